"""What a test of the worker holds in its hands."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from prometheus_client import CollectorRegistry

from bot.graph.client import GraphClient
from bot.graph.vergaderingen import GraphMeetings
from bot.metrics import RoomMetrics
from bot.vergaderen.parts import Parts
from bot.vergaderen.worker import MeetingWorker
from dialogs.kern import vergaderingen
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import Meetings
from dialogs.kern.router import Streek
from domain.casus import Casus
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import Vergadering
from storage import outbox, terugkeergesprek
from storage import vergadering as opslag
from storage.outbox import OutboxStatus
from storage.store import UnitOfWork
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._gesprek import gepland_gesprek
from tests.graphnep.graph import ORGANISER, FakeGraph


class Tokens:
    """Gives out token-1, and after one was refused the next; so many times."""

    def __init__(self) -> None:
        self.number = 1

    async def token(self) -> str | None:
        return f"token-{self.number}"

    def forget(self, token: str | None) -> None:
        if token == f"token-{self.number}":
            self.number += 1


@dataclass
class Wereldklok:
    """The time of the world."""

    wereld: Wereld

    def now(self) -> datetime:
        return self.wereld.nu


def maak_gesprek(w: Wereld, casus: Casus, over: timedelta = timedelta(days=2)) -> Terugkeergesprek:
    """A talk that has a moment, of which nobody was told."""
    een = gepland_gesprek(w, casus, begint_op=w.nu + over)
    return w.doet(terugkeergesprek.wijzig, replace(een, verteld=None))


@dataclass
class Werkplaats:
    """One talk, one worker, and the time between them."""

    w: Wereld
    graph: FakeGraph
    gesprek: Terugkeergesprek
    meetings: Meetings | None = None
    tokens: Tokens = field(default_factory=Tokens)
    gezien: list[str] = field(default_factory=list)
    """Every link that anybody could have been shown, at any moment."""
    metrics: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        self._eigen = GraphMeetings(
            GraphClient(self.tokens, Wereldklok(self.w), self.graph.base, answer_within=2), ORGANISER
        )
        self.room_metrics = RoomMetrics(self.metrics)
        self.worker = self.werker()

    def werker(self, naam: str = "een", **anders: Any) -> MeetingWorker:  # noqa: ANN401 - whatever part the test is about
        """Another worker beside it."""
        anders.setdefault("meetings", self.meetings or self._eigen)
        streek = Streek(self.w.regio, self.w.teksten)
        klok = Wereldklok(self.w)
        return MeetingWorker(
            Parts(self.w.store, streek=streek, clock=klok, metrics=self.room_metrics, worker=naam, **anders)
        )

    async def sluit(self) -> None:
        await self._eigen.close()

    def context(self, uow: UnitOfWork) -> Context:
        return Context(uow, self.w.regio, self.w.teksten)

    def vraagt_aan(self) -> Vergadering:
        """Ask for the meeting of the talk as it is now."""
        return self.w.doet(lambda uow: vergaderingen.vraag_aan(self.context(uow), self.nu_gesprek(uow)))

    def verwijdert(self) -> None:
        self.w.doet(lambda uow: vergaderingen.verwijder(self.context(uow), self.nu_gesprek(uow)))

    def nu_gesprek(self, uow: UnitOfWork) -> Terugkeergesprek:
        return terugkeergesprek.lees(uow, self.gesprek.id)

    def wijzigt(self, **anders: Any) -> None:  # noqa: ANN401 - whatever field the test is about
        """Change the talk behind everybody's back."""
        self.w.doet(lambda uow: terugkeergesprek.wijzig(uow, replace(self.nu_gesprek(uow), **anders)))

    async def loopt(self, duur: timedelta = timedelta(0), worker: MeetingWorker | None = None) -> None:
        """Let time pass, and the worker do what is due each time something is."""
        einde = self.w.nu + duur
        while True:
            await (worker or self.worker).drain()
            self.kijkt()
            volgende = self.w.leest(opslag.eerstvolgende)
            if volgende is None or volgende > einde:
                break
            self.w.nu = max(volgende, self.w.nu)
        self.w.nu = einde

    def kijkt(self) -> None:
        """Look for a link, as every card and page does."""
        nu = self.vergadering
        if nu is not None and nu.mag_getoond and nu.gegevens is not None:
            self.gezien.append(nu.gegevens.adres)

    @property
    def vergadering(self) -> Vergadering | None:
        return self.w.leest(lambda uow: vergaderingen.van_gesprek(self.context(uow), self.gesprek.id))

    @property
    def alle(self) -> tuple[Vergadering, ...]:
        return self.w.leest(opslag.van_gesprek, self.gesprek.id)

    @property
    def verteld(self) -> bool:
        """Whether whoever sits at the talk was told when it is."""
        return self.w.leest(self.nu_gesprek).verteld is not None

    @property
    def nieuws(self) -> int:
        """How often the regisseur was told something."""
        wachtend = self.w.leest(outbox.van_status, OutboxStatus.WACHT, 1000)
        return sum(1 for een in wachtend if een.soort == Berichtsoort.TERUGKEERGESPREK_NIEUWS)

    @property
    def handelingen(self) -> list[Handeling]:
        """What was written about the meeting."""
        alle = self.w.handelingen(self.gesprek.casus_id)
        return [een for een in alle if een.name.startswith("VERGADERING")]

    def zegt_af(self) -> None:
        self.wijzigt(status=Gespreksstatus.GAAT_NIET_DOOR)
        self.verwijdert()
