"""The outside world, as the dialogs and the outbox need it. Implementations live in `bot/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from dialogs.kern.turn import JsonValue, Place
from domain.vergadering import Toegangsgegevens, Vergaderopties, Vergaderwens

Card: TypeAlias = Mapping[str, JsonValue]


class Clock(Protocol):
    """The time. Only `bot/clock` may ask the operating system."""

    def now(self) -> datetime:
        """Return the moment, aware, UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A professional who is woken by name in a message. `teams_id` addresses, `name` is shown."""

    teams_id: str
    name: str


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A message in Teams: a card or a text, never both (Teams may split such a message and return no id).

    Attributes:
        summary: the constant neutral text that toasts and lock screens show.
        card: an Adaptive Card; neutral, because everybody in the conversation reads it.
        text: plain text; mentions stand in it as `<at>name</at>`.
        mentions: who is mentioned in the text or in the card's text blocks.
    """

    summary: str
    card: Card | None = None
    text: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An item for one person's calendar: when he is expected, and nothing about what.

    Attributes:
        uid: the same for every mail about this item, and of nobody else's; opaque.
        sequence: grows with every change; the highest counts, in whatever order they arrive.
        stamp: when this was said, aware, UTC.
        begins, ends: aware, UTC.
        summary: constant and neutral.
        place: where, in words; the address of the meeting stands in `url`, empty when there is none.
        cancelled: whether it is taken back.
    """

    uid: str
    sequence: int
    stamp: datetime
    begins: datetime
    ends: datetime
    summary: str
    place: str
    url: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail, plain text: neutral, because it travels and stays outside our hands. No link that opens data.

    A renderer leaves `to` empty: the sender fills in the address that the contact has at that moment.

    Attributes:
        event: what goes into his calendar with it; None for a mail that is only read.
    """

    to: str
    subject: str
    text: str
    event: CalendarEvent | None = None


class Mailer(Protocol):
    """The mail server, for sending; of mails for a calendar also that calendar. Raises only `SendFailed`."""

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Hand over one mail. `message_id` stays the same when it is tried again, so that a double is recognised."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the roster of a conversation. `role` is Teams' own word (user, guest, anonymous)."""

    object_id: str | None
    tenant_id: str | None
    teams_id: str
    name: str
    role: str = "user"


class SendOutcome(StrEnum):
    """What a failed send means for what waits: one word for each way on.

    Source: the status-code table on Microsoft's page "Build conversational capability" and "Rate limiting".
    """

    LATER = "later"
    """429, 412, 502, 503, 504: come back, after `retry_after` seconds when given."""
    TOKEN = "token"  # noqa: S105 - not a secret, a word on the wire
    """401: try once more with a fresh token."""
    UNREACHABLE = "unreachable"
    """403 or 404 on a send: this conversation takes nothing from us any more."""
    MESSAGE_GONE = "message_gone"
    """404 on an edit: the post is gone, the conversation is not."""
    REFUSED = "refused"
    """500 and any other 4xx: never sent again by itself; visible and replayable."""
    UNCERTAIN = "uncertain"
    """No answer after the request left: it may or may not have been posted."""


class SendFailed(Exception):
    """Teams did not take it. `status` is for the log; `retry_after` in seconds."""

    def __init__(self, outcome: SendOutcome, *, status: int | None = None, retry_after: float | None = None) -> None:
        """Say what it means, which status came, and how long to wait."""
        super().__init__(f"{outcome} ({status})")
        self.outcome = outcome
        self.status = status
        self.retry_after = retry_after


class MeetingOutcome(StrEnum):
    """What a failed call to Graph means for what waits."""

    LATER = "later"
    """Down, too many requests, or too slow: come back, after `retry_after` seconds when given."""
    NOT_ALLOWED = "not_allowed"
    """401 or 403 that stays: consent or the application access policy is missing. An operator must act."""
    GONE = "gone"
    """The meeting is not there (any more), or not yet: Graph is eventually consistent."""
    REFUSED = "refused"
    """Any other 4xx: trying again makes no difference."""


class MeetingFailed(Exception):
    """Graph did not do it. `status` and `code` are for the log; `retry_after` in seconds."""

    def __init__(
        self, outcome: MeetingOutcome, *, status: int | None = None, code: str = "", retry_after: float | None = None
    ) -> None:
        """Say what it means, which status and code came, and how long to wait."""
        super().__init__(f"{outcome} ({status} {code})")
        self.outcome = outcome
        self.status = status
        self.code = code
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class OnlineMeeting:
    """A meeting as it was read back.

    Attributes:
        options: as a talk needs them.
        thread_id: its chat; empty when it was not told.
        co_organisers: Entra object ids of who can let somebody in, in small letters; None when that was not told.
        chat: whether there is one, of which who comes in later does not read the history.
    """

    id: str
    access: Toegangsgegevens
    options: Vergaderopties
    thread_id: str = ""
    co_organisers: frozenset[str] | None = None
    chat: bool = False


class Meetings(Protocol):
    """Teams meetings, by Graph. Every method raises only `MeetingFailed`."""

    async def create(self, wish: Vergaderwens) -> str:
        """Make a meeting with every safe option of its kind asked for; return its id. Nothing is sent to anybody."""
        ...

    async def read(self, meeting_id: str) -> OnlineMeeting:
        """Return a meeting as it is now, its options included."""
        ...

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        """Give it another time and other co-organisers, and ask for every safe option once more."""
        ...

    async def delete(self, meeting_id: str) -> None:
        """Delete it; one that is not there any more is fine."""
        ...


class Apps(Protocol):
    """The bot as an app in Teams, by Graph. Raises only `MeetingFailed`."""

    async def put_in(self, thread_id: str) -> None:
        """Put the bot into a chat; where it is already, that is fine."""
        ...


class Messenger(Protocol):
    """Teams, for sending. Every method raises only `SendFailed`."""

    async def send(self, place: Place, message: OutgoingMessage) -> str:
        """Post a message (in `place.thread_id`'s thread when set, else a new root post); return its activity id."""
        ...

    async def update(self, place: Place, activity_id: str, message: OutgoingMessage) -> None:
        """Replace a message the bot posted earlier."""
        ...

    async def open_personal(self, place: Place, member: Member) -> Place:
        """Return the 1:1 conversation with a member of `place`, created when there was none."""
        ...

    async def members(self, place: Place) -> Sequence[Member]:
        """Return everybody in the conversation (paged calls; never the deprecated unpaged one)."""
        ...
