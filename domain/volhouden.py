"""Volhouden: the four steps by which a plan that stands still is brought to move again, each kept as an act.

Source: the region's own words (teleurstellingen bespreken, blijven motiveren, het proces aanjagen en scenario's klaar
hebben, doorpakken).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LANGSTE_TEKST: Final = 1_000
"""Characters of a note or a scenario."""


class Volhoudstap(StrEnum):
    """The four steps. On the wire: add, never rename."""

    TELEURSTELLING = "teleurstelling"
    """A note of what went wrong, to be talked about at the tafel."""
    MOTIVEREN = "motiveren"
    """A nudge to the organisatie of which nothing is heard."""
    SCENARIO = "scenario"
    """What is done when it goes otherwise: if ..., then ..."""
    DOORPAKKEN = "doorpakken"
    """An extra zitting, or on the next agenda, to decide."""


@dataclass(frozen=True, slots=True)
class Volhoudregel:
    """One act. `organisatie` is who was nudged; `zitting_id` on which it comes."""

    id: str
    casus_id: str
    stap: Volhoudstap
    op: datetime
    door_id: str
    tekst: str = ""
    organisatie: str = ""
    zitting_id: str | None = None
