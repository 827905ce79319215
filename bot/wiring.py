"""The composition root: from settings to a bot that can be started and stopped. The parts meet here and only here."""

import asyncio
import os
import random
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog
from aiohttp import web

from bot.anchors import AnchorFolder
from bot.clock.system import SystemClock
from bot.clock.tick import Tick
from bot.clock.ticker import Ticker
from bot.credentials import aanmelder_for, tokens_for
from bot.graph.apps import GraphApps
from bot.graph.kalender import GraphCalendar
from bot.graph.vergaderingen import GraphMeetings
from bot.mail.opening import mailer_of, open_calendars, open_mail, with_invitations
from bot.metrics import RoomMetrics
from bot.opening import laad_streken, met_ingelezen, open_store
from bot.outbox.delivery import Pauses
from bot.outbox.parts import Parts
from bot.outbox.postponed import Postponed
from bot.outbox.sender import Sender
from bot.settings import Rate, Settings
from bot.teams.conduct import StandIns, TurnHandler
from bot.teams.edge import EdgeSettings, TeamsEdge
from bot.teams.guards import is_loopback
from bot.teams.registrations import Registration
from bot.vergaderen.opening import open_apps, open_meetings, with_meetings
from bot.vergaderen.parts import Parts as MeetingParts
from bot.vergaderen.worker import MeetingWorker
from bot.web.aanmelden import Aanmelden
from bot.web.app import maak_app
from bot.web.gast import Gasten
from bot.web.inloggen import Aanmelder
from bot.web.metrics import Metrics
from bot.web.paginas import Paginas
from dialogs.alles import maak_registry
from dialogs.berichten import plan_onbestelbaar
from dialogs.kern import fouten
from dialogs.kern.answers import Answer, ShowText
from dialogs.kern.ports import Clock, Mailer, Meetings, Messenger
from dialogs.kern.registry import Registry
from dialogs.kern.router import Router, Streek
from dialogs.kern.turn import Turn
from domain.antwoordweg import Antwoordweg
from domain.errors import TafelbotError
from storage.outbox import Limieten, Venster
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import Teksten, laad_talen, laad_teksten

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Extras:
    """What a composition may add or change. Only the demo and the tests do; nothing else in the house knows of it.

    Attributes:
        registry: declares more commands.
        demorollen: roles that may be typed behind a command, code and name.
        around: is put around the router.
        edge: changes what the edge is told, such as where Teams publishes its keys.
        messenger: is put in front of Teams for everything that is sent.
        mailer: takes the mail instead of the server in the settings.
        meetings: makes the meetings of talks and zittingen in every region, instead of Graph.
        aanmelders: who signs people in to the pages, by region, instead of Entra.
        routes: more addresses beside the pages.
    """

    registry: Callable[[Registry], None] = lambda _registry: None
    demorollen: Mapping[str, str] | None = None
    around: Callable[[TurnHandler], TurnHandler] = lambda handler: handler
    edge: Callable[[EdgeSettings], EdgeSettings] = lambda settings: settings
    messenger: Callable[[Messenger], Messenger] = lambda messenger: messenger
    mailer: Mailer | None = None
    meetings: Meetings | None = None
    aanmelders: Mapping[str, Aanmelder] | None = None
    routes: tuple[web.AbstractRouteDef, ...] = ()


@dataclass(frozen=True, slots=True)
class Tafelbot:
    """Everything, put together. `app` starts and stops it all; the rest is for tests and for the demo.

    Attributes:
        handler: what the edge hands its turns to: the router, with whatever stands around it.
        parts: what the senders are made of.
        meeting_workers: who makes the meetings of talks and zittingen; none where that is done by hand.
    """

    app: web.Application
    store: Store
    router: Router
    handler: TurnHandler
    registry: Registry
    streken: Mapping[str, Streek]
    parts: Parts
    senders: tuple[Sender, ...]
    tick: Tick
    meeting_workers: tuple[MeetingWorker, ...]


