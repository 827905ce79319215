"""What somebody was told of when he is expected at a zitting, and what he must be told anew.

Each of his times is an item in his calendar, known by its number; what changed is told, and what fell away is taken
back. Source: RFC 5546, sections 3.2.2 and 3.2.5 (a request per UID, a higher SEQUENCE for what changed, a cancellation
for what fell away).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.tijdvakken import Tijdvak

NIET_VAKER_DAN: Final = timedelta(hours=1)
"""Between two changes of which somebody is told: the regisseur may move minutes about as often as he likes."""


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """What a contact was told last of when he is expected at a zitting.

    Attributes:
        reeks: counts every change that he was told, from 0; the SEQUENCE of RFC 5545.
        tijden: when he is expected, the first first; empty once it was called off.
        vervallen: the times that were told before and fell away; their numbers follow those of `tijden`.
        plek: a mark that changes with where it is and with his address.
        op: when he was told.
    """

    zitting_id: str
    contact_id: str
    organisatie: str
    reeks: int
    tijden: tuple[Tijdvak, ...]
    vervallen: tuple[Tijdvak, ...]
    plek: str
    op: datetime

    @property
    def verteld(self) -> tuple[Tijdvak, ...]:
        """Every time of which he was ever told, by its number less one."""
        return (*self.tijden, *self.vervallen)

    def is_vervallen(self, nummer: int) -> bool:
        """Tell whether the item with this number, from 1, fell away."""
        return nummer > len(self.tijden)


@dataclass(frozen=True, slots=True)
class Nieuws:
    """An invitation as it is now, and the numbers, from 1, of the items of which he is to be told."""

    uitnodiging: Uitnodiging
    nummers: tuple[int, ...]


def eerste(
    zitting_id: str, contact_id: str, organisatie: str, tijden: Sequence[Tijdvak], plek: str, nu: datetime
) -> Nieuws | None:
    """Return the invitation of somebody who was told nothing yet; None when he is not expected."""
    if not tijden:
        return None
    nieuw = Uitnodiging(zitting_id, contact_id, organisatie, 0, tuple(tijden), (), plek, nu)
    return Nieuws(nieuw, tuple(range(1, len(tijden) + 1)))


def bijgesteld(eerder: Uitnodiging, tijden: Sequence[Tijdvak], plek: str, nu: datetime) -> Nieuws | None:
    """Return what somebody is told now that he is expected at these times; None when nothing changed for him.

    Args:
        eerder: what he was told last.
        tijden: when he is expected; empty when he is not any more.
        plek: the mark of where; it does not matter of what is called off.
        nu: the moment, UTC.
    """
    al = eerder.verteld
    elders = plek != eerder.plek
    nummers = [
        nummer
        for nummer, vak in enumerate(tijden, start=1)
        if elders or nummer > len(eerder.tijden) or al[nummer - 1] != vak
    ]
    nummers += range(len(tijden) + 1, len(eerder.tijden) + 1)
    if not nummers:
        return None
    nieuw = Uitnodiging(
        zitting_id=eerder.zitting_id,
        contact_id=eerder.contact_id,
        organisatie=eerder.organisatie,
        reeks=eerder.reeks + 1,
        tijden=tuple(tijden),
        vervallen=al[len(tijden) :],
        plek=plek,
        op=nu,
    )
    return Nieuws(nieuw, tuple(nummers))


def wacht_tot(eerder: Uitnodiging, tijden: Sequence[Tijdvak], nu: datetime) -> datetime | None:
    """Return when somebody may be told of a change; None when at once.

    That he is expected after all, or not any more, never waits.
    """
    mag_vanaf = eerder.op + NIET_VAKER_DAN
    return mag_vanaf if tijden and eerder.tijden and nu < mag_vanaf else None
