"""Every way a call to Teams can fail, and the one word it comes down to."""

from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey

from bot.teams.failures import LONGEST_WAIT, Call, narrowed
from dialogs.kern.ports import SendOutcome

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KEY = ConnectionKey("teams.example", 443, True, True, None, None, None, None)


@pytest.mark.parametrize(
    ("call", "status", "outcome"),
    [
        *[(call, status, "later") for call in Call for status in (408, 412, 429, 502, 503, 504)],
        *[(call, 401, "token") for call in Call],
        *[(call, 403, "unreachable") for call in Call],
        (Call.SEND, 404, "unreachable"),
        (Call.READ, 404, "unreachable"),
        (Call.EDIT, 404, "message_gone"),
        *[(call, status, "refused") for call in Call for status in (302, 400, 405, 410, 413, 500, 501, 505)],
    ],
)
def test_every_status_has_one_outcome(call: Call, status: int, outcome: str) -> None:
    failed = narrowed(call, status)
    assert (failed.outcome, failed.status) == (SendOutcome(outcome), status)


@pytest.mark.parametrize(
    ("error", "when_sending", "otherwise"),
    [
        (aiohttp.ClientConnectorDNSError(KEY, OSError()), "later", "later"),
        (aiohttp.ClientConnectorError(KEY, ConnectionRefusedError()), "later", "later"),
        (aiohttp.ConnectionTimeoutError(), "later", "later"),
        (aiohttp.ServerDisconnectedError(), "uncertain", "later"),
        (aiohttp.ClientOSError(104, "reset"), "uncertain", "later"),
        (aiohttp.SocketTimeoutError(), "uncertain", "later"),
        (aiohttp.ClientPayloadError(), "uncertain", "later"),
        (ConnectionResetError(), "uncertain", "later"),
        (TimeoutError(), "uncertain", "later"),
        (aiohttp.InvalidURL("http://["), "refused", "refused"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_only_a_post_that_may_have_left_is_uncertain(error: Exception, when_sending: str, otherwise: str) -> None:
    assert narrowed(Call.SEND, error).outcome == SendOutcome(when_sending)
    assert narrowed(Call.EDIT, error).outcome == SendOutcome(otherwise)
    assert narrowed(Call.READ, error).outcome == SendOutcome(otherwise)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0),
        ("0", 0.0),
        (" 2.5 ", 2.5),
        ("-4", 0.0),
        ("999999", LONGEST_WAIT),
        ("Mon, 23 Nov 2026 08:00:30 GMT", 30.0),
        ("Mon, 23 Nov 2026 07:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 09:00:10 +0100", 10.0),
        ("straks", None),
        ("", None),
        ("nan", None),
        ("inf", None),
        ("Mon, 99 Nov 2026 08:00:30 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert narrowed(Call.SEND, 429, {"Retry-After": value}, NOW).retry_after == seconds
