"""What is shown of a return, in words and symbols: never by colour alone."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.basisvoorwaarden import Stand

SYMBOOL: Final = MappingProxyType(
    {
        Stand.OP_ORDE: "\u2714",
        Stand.MEE_BEZIG: "\u2026",
        Stand.NIET: "\u2716",
        Stand.ONBEKEND: "?",
        Stand.NIET_NODIG: "\u2013",
    }
)
"""Beside its word, for who looks over the rows."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One basisvoorwaarde.

    Attributes:
        naam: in the region's words.
        wie: which organisatie works on it, in words; empty when nobody does.
        notitie: as typed.
        bron: who said so and when, in words; empty when nobody did.
    """

    code: str
    naam: str
    stand: Stand
    wie: str = ""
    notitie: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Terugkeerbeeld:
    """One person.

    Attributes:
        naam: as typed.
        wanneer: the day, and how many days are left, in words.
        samen: how many are in order, in words.
        regels: what else is to be known, a sentence each.
        mag_wijzigen, mag_melden: whether the reader says how it stands, or only of what his organisatie works on.
        na_te_gaan: it is to be looked how it went.
        gesprek: the command that opens the talk, or plans one; empty for whom that is not.
    """

    casus_id: str
    code: str
    naam: str
    wanneer: str
    samen: str
    rijen: tuple[Rij, ...]
    regels: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    gedaan: str = ""
    waarneming: str = ""
    mag_wijzigen: bool = False
    mag_melden: bool = False
    na_te_gaan: bool = False
    gesprek: str = ""


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One person in the list: by code."""

    casus_id: str
    code: str
    wanneer: str
    samen: str
    open: str
    waarneming: str = ""
