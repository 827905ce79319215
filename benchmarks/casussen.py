"""What the whole bot finds when it is measured: open casussen, each asked about at every fixed partner of its tafel.

Every bevraging was posted where its organisatie is, and stands open: a press answers one for the first time. All of it
is invented.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from benchmarks.house import DATABASE, KEYS, put_together
from benchmarks.load import APP_ID, TENANT
from bot.outbox.sender import Sender
from bot.wiring import Tafelbot
from dialogs.kern import uitvraagpost as post
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import Member, OutgoingMessage
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place
from domain.agenda import VOORUIT, Agendapunt, Agendasoort, Zitting
from domain.casus import Betrokkene, Casus, Fase, Geinformeerd, Informering, Onderwerp, Persoonsgegevens
from domain.casuscode import Casuscode
from domain.logboek import Handeling, Logregel
from domain.persoon import Aanstelling, Rol
from domain.regio import Regio, Tafel
from domain.toegang import Toegang
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag
from domain.uitvraagtermijn import herinnermomenten
from domain.uitvraagvoorstel import formulier_van, stel_voor
from storage import agenda, gesprekken, logboek, personen, toegang, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming, Gespreksoort
from storage.migraties import migreer
from storage.outbox import Limieten
from storage.sleutelkast import nieuwe_hoofdsleutel
from storage.store import Scope, UnitOfWork

TAFEL, GEMEENTE = "huiselijk-geweld", "oosterwaard"
PARTNERS = 3
"""Who answer for each organisatie."""
NOT_YET = timedelta(days=7)
"""No agenda and no reminder is due for a zitting that is further ahead: only what is pressed makes work."""


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody at a keyboard. `organisatie` is where he works."""

    number: int
    name: str
    organisatie: str

    @property
    def object_id(self) -> str:
        """His Entra object id."""
        return str(UUID(int=0xBE7C << 96 | self.number))

    @property
    def teams_id(self) -> str:
        """His address in Teams."""
        return f"29:benchmark-{self.number}"

    @property
    def chat(self) -> str:
        """His 1:1 conversation with the bot."""
        return f"a:benchmark-{self.number}"


@dataclass(frozen=True, slots=True)
class Question:
    """An open bevraging, and who will answer it."""

    bevraging: str
    zitting: str
    who: Someone


@dataclass(frozen=True, slots=True)
class Furnished:
    """What can be pressed and typed. `codes` are those of the casussen, all of `regisseur`."""

    regio: str
    regisseur: Someone
    codes: tuple[str, ...]
    questions: tuple[Question, ...]


def channel_of(code: str) -> str:
    """Return the channel of an organisatie or a tafel."""
    return f"19:benchmark-{code}@thread.tacv2"


async def furnish(folder: Path, far_side: int, questions: int) -> Furnished:
    """Make the databases in `folder`, with at least so many open bevragingen, all of them posted."""
    (folder / KEYS).write_text(nieuwe_hoofdsleutel("benchmark") + "\n", encoding="ascii")
    migreer(f"sqlite:///{folder / DATABASE}")
    bot = put_together(folder, far_side)
    try:
        (streek,) = bot.streken.values()
        now = bot.parts.clock.now()
        await bot.tick(now)
        furnisher = Furnisher(streek, f"http://127.0.0.1:{far_side}/emea/", count(1))
        furnished = await bot.store.run(Scope(streek.regio.code, now), furnisher.furnish, questions)
        await _posted(bot, streek)
    finally:
        bot.store.close()
    return furnished


async def count_answered(folder: Path, far_side: int, furnished: Furnished) -> int:
    """Return how many bevragingen have been answered, as the database says."""
    bot = put_together(folder, far_side)
    try:
        scope = Scope(furnished.regio, bot.parts.clock.now())
        return await bot.store.read(scope, _count_answered, furnished.codes)
    finally:
        bot.store.close()


def _count_answered(uow: UnitOfWork, codes: Sequence[str]) -> int:
    found = 0
    for code in codes:
        casus = casussen.met_code(uow, Casuscode.lees(code))
        for uitvraag in uitvragen.van_casus(uow, casus.id):
            found += [each.status for each in uitvraag.bevragingen].count(BevragingStatus.BEANTWOORD)
    return found


