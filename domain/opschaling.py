"""Opschaling: bringing people from one legal lane into another, with a reason. Nothing else crosses (L1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from domain.casus import Spoor


@dataclass(frozen=True, slots=True)
class Opschaalregels:
    """What the region says of it.

    Attributes:
        redenen: code -> text of the reasons for which one may cross; without any nobody can.
        bevestigd: whether the region has confirmed them.
    """

    redenen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Opschaling:
    """One crossing, as it is kept with the casus it led to.

    Attributes:
        van_id: the casus people came from; its lane is `van_spoor`.
        reden: code of the reason.
        toelichting: the reason in somebody's own words.
        mee: id of a betrokkene there -> his id in the casus it led to.
    """

    id: str
    van_id: str
    van_spoor: Spoor
    naar_casus_id: str
    door_id: str
    op: datetime
    reden: str
    toelichting: str
    mee: Mapping[str, str]


def al_mee(opschalingen: Iterable[Opschaling], lopend: Mapping[str, str]) -> dict[str, str]:
    """Return who came along before into a casus that still runs: id of the betrokkene -> code of that casus.

    Args:
        opschalingen: all from one casus.
        lopend: id -> code of the casussen that run.
    """
    return {wie: lopend[een.naar_casus_id] for een in opschalingen if een.naar_casus_id in lopend for wie in een.mee}
