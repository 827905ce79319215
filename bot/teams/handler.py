"""The SDK's `Bot`: takes our turn out of the SDK's context, and puts the answer back. Nothing else happens here."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from botbuilder.core import Bot, TurnContext
from botbuilder.schema import ActivityTypes

from bot.teams import wire
from bot.teams.adapter import TURN_KEY
from bot.teams.conduct import BUDGET, Conductor, StandIns
from bot.teams.connector import Outgoing
from bot.web.metrics import Metrics
from dialogs.kern.answers import Answer
from dialogs.kern.ports import SendFailed, SendOutcome
from dialogs.kern.turn import JsonValue, Turn

LEAST_FOR_REPLY = 1.0
"""Seconds that posting an answer gets, however long finding it took."""

MOST_TRIES = 3
FIRST_PAUSE = 0.3
"""Seconds before the second try when Teams names no time itself; doubled and jittered for the next."""

log = structlog.get_logger("turn")


class TurnBot(Bot):  # type: ignore[misc] # the SDK has no types
    """Answers each turn: an invoke in the HTTP response, anything else by a message in the same thread."""

    def __init__(
        self,
        conductor: Conductor,
        stand_ins: StandIns,
        metrics: Metrics,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Let `conductor` find the answers; `sleep` waits between two tries."""
        self._conductor = conductor
        self._stand_ins = stand_ins
        self._metrics = metrics
        self._sleep = sleep

    async def on_turn(self, context: TurnContext) -> None:
        """Handle the turn that stands in the context."""
        turn: Turn = context.turn_state[TURN_KEY]
        if context.activity.type == ActivityTypes.invoke:
            body = wire.answer_invoke(await self._conductor.answer(turn))
            await context.send_activity(Outgoing({"type": ActivityTypes.invoke_response.value, "value": body}))
            return
        deadline = asyncio.get_running_loop().time() + BUDGET
        answer = await self._conductor.answer(turn, late=partial(self._say, context, turn))
        await self._say(context, turn, answer, deadline)

    async def _say(self, context: TurnContext, turn: Turn, answer: Answer, deadline: float | None = None) -> None:
        """Post an answer before the deadline; after that it is the outbox's to say."""
        activity = wire.answer_message(answer, self._stand_ins.summary)
        if activity is None:
            return
        try:
            async with asyncio.timeout(self._seconds_left(deadline)) as limit:
                await self._post(context, activity, limit.when() or 0.0)
        except (SendFailed, TimeoutError) as error:
            outcome = error.outcome if isinstance(error, SendFailed) else SendOutcome.UNCERTAIN
            self._metrics.mishap("undelivered")
            log.warning("answer_undelivered", activity_id=turn.activity_id, outcome=outcome.value)
            await self._stand_ins.undelivered(turn)

    @staticmethod
    def _seconds_left(deadline: float | None) -> float:
        if deadline is None:
            return BUDGET
        return max(deadline - asyncio.get_running_loop().time(), LEAST_FOR_REPLY)

    async def _post(self, context: TurnContext, activity: dict[str, JsonValue], until: float) -> None:
        """Post an answer; only what certainly was not posted is tried again, and only when there is time for it."""
        for attempt in range(1, MOST_TRIES + 1):
            try:
                await context.send_activity(Outgoing(activity))
            except SendFailed as failed:
                pause = _pause(failed, attempt)
                too_late = asyncio.get_running_loop().time() + pause >= until
                again = failed.outcome in {SendOutcome.LATER, SendOutcome.TOKEN}
                if attempt == MOST_TRIES or too_late or not again:
                    raise
                await self._sleep(pause)
            else:
                return


def _pause(failed: SendFailed, attempt: int) -> float:
    if failed.outcome is SendOutcome.TOKEN:
        return 0.0
    if failed.retry_after is not None:
        return failed.retry_after
    doubled = FIRST_PAUSE * float(2 ** (attempt - 1))
    return doubled * random.uniform(0.8, 1.2)  # noqa: S311 - jitter, no secret
