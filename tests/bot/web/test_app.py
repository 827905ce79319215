"""The application around the edge: health, metrics, headers, start and stop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.web.app import Hook, maak_app
from bot.web.metrics import Metrics
from tests.teamsnep.huis import huis


class Door:
    """Stands where the door for Teams stands."""

    async def handle(self, _request: web.Request) -> web.Response:
        return web.Response()


def app_with(*, starters: list[Hook] | None = None, stoppers: list[Hook] | None = None) -> web.Application:
    return maak_app(
        messages=Door(),  # type: ignore[arg-type] # any door will do
        metrics=Metrics(),
        ready={},
        starters=starters or [],
        stoppers=stoppers or [],
        routes=[web.get("/pagina", page), web.get("/stuk", broken)],
    )


async def page(_request: web.Request) -> web.Response:
    return web.Response(text="<p>", headers={"Content-Security-Policy": "default-src 'self'"})


async def broken(_request: web.Request) -> web.Response:
    raise ValueError("Kanarie Geheim")


@asynccontextmanager
async def asked(app: web.Application, path: str) -> AsyncIterator[aiohttp.ClientResponse]:
    async with TestServer(app) as server, aiohttp.ClientSession(server.make_url("/")) as session:
        yield await session.get(path)


async def test_alive_is_always_said() -> None:
    async with huis() as edge, edge.session.get(f"{edge.url}gezond/leeft") as response:
        assert response.status == 200


async def test_ready_names_what_is_not() -> None:
    async def no() -> bool:
        return False

    async def yes() -> bool:
        return True

    app = maak_app(messages=Door(), metrics=Metrics(), ready={"database": no, "sleutels": yes})  # type: ignore[arg-type]
    async with asked(app, "/gezond/klaar") as response:
        assert (response.status, await response.json()) == (503, {"database": False, "sleutels": True})


async def test_metrics_are_shown_in_the_usual_format() -> None:
    async with huis() as edge, edge.session.get(f"{edge.url}metrics") as response:
        assert response.content_type == "text/plain"
        assert "# TYPE tafelbot_turn_seconds histogram" in await response.text()


@pytest.mark.parametrize("path", ["/gezond/leeft", "/metrics", "/bestaat-niet", "/api/messages"])
async def test_every_answer_has_the_security_headers(path: str) -> None:
    async with asked(app_with(), path) as response:
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Server"] == "Tafelbot"


async def test_a_page_may_set_its_own_policy() -> None:
    async with asked(app_with(), "/pagina") as response:
        assert response.headers["Content-Security-Policy"] == "default-src 'self'"


async def test_a_fault_in_a_page_shows_nothing_of_itself() -> None:
    async with asked(app_with(), "/stuk") as response:
        assert response.status == 500
        assert "Kanarie" not in await response.text()


async def test_hooks_run_in_order_and_every_stopper_gets_its_turn() -> None:
    ran: list[str] = []

    def hook(name: str) -> Hook:
        async def run() -> None:
            ran.append(name)
            if name == "stop 1":
                raise OSError(name)

        return run

    app = app_with(starters=[hook("start 1"), hook("start 2")], stoppers=[hook("stop 1"), hook("stop 2")])
    runner = web.AppRunner(app)
    await runner.setup()
    with pytest.raises(ExceptionGroup):
        await runner.cleanup()
    assert ran == ["start 1", "start 2", "stop 1", "stop 2"]
