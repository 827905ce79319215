"""The load generator: so many senders, each with one connection and one request at a time, for so many seconds."""

import asyncio
import json
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from benchmarks.far_side import HEAD_END, KEY_ID, content_length

APP_ID = "0b07c0de-0000-4000-8000-00000000b070"
TENANT = "7e4a7000-0000-4000-8000-000000000001"
WARM_UP = 0.5
"""Seconds before the counting starts."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: how long each turn took (milliseconds), in how many seconds, and how many failed."""

    times: tuple[float, ...]
    seconds: float
    failures: int

    @property
    def per_second(self) -> float:
        """Turns per second."""
        return len(self.times) / self.seconds

    @property
    def median(self) -> float:
        """Milliseconds within which half of the turns were answered."""
        return statistics.median(self.times)

    @property
    def slowest(self) -> float:
        """Milliseconds within which 99 of 100 turns were answered."""
        return self.within(99)

    def within(self, percent: int) -> float:
        """Milliseconds within which so many of 100 turns were answered."""
        return statistics.quantiles(self.times, n=100)[percent - 1]

    def __add__(self, other: "Result") -> "Result":
        """Two rounds as one."""
        return Result(self.times + other.times, self.seconds + other.seconds, self.failures + other.failures)


def signed_token(key: rsa.RSAPrivateKey, service_url: str) -> str:
    """Return a token as Teams sends one; it uses the same one for many activities, and so do we."""
    now = datetime.now(UTC)  # noqa: TID251 - tokens are judged by the machine's own clock
    claims = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "serviceurl": service_url,
        "nbf": now - timedelta(minutes=1),
        "exp": now + timedelta(hours=1),
    }
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": KEY_ID})


def activity(number: int, service_url: str, **rest: object) -> dict[str, Any]:
    """Return a channel message as Teams sends it; `rest` makes something else of it."""
    return {
        "type": "message",
        "id": f"{1_700_000_000_000 + number}",
        "timestamp": "2026-11-23T08:00:00.0000000Z",
        "localTimestamp": "2026-11-23T09:00:00.0000000+01:00",
        "localTimezone": "Europe/Amsterdam",
        "locale": "nl-NL",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "text": f"<at>Tafelbot</at> echo {number}",
        "textFormat": "plain",
        "from": {"id": f"29:{number % 50}", "name": "Anna Voorbeeld", "aadObjectId": f"anna-{number % 50}"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Tafelbot"},
        "conversation": {
            "id": f"19:tafel{number % 20}@thread.tacv2;messageid=1699999999999",
            "conversationType": "channel",
            "tenantId": TENANT,
            "isGroup": True,
        },
        "channelData": {
            "tenant": {"id": TENANT},
            "channel": {"id": f"19:tafel{number % 20}@thread.tacv2"},
            "team": {"id": "19:team@thread.tacv2"},
        },
        "entities": [
            {
                "type": "mention",
                "text": "<at>Tafelbot</at>",
                "mentioned": {"id": f"28:{APP_ID}", "name": "Tafelbot"},
            },
            {"type": "clientInfo", "locale": "nl-NL", "country": "NL", "platform": "Web"},
        ],
    } | rest


def message(number: int, service_url: str) -> dict[str, Any]:
    """Return a typed message."""
    return activity(number, service_url)


def press(number: int, service_url: str) -> dict[str, Any]:
    """Return a pressed button."""
    data = {"v": 1, "key": f"k{number}", "tekst": "echo"}
    return activity(
        number,
        service_url,
        type="invoke",
        id=f"f:{number}",
        name="adaptiveCard/action",
        value={"action": {"type": "Action.Execute", "verb": "echo", "data": data}, "trigger": "manual"},
        replyToId="1699999999999",
        text=None,
        entities=[],
    )


def request_bytes(body: Mapping[str, Any], token: str) -> bytes:
    """Return the whole HTTP request that brings an activity."""
    payload = json.dumps(body).encode()
    head = (
        "POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload


async def measure(port: int, requests: Sequence[bytes], *, senders: int, seconds: float) -> Result:
    """Send the requests round and round, and count what comes back with a 2xx within the measured time."""
    loop = asyncio.get_running_loop()
    start = loop.time() + WARM_UP
    times: list[float] = []
    failures: list[bytes] = []

    async def send(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while loop.time() < start + seconds:
            request = requests[number % len(requests)]
            number += senders
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(HEAD_END)
            if length := content_length(head):
                await reader.readexactly(length)
            if loop.time() < start:
                continue
            if head.split(b" ", 2)[1].startswith(b"2"):
                times.append((time.perf_counter() - began) * 1000)
            else:
                failures.append(head)
        writer.close()

    await asyncio.gather(*(send(number) for number in range(senders)))
    return Result(tuple(times), loop.time() - start, len(failures))


async def ask_each(
    port: int, requests: Sequence[bytes], *, senders: int, warm_up: int = 0
) -> tuple[Result, tuple[bytes, ...]]:
    """Send each request once, whoever of the senders is free taking the next; return also the body of each answer.

    The first `warm_up` requests are sent and answered before the counting starts.
    """
    if warm_up:
        _, first = await ask_each(port, requests[:warm_up], senders=senders)
        result, rest = await ask_each(port, requests[warm_up:], senders=senders)
        return result, (*first, *rest)
    times: list[float] = []
    failures: list[bytes] = []
    bodies = [b""] * len(requests)
    waiting = iter(enumerate(requests))

    async def send() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for place, request in waiting:
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(HEAD_END)
            bodies[place] = await reader.readexactly(content_length(head))
            times.append((time.perf_counter() - began) * 1000)
            if not head.split(b" ", 2)[1].startswith(b"2"):
                failures.append(head)
        writer.close()

    start = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(senders)))
    return Result(tuple(times), time.perf_counter() - start, len(failures)), tuple(bodies)
