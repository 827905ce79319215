"""What goes back at once for a turn: an invoke always gets an answer, a message gets at most one."""

from dataclasses import dataclass
from typing import TypeAlias

from dialogs.kern.ports import Card, Mention


@dataclass(frozen=True, slots=True)
class ShowCard:
    """A card. On an invoke only the person who pressed sees it, in place of the card he pressed.

    `summary` is the neutral text for toasts when the card is posted as a message.
    """

    card: Card
    summary: str


@dataclass(frozen=True, slots=True)
class ShowText:
    """A short line: a message, or on an invoke a passing notice above the card, which itself stays."""

    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing to say (an event was taken note of)."""


Answer: TypeAlias = ShowCard | ShowText | Silence
