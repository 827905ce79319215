"""The bots that are measured, each in a process of its own: `python -m benchmarks.servers NAME METADATA_URL`.

It prints its port when it is ready. Both run on uvloop, check the same signed token, and write no access log.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import uvloop
from aiohttp import web

from benchmarks.load import APP_ID, TENANT
from benchmarks.stock import BOT_TOKEN, stock_app
from bot.teams.conduct import StandIns
from bot.teams.edge import EdgeSettings, TeamsEdge
from bot.teams.registrations import Registration
from bot.web.app import maak_app
from bot.web.logs import configure_logs
from bot.web.metrics import Metrics
from dialogs.kern.answers import Answer, ShowCard, ShowText
from dialogs.kern.turn import JsonValue, Pressed, Turn, Typed


class MachineClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the moment."""
        return datetime.now(UTC)  # noqa: TID251 - a clock


class FixedTokens:
    """A token without a network."""

    async def token(self) -> str:
        """Return the invented token."""
        return BOT_TOKEN

    def forget(self, token: str | None) -> None:
        """Nothing to forget."""


async def echo(turn: Turn) -> Answer:
    """Say what was said, and answer a pressed button with a card; as the stock bot does."""
    match turn.happening:
        case Typed(text):
            return ShowText(f"Echo: {text}")
        case Pressed(verb=verb):
            block: JsonValue = {"type": "TextBlock", "text": f"Echo: {verb}"}
            return ShowCard({"type": "AdaptiveCard", "version": "1.5", "body": [block]}, "Echo")
        case _:
            return ShowText("")


async def _nothing(_turn: Turn) -> None:
    """Nobody waits for what was not delivered."""


def our_app(metadata_url: str) -> web.Application:
    """Return our edge and connector around the echo, with its logs as in production."""
    log = Path("/dev/null").open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    configure_logs(stream=log)
    metrics = Metrics()
    registration = Registration(APP_ID, "demo", frozenset({TENANT}), FixedTokens())
    settings = EdgeSettings([registration], allow_loopback=True, metadata_url=metadata_url)
    edge = TeamsEdge(settings, MachineClock(), metrics)
    stand_ins = StandIns(
        error=lambda _turn, reference: ShowText(reference),
        busy=lambda _turn: ShowText("bezig"),
        undelivered=_nothing,
        summary="Echo",
    )
    return maak_app(
        messages=edge.messages(echo, stand_ins),
        metrics=metrics,
        ready={"keys": edge.ready},
        starters=[edge.start],
        stoppers=[edge.stop],
    )


SERVERS: Mapping[str, Callable[[str], web.Application]] = {
    "stock": lambda metadata_url: stock_app(metadata_url, APP_ID),
    "ours": our_app,
}


async def _serve(make: Callable[[str], web.Application], metadata_url: str) -> None:
    runner = web.AppRunner(make(metadata_url), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    forever: Awaitable[object] = asyncio.Event().wait()
    await forever


if __name__ == "__main__":
    uvloop.run(_serve(SERVERS[sys.argv[1]], sys.argv[2]))
