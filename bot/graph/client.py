"""Calls to Microsoft Graph as one application: a token, one address, and what an answer means.

What is logged is a method, a status and Graph's code: never an id, an address or a body.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, TypeVar

import aiohttp
import structlog
from yarl import URL

from bot.graph.fouten import narrowed, unreadable
from bot.graph.opties import Json
from bot.teams.tokens import TokenSource, TokenUnavailable
from dialogs.kern.ports import Clock, MeetingFailed, MeetingOutcome

GRAPH: Final = "https://graph.microsoft.com/v1.0"

GRAPH_SCOPE: Final = "https://graph.microsoft.com/.default"

ANSWER_WITHIN: Final = 20.0
"""Seconds for one call: well within the lease of the worker, also when it is made twice with two tokens."""

LARGEST_ANSWER: Final = 256 * 1024

_PREFER: Final = "include-unknown-enum-members"
"""Without it Graph hides the words it learned later, `coorganizer` among them."""

_REFUSES_TOKENS: Final = frozenset({"invalid_client", "unauthorized_client", "invalid_request", "invalid_grant"})
"""What Entra says when the registration, its secret or its certificate is the matter, and waiting does not help."""

_T = TypeVar("_T")

log = structlog.get_logger("graph")


@dataclass(slots=True)
class GraphClient:
    """Graph, for one application.

    Attributes:
        base: where Graph is; a test has its own.
    """

    tokens: TokenSource = field(repr=False)
    clock: Clock
    base: str = GRAPH
    answer_within: float = ANSWER_WITHIN
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def call(self, method: str, path: str, body: Json | None = None) -> Json:
        """Make a call; `path` is below the version, with what is put into it quoted.

        Raises:
            MeetingFailed: Graph did not do it.
        """
        try:
            return await _with_fresh_token(lambda: self._once(method, path, body))
        except MeetingFailed as failed:
            log.warning(
                "graph_says_no", call=method, outcome=failed.outcome.value, status=failed.status, code=failed.code
            )
            raise

    async def _once(self, method: str, path: str, body: Json | None) -> Json:
        token = await self._token()
        headers = {"Accept": "application/json", "Prefer": _PREFER}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        url = URL(f"{self.base}/{path}", encoded=True)
        try:
            async with (
                asyncio.timeout(self.answer_within),
                self._open().request(method, url, json=body, headers=headers, allow_redirects=False) as response,
            ):
                content = await response.content.read(LARGEST_ANSWER)
                while more := await response.content.read(LARGEST_ANSWER):
                    content += more
                    if len(content) > LARGEST_ANSWER:
                        raise unreadable("too_large")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # Why is left to its class: the words of an HTTP library hold the address, and so an id.
            raise MeetingFailed(MeetingOutcome.LATER, code=type(error).__name__) from None
        if response.status == HTTPStatus.UNAUTHORIZED:
            self.tokens.forget(token)
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            raise narrowed(response.status, response.headers, content, self.clock.now())
        return _parsed(content, method) if content else {}

    async def _token(self) -> str | None:
        try:
            return await self.tokens.token()
        except TokenUnavailable as error:
            hopeless = error.reason in _REFUSES_TOKENS
            outcome = MeetingOutcome.NOT_ALLOWED if hopeless else MeetingOutcome.LATER
            raise MeetingFailed(outcome, code=f"token.{error.reason}"[:60]) from None

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=None)
            )
        return self._session


async def _with_fresh_token(call: Callable[[], Awaitable[_T]]) -> _T:
    """Make a call, and once more when Graph did not like the token: it ran out halfway, or was revoked."""
    try:
        return await call()
    except MeetingFailed as failed:
        if failed.status != HTTPStatus.UNAUTHORIZED:
            raise
    return await call()


def _parsed(content: bytes, method: str) -> Json:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        if method == "PATCH":
            return {}  # it was done; what it is now is read back anyway
        raise unreadable("no_json")
    return found
