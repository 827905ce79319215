"""Opschalen along the region's pyramid of procesregie, to O3, or to those who govern; and back down.

Another thing than `domain/opschaling.py`, which crosses from one legal lane into another.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LANGSTE_REDEN: Final = 2_000
"""Characters of why."""


class Tredesoort(StrEnum):
    """What a step of the pyramid is to the Veiligheidshuis."""

    LOKAAL = "lokaal"
    """Below the Veiligheidshuis: where a casus is scaled down to."""
    VEILIGHEIDSHUIS = "veiligheidshuis"
    O3 = "o3"
    """Ondoorgrondelijk, ongrijpbaar, ontwrichtend: a kwestie with its own regisseur and subject, at its own tafel."""
    BESTUURLIJK = "bestuurlijk"
    """Burgemeester, stuurgroep: above all tafels."""


@dataclass(frozen=True, slots=True)
class Trede:
    """A step of the pyramid. `soorten` are the codes of the partner kinds that stand on it; `tafel` that of O3."""

    code: str
    naam: str
    soort: Tredesoort
    soorten: tuple[str, ...] = ()
    tafel: str = ""


@dataclass(frozen=True, slots=True)
class Opschaalstap:
    """One step up or down, as it is kept.

    Attributes:
        van, naar: codes of the steps of the pyramid.
        aan: to whom, in words: a professional or a body, never a betrokkene.
        naar_casus_id: the kwestie that came of it at the O3 tafel; None otherwise.
    """

    id: str
    casus_id: str
    van: str
    naar: str
    op: datetime
    door_id: str
    reden: str
    aan: str = ""
    naar_casus_id: str | None = None
