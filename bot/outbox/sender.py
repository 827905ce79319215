"""The sender of one region: takes what is due from the outbox, renders it, posts it, and writes down what came of it.

Three steps, and a crash between any two of them loses nothing: claim, reserve the send slot, render and mark in ONE
transaction; send; record in a second transaction. A message that was marked and never recorded comes back when its
lease runs out. Then nobody knows whether it was posted, and its kind says what to do about that.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias, TypeVar

import structlog

from bot.metrics import RoomMetrics
from bot.outbox.delivery import Next, Pauses, Verdict, judge
from bot.outbox.places import Route, remember, route_to
from dialogs.kern.desk import Context
from dialogs.kern.ports import Clock, Messenger, OutgoingMessage, SendFailed, SendOutcome
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place
from domain.errors import TafelbotError, Unavailable
from storage import gesprekken, outbox
from storage.outbox import Limieten, OutboxStatus, Verzending
from storage.store import Scope, Store, UnitOfWork

LEASE = timedelta(minutes=2)
"""Longer than a delivery can last: opening a conversation, sending, and once more with a fresh token, 15 s each."""

RECORDING_PAUSES = (0.2, 1.0, 3.0, 10.0)
"""Seconds between attempts to record, when the database is away just after a message was sent."""

LONGEST_SLEEP = 5.0
"""Seconds after which the sender looks by itself: another replica may have planned something."""

EXPIRY_EVERY = timedelta(seconds=15)
"""How often it is looked whether a lease ran out: only a crash leaves one behind."""

DATABASE_AWAY = "opslag.onbereikbaar"
"""How storage says that a database does not answer: everything waits then. Any other fault is of one message alone."""

MOST_UNCERTAIN = 1000
"""Open questions about messages that are looked through; there are as many as people have not answered."""

SETTLE = 0.02
"""Seconds in which several reasons to wake become one look at the database."""

log = structlog.get_logger("sender")

_T = TypeVar("_T")

Undeliverable: TypeAlias = Callable[[Context, Verzending], None]
"""Tells the owner of a message, in the same transaction, that it was not (or perhaps not) delivered."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sender is made of.

    Attributes:
        undeliverable: plans the message to the owner.
        worker: the name of this process, for people who look at what hangs.
        parallel: how many messages may be on their way at once.
        sleep: waits between attempts to record.
    """

    store: Store
    registry: Registry
    messenger: Messenger
    clock: Clock
    metrics: RoomMetrics
    undeliverable: Undeliverable
    limits: Limieten
    pauses: Pauses
    worker: str = "sender"
    parallel: int = 8
    lease: timedelta = LEASE
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A message that is ours to send now, rendered. `via` is None when there is no way to reach the person."""

    work: Verzending
    spec: MessageSpec
    message: OutgoingMessage
    via: Route | None


@dataclass(frozen=True, slots=True)
class _Sent:
    """Teams took it. `opened` is the 1:1 conversation that was opened for it."""

    activity_id: str
    opened: Place | None = None


