"""The plan van aanpak: one plan in which dwang, drang and zorg are brought together, per person and leefgebied.

Each saved plan is a version that stays; the newest counts. It opens with the person's own goal and strengths.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

LANGSTE_TEKST: Final = 1_000
"""Characters of one part of the plan."""


class Doelstand(StrEnum):
    """How far a goal is."""

    OPEN = "open"
    BEREIKT = "bereikt"
    VERVALLEN = "vervallen"


class Inzet(StrEnum):
    """The three that the plan brings together (source: "één plan waarin de inzet op dwang, drang en zorg")."""

    DWANG = "dwang"
    DRANG = "drang"
    ZORG = "zorg"


@dataclass(frozen=True, slots=True)
class EigenInbreng:
    """What somebody wants himself, and what he is good at; in his own words where possible."""

    doel: str = ""
    krachten: str = ""


@dataclass(frozen=True, slots=True)
class Plandoel:
    """A goal. `betrokkene_id` is empty for one of all together; `leefgebied` is a code of the region."""

    id: str
    tekst: str
    leefgebied: str
    betrokkene_id: str = ""
    stand: Doelstand = Doelstand.OPEN


@dataclass(frozen=True, slots=True)
class Kaderafspraak:
    """A legal frame around somebody (machtiging, toezicht, indicatie), with its end.

    Attributes:
        soort: code of the region.
        eindigt_op: the last day on which it holds; None when it has no end.
        voorbij: whether somebody has said that it is dealt with: nobody is warned any more.
    """

    id: str
    soort: str
    betrokkene_id: str = ""
    eindigt_op: date | None = None
    toelichting: str = ""
    voorbij: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the plan.

    Attributes:
        nr: from 1; 0 for one that was never saved.
        inbreng: betrokkene id -> what he wants himself.
        inzet: in words, per kind.
        opschalen_als, afschalen_als: the criteria, in words.
        evaluatie_op: the day on which it is looked at again.
    """

    casus_id: str
    nr: int
    op: datetime
    door_id: str
    hoofddoel: str = ""
    inbreng: Mapping[str, EigenInbreng] = field(default_factory=lambda: MappingProxyType({}))
    doelen: tuple[Plandoel, ...] = ()
    inzet: Mapping[Inzet, str] = field(default_factory=lambda: MappingProxyType({}))
    kaders: tuple[Kaderafspraak, ...] = ()
    opschalen_als: str = ""
    afschalen_als: str = ""
    evaluatie_op: date | None = None

    def doel(self, doel_id: str) -> Plandoel | None:
        """Return the goal with that id, or None."""
        return next((een for een in self.doelen if een.id == doel_id), None)
