"""Online meetings as Graph keeps them: the policy, eventual consistency, options that are ignored without a word.

Source: Microsoft Graph v1.0: "Create onlineMeeting", "Get onlineMeeting", "Update onlineMeeting", "Delete
onlineMeeting", "Add app to chat", "Configure application access to online meetings", "Microsoft Graph throttling
guidance".
"""

import asyncio
import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias

from aiohttp import web
from aiohttp.test_utils import TestServer

Json: TypeAlias = dict[str, Any]
Answer: TypeAlias = web.Response | Callable[[], Any]

ORGANISER = "0f0f0f0f-0000-4000-8000-00000000000f"

DEFAULTS: Json = {
    "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
    "allowedLobbyAdmitters": "organizerAndCoOrganizersAndPresenters",
    "allowedPresenters": "everyone",
    "allowRecording": True,
    "allowTranscription": True,
    "recordAutomatically": False,
    "allowMeetingChat": "enabled",
    "shareMeetingChatHistoryDefault": "all",
    "joinMeetingIdSettings": {"isPasscodeRequired": False},
}
"""What a meeting is when nothing is asked, or what is asked is ignored."""

_KNOWN = {
    *DEFAULTS,
    "subject",
    "startDateTime",
    "endDateTime",
    "participants",
    "allowTeamworkReactions",
    "allowParticipantsToChangeName",
    "allowWhiteboard",
    "allowLiveShare",
    "isEntryExitAnnounced",
}


def refusal(status: int, code: str, message: str = "", **headers: str) -> web.Response:
    """Return an error as Graph words it; the message quotes, as theirs does."""
    body = {"error": {"code": code, "message": message or code, "innerError": {"request-id": "x"}}}
    return web.json_response(
        body, status=status, headers={name.replace("_", "-"): each for name, each in headers.items()}
    )


@dataclass
class Meeting:
    """One meeting. `hidden` reads still say that it does not exist."""

    json: Json
    hidden: int = 0


