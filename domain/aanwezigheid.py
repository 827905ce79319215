"""Who comes to a zitting, and who promised there to keep what is said.

The promise of secrecy is part of saying that one comes (source: the duty of secrecy of all participants in the Wet
gegevensverwerking door samenwerkingsverbanden; the MARAC toolkit of SafeLives asks it anew for each meeting).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Komt(StrEnum):
    """What somebody said about a zitting."""

    AANGEMELD = "aangemeld"
    AFGEMELD = "afgemeld"


@dataclass(frozen=True, slots=True)
class Aanwezigheid:
    """What one person said about one zitting, on behalf of one organisatie; the last word counts.

    Attributes:
        geheimhouding_op: when he confirmed that he keeps what is said; always there for who comes.
        vervanger_id: which colleague comes instead of who does not, as he says himself; the colleague has said nothing
            by it and is not told.
    """

    zitting_id: str
    organisatie: str
    persoon_id: str
    komt: Komt
    op: datetime
    geheimhouding_op: datetime | None = None
    vervanger_id: str | None = None
    versie: int = 1


def vertegenwoordigd(aanwezigheden: Iterable[Aanwezigheid]) -> frozenset[str]:
    """Return the organisaties of which somebody comes."""
    return frozenset(een.organisatie for een in aanwezigheden if een.komt is Komt.AANGEMELD)


def ontbrekend(gevraagd: Collection[str], aanwezigheden: Iterable[Aanwezigheid]) -> tuple[str, ...]:
    """Return the organisaties asked about an item of which nobody said that he comes, in the order given."""
    komen = vertegenwoordigd(aanwezigheden)
    return tuple(een for een in gevraagd if een not in komen)
