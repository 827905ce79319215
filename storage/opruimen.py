"""Sweeping what is kept of professionals, each kind after its own term. What the logboek says of them stays with it.

The terms stand here and not in the region's file: they are about people who work here, not about whom it is for. Each
is a proposal that a region must confirm with its own rules for staff (docs/how-to/retention.md).
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import BindParameter, Delete, Table, bindparam, delete, select

from storage import gastlinks, tafelvergadering
from storage.opdrachten import hier
from storage.tabellen.aanwezigheid import aanwezigheid
from storage.tabellen.afwezigheid import afwezigheid
from storage.tabellen.agenda import zitting
from storage.tabellen.personen import aanstelling
from storage.tabellen.terugkeergesprek import gastlink
from storage.tabellen.zitting import tafelvergadering as tafelvergaderingen
from storage.tabellen.zitting import zittingsgesprek, zittingsoproep, zittingsregel, zittingsuitnodiging
from storage.uow import UnitOfWork

_JAAR: Final = timedelta(days=365)

AFWEZIGHEID: Final = _JAAR
"""How long after its end an absence is kept: who stood in must be known while a year is accounted for."""
AANWEZIGHEID: Final = 5 * _JAAR
"""How long after a zitting it is kept who came and promised geheimhouding: as long as a casus of the Wgs."""
ZITTINGSREGEL: Final = AANWEZIGHEID
"""How long after a zitting it is kept who was in the room for what: as long as who promised geheimhouding."""
ZITTINGSGESPREK: Final = _JAAR
"""How long after a zitting it is kept in which conversation it ran: the next one of its tafel runs there."""
UITNODIGING: Final = timedelta(days=90)
"""How long after a zitting it is kept what people's calendars were told, and who was called when: nobody asks then."""
VERGADERING: Final = timedelta(days=90)
"""How long after a zitting its meeting is known: Graph forgets one after sixty days."""
AANSTELLING: Final = 5 * _JAAR
"""How long after its end a role is kept: the logboek is read with it (source: NEN 7513)."""
GASTLINK: Final = timedelta(days=30)
"""How long after it expired a link to a guest's page is kept: so long whoever tries it reads that it is too old."""

_EINDE: Final[BindParameter[datetime]] = bindparam("voor")
_AFWEZIGHEID: Final = delete(afwezigheid).where(hier(afwezigheid), afwezigheid.c.tot < _EINDE)


def _na_zitting(tabel: Table) -> Delete:
    """Return what removes the rows of zittingen that began before a moment."""
    oud = select(zitting.c.id).where(
        zitting.c.regio == tabel.c.regio, zitting.c.id == tabel.c.zitting_id, zitting.c.begint_op < _EINDE
    )
    return delete(tabel).where(hier(tabel), oud.correlate(tabel).exists())


_VAN_ZITTINGEN: Final = {
    een.name: (_na_zitting(een), termijn)
    for een, termijn in (
        (aanwezigheid, AANWEZIGHEID),
        (zittingsregel, ZITTINGSREGEL),
        (zittingsgesprek, ZITTINGSGESPREK),
        (zittingsoproep, UITNODIGING),
        (zittingsuitnodiging, UITNODIGING),
    )
}
_AANSTELLING: Final = delete(aanstelling).where(hier(aanstelling), aanstelling.c.tot < _EINDE)


def ruim_op(uow: UnitOfWork) -> dict[str, int]:
    """Remove what is past its term; return how many rows of each table went. Once a day is enough."""
    wat = {
        afwezigheid.name: (_AFWEZIGHEID, AFWEZIGHEID),
        aanstelling.name: (_AANSTELLING, AANSTELLING),
        **_VAN_ZITTINGEN,
    }
    voor: dict[str, datetime] = {naam: uow.now - termijn for naam, (_, termijn) in wat.items()}
    weg = {naam: uow.voer_uit(opdracht, voor=voor[naam]).rowcount for naam, (opdracht, _) in wat.items()}
    return {
        **weg,
        gastlink.name: gastlinks.ruim_op(uow, uow.now - GASTLINK),
        tafelvergaderingen.name: tafelvergadering.ruim_op(uow, uow.now - VERGADERING),
    }