@dataclass(frozen=True, slots=True)
class _Graph:
    """What Microsoft Graph does, by the code of the region.

    Attributes:
        meetings: who makes the meetings, and who puts the bot into their chats.
        calendars: in whose calendar invitations stand; none where they go as mail.
    """

    meetings: Mapping[str, tuple[Meetings, GraphApps | None]]
    calendars: Mapping[str, GraphCalendar]

    def stoppers(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Return what lets go of its connections."""
        return (
            *(each.close for each, _ in self.meetings.values() if isinstance(each, GraphMeetings)),
            *(apps.close for _, apps in self.meetings.values() if apps is not None),
            *(each.close for each in self.calendars.values()),
        )


def maak_tafelbot(settings: Settings, *, clock: Clock | None = None, extras: Extras | None = None) -> Tafelbot:
    """Put the bot together. Nothing listens, ticks or sends before its `app` is started.

    Args:
        settings: of this deployment.
        clock: the time; that of this machine when left out.
        extras: what the demo adds.

    Raises:
        StartRefused: a region file cannot be used, a database does not answer or is too old, a certificate is unusable.
    """
    clock, extras = clock or SystemClock(), extras or Extras()
    teksten = laad_teksten()
    extras = replace(extras, mailer=extras.mailer or open_mail(settings, clock, teksten))
    streken = laad_streken(settings, teksten)
    if extras.aanmelders is None:
        extras = replace(extras, aanmelders=_aanmelders(settings, streken, teksten))
    meetings = _meetings(settings, clock, extras, teksten)
    apps = open_apps(settings, clock, teksten)
    calendars = open_calendars(settings, clock, teksten)
    streken = with_invitations(with_meetings(settings, streken, meetings), calendars, extras.mailer)
    edge_settings = extras.edge(_edge_settings(settings, streken, teksten))
    store = open_store(settings, streken, clock.now(), teksten)
    try:
        streken = met_ingelezen(streken, store, clock.now())
        return _put_together(
            settings,
            {een.regio.code: een for een in streken.values()},
            store,
            edge_settings,
            clock,
            extras,
            _Graph(
                {streken[name].regio.code: (each, apps.get(name)) for name, each in meetings.items()},
                {streken[name].regio.code: each for name, each in calendars.items()},
            ),
        )
    except BaseException:
        store.close()
        raise


def _put_together(
    settings: Settings,
    streken: Mapping[str, Streek],
    store: Store,
    edge_settings: EdgeSettings,
    clock: Clock,
    extras: Extras,
    graph: _Graph,
) -> Tafelbot:
    """Make every part; `streken` by the code of the region."""
    metrics = Metrics()
    room_metrics = RoomMetrics(metrics.registry)
    registry = maak_registry()
    extras.registry(registry)
    edge = TeamsEdge(edge_settings, clock, metrics)
    messenger = extras.messenger(edge.messenger)
    router = Router(
        registry,
        store,
        streken,
        messenger,
        extras.demorollen or {},
        settings.page_url,
        settings.answers_on,
    )
    parts = Parts(
        store=store,
        registry=registry,
        messenger=messenger,
        clock=clock,
        metrics=room_metrics,
        undeliverable=partial(plan_onbestelbaar, registry),
        limits=_limits(settings),
        mailer=extras.mailer,
        pauses=Pauses(random.SystemRandom().random),
        worker=f"{socket.gethostname()}:{os.getpid()}",
        parallel=settings.senders,
    )
    senders = {
        code: Sender(streek, replace(parts, mailer=mailer_of(graph.calendars.get(code), parts.mailer)))
        for code, streek in streken.items()
    }
    workers = {
        code: MeetingWorker(
            MeetingParts(
                store=store,
                meetings=each,
                streek=streken[code],
                clock=clock,
                metrics=room_metrics,
                jitter=random.SystemRandom().random,
                worker=parts.worker,
                changed=senders[code].wake,
                apps=apps,
            )
        )
        for code, (each, apps) in graph.meetings.items()
    }
    wake = partial(_wake, senders, workers)
    pages = _pages(settings, registry, store, streken, clock, extras, wake)
    guests = Gasten(registry, store, streken, clock, laad_talen(), settings.page_url, wake)
    tick = Tick(store, streken, registry, room_metrics, AnchorFolder(settings.anchors, store, room_metrics))
    handler = _waking(extras.around(router.handle), wake)
    ticker = Ticker(_waking_all(tick, wake, tuple(streken)), clock, timedelta(seconds=settings.tick_seconds))
    postponed = Postponed(store, registry, streken, router.demorollen, senders)
    app = maak_app(
        messages=edge.messages(handler, _stand_ins(streken, postponed)),
        metrics=metrics,
        ready={"sleutels": edge.ready, "opslag": partial(_answers, store, streken, clock)},
        starters=(
            edge.start,
            guests.start,
            *(sender.start for sender in senders.values()),
            *(worker.start for worker in workers.values()),
            ticker.start,
        ),
        # What comes in last may still plan something; it waits in the outbox for the next start.
        routes=(*pages.routes(), *guests.routes(), *extras.routes) if pages else (),
        stoppers=(
            ticker.stop,
            *(worker.stop for worker in workers.values()),
            *(sender.stop for sender in senders.values()),
            *graph.stoppers(),
            edge.stop,
            partial(_close, store),
        ),
    )
    return Tafelbot(
        app, store, router, handler, registry, streken, parts, tuple(senders.values()), tick, tuple(workers.values())
    )


def _pages(
    settings: Settings,
    registry: Registry,
    store: Store,
    streken: Mapping[str, Streek],
    clock: Clock,
    extras: Extras,
    changed: Callable[[str], None],
) -> Paginas | None:
    """Return the pages, behind a sign-in; None where browsers find none."""
    by = settings.answers_on if settings.page_url else Antwoordweg.KAART
    # How much of what is answered passes through Teams is a choice that must be seen to have been made.
    log.info("answers_by", way=by.value, pages=bool(settings.page_url))
    if not settings.page_url:
        return None
    aanmelden = Aanmelden(store, streken, extras.aanmelders or {}, clock, laad_teksten(), settings.page_url)
    return Paginas(registry, aanmelden, changed)


def _aanmelders(settings: Settings, streken: Mapping[str, Streek], teksten: Teksten) -> Mapping[str, Aanmelder]:
    """Return who signs people in to the pages, by the code of the region; nobody where there are no pages."""
    if not settings.page_url:
        return {}
    return {
        streken[name].regio.code: aanmelder_for(een, settings.page_url, teksten)
        for name, een in settings.regios.items()
    }


def _meetings(settings: Settings, clock: Clock, extras: Extras, teksten: Teksten) -> Mapping[str, Meetings]:
    """Return who makes the meetings, by the name of a region in the settings; without those where nobody does."""
    if extras.meetings is not None:
        return dict.fromkeys(settings.regios, extras.meetings)
    return open_meetings(settings, clock, teksten)


def _edge_settings(settings: Settings, streken: Mapping[str, Streek], teksten: Teksten) -> EdgeSettings:
    return EdgeSettings(
        registrations=tuple(
            Registration(een.app_id, streken[name].regio.code, frozenset(een.tenant_ids), tokens_for(een, teksten))
            for name, een in settings.regios.items()
        ),
        demo=settings.demo,
        service_hosts=settings.service_hosts,
        allow_loopback=settings.demo and is_loopback(settings.host),
    )


def _limits(settings: Settings) -> Limieten:
    def windows(rates: tuple[Rate, ...]) -> tuple[Venster, ...]:
        return tuple(Venster(rate.most, timedelta(seconds=rate.seconds)) for rate in rates)

    return Limieten(gesprek=windows(settings.conversation_limits), tenant=windows(settings.tenant_limits))


def _stand_ins(streken: Mapping[str, Streek], postponed: Postponed) -> StandIns:
    def error(turn: Turn, reference: str) -> Answer:
        return fouten.unexpected(reference, streken[turn.regio].teksten)

    def busy(turn: Turn) -> Answer:
        return ShowText(streken[turn.regio].teksten("fout.bezig"))

    return StandIns(error=error, busy=busy, undelivered=postponed, summary=laad_teksten()("algemeen.samenvatting"))


def _wake(senders: Mapping[str, Sender], workers: Mapping[str, MeetingWorker], regio: str) -> None:
    senders[regio].wake()
    if regio in workers:
        workers[regio].wake()


def _waking(handler: TurnHandler, wake: Callable[[str], None]) -> TurnHandler:
    """Let the sender look after every turn: what a turn planned should be in Teams a moment later."""

    async def handle(turn: Turn) -> Answer:
        answer = await handler(turn)
        wake(turn.regio)
        return answer

    return handle


def _waking_all(
    tick: Tick, wake: Callable[[str], None], regios: tuple[str, ...]
) -> Callable[[datetime], Awaitable[None]]:
    async def beat(now: datetime) -> None:
        await tick(now)
        for regio in regios:
            wake(regio)

    return beat


async def _answers(store: Store, streken: Mapping[str, Streek], clock: Clock) -> bool:
    try:
        await store.read(Scope(next(iter(streken)), clock.now()), _look)
    except TafelbotError:
        return False
    return True


def _look(_uow: UnitOfWork) -> None:
    """Opening the transaction was the question."""


async def _close(store: Store) -> None:
    await asyncio.to_thread(store.close)
