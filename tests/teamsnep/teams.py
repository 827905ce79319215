"""The fake Teams: a real HTTP server on loopback with the connector's calls, Teams' rules, and mishaps on request."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.teamsnep.activiteiten import Gesprek, Json, Persoon
from tests.teamsnep.limieten import Limiet, Teller

CARD = "application/vnd.microsoft.card.adaptive"
LARGEST = 100 * 1024
FIRST_ID = 1_800_000_000_000


@dataclass
class Post:
    """A message of the bot: `conversation` without thread, `versions` as posted and edited, oldest first."""

    id: str
    conversation: str
    thread: str | None
    versions: list[Json] = field(default_factory=list)
    deleted: bool = False

    @property
    def activity(self) -> Json:
        """What stands there now."""
        return self.versions[-1]

    @property
    def text(self) -> str:
        return str(self.activity.get("text", ""))

    @property
    def card(self) -> Json:
        """The card in it, or nothing."""
        found = [each["content"] for each in self.activity.get("attachments", ()) if each["contentType"] == CARD]
        return found[0] if found else {}


@dataclass(frozen=True)
class _Mishap:
    status: int = 0
    retry_after: str | None = None
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    hangs: bool = False
    lost_before: bool = False
    lost_after: bool = False
    hangs_after: bool = False
    of_a_post: bool = False


class FakeTeams:
    """Keeps what the bot posts; see the methods for how to make it misbehave.

    Mishaps are used up one per send, edit, read or new conversation, in the order in which they were asked for.

    Args:
        limits: per conversation; none are kept when left out (`TEAMS_LIMIETEN` has the real ones).
        clock: seconds, for the limits; move it by hand.
        token: the bearer token the bot must show; any will do when left out.
        page_size: members per page, whatever the bot asks for.
    """

    def __init__(
        self,
        *,
        limits: Sequence[Limiet] = (),
        clock: Callable[[], float] = lambda: 0.0,
        token: str | None = None,
        page_size: int = 500,
    ) -> None:
        self.posts: list[Post] = []
        self.requests: list[web.Request] = []
        self.token = token
        self._teller = Teller(limits, clock)
        self._page_size = page_size
        self._mishaps: deque[_Mishap] = deque()
        self._closed: dict[str, int] = {}
        self._rosters: dict[str, tuple[Persoon, ...]] = {}
        self._ids = count(FIRST_ID)
        self._clock = clock
        self._refusing: tuple[float, _Mishap] | None = None
        self._released = asyncio.Event()
        self._arrived = asyncio.Condition()
        self._server = TestServer(self._app())

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.goes_away()

    async def goes_away(self) -> None:
        """Stop listening: connections are refused from now on."""
        self._released.set()
        await self._server.close()

    @property
    def service_url(self) -> str:
        """The address the bot answers to; Teams ends it with a slash."""
        return str(self._server.make_url("/emea/"))

    # What a test looks at.

    def posts_in(self, where: Gesprek | str) -> list[Post]:
        """Return the posts in a conversation, oldest first; with a thread in `where`, only those in that thread."""
        address = where if isinstance(where, str) else where.address
        conversation, _, thread = address.partition(";messageid=")
        return [
            post
            for post in self.posts
            if post.conversation == conversation and not post.deleted and (not thread or post.thread == thread)
        ]

    async def until_posted(self, number: int = 1, where: Gesprek | str | None = None) -> list[Post]:
        """Wait until so many posts have arrived (in a conversation); the test's own time-out is the limit."""

        def found() -> list[Post]:
            return self.posts if where is None else self.posts_in(where)

        async with self._arrived:
            await self._arrived.wait_for(lambda: len(found()) >= number)
        return found()

    async def until_asked(self, number: int = 1) -> None:
        """Wait until so many requests have come in, whatever became of them."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= number)

    # What a test asks for.

    def refuses_next(
        self, status: int, *, retry_after: float | str | None = None, code: str = "Error", times: int = 1
    ) -> None:
        """Answer the next call, or the next few, with this status; nothing is posted."""
        body = {"error": {"code": code, "message": "refused by the fake Teams"}}
        wait = None if retry_after is None else str(retry_after)
        self._mishaps.extend([_Mishap(status, wait, body)] * times)

    def refuses_until(self, seconds: float, status: int, *, retry_after: float | str | None = None) -> None:
        """Answer every call with this status until the clock has reached `seconds`; nothing is posted."""
        wait = None if retry_after is None else str(retry_after)
        self._refusing = (seconds, _Mishap(status, wait, {"error": {"code": "Error", "message": "busy for a while"}}))

    def redirects_next(self, location: str) -> None:
        """Answer the next call with a redirect."""
        self._mishaps.append(_Mishap(302, headers=(("Location", location),)))

    def hangs_on_next(self) -> None:
        """Do not answer the next call until `releases` or the end of the test; nothing is posted before that."""
        self._mishaps.append(_Mishap(hangs=True))

    def hangs_after_next_post(self) -> None:
        """Take the next call and do not answer it until `releases` or the end of the test: it was posted."""
        self._mishaps.append(_Mishap(hangs_after=True))

    def releases(self) -> None:
        """Let hanging calls go on."""
        self._released.set()

    def loses_connection_before_next_post(self) -> None:
        """Break the connection when the next call comes in, without having posted."""
        self._mishaps.append(_Mishap(lost_before=True))

    def loses_connection_after_next_post(self, *, new: bool = False) -> None:
        """Take the next call, and break the connection instead of answering: the bot cannot know.

        With `new` it is the next that is posted, whatever is edited or read before that.
        """
        self._mishaps.append(_Mishap(lost_after=True, of_a_post=new))

    def closes(self, where: Gesprek | str, status: int = 403) -> None:
        """Refuse everything in a conversation from now on: 403 for blocked or uninstalled, 404 for gone."""
        self._closed[where if isinstance(where, str) else where.id] = status

    def opens(self, where: Gesprek | str) -> None:
        """Undo `closes`."""
        self._closed.pop(where if isinstance(where, str) else where.id, None)

    def remembers(self, posts: Iterable[Post]) -> None:
        """Take over what an earlier one of its kind kept; what is posted from now on gets other ids."""
        self.posts.extend(Post(each.id, each.conversation, each.thread, list(each.versions)) for each in posts)
        self._ids = count(max((int(each.id) for each in self.posts), default=FIRST_ID) + 1)

    def has_members(self, where: Gesprek | str, members: Iterable[Persoon]) -> None:
        """Fill the roster of a conversation."""
        self._rosters[where if isinstance(where, str) else where.id] = tuple(members)

    def someone_deletes(self, post: Post) -> None:
        """Let a person remove a post of the bot: an edit finds nothing any more."""
        post.deleted = True

    # The connector's calls.

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=4 * LARGEST)
        base = "/emea/v3/conversations"
        app.router.add_post(base, self._create)
        app.router.add_post(base + "/{conversation}/activities", self._send)
        app.router.add_post(base + "/{conversation}/activities/{activity}", self._send)
        app.router.add_put(base + "/{conversation}/activities/{activity}", self._edit)
        app.router.add_delete(base + "/{conversation}/activities/{activity}", self._delete)
        app.router.add_get(base + "/{conversation}/pagedmembers", self._members)
        app.router.add_get(base + "/{conversation}/members/{member}", self._member)
        return app

    async def _send(self, request: web.Request) -> web.StreamResponse:
        conversation, _, thread = request.match_info["conversation"].partition(";messageid=")
        activity = await request.json()

        def post() -> Json:
            return {"id": self._posted(conversation, thread or None, activity).id}

        return await self._answer(request, conversation, post, sending=True, status=201)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        tenant = (asked.get("channelData") or {}).get("tenant", {}).get("id")
        if not tenant:
            return web.json_response({"error": {"code": "BadArgument", "message": "no tenant"}}, status=400)
        if not asked.get("isGroup"):
            member = asked["members"][0]["id"]
            personal = f"a:{member.removeprefix('29:')}"
            return await self._answer(request, personal, lambda: {"id": personal}, sending=True, status=201)
        channel = asked["channelData"]["channel"]["id"]

        def post() -> Json:
            root = self._posted(channel, None, asked["activity"])
            root.thread = root.id
            return {"id": f"{channel};messageid={root.id}", "activityId": root.id}

        return await self._answer(request, channel, post, sending=True, status=201)

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        conversation, _, _ = request.match_info["conversation"].partition(";messageid=")
        activity = await request.json()
        found = self._find(conversation, request.match_info["activity"])
        if found is None:
            return await self._answer(request, conversation, dict, status=404)

        def edit() -> Json:
            found.versions.append(activity)
            return {"id": found.id}

        return await self._answer(request, conversation, edit, sending=True)

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        conversation, _, _ = request.match_info["conversation"].partition(";messageid=")
        found = self._find(conversation, request.match_info["activity"])

        def delete() -> Json:
            if found:
                found.deleted = True
            return {}

        return await self._answer(request, conversation, delete, status=200 if found else 404)

    async def _members(self, request: web.Request) -> web.StreamResponse:
        conversation = request.match_info["conversation"]
        start = int(request.query.get("continuationToken", "0"))
        end = start + min(self._page_size, int(request.query.get("pageSize", "50")))

        def page() -> Json:
            roster = self._rosters.get(conversation, ())
            found: Json = {"members": [_entry(each) for each in roster[start:end]]}
            return found | {"continuationToken": str(end)} if end < len(roster) else found

        return await self._answer(request, conversation, page)

    async def _member(self, request: web.Request) -> web.StreamResponse:
        conversation, asked = (request.match_info[name] for name in ("conversation", "member"))
        roster = self._rosters.get(conversation, ())
        found = [each for each in roster if asked in {each.teams_id, each.object_id}]
        return await self._answer(
            request, conversation, lambda: _entry(found[0]) if found else {}, status=200 if found else 404
        )

    # Rules and mishaps.

    async def _answer(
        self,
        request: web.Request,
        conversation: str,
        act: Callable[[], Json],
        *,
        sending: bool = False,
        status: int = 200,
    ) -> web.StreamResponse:
        await self._note(request)
        waits = bool(self._mishaps) and (request.method == "POST" or not self._mishaps[0].of_a_post)
        mishap = self._mishaps.popleft() if waits else self._mishap_of_now()
        if mishap.hangs:
            await self._released.wait()
        if mishap.lost_before:
            return _cut(request)
        refused = self._refusal(request, conversation, mishap, sending=sending)
        if refused is not None:
            return refused
        answer = act()
        await self._note()
        if mishap.hangs_after:
            await self._released.wait()
        return _cut(request) if mishap.lost_after else web.json_response(answer, status=status)

    def _mishap_of_now(self) -> _Mishap:
        until, mishap = self._refusing or (0.0, _Mishap())
        return mishap if self._clock() < until else _Mishap()

    def _refusal(
        self, request: web.Request, conversation: str, mishap: _Mishap, *, sending: bool
    ) -> web.Response | None:
        if mishap.status:
            headers = dict(mishap.headers)
            if mishap.retry_after is not None:
                headers["Retry-After"] = mishap.retry_after
            return web.json_response(mishap.body, status=mishap.status, headers=headers)
        if self.token is not None and request.headers.get("Authorization") != f"Bearer {self.token}":
            return _error(401, "BotNotRegistered")
        if conversation in self._closed:
            return _error(self._closed[conversation], "BotNotInConversationRoster")
        if len(json.dumps(self._body(request), ensure_ascii=False).encode("utf-16-le")) > LARGEST:
            return _error(413, "MessageSizeTooBig")
        wait = self._teller.refuses(conversation) if sending else None
        if wait is not None:
            return web.json_response(
                {"error": {"code": "Throttled", "message": "too many requests"}},
                status=429,
                headers={"Retry-After": str(wait)},
            )
        return None

    @staticmethod
    def _body(request: web.Request) -> Json:
        read: bytes = request._read_bytes or b"{}"  # noqa: SLF001 - what request.json() has read already
        body: Json = json.loads(read)
        return body

    async def _note(self, request: web.Request | None = None) -> None:
        async with self._arrived:
            if request is not None:
                self.requests.append(request)
            self._arrived.notify_all()

    def _posted(self, conversation: str, thread: str | None, activity: Json) -> Post:
        post = Post(str(next(self._ids)), conversation, thread, [activity])
        self.posts.append(post)
        return post

    def _find(self, conversation: str, post_id: str) -> Post | None:
        return next((post for post in self.posts_in(conversation) if post.id == post_id), None)


def _entry(person: Persoon) -> Json:
    entry: Json = {"id": person.teams_id, "name": person.name, "tenantId": person.tenant_id, "userRole": person.role}
    return entry if person.object_id is None else entry | {"aadObjectId": person.object_id}


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
