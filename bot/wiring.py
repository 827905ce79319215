"""The composition root: from settings to a bot that can be started and stopped. The parts meet here and only here."""

import asyncio
import os
import random
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from aiohttp import web

from bot.clock.system import SystemClock
from bot.clock.tick import Tick
from bot.clock.ticker import Ticker
from bot.credentials import tokens_for
from bot.metrics import RoomMetrics
from bot.outbox.delivery import Pauses
from bot.outbox.postponed import Postponed
from bot.outbox.sender import Parts, Sender
from bot.settings import Rate, Settings
from bot.start import StartRefused
from bot.teams.conduct import StandIns, TurnHandler
from bot.teams.edge import EdgeSettings, TeamsEdge
from bot.teams.guards import is_loopback
from bot.teams.registrations import Registration
from bot.web.app import maak_app
from bot.web.metrics import Metrics
from dialogs.alles import maak_registry
from dialogs.berichten import plan_onbestelbaar
from dialogs.kern import fouten
from dialogs.kern.answers import Answer, ShowText
from dialogs.kern.ports import Clock
from dialogs.kern.registry import Registry
from dialogs.kern.router import Router, Streek
from dialogs.kern.turn import Turn
from domain.errors import TafelbotError
from regio.controle import InGebruik, weigert
from regio.laden import laad_regio
from regio.meldingen import RegioOnbruikbaar
from storage.databases import is_sqlite, lees_url
from storage.in_gebruik import in_gebruik
from storage.migraties import is_bij
from storage.outbox import Limieten, Venster
from storage.sleutelkast import DatabaseSleutelkast
from storage.sleutels import Sleuteldoel
from storage.store import Scope, Store, UnitOfWork, maak_store
from teksten.catalogus import Teksten, laad_teksten

ONBEREIKBAAR = "opslag.onbereikbaar"
"""How storage says that a database does not answer."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a composition may add or change. Only the demo and the tests do; nothing else in the house knows of it.

    Attributes:
        registry: declares more commands.
        demorollen: roles that may be typed behind a command, code and name.
        around: is put around the router.
        edge: changes what the edge is told, such as where Teams publishes its keys.
    """

    registry: Callable[[Registry], None] = lambda _registry: None
    demorollen: Mapping[str, str] | None = None
    around: Callable[[TurnHandler], TurnHandler] = lambda handler: handler
    edge: Callable[[EdgeSettings], EdgeSettings] = lambda settings: settings


