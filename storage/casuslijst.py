"""Reads for a list of casussen: codes, counts and dates, in as many statements for four hundred as for four."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import bindparam, case, func, select

from domain.afspraak import OPEN
from domain.casuslijst import Afgesproken, Lopend
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage.opdrachten import een_van
from storage.tabellen.agenda import zitting
from storage.tabellen.uitvraag import bevraging, uitvraag
from storage.tabellen.verloop import afspraak
from storage.uow import UnitOfWork

_GEVRAAGD: Final = (
    select(func.count())
    .select_from(bevraging)
    .where(
        bevraging.c.regio == uitvraag.c.regio,
        bevraging.c.uitvraag_id == uitvraag.c.id,
        bevraging.c.status != BevragingStatus.INGETROKKEN,
    )
    .correlate(uitvraag)
)
_AFGEHANDELD: Final = _GEVRAAGD.where(bevraging.c.status != BevragingStatus.OPEN)
_LOPEND: Final = (
    select(
        uitvraag.c.casus_id,
        uitvraag.c.id,
        uitvraag.c.deadline,
        _GEVRAAGD.scalar_subquery().label("totaal"),
        _AFGEHANDELD.scalar_subquery().label("afgehandeld"),
    )
    .join(zitting, (zitting.c.regio == uitvraag.c.regio) & (zitting.c.id == uitvraag.c.zitting_id))
    .where(
        *een_van(uitvraag, "casus_id"),
        uitvraag.c.status == UitvraagStatus.OPEN,
        zitting.c.begint_op > bindparam("nu"),
    )
    .order_by(zitting.c.begint_op, uitvraag.c.id)
)

_OPEN: Final = (
    select(
        afspraak.c.casus_id,
        func.count().label("open"),
        func.sum(case((afspraak.c.wanneer < bindparam("vandaag"), 1), else_=0)).label("te_laat"),
        func.min(afspraak.c.wanneer).label("eerste"),
    )
    .where(*een_van(afspraak, "casus_id"), afspraak.c.status.in_(bindparam("open", expanding=True)))
    .group_by(afspraak.c.casus_id)
)


def lopende_uitvragen(uow: UnitOfWork, casus_ids: Iterable[str]) -> dict[str, Lopend]:
    """Return per casus its uitvraag that takes answers, the one for the first zitting.

    A casus without one is left out; of what was withdrawn nothing is counted.
    """
    gevonden: dict[str, Lopend] = {}
    for rij in uow.voer_uit(_LOPEND, dit_casus_id=sorted(set(casus_ids)), nu=uow.now):
        if rij.totaal:
            gevonden.setdefault(rij.casus_id, Lopend(rij.id, rij.deadline, rij.totaal, rij.afgehandeld))
    return gevonden


def open_afspraken(uow: UnitOfWork, casus_ids: Iterable[str], vandaag: date) -> dict[str, Afgesproken]:
    """Return per casus how many afspraken are open, how many of these are late, and the first day; none is left out."""
    waarden = {"dit_casus_id": sorted(set(casus_ids)), "vandaag": vandaag.isoformat(), "open": sorted(OPEN)}
    return {
        rij.casus_id: Afgesproken(rij.open, int(rij.te_laat), date.fromisoformat(rij.eerste))
        for rij in uow.voer_uit(_OPEN, **waarden)
    }
