"""Who said that he comes to a zitting, and that he keeps what is said there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, select

from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import Zitting, ZittingStatus
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage.opdrachten import Samenvoeging, dit, een_van, hier
from storage.tabellen.aanwezigheid import aanwezigheid
from storage.tabellen.agenda import zitting
from storage.tabellen.uitvraag import bevraging, uitvraag
from storage.uow import UnitOfWork

_ZET: Final = Samenvoeging(
    aanwezigheid,
    ("zitting_id", "organisatie", "persoon_id"),
    lambda nieuw: {
        "komt": nieuw.komt,
        "op": nieuw.op,
        "geheimhouding_op": nieuw.geheimhouding_op,
        "vervanger_id": nieuw.vervanger_id,
        "versie": aanwezigheid.c.versie + 1,
    },
)
_VAN_ZITTING: Final = (
    select(aanwezigheid)
    .where(*dit(aanwezigheid, "zitting_id"))
    .order_by(aanwezigheid.c.organisatie, aanwezigheid.c.op, aanwezigheid.c.persoon_id)
)
_LEES: Final = select(aanwezigheid).where(*dit(aanwezigheid, "zitting_id", "organisatie", "persoon_id"))
_AANTAL: Final = (
    select(func.count())
    .select_from(aanwezigheid)
    .where(*dit(aanwezigheid, "zitting_id", "organisatie"), aanwezigheid.c.komt == Komt.AANGEMELD)
)
_UITVRAGEN: Final = select(uitvraag.c.id, uitvraag.c.zitting_id).where(
    *een_van(uitvraag, "zitting_id"), uitvraag.c.status != UitvraagStatus.INGETROKKEN
)
_GEVRAAGD: Final = (
    select(bevraging.c.uitvraag_id, bevraging.c.organisatie)
    .where(*een_van(bevraging, "uitvraag_id"), bevraging.c.status != BevragingStatus.INGETROKKEN)
    .order_by(bevraging.c.organisatie)
)
_KOMENDE: Final = (
    select(zitting)
    .where(hier(zitting), zitting.c.begint_op > bindparam("na"), zitting.c.status == ZittingStatus.GEPLAND)
    .order_by(zitting.c.begint_op, zitting.c.id)
)


def zet(uow: UnitOfWork, nieuw: Aanwezigheid) -> None:
    """Keep what somebody says about a zitting; what he said before is replaced, the last word counts."""
    rij = {
        "zitting_id": nieuw.zitting_id,
        "organisatie": nieuw.organisatie,
        "persoon_id": nieuw.persoon_id,
        "komt": nieuw.komt,
        "op": nieuw.op,
        "geheimhouding_op": nieuw.geheimhouding_op,
        "vervanger_id": nieuw.vervanger_id,
        "versie": nieuw.versie,
    }
    uow.voeg_in(_ZET, rij)


def lees(uow: UnitOfWork, zitting_id: str, organisatie: str, persoon_id: str) -> Aanwezigheid | None:
    """Return what somebody said about a zitting on behalf of an organisatie; None when he said nothing."""
    deze = {"dit_zitting_id": zitting_id, "dit_organisatie": organisatie, "dit_persoon_id": persoon_id}
    rij = uow.voer_uit(_LEES, **deze).one_or_none()
    return None if rij is None else _uit(rij)


def van_zitting(uow: UnitOfWork, zitting_id: str) -> tuple[Aanwezigheid, ...]:
    """Return what everybody said about a zitting, by organisatie."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_VAN_ZITTING, dit_zitting_id=zitting_id))


def aantal_aangemeld(uow: UnitOfWork, zitting_id: str, organisatie: str) -> int:
    """Return how many people of an organisatie said that they come."""
    aantal: int = uow.voer_uit(_AANTAL, dit_zitting_id=zitting_id, dit_organisatie=organisatie).scalar_one()
    return aantal


def gevraagd(uow: UnitOfWork, zitting_id: str) -> tuple[str, ...]:
    """Return the organisaties that are asked about anything on a zitting; what was withdrawn does not count."""
    return _gevraagd(uow, [zitting_id]).get(zitting_id, ())


def komende(uow: UnitOfWork, na: datetime) -> tuple[tuple[Zitting, tuple[str, ...]], ...]:
    """Return the zittingen that begin after `na`, the first one first, each with the organisaties asked for it."""
    zittingen = uow.voer_uit(_KOMENDE, na=na).all()
    per_zitting = _gevraagd(uow, [een.id for een in zittingen])
    return tuple(
        (Zitting(een.id, een.tafel, een.begint_op, een.status, een.versie, een.extra), per_zitting[een.id])
        for een in zittingen
        if een.id in per_zitting
    )


def _gevraagd(uow: UnitOfWork, zittingen: Sequence[str]) -> dict[str, tuple[str, ...]]:
    # In two steps: joined, SQLite looks at every bevraging of the region first.
    zitting_van = {rij.id: rij.zitting_id for rij in uow.voer_uit(_UITVRAGEN, dit_zitting_id=zittingen)}
    per_zitting: dict[str, dict[str, None]] = {}
    for rij in uow.voer_uit(_GEVRAAGD, dit_uitvraag_id=list(zitting_van)):
        per_zitting.setdefault(zitting_van[rij.uitvraag_id], {})[rij.organisatie] = None
    return {zitting_id: tuple(organisaties) for zitting_id, organisaties in per_zitting.items()}


def _uit(rij: Row[Any]) -> Aanwezigheid:
    return Aanwezigheid(
        zitting_id=rij.zitting_id,
        organisatie=rij.organisatie,
        persoon_id=rij.persoon_id,
        komt=rij.komt,
        op=rij.op,
        geheimhouding_op=rij.geheimhouding_op,
        vervanger_id=rij.vervanger_id,
        versie=rij.versie,
    )
