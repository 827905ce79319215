"""Our thin connector: the calls to Teams that we need, on one shared HTTP session.

It stands where the SDK's `ConnectorClient` stood and has the same `conversations` methods, so that the SDK's
`TurnContext` works on it. The SDK's own one builds new HTTP clients for every turn, blocks threads, has no time-out,
and follows redirects with the bearer token in its hand.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote

import aiohttp
from botbuilder.schema import Activity, ConversationParameters, ConversationResourceResponse, ResourceResponse
from yarl import URL

from bot.teams.failures import Call, narrowed
from bot.teams.guards import ServiceUrls
from bot.teams.tokens import TokenSource, TokenUnavailable
from bot.teams.wire import encoded
from dialogs.kern.ports import Clock, SendFailed, SendOutcome
from dialogs.kern.turn import JsonValue

TIMEOUT = aiohttp.ClientTimeout(total=15.0, connect=4.0)
"""Teams itself gives up after 15 seconds. `connect` ends first, so that a time-out before the request left is
told apart from one after it."""
IDLE_AT_MOST = 3.0
"""Seconds after which an idle connection is dropped. Servers do it too: Node's, the soonest we know, after five."""
LARGEST_ANSWER = 4 * 1024 * 1024
PAGE_SIZE = 500
"""Members asked for at once; the most Teams gives. Source: Microsoft, "Get conversation paged members"."""

OK_BELOW = 300
_JSON = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}
_ACCEPT = {"Accept": "application/json"}

Body: TypeAlias = Activity | ConversationParameters | dict[str, JsonValue]
"""What is sent: the SDK's classes or plain JSON."""

Observe: TypeAlias = Callable[[str, str], None]
"""Told after every call: its name, and how it ended."""


@dataclass(frozen=True, slots=True)
class Line:
    """What all connectors share: the session, the time, the addresses that are allowed, and who counts."""

    session: Callable[[], aiohttp.ClientSession]
    clock: Clock
    service_urls: ServiceUrls
    observe: Observe = lambda _call, _outcome: None


class Connector:
    """One service address of Teams, for one bot registration. Every method raises only `SendFailed`."""

    def __init__(self, line: Line, service_url: str, tokens: TokenSource) -> None:
        """Call this address with these tokens; nothing goes to an address that is not allowed."""
        self._line = line
        self._base = service_url.rstrip("/")
        self._allowed = line.service_urls.allows(service_url)
        self._tokens = tokens
        self.conversations = Conversations(self)

    async def call(
        self, call: Call, method: str, path: str, body: Body | None = None, query: Mapping[str, str] | None = None
    ) -> dict[str, JsonValue]:
        """Make one call and return the JSON object that came back, or an empty one.

        Args:
            call: what it is about, for what a failure means.
            method: of HTTP.
            path: below the service address, quoted.
            body: an activity or parameters, of the SDK or as JSON.
            query: of the URL.
        """
        try:
            answer = await self._call(call, method, path, body, query)
        except SendFailed as failed:
            self._line.observe(call.name.lower(), failed.outcome)
            raise
        self._line.observe(call.name.lower(), "done")
        return answer

    async def _call(
        self, call: Call, method: str, path: str, body: Body | None, query: Mapping[str, str] | None
    ) -> dict[str, JsonValue]:
        if not self._allowed:
            raise SendFailed(SendOutcome.REFUSED)
        data = None if body is None else encoded(_json_of(body), call)
        token = await self._token()
        headers = _ACCEPT if data is None else _JSON
        if token is not None:
            headers = {**headers, "Authorization": f"Bearer {token}"}
        url = URL(f"{self._base}/{path}", encoded=True)
        try:
            async with self._line.session().request(
                method,
                url.with_query(query) if query else url,
                data=data,
                headers=headers,
                timeout=TIMEOUT,
                allow_redirects=False,
            ) as response:
                if response.status < OK_BELOW:
                    return await _read(response)
                failed = narrowed(call, response.status, response.headers, self._line.clock.now())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise narrowed(call, error) from error
        if failed.outcome is SendOutcome.TOKEN:
            self._tokens.forget(token)
        raise failed

    async def _token(self) -> str | None:
        try:
            return await self._tokens.token()
        except TokenUnavailable as error:
            # Nothing has left yet, and a secret that ran out can be replaced: what waits must not be thrown away.
            raise SendFailed(SendOutcome.LATER) from error


