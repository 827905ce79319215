"""A real application around a handler of the test's own, with the fake Teams and the key ring beside it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import aiohttp
from aiohttp.test_utils import TestServer

from bot.teams.conduct import StandIns
from bot.teams.edge import EdgeSettings, TeamsEdge
from bot.teams.registrations import Registration
from bot.teams.tokens import TokenSource
from bot.web.app import maak_app
from bot.web.metrics import Metrics
from dialogs.kern.answers import Answer, ShowText, Silence
from dialogs.kern.turn import Turn
from tests.teamsnep.activiteiten import APP_ID, TENANT
from tests.teamsnep.koerier import Koerier
from tests.teamsnep.sleutelbos import Sleutelbos
from tests.teamsnep.teams import FakeTeams

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TOKEN = "een-verzonnen-token"
SUMMARY = "Tafelbot heeft een bericht"


class StilstaandeKlok:
    """A clock that stands still until the test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment


@dataclass
class VasteTokens:
    """Gives out these tokens one after the other; the next one comes when one is forgotten."""

    tokens: Sequence[str | None] = (TOKEN,)
    forgotten: list[str | None] = field(default_factory=list)

    async def token(self) -> str | None:
        return self.tokens[min(len(self.forgotten), len(self.tokens) - 1)]

    def forget(self, token: str | None) -> None:
        self.forgotten.append(token)

    __hash__ = object.__hash__


@dataclass
class Spreker:
    """A handler that notes its turns, and answers what the test put in `answers` (or runs a function)."""

    turns: list[Turn] = field(default_factory=list)
    answers: list[Answer | Exception | Callable[[Turn], Awaitable[Answer]]] = field(default_factory=list)
    undelivered: list[Turn] = field(default_factory=list)

    async def __call__(self, turn: Turn) -> Answer:
        self.turns.append(turn)
        answer = self.answers.pop(0) if self.answers else Silence()
        if isinstance(answer, Exception):
            raise answer
        return await answer(turn) if callable(answer) else answer

    async def note_undelivered(self, turn: Turn) -> None:
        self.undelivered.append(turn)

    def stand_ins(self) -> StandIns:
        return StandIns(
            error=lambda _turn, reference: ShowText(f"Er ging iets mis ({reference})"),
            busy=lambda _turn: ShowText("Ik ben nog bezig"),
            undelivered=self.note_undelivered,
            summary=SUMMARY,
        )


@dataclass
class Huis:
    """Everything a test of the edge talks to."""

    teams: FakeTeams
    sleutels: Sleutelbos
    koerier: Koerier
    spreker: Spreker
    edge: TeamsEdge
    metrics: Metrics
    url: str
    session: aiohttp.ClientSession

    @property
    def turn(self) -> Turn:
        """The only turn so far."""
        (turn,) = self.spreker.turns
        return turn


def registration(**changed: object) -> Registration:
    """Return the registration that fits the activities of `activiteiten`."""
    parts: dict[str, object] = {
        "app_id": APP_ID,
        "regio": "demo",
        "tenant_ids": frozenset({TENANT}),
        "tokens": VasteTokens(),
    }
    return Registration(**(parts | changed))  # type: ignore[arg-type] # a test spoils what it likes


@asynccontextmanager
async def huis(
    *registrations: Registration,
    demo: bool = False,
    allow_loopback: bool = True,
    hosts: tuple[str, ...] = (),
    budget: float = 5.0,
    tokens: TokenSource | None = None,
    teams: FakeTeams | None = None,
    monotonic: Callable[[], float] | None = None,
    sleutels: Sleutelbos | None = None,
    error: Callable[[Turn, str], Answer] | None = None,
) -> AsyncIterator[Huis]:
    """Start the whole edge and close it again."""
    metrics, spreker, sleutels = Metrics(), Spreker(), sleutels or Sleutelbos()
    async with sleutels, teams or FakeTeams(token=TOKEN) as running, aiohttp.ClientSession() as session:
        settings = EdgeSettings(
            registrations=registrations or (registration(**({"tokens": tokens} if tokens else {})),),
            demo=demo,
            service_hosts=hosts,
            allow_loopback=allow_loopback,
            metadata_url=sleutels.metadata_url,
            budget=budget,
        )
        stand_ins = spreker.stand_ins() if error is None else replace(spreker.stand_ins(), error=error)
        timed = {} if monotonic is None else {"monotonic": monotonic}
        edge = TeamsEdge(settings, StilstaandeKlok(), metrics, **timed)
        app = maak_app(
            messages=edge.messages(spreker, stand_ins),
            metrics=metrics,
            ready={"sleutels": edge.ready},
            starters=[edge.start],
            stoppers=[edge.stop],
        )
        server = TestServer(app)
        await server.start_server()
        url = str(server.make_url("/api/messages"))
        try:
            koerier = Koerier(session, url, None if demo else sleutels)
            yield Huis(running, sleutels, koerier, spreker, edge, metrics, str(server.make_url("/")), session)
        finally:
            await server.close()
