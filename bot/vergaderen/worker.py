"""The worker of one region: takes what is to be done with a meeting, asks it of Graph, and writes down what came of it.

A crash between any two steps loses nothing: what was claimed comes back when its lease ends. Only of a meeting that was
being made can one be left behind at Graph; nobody has its link, and Graph forgets it after sixty days.
"""

import asyncio
import contextlib
from collections import Counter
from typing import Any

import structlog

from bot.vergaderen.parts import AnyKind, Call, Parts, Task
from bot.vergaderen.preparing import claim, prepare
from bot.vergaderen.settling import settle
from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting
from domain.errors import Conflict, Unavailable

LONGEST_SLEEP = 5.0
"""Seconds after which the worker looks by itself: another replica may have asked for something."""

RECORDING_PAUSES = (0.2, 1.0, 3.0, 10.0)
"""Seconds between attempts to record, when the database is away just after Graph answered."""

log = structlog.get_logger("meetings")


class MeetingWorker:
    """Works for one region. Any number of them, in any number of processes, may work on the same meetings."""

    def __init__(self, parts: Parts) -> None:
        """Prepare; nothing is asked before `start` or `drain`."""
        self._parts = parts
        self._wake = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._stopping = False

    def wake(self) -> None:
        """Look soon: something may have been asked for."""
        self._wake.set()

    async def start(self) -> None:
        """Begin to work, until `stop`."""
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Claim nothing more, and let the call that is under way arrive and be recorded."""
        self._stopping = True
        self._wake.set()
        if self._running is not None:
            await self._running

    async def drain(self) -> None:
        """Do everything that is due at this moment; return when it is recorded."""
        parts = self._parts
        waiting: Counter[str] = Counter()
        for kind in parts.kinds:
            await self._drain(kind)
            counts = await parts.store.read(parts.scope(), kind.waiting)
            waiting.update({state.value: count for state, count in counts.items()})
        parts.metrics.meetings_waiting(parts.regio, waiting)

    async def _drain(self, kind: AnyKind) -> None:
        parts = self._parts
        while not self._stopping:
            work = await parts.store.run(parts.scope(), claim, parts, kind)
            if work is None:
                return
            try:
                task = await parts.store.run(parts.scope(), prepare, parts, kind, work)
                if task is not None:
                    await self._do(task)
            except Exception:  # the boundary of a job: it comes back when its lease ends, and the others go on
                log.exception("meeting_failed", regio=parts.regio, vergadering_id=work.vergadering.id)
            parts.changed()

    async def _do(self, task: Task[Any]) -> None:
        outcome: str | OnlineMeeting | MeetingFailed | None
        try:
            async with asyncio.timeout(self._parts.call_within):
                outcome = await self._ask(task)
        except MeetingFailed as failed:
            outcome = failed
        except TimeoutError:
            outcome = MeetingFailed(MeetingOutcome.LATER, code="timeout")
        if not await self._record(task, outcome) and isinstance(outcome, str):
            await self._drop(task, outcome)

    async def _ask(self, task: Task[Any]) -> str | OnlineMeeting | None:
        meetings = self._parts.meetings
        match task.call, task.wish:
            case Call.CREATE, wish if wish is not None:
                return await meetings.create(wish)
            case Call.CHANGE, wish if wish is not None:
                await meetings.change(task.meeting_id, wish)
            case Call.READ, _:
                return await meetings.read(task.meeting_id)
            case Call.INSTALL, _ if self._parts.apps is not None:
                await self._parts.apps.put_in(task.work.vergadering.draad)
            case _:
                await meetings.delete(task.meeting_id)
        return None

    async def _record(self, task: Task[Any], outcome: str | OnlineMeeting | MeetingFailed | None) -> bool:
        """Write down what came of it; when the database is away, or somebody was first, a few times.

        Raises:
            Unavailable: it stayed away.
            Conflict: somebody was first each time.
        """
        parts = self._parts
        for wait in (*RECORDING_PAUSES, None):
            try:
                return await parts.store.run(parts.scope(), settle, parts, task, outcome)
            except (Unavailable, Conflict):
                if wait is None:
                    raise
                await parts.sleep(wait)
        return True

    async def _drop(self, task: Task[Any], meeting_id: str) -> None:
        """Delete a meeting that was made too late to be of use; when that fails, nobody has its link."""
        parts, een = self._parts, task.work.vergadering
        try:
            async with asyncio.timeout(parts.call_within):
                await parts.meetings.delete(meeting_id)
        except (MeetingFailed, TimeoutError):
            parts.note(een, Call.CREATE, "orphaned")
            log.warning("meeting_orphaned", regio=parts.regio, vergadering_id=een.id)
        else:
            parts.note(een, Call.CREATE, "dropped")

    async def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            wait = LONGEST_SLEEP
            try:
                await self.drain()
                wait = await self._until_next()
            except Exception:  # the boundary of a job: it is looked at again
                log.exception("meetings_failed", regio=self._parts.regio)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()

    async def _until_next(self) -> float:
        known = [await self._parts.store.read(self._parts.scope(), each.next_at) for each in self._parts.kinds]
        next_ = min((each for each in known if each is not None), default=None)
        if next_ is None:
            return LONGEST_SLEEP
        return min(max((next_ - self._parts.clock.now()).total_seconds(), 0.05), LONGEST_SLEEP)
