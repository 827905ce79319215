"""Teams meetings by Microsoft Graph, as one dedicated organiser (`dialogs.kern.ports.Meetings`).

Source: Microsoft Graph v1.0, "Create onlineMeeting" with application permissions, and "Configure application access to
online meetings": the application needs OnlineMeetings.ReadWrite.All, and a policy that grants it this one organiser.
"""

from dataclasses import dataclass
from urllib.parse import quote

from bot.graph.client import GraphClient
from bot.graph.fouten import unreadable
from bot.graph.opties import (
    Json,
    access_of,
    chat_of,
    co_organisers_of,
    options_of,
    text_of,
    thread_of,
    to_change,
    to_create,
)
from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting
from domain.vergadering import Vergaderwens


@dataclass(frozen=True, slots=True)
class GraphMeetings:
    """The meetings of one organiser.

    Attributes:
        graph: as an application that may; closed with it.
        organiser: his Entra object id.
    """

    graph: GraphClient
    organiser: str

    async def create(self, wish: Vergaderwens) -> str:
        """Make a meeting with every safe option asked for; see `Meetings`."""
        meeting_id = text_of(await self._call("POST", "", to_create(wish)), "id")
        if not meeting_id:
            raise unreadable("no_id")
        return meeting_id

    async def read(self, meeting_id: str) -> OnlineMeeting:
        """Return a meeting as Graph says it is now; see `Meetings`."""
        found = await self._call("GET", meeting_id)
        access = access_of(found)
        if not access.adres:
            raise unreadable("no_address")
        return OnlineMeeting(
            meeting_id, access, options_of(found), thread_of(found), co_organisers_of(found), chat_of(found)
        )

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        """Give it another time and other co-organisers; see `Meetings`."""
        await self._call("PATCH", meeting_id, to_change(wish))

    async def delete(self, meeting_id: str) -> None:
        """Delete it; see `Meetings`."""
        try:
            await self._call("DELETE", meeting_id)
        except MeetingFailed as failed:
            if failed.outcome is not MeetingOutcome.GONE:
                raise

    async def close(self) -> None:
        """Let go of the connections."""
        await self.graph.close()

    async def _call(self, method: str, meeting_id: str, body: Json | None = None) -> Json:
        path = f"users/{quote(self.organiser, safe='')}/onlineMeetings"
        return await self.graph.call(method, f"{path}/{quote(meeting_id, safe='')}" if meeting_id else path, body)
