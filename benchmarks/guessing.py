"""What a storm of guesses at the door of a guest costs everybody else: answered uitvragen, with it and without.

Each guess looks like a link: the right region, the right length, never the same twice. They come at a fixed pace,
whether they are answered or not, as from somebody who does not care. Beside it stands what the cheapest question there
is costs at the same pace, whether the bot is alive: the storm is sent from the same machine, and that weighs as well.
"""

import asyncio
import base64
import secrets
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import reduce
from itertools import count, islice
from operator import add
from pathlib import Path

from benchmarks.casussen import furnish
from benchmarks.far_side import HEAD_END, content_length
from benchmarks.load import Result
from benchmarks.whole import Keyboard, Runs, answer_together

ROUNDS, EACH = 6, 110
"""Many short rounds: what else this machine does for some seconds then weighs on few of them."""

A_SECOND = 1000
GUESSERS = 8
"""How many guesses come in a second, over so many connections."""

LEAST_LEFT = 0.75
"""Which part of the answers a second that are left while it is asked whether the bot is alive must be left here."""

PEACE, ALIVE, STORM = "in peace", "asked whether it is alive", "in a storm"
KINDS = (PEACE, ALIVE, STORM)

_PAUSE = 0.01
"""Seconds between two volleys."""


@dataclass(frozen=True, slots=True)
class Storm:
    """The answers of all senders together, round by round and by kind; and what the guesses were told, and how many."""

    rounds: tuple[Mapping[str, Result], ...]
    told: Counter[str]
    a_second: float

    def all(self, kind: str) -> Result:
        """Return all rounds of a kind as one."""
        return reduce(add, (each[kind] for each in self.rounds))

    def left(self, beside: str) -> float:
        """Return which part of the answers a second is left in a storm, in the middle one of the rounds."""
        return statistics.median(each[STORM].per_second / each[beside].per_second for each in self.rounds)

    @property
    def missed(self) -> bool:
        """Tell whether it costs more than it may, or a guess was told anything but no."""
        return self.left(ALIVE) < LEAST_LEFT or not set(self.told) <= {"404", "429"}


async def measure_guessing(folder: Path, far_side: int, token: str, running: Runs) -> Storm:
    """Furnish a house in `folder`, run the bot in it, and measure it in peace and in a storm, in turn."""
    folder.mkdir()  # noqa: ASYNC240 - before anything is measured
    furnished = await furnish(folder, far_side, len(KINDS) * ROUNDS * EACH)
    questions = iter(furnished.questions)
    keyboard = Keyboard(f"http://127.0.0.1:{far_side}/emea/", token, count(1))
    asks: Mapping[str, Callable[[], str] | None] = {PEACE: None, ALIVE: lambda: "/gezond/leeft", STORM: _guess}
    rounds: list[Mapping[str, Result]] = []
    told = {kind: Counter[str]() for kind in KINDS}
    seconds = 0.0
    with running("benchmarks.house", str(folder), str(far_side)) as port:
        for number in range(ROUNDS):
            found: dict[str, Result] = {}
            # Another one first each time: what a machine warms up or fills weighs on all alike.
            for kind in (*KINDS[number % 3 :], *KINDS[: number % 3]):
                batch, began = tuple(islice(questions, EACH)), time.perf_counter()
                async with asking(port, asks[kind], told[kind]):
                    found[kind] = await answer_together(port, keyboard, batch)
                seconds += time.perf_counter() - began if kind == STORM else 0.0
            rounds.append(found)
    return Storm(tuple(rounds), told[STORM], told[STORM].total() / seconds)


@asynccontextmanager
async def asking(port: int, path: Callable[[], str] | None, told: Counter[str]) -> AsyncIterator[None]:
    """Let questions come for as long as this is open (none without a path); count what they were told."""
    guessers = [] if path is None else [asyncio.create_task(_ask(port, path, told)) for _ in range(GUESSERS)]
    try:
        yield
    finally:
        for each in guessers:
            each.cancel()
        for outcome in await asyncio.gather(*guessers, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome


async def _ask(port: int, path: Callable[[], str], told: Counter[str]) -> None:
    """Send at a fixed pace over one connection, and read what comes back meanwhile."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    loop = asyncio.get_running_loop()
    reading = asyncio.create_task(_read(reader, told))
    began, sent = loop.time(), 0
    try:
        while True:
            due = int((loop.time() - began) * A_SECOND / GUESSERS)
            writer.write(b"".join(_request(path()) for _ in range(due - sent)))
            sent = due
            await writer.drain()
            await asyncio.sleep(_PAUSE)
    finally:
        reading.cancel()
        writer.close()


async def _read(reader: asyncio.StreamReader, told: Counter[str]) -> None:
    while True:
        head = await reader.readuntil(HEAD_END)
        await reader.readexactly(content_length(head))
        told[head.split(b" ", 2)[1].decode()] += 1


def _guess() -> str:
    return f"/gast/DEMO.{base64.urlsafe_b64encode(secrets.token_bytes(48)).decode()}"


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
