"""The web application: the door for Teams, health, metrics. It decides nothing; it is handed its parts."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TypeAlias

from aiohttp import web

from bot.teams import http
from bot.web.metrics import Metrics

Hook: TypeAlias = Callable[[], Awaitable[None]]
ReadyCheck: TypeAlias = Callable[[], Awaitable[bool]]

SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer; a page that needs more sets its own header, which then stands."""

SERVER = "Tafelbot"


def maak_app(
    *,
    messages: http.Messages,
    metrics: Metrics,
    ready: Mapping[str, ReadyCheck],
    starters: Iterable[Hook] = (),
    stoppers: Iterable[Hook] = (),
    routes: Iterable[web.AbstractRouteDef] = (),
) -> web.Application:
    """Return the application; nothing runs yet.

    Args:
        messages: the door for Teams.
        metrics: what /metrics shows; a reverse proxy must not publish it.
        ready: by name, what must be true before traffic may come (asked on every /gezond/klaar).
        starters: awaited in order before the first request.
        stoppers: awaited in order after the last one; each is tried, also when an earlier one fails.
        routes: of other rooms (pages).
    """
    app = web.Application(client_max_size=http.LARGEST_BODY)
    app.router.add_post(http.PATH, messages.handle)
    app.router.add_get("/gezond/leeft", _alive)
    app.router.add_get("/gezond/klaar", _ready(dict(ready)))
    app.router.add_get("/metrics", _metrics(metrics))
    app.add_routes(routes)
    app.on_response_prepare.append(_secure)
    app.on_startup.extend(_signal(hook) for hook in starters)
    app.on_cleanup.append(_stop(tuple(stoppers)))
    return app


async def start_site(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Start serving; return the runner, of which `cleanup()` stops it. The access log is off: it holds addresses."""
    runner = web.AppRunner(app, access_log=None)
    try:
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
    except BaseException:
        # The port is taken, say: what the app has started already must be stopped.
        await runner.cleanup()
        raise
    return runner


async def _alive(_request: web.Request) -> web.Response:
    return web.Response(text="ja\n")


def _ready(checks: Mapping[str, ReadyCheck]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_request: web.Request) -> web.Response:
        results = {name: await check() for name, check in checks.items()}
        return web.json_response(results, status=200 if all(results.values()) else 503)

    return handle


def _metrics(metrics: Metrics) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_request: web.Request) -> web.Response:
        return web.Response(
            body=metrics.exposition(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )

    return handle


async def _secure(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = SERVER


def _signal(hook: Hook) -> Callable[[web.Application], Awaitable[None]]:
    async def run(_app: web.Application) -> None:
        await hook()

    return run


def _stop(hooks: tuple[Hook, ...]) -> Callable[[web.Application], Awaitable[None]]:
    async def run(_app: web.Application) -> None:
        errors = []
        for hook in hooks:
            try:
                await hook()
            except Exception as error:  # noqa: BLE001 - every room gets its chance to close
                errors.append(error)
        if errors:
            raise ExceptionGroup("not everything stopped in order", errors)

    return run
