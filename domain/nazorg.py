"""What a region says about nazorg: who is in prison, what must be in order before somebody returns, and when one looks.

Nazorg is a lane of its own: every resident who goes to prison enters it, and nobody selects first (source: the region's
description of its way of working; article 18a Pbw). The region file says all that differs between regions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Antwoordbron:
    """A question in the form of the inrichting that says how it stands with a basisvoorwaarde.

    Attributes:
        veld: id of the question; a choice.
        op_orde, mee_bezig, niet: the answers by which it is in order, is being worked on, or is not in order. Any other
            answer says that it is not known.
    """

    veld: str
    op_orde: tuple[str, ...] = ()
    mee_bezig: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basisvoorwaarde:
    """Something that must be in order for a safe return (source: Bestuurlijk Akkoord, 2019: six of them).

    Attributes:
        bronnen: the questions that say how it stands; the worst answer counts. None: people say it themselves.
    """

    code: str
    naam: str
    bronnen: tuple[Antwoordbron, ...] = ()


@dataclass(frozen=True, slots=True)
class Rioregels:
    """Whom the re-integratieofficier (RIO) takes along.

    Attributes:
        soort: code of the partner kind that the RIO is.
        van, tot: ages in whole years, both included (source: "doelgroep 16-27 jaar").
        verdachten: whether also those who are suspected, and were not sentenced.
    """

    soort: str
    van: int
    tot: int
    verdachten: bool = False

    def is_doelgroep(self, leeftijd: int) -> bool:
        """Tell whether somebody of this age belongs to those the RIO is for."""
        return self.van <= leeftijd <= self.tot


@dataclass(frozen=True, slots=True)
class Nazorgregels:
    """How a region does nazorg.

    Attributes:
        tafel: code of its table.
        route: code of the meldroute of a detentiemelding.
        inrichtingen: codes of the partner kinds that are prisons; the code of a body of such a kind is an inrichting.
        voorwaarden: the basisvoorwaarden, in the order in which people read them.
        aftelpunten: how many days before the return one is told what is not in order yet, the earliest first; none
            when the region does not know them.
        nacheck_dagen: how many days after the release one looks whether it went well; the day after when the region
            does not know.
        rio: None when the region has none.
        kolommen: name of a column in a file of detentiemeldingen -> what people call it there.
    """

    tafel: str
    route: str
    inrichtingen: tuple[str, ...]
    voorwaarden: Mapping[str, Basisvoorwaarde] = field(default_factory=lambda: MappingProxyType({}))
    aftelpunten: tuple[int, ...] = ()
    nacheck_dagen: int = 1
    rio: Rioregels | None = None
    kolommen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
