"""The demo as `make demo` starts it, beside a test: its own folder, free ports, and a day that the test decides."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from queue import SimpleQueue

from playwright.sync_api import Browser

from bot.clock.system import SystemClock
from bot.demo import playground
from bot.demo.show import compose, prepare
from bot.serving import serving
from bot.wiring import Tafelbot
from storage import outbox
from storage.store import Scope
from teksten.catalogus import laad_teksten
from tests.e2e.form_bot import free_port
from tests.e2e.playground_page import PlaygroundPage, at_the_playground

STEP = timedelta(minutes=30)
STOPS_WITHIN_SECONDS = 30
SECONDS_OF_QUEUE = 60
ROUNDS_AFTER_A_JUMP = 6


class HouseClock:
    """The time in the house. It runs on like any clock, because the sender's limits are about seconds."""

    def __init__(self, moment: datetime) -> None:
        """Begin at this moment."""
        self._ahead = moment - SystemClock().now()

    def now(self) -> datetime:
        """Return what time it is in the house."""
        return SystemClock().now() + self._ahead

    def moves_to(self, moment: datetime) -> None:
        """Skip what lies between."""
        self._ahead = moment - SystemClock().now()


@dataclass(frozen=True)
class DemoHouse:
    """A running demo; `address` is that of the playground's page."""

    address: str
    _clock: HouseClock
    _bot: Tafelbot
    _loop: asyncio.AbstractEventLoop

    def time_passes(self, until: datetime) -> None:
        """Let the clock tick on to this moment, half an hour at a time, and let everything that became due be sent."""
        while (moment := self._clock.now()) < until:
            self._clock.moves_to(min(moment + STEP, until))
            asyncio.run_coroutine_threadsafe(self._beat(), self._loop).result(STOPS_WITHIN_SECONDS)
        self.delivers()

    def jumps(self, to: datetime) -> None:
        """Let years go by at once; what became due in them is done on this one day, in as many rounds as it takes."""
        self._clock.moves_to(to)
        for _ in range(ROUNDS_AFTER_A_JUMP):
            asyncio.run_coroutine_threadsafe(self._beat(), self._loop).result(STOPS_WITHIN_SECONDS)
        self.delivers()

    def delivers(self) -> None:
        """Let everything that is due be sent: an edit on its way would take a card from whoever is filling it in.

        One chat is that of all organisaties here, and it takes one message a second: a queue that no real one has.
        """
        asyncio.run_coroutine_threadsafe(self._beat(), self._loop).result(STOPS_WITHIN_SECONDS)
        for _ in range(SECONDS_OF_QUEUE):
            if not asyncio.run_coroutine_threadsafe(self._waits(), self._loop).result(STOPS_WITHIN_SECONDS):
                return
            self._clock.moves_to(self._clock.now() + timedelta(seconds=1))
            asyncio.run_coroutine_threadsafe(self._drain(), self._loop).result(STOPS_WITHIN_SECONDS)

    async def _waits(self) -> bool:
        """Tell whether something goes within the minute."""
        now = self._clock.now()
        for sender in self._bot.senders:
            due = await self._bot.store.read(Scope(sender.regio, now), outbox.eerstvolgende)
            if due is not None and due <= now + timedelta(seconds=SECONDS_OF_QUEUE):
                return True
        return False

    async def _beat(self) -> None:
        await self._bot.tick(self._clock.now())
        await self._drain()

    async def _drain(self) -> None:
        for worker in self._bot.meeting_workers:
            await worker.drain()
        for sender in self._bot.senders:
            await sender.drain()


@contextmanager
def demo_house(folder: Path, moment: datetime, *, empty: bool = False) -> Iterator[DemoHouse]:
    """Run the demo from this moment on; its databases stand in `folder`."""
    outcome: SimpleQueue[DemoHouse | BaseException] = SimpleQueue()
    loop = asyncio.new_event_loop()
    done = asyncio.Event()

    async def live() -> None:
        port, page_port, clock = free_port(), free_port(), HouseClock(moment)
        settings = prepare(folder, port=port, empty=empty, anew=True)
        bot = await compose(settings, laad_teksten(), page_port, empty=empty, clock=clock)
        async with (
            serving(bot.app, settings.host, settings.port) as address,
            playground.running(f"{address}/api/messages", port=page_port) as page,
        ):
            outcome.put(DemoHouse(page, clock, bot, loop))
            await done.wait()

    def run() -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(live())
        except BaseException as problem:  # noqa: BLE001 - whoever waits for the house must hear of it
            outcome.put(problem)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        house = outcome.get()
        if isinstance(house, BaseException):
            raise house
        yield house
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(done.set)
        thread.join()


@contextmanager
def visiting(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    """Come in as the demo greets somebody, and stay until everything that was told him stands there.

    Two loads within a few seconds are one to the demo, and whoever comes with the second is not greeted.
    """
    house.delivers()
    with at_the_playground(browser, house.address) as page:
        page.shows("U bent nu")
        house.delivers()
        yield page.waits_for(house.delivers)
