"""A casus, its tafel and its partners; what Teams was sent; alarms that ring when time passes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.outbox.attention import knock
from cards.bouwstenen import Card
from dialogs.kern.desk import Context, Desk
from dialogs.kern.ports import OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.kern.turn import JsonValue, Turn, Typed
from dialogs.uitvraag.antwoorden import vastleggen
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from dialogs.uitvraag.zaak import laad
from domain.agenda import Zitting
from domain.casus import (
    Betrokkene,
    Casus,
    Geinformeerd,
    Informering,
    Onderwerp,
    Persoonsgegevens,
)
from domain.casuscode import Casuscode
from domain.persoon import Actor
from domain.uitvraag import Antwoordsoort, Bevraging, Uitvraag, Weigergrond, Weigering
from storage import agenda, gesprekken, outbox, personen, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming
from storage.kanalen import Limieten, Venster
from storage.outbox import Verzending
from storage.store import UnitOfWork
from tests._kaart import Kaart, met_inrichting
from tests.dialogs._wereld import SERVICE, TENANT, Deelnemer, Wereld

RUIM = Limieten(gesprek=(Venster(10_000, timedelta(seconds=1)),), tenant=(Venster(10_000, timedelta(seconds=1)),))
"""Limits that nothing here runs into: time stands still while messages are sent."""

ANNA = Persoonsgegevens("Annabel Kanarie-Sijsje", date(1990, 5, 3), "merwestad")
BRAM = Persoonsgegevens("Bartholomeus Vinkenoog", date(2011, 12, 24), "merwestad")
"""Canaries: names that nothing posted may hold."""

HUISELIJK_GEWELD = "huiselijk-geweld"
VAST = ("politie", "om", "reclassering", "veilig-thuis", "rvdk", "gemeente-merwestad")
"""Whom the demo region's tafel asks about somebody from Merwestad."""


@dataclass(frozen=True)
class Post:
    """Something that stands in Teams, as it stands there now."""

    soort: str
    onderwerp_id: str
    waar: str
    bericht: OutgoingMessage

    @property
    def kaart(self) -> Kaart:
        return Kaart(self.bericht.card or {})

    @property
    def json(self) -> Card:
        return self.bericht.card or {}


