"""The one place where a failed call to Teams becomes a `SendFailed`: everything after it knows six words only."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from http import HTTPStatus

import aiohttp

from dialogs.kern.ports import SendFailed, SendOutcome

LATER_STATUSES = frozenset({408, 412, 429, 502, 503, 504})
"""Worth another try. Source: Microsoft, "Rate limiting for agents" (October 2026): 412, 429, 502, 503 and 504;
"must avoid retrying status codes that aren't specified", but 408 is a time-out in so many words."""

LONGEST_WAIT = 3600.0
"""Seconds; a longer Retry-After is cut off here, because no limit of Teams lasts longer."""


class Call(Enum):
    """What was asked of Teams: the same answer means something else for each."""

    SEND = auto()
    """Posting: twice is twice."""
    EDIT = auto()
    """Replacing or removing a post: twice is once."""
    READ = auto()
    """Asking for members, or for the 1:1 conversation with somebody: twice is once."""


def narrowed(
    call: Call,
    cause: int | BaseException,
    headers: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> SendFailed:
    """Return what a failed call means for what waits.

    Args:
        call: what was asked.
        cause: the HTTP status that came back, or the error that came instead of one.
        headers: of the answer; Retry-After is read from them.
        now: the time, for a Retry-After that is a date.
    """
    if isinstance(cause, BaseException):
        return SendFailed(_without_answer(call, cause))
    if cause in LATER_STATUSES:
        return SendFailed(SendOutcome.LATER, status=cause, retry_after=retry_after(headers or {}, now))
    if cause == HTTPStatus.UNAUTHORIZED:
        return SendFailed(SendOutcome.TOKEN, status=cause)
    if cause == HTTPStatus.NOT_FOUND and call is Call.EDIT:
        return SendFailed(SendOutcome.MESSAGE_GONE, status=cause)
    if cause in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        return SendFailed(SendOutcome.UNREACHABLE, status=cause)
    return SendFailed(SendOutcome.REFUSED, status=cause)


def _without_answer(call: Call, error: BaseException) -> SendOutcome:
    """No answer came. Only a post that may have left is uncertain: anything else can simply be asked again."""
    never_left = isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError)
    if isinstance(error, aiohttp.InvalidURL):
        return SendOutcome.REFUSED
    return SendOutcome.LATER if never_left or call is not Call.SEND else SendOutcome.UNCERTAIN


def retry_after(headers: Mapping[str, str], now: datetime | None) -> float | None:
    """Return the seconds to wait, None when nothing usable is said: a number of seconds or an HTTP date."""
    value = headers.get("Retry-After", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        seconds = _until(value, now)
    return min(max(seconds, 0.0), LONGEST_WAIT) if math.isfinite(seconds) else None


def _until(date: str, now: datetime | None) -> float:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return math.nan
    if now is None:
        return math.nan
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
