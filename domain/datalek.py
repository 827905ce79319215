"""A possible data breach, noted by the regisseur who undid it, for the privacy officer who judges it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from domain.inzage import Inzage

MELDTERMIJN: Final = timedelta(hours=72)
"""Within which a breach is reported to the authority, when it must be (source: article 33(1) AVG)."""


@dataclass(frozen=True, slots=True)
class Datalek:
    """A note, with the facts as they stood when it was made.

    Attributes:
        wat: what happened, in the regisseur's words; `gedaan` what was done about it.
        sinds: since when, as far as he knows.
        organisaties: codes of the bodies that should not have seen it.
        personen: how many persons it is about; 0 for a group or an area.
        inzagen: who had opened it by then.
    """

    id: str
    casus_id: str
    uitvraag_id: str
    gemeld_door_id: str
    op: datetime
    wat: str
    sinds: date
    gedaan: str
    organisaties: tuple[str, ...]
    personen: int
    inzagen: tuple[Inzage, ...] = ()

    @property
    def melden_voor(self) -> datetime:
        """Until when the officer has, counted from the note: only then the region knew."""
        return self.op + MELDTERMIJN
