"""The front office: what the re-integratieofficier (RIO) keeps of the people he works with.

What the person himself wants comes first, and possibilities before limits ("Voor wat, hoort wat"; source: the region's
description of the RIO). The procesregisseur reads along: the Veiligheidshuis is the back office.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.casus import leeftijd_op
from domain.nazorg import Rioregels
from domain.regio import Regio

LANGSTE_TEKST: Final = 1_000
"""Characters of each text of the dossier."""
LANGSTE_NOTITIE: Final = 500
"""Characters of a note beside a contact or an appointment."""


class Contactsoort(StrEnum):
    """How he was spoken to. On the wire: add, never rename."""

    BEZOEK = "bezoek"
    VIDEO = "video"
    TELEFOON = "telefoon"
    BRIEF = "brief"
    ANDERS = "anders"


class Agendastatus(StrEnum):
    """What came of an appointment with the person. On the wire: add, never rename."""

    GEPLAND = "gepland"
    GEWEEST = "geweest"
    NIET_GEKOMEN = "niet_gekomen"
    AFGEZEGD = "afgezegd"


@dataclass(frozen=True, slots=True)
class Riodossier:
    """What the person wants, in his own words first; what he does for it, and what others do.

    Attributes:
        eerst: what he wants first.
        krachten: what he can, and who helps him.
        voor_wat: what he does himself.
        hoort_wat: what others do in return.
    """

    casus_id: str
    eerst: str = ""
    krachten: str = ""
    voor_wat: str = ""
    hoort_wat: str = ""
    versie: int = 0


@dataclass(frozen=True, slots=True)
class Riocontact:
    """A contact with the person."""

    id: str
    casus_id: str
    soort: Contactsoort
    dag: date
    notitie: str
    door_id: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Rioafspraak:
    """An appointment with the person. What partners agree to do is an afspraak, as everywhere."""

    id: str
    casus_id: str
    wanneer: datetime
    waarover: str
    door_id: str
    status: Agendastatus = Agendastatus.GEPLAND
    versie: int = 1


@dataclass(frozen=True, slots=True)
class Doelgroep:
    """Why somebody belongs to those the RIO is for.

    Attributes:
        leeftijd: his age in whole years when that is why; None when it is not.
        aangewezen: whether he was pointed out for it; by what is not kept.
    """

    leeftijd: int | None = None
    aangewezen: bool = False

    def __bool__(self) -> bool:
        """Tell whether he belongs to them at all."""
        return self.leeftijd is not None or self.aangewezen


def doelgroep(regels: Rioregels | None, geboortedatum: date | None, dag: date, *, aangewezen: bool) -> Doelgroep:
    """Return why somebody belongs to those the RIO is for on this day; without a birth date his age says nothing."""
    if regels is None or geboortedatum is None:
        return Doelgroep(aangewezen=aangewezen)
    leeftijd = leeftijd_op(geboortedatum, dag)
    return Doelgroep(leeftijd if regels.is_doelgroep(leeftijd) else None, aangewezen)


def rio_bodies(regio: Regio) -> frozenset[str]:
    """Return the codes of the bodies that are the RIO; none in a region without."""
    if regio.nazorg is None or regio.nazorg.rio is None:
        return frozenset()
    soort = regio.nazorg.rio.soort
    return frozenset(code for code, een in regio.organisaties.items() if een.soort == soort)
