"""APScheduler only gives the beat."""

import asyncio
import itertools
from datetime import UTC, datetime, timedelta

from bot.clock.system import SystemClock
from bot.clock.ticker import Ticker


async def test_it_ticks_at_once_and_goes_on_with_the_time_of_the_clock() -> None:
    ticks: list[datetime] = []
    genoeg = asyncio.Event()

    async def tick(now: datetime) -> None:
        ticks.append(now)
        if len(ticks) == 3:
            genoeg.set()

    ticker = Ticker(tick, SystemClock(), timedelta(milliseconds=10))
    await ticker.start()
    await genoeg.wait()
    await ticker.stop()
    assert all(earlier < later for earlier, later in itertools.pairwise(ticks))
    assert all(moment.tzinfo is UTC for moment in ticks)


async def test_a_slow_tick_is_never_joined_by_a_second_one_and_stopping_waits_for_it() -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), []

    async def tick(now: datetime) -> None:
        begun.set()
        await may_end.wait()
        ended.append(now)

    ticker = Ticker(tick, SystemClock(), timedelta(milliseconds=5))
    await ticker.start()
    await begun.wait()
    stopping = asyncio.create_task(ticker.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    may_end.set()
    await stopping
    assert len(ended) == 1


async def test_stopping_what_never_started_is_no_problem() -> None:
    async def tick(_now: datetime) -> None:
        raise AssertionError

    await Ticker(tick, SystemClock(), timedelta(seconds=1)).stop()


async def test_a_clock_that_is_ahead_of_this_machine_is_no_reason_to_wait() -> None:
    ahead, ticked = SystemClock().now() + timedelta(days=400), asyncio.Event()

    class Ahead:
        def now(self) -> datetime:
            return ahead

    async def tick(now: datetime) -> None:
        assert now == ahead
        ticked.set()

    ticker = Ticker(tick, Ahead(), timedelta(seconds=30))
    await ticker.start()
    await ticked.wait()
    await ticker.stop()
