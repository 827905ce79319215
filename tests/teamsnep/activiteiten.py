"""Activities as Teams really sends them, field for field; invented people, invented tenants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias
from uuid import NAMESPACE_DNS, uuid5

from dialogs.kern.turn import PlaceKind

Json: TypeAlias = dict[str, Any]

APP_ID = "0b07c0de-0000-4000-8000-00000000b070"
BOT_ID = f"28:{APP_ID}"
BOT_NAME = "Tafelbot"
TENANT = "7e4a7000-0000-4000-8000-000000000001"

_numbers = count(1)


def object_id_of(name: str) -> str:
    """Return the Entra object id of an invented person: always the same for the same name."""
    return str(uuid5(NAMESPACE_DNS, f"{name}.voorbeeld.invalid"))


@dataclass(frozen=True)
class Persoon:
    """Somebody in Teams. Without `object_id` he is anonymous; `role` is the word of the roster."""

    name: str
    object_id: str | None = ""
    role: str = "user"
    tenant_id: str = TENANT

    def __post_init__(self) -> None:
        if self.object_id == "":
            object.__setattr__(self, "object_id", object_id_of(self.name))

    @property
    def teams_id(self) -> str:
        return f"29:{uuid5(NAMESPACE_DNS, self.name).hex}"

    def account(self) -> Json:
        found = {"id": self.teams_id, "name": self.name}
        return found if self.object_id is None else found | {"aadObjectId": self.object_id}


@dataclass(frozen=True)
class Gesprek:
    """A conversation in Teams: `personal`, `groupChat` or `channel`; with `thread`, a thread in the channel."""

    id: str
    kind: PlaceKind = PlaceKind.PERSONAL
    thread: str | None = None
    team: str | None = None
    tenant_id: str = TENANT
    bot_id: str = BOT_ID
    members: tuple[Persoon, ...] = field(default=(), compare=False)
    meeting: str | None = None

    @property
    def address(self) -> str:
        return f"{self.id};messageid={self.thread}" if self.thread else self.id

    def account(self) -> Json:
        found: Json = {"id": self.address, "conversationType": self.kind.value, "tenantId": self.tenant_id}
        return found if self.kind is PlaceKind.PERSONAL else found | {"isGroup": True}

    def channel_data(self) -> Json:
        found: Json = {"tenant": {"id": self.tenant_id}}
        if self.meeting is not None:
            found["meeting"] = {"id": self.meeting}
        if self.kind is PlaceKind.CHANNEL:
            found |= {
                "teamsChannelId": self.id,
                "teamsTeamId": self.team or self.id,
                "channel": {"id": self.id},
                "team": {"id": self.team or self.id},
            }
        return found


def persoonlijk(persoon: Persoon, *, tenant_id: str = TENANT, bot_id: str = BOT_ID) -> Gesprek:
    """Return the 1:1 conversation of the bot with somebody."""
    address = f"a:{persoon.teams_id[3:]}"
    return Gesprek(address, members=(persoon,), tenant_id=tenant_id, bot_id=bot_id)


def kanaal(name: str, *members: Persoon, thread: str | None = None, tenant_id: str = TENANT) -> Gesprek:
    """Return a channel of a team."""
    return Gesprek(f"19:{name}@thread.tacv2", PlaceKind.CHANNEL, thread, members=members, tenant_id=tenant_id)


def groep(name: str, *members: Persoon, tenant_id: str = TENANT) -> Gesprek:
    """Return a group chat."""
    return Gesprek(f"19:{name}@thread.v2", PlaceKind.GROUP, members=members, tenant_id=tenant_id)


def vergaderchat(name: str, *members: Persoon, tenant_id: str = TENANT) -> Gesprek:
    """Return the chat of a meeting."""
    return Gesprek(
        f"19:meeting_{name}@thread.v2", PlaceKind.GROUP, members=members, tenant_id=tenant_id, meeting=f"MCM{name}"
    )


def bericht(van: Persoon, waar: Gesprek, tekst: str, *, service_url: str, **rest: object) -> Json:
    """Return a typed message. In a channel or group the bot's mention stands in front, as it must there."""
    activity = _activity("message", van, waar, service_url) | {
        "text": tekst,
        "textFormat": "plain",
        "attachments": [{"contentType": "text/html", "content": f"<p>{tekst}</p>"}],
        "entities": [{"type": "clientInfo", "locale": "nl-NL", "country": "NL", "platform": "Web"}],
    }
    if waar.kind is not PlaceKind.PERSONAL:
        mention = f"<at>{BOT_NAME}</at>"
        activity["text"] = f"{mention} {tekst}\n"
        activity["entities"].append(
            {"type": "mention", "text": mention, "mentioned": {"id": waar.bot_id, "name": BOT_NAME}}
        )
    return activity | rest


