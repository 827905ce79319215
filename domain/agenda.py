"""The agenda of a zitting: which casussen, in which order, of which kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ZittingStatus(StrEnum):
    """What became of a planned zitting."""

    GEPLAND = "gepland"
    VERVALLEN = "vervallen"


class Agendasoort(StrEnum):
    """Why a casus is on the agenda. The order of the members is the order on the agenda."""

    SPOED = "spoed"
    HERMELDING = "hermelding"
    NIEUW = "nieuw"
    LOPEND = "lopend"


@dataclass(frozen=True, slots=True)
class Zitting:
    """One meeting of a tafel. `begint_op` is aware, UTC; `datum` is the local day it was planned for."""

    id: str
    tafel: str
    begint_op: datetime
    status: ZittingStatus = ZittingStatus.GEPLAND
    versie: int = 1


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """A casus on the agenda of a zitting. `volgorde` is set when the regisseur chose one himself."""

    zitting_id: str
    casus_id: str
    soort: Agendasoort
    toegevoegd_op: datetime
    volgorde: int | None = None


def op_volgorde(punten: Iterable[Agendapunt]) -> tuple[Agendapunt, ...]:
    """Order the items: what the regisseur placed first, then by kind, then by when it came on the agenda.

    Never by a score: nobody is ranked by a computer (constraint: no profiling).
    """
    rang = {soort: plek for plek, soort in enumerate(Agendasoort)}

    def sleutel(punt: Agendapunt) -> tuple[bool, int, int, datetime, str]:
        zelf_gekozen = punt.volgorde is not None
        return (not zelf_gekozen, punt.volgorde or 0, rang[punt.soort], punt.toegevoegd_op, punt.casus_id)

    return tuple(sorted(punten, key=sleutel))
