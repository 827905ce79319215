"""A year of a table in simulated time: the real ticker, the real sender, and people who do what they do or do not.

Twelve organisaties have a channel; two regisseurs make some casussen each week, agree something with everybody, and
close a casus when all of it is done. Time goes in three steps a working day. What was done to each afspraak is noted
here, apart from what the program keeps, so that it can be told afterwards when somebody had to be asked.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Final

from bot.clock.tick import Tick
from bot.metrics import RoomMetrics
from bot.outbox.delivery import Pauses
from bot.outbox.parts import Parts
from bot.outbox.sender import Sender
from bot.web.metrics import Metrics
from dialogs import berichten
from dialogs.alles import maak_registry
from dialogs.kern import afspraken as acties
from dialogs.kern import casusregie
from dialogs.kern.desk import Bezoek
from dialogs.kern.einde import sluit_casus
from dialogs.kern.ports import Member, OutgoingMessage
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus, Fase
from domain.persoon import Rol
from domain.regio import Regio
from domain.verloop import Stap
from storage import afspraken, personen, toegang
from storage import casus as casussen
from storage.gesprekken import Bestemming
from storage.store import Store
from storage.uow import UnitOfWork
from teksten.catalogus import laad_teksten
from tests.dialogs._post import GEEN_LIMIET
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import koppelt, maakt_casus
from tests.teamsnep.huis import StilstaandeKlok

BEGIN: Final = date(2026, 1, 5)
"""A Monday; the year has Easter, King's Day, two changes of the clock and Christmas in it."""
STAPPEN: Final = (time(8, 35), time(12, 0), time(16, 0))
"""When the bot looks: after the reminders of the morning are due, when people come by, and once more."""
PER_CASUS: Final = 6
ORGANISATIES: Final = 12


@dataclass(frozen=True)
class Gepost:
    """A new post: when, and in which conversation."""

    op: datetime
    waar: str
    activity_id: str


@dataclass
class Notitieboek:
    """Teams, for the sender: it takes everything, and notes what was posted when."""

    klok: StilstaandeKlok
    geplaatst: list[Gepost] = field(default_factory=list)
    bewerkt: int = 0

    async def send(self, place: Place, _: OutgoingMessage) -> str:
        """Take a new post."""
        nieuw = Gepost(self.klok.moment, place.conversation_id, f"post-{len(self.geplaatst)}")
        self.geplaatst.append(nieuw)
        return nieuw.activity_id

    async def update(self, _: Place, __: str, ___: OutgoingMessage) -> None:
        """Take an edit."""
        self.bewerkt += 1

    async def open_personal(self, place: Place, _: Member) -> Place:
        """Return the chat as it is."""
        return place

    async def members(self, _: Place) -> Sequence[Member]:
        """Return nobody."""
        return ()


@dataclass(frozen=True)
class Toestand:
    """How an afspraak was from a moment on: at its owner or not, and for which day."""

    vanaf: datetime
    organisatie: str
    wanneer: date
    bij_eigenaar: bool