class Sender:
    """Sends for one region. Any number of them, in any number of processes, may work on one outbox."""

    def __init__(self, streek: Streek, parts: Parts) -> None:
        """Prepare; nothing is sent before `start` or `drain`."""
        self._streek = streek
        self._parts = parts
        self._free = asyncio.Semaphore(parts.parallel)
        self._wake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._running: asyncio.Task[None] | None = None
        self._stopping = False
        self._settled_at: datetime | None = None

    @property
    def regio(self) -> str:
        """The region it sends for."""
        return self._streek.regio.code

    def wake(self) -> None:
        """Look soon: something may have been planned. Costs nothing, so it may be called after every turn."""
        self._wake.set()

    async def start(self) -> None:
        """Begin to send, until `stop`."""
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Claim nothing more, and let what is under way arrive and be recorded."""
        self._stopping = True
        self._wake.set()
        if self._running is not None:
            await self._running
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def drain(self) -> None:
        """Send everything that may be sent at this moment; return when it has arrived and is recorded."""
        if self._expiry_is_due():
            await self._settle_expired()
        while not self._stopping:
            await self._free.acquire()
            try:
                claimed = await self._parts.store.run(self._scope(), self._claim)
            except BaseException:
                self._free.release()
                raise
            if isinstance(claimed, _Claimed):
                self._dispatch(claimed)
                continue
            self._free.release()
            if claimed is None and not self._under_way:
                return
            if claimed is None:
                # What arrives frees its conversation for the next message.
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)

    # The loop.

    async def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                pause = await self._until_next()
                if pause <= 0 or self._expiry_is_due():
                    await self.drain()
                    pause = await self._until_next()
            except Exception:  # the boundary of a job: nothing is lost, it is looked at again
                log.exception("sending_failed", regio=self.regio)
                pause = LONGEST_SLEEP
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            if not self._stopping:
                await self._parts.sleep(SETTLE)

    async def _until_next(self) -> float:
        next_ = await self._parts.store.read(self._scope(), outbox.eerstvolgende)
        if next_ is None:
            return LONGEST_SLEEP
        return min(max((next_ - self._parts.clock.now()).total_seconds(), 0.0), LONGEST_SLEEP)

    def _dispatch(self, claimed: _Claimed) -> None:
        task = asyncio.create_task(self._deliver(claimed))
        self._under_way.add(task)
        task.add_done_callback(self._arrived)

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._free.release()

    # Step one: claim, reserve, render, mark.

    def _claim(self, uow: UnitOfWork) -> _Claimed | Skip | None:
        parts, context = self._parts, self._context(uow)
        work = outbox.neem(uow, werker=parts.worker, limieten=parts.limits, verhuur=parts.lease)
        if work is None:
            return None
        spec = parts.registry.messages.get(work.soort)
        try:
            rendered = Skip("soort_onbekend") if spec is None else self._rendered(context, work, spec)
        except Exception as error:  # the boundary of a job: the other messages go on
            if isinstance(error, Unavailable) and error.key == DATABASE_AWAY:
                raise
            return self._not_rendered(context, work, error)
        if spec is None or isinstance(rendered, Skip):
            reason = rendered.reden if isinstance(rendered, Skip) else "soort_onbekend"
            outbox.vervallen(uow, work, reason)
            self._note(work, f"skipped:{reason}")
            return Skip(reason)
        return _Claimed(work, spec, rendered, route_to(context, work))

    @staticmethod
    def _rendered(context: Context, work: Verzending, spec: MessageSpec) -> OutgoingMessage | Skip:
        """Render; but post nothing a second time while a person has yet to look whether it stands there already.

        When he says that it does not, the first act is sent, and says what is so by then.
        """
        if spec.on_uncertain is OnUncertain.ASK and work.activity_id is None:
            uncertain = outbox.van_status(context.uow, OutboxStatus.ONZEKER, MOST_UNCERTAIN)
            if any(each.bericht_id == work.bericht_id for each in uncertain):
                return Skip("wacht_op_keuze")
        return spec.render(context, work.onderwerp_id)

    def _not_rendered(self, context: Context, work: Verzending, error: Exception) -> Skip:
        """Put a message that cannot be made aside for a while: a fault in one must not keep the others."""
        name = error.key if isinstance(error, TafelbotError) else type(error).__name__
        self._note(work, "not_rendered")
        log.error("not_rendered", regio=self.regio, kind=work.soort, outbox_id=work.id, exc_info=error)
        if work.pogingen >= self._parts.pauses.most_attempts:
            outbox.dood(context.uow, work, None, f"render:{name}"[:100])
        else:
            outbox.later(context.uow, work, self._parts.pauses.after(work.pogingen), f"render:{name}"[:100])
        return Skip("render")

    # Step two: send.

    async def _deliver(self, claimed: _Claimed) -> None:
        try:
            try:
                outcome: _Sent | SendFailed = await self._send(claimed)
            except SendFailed as failed:
                outcome = failed
            await self._record_patiently(claimed, outcome)
        except Exception:  # the boundary of a job: its lease runs out, and then it is settled
            log.exception("delivery_not_recorded", regio=self.regio, outbox_id=claimed.work.id)

    async def _send(self, claimed: _Claimed) -> _Sent:
        if claimed.via is None:
            raise SendFailed(SendOutcome.UNREACHABLE)
        place, opened = claimed.via.place, None
        if claimed.via.member is not None:
            member = claimed.via.member
            place = opened = await self._with_fresh_token(lambda: self._parts.messenger.open_personal(place, member))
        activity_id = claimed.work.activity_id
        if activity_id is None:
            posted = await self._with_fresh_token(lambda: self._parts.messenger.send(place, claimed.message))
            return _Sent(posted, opened)
        await self._with_fresh_token(lambda: self._parts.messenger.update(place, activity_id, claimed.message))
        return _Sent(activity_id, opened)

    @staticmethod
    async def _with_fresh_token(call: Callable[[], Awaitable[_T]]) -> _T:
        """Make a call, and once more when Teams did not like the token: the messenger has forgotten it by then."""
        try:
            return await call()
        except SendFailed as failed:
            if failed.outcome is not SendOutcome.TOKEN:
                raise
        return await call()

    # Step three: record.

    async def _record_patiently(self, claimed: _Claimed, outcome: _Sent | SendFailed) -> None:
        for pause in (*RECORDING_PAUSES, None):
            try:
                return await self._parts.store.run(self._scope(), self._record, claimed, outcome)
            except Unavailable:
                if pause is None:
                    raise
                await self._parts.sleep(pause)
        return None

    def _record(self, uow: UnitOfWork, claimed: _Claimed, outcome: _Sent | SendFailed) -> None:
        work = claimed.work
        if isinstance(outcome, SendFailed):
            self._settle(self._context(uow), claimed.work, claimed.spec, outcome)
            return
        conversation_id = None
        if outcome.opened is not None:
            conversation_id = remember(uow, outcome.opened, work.persoon_id).id
        kept = outbox.gelukt(uow, work, outcome.activity_id or None, conversation_id)
        self._note(work, "sent" if kept else "sent_late")

    def _settle(self, context: Context, work: Verzending, spec: MessageSpec, failed: SendFailed) -> None:
        """Write down that it was not delivered, and tell the owner where only he can do something about it."""
        uow, verdict = context.uow, judge(failed, work.pogingen, spec.on_uncertain, self._parts.pauses)
        current = outbox.lees(uow, work.id)
        if (current.claim, current.status) != (work.claim, OutboxStatus.VERZENDEN):
            return  # our lease ran out, and somebody else has settled it
        if verdict.next is Next.UNREACHABLE and self._became_known(uow, work):
            outbox.later(uow, work, timedelta(0), "gesprek_bekend")
            return
        match verdict.next:
            case Next.WAIT:
                outbox.later(uow, work, verdict.after, verdict.reason, blokkeer_gesprek=verdict.block)
            case Next.UNREACHABLE:
                outbox.onbereikbaar(uow, work, verdict.reason)
            case Next.GONE:
                outbox.bericht_weg(uow, work, opnieuw_plaatsen=spec.post_anew)
            case Next.DEAD:
                outbox.dood(uow, work, verdict.status, verdict.reason)
            case Next.ASK:
                outbox.onzeker(uow, work, verdict.reason)
        if verdict.next in {Next.UNREACHABLE, Next.DEAD, Next.ASK}:
            # Read again: what the owner is told hangs on what became of it.
            self._parts.undeliverable(context, outbox.lees(uow, work.id))
        self._note(work, failed.outcome.value, verdict)

    @staticmethod
    def _became_known(uow: UnitOfWork, work: Verzending) -> bool:
        """Tell whether somebody whom nothing connected with us has spoken to us since the message was claimed."""
        if work.gesprek is not None or work.persoon_id is None:
            return False
        return gesprekken.persoonlijk(uow, work.persoon_id) is not None

    # What a crash left behind.

    def _expiry_is_due(self) -> bool:
        return self._settled_at is None or self._parts.clock.now() - self._settled_at >= EXPIRY_EVERY

    async def _settle_expired(self) -> None:
        await self._parts.store.run(self._scope(), self._settle_expired_now)
        self._settled_at = self._parts.clock.now()

    def _settle_expired_now(self, uow: UnitOfWork) -> None:
        for work in outbox.verlopen_leases(uow):
            spec = self._parts.registry.messages.get(work.soort)
            if spec is None:
                outbox.vervallen(uow, work, "soort_onbekend")
            elif work.activity_id is not None:
                # An edit that is made twice is made once.
                outbox.later(uow, work, timedelta(0), "lease")
            else:
                self._settle(self._context(uow), work, spec, SendFailed(SendOutcome.UNCERTAIN))

    def _scope(self) -> Scope:
        return Scope(self.regio, self._parts.clock.now())

    def _context(self, uow: UnitOfWork) -> Context:
        return Context(uow, self._streek.regio, self._streek.teksten)

    def _note(self, work: Verzending, outcome: str, verdict: Verdict | None = None) -> None:
        self._parts.metrics.sent(work.soort, outcome)
        details = {} if verdict is None else {"status": verdict.status, "next": verdict.next.value}
        log.info("message", regio=self.regio, kind=work.soort, outbox_id=work.id, outcome=outcome, **details)
