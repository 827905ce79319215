"""The edge put together: what the wiring makes once, starts, and stops."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import aiohttp

from bot.teams.adapter import TeamsAdapter
from bot.teams.authentication import Authentication
from bot.teams.conduct import BUDGET, Conductor, StandIns, TurnHandler
from bot.teams.connector import Connectors, Line, open_session
from bot.teams.guards import DOCUMENTED_TEAMS_HOSTS, ServiceUrls
from bot.teams.handler import TurnBot
from bot.teams.http import Door, Messages
from bot.teams.keys import METADATA_URL, SigningKeys
from bot.teams.messenger import TeamsMessenger
from bot.teams.registrations import Registration, Registrations
from bot.web.metrics import Metrics
from dialogs.kern.ports import Clock

DRAIN = 10.0
"""Seconds that turns still running get at shutdown."""


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """What differs between deployments.

    Attributes:
        registrations: our bots, one per region.
        demo: nobody proves who he is; only for this very machine (the server must listen on loopback only).
        service_hosts: where Teams may say its connector is; a name, or with a leading dot a suffix.
        allow_loopback: allow a connector on this machine: for the demo (which implies it) and the tests.
        metadata_url: where Microsoft publishes its keys.
        budget: seconds a turn may take.
    """

    registrations: Iterable[Registration]
    demo: bool = False
    service_hosts: tuple[str, ...] = DOCUMENTED_TEAMS_HOSTS
    allow_loopback: bool = False
    metadata_url: str = METADATA_URL
    budget: float = BUDGET


class TeamsEdge:
    """Teams, in both directions: `messages(...)` is the door in, `messenger` the way out.

    Raises:
        ValueError: while being made, when the registrations are not in order (an empty app id outside the demo).
    """

    def __init__(
        self,
        settings: EdgeSettings,
        clock: Clock,
        metrics: Metrics,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Put the parts together; nothing is connected before `start`."""
        self._settings = settings
        self._clock = clock
        self._metrics = metrics
        self._http: aiohttp.ClientSession | None = None
        self._conductors: list[Conductor] = []
        self._registrations = Registrations(settings.registrations, demo=settings.demo)
        loopback = settings.allow_loopback or settings.demo
        self._service_urls = ServiceUrls(settings.service_hosts, allow_loopback=loopback)
        self._keys = SigningKeys(self._session, metadata_url=settings.metadata_url, monotonic=monotonic)
        self._connectors = Connectors(Line(self._session, clock, self._service_urls, metrics.call))
        self.messenger = TeamsMessenger(self._registrations, self._connectors)

    def messages(self, handler: TurnHandler, stand_ins: StandIns) -> Messages:
        """Return the door through which Teams comes in; what comes in goes to `handler`."""
        conductor = Conductor(handler, stand_ins, self._metrics, self._settings.budget)
        self._conductors.append(conductor)
        return Messages(
            Door(
                registrations=self._registrations,
                authentication=Authentication(self._registrations, self._keys),
                service_urls=self._service_urls,
                adapter=TeamsAdapter(self._connectors),
                bot=TurnBot(conductor, stand_ins, self._metrics),
                stand_ins=stand_ins,
                metrics=self._metrics,
                clock=self._clock,
            )
        )

    async def start(self) -> None:
        """Open the session and try to load the keys; when that fails the bot starts, but is not ready."""
        self._http = open_session()
        await self.ready()

    async def ready(self) -> bool:
        """Tell whether tokens can be checked (in the demo there is nothing to check)."""
        return self._settings.demo or await self._keys.ready()

    async def stop(self) -> None:
        """Let running turns end, and close everything."""
        for conductor in self._conductors:
            await conductor.drain(DRAIN)
        await self._keys.close()
        if self._http is not None:
            await self._http.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            raise RuntimeError("the edge has not been started")
        return self._http
