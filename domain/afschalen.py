"""Afschalen: the five checks before a casus goes back to the local field, and the day on which it is looked at again.

Source: the region's own checklist (afschalen naar lokaal veld; laatste check op risico's en maatregelen; op de
samenwerking; regie terugleggen; moment van consult of opschalen).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.afspraak import Afspraak
from domain.casus import Geinformeerd

LANGSTE_TEKST: Final = 1_000
"""Characters of what was said at one check."""
LANGSTE_NAAR: Final = 200
"""Characters of to whom it goes, and of who there holds the casusregie."""
LAATST_CONSULT: Final = timedelta(days=2 * 366)
"""How far ahead the day of consult may be: later nobody would know it any more."""


class Afschaalcheck(StrEnum):
    """The five checks, in the order of the source. On the wire: add, never rename."""

    LOKAAL_VELD = "lokaal_veld"
    RISICO = "risico"
    SAMENWERKING = "samenwerking"
    REGIE = "regie"
    CONSULT = "consult"


@dataclass(frozen=True, slots=True)
class Consult:
    """One time that it was looked at again.

    Attributes:
        tekst: who was spoken to and how it goes, as typed.
        volgende: the next day on which it is looked at; None when that was the last.
    """

    op: datetime
    door_id: str
    tekst: str = ""
    volgende: date | None = None


@dataclass(frozen=True, slots=True)
class Afschaling:
    """One time that the checks were gone through.

    Attributes:
        gezegd: check -> what was said; a check counts as done when something was.
        naar: to whom in the local field it goes, in words.
        organisatie: to whom the casusregie goes back: exactly one partner.
        geinformeerd: whether the person knows that it is scaled down; None while nobody said.
        geinformeerd_hoe: by whom he was told, or why not.
        consult_op: the day on which it is looked at again.
        loopt_door: id of an afspraak -> note: what goes on in the local field, under whoever gets the casusregie. It
            ends here only when the casus does.
        consulten: what was said at each, the first one first.
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
    geinformeerd: Geinformeerd | None = None
    geinformeerd_hoe: str = ""
    consult_op: date | None = None
    loopt_door: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    consulten: tuple[Consult, ...] = ()
    afgerond_op: datetime | None = None
    gestaakt_op: datetime | None = None
    consult_gehouden_op: datetime | None = None
    versie: int = 1

    @property
    def loopt(self) -> bool:
        """Tell whether the checks are under way."""
        return self.afgerond_op is None and self.gestaakt_op is None

    @property
    def wacht_op_consult(self) -> bool:
        """Tell whether the day of consult is still to come, or to be dealt with."""
        return self.afgerond_op is not None and self.consult_op is not None and self.consult_gehouden_op is None


def houdt_tegen(afschaling: Afschaling, afspraken: Iterable[Afspraak]) -> tuple[Afspraak, ...]:
    """Return what was agreed and is in the way: open, and not said to go on in the local field."""
    return tuple(een for een in afspraken if een.open and een.id not in afschaling.loopt_door)


def mag_af(afschaling: Afschaling, afspraken: Iterable[Afspraak]) -> bool:
    """Tell whether a casus can be closed with it: every check done, the person thought of, and nothing in the way."""
    return not ontbreekt(afschaling) and afschaling.geinformeerd is not None and not houdt_tegen(afschaling, afspraken)


def ontbreekt(afschaling: Afschaling) -> tuple[Afschaalcheck, ...]:
    """Return the checks that were not done, in the order of the source.

    Every one needs something that was said. To the local field: to whom; the regie: with which one partner, and whom
    there; the consult: on which day.
    """
    gezegd = {een for een in Afschaalcheck if afschaling.gezegd.get(een, "").strip()}
    gedaan = {
        Afschaalcheck.LOKAAL_VELD: bool(afschaling.naar),
        Afschaalcheck.RISICO: Afschaalcheck.RISICO in gezegd,
        Afschaalcheck.SAMENWERKING: Afschaalcheck.SAMENWERKING in gezegd,
        Afschaalcheck.REGIE: bool(afschaling.organisatie) and Afschaalcheck.REGIE in gezegd,
        Afschaalcheck.CONSULT: afschaling.consult_op is not None,
    }
    return tuple(een for een in Afschaalcheck if not gedaan[een])
