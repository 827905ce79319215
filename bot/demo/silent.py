"""Teams and the time while a story is told: nobody looks yet, and the moment is the story's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.demo.furnish import places
from dialogs.kern.ports import Member, OutgoingMail, OutgoingMessage
from dialogs.kern.turn import Place


@dataclass(slots=True)
class StoryClock:
    """The moment at which the story is."""

    moment: datetime

    def now(self) -> datetime:
        """Return that moment."""
        return self.moment


class SilentTeams:
    """Takes every message and shows it to nobody: what was said in the week before, before anybody looked."""

    def __init__(self) -> None:
        """Begin with nothing posted."""
        self._numbers = count()

    async def send(self, place: Place, message: OutgoingMessage) -> str:  # noqa: ARG002 - the signature is the port's
        """Take a message."""
        return f"verhaal-{next(self._numbers)}"

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        """Take a change of one."""

    async def open_personal(self, place: Place, member: Member) -> Place:  # noqa: ARG002
        """Return the one personal chat there is."""
        return places(place.service_url)[0]

    async def members(self, place: Place) -> Sequence[Member]:  # noqa: ARG002
        """Return nobody: no story asks."""
        return ()


class SilentMail:
    """Takes every mail and delivers none."""

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Take a mail."""
