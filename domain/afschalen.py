"""Afschalen: the five checks before a casus goes back to the local field, and the day on which it is looked at again.

Source: the region's own checklist (afschalen naar lokaal veld; laatste check op risico's en maatregelen; op de
samenwerking; regie terugleggen; moment van consult of opschalen).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

LANGSTE_TEKST: Final = 1_000
"""Characters of what was said at one check."""


class Afschaalcheck(StrEnum):
    """The five checks, in the order of the source. On the wire: add, never rename."""

    LOKAAL_VELD = "lokaal_veld"
    RISICO = "risico"
    SAMENWERKING = "samenwerking"
    REGIE = "regie"
    CONSULT = "consult"


@dataclass(frozen=True, slots=True)
class Afschaling:
    """One time that the checks were gone through.

    Attributes:
        gezegd: check -> what was said; a check counts as done when something was.
        organisatie: to whom the casusregie goes back: exactly one partner.
        consult_op: the day on which it is looked at again.
        afgerond_op: when the casus was closed with it; None while the checks are under way.
        gestaakt_op: when it was given up; None when it was not.
        consult_gehouden_op: when the consult was dealt with.
    """

    id: str
    casus_id: str
    begonnen_op: datetime
    door_id: str
    gezegd: Mapping[Afschaalcheck, str] = field(default_factory=lambda: MappingProxyType({}))
    naar: str = ""
    organisatie: str = ""
    consult_op: date | None = None
    afgerond_op: datetime | None = None
    gestaakt_op: datetime | None = None
    consult_gehouden_op: datetime | None = None
    versie: int = 1