@dataclass(frozen=True, slots=True)
class Tafelbot:
    """Everything, put together. `app` starts and stops it all; the rest is for tests and for the demo.

    Attributes:
        handler: what the edge hands its turns to: the router, with whatever stands around it.
        parts: what the senders are made of.
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
    streken = laad_streken(settings, teksten)
    store = open_store(settings, streken, teksten)
    refuse_missing(settings, streken, store, clock, teksten)
    metrics = Metrics()
    room_metrics = RoomMetrics(metrics.registry)
    registry = maak_registry()
    extras.registry(registry)
    edge = TeamsEdge(extras.edge(_edge_settings(settings, streken, teksten)), clock, metrics)
    router = Router(
        registry, store, {een.regio.code: een for een in streken.values()}, edge.messenger, extras.demorollen or {}
    )
    parts = Parts(
        store=store,
        registry=registry,
        messenger=edge.messenger,
        clock=clock,
        metrics=room_metrics,
        undeliverable=partial(plan_onbestelbaar, registry),
        limits=_limits(settings),
        pauses=Pauses(random.SystemRandom().random),
        worker=f"{socket.gethostname()}:{os.getpid()}",
        parallel=settings.senders,
    )
    senders = {code: Sender(streek, parts) for code, streek in router.streken.items()}
    tick = Tick(store, router.streken, registry, room_metrics)
    handler = _waking(extras.around(router.handle), senders)
    ticker = Ticker(_waking_all(tick, senders), clock, timedelta(seconds=settings.tick_seconds))
    postponed = Postponed(store, registry, router.streken, router.demorollen, senders)
    app = maak_app(
        messages=edge.messages(handler, _stand_ins(router.streken, teksten, postponed)),
        metrics=metrics,
        ready={"sleutels": edge.ready, "opslag": partial(_answers, store, router.streken, clock)},
        starters=(edge.start, *(sender.start for sender in senders.values()), ticker.start),
        # What comes in last may still plan something; it waits in the outbox for the next start.
        stoppers=(ticker.stop, *(sender.stop for sender in senders.values()), edge.stop, partial(_close, store)),
    )
    return Tafelbot(app, store, router, handler, registry, router.streken, parts, tuple(senders.values()), tick)


def laad_streken(settings: Settings, teksten: Teksten) -> Mapping[str, Streek]:
    """Read the files of all regions; by the name they have in the settings.

    Raises:
        StartRefused: with everything that is wrong in any of them.
    """
    streken: dict[str, Streek] = {}
    problems: list[str] = []
    for name, een in settings.regios.items():
        try:
            regio = laad_regio(een.file, teksten)
        except RegioOnbruikbaar as refused:
            problems += (melding.zin(teksten, str(een.file)) for melding in refused.meldingen)
            continue
        streken[name] = Streek(regio, teksten.met(regio.teksten))
    codes = [streek.regio.code for streek in streken.values()]
    problems += (
        teksten("bediening.start.regio_dubbel", code=code) for code in sorted(set(codes)) if codes.count(code) > 1
    )
    if problems:
        raise StartRefused(*problems)
    return streken


def make_folders(settings: Settings) -> None:
    """Make the folders in which SQLite files will stand, for the user who runs the bot alone.

    Raises:
        OSError: a folder cannot be made.
    """
    for address in (settings.database_url, settings.keystore_url):
        url = lees_url(address.get_secret_value())
        if is_sqlite(url) and url.database:
            Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def open_store(settings: Settings, streken: Mapping[str, Streek], teksten: Teksten) -> Store:
    """Open the store of keys and the store; the schema must be the one this program was written for.

    The keys of every region are tried (and made, the first time): with the wrong main keys nobody could be helped.

    Raises:
        StartRefused: a database does not answer or must be migrated first, or the main keys do not fit.
    """
    url = settings.database_url.get_secret_value()
    if not _is_migrated(url, teksten):
        raise StartRefused(teksten("bediening.start.schema"))
    try:
        kast = DatabaseSleutelkast(settings.keystore_url.get_secret_value(), settings.main_keys)
        for streek in streken.values():
            kast.regiosleutel(streek.regio.code, Sleuteldoel.INDEX)
    except TafelbotError as error:
        key = "sleutelkast" if error.key == ONBEREIKBAAR else "sleutels"
        raise StartRefused(teksten(f"bediening.start.{key}")) from error
    return maak_store(url, kast)


def refuse_missing(
    settings: Settings, streken: Mapping[str, Streek], store: Store, clock: Clock, teksten: Teksten
) -> None:
    """Refuse to start with a region file that leaves out what open work rests on.

    Raises:
        StartRefused: with everything that is missing from any of the files; the store is closed then.
    """
    problems: list[str] = []
    for name, streek in streken.items():
        rests_on = store.read_now(Scope(streek.regio.code, clock.now()), in_gebruik)
        found = weigert(streek.regio, streek.regio, InGebruik(**asdict(rests_on)))
        problems += (melding.zin(teksten, str(settings.regios[name].file)) for melding in found)
    if problems:
        store.close()
        raise StartRefused(*problems)


def _is_migrated(url: str, teksten: Teksten) -> bool:
    address = lees_url(url)
    if is_sqlite(address) and not Path(address.database or "").is_file():
        return False
    try:
        return is_bij(url)
    except TafelbotError as error:
        raise StartRefused(teksten("bediening.start.database")) from error


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


def _stand_ins(streken: Mapping[str, Streek], teksten: Teksten, postponed: Postponed) -> StandIns:
    def error(turn: Turn, reference: str) -> Answer:
        return fouten.unexpected(reference, streken[turn.regio].teksten)

    def busy(turn: Turn) -> Answer:
        return ShowText(streken[turn.regio].teksten("fout.bezig"))

    return StandIns(error=error, busy=busy, undelivered=postponed, summary=teksten("algemeen.samenvatting"))


def _waking(handler: TurnHandler, senders: Mapping[str, Sender]) -> TurnHandler:
    """Let the sender look after every turn: what a turn planned should be in Teams a moment later."""

    async def handle(turn: Turn) -> Answer:
        answer = await handler(turn)
        senders[turn.regio].wake()
        return answer

    return handle


def _waking_all(tick: Tick, senders: Mapping[str, Sender]) -> Callable[[datetime], Awaitable[None]]:
    async def beat(now: datetime) -> None:
        await tick(now)
        for sender in senders.values():
            sender.wake()

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
