"""Run the bot until somebody stops it."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from aiohttp import web

from bot.web.app import start_site

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the quickest event loop that is installed."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(main)


async def serve(app: web.Application, host: str, port: int, told: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM, and then end in order: what was accepted is answered, what is sent is recorded.

    Args:
        app: starts and stops everything that belongs to it.
        host: the address to listen on.
        port: likewise; 0 chooses a free one.
        told: is told the address, once it answers.
    """
    async with serving(app, host, port) as address:
        told(address)
        await stopped()


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serve for as long as the block lasts; yield the address."""
    runner = await start_site(app, host, port)
    try:
        bound = runner.addresses[0]
        yield f"http://{_in_url(str(bound[0]))}:{bound[1]}"
    finally:
        await runner.cleanup()


async def stopped() -> None:
    """Wait until somebody asks this process to end.

    The handlers stay for as long as the loop runs: a second Ctrl-C must not break off an orderly end half-way.
    """
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, asked.set)
    await asked.wait()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
