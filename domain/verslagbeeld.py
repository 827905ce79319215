"""The verslag of a casus as somebody reads it, in words: the same on a card, on a page and on paper."""

from dataclasses import dataclass

from domain.verslag import Verslagdeel


@dataclass(frozen=True, slots=True)
class Leesregel:
    """A line. `tekst` was typed; `bij` are our own words behind it; `eigen` when the reader's organisatie owns it."""

    tekst: str
    bij: str = ""
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Leesdeel:
    """One part, with its heading; a part of which there is nothing is left out."""

    deel: Verslagdeel
    kop: str
    regels: tuple[Leesregel, ...]


@dataclass(frozen=True, slots=True)
class Leesblad:
    """All of one casus.

    Attributes:
        wanneer: the day of the zitting, in words.
        stand: how it stands with it: a draft, or approved when.
        delen: what it says, in order.
    """

    code: str
    wanneer: str
    stand: str
    delen: tuple[Leesdeel, ...]
