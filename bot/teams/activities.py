"""From a verified activity to a `Turn`: Teams' words end here, ours begin.

What Teams really sends differs from what the SDK's classes read: the tenant stands in `channelData`, `isTargeted` and
`value.trigger` are dropped by those classes, and the bot's mention stands in the text. So we read the JSON itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.teams import meetings
from bot.teams.inbound import Inbound, Json, child, text
from bot.teams.refusals import Reason
from bot.teams.registrations import BOT_ADDRESS_PREFIX, Registration
from dialogs.kern.turn import (
    Happening,
    Joined,
    JsonValue,
    Left,
    Place,
    PlaceKind,
    Pressed,
    Sender,
    Turn,
    Typed,
)

CARD_ACTION = "adaptiveCard/action"
"""The invoke behind `Action.Execute` and a card's own refresh."""

THREAD_MARK = ";messageid="
LONGEST_VERB = 100

_INSTALLED: Mapping[str, Happening] = {
    "add": Joined(),
    "add-upgrade": Joined(),
    "remove": Left(),
    "remove-upgrade": Left(),
}
# Invisible and joining nothing: they come along when somebody pastes from a web page or a document.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\x00]")
_HARD_SPACES = re.compile("&nbsp;|[\u00a0\u2007\u202f]")


@dataclass(frozen=True, slots=True)
class Nothing:
    """An activity that is in order but asks nothing of us; it is counted by `reason` and answered with 200."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class UnknownInvoke:
    """An invoke we have no use for; its sender waits for an answer all the same."""


def to_turn(
    inbound: Inbound, *, registration: Registration, tenant_id: str, received_at: datetime
) -> Turn | Nothing | UnknownInvoke:
    """Return what happened, in our own words.

    A message sent to the bot alone in the middle of a channel (`isTargeted`, a preview feature our manifest does not
    ask for) gets no answer at all: answering it in the channel would show everybody what one person asked.
    """
    if _is_bot(inbound):
        return Nothing(Reason.FROM_A_BOT)
    happening = _happening(inbound, received_at)
    if isinstance(happening, Nothing | UnknownInvoke):
        return happening
    return Turn(
        regio=registration.regio,
        sender=_sender(inbound, tenant_id),
        place=_place(inbound, tenant_id),
        happening=happening,
        activity_id=inbound.id,
        received_at=received_at,
    )


def _is_bot(inbound: Inbound) -> bool:
    from_bot = inbound.sender_id.startswith(BOT_ADDRESS_PREFIX) or child(inbound.raw, "from").get("role") == "bot"
    return from_bot and inbound.type == "message"


def _happening(inbound: Inbound, received_at: datetime) -> Happening | Nothing | UnknownInvoke:
    match inbound.type:
        case "message":
            return _message(inbound)
        case "invoke":
            return _card_action(inbound)
        case "installationUpdate":
            return _INSTALLED.get(str(inbound.raw.get("action")), Nothing(Reason.NOT_ABOUT_US))
        case "conversationUpdate":
            return _members(inbound)
        case "event":
            return meetings.event(inbound, received_at) or Nothing(Reason.UNKNOWN_TYPE)
        case _:
            return Nothing(Reason.UNKNOWN_TYPE)


def _message(inbound: Inbound) -> Typed | Pressed | Nothing:
    if child(inbound.raw, "recipient").get("isTargeted") is True:
        return Nothing(Reason.TARGETED)
    value, typed = inbound.raw.get("value"), inbound.raw.get("text")
    if isinstance(value, dict) and (verb := text(value, "verb", LONGEST_VERB)):
        data = {name: each for name, each in value.items() if name not in {"verb", "msteams"}}
        return Pressed(verb=verb, data=data, message_id=text(inbound.raw, "replyToId"), private_answer=False)
    if not isinstance(typed, str):
        return Nothing(Reason.NOTHING_SAID)
    return Typed(without_mention(typed, inbound.raw.get("entities"), inbound.recipient_id))


def _card_action(inbound: Inbound) -> Pressed | UnknownInvoke:
    value = child(inbound.raw, "value")
    action = child(value, "action")
    verb = text(action, "verb", LONGEST_VERB)
    if inbound.raw.get("name") != CARD_ACTION or not verb:
        return UnknownInvoke()
    return Pressed(
        verb=verb,
        data=child(action, "data"),
        message_id=text(inbound.raw, "replyToId"),
        automatic=value.get("trigger") == "automatic",
    )


def _members(inbound: Inbound) -> Joined | Left | Nothing:
    if _names_the_bot(inbound.raw.get("membersAdded"), inbound.recipient_id):
        return Joined()
    if _names_the_bot(inbound.raw.get("membersRemoved"), inbound.recipient_id):
        return Left()
    return Nothing(Reason.NOT_ABOUT_US)


def _names_the_bot(members: JsonValue, bot_id: str) -> bool:
    listed = members if isinstance(members, list) else []
    return any(isinstance(member, dict) and member.get("id") == bot_id for member in listed)


def without_mention(typed: str, entities: JsonValue, bot_id: str) -> str:
    """Return what somebody typed, without the bot's own mention and the odd spaces that come with pasting.

    Only mentions that Teams itself marked as the bot's are removed, so that a colleague's name stays, even one that
    is spelled like the bot's.
    """
    for entity in entities if isinstance(entities, list) else []:
        if isinstance(entity, dict) and entity.get("type") == "mention":
            mention = entity.get("text")
            if child(entity, "mentioned").get("id") == bot_id and isinstance(mention, str) and mention:
                typed = typed.replace(mention, " ", 1)
    return _HARD_SPACES.sub(" ", _INVISIBLE.sub("", typed)).strip()


def _sender(inbound: Inbound, tenant_id: str) -> Sender:
    account = child(inbound.raw, "from")
    object_id = text(account, "aadObjectId")
    return Sender(
        tenant_id=tenant_id,
        object_id=object_id.lower() if object_id and object_id.strip() else None,
        teams_id=inbound.sender_id,
        name=text(account, "name") or "",
    )


def _place(inbound: Inbound, tenant_id: str) -> Place:
    channel_data = child(inbound.raw, "channelData")
    conversation_id, _, thread_id = inbound.conversation_id.partition(THREAD_MARK)
    kind = _kind(inbound.raw, channel_data)
    in_channel = kind is PlaceKind.CHANNEL
    channel_id = text(child(channel_data, "channel"), "id") or text(channel_data, "teamsChannelId")
    return Place(
        kind=kind,
        conversation_id=conversation_id,
        service_url=inbound.service_url,
        tenant_id=tenant_id,
        bot_id=inbound.recipient_id,
        thread_id=thread_id or None,
        team_id=text(child(channel_data, "team"), "id") or text(channel_data, "teamsTeamId"),
        channel_id=(channel_id or conversation_id) if in_channel else None,
        meeting=meetings.is_chat_of_one(channel_data),
    )


def _kind(activity: Json, channel_data: Json) -> PlaceKind:
    """A conversation is personal only when Teams says so: everything else is read by more people."""
    conversation = child(activity, "conversation")
    declared = conversation.get("conversationType")
    if declared == PlaceKind.PERSONAL and conversation.get("isGroup") is not True:
        return PlaceKind.PERSONAL
    if declared == PlaceKind.CHANNEL or "channel" in channel_data or "team" in channel_data:
        return PlaceKind.CHANNEL
    return PlaceKind.GROUP
