"""A casus, its tafel and its partners; what Teams was sent; alarms that ring when time passes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cards.bouwstenen import Card
from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.kern.turn import JsonValue
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
from domain.uitvraag import Bevraging, Uitvraag
from storage import agenda, gesprekken, outbox, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming
from storage.kanalen import Limieten, Venster
from storage.outbox import Verzending
from storage.store import UnitOfWork
from tests._kaart import Kaart
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

        def maak(uow: UnitOfWork) -> str:
            een = gesprekken.onthoud(
                uow,
                soort="groupChat",
                conversation_id=f"19:{naam or organisaties[0]}",
                service_url=SERVICE,
                tenant_id=TENANT,
                bot_id="28:tafelbot",
            )
            for code in organisaties:
                gesprekken.wijs_toe(uow, een.id, Bestemming.ORGANISATIE, code, self.wereld.beheerder.id)
            return een.id

        _ = self.wereld.beheerder  # made in a transaction of its own
        return self.wereld.doet(maak)

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
        bevestiging = await regisseur.presses(vorm, "Start", invoer)
        self.verstuurt()
        return bevestiging

    def kaart_voor(self, casus: Casus, organisatie: str) -> Kaart:
        """The card of an organisatie as it stands in Teams now."""
        bevraging = self.bevraging(casus, organisatie)
        (post,) = [een for een in self.posts.values() if een.soort == "uitvraag" and een.onderwerp_id == bevraging.id]
        return post.kaart

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
        """Let time pass until `moment`, with every alarm ringing on its own time; return what was sent."""
        nieuw: list[Post] = []
        while (eerst := self.wereld.leest(wekkers.eerstvolgende)) is not None and eerst <= moment:
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

    def _context(self, uow: UnitOfWork) -> Context:
        return Context(uow, self.wereld.regio, self.wereld.teksten)

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
        wat = self.wereld.registry.messages[werk.soort].render(self._context(uow), werk.onderwerp_id)
        if isinstance(wat, Skip):
            outbox.vervallen(uow, werk, wat.reden)
            self.overgeslagen.append((werk.soort, wat.reden))
            return "overgeslagen"
        return self._plaats(uow, werk, wat)

    def _plaats(self, uow: UnitOfWork, werk: Verzending, wat: OutgoingMessage) -> Post:
        waar = werk.gesprek.conversation_id if werk.gesprek else f"persoon {werk.persoon_id}"
        post = Post(werk.soort, werk.onderwerp_id, waar, wat)
        (self.geplaatst if werk.activity_id is None else self.bewerkt).append(post)
        outbox.gelukt(uow, werk, werk.activity_id or f"post-{len(self.geplaatst)}")
        self.posts[(werk.soort, werk.onderwerp_id, waar)] = post
        return post
