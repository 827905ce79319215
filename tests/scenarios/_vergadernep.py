"""Who makes the meetings of talks in a story: everything that opens one is a word that should be nowhere."""

from dataclasses import dataclass, field, replace
from typing import Final

from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting, OutgoingMail
from domain.vergadering import OPTIES, Toegangsgegevens, Vergaderaard, Vergaderopties, Vergaderwens

DEUR: Final = "https://teams.microsoft.com/l/meetup-join/"
ALLES_GOED: Final = Vergaderopties(**dict.fromkeys(OPTIES, True))


@dataclass
class Vergadernep:
    """Makes meetings that are safe at once, while it `mag`; keeps which were made, and which were deleted."""

    mag: bool = False
    gemaakt: list[str] = field(default_factory=list)
    weg: list[str] = field(default_factory=list)
    gewenst: list[Vergaderwens] = field(default_factory=list)

    async def create(self, wish: Vergaderwens) -> str:
        """Make one; see `Meetings`."""
        self.gewenst.append(wish)
        if not self.mag:
            raise MeetingFailed(MeetingOutcome.NOT_ALLOWED, status=403, code="Forbidden")
        self.gemaakt.append(f"kanarievergaderid{len(self.gemaakt) + 1:03}")
        return self.gemaakt[-1]

    async def read(self, meeting_id: str) -> OnlineMeeting:
        """Return it; see `Meetings`."""
        nummer = meeting_id[-3:]
        gegevens = Toegangsgegevens(f"{DEUR}kanarievergaderlink{nummer}", "312 400 815", f"kanarievergadercode{nummer}")
        wie = frozenset(een.lower() for een in self.gewenst[-1].mede_organisatoren)
        draad = f"19:meeting_kanarievergaderdraad{nummer}@thread.v2"
        chat = self.gewenst[-1].aard is Vergaderaard.ZITTING
        return OnlineMeeting(meeting_id, gegevens, replace(ALLES_GOED, geen_chat=not chat), draad, wie, chat)

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        """Move it; see `Meetings`."""
        assert meeting_id in self.gemaakt
        self.gewenst.append(wish)

    async def delete(self, meeting_id: str) -> None:
        """Delete it; see `Meetings`."""
        self.weg.append(meeting_id)


@dataclass
class Postkantoor:
    """The mail server: what was handed over."""

    gemaild: list[OutgoingMail] = field(default_factory=list)

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Take a mail; see `Mailer`."""
        assert message_id
        self.gemaild.append(mail)
