"""The sender of one region: takes what is due from the outbox, renders it, posts it, and writes down what came of it.

Three steps, and a crash between any two of them loses nothing: claim, reserve the send slot, render and mark in ONE
transaction (`claiming`); send (`handing`); record in a second transaction (`recording`). A message that was marked and
never recorded comes back when its lease runs out. Then nobody knows whether it was posted, and its kind says what to do
about that.
"""

import asyncio
import contextlib
from datetime import datetime, timedelta

import structlog

from bot.outbox.claiming import claim
from bot.outbox.handing import hand_over
from bot.outbox.parts import Claimed, Parts, Room, Sent
from bot.outbox.recording import record_patiently, settle_expired
from dialogs.kern.ports import SendFailed
from dialogs.kern.router import Streek
from storage import outbox

LONGEST_SLEEP = 5.0
"""Seconds after which the sender looks by itself: another replica may have planned something."""

EXPIRY_EVERY = timedelta(seconds=15)
"""How often it is looked whether a lease ran out: only a crash leaves one behind."""

SETTLE = 0.02
"""Seconds in which several reasons to wake become one look at the database."""

log = structlog.get_logger("sender")


class Sender:
    """Sends for one region. Any number of them, in any number of processes, may work on one outbox."""

    def __init__(self, streek: Streek, parts: Parts) -> None:
        """Prepare; nothing is sent before `start` or `drain`."""
        self._room = Room(streek, parts)
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
        return self._room.regio

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
            await self._parts.store.run(self._room.scope(), settle_expired, self._room)
            self._settled_at = self._parts.clock.now()
        while not self._stopping:
            await self._free.acquire()
            # Before looking: what arrives while the answer "nothing" is on its way has freed its conversation.
            some_under_way = bool(self._under_way)
            try:
                claimed = await self._parts.store.run(self._room.scope(), claim, self._room)
            except BaseException:
                self._free.release()
                raise
            if isinstance(claimed, Claimed):
                self._dispatch(claimed)
                continue
            self._free.release()
            if claimed is None and not some_under_way:
                return
            if claimed is None and self._under_way:
                # What arrives frees its conversation for the next message.
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)

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
        next_ = await self._parts.store.read(self._room.scope(), outbox.eerstvolgende)
        if next_ is None:
            return LONGEST_SLEEP
        return min(max((next_ - self._parts.clock.now()).total_seconds(), 0.0), LONGEST_SLEEP)

    def _expiry_is_due(self) -> bool:
        return self._settled_at is None or self._parts.clock.now() - self._settled_at >= EXPIRY_EVERY

    def _dispatch(self, claimed: Claimed) -> None:
        task = asyncio.create_task(self._deliver(claimed))
        self._under_way.add(task)
        task.add_done_callback(self._arrived)

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._free.release()

    async def _deliver(self, claimed: Claimed) -> None:
        try:
            try:
                outcome: Sent | SendFailed = await hand_over(claimed, self._parts)
            except SendFailed as failed:
                outcome = failed
            await record_patiently(self._room, claimed, outcome)
        except Exception:  # the boundary of a job: its lease runs out, and then it is settled
            log.exception("delivery_not_recorded", regio=self.regio, outbox_id=claimed.work.id)
