"""What the worker is made of, how long it waits, and what passes between its steps."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Generic, TypeAlias

import structlog

from bot.metrics import RoomMetrics
from bot.vergaderen.kinds import Kind, M
from bot.vergaderen.sessions import Sessions
from bot.vergaderen.talks import Talks
from dialogs.kern.desk import Context
from dialogs.kern.ports import Apps, Clock, MeetingFailed, MeetingOutcome, Meetings
from dialogs.kern.router import Streek
from domain.vergadering import Teamsvergadering, Vergaderwens
from storage.store import Scope, Store, UnitOfWork
from storage.vergaderwerk import Werk

LEASE = timedelta(minutes=3)
CALL_WITHIN = 90.0
"""Seconds a call may last, whoever makes it: half of the lease."""

TELL_AFTER = timedelta(minutes=30)
"""How long Graph may be away before the regisseur hears it."""

LOST_AFTER = timedelta(minutes=10)
"""How long a meeting may be unknown to Graph before it is taken as gone: just after it was made it often is."""

READ_AGAIN = (timedelta(seconds=15), timedelta(seconds=30), timedelta(minutes=1))
"""Between two looks at an option that does not hold: it may still be on its way through Graph."""

FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=10)
PATIENCE = timedelta(hours=2)
LATER_PAUSE = timedelta(hours=1)
"""What is not allowed, and what cannot be deleted, is asked less often after so long: somebody must act first."""

FREE_ATTEMPTS = 10
"""So often Graph's own time is simply kept; after that our pauses hold as well."""

log = structlog.get_logger("meetings")


class Call(StrEnum):
    """What is asked of Graph."""

    CREATE = "create"
    READ = "read"
    CHANGE = "change"
    DELETE = "delete"
    INSTALL = "install"
    """To put the bot into its chat."""


AnyKind: TypeAlias = Kind[Any]
"""Of whatever meetings: each task carries its own."""

KINDS: Final[tuple[AnyKind, ...]] = (Talks(), Sessions())


@dataclass(frozen=True, slots=True)
class Task(Generic[M]):
    """A call that is to be made. `wish` is what is asked for; None where nothing is."""

    kind: Kind[M]
    work: Werk[M]
    call: Call
    wish: Vergaderwens | None = None

    @property
    def meeting_id(self) -> str:
        """The id at Graph."""
        return self.work.vergadering.extern_id


@dataclass(frozen=True, slots=True)
class Parts:
    """What a worker is made of.

    Attributes:
        jitter: returns a number from 0 up to 1.
        worker: the name of this process.
        changed: is called once something was written down: a message may be waiting.
        sleep: waits between attempts to record.
        apps: puts the bot into the chat of a meeting; None where somebody does so by hand.
        kinds: which meetings there are.
    """

    store: Store
    meetings: Meetings
    streek: Streek
    clock: Clock
    metrics: RoomMetrics
    jitter: Callable[[], float] = lambda: 0.5
    worker: str = "worker"
    lease: timedelta = LEASE
    call_within: float = CALL_WITHIN
    changed: Callable[[], None] = lambda: None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    apps: Apps | None = None
    kinds: tuple[AnyKind, ...] = KINDS

    @property
    def regio(self) -> str:
        """The code of the region."""
        return self.streek.regio.code

    def scope(self) -> Scope:
        """Return the region and the moment, for a transaction that begins now."""
        return Scope(self.regio, self.clock.now())

    def context(self, uow: UnitOfWork) -> Context:
        """Return what the dialogs work with."""
        return Context(uow, self.streek.regio, self.streek.teksten)

    def note(self, een: Teamsvergadering, call: str, outcome: str) -> None:
        """Count and log what became of it: words and our own ids only, never what opens a meeting."""
        self.metrics.meeting(call, outcome)
        log.info("meeting", regio=self.regio, vergadering_id=een.id, call=call, outcome=outcome)


def pause(failed: MeetingFailed, call: Call, attempts: int, since: datetime, now: datetime, jitter: float) -> timedelta:
    """Return how long to wait after a call that failed.

    Args:
        failed: what Graph said, or did not say.
        call: what was asked.
        attempts: how many there were since something last succeeded, this one included.
        since: since when nothing succeeds.
        now: the moment.
        jitter: from 0 up to 1.
    """
    longest = LONGEST_PAUSE
    hopeless = failed.outcome in {MeetingOutcome.NOT_ALLOWED, MeetingOutcome.REFUSED} or call is Call.DELETE
    if hopeless and now - since >= PATIENCE:
        longest = LATER_PAUSE
    doubled: timedelta = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), longest)
    ours = doubled * (0.8 + 0.2 * jitter)
    if failed.retry_after is None:
        return ours
    theirs = timedelta(seconds=failed.retry_after + 0.5 * jitter)
    return max(theirs, ours) if attempts > FREE_ATTEMPTS else theirs
