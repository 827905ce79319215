"""What Teams tells of a meeting in whose chat the bot is: that it began or ended, that somebody came or went.

Source: Microsoft, "Meeting apps API references" (meeting and participant events). Teams sends them only where the app
was added to the meeting, and repeats them, late and out of order.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.teams.inbound import Inbound, Json, child, text
from dialogs.kern.turn import JsonValue, MeetingEvent, MeetingMoment

_NAMES: Final[Mapping[str, MeetingMoment]] = {
    "application/vnd.microsoft.meetingStart": MeetingMoment.STARTED,
    "application/vnd.microsoft.meetingEnd": MeetingMoment.ENDED,
    "application/vnd.microsoft.meetingParticipantJoin": MeetingMoment.CAME,
    "application/vnd.microsoft.meetingParticipantLeave": MeetingMoment.WENT,
}
_SAID: Final[Mapping[MeetingMoment, str]] = {MeetingMoment.STARTED: "StartTime", MeetingMoment.ENDED: "EndTime"}

OLDEST: Final = timedelta(days=1)
"""How long after it happened an event is believed to have happened then; an older time is a fault."""

_LONGEST_TIME: Final = 40
_MOST_GUESTS: Final = 20
_MOST_PEOPLE: Final = 100
_LONGEST_ID: Final = 100


def event(inbound: Inbound, received_at: datetime) -> MeetingEvent | None:
    """Return what happened in a meeting; None when it is another event, or nobody is in it.

    Who has an account is told by his object id; of the others only how many.
    """
    moment = _NAMES.get(text(inbound.raw, "name") or "")
    if moment is None:
        return None
    value = child(inbound.raw, "value")
    at = _at(inbound.raw, value, moment, received_at)
    if moment in _SAID:
        return MeetingEvent(moment, at)
    guests = min(sum(map(_is_guest, _members(value))), _MOST_GUESTS)
    people = tuple(dict.fromkeys(filter(None, map(_account, _members(value)))))[:_MOST_PEOPLE]
    return MeetingEvent(moment, at, guests, people) if guests or people else None


def is_chat_of_one(channel_data: Json) -> bool:
    """Tell whether a conversation is the chat of a meeting. Its id stands there, and is used for nothing."""
    return bool(child(channel_data, "meeting"))


def _members(value: Json) -> list[JsonValue]:
    listed = value.get("members")
    return listed if isinstance(listed, list) else []


def _is_guest(member: JsonValue) -> bool:
    user = child(member, "user") if isinstance(member, dict) else {}
    known = text(user, "aadObjectId") or text(user, "objectId")
    return bool(user) and (user.get("userRole") == "anonymous" or not known)


def _account(member: JsonValue) -> str | None:
    if not isinstance(member, dict) or _is_guest(member):
        return None
    user = child(member, "user")
    return text(user, "aadObjectId", _LONGEST_ID) or text(user, "objectId", _LONGEST_ID)


def _at(raw: Json, value: Json, moment: MeetingMoment, received_at: datetime) -> datetime:
    """Return when it happened; when it came in, where what Teams says cannot be."""
    said = text(value, _SAID.get(moment, ""), _LONGEST_TIME) or text(raw, "timestamp", _LONGEST_TIME)
    try:
        at = datetime.fromisoformat(said) if said else received_at
    except ValueError:
        return received_at
    if at.tzinfo is None:
        return received_at
    at = at.astimezone(UTC)
    return at if received_at - OLDEST <= at <= received_at else received_at
