"""Teams meetings by Microsoft Graph, as one dedicated organiser (`dialogs.kern.ports.Meetings`).

Source: Microsoft Graph v1.0, "Create onlineMeeting" with application permissions, and "Configure application access to
online meetings": the application needs OnlineMeetings.ReadWrite.All, and a policy that grants it this one organiser.
What is logged is a method, a status and Graph's code: never an id, an address or a body.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, TypeVar
from urllib.parse import quote

import aiohttp
import structlog
from yarl import URL

from bot.graph.fouten import narrowed, unreadable
from bot.graph.opties import Json, access_of, co_organisers_of, options_of, text_of, thread_of, to_change, to_create
from bot.teams.tokens import TokenSource, TokenUnavailable
from dialogs.kern.ports import Clock, MeetingFailed, MeetingOutcome, OnlineMeeting
from domain.vergadering import Vergaderwens

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
class GraphMeetings:
    """The meetings of one organiser.

    Attributes:
        organiser: his Entra object id.
        base: where Graph is; a test has its own.
        session: the HTTP session, made when it is first needed.
    """

    tokens: TokenSource = field(repr=False)
    organiser: str
    clock: Clock
    base: str = GRAPH
    answer_within: float = ANSWER_WITHIN
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def create(self, wish: Vergaderwens) -> str:
        """Make a meeting with every safe option asked for; see `Meetings`."""
        meeting_id = text_of(await self._call("POST", "", to_create(wish)), "id")
        if not meeting_id:
            raise unreadable("no_id")
        return meeting_id

    async def read(self, meeting_id: str) -> OnlineMeeting:
        """Return a meeting as Graph says it is now; see `Meetings`."""
        found = await self._call("GET", meeting_id)
        access = access_of(found)
        if not access.adres:
            raise unreadable("no_address")
        return OnlineMeeting(meeting_id, access, options_of(found), thread_of(found), co_organisers_of(found))

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        """Give it another time and other co-organisers; see `Meetings`."""
        await self._call("PATCH", meeting_id, to_change(wish))

    async def delete(self, meeting_id: str) -> None:
        """Delete it; see `Meetings`."""
        try:
            await self._call("DELETE", meeting_id)
        except MeetingFailed as failed:
            if failed.outcome is not MeetingOutcome.GONE:
                raise

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _call(self, method: str, meeting_id: str, body: Json | None = None) -> Json:
        try:
            return await _with_fresh_token(lambda: self._once(method, meeting_id, body))
        except MeetingFailed as failed:
            log.warning(
                "graph_says_no", call=method, outcome=failed.outcome.value, status=failed.status, code=failed.code
            )
            raise

    async def _once(self, method: str, meeting_id: str, body: Json | None) -> Json:
        token = await self._token()
        headers = {"Accept": "application/json", "Prefer": _PREFER}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        path = f"users/{quote(self.organiser, safe='')}/onlineMeetings"
        url = URL(
            f"{self.base}/{path}/{quote(meeting_id, safe='')}" if meeting_id else f"{self.base}/{path}", encoded=True
        )
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
        return {} if response.status == HTTPStatus.NO_CONTENT else _parsed(content, method)

    async def _token(self) -> str | None:
        try:
            return await self.tokens.token()
        except TokenUnavailable as error:
            hopeless = error.reason in _REFUSES_TOKENS
            outcome = MeetingOutcome.NOT_ALLOWED if hopeless else MeetingOutcome.LATER
            raise MeetingFailed(outcome, code=f"token.{error.reason}"[:60]) from None

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
