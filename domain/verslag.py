"""The verslag of a zitting: a part per casus, because nobody reads more than what he was there for.

Each kept text is a version that stays; what a regisseur approved is what the participants of that casus read.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LANGSTE_TEKST: Final = 4_000
"""Characters of what the regisseur writes of one casus."""


class Verslagdeel(StrEnum):
    """What of a casus stands in its part, in the order in which it is read."""

    TEKST = "tekst"
    BESLUITEN = "besluiten"
    AFSPRAKEN = "afspraken"
    DOEL = "doel"
    REGIE = "regie"
    TERUG = "terug"
    AANWEZIG = "aanwezig"


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """What was agreed, as it stood when this version was kept: what happens with it after is not of this zitting."""

    id: str
    wat: str
    organisatie: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Verslag:
    """A version of the part of one casus.

    Attributes:
        nr: counts from 1; each change makes a new one. 0 for one that was never kept.
        tekst: what the regisseur wrote.
        besluiten: in words.
        hoofddoel: the goal of the plan, when it was set or changed here; else empty.
        regie: code of the organisatie that got the casusregie here; else empty.
        terug_op: ISO day on which it comes back; else empty.
        aanwezig: codes of the organisaties of which somebody was there for this item.
        van, tot: when its turns began and ended; None when it was not discussed.
        goedgekeurd_op, goedgekeurd_door_id: None for a draft, which no participant sees.
    """

    zitting_id: str
    casus_id: str
    nr: int = 0
    tekst: str = ""
    besluiten: tuple[str, ...] = ()
    afspraken: tuple[Afspraakregel, ...] = ()
    hoofddoel: str = ""
    regie: str = ""
    terug_op: str = ""
    aanwezig: tuple[str, ...] = ()
    van: datetime | None = None
    tot: datetime | None = None
    op: datetime | None = None
    door_id: str | None = None
    goedgekeurd_op: datetime | None = None
    goedgekeurd_door_id: str | None = None


def gewijzigd(was: Verslag | None, nu: Verslag) -> tuple[Verslagdeel, ...]:
    """Return in what a version differs from the one before it; of the first, all that it says."""
    oud = was or Verslag(nu.zitting_id, nu.casus_id)
    paren = {
        Verslagdeel.TEKST: (oud.tekst, nu.tekst),
        Verslagdeel.BESLUITEN: (oud.besluiten, nu.besluiten),
        Verslagdeel.AFSPRAKEN: (oud.afspraken, nu.afspraken),
        Verslagdeel.DOEL: (oud.hoofddoel, nu.hoofddoel),
        Verslagdeel.REGIE: (oud.regie, nu.regie),
        Verslagdeel.TERUG: (oud.terug_op, nu.terug_op),
        Verslagdeel.AANWEZIG: (oud.aanwezig, nu.aanwezig),
    }
    return tuple(deel for deel, (een, ander) in paren.items() if een != ander)
