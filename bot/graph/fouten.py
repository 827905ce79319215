"""The one place where a failed call to Graph becomes a `MeetingFailed`: everything after it knows four words only."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus

from bot.teams.failures import retry_after
from dialogs.kern.ports import MeetingFailed, MeetingOutcome

LATER_STATUSES = frozenset({408, 409, 412, 423, 425, 429})
"""Worth another try, with every 5xx. Source: Microsoft Graph, "Microsoft Graph error responses and resource types"."""

_CODE = re.compile(r"[A-Za-z0-9_.]{1,60}")


def narrowed(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> MeetingFailed:
    """Return what an answer that is no yes means for what waits."""
    code, wait = code_of(body), retry_after(headers, now)
    if status in LATER_STATUSES or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return MeetingFailed(MeetingOutcome.LATER, status=status, code=code, retry_after=wait)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return MeetingFailed(MeetingOutcome.NOT_ALLOWED, status=status, code=code, retry_after=wait)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return MeetingFailed(MeetingOutcome.GONE, status=status, code=code)
    return MeetingFailed(MeetingOutcome.REFUSED, status=status, code=code)


def code_of(body: bytes) -> str:
    """Return Graph's own code of an error, for the log; never its message, which may quote what was asked."""
    try:
        code = json.loads(body)["error"]["code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def unreadable(what: str) -> MeetingFailed:
    """Return that Graph said yes, and then something that cannot be read: the next time it may be better."""
    return MeetingFailed(MeetingOutcome.LATER, code=what)
