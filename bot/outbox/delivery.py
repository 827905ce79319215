"""What becomes of a message that was claimed: the pure part, without a database and without Teams."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from dialogs.kern.ports import SendFailed, SendOutcome
from dialogs.kern.registry import OnUncertain

FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=30)
"""Between two attempts, when Teams names no time itself. Source: "Rate limiting for agents" (exponential, jittered)."""

MOST_ATTEMPTS = 60
"""After these (a day and more, at the longest pause) somebody must look; it can be sent again by a press."""

FREE_ATTEMPTS = 10
"""So often Teams' own time is simply kept. After that our pauses count again from the first: a Teams that keeps saying
"in a second" would otherwise use up all attempts, and with them the message, within a minute or two."""

THROTTLED = frozenset({412, 429})
"""The conversation as a whole must wait: too many at once, or two at the same time."""


class Next(StrEnum):
    """The way on for a message that was not delivered."""

    WAIT = "wait"
    """It comes back by itself."""
    UNREACHABLE = "unreachable"
    """It waits until the conversation is heard of again; the owner is told."""
    GONE = "gone"
    """The post that was to be edited is not there any more."""
    DEAD = "dead"
    """Never again by itself; the owner is told."""
    ASK = "ask"
    """It may have been posted; the owner is told, and decides."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a message that was not delivered.

    Attributes:
        reason: a code, for the row in the outbox.
        after: how long to wait.
        block: whether the whole conversation waits that long.
        status: what Teams answered.
    """

    next: Next
    reason: str
    after: timedelta = timedelta(0)
    block: bool = False
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Pauses:
    """How long to wait before trying again. `jitter` returns a number from 0 up to 1."""

    jitter: Callable[[], float]
    first: timedelta = FIRST_PAUSE
    longest: timedelta = LONGEST_PAUSE
    most_attempts: int = field(default=MOST_ATTEMPTS)

    def after(self, attempts: int) -> timedelta:
        """Return the pause after so many attempts: doubled each time, and a fifth more or less."""
        doubled: timedelta = min(self.first * 2 ** min(attempts - 1, 30), self.longest)
        return doubled * (0.8 + 0.4 * self.jitter())


def judge(failed: SendFailed, attempts: int, on_uncertain: OnUncertain, pauses: Pauses) -> Verdict:
    """Decide what becomes of a message after a failed attempt.

    Args:
        failed: what Teams said, or did not say.
        attempts: how many there were, this one included.
        on_uncertain: what the kind of message wants when nobody knows whether it was posted.
        pauses: how long to wait, and how often.
    """
    reason = failed.outcome.value
    match failed.outcome:
        case SendOutcome.UNREACHABLE:
            return Verdict(Next.UNREACHABLE, reason, status=failed.status)
        case SendOutcome.MESSAGE_GONE:
            return Verdict(Next.GONE, reason, status=failed.status)
        case SendOutcome.REFUSED:
            return Verdict(Next.DEAD, reason, status=failed.status)
        case SendOutcome.UNCERTAIN if on_uncertain is OnUncertain.ASK:
            return Verdict(Next.ASK, reason)
    if attempts >= pauses.most_attempts:
        return Verdict(Next.DEAD, f"{reason}:attempts", status=failed.status)
    after = pauses.after(attempts)
    if failed.retry_after is not None:
        # Teams' own time first; a little jitter on top, so that not everything comes back in the same instant.
        after = timedelta(seconds=failed.retry_after + 0.5 * pauses.jitter())
        if attempts > FREE_ATTEMPTS:
            after = max(after, pauses.after(attempts - FREE_ATTEMPTS))
    return Verdict(Next.WAIT, reason, after, block=failed.status in THROTTLED, status=failed.status)