async def _posted(bot: Tafelbot, streek: Streek) -> None:
    """Send what was planned to nobody and without limits, so that measuring begins with an outbox that is empty."""
    parts = replace(bot.parts, messenger=_SilentTeams(), limits=Limieten(gesprek=(), tenant=()))
    await Sender(streek, parts).drain()


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Puts people, conversations and casussen in a house."""

    streek: Streek
    service_url: str
    numbers: "count[int]"

    @property
    def regio(self) -> Regio:
        """The region."""
        return self.streek.regio

    @property
    def tafel(self) -> Tafel:
        """The tafel of all of it."""
        return self.regio.tafel(TAFEL)

    def furnish(self, uow: UnitOfWork, questions: int) -> Furnished:
        """Register everybody and every conversation, and store the casussen."""
        regisseur = self.somebody(uow, "Roos Regie", Rol.PROCESREGISSEUR, self.regio.eigen_organisatie)
        wie = personen.zoek(uow, TENANT, regisseur.object_id)
        regisseur_id = wie.id if wie else ""
        self.conversation(uow, Gespreksoort.PERSONAL, regisseur.chat, regisseur_id)
        self.serves(uow, Bestemming.TAFEL, TAFEL, regisseur_id)
        asked = [each.code for each in stel_voor(self.regio, self.tafel, (GEMEENTE,)).vast]
        partners = {
            code: [self.somebody(uow, f"Pim Partner {n}", Rol.PARTNER, code) for n in range(PARTNERS)] for code in asked
        }
        for code in asked:
            self.serves(uow, Bestemming.ORGANISATIE, code, regisseur_id)
            uitvragen.bewaar_formulier(uow, formulier_van(self.regio, self.tafel, self.regio.organisatie(code)))
        zittingen = agenda.volgende(uow, TAFEL, uow.now + NOT_YET, VOORUIT // timedelta(weeks=1))
        codes, open_ = [], []
        for number in range(-(-questions // len(asked))):
            casus = self.casus(uow, regisseur_id, number)
            codes.append(str(casus.code))
            zitting = zittingen[number % len(zittingen)]
            for bevraging in self._uitvraag(uow, casus, zitting, asked):
                who = partners[bevraging.organisatie]
                open_.append(Question(bevraging.id, zitting.id, who[number % len(who)]))
        return Furnished(self.regio.code, regisseur, tuple(codes), tuple(open_))

    def somebody(self, uow: UnitOfWork, name: str, rol: Rol, organisatie: str) -> Someone:
        """Register somebody at an organisatie."""
        someone = Someone(next(self.numbers), name, organisatie)
        wie = personen.registreer(
            uow, tenant_id=TENANT, object_id=someone.object_id, teams_id=someone.teams_id, naam=name
        )
        personen.stel_aan(uow, wie.id, Aanstelling(rol, organisatie, uow.now))
        return someone

    def serves(self, uow: UnitOfWork, soort: Bestemming, code: str, door_id: str) -> None:
        """Have a channel serve a tafel or an organisatie."""
        gesprek_id = self.conversation(uow, Gespreksoort.CHANNEL, channel_of(code))
        gesprekken.wijs_toe(uow, gesprek_id, soort, code, door_id)

    def conversation(
        self, uow: UnitOfWork, soort: Gespreksoort, conversation_id: str, persoon_id: str | None = None
    ) -> str:
        """Keep a conversation; return its id."""
        channel = conversation_id if soort is Gespreksoort.CHANNEL else None
        gesprek = gesprekken.onthoud(
            uow,
            soort=soort.value,
            conversation_id=conversation_id,
            service_url=self.service_url,
            tenant_id=TENANT,
            bot_id=f"28:{APP_ID}",
            team_id=channel,
            channel_id=channel,
            persoon_id=persoon_id,
        )
        return gesprek.id

    def casus(self, uow: UnitOfWork, regisseur_id: str, number: int) -> Casus:
        """Make a casus with one person in it."""
        jaar, tafel = uow.now.year, self.tafel
        gegevens = Persoonsgegevens(f"Wiebrand Ottervlucht {number}", date(1979, 11, 6), GEMEENTE)
        casus = Casus(
            id=uow.new_id(),
            code=Casuscode.maak(jaar, casussen.volgend_nummer(uow, jaar)),
            tafel=tafel.code,
            spoor=tafel.spoor,
            route=next(iter(self.regio.meldroutes)),
            spoed=False,
            onderwerp=Onderwerp.PERSONEN,
            aanleiding="Herhaalde meldingen in korte tijd; partners zien elk een deel.",
            doel=self.regio.doelen_van(tafel.spoor)[0].tekst,
            grondslag=self.regio.grondslagen_van(tafel.spoor)[0].code,
            regisseur_id=regisseur_id,
            betrokkenen=(Betrokkene(uow.new_id(), next(iter(tafel.rollen)), gegevens),),
            informering=Informering(Geinformeerd.JA),
            aangemaakt_op=uow.now,
            fase=Fase.UITVRAAG,
        )
        casussen.voeg_toe(uow, casus)
        _log(uow, Handeling.CASUS_AANGEMAAKT, casus.id, regisseur_id, casus.id)
        return casus

    def _uitvraag(self, uow: UnitOfWork, casus: Casus, zitting: Zitting, asked: Sequence[str]) -> tuple[Bevraging, ...]:
        """Start an uitvraag as the dialog does, and plan its cards."""
        uitvraag_id = uow.new_id()
        uitvraag = Uitvraag(
            id=uitvraag_id,
            casus_id=casus.id,
            zitting_id=zitting.id,
            deadline=zitting.begint_op - timedelta(days=2),
            doel=casus.doel,
            grondslag=casus.grondslag,
            gestart_door_id=casus.regisseur_id,
            gestart_op=uow.now,
            bevragingen=tuple(self._bevragingen(uow, uitvraag_id, asked)),
        )
        uitvragen.voeg_toe(uow, uitvraag)
        agenda.zet_op_agenda(uow, Agendapunt(zitting.id, casus.id, Agendasoort.NIEUW, uow.now))
        wekkers.zet(uow, Wekkersoort.SLUITING, zitting.id, zitting.begint_op)
        _log(uow, Handeling.UITVRAAG_GESTART, casus.id, casus.regisseur_id, uitvraag.id)
        context = Context(uow, self.regio, self.streek.teksten)
        momenten = herinnermomenten(self.regio, uitvraag.deadline, uow.now)
        for each in uitvraag.bevragingen:
            toegang.verleen(uow, Toegang(casus.id, each.organisatie, Rol.PARTNER, uow.now))
            _log(uow, Handeling.TOEGANG_VERLEEND, casus.id, casus.regisseur_id, each.id)
            post.vraag(context, each)
            for moment in momenten:
                wekkers.zet(uow, Wekkersoort.HERINNERING, each.id, moment.wanneer, moment.volgnummer)
        return uitvraag.bevragingen

    def _bevragingen(self, uow: UnitOfWork, uitvraag_id: str, asked: Sequence[str]) -> Iterator[Bevraging]:
        for code in asked:
            formulier = formulier_van(self.regio, self.tafel, self.regio.organisatie(code))
            yield Bevraging(uow.new_id(), uitvraag_id, code, formulier.code, formulier.versie)


def _log(uow: UnitOfWork, handeling: Handeling, casus_id: str, door_id: str, onderwerp_id: str) -> None:
    regel = Logregel(handeling=handeling, op=uow.now, door_id=door_id, casus_id=casus_id, onderwerp_id=onderwerp_id)
    logboek.schrijf(uow, regel)


class _SilentTeams:
    """Takes every message and shows it to nobody."""

    def __init__(self) -> None:
        self._numbers = count(1_700_000_000_000)

    async def send(self, place: Place, message: OutgoingMessage) -> str:  # noqa: ARG002 - the signature is the port's
        return str(next(self._numbers))

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        """Nothing to change: nobody looks."""

    async def open_personal(self, place: Place, member: Member) -> Place:  # noqa: ARG002
        return place

    async def members(self, place: Place) -> Sequence[Member]:  # noqa: ARG002
        return ()
