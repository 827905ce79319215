"""The boundary of a turn: whatever happens inside, there is an answer, and it is in time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

import structlog

from bot.web.logs import correlation_id
from bot.web.metrics import Metrics
from dialogs.kern.answers import Answer, ShowText, Silence
from dialogs.kern.turn import Pressed, Turn

TurnHandler: TypeAlias = Callable[[Turn], Awaitable[Answer]]
"""The dialogs, as the edge sees them."""

BUDGET = 5.0
"""Seconds a turn may take. Teams gives up between 10 and 15 seconds after the press, and shows an error by then."""

log = structlog.get_logger("turn")


@dataclass(frozen=True, slots=True)
class StandIns:
    """What is said when the dialogs cannot answer.

    Attributes:
        error: for a turn that failed; the reference finds the log line.
        busy: for a turn that takes too long; it goes on by itself.
        undelivered: told when the answer to a typed command did not reach Teams, so that it can be said later.
        summary: the constant neutral text in toasts, for answers that bring none of their own.
    """

    error: Callable[[Turn, str], Answer]
    busy: Callable[[Turn], Answer]
    undelivered: Callable[[Turn], Awaitable[None]]
    summary: str


class Conductor:
    """Runs turns within the budget. A turn that runs over is never broken off: its transaction ends as it would."""

    def __init__(self, handler: TurnHandler, stand_ins: StandIns, metrics: Metrics, budget: float = BUDGET) -> None:
        """Hand turns to `handler`; `budget` in seconds."""
        self._handler = handler
        self._stand_ins = stand_ins
        self._metrics = metrics
        self._budget = budget
        self._running: set[asyncio.Task[Answer]] = set()

    async def answer(self, turn: Turn, late: Callable[[Answer], Awaitable[None]] | None = None) -> Answer:
        """Return the answer to a turn; when it takes too long, that the bot is busy.

        Args:
            turn: what happened.
            late: gets the real answer when it comes after all; without it that answer is dropped (the
                presser of a button presses again, and the repeat is answered from what was stored).
        """
        task = asyncio.create_task(self._guarded(turn))
        # Held here, because the loop itself only keeps a weak reference to a task.
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task}, timeout=self._budget)
        if task.done():
            return task.result()
        self._metrics.mishap("late")
        log.warning("turn_late", activity_id=turn.activity_id)
        if late is not None:
            follow_up = asyncio.create_task(self._deliver_late(task, late))
            self._running.add(follow_up)
            follow_up.add_done_callback(self._running.discard)
        return Silence() if _everybody_reads(turn) else self._stand_ins.busy(turn)

    async def drain(self, seconds: float) -> None:
        """Wait for turns that still run, at shutdown; those that take longer are broken off."""
        if self._running:
            _, unfinished = await asyncio.wait(self._running, timeout=seconds)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _guarded(self, turn: Turn) -> Answer:
        try:
            return await self._handler(turn)
        except Exception as error:  # noqa: BLE001 - the boundary of the turn: nothing may escape to the SDK
            return self._failed(turn, error)

    def _failed(self, turn: Turn, error: Exception) -> Answer:
        reference = correlation_id()
        self._metrics.mishap("failed")
        log.error("turn_failed", activity_id=turn.activity_id, regio=turn.regio, exc_info=error)
        if _everybody_reads(turn):
            return Silence()
        try:
            return self._stand_ins.error(turn, reference)
        except Exception:
            log.exception("error_text_failed")
            return ShowText(reference)

    @staticmethod
    async def _deliver_late(task: asyncio.Task[Answer], late: Callable[[Answer], Awaitable[None]]) -> Answer:
        answer = await task
        await late(answer)
        return answer


def _everybody_reads(turn: Turn) -> bool:
    """Tell whether a stand-in would be posted in the chat of a meeting: a guest may sit there, so nothing is said."""
    return turn.place.meeting and not isinstance(turn.happening, Pressed)
