"""Casusregie: which partner carries the content of a casus. Exactly one at a time; who held it before is kept.

The Veiligheidshuis runs the process (procesregie); the casusregie stays with a partner in the chain.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Regie:
    """One period in which an organisatie held the casusregie.

    Attributes:
        persoon_id: who there is the casusregisseur; None when that was not said.
        tot: None while it holds.
    """

    id: str
    casus_id: str
    organisatie: str
    van: datetime
    door_id: str
    persoon_id: str | None = None
    tot: datetime | None = None