def druk(
    van: Persoon,
    waar: Gesprek,
    verb: str,
    data: Mapping[str, Any] | None = None,
    *,
    service_url: str,
    kaart: str = "1700000000000",
    automatisch: bool = False,
    **rest: object,
) -> Json:
    """Return the press of a button (`Action.Execute`) on the card in post `kaart`, or that card's own refresh."""
    action = {"type": "Action.Execute", "id": "knop", "verb": verb, "data": dict(data or {})}
    return (
        _activity("invoke", van, waar, service_url)
        | {
            "name": "adaptiveCard/action",
            "replyToId": kaart,
            "value": {"action": action, "trigger": "automatic" if automatisch else "manual"},
        }
        | rest
    )


def oude_druk(
    van: Persoon, waar: Gesprek, verb: str, data: Mapping[str, Any] | None = None, *, service_url: str, **rest: object
) -> Json:
    """Return the press of a button by an old client (`Action.Submit`): a message without text."""
    activity = _activity("message", van, waar, service_url)
    return activity | {"value": {"verb": verb, **(data or {})}, "replyToId": "1700000000000"} | rest


def installatie(van: Persoon, waar: Gesprek, *, service_url: str, action: str = "add") -> Json:
    """Return the news that the app was installed, or with another action removed."""
    return _activity("installationUpdate", van, waar, service_url) | {"action": action}


def ledenwijziging(
    van: Persoon, waar: Gesprek, *, service_url: str, erbij: tuple[str, ...] = (), eraf: tuple[str, ...] = ()
) -> Json:
    """Return the news that members (by Teams id) came or went."""
    activity = _activity("conversationUpdate", van, waar, service_url)
    if erbij:
        activity["membersAdded"] = [{"id": each} for each in erbij]
    if eraf:
        activity["membersRemoved"] = [{"id": each} for each in eraf]
    return activity


def vergadering(van: Persoon, waar: Gesprek, wat: str, *, service_url: str, **rest: object) -> Json:
    """Return the news that a meeting began or ended (`Start`, `End`)."""
    tijd = {"Start": "StartTime", "End": "EndTime"}[wat]
    value = {
        "MeetingType": "Scheduled",
        "Title": "Gesprek",
        "Id": waar.meeting,
        "JoinUrl": "https://teams.microsoft.com/l/meetup-join/verzonnen",
        tijd: "2026-11-23T07:58:00.0000000Z",
    }
    return (
        _activity("event", van, waar, service_url)
        | {"name": f"application/vnd.microsoft.meeting{wat}", "value": value}
        | rest
    )


def deelnemers(van: Persoon, waar: Gesprek, wat: str, *wie: Persoon, service_url: str, **rest: object) -> Json:
    """Return the news that people came in a meeting or left it (`Join`, `Leave`)."""
    erin = wat == "Join"
    members = [
        {
            "user": each.account() | {"tenantId": each.tenant_id, "userRole": each.role},
            "meeting": {"inMeeting": erin, "role": "Attendee"},
        }
        for each in wie
    ]
    return (
        _activity("event", van, waar, service_url)
        | {"name": f"application/vnd.microsoft.meetingParticipant{wat}", "value": {"members": members}}
        | rest
    )


def _activity(type_: str, van: Persoon, waar: Gesprek, service_url: str) -> Json:
    number = next(_numbers)
    return {
        "type": type_,
        "id": f"f:{number:08d}" if type_ != "message" else f"{1_700_000_000_000 + number}",
        "timestamp": "2026-11-23T08:00:00.0000000Z",
        "localTimestamp": "2026-11-23T09:00:00.0000000+01:00",
        "localTimezone": "Europe/Amsterdam",
        "locale": "nl-NL",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": van.account(),
        "recipient": {"id": waar.bot_id, "name": BOT_NAME},
        "conversation": waar.account(),
        "channelData": waar.channel_data(),
    }
