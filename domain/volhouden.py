"""Volhouden: the four steps by which a plan that stands still is brought to move again, each kept as an act.

Source: the region's own words (teleurstellingen bespreken, blijven motiveren, het proces aanjagen en scenario's klaar
hebben, doorpakken).
"""

from collections.abc import Mapping, Sequence
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
    """One act. It is never changed: that a scenario was used is a line of its own.

    Attributes:
        tekst: what was typed: a note, what is done in a scenario, why it must be decided now.
        als: of a scenario: in which case.
        wie: of a scenario: who does it, as typed.
        organisatie: who was nudged, or who is to come; a line each.
        zitting_id: on which zitting it comes.
        van_id: of which scenario this says that it was used.
    """

    id: str
    casus_id: str
    stap: Volhoudstap
    op: datetime
    door_id: str
    tekst: str = ""
    organisatie: str = ""
    zitting_id: str | None = None
    als: str = ""
    wie: str = ""
    van_id: str = ""


def scenarios(regels: Sequence[Volhoudregel]) -> tuple[tuple[Volhoudregel, Volhoudregel | None], ...]:
    """Return each scenario, the newest first, with the line that says that it was used; None when it was not."""
    gebruikt = {een.van_id: een for een in regels if een.van_id}
    eigen = [een for een in regels if een.stap is Volhoudstap.SCENARIO and not een.van_id]
    return tuple((een, gebruikt.get(een.id)) for een in reversed(eigen))


def aangespoord(regels: Sequence[Volhoudregel]) -> Mapping[str, tuple[Volhoudregel, ...]]:
    """Return per organisatie the times that it was nudged, the first one first."""
    per: dict[str, tuple[Volhoudregel, ...]] = {}
    for een in regels:
        if een.stap is Volhoudstap.MOTIVEREN and een.organisatie:
            per[een.organisatie] = (*per.get(een.organisatie, ()), een)
    return per
