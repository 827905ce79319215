"""The link with which a casemanager opens the page of a detained person: for how long, and for how many devices."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

TWEEDE_TOESTEL: Final = timedelta(minutes=10)
"""How long a second device may open the same link after the first one allowed it."""

MEESTE_TOESTELLEN: Final = 2
"""One in the room, and one that replaces it. A third is somebody else's."""

ZONDER_MOMENT: Final = timedelta(days=30)
"""How long a link holds while no moment was chosen."""

SESSIE: Final = timedelta(hours=12)
"""How long a device that opened it may look: a working day in the inrichting."""


class Gastdeur(StrEnum):
    """What somebody who comes with a link finds. Each but the first is a kind page that tells nothing."""

    OPEN = "open"
    ONBEKEND = "onbekend"
    """No such link; also what somebody finds who guesses."""
    VERLOPEN = "verlopen"
    INGETROKKEN = "ingetrokken"
    VOL = "vol"
    """It was opened elsewhere already, and no other device was allowed."""


@dataclass(frozen=True, slots=True)
class Gastlink:
    """A link. Only a hash of its token is kept.

    Attributes:
        persoon_id: the casemanager it was given to.
        tweede_tot: until when one more device may open it.
        toestellen: how many opened it.
    """

    id: str
    gesprek_id: str
    casus_id: str
    persoon_id: str
    gemaakt_op: datetime
    verloopt_op: datetime
    ingetrokken_op: datetime | None = None
    tweede_tot: datetime | None = None
    toestellen: int = 0

    def deur(self, nu: datetime) -> Gastdeur:
        """Return what a device finds that did not open it before."""
        if self.ingetrokken_op is not None:
            return Gastdeur.INGETROKKEN
        if self.verloopt_op <= nu:
            return Gastdeur.VERLOPEN
        ruimte = self.tweede_tot is not None and nu < self.tweede_tot and self.toestellen < MEESTE_TOESTELLEN
        return Gastdeur.OPEN if self.toestellen == 0 or ruimte else Gastdeur.VOL


def verloopt_op(nu: datetime, eindigt_op: datetime | None, dagen_na_afloop: int) -> datetime:
    """Return until when a new link holds: some days after the talk, because the letter stands there too."""
    return nu + ZONDER_MOMENT if eindigt_op is None else max(nu, eindigt_op) + timedelta(days=dagen_na_afloop)
