"""The calendar of one organiser as Graph keeps it: found by a property, made once, and mailed by Exchange.

Source: Microsoft Graph v1.0: "Create event" (transactionId), "List events", "Update event", "Delete event",
"singleValueLegacyExtendedProperty".
"""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.graphnep.graph import ORGANISER, refusal

Json: TypeAlias = dict[str, Any]

KNOWN = {
    "subject",
    "body",
    "start",
    "end",
    "location",
    "attendees",
    "sensitivity",
    "showAs",
    "hideAttendees",
    "responseRequested",
    "allowNewTimeProposals",
    "isReminderOn",
    "reminderMinutesBeforeStart",
    "transactionId",
    "singleValueExtendedProperties",
}


@dataclass
class FakeCalendar:
    """Use as `async with FakeCalendar() as graph:`; then change how it behaves.

    Attributes:
        policy: whether the application may act for the organiser.
        loses_answers: how many calls are carried out and then answered with 504.
        next_answers: what comes instead of an answer, in order.
        told: what Exchange mailed to whom: what happened, the address, and when it begins.
    """

    tokens: set[str] = field(default_factory=lambda: {"token-1"})
    policy: bool = True
    down: bool = False
    hang: bool = False
    loses_answers: int = 0
    next_answers: list[Callable[[], web.Response]] = field(default_factory=list)
    events: dict[str, Json] = field(default_factory=dict)
    told: list[tuple[str, str, str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    bodies: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.release = asyncio.Event()
        app = web.Application(middlewares=[self._door])
        root = "/v1.0/users/{user}/events"
        app.router.add_get(root, self._list)
        app.router.add_post(root, self._create)
        app.router.add_patch(f"{root}/{{id}}", self._change)
        app.router.add_delete(f"{root}/{{id}}", self._delete)
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

    @web.middleware
    async def _door(self, request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401 - aiohttp's own
        self.calls.append(request.method)
        if self.hang:
            await self.release.wait()
        if self.down:
            return refusal(503, "serviceNotAvailable")
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            return refusal(401, "InvalidAuthenticationToken")
        if self.next_answers:
            return self.next_answers.pop(0)()
        if not self.policy or request.match_info.get("user") != ORGANISER:
            return refusal(403, "ErrorAccessDenied", "Access to OData is disabled: nel@zorg.example")
        answer: web.StreamResponse = await handler(request)
        if self.loses_answers and request.method != "GET":
            self.loses_answers -= 1
            return refusal(504, "timeout")
        return answer

    async def _list(self, request: web.Request) -> web.Response:
        wanted = re.fullmatch(
            r"singleValueExtendedProperties/Any\(ep: ep/id eq '(.+)' and ep/value eq '(.+)'\)", request.query["$filter"]
        )
        assert wanted is not None, request.query
        prop = {"id": wanted[1], "value": wanted[2]}
        found = [{"id": name} for name, each in self.events.items() if prop in each["singleValueExtendedProperties"]]
        return web.json_response({"value": found})

    async def _create(self, request: web.Request) -> web.Response:
        asked = await self._body(request)
        once = asked["transactionId"]
        for name, each in self.events.items():
            if each["transactionId"] == once:
                return web.json_response({"id": name}, status=201)
        name = f"AAMk/geheim+{len(self.bodies)}="
        self.events[name] = asked
        self._tell("request", asked)
        return web.json_response({"id": name}, status=201)

    async def _change(self, request: web.Request) -> web.Response:
        found = self.events.get(request.match_info["id"])
        asked = await self._body(request)
        if found is None:
            return refusal(404, "ErrorItemNotFound")
        assert not {"transactionId"} & asked.keys(), "it cannot be changed"
        found.update(asked)
        self._tell("update", found)
        return web.json_response({"id": request.match_info["id"]})

    async def _delete(self, request: web.Request) -> web.Response:
        found = self.events.pop(request.match_info["id"], None)
        if found is None:
            return refusal(404, "ErrorItemNotFound")
        self._tell("cancel", found)
        return web.Response(status=204)

    async def _body(self, request: web.Request) -> Json:
        asked: Json = json.loads(await request.text())
        unknown = asked.keys() - KNOWN
        assert not unknown, f"Graph has no {unknown}"
        self.bodies.append(asked)
        return asked

    def _tell(self, what: str, event: Json) -> None:
        for each in event["attendees"]:
            self.told.append((what, each["emailAddress"]["address"], event["start"]["dateTime"]))
