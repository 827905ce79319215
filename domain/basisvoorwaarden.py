"""How it stands with the basisvoorwaarden of one person: what is in order, what is not, and who works on what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.nazorg import Antwoordbron, Basisvoorwaarde

LANGSTE_NOTITIE: Final = 300
"""Characters of what is said beside it."""


class Stand(StrEnum):
    """How it stands with one of them. On the wire: add, never rename."""

    ONBEKEND = "onbekend"
    NIET = "niet"
    MEE_BEZIG = "mee_bezig"
    OP_ORDE = "op_orde"
    NIET_NODIG = "niet_nodig"


GEREGELD: Final = frozenset({Stand.OP_ORDE, Stand.NIET_NODIG})
_ERGST_EERST: Final = (Stand.NIET, Stand.MEE_BEZIG, Stand.ONBEKEND, Stand.OP_ORDE)


@dataclass(frozen=True, slots=True)
class Voorwaardestand:
    """How it stands with one basisvoorwaarde of one person, as somebody said it last.

    Attributes:
        code: of the basisvoorwaarde, in the region.
        organisatie: code of the one that works on it; None when nobody does.
        door_id, op: who said so, and when; None when it only follows from what the inrichting answered.
    """

    casus_id: str
    code: str
    stand: Stand
    organisatie: str | None = None
    notitie: str = ""
    door_id: str | None = None
    op: datetime | None = None
    versie: int = 1

    @property
    def geregeld(self) -> bool:
        """Tell whether nobody needs to do anything about it."""
        return self.stand in GEREGELD


def volgens_antwoorden(voorwaarde: Basisvoorwaarde, waarden: Mapping[str, str]) -> Stand:
    """Return how it stands according to the inrichting: the worst of what it answered counts."""
    gezegd = {_volgens(een, waarden.get(een.veld, "")) for een in voorwaarde.bronnen}
    return next((een for een in _ERGST_EERST if een in gezegd), Stand.ONBEKEND)


def overzicht(
    casus_id: str,
    voorwaarden: Iterable[Basisvoorwaarde],
    gezegd: Iterable[Voorwaardestand],
    waarden: Mapping[str, str],
) -> tuple[Voorwaardestand, ...]:
    """Return how it stands with all of them, in the region's order: what somebody said, else the inrichting."""
    per_code = {een.code: een for een in gezegd}
    return tuple(
        per_code.get(een.code) or Voorwaardestand(casus_id, een.code, volgens_antwoorden(een, waarden))
        for een in voorwaarden
    )


def _volgens(bron: Antwoordbron, antwoord: str) -> Stand:
    if antwoord in bron.op_orde:
        return Stand.OP_ORDE
    if antwoord in bron.mee_bezig:
        return Stand.MEE_BEZIG
    return Stand.NIET if antwoord in bron.niet else Stand.ONBEKEND
