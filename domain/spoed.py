"""Until when an urgent uitvraag may be answered: in hours from now, on the region's term or on the regisseur's own."""

from datetime import datetime, timedelta

from domain.regio import Regio
from domain.uitvraagtermijn import deadline_voor

MEESTE_UREN = 240
"""More than ten days is not urgent."""


def lees_uren(tekst: str) -> int | None:
    """Read a number of hours as somebody types it; None when it is not one that can be meant."""
    schoon = tekst.strip()
    if not schoon.isascii() or not schoon.isdecimal():
        return None
    return int(schoon) if 0 < int(schoon[:4]) <= MEESTE_UREN and len(schoon) <= len(str(MEESTE_UREN)) else None


def spoeddeadline(regio: Regio, begint_op: datetime, nu: datetime, uren: int | None = None) -> datetime | None:
    """Return the deadline of an urgent uitvraag; None when neither the region nor the regisseur has said a term.

    The hours that the regisseur gives are meant as he says them, also at night: whoever is asked something urgent is
    woken at any hour. The region's own term ends within working hours. Neither is ever after the zitting begins.
    """
    if uren is not None:
        return min((nu + timedelta(hours=uren)).replace(second=0, microsecond=0), begint_op)
    if regio.termijnen.spoed_uren is None:
        return None
    voorstel = deadline_voor(regio, begint_op, nu, spoed=True)
    return voorstel.moment if voorstel else None
