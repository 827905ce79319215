"""One thing that happened in Teams, in our own words. SDK types end before this module.

A `Turn` is what `bot/teams` hands over after the token, the tenant and the shape have been checked. Who the
sender is in the Veiligheidshuis is *not* known yet: that is looked up in storage, by tenant and object id only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"


class PlaceKind(StrEnum):
    """Where a turn happened. Only `PERSONAL` is seen by one person alone."""

    PERSONAL = "personal"
    CHANNEL = "channel"
    GROUP = "groupChat"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, as the verified activity says. `object_id` is None for anonymous people: never trusted.

    Attributes:
        tenant_id: Microsoft Entra tenant of the conversation.
        object_id: Entra object id; the only key, with the tenant, on which a person is recognised.
        teams_id: the `29:` address, useful for addressing only.
        name: the display name as Teams gives it; shown at most to the sender, never a key.
    """

    tenant_id: str
    object_id: str | None
    teams_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation in Teams: what is needed to answer there, and to send there later.

    Attributes:
        kind: personal, channel or group.
        conversation_id: without the `;messageid=` of a thread.
        thread_id: the root message of the thread, in a channel.
        service_url: the connector's address for this conversation, already checked against the allow-list.
        tenant_id: the host tenant.
        bot_id: the bot's own address in this conversation (`28:`).
        team_id, channel_id: set in a channel.
        meeting: whether Teams says that it is the chat of a meeting: whoever is in that meeting reads it.
    """

    kind: PlaceKind
    conversation_id: str
    service_url: str
    tenant_id: str
    bot_id: str
    thread_id: str | None = None
    team_id: str | None = None
    channel_id: str | None = None
    meeting: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A message somebody typed; the mention of the bot is already removed, the rest is as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of a card (`adaptiveCard/action`, or an old client's `Action.Submit`).

    `data` holds the button's own data and the inputs of the form; nothing in it is trusted.
    `message_id` is the post in which the card stands. `private_answer` tells whether the answer is shown to the
    presser alone: true for `Action.Execute`, false for an old client's `Action.Submit`, where it becomes a message
    that everybody reads.
    """

    verb: str
    data: Mapping[str, JsonValue]
    message_id: str | None
    automatic: bool = False
    private_answer: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was added to this conversation (installation, or added to a team)."""


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was removed from this conversation: nothing may be sent there any more."""


class MeetingMoment(StrEnum):
    """What Teams tells of a meeting in whose chat the bot is."""

    STARTED = "started"
    ENDED = "ended"
    CAME = "came"
    WENT = "went"


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """Something happened in a meeting. Of whoever has no account only that he came or went: he cannot be told apart.

    Attributes:
        at: when, as Teams says it, aware, UTC; it tells it late, twice, and in any order.
        guests: how many without an account came or went; 0 when the meeting itself began or ended.
        people: Entra object ids of who came or went with an account; of who is of another tenant `<id>@<tenant>`.
    """

    moment: MeetingMoment
    at: datetime
    guests: int = 0
    people: tuple[str, ...] = ()


Happening: TypeAlias = Typed | Pressed | Joined | Left | MeetingEvent


@dataclass(frozen=True, slots=True)
class Turn:
    """One activity, ready for the router.

    Attributes:
        regio: the region that belongs to the bot registration for which the token was issued.
        sender: who did it.
        place: where.
        happening: what.
        activity_id: Teams' id of the activity; a repeat of a slow invoke has a new one.
        received_at: when it reached us, aware, UTC.
    """

    regio: str
    sender: Sender
    place: Place
    happening: Happening
    activity_id: str
    received_at: datetime
