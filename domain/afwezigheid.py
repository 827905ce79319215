"""Absence of a professional, and who stands in for him meanwhile.

A stand-in has what he needs from the first moment until the end, and not a moment longer. For a procesregisseur the
stand-in runs his casussen and hears what he would hear. A partner's colleagues share his access anyway: for him it is
about who is woken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Afwezigheid:
    """One absence. `tot` is outside the period. `vervanger_id` is None when nobody stands in."""

    id: str
    persoon_id: str
    van: datetime
    tot: datetime
    vervanger_id: str | None = None

    def geldt(self, moment: datetime) -> bool:
        """Tell whether he is away at `moment`."""
        return self.van <= moment < self.tot


def wie_hoort(persoon_id: str, afwezigheden: Iterable[Afwezigheid], moment: datetime) -> str:
    """Return who hears what somebody should hear: himself, or whoever stands in for him, followed to the end.

    Without a stand-in it stays with himself, and so it does when they stand in for each other in a ring.
    """
    vervangers = {een.persoon_id: een.vervanger_id for een in afwezigheden if een.geldt(moment)}
    gezien, wie = {persoon_id}, persoon_id
    while (volgende := vervangers.get(wie)) is not None:
        if volgende in gezien:
            return persoon_id
        gezien.add(volgende)
        wie = volgende
    return wie
