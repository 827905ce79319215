"""Meetings in the demo: made at once, with every option as asked, behind an address on this machine."""

from dataclasses import dataclass, field, replace
from itertools import count

from aiohttp import web

from bot.web.browser import pagina
from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting
from domain.vergadering import OPTIES, Toegangsgegevens, Vergaderaard, Vergaderopties, Vergaderwens
from pages import vergaderzaal as vellen
from teksten.catalogus import Teksten

PAD = "/demo/vergadering"
_ALL_HOLD = Vergaderopties(**dict.fromkeys(OPTIES, True))
_NOT_THERE = 404


@dataclass(slots=True)
class DemoMeetings:
    """Stands where Microsoft Graph stands in earnest. What it made is forgotten when the demo stops."""

    page_url: str
    teksten: Teksten
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _there: dict[str, Vergaderwens] = field(default_factory=dict)

    def routes(self) -> tuple[web.AbstractRouteDef, ...]:
        """Return the route of the page that stands for the meeting."""
        return (web.get(f"{PAD}/{{nummer}}", self._room),)

    async def create(self, wish: Vergaderwens) -> str:
        """Make a meeting; see `Meetings`."""
        meeting_id = f"demo-{next(self._numbers)}"
        self._there[meeting_id] = wish
        return meeting_id

    async def read(self, meeting_id: str) -> OnlineMeeting:
        """Return it with every option as asked; see `Meetings`."""
        self._find(meeting_id)
        chat = self._there[meeting_id].aard is Vergaderaard.ZITTING
        address = f"{self.page_url}{PAD}/{meeting_id.removeprefix('demo-')}"
        access = Toegangsgegevens(address, nummer="312 456 789 01", toegangscode="demo")
        options = replace(_ALL_HOLD, geen_chat=not chat)
        return OnlineMeeting(meeting_id, access, options, thread_id=f"19:{meeting_id}@thread.v2", chat=chat)

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        """Move it; see `Meetings`."""
        self._find(meeting_id)
        self._there[meeting_id] = wish

    async def delete(self, meeting_id: str) -> None:
        """Forget it; see `Meetings`."""
        self._there.pop(meeting_id, None)

    def _find(self, meeting_id: str) -> None:
        if meeting_id not in self._there:
            raise MeetingFailed(MeetingOutcome.GONE, status=_NOT_THERE)

    async def _room(self, _request: web.Request) -> web.Response:
        return pagina(vellen.zaal(self.teksten))