@dataclass
class FakeGraph:
    """Use as `async with FakeGraph() as graph:`; then change how it behaves.

    Attributes:
        tokens: which bearer tokens are good.
        policy: whether the application may act for the organiser.
        ignores: options that are never set, whatever is asked.
        ignores_at_first: options that are only set by a change.
        hides: how many reads after it was made say 404.
        next_answers: what comes instead of an answer, in order.
        down: every call gets 503.
        hang: every call waits for `release`.
        keeps_roles: False when a co-organiser comes back as an attendee.
        consent: whether the application may put its app into chats.
        installed: the chats into which it was put.
    """

    tokens: set[str] = field(default_factory=lambda: {"token-1"})
    policy: bool = True
    ignores: set[str] = field(default_factory=set)
    ignores_at_first: set[str] = field(default_factory=set)
    hides: int = 0
    keeps_roles: bool = True
    consent: bool = True
    installed: list[str] = field(default_factory=list)
    down: bool = False
    hang: bool = False
    next_answers: list[Callable[[], web.Response]] = field(default_factory=list)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    made: int = 0
    calls: list[str] = field(default_factory=list)
    bodies: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.release = asyncio.Event()
        app = web.Application(middlewares=[self._door])
        root = "/v1.0/users/{user}/onlineMeetings"
        app.router.add_post(root, self._create)
        app.router.add_get(f"{root}/{{id}}", self._read)
        app.router.add_patch(f"{root}/{{id}}", self._change)
        app.router.add_delete(f"{root}/{{id}}", self._delete)
        app.router.add_post("/v1.0/chats/{chat}/installedApps", self._install)
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release.set()
        await self._server.close()

    @property
    def base(self) -> str:
        return str(self._server.make_url("/v1.0"))

    @property
    def there(self) -> list[Json]:
        """The meetings that exist."""
        return [each.json for each in self.meetings.values()]

    @property
    def secrets(self) -> set[str]:
        """Everything that opens a meeting, or names it, of those that exist."""
        found = set()
        for each in self.there:
            by_number = each["joinMeetingIdSettings"]
            found |= {
                each["id"],
                each["joinWebUrl"],
                by_number["joinMeetingId"],
                by_number.get("passcode") or each["id"],
            }
        return found

    @web.middleware
    async def _door(self, request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401 - aiohttp's own
        self.calls.append(request.method)
        if self.hang:
            await self.release.wait()
        if self.down:
            return refusal(503, "serviceNotAvailable")
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            return refusal(401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.")
        if self.next_answers:
            return self.next_answers.pop(0)()
        of_a_user = "chat" not in request.match_info
        if of_a_user and (not self.policy or request.match_info.get("user") != ORGANISER):
            message = "No application access policy found for this app: 1 on the user: 2."
            return refusal(403, "Forbidden", message)
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _create(self, request: web.Request) -> web.Response:
        asked = await self._body(request)
        if not asked.get("endDateTime") or not asked.get("startDateTime"):
            return refusal(400, "BadRequest", f"endDateTime is required, got {asked}")
        self.made += 1
        meeting_id = f"MSoxMjM0{self.made}/geheim+{self.made}="
        meeting: Json = {
            **deepcopy(DEFAULTS),
            "id": meeting_id,
            "joinWebUrl": f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{self.made}%40thread.v2/0?context=geheim",
            "chatInfo": {"threadId": f"19:meeting_{self.made}@thread.v2"},
        }
        self._set(meeting, asked, self.ignores | self.ignores_at_first)
        by_number = meeting["joinMeetingIdSettings"]
        by_number["joinMeetingId"] = f"31245678{self.made:04d}"
        by_number["passcode"] = f"gEheim{self.made}" if by_number["isPasscodeRequired"] else None
        self.meetings[meeting_id] = Meeting(meeting, self.hides)
        # What comes back repeats what was asked: what it is worth shows when it is read.
        return web.json_response({**meeting, **asked}, status=201)

    async def _read(self, request: web.Request) -> web.Response:
        found = self._find(request)
        if found is None or found.hidden > 0:
            if found is not None:
                found.hidden -= 1
            return self._unknown()
        shown = deepcopy(found.json)
        if request.headers.get("Prefer") != "include-unknown-enum-members":
            for each in shown.get("participants", {}).get("attendees", []):
                each["role"] = "unknownFutureValue"
        return web.json_response(shown)

    async def _change(self, request: web.Request) -> web.Response:
        found, asked = self._find(request), await self._body(request)
        if found is None:
            return self._unknown()
        if "joinMeetingIdSettings" in asked:
            return refusal(400, "BadRequest", "joinMeetingIdSettings cannot be modified")
        self._set(found.json, asked, self.ignores)
        return web.json_response(found.json)

    async def _delete(self, request: web.Request) -> web.Response:
        found = self._find(request)
        if found is None:
            return self._unknown()
        del self.meetings[found.json["id"]]
        return web.Response(status=204)

    async def _install(self, request: web.Request) -> web.Response:
        """Put an app into a chat. Source: Microsoft Graph v1.0, "Add app to chat"."""
        asked, chat = json.loads(await request.text()), request.match_info["chat"]
        assert asked.keys() == {"teamsApp@odata.bind", "consentedPermissionSet"}
        self.bodies.append(asked)
        if not self.consent:
            return refusal(403, "Forbidden", "Missing role permissions on the request.")
        if chat not in {each["chatInfo"]["threadId"] for each in self.there}:
            return refusal(404, "NotFound", f"Failed to find chat {chat}")
        if chat in self.installed:
            return refusal(409, "Conflict", "App is already installed.")
        self.installed.append(chat)
        return web.Response(status=201)

    async def _body(self, request: web.Request) -> Json:
        asked: Json = json.loads(await request.text())
        unknown = asked.keys() - _KNOWN
        assert not unknown, f"Graph has no {unknown}"
        self.bodies.append(asked)
        return asked

    def _set(self, meeting: Json, asked: Json, ignored: set[str]) -> None:
        for name, value in asked.items():
            if name not in ignored:
                meeting[name] = deepcopy(value)
        if not self.keeps_roles:
            for each in meeting.get("participants", {}).get("attendees", []):
                each["role"] = "attendee"

    def _find(self, request: web.Request) -> Meeting | None:
        return self.meetings.get(request.match_info["id"])

    def _unknown(self) -> web.Response:
        return refusal(404, "NotFound", "The meeting could not be found.")