@dataclass
class Jaar:
    """The year as far as it has come."""

    wereld: Wereld
    klok: StilstaandeKlok
    teams: Notitieboek
    tick: Tick
    sender: Sender
    kans: Random
    organisaties: tuple[str, ...] = ()
    verliep: dict[str, list[Toestand]] = field(default_factory=dict)
    """Of each afspraak how it was, from when on."""
    aard: dict[str, str] = field(default_factory=dict)
    """Of each afspraak what its owner is like."""
    gemaakt: list[str] = field(default_factory=list)
    """Ids of the casussen, in the order in which they were made."""

    def doet(self, wie: Deelnemer, werk: Callable[[Bezoek], Afspraak | Casus]) -> Afspraak | Casus:
        """Let somebody do something; what becomes of an afspraak is noted."""

        def act(uow: UnitOfWork) -> Afspraak | Casus:
            actor = toegang.actor(uow, personen.lees(uow, wie.id))
            return werk(Bezoek(uow, self.wereld.regio, self.wereld.teksten, actor))

        uitkomst = self.wereld.doet(act)
        if isinstance(uitkomst, Afspraak):
            nu = Toestand(self.klok.moment, uitkomst.organisatie, uitkomst.wanneer, uitkomst.bij_eigenaar)
            self.verliep.setdefault(uitkomst.id, []).append(nu)
        return uitkomst

    def regisseur(self, nummer: int) -> Deelnemer:
        """One of the two."""
        return (self.wereld.regisseur, self.wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh")))[nummer % 2]

    @property
    def vandaag(self) -> date:
        """The day on the region's clock."""
        return self.wereld.regio.kalender.lokaal(self.klok.moment).date()


async def begin(store: Store, regio: Regio, worp: int) -> Jaar:
    """Let everybody be at work."""
    teksten = laad_teksten().met(regio.teksten)
    registry, klok = maak_registry(), StilstaandeKlok(regio.kalender.moment(BEGIN, time(7, 0)))
    wereld = Wereld(store, regio, teksten, registry, nu=klok.moment)
    teams, rooms, streek = Notitieboek(klok), RoomMetrics(Metrics().registry), Streek(regio, teksten)
    parts = Parts(
        store=store,
        registry=registry,
        messenger=teams,
        clock=klok,
        metrics=rooms,
        undeliverable=partial(berichten.plan_onbestelbaar, registry),
        limits=GEEN_LIMIET,
        pauses=Pauses(jitter=lambda: 0.5),
    )
    tick = Tick(store, {regio.code: streek}, registry, rooms)
    jaar = Jaar(wereld, klok, teams, tick, Sender(streek, parts), Random(worp))
    jaar.organisaties = tuple(een for een in regio.organisaties if een != regio.eigen_organisatie)[:ORGANISATIES]
    for nummer in range(2):
        await jaar.regisseur(nummer).types("/help")
    for een in jaar.organisaties:
        wereld.partner(een)
        await koppelt(wereld, kanaal(een), Bestemming.ORGANISATIE, een)
    return jaar


async def leef(jaar: Jaar, weken: int, per_week: int) -> None:
    """Let so many weeks pass; in the last ten nothing new is begun, so that all of it can come to an end."""
    for dag in (BEGIN + timedelta(days=nummer) for nummer in range(weken * 7)):
        werkdag = jaar.wereld.regio.kalender.werkdag(dag)
        for nummer, wanneer in enumerate(STAPPEN if werkdag else STAPPEN[:1]):
            jaar.klok.moment = jaar.wereld.nu = jaar.wereld.regio.kalender.moment(dag, wanneer)
            if werkdag and nummer == 1:
                _mensen_komen_langs(jaar)
                if dag.weekday() < per_week and (dag - BEGIN).days < (weken - 10) * 7:
                    _nieuwe_casus(jaar)
            await jaar.tick(jaar.klok.moment)
            await jaar.sender.drain()
            await asyncio.sleep(0)


def _nieuwe_casus(jaar: Jaar) -> None:
    nummer = len(jaar.gemaakt)
    wie = jaar.regisseur(nummer)
    casus = maakt_casus(jaar.wereld, "jeugd", wie, f"Kanarie Verzonnen {nummer}")
    jaar.wereld.doet(casussen.wijzig, replace(casus, fase=Fase.PLAN))
    jaar.gemaakt.append(casus.id)

    def legt_regie(bezoek: Bezoek) -> Casus:
        casusregie.beleg(bezoek, casus, jaar.organisaties[nummer % len(jaar.organisaties)], None, was=None)
        return casus

    jaar.doet(wie, legt_regie)
    for een in range(PER_CASUS):
        _nieuwe_afspraak(jaar, casus, wie, nummer + een)


def _nieuwe_afspraak(jaar: Jaar, casus: Casus, wie: Deelnemer, nummer: int) -> None:
    def maakt(bezoek: Bezoek) -> Afspraak:
        nieuw = Afspraak(
            id=bezoek.uow.new_id(),
            casus_id=casus.id,
            wat="Kanarie gaat langs",
            organisatie=jaar.organisaties[nummer % len(jaar.organisaties)],
            wanneer=jaar.vandaag + timedelta(days=jaar.kans.randint(5, 35)),
            status=AfspraakStatus.LOPEND,
            gemaakt_op=bezoek.nu,
            gemaakt_door_id=bezoek.actor.persoon_id,
            teken_op=bezoek.nu,
        )
        return acties.maak(bezoek, casussen.lees(bezoek.uow, casus.id), nieuw)

    afspraak = jaar.doet(wie, maakt)
    aarden = ("vlot", "na een herinnering", "op de dag", "verzet", "weigert", "zwijgt")
    jaar.aard[afspraak.id] = jaar.kans.choices(aarden, (30, 25, 15, 15, 5, 10))[0]


def _mensen_komen_langs(jaar: Jaar) -> None:
    lopend = jaar.wereld.leest(afspraken.van_casussen, jaar.gemaakt[-60:], alleen_open=True)
    for casus_id, alle in lopend.items():
        for een in alle:
            daad = _wat_nu(jaar, een)
            if daad is not None:
                jaar.doet(*daad)
        _sluit_als_klaar(jaar, casus_id)


def _wat_nu(jaar: Jaar, een: Afspraak) -> tuple[Deelnemer, Callable[[Bezoek], Afspraak]] | None:  # noqa: PLR0911 - one way for each kind of owner
    """Return what somebody does about an afspraak today, if anything."""
    eigenaar, dagen = jaar.wereld.partner(een.organisatie), (een.wanneer - jaar.vandaag).days
    regisseur = jaar.regisseur(jaar.gemaakt.index(een.casus_id))
    klaar = partial(_klaar, een)
    match jaar.aard[een.id]:
        case _ if een.status is AfspraakStatus.GEWEIGERD or (een.gemeld_op is not None and dagen < -7):
            return regisseur, partial(_vervalt, een)
        case "vlot" if dagen <= 4:
            return eigenaar, klaar
        case "na een herinnering" if een.gevraagd:
            return eigenaar, klaar
        case "op de dag" if dagen <= 0:
            return eigenaar, klaar
        case "verzet" if dagen <= 1:
            ver = jaar.kans.randint(7, 20)
            return eigenaar, (partial(_verzet, een, een.wanneer + timedelta(days=ver)) if een.verzet < 2 else klaar)
        case "weigert" if dagen <= 3:
            return eigenaar, partial(_weigert, een)
        case _:
            return None


def _klaar(een: Afspraak, bezoek: Bezoek) -> Afspraak:
    return acties.meld_gereed(bezoek, een, "Gedaan")


def _verzet(een: Afspraak, naar: date, bezoek: Bezoek) -> Afspraak:
    return acties.verzet(bezoek, een, naar, "Hij was ziek")


def _weigert(een: Afspraak, bezoek: Bezoek) -> Afspraak:
    return acties.weiger(bezoek, een, "Dat kunnen wij niet")


def _vervalt(een: Afspraak, bezoek: Bezoek) -> Afspraak:
    return acties.laat_vervallen(bezoek, een, "Niet meer nodig")


def _sluit_als_klaar(jaar: Jaar, casus_id: str) -> None:
    if jaar.wereld.leest(afspraken.van_casussen, [casus_id], alleen_open=True):
        return

    def sluit(bezoek: Bezoek) -> Casus:
        casus = casussen.wijzig(bezoek.uow, replace(casussen.lees(bezoek.uow, casus_id), fase=Fase.AFSCHALEN))
        return sluit_casus(bezoek, casus, Stap.AFGESCHAALD)

    jaar.doet(jaar.regisseur(jaar.gemaakt.index(casus_id)), sluit)


def verwacht(jaar: Jaar, afspraak_id: str) -> Iterator[date]:
    """Yield the days on which its owner had to be asked: before its day, and on it, as long as it was his."""
    kalender, vooraf = jaar.wereld.regio.kalender, jaar.wereld.regio.verloop.afspraak_werkdagen or 0
    toestanden = jaar.verliep[afspraak_id]
    for een, volgende in zip(toestanden, [*toestanden[1:], None], strict=True):
        if not een.bij_eigenaar:
            continue
        tot = volgende.vanaf if volgende else jaar.klok.moment
        eigen = een.wanneer if kalender.werkdag(een.wanneer) else kalender.min_werkdagen(een.wanneer, 1)
        for dag in dict.fromkeys((kalender.min_werkdagen(een.wanneer, vooraf), eigen)):
            if een.vanaf < kalender.moment(dag, jaar.wereld.regio.werkuren.van) < tot:
                yield dag
