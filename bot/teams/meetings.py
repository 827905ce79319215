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

    Who has an account is told by his object id (`<object id>@<tenant>` when that is not the tenant of the meeting); of
    the others only how many. No name is taken along.
    """
    moment = _NAMES.get(text(inbound.raw, "name") or "")
    if moment is None:
        return None
    value = child(inbound.raw, "value")
    at = _at(inbound.raw, value, moment, received_at)
    if moment in _SAID:
        return MeetingEvent(moment, at)
    members = [_user(each) for each in _members(value)]
    guests = min(sum(map(_is_guest, members)), _MOST_GUESTS)
    home = _tenant(inbound.raw)
    people = dict.fromkeys(_account(each, home) for each in members if each and not _is_guest(each))
    listed = tuple(each for each in people if each)[:_MOST_PEOPLE]
    return MeetingEvent(moment, at, guests, listed) if guests or listed else None


def is_chat_of_one(channel_data: Json) -> bool:
    """Tell whether a conversation is the chat of a meeting. Its id stands there, and is used for nothing."""
    return bool(child(channel_data, "meeting"))


def _members(value: Json) -> list[JsonValue]:
    listed = _either(value, "members")
    return listed if isinstance(listed, list) else []


def _user(member: JsonValue) -> Json:
    """Return who a member is; empty when it cannot be read."""
    user = _either(member, "user") if isinstance(member, dict) else None
    return user if isinstance(user, dict) else {}


def _is_guest(user: Json) -> bool:
    role = _either(user, "userRole")
    anonymous = isinstance(role, str) and role.lower() == "anonymous"
    return bool(user) and (anonymous or not _object_id(user))


def _account(user: Json, home: str) -> str:
    """Return by what a person with an account is known; of another tenant than the meeting's, with that tenant.

    A person is (tenant, object id): an id from elsewhere is nobody of ours, whatever it looks like.
    """
    object_id, tenant = _object_id(user), _said(user, "tenantId")
    return f"{object_id}@{tenant}" if tenant and home and tenant != home else object_id


def _object_id(user: Json) -> str:
    return _said(user, "aadObjectId") or _said(user, "objectId")


def _tenant(raw: Json) -> str:
    return _said(child(child(raw, "channelData"), "tenant"), "id") or _said(child(raw, "conversation"), "tenantId")


def _said(parent: Json, name: str) -> str:
    """Return an id in small letters, as ids are kept here; empty when there is none."""
    value = _either(parent, name)
    fits = isinstance(value, str) and text({name: value}, name, _LONGEST_ID)
    return fits.strip().lower() if isinstance(fits, str) else ""


def _either(parent: Json, name: str) -> JsonValue:
    """Return what stands under a name, also when it is written with a capital: Teams does both in these events."""
    return parent.get(name, parent.get(name[:1].upper() + name[1:]))


def _at(raw: Json, value: Json, moment: MeetingMoment, received_at: datetime) -> datetime:
    """Return when it happened; when it came in, where what Teams says cannot be."""
    name = _SAID.get(moment, "")
    said = text(value, name, _LONGEST_TIME) or text(value, name[:1].lower() + name[1:], _LONGEST_TIME)
    said = said or text(raw, "timestamp", _LONGEST_TIME)
    try:
        at = datetime.fromisoformat(said) if said else received_at
    except ValueError:
        return received_at
    if at.tzinfo is None:
        return received_at
    at = at.astimezone(UTC)
    return at if received_at - OLDEST <= at <= received_at else received_at
