"""The form of a rule, and what many of them share: the conditions in their order, and on what they rest.

The conditions of a rule stand in the order in which they are looked at. First what makes it his business, then what
tells something about it: whoever has no business with a casus never learns that it was closed, or destroyed.
"""

from dataclasses import dataclass
from typing import Final

from domain.persoon import Rol
from domain.toegang import voorwaarden as als
from domain.toegang.voorwaarden import Voorwaarde


@dataclass(frozen=True, slots=True)
class Regel:
    """Somebody in this role may, when all of this holds. `bron`: the article or the constraint it rests on."""

    rol: Rol
    voorwaarden: tuple[Voorwaarde, ...]
    bron: str


@dataclass(frozen=True, slots=True)
class Daadregels:
    """An act in words, and everybody who may."""

    woorden: str
    regels: tuple[Regel, ...]


EIGEN: Final = (als.EIGEN_CASUS, als.GEEN_SIGNAAL, als.IS_ER_NOG)
EIGEN_LOPEND: Final = (*EIGEN, als.LOOPT)
ONBEHEERD: Final = (als.CASUS_ONBEHEERD, als.GEEN_SIGNAAL, als.IS_ER_NOG)
GENODIGD: Final = (als.UITGENODIGD, als.TOEGANG_LOOPT, als.GEEN_SIGNAAL, als.IS_ER_NOG, als.LOOPT)
NAMENS_GENODIGD: Final = (
    als.VAN_ORGANISATIE,
    als.ORGANISATIE_UITGENODIGD,
    als.ORGANISATIE_HEEFT_TOEGANG,
    als.GEEN_SIGNAAL,
    als.IS_ER_NOG,
    als.LOOPT,
)

NEED_TO_KNOW: Final = "L2; article 5(1)(c) AVG"
TAAK: Final = "article 5(1)(b) AVG"
GEHEIM: Final = "L4"
BEVEILIGING: Final = "article 32 AVG"
VERANTWOORDING: Final = "article 5(2) AVG; L6"
BIJ_WET: Final = "L13; article 11a Besluit justitiële gegevens"
RECHTEN: Final = "L7; article 1.1 BGS"
BEWAREN: Final = "L9; article 5(1)(e) AVG"


def regisseur(*voorwaarden: Voorwaarde, bron: str = NEED_TO_KNOW) -> Regel:
    """A procesregisseur may."""
    return Regel(Rol.PROCESREGISSEUR, voorwaarden, bron)


def partner(*voorwaarden: Voorwaarde, bron: str = NEED_TO_KNOW) -> Regel:
    """A partner may."""
    return Regel(Rol.PARTNER, voorwaarden, bron)


def in_rol(rol: Rol, bron: str, *voorwaarden: Voorwaarde) -> Regel:
    """Whoever holds this role may."""
    return Regel(rol, voorwaarden, bron)


def ieder(bron: str, *voorwaarden: Voorwaarde) -> tuple[Regel, ...]:
    """Everybody who is registered may."""
    return tuple(Regel(rol, voorwaarden, bron) for rol in Rol)