@dataclass
class Verhaal:
    """One region with Teams beside it. `posts` are by message and place; `geplaatst` counts every new post."""

    wereld: Wereld
    posts: dict[tuple[str, str, str], Post] = field(default_factory=dict)
    geplaatst: list[Post] = field(default_factory=list)
    bewerkt: list[Post] = field(default_factory=list)
    overgeslagen: list[tuple[str, str]] = field(default_factory=list)

    # --- What there is

    def casus(
        self,
        *wie: Persoonsgegevens,
        tafel: str = HUISELIJK_GEWELD,
        nummer: int = 142,
        spoed: bool = False,
        regisseur: Deelnemer | None = None,
    ) -> Casus:
        """A casus of the regisseur, straight into the database."""
        regio = self.wereld.regio
        spoor = regio.tafel(tafel).spoor
        rol = regio.tafel(tafel).rollen[0]
        nieuw = Casus(
            id=f"{nummer:032x}",
            code=Casuscode.maak(self.wereld.nu.year, nummer),
            tafel=tafel,
            spoor=spoor,
            route="veldaanmelding",
            spoed=spoed,
            onderwerp=Onderwerp.PERSONEN,
            aanleiding="Geheime aanleiding",
            doel="Veiligheid herstellen voor het gezin",
            grondslag=regio.grondslagen_van(spoor)[0].code,
            regisseur_id=(regisseur or self.wereld.regisseur).id,
            betrokkenen=tuple(Betrokkene(f"p{nummer}-{plek}", rol, een) for plek, een in enumerate(wie or (ANNA,))),
            informering=Informering(Geinformeerd.JA),
            aangemaakt_op=self.wereld.nu,
        )
        self.wereld.doet(casussen.voeg_toe, nieuw)
        return nieuw

    def zitting(self, op: datetime, tafel: str = HUISELIJK_GEWELD) -> Zitting:
        """A planned zitting."""
        return self.wereld.doet(agenda.plan, tafel, op)

    def gesprek(self, *organisaties: str, naam: str = "") -> str:
        """A group chat that serves these organisaties; return its id."""
        _ = self.wereld.beheerder  # made in a transaction of its own
        naam = naam or organisaties[0]
        return self.wereld.doet(lambda uow: self._koppel(uow, "groupChat", naam, Bestemming.ORGANISATIE, *organisaties))

    def eigen_gesprekken(self) -> None:
        """A group chat for each organisatie that can be asked something."""

        def maak(uow: UnitOfWork) -> None:
            for code in self.wereld.regio.organisaties:
                if code != self.wereld.regio.eigen_organisatie:
                    self._koppel(uow, "groupChat", code, Bestemming.ORGANISATIE, code)

        _ = self.wereld.beheerder  # made in a transaction of its own
        self.wereld.doet(maak)

    def tafelkanalen(self) -> None:
        """A channel for every tafel; without one its agenda looks for it again every quarter of an hour."""

        def maak(uow: UnitOfWork) -> None:
            for code in self.wereld.regio.tafels:
                self._koppel(uow, "channel", f"tafel-{code}", Bestemming.TAFEL, code)

        _ = self.wereld.beheerder  # made in a transaction of its own
        self.wereld.doet(maak)

    def _koppel(self, uow: UnitOfWork, soort: str, naam: str, bestemming: Bestemming, *codes: str) -> str:
        """Remember a conversation that serves these organisaties or tafels; return its id."""
        adres = f"19:{naam}"
        een = gesprekken.onthoud(
            uow,
            soort=soort,
            conversation_id=adres,
            service_url=SERVICE,
            tenant_id=TENANT,
            bot_id="28:tafelbot",
            channel_id=adres if soort == "channel" else None,
        )
        for code in codes:
            gesprekken.wijs_toe(uow, een.id, bestemming, code, self.wereld.beheerder.id)
        return een.id

    def uitvraag(self, casus: Casus) -> Uitvraag:
        """The newest uitvraag of a casus."""
        gevonden: Sequence[Uitvraag] = self.wereld.leest(uitvragen.van_casus, casus.id)
        return gevonden[0]

    def bevraging(self, casus: Casus, organisatie: str) -> Bevraging:
        """The question to one organisatie."""
        (een,) = [een for een in self.uitvraag(casus).bevragingen if een.organisatie == organisatie]
        return een

    def druk(self, casus: Casus, organisatie: str, persoon: str = "") -> dict[str, JsonValue]:
        """What a button carries about the question to one organisatie, or about one person in it."""
        data: dict[str, JsonValue] = {"v": 1, "bevraging": self.bevraging(casus, organisatie).id}
        return data | {"betrokkene": persoon} if persoon else data

    # --- What happens

    async def start(self, casus: Casus, invoer: dict[str, str] | None = None) -> Kaart:
        """The regisseur starts an uitvraag as proposed (with this changed), and it is sent."""
        regisseur = self.wereld.regisseur
        deur = await regisseur.types(f"/uitvraag start {casus.code}")
        vorm = await regisseur.presses(deur, "Voorstel openen")
        bevestiging = await regisseur.presses(vorm, "Start", met_inrichting(vorm) | (invoer or {}))
        self.verstuurt()
        return bevestiging

    def kaart_voor(self, casus: Casus, organisatie: str) -> Kaart:
        """The worklist of an organisatie on which a casus stands, as it stands in Teams now."""
        return self.lijst(self.uitvraag(casus).zitting_id, organisatie)

    def lijst(self, zitting_id: str, organisatie: str) -> Kaart:
        """The worklist of an organisatie for a zitting, as it stands in Teams now."""
        onderwerp_id = f"{zitting_id}:{organisatie}"
        (post,) = [een for een in self.posts_van("werklijst") if een.onderwerp_id == onderwerp_id]
        return post.kaart

    def handelt_af(
        self,
        casus: Casus,
        organisatie: str,
        *,
        weigert: bool = False,
        wie: Deelnemer | None = None,
        over: Sequence[str] | None = None,
    ) -> None:
        """Somebody of an organisatie says that nobody is known there, or refuses; `over` is about whom, else all."""
        deelnemer = wie or self.wereld.partner(organisatie)
        weigering = Weigering(Weigergrond.BEROEPSGEHEIM) if weigert else None
        soort = Antwoordsoort.GEWEIGERD if weigert else Antwoordsoort.NIET_BEKEND
        bevraging_id = self.bevraging(casus, organisatie).id

        def leg_vast(uow: UnitOfWork) -> None:
            zaak = laad(self._context(uow), bevraging_id)
            gezegd = [Gezegd(een, soort, weigering=weigering) for een in over or zaak.betrokkenen]
            vastleggen.leg_vast(self._desk(uow, deelnemer), zaak, gezegd)

        self.wereld.doet(leg_vast)
        self.verstuurt()

    def posts_van(self, soort: str) -> list[Post]:
        """Everything of one kind that stands in Teams."""
        return [een for een in self.posts.values() if een.soort == soort]

    def verstuurt(self) -> list[Post]:
        """Send everything that may be sent now; return what is new, posts and edits together."""
        nieuw: list[Post] = []
        while (uitkomst := self.wereld.doet(self._een)) is not None:
            if isinstance(uitkomst, Post):
                nieuw.append(uitkomst)
        return nieuw

    def wacht_tot(self, moment: datetime) -> list[Post]:
        """Let time pass until `moment`: alarms ring and what waits is sent, each on its own time; return what was."""
        nieuw: list[Post] = []
        while (eerst := self._eerstvolgende()) is not None and eerst <= moment:
            self.wereld.nu = max(self.wereld.nu, eerst)
            self.rondes()
            self.wereld.doet(self._wek)
            nieuw += self.verstuurt()
        self.wereld.nu = moment
        return nieuw + self.verstuurt()

    def rondes(self) -> None:
        """What the clock looks after at every round."""
        for ronde in self.wereld.registry.rounds:
            self.wereld.doet(lambda uow, ronde=ronde: ronde(self._context(uow)))

    def alles_gezien(self) -> str:
        """Everything that ever stood in Teams for more than one pair of eyes."""
        return repr([een.bericht for een in (*self.geplaatst, *self.bewerkt)]) + self.wereld.posted()

    def _eerstvolgende(self) -> datetime | None:
        momenten = (self.wereld.leest(wekkers.eerstvolgende), self.wereld.leest(outbox.eerstvolgende))
        return min((een for een in momenten if een is not None), default=None)

    def _context(self, uow: UnitOfWork) -> Context:
        return Context(uow, self.wereld.regio, self.wereld.teksten)

    def _desk(self, uow: UnitOfWork, wie: Deelnemer) -> Desk:
        turn = Turn(self.wereld.regio.code, wie.sender, wie.chat, Typed(""), "proef", self.wereld.nu)
        actor = Actor.van(personen.lees(uow, wie.id), self.wereld.nu)
        return Desk(uow, self.wereld.regio, self.wereld.teksten, actor, turn)

    def _wek(self, uow: UnitOfWork) -> None:
        for een in wekkers.neem(uow, 100):
            self.wereld.registry.alarms[een.soort].ring(self._context(uow), een)

    def _een(self, uow: UnitOfWork) -> Post | str | None:
        werk = outbox.neem(uow, werker="proef", limieten=RUIM, verhuur=timedelta(minutes=1))
        if werk is None:
            return None
        if werk.soort not in self.wereld.registry.messages:
            outbox.vervallen(uow, werk, "andere_proef")
            return "overgeslagen"
        spec = self.wereld.registry.messages[werk.soort]
        context = self._context(uow)
        lapsed = spec.lapsed(context, werk.onderwerp_id, werk.adres) if werk.activity_id is None else None
        wat = lapsed or spec.render(context, werk.onderwerp_id)
        if isinstance(wat, Skip):
            outbox.vervallen(uow, werk, wat.reden)
            self.overgeslagen.append((werk.soort, wat.reden))
            return "overgeslagen"
        niet_nu = knock(context, werk, spec)
        if niet_nu is not None:
            outbox.stel_uit(uow, werk, niet_nu.until, niet_nu.reason)
            return "uitgesteld"
        if isinstance(wat, OutgoingMail):
            # Shown as a text, so that it can be read like everything else.
            wat = OutgoingMessage(summary=wat.subject, text=wat.text)
        return self._plaats(uow, werk, wat)

    def _plaats(self, uow: UnitOfWork, werk: Verzending, wat: OutgoingMessage) -> Post:
        waar = werk.gesprek.conversation_id if werk.gesprek else f"persoon {werk.persoon_id}"
        if werk.contact_id is not None:
            waar = f"contact {werk.contact_id}"
        post = Post(werk.soort, werk.onderwerp_id, waar, wat)
        (self.geplaatst if werk.activity_id is None else self.bewerkt).append(post)
        outbox.gelukt(uow, werk, werk.activity_id or f"post-{len(self.geplaatst)}")
        if werk.activity_id is None:
            self.wereld.registry.messages[werk.soort].posted(self._context(uow), werk.onderwerp_id)
        self.posts[(werk.soort, werk.onderwerp_id, waar)] = post
        return post
