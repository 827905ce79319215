"""What a test of the meeting of a zitting holds in its hands: the rounds, one worker, and the time between them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry

from bot.graph.apps import GraphApps
from bot.graph.client import GraphClient
from bot.graph.vergaderingen import GraphMeetings
from bot.metrics import RoomMetrics
from bot.vergaderen.parts import Parts
from bot.vergaderen.worker import MeetingWorker
from dialogs.kern import tafelvergaderingen, vergaderronde
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.router import Streek
from domain.agenda import Zitting
from domain.tafelvergadering import Tafelvergadering
from storage import agenda, outbox
from storage import tafelvergadering as opslag
from storage.outbox import OutboxStatus
from storage.store import UnitOfWork
from tests.bot.vergaderen.werkplaats import Tokens, Wereldklok
from tests.dialogs._wereld import Wereld
from tests.graphnep.graph import ORGANISER, FakeGraph

TEAMS_APP = "0c0c0c0c-0000-4000-8000-00000000000c"


@dataclass
class Zittingsplaats:
    """The zitting of next week, with a casus on its agenda.

    Attributes:
        met_app: whether the bot is put into the chats of meetings.
    """

    w: Wereld
    graph: FakeGraph
    zitting: Zitting
    met_app: bool = True

    def __post_init__(self) -> None:
        self.tokens = Tokens()
        klok = Wereldklok(self.w)
        self.meetings = GraphMeetings(GraphClient(self.tokens, klok, self.graph.base, answer_within=2), ORGANISER)
        self.apps = GraphApps(GraphClient(self.tokens, klok, self.graph.base, answer_within=2), TEAMS_APP)
        self.metrics = RoomMetrics(CollectorRegistry())

    async def sluit(self) -> None:
        await self.meetings.close()
        await self.apps.close()

    def context(self, uow: UnitOfWork) -> Context:
        return Context(uow, self.w.regio, self.w.teksten)

    def ronde(self) -> None:
        self.w.doet(lambda uow: vergaderronde.ronde(self.context(uow)))

    async def loopt(self, duur: timedelta = timedelta(0)) -> None:
        """Let time pass, with a round before and after; the worker does what is due each time something is."""
        self.ronde()
        einde = self.w.nu + duur
        while True:
            await self._werker().drain()
            volgende = self.w.leest(opslag.eerstvolgende)
            if volgende is None or volgende > einde:
                break
            self.w.nu = max(volgende, self.w.nu)
        self.w.nu = einde
        self.ronde()
        await self._werker().drain()

    def wijzigt(self, **anders: object) -> None:
        """Change the zitting, as the rhythm of the region does."""
        nu = self.w.leest(agenda.lees, self.zitting.id)
        self.zitting = self.w.doet(agenda.wijzig, replace(nu, **anders))  # type: ignore[arg-type]

    @property
    def vergadering(self) -> Tafelvergadering | None:
        return self.w.leest(lambda uow: tafelvergaderingen.van_zitting(self.context(uow), self.zitting.id))

    @property
    def er_is(self) -> Tafelvergadering:
        nu = self.vergadering
        assert nu is not None
        return nu

    @property
    def in_agendas(self) -> str:
        """What a calendar item would hold."""
        return self.w.leest(lambda uow: tafelvergaderingen.adres_van(self.context(uow), self.zitting.id))

    @property
    def gemeld(self) -> list[str | None]:
        """To whom it is said that something is off with the meeting."""
        wachtend = self.w.leest(outbox.van_status, OutboxStatus.WACHT, 1000)
        return [een.persoon_id for een in wachtend if een.soort == Berichtsoort.ZITTING_VERGADERING]

    def doet(self, wat: Callable[[Context, Zitting], object]) -> None:
        self.w.doet(lambda uow: wat(self.context(uow), agenda.lees(uow, self.zitting.id)))

    def _werker(self) -> MeetingWorker:
        streek = Streek(self.w.regio, self.w.teksten)
        return MeetingWorker(
            Parts(
                self.w.store,
                self.meetings,
                streek,
                Wereldklok(self.w),
                self.metrics,
                worker="een",
                apps=self.apps if self.met_app else None,
            )
        )


def volgende_week(w: Wereld) -> datetime:
    """Return when the zitting of the tests begins."""
    return w.nu + timedelta(days=9)
