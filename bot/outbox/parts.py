"""What a sender is made of, and what passes between its three steps."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

import structlog

from bot.metrics import RoomMetrics
from bot.outbox.delivery import Pauses, Verdict
from bot.outbox.places import Route
from dialogs.kern.desk import Context
from dialogs.kern.ports import Clock, Mailer, Messenger, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import MessageSpec, Registry
from dialogs.kern.router import Streek
from dialogs.kern.turn import Place
from storage.outbox import Limieten, Verzending
from storage.store import Scope, Store, UnitOfWork

LEASE = timedelta(minutes=2)
"""Longer than a delivery can last: opening a conversation, sending, and once more with a fresh token, 15 s each."""

log = structlog.get_logger("sender")

Undeliverable: TypeAlias = Callable[[Context, Verzending], None]
"""Tells the owner of a message, in the same transaction, that it was not (or perhaps not) delivered."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sender is made of.

    Attributes:
        undeliverable: plans the message to the owner.
        mailer: hands over mail; None when no mail server was set.
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
    mailer: Mailer | None = None
    worker: str = "sender"
    parallel: int = 8
    lease: timedelta = LEASE
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Room:
    """Where one sender works: its region, with its parts."""

    streek: Streek
    parts: Parts

    @property
    def regio(self) -> str:
        """The code of the region."""
        return self.streek.regio.code

    def scope(self) -> Scope:
        """Return the region and the moment, for a transaction that begins now."""
        return Scope(self.regio, self.parts.clock.now())

    def context(self, uow: UnitOfWork) -> Context:
        """Return what a renderer gets."""
        return Context(uow, self.streek.regio, self.streek.teksten)

    def note(self, work: Verzending, outcome: str, verdict: Verdict | None = None) -> None:
        """Count and log what became of an attempt: kinds and ids only."""
        self.parts.metrics.sent(work.soort, outcome)
        details = {} if verdict is None else {"status": verdict.status, "next": verdict.next.value}
        log.info("message", regio=self.regio, kind=work.soort, outbox_id=work.id, outcome=outcome, **details)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is ours to send now, rendered. `via` is None for mail, and where nothing leads to the person."""

    work: Verzending
    spec: MessageSpec
    message: OutgoingMessage | OutgoingMail
    via: Route | None


@dataclass(frozen=True, slots=True)
class Sent:
    """It was taken. `opened` is the 1:1 conversation that was opened for it."""

    activity_id: str
    opened: Place | None = None
