"""Teams, for sending by ourselves: the `Messenger` of the dialogs and the outbox."""

from collections.abc import Sequence

from bot.teams.activities import THREAD_MARK
from bot.teams.connector import Connectors, Conversations
from bot.teams.guards import CHANNEL
from bot.teams.inbound import Json, text
from bot.teams.registrations import Registrations
from bot.teams.wire import message
from dialogs.kern.ports import Member, OutgoingMessage, SendFailed, SendOutcome
from dialogs.kern.turn import JsonValue, Place, PlaceKind

MOST_PAGES = 200
"""Pages of members that are read; a list that goes on after that (100,000 people) is a mistake at the other end."""


class TeamsMessenger:
    """Sends to stored places. Every method raises only `SendFailed`.

    The place's bot id says with whose token; a place of a bot or tenant that is not ours any more is REFUSED, and so is
    one whose address is not allowed: what was stored is checked again before each send.
    """

    def __init__(self, registrations: Registrations, connectors: Connectors) -> None:
        """Send for these registrations, over these connectors."""
        self._registrations = registrations
        self._connectors = connectors

    async def send(self, place: Place, message_: OutgoingMessage) -> str:
        """Post a message; return its activity id.

        In `place.thread_id`'s thread when that is set; else, in a channel, as a new root post. The id is empty when
        Teams took the message and did not say under which id.
        """
        activity = message(message_) | {"channelData": _tenant(place)}
        conversations = self._conversations(place)
        if place.kind is PlaceKind.CHANNEL and place.thread_id is None:
            return await self._new_thread(place, activity, conversations)
        activity |= {"channelId": CHANNEL, "from": {"id": place.bot_id}, "conversation": _account(place)}
        posted = await conversations.send_to_conversation(_address(place), activity)
        return str(posted.id)

    async def update(self, place: Place, activity_id: str, message_: OutgoingMessage) -> None:
        """Replace a message the bot posted earlier."""
        activity = message(message_) | {
            "id": activity_id,
            "channelId": CHANNEL,
            "from": {"id": place.bot_id},
            "conversation": _account(place),
            "channelData": _tenant(place),
        }
        await self._conversations(place).update_activity(_address(place), activity_id, activity)

    async def open_personal(self, place: Place, member: Member) -> Place:
        """Return the 1:1 conversation with a member of `place`, created when there was none."""
        parameters: dict[str, JsonValue] = {
            "isGroup": False,
            "bot": {"id": place.bot_id},
            "members": [{"id": member.teams_id}],
            "tenantId": place.tenant_id,
            "channelData": _tenant(place),
        }
        created = await self._conversations(place).create_conversation(parameters)
        if not created.id:
            raise SendFailed(SendOutcome.REFUSED)
        return Place(
            kind=PlaceKind.PERSONAL,
            conversation_id=created.id,
            service_url=place.service_url,
            tenant_id=place.tenant_id,
            bot_id=place.bot_id,
        )

    async def members(self, place: Place) -> Sequence[Member]:
        """Return everybody in the conversation."""
        conversations = self._conversations(place)
        found: list[Member] = []
        token: str | None = None
        for _ in range(MOST_PAGES):
            page = await conversations.get_conversation_paged_members(place.conversation_id, continuation_token=token)
            listed = page.get("members")
            found += [
                member
                for entry in (listed if isinstance(listed, list) else [])
                if isinstance(entry, dict) and (member := _member(entry))
            ]
            following = page.get("continuationToken")
            if not isinstance(following, str) or not following:
                break
            token = following
        return tuple(found)

    async def _new_thread(self, place: Place, activity: dict[str, JsonValue], conversations: Conversations) -> str:
        parameters: dict[str, JsonValue] = {
            "isGroup": True,
            "bot": {"id": place.bot_id},
            "tenantId": place.tenant_id,
            "channelData": {"channel": {"id": place.channel_id or place.conversation_id}, **_tenant(place)},
            "activity": activity,
        }
        created = await conversations.create_conversation(parameters)
        _, _, root = created.id.partition(THREAD_MARK)
        return str(created.activity_id or root)

    def _conversations(self, place: Place) -> Conversations:
        registration = self._registrations.for_bot(place.bot_id)
        if registration is None or place.tenant_id.lower() not in registration.tenant_ids:
            raise SendFailed(SendOutcome.REFUSED)
        return self._connectors.to(place.service_url, registration.tokens).conversations


def _address(place: Place) -> str:
    if place.kind is PlaceKind.CHANNEL and place.thread_id:
        return f"{place.conversation_id}{THREAD_MARK}{place.thread_id}"
    return place.conversation_id


def _account(place: Place) -> dict[str, JsonValue]:
    return {"id": _address(place), "conversationType": place.kind.value, "tenantId": place.tenant_id}


def _tenant(place: Place) -> dict[str, JsonValue]:
    return {"tenant": {"id": place.tenant_id}}


def _member(entry: Json) -> Member | None:
    teams_id = text(entry, "id")
    if teams_id is None:
        return None
    object_id, tenant_id = text(entry, "aadObjectId") or text(entry, "objectId"), text(entry, "tenantId")
    return Member(
        object_id=object_id.lower() if object_id else None,
        tenant_id=tenant_id.lower() if tenant_id else None,
        teams_id=teams_id,
        name=text(entry, "name") or "",
        role=text(entry, "userRole") or "user",
    )
