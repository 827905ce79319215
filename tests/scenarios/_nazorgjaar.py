"""A year of nazorg in simulated time: the real ticker, the real sender, ten gemeenten, and an invented year of people.

Every day it is told of people that they are in prison, that a day moved, that somebody is elsewhere. Once a week the
two regisseurs ask the week out; each organisatie says what it knows of whoever stands on its worklist; the regisseurs
decide about everybody before the zitting; who is released is looked at, and let go. What was said of whom and when is
noted here, apart from what the program keeps, so that it can be told afterwards what had to be.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from random import Random
from typing import Final, TypeVar

from bot.clock.tick import Tick
from bot.metrics import RoomMetrics
from bot.outbox.delivery import Pauses
from bot.outbox.parts import Parts
from bot.outbox.sender import Sender
from bot.web.metrics import Metrics
from dialogs import berichten
from dialogs.alles import maak_registry
from dialogs.kern.desk import Bezoek
from dialogs.kern.detenties import Opgenomen
from dialogs.kern.ports import Member, OutgoingMessage
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place
from domain.persoon import Rol
from domain.quickscan import Quickscanbesluit
from domain.regio import Regio
from domain.routering import Bevestiging, afdruk_van, kaart_van
from storage import personen, routering, toegang
from storage.gesprekken import Bestemming
from storage.store import Store
from storage.uow import UnitOfWork
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.dialogs._post import GEEN_LIMIET
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import koppelt, koppelt_tafel
from tests.scenarios._tien_gemeenten import STREEK, tien_gemeenten
from tests.teamsnep.huis import StilstaandeKlok
from tools.nazorgjaar.jaar import BEGIN, Bericht, Verblijf, maak_jaar

T = TypeVar("T")

TAFELKANAAL: Final = kanaal("tafel-nazorg")


@dataclass(frozen=True)
class Gepost:
    """What was posted (or edited) in a conversation, and when."""

    op: datetime
    waar: str
    activity_id: str
    tekst: str
    nieuw: bool


@dataclass
class Notitieboek:
    """Teams, for the sender: it takes everything, and notes what was posted when."""

    klok: StilstaandeKlok
    geplaatst: list[Gepost] = field(default_factory=list)

    async def send(self, place: Place, message: OutgoingMessage) -> str:
        """Take a new post."""
        activity_id = f"post-{len(self.geplaatst)}"
        self._noteer(place, activity_id, message, nieuw=True)
        return activity_id

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        """Take an edit."""
        self._noteer(place, activity_id, message, nieuw=False)

    def _noteer(self, place: Place, activity_id: str, message: OutgoingMessage, *, nieuw: bool) -> None:
        tekst = Kaart(message.card).tekst if message.card else message.text or ""
        self.geplaatst.append(Gepost(self.klok.moment, place.conversation_id, activity_id, tekst, nieuw))

    async def open_personal(self, place: Place, _: Member) -> Place:
        """Return the chat as it is."""
        return place

    async def members(self, _: Place) -> Sequence[Member]:
        """Return nobody."""
        return ()


@dataclass(frozen=True)
class Toestand:
    """How somebody's stay was from a moment on, as far as it had been told."""

    vanaf: datetime
    inrichting: str
    einde: date | None
    verlof: tuple[date, date] | None
    vestiging: str | None


@dataclass
class Zaak:
    """One stay as the year went: what was told of it from when on, and what people did.

    Attributes:
        besluit, besloten_op: what was decided in the quickscan, and when; None while nothing was.
        op_orde_vanaf: since when every basisvoorwaarde is in order; None while not all are.
        gekeken, kijkt_weer: when was looked how it went after the release, and on which day again.
        gesloten_op: when its casus was closed; None while it runs.
    """

    verblijf: Verblijf
    casus_id: str
    code: str
    toestanden: list[Toestand]
    besluit: Quickscanbesluit | None = None
    besloten_op: datetime | None = None
    op_orde_vanaf: datetime | None = None
    gekeken: list[datetime] = field(default_factory=list)
    kijkt_weer: date | None = None
    gesloten_op: datetime | None = None

    @property
    def nu(self) -> Toestand:
        """How it stands as it was told last."""
        return self.toestanden[-1]


@dataclass(frozen=True)
class Gezien:
    """That somebody stood on the worklist of an organisatie when it was opened."""

    op: datetime
    organisatie: str
    casus_id: str


@dataclass
class Nazorgjaar:
    """The year as far as it has come."""

    wereld: Wereld
    klok: StilstaandeKlok
    teams: Notitieboek
    tick: Tick
    sender: Sender
    kans: Random
    verblijven: tuple[Verblijf, ...]
    te_vertellen: list[tuple[Verblijf, Bericht]]
    """What is still to be told, the first last."""
    zaken: dict[str, Zaak] = field(default_factory=dict)
    """By number of the stay."""
    gezien: list[Gezien] = field(default_factory=list)
    uitkomsten: list[Opgenomen] = field(default_factory=list)

    def als(self, wie: Deelnemer, werk: Callable[[Bezoek], T]) -> T:
        """Let somebody do something, in one transaction."""

        def act(uow: UnitOfWork) -> T:
            actor = toegang.actor(uow, personen.lees(uow, wie.id))
            return werk(Bezoek(uow, self.wereld.regio, self.wereld.teksten, actor))

        return self.wereld.doet(act)

    def regisseur_van(self, een: Verblijf) -> Deelnemer:
        """Whose people somebody is of; the second time the same."""
        return self.regisseurs[een.wie.geboren.day % 2]

    @property
    def regisseurs(self) -> tuple[Deelnemer, Deelnemer]:
        """The two."""
        return self.wereld.regisseur, self.wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))

    @property
    def vandaag(self) -> date:
        """The day on the region's clock."""
        return self.wereld.regio.kalender.lokaal(self.klok.moment).date()

    @property
    def organisaties(self) -> tuple[str, ...]:
        """Who can be asked."""
        return tuple(een for een in self.wereld.regio.organisaties if een != self.wereld.regio.eigen_organisatie)


async def begin(store: Store, demo: Regio, zaad: int) -> Nazorgjaar:
    """Let everybody be at work, and the routing be confirmed."""
    regio = tien_gemeenten(demo)
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
    verblijven = maak_jaar(STREEK, zaad)
    berichten_ = [(een, bericht) for een in verblijven for bericht in een.berichten]
    berichten_.sort(key=lambda paar: (paar[1].dag, paar[0].kenmerk), reverse=True)
    jaar = Nazorgjaar(wereld, klok, teams, tick, Sender(streek, parts), Random(zaad), verblijven, berichten_)
    for wie in jaar.regisseurs:
        await wie.types("/help")
    await koppelt_tafel(wereld, TAFELKANAAL, "nazorg")
    for een in jaar.organisaties:
        wereld.partner(een)
        await koppelt(wereld, kanaal(een), Bestemming.ORGANISATIE, een)
    manager = wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))
    wereld.doet(routering.bevestig, Bevestiging(afdruk_van(kaart_van(regio)), manager.id, klok.moment))
    return jaar