class Conversations:
    """The SDK's `ConnectorClient.conversations`, in the part that we and `TurnContext` use.

    Activities and parameters may be the SDK's or plain JSON.
    """

    def __init__(self, connector: Connector) -> None:
        """Make the calls through this connector."""
        self._connector = connector

    async def send_to_conversation(self, conversation_id: str, activity: Body) -> ResourceResponse:
        """Post in a conversation, or in a thread when the id ends in `;messageid=`."""
        path = f"v3/conversations/{_quoted(conversation_id)}/activities"
        return _resource(await self._connector.call(Call.SEND, "POST", path, activity))

    async def reply_to_activity(self, conversation_id: str, activity_id: str, activity: Body) -> ResourceResponse:
        """Post as an answer to an activity."""
        path = f"v3/conversations/{_quoted(conversation_id)}/activities/{_quoted(activity_id)}"
        return _resource(await self._connector.call(Call.SEND, "POST", path, activity))

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Body) -> ResourceResponse:
        """Replace a post of the bot."""
        path = f"v3/conversations/{_quoted(conversation_id)}/activities/{_quoted(activity_id)}"
        return _resource(await self._connector.call(Call.EDIT, "PUT", path, activity))

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        """Remove a post of the bot."""
        path = f"v3/conversations/{_quoted(conversation_id)}/activities/{_quoted(activity_id)}"
        await self._connector.call(Call.EDIT, "DELETE", path)

    async def create_conversation(self, parameters: Body) -> ConversationResourceResponse:
        """Open a 1:1 conversation, or a new thread in a channel when there is an activity in the parameters."""
        wire = _json_of(parameters)
        call = Call.SEND if wire.get("activity") else Call.READ
        answer = await self._connector.call(call, "POST", "v3/conversations", wire)
        return ConversationResourceResponse(
            id=_text(answer, "id"),
            activity_id=_text(answer, "activityId"),
            service_url=_text(answer, "serviceUrl"),
        )

    async def get_conversation_paged_members(
        self, conversation_id: str, page_size: int = PAGE_SIZE, continuation_token: str | None = None
    ) -> dict[str, JsonValue]:
        """Return one page: `members`, and a `continuationToken` when there are more."""
        query = {"pageSize": str(page_size)}
        if continuation_token:
            query["continuationToken"] = continuation_token
        path = f"v3/conversations/{_quoted(conversation_id)}/pagedmembers"
        return await self._connector.call(Call.READ, "GET", path, query=query)

    async def get_conversation_member(self, conversation_id: str, member_id: str) -> dict[str, JsonValue]:
        """Return one member, by Teams id or Entra object id."""
        path = f"v3/conversations/{_quoted(conversation_id)}/members/{_quoted(member_id)}"
        return await self._connector.call(Call.READ, "GET", path)


class Connectors:
    """One connector for each service address and registration, made when first needed and kept."""

    MOST = 200
    """Addresses kept. There are a few per tenant; the bound only keeps a mistake from filling the memory."""

    def __init__(self, line: Line) -> None:
        """Share this line among all connectors."""
        self._line = line
        self._made: dict[tuple[str, TokenSource], Connector] = {}

    def to(self, service_url: str, tokens: TokenSource) -> Connector:
        """Return the connector for an address, with a registration's tokens."""
        key = (service_url, tokens)
        connector = self._made.get(key)
        if connector is None:
            if len(self._made) >= self.MOST:
                self._made.clear()
            connector = self._made[key] = Connector(self._line, service_url, tokens)
        return connector


def open_session() -> aiohttp.ClientSession:
    """Return the session all connectors share; to be made while the loop runs, and closed at the end.

    Idle connections are dropped sooner than servers do it, so that a post is not lost on a line that has just been
    closed at the other end: that would be a post of which nobody knows whether it arrived.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=IDLE_AT_MOST),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=TIMEOUT,
    )


class Outgoing(Activity):  # type: ignore[misc] # the SDK has no types
    """An activity of which the JSON is ready: the SDK addresses it, and leaves its content alone."""

    def __init__(self, wire: dict[str, JsonValue]) -> None:
        """Send this JSON; its `type` is what the SDK goes by."""
        super().__init__(type=wire["type"])
        self.wire = wire

    def __deepcopy__(self, _memo: dict[int, object]) -> "Outgoing":
        """A fresh one around the same JSON: `TurnContext` copies all it sends, and cards are large."""
        return Outgoing(self.wire)

    def addressed(self) -> dict[str, JsonValue]:
        """Return the JSON with the addresses the SDK filled in."""
        return {
            **self.wire,
            "from": {"id": self.from_property.id},
            "recipient": {"id": self.recipient.id},
            "conversation": {"id": self.conversation.id},
            "replyToId": self.reply_to_id,
        }


def _json_of(body: Body) -> dict[str, JsonValue]:
    if isinstance(body, Outgoing):
        return body.addressed()
    if isinstance(body, Activity | ConversationParameters):
        serialized: dict[str, JsonValue] = body.serialize()
        return serialized
    return body


async def _read(response: aiohttp.ClientResponse) -> dict[str, JsonValue]:
    body = await response.content.read(LARGEST_ANSWER)
    while len(body) < LARGEST_ANSWER and (more := await response.content.read(LARGEST_ANSWER)):
        body += more
    try:
        answer: JsonValue = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        return {}  # it was taken; only its id is not known
    return answer if isinstance(answer, dict) else {}


def _quoted(part: str) -> str:
    return quote(part, safe="")


def _text(answer: Mapping[str, JsonValue], name: str) -> str:
    value = answer.get(name)
    return value if isinstance(value, str) else ""


def _resource(answer: Mapping[str, JsonValue]) -> ResourceResponse:
    return ResourceResponse(id=_text(answer, "id"))
