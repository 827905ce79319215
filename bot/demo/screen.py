"""What stands on the playground's page: a page that is loaded anew starts empty, whatever its server still knows."""

from collections.abc import Sequence

from dialogs.kern.ports import Member, Messenger, OutgoingMessage, SendFailed, SendOutcome
from dialogs.kern.turn import Place

_NOT_THERE = 404


class Screen:
    """Teams as whoever sits at the page sees it.

    The playground takes an edit of a post that its page does not know, and then its page draws nothing any more.
    So such an edit is refused as Teams refuses one of a post that is gone, after which the bot posts it anew.
    """

    def __init__(self, messenger: Messenger) -> None:
        """Pass everything on to this one."""
        self._messenger = messenger
        self._shown: set[str] = set()

    def empties(self) -> None:
        """The page was loaded anew."""
        self._shown.clear()

    async def send(self, place: Place, message: OutgoingMessage) -> str:
        """Post a message, and remember that it stands there."""
        activity_id = await self._messenger.send(place, message)
        self._shown.add(activity_id)
        return activity_id

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        """Change a message that stands there."""
        if activity_id not in self._shown:
            raise SendFailed(SendOutcome.MESSAGE_GONE, status=_NOT_THERE)
        await self._messenger.update(place, activity_id, message)

    async def open_personal(self, place: Place, member: Member) -> Place:
        """Return the 1:1 conversation with a member."""
        return await self._messenger.open_personal(place, member)

    async def members(self, place: Place) -> Sequence[Member]:
        """Return everybody in the conversation."""
        return await self._messenger.members(place)
