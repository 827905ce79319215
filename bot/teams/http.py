"""POST /api/messages: the one door through which Teams comes in.

The order of the checks is the order of their cost and of what they may tell a stranger: shape (400, 413, 415), token
(401), tenant and address (403). Whatever a stranger sends, he never gets a 5xx for it.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.teams import guards, wire
from bot.teams.activities import Nothing, UnknownInvoke, to_turn
from bot.teams.adapter import TeamsAdapter
from bot.teams.authentication import Authentication, authenticate_demo
from bot.teams.conduct import StandIns
from bot.teams.guards import ServiceUrls
from bot.teams.handler import TurnBot
from bot.teams.inbound import Inbound, read_activity
from bot.teams.refusals import Reason, Refused, Sampler
from bot.teams.registrations import Registration, Registrations
from bot.web.logs import correlated, correlation_id
from bot.web.metrics import Metrics
from dialogs.kern.ports import Clock
from dialogs.kern.turn import JsonValue, Turn

LARGEST_BODY = 256 * 1024
"""Bytes. Teams' own activities stay under 100 KB (bot-bound messages: 28 to 100 KB)."""

BODY_TIMEOUT = 10.0
"""Seconds a sender may take for the body."""

PATH = "/api/messages"

log = structlog.get_logger("edge")


@dataclass(frozen=True, slots=True)
class Door:
    """Everything the door needs.

    Attributes:
        registrations: our bots; in demo mode nobody proves who he is, and only this machine may ask.
        authentication: checks tokens; not asked in demo mode.
        service_urls: where answers may go.
        adapter, bot: what a checked activity goes through.
        stand_ins: for a fault outside the dialogs.
        clock: stamps turns.
        monotonic: measures them.
    """

    registrations: Registrations
    authentication: Authentication
    service_urls: ServiceUrls
    adapter: TeamsAdapter
    bot: TurnBot
    stand_ins: StandIns
    metrics: Metrics
    clock: Clock
    monotonic: Callable[[], float] = time.perf_counter


class Messages:
    """The handler of `PATH`."""

    def __init__(self, door: Door) -> None:
        """Stand at this door."""
        self._door = door
        self._sampler = Sampler(door.monotonic)

    async def handle(self, request: web.Request) -> web.Response:
        """Take one activity."""
        with correlated():
            try:
                return await self._take(request)
            except Refused as refused:
                self._note(refused.reason)
                return _json(refused.status, {"error": refused.reason.value})

    async def _take(self, request: web.Request) -> web.Response:
        door = self._door
        inbound = read_activity(await _body(request))
        registration = await self._authenticate(request, inbound)
        tenant_id = guards.check(inbound, registration, door.service_urls)
        turn = to_turn(inbound, registration=registration, tenant_id=tenant_id, received_at=door.clock.now())
        match turn:
            case Nothing(reason):
                self._note(reason)
                return web.Response(status=200)
            case UnknownInvoke():
                self._note(Reason.UNKNOWN_TYPE)
                return _json(200, wire.unknown_invoke())
            case Turn():
                return await self._run(inbound, turn, registration)

    async def _authenticate(self, request: web.Request, inbound: Inbound) -> Registration:
        door = self._door
        if door.registrations.demo:
            peer = request.transport.get_extra_info("peername") if request.transport else None
            forwarded = "Forwarded" in request.headers or "X-Forwarded-For" in request.headers
            return authenticate_demo(door.registrations, inbound, str(peer[0]) if peer else "", forwarded=forwarded)
        try:
            return await door.authentication.authenticate(request.headers.get("Authorization"), inbound)
        except Refused:
            raise
        except Exception:
            # A fault of ours in reading a stranger's token is still a stranger without a proven token.
            log.exception("authentication_failed")
            raise Refused(401, Reason.UNEXPECTED) from None

    async def _run(self, inbound: Inbound, turn: Turn, registration: Registration) -> web.Response:
        door = self._door
        started = door.monotonic()
        kind = type(turn.happening).__name__.lower()
        try:
            body = await door.adapter.process(inbound, turn, registration, door.bot)
        except Exception:
            # The dialogs have a boundary of their own: this is a fault in the edge itself.
            door.metrics.mishap("edge_failed")
            log.exception("edge_failed", activity_id=turn.activity_id)
            if not inbound.is_invoke:
                return web.Response(status=500)
            body = wire.answer_invoke(door.stand_ins.error(turn, correlation_id()))
        seconds = door.monotonic() - started
        door.metrics.turn(kind, seconds)
        log.info("turn", kind=kind, regio=turn.regio, activity_id=turn.activity_id, milliseconds=round(seconds * 1000))
        return web.Response(status=200) if body is None else _json(200, body)

    def _note(self, reason: Reason) -> None:
        self._door.metrics.refused(reason)
        if (kept_back := self._sampler.take(reason)) is not None:
            log.info("not_answered", reason=reason.value, kept_back=kept_back)


async def _body(request: web.Request) -> bytes:
    if request.content_type != "application/json":
        raise Refused(415, Reason.WRONG_CONTENT_TYPE)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(415, Reason.ENCODED)
    if (request.content_length or 0) > LARGEST_BODY:
        raise Refused(413, Reason.TOO_LARGE)
    try:
        async with asyncio.timeout(BODY_TIMEOUT):
            return await _read(request)
    except TimeoutError:
        raise Refused(408, Reason.TOO_SLOW) from None


async def _read(request: web.Request) -> bytes:
    """Read no more than the limit: a body sent in chunks does not say beforehand how long it is."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refused(413, Reason.TOO_LARGE)
    return bytes(body)


def _json(status: int, body: dict[str, JsonValue]) -> web.Response:
    return web.Response(
        status=status, body=json.dumps(body, separators=(",", ":")).encode(), content_type="application/json"
    )
