"""The heartbeat: APScheduler calls the tick, and that is all it does. What is due, and when, stands in our tables."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock.system import SystemClock
from dialogs.kern.ports import Clock


class Ticker:
    """Calls `tick(now)` at once and then every `interval`, one at a time.

    A tick that takes longer than the interval delays the next one; ticks that were missed (a machine that slept) are
    made up for by one, because a tick does everything that is due by then.
    """

    def __init__(self, tick: Callable[[datetime], Awaitable[None]], clock: Clock, interval: timedelta) -> None:
        """Prepare; nothing ticks before `start`."""
        self._tick = tick
        self._clock = clock
        self._interval = interval
        self._running = asyncio.Lock()
        self._scheduler: AsyncIOScheduler | None = None

    async def start(self) -> None:
        """Begin to tick."""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
            self._once,
            "interval",
            seconds=self._interval.total_seconds(),
            # APScheduler goes by the time of this machine, whatever clock the ticks go by.
            next_run_time=SystemClock().now(),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Tick no more, and let a tick that runs end in order."""
        if self._scheduler is None:
            return
        self._scheduler.pause()
        async with self._running:
            self._scheduler.shutdown(wait=False)
        self._scheduler = None

    async def _once(self) -> None:
        async with self._running:
            await self._tick(self._clock.now())
