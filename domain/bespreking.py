"""What came of one item at a zitting: besluiten in words, and the day on which it comes back.

What was agreed stands in the afspraken, the goal in the plan and who holds the casusregie in the regie: each has its
own home, and is made from the same form. Source: Besluit and Casusoverleg in the Uitkomst Overleg of the JZV
Afsprakenstelsel.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

LANGST_BESLUIT: Final = 1_000
"""Characters of one besluit."""
MEESTE_BESLUITEN: Final = 10


@dataclass(frozen=True, slots=True)
class Zittingsbesluit:
    """One decision of the tafel about a casus, in words."""

    id: str
    tekst: str
    op: datetime
    door_id: str


@dataclass(frozen=True, slots=True)
class Bespreking:
    """What came of a casus at a zitting.

    Attributes:
        terug_op: the day on which it comes back at the tafel, local; None when it does not, or by itself.
        versie: row version; 0 while nothing was kept.
    """

    zitting_id: str
    casus_id: str
    besluiten: tuple[Zittingsbesluit, ...] = ()
    terug_op: date | None = None
    op: datetime | None = None
    door_id: str | None = None
    versie: int = 0


def met_besluit(een: Bespreking, besluit: Zittingsbesluit) -> Bespreking:
    """Return it with one besluit more; what was decided before stays."""
    return replace(een, besluiten=(*een.besluiten, besluit))


def met_tekst(een: Bespreking, besluit_id: str, tekst: str) -> Bespreking:
    """Return it with a besluit in other words, or without it when there are none left."""
    nieuw = (replace(ander, tekst=tekst) if ander.id == besluit_id else ander for ander in een.besluiten)
    return replace(een, besluiten=tuple(ander for ander in nieuw if ander.tekst))
