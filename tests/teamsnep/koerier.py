"""The courier: brings activities to the bot as Teams does, with a signed token."""

import io
import json
from collections.abc import AsyncIterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import aiohttp

from tests.teamsnep.activiteiten import APP_ID, Json
from tests.teamsnep.sleutelbos import Sleutelbos

Body: TypeAlias = bytes | str | AsyncIterable[bytes] | None


@dataclass(frozen=True)
class Antwoord:
    """What came back over HTTP. `card` and `text` are those of an answer to a press."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def card(self) -> Json:
        is_card = isinstance(self.body, dict) and str(self.body.get("type", "")).endswith("card.adaptive")
        return self.body["value"] if is_card else {}

    @property
    def text(self) -> str:
        is_text = isinstance(self.body, dict) and str(self.body.get("type", "")).endswith("activity.message")
        return str(self.body["value"]) if is_text else ""


class Koerier:
    """Posts to /api/messages at `url`, with tokens of `sleutels` for the bot `app_id`."""

    def __init__(
        self, session: aiohttp.ClientSession, url: str, sleutels: Sleutelbos | None = None, app_id: str = APP_ID
    ) -> None:
        self._session = session
        self._url = url
        self._sleutels = sleutels
        self._app_id = app_id

    async def brings(self, activity: Json, *, token: str | None = None, **spoiled: Any) -> Antwoord:  # noqa: ANN401
        """Deliver an activity. `spoiled` goes to `Sleutelbos.token`; `token` replaces the whole token."""
        if token is None and self._sleutels is not None:
            arguments = {"audience": self._app_id, "service_url": activity["serviceUrl"]} | spoiled
            token = self._sleutels.token(**arguments)
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return await self.brings_raw(json.dumps(activity).encode(), headers=headers)

    async def brings_raw(
        self, body: Body, *, headers: dict[str, str] | None = None, content_type: str | None = "application/json"
    ) -> Antwoord:
        """Deliver whatever it is."""
        sent = dict(headers or {}) | ({"Content-Type": content_type} if content_type else {})
        skip = () if content_type else ("Content-Type",)
        data = io.BytesIO(body) if isinstance(body, bytes) else body
        async with self._session.post(self._url, data=data, headers=sent, skip_auto_headers=skip) as response:
            raw = await response.read()
            is_json = response.content_type == "application/json"
            return Antwoord(response.status, json.loads(raw) if is_json else raw, dict(response.headers))
