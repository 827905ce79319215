"""What an organisatie owes, read in one statement: codes, counts and dates; nothing is decrypted."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Result, Row, bindparam, case, func, select

from domain.agenda import Zitting
from domain.casus import Onderwerp
from domain.errors import NotFound
from domain.uitvraag import Bevraging, BevragingStatus, UitvraagStatus
from domain.werklijst import Werklijst, Werkpost, werklijsten
from storage.opdrachten import dit, een_van, hier
from storage.tabellen.agenda import zitting
from storage.tabellen.casus import betrokkene, casus
from storage.tabellen.uitvraag import antwoord, bevraging, uitvraag
from storage.uow import UnitOfWork

_PERSONEN: Final = (
    select(func.count())
    .select_from(betrokkene)
    .where(
        betrokkene.c.regio == casus.c.regio,
        betrokkene.c.casus_id == casus.c.id,
        betrokkene.c.vervallen_op.is_(None),
    )
    .correlate(casus)
    .scalar_subquery()
)
_GEHAD: Final = (
    select(func.count(func.distinct(antwoord.c.betrokkene_id)))
    .select_from(
        antwoord.join(
            betrokkene,
            (betrokkene.c.regio == antwoord.c.regio)
            & (betrokkene.c.casus_id == antwoord.c.casus_id)
            & (betrokkene.c.id == antwoord.c.betrokkene_id),
        )
    )
    .where(
        antwoord.c.regio == bevraging.c.regio,
        antwoord.c.bevraging_id == bevraging.c.id,
        betrokkene.c.vervallen_op.is_(None),
    )
    .correlate(bevraging)
    .scalar_subquery()
)
_TOT_EN_MET_BEVRAGING: Final = zitting.join(
    uitvraag, (uitvraag.c.regio == zitting.c.regio) & (uitvraag.c.zitting_id == zitting.c.id)
).join(bevraging, (bevraging.c.regio == uitvraag.c.regio) & (bevraging.c.uitvraag_id == uitvraag.c.id))
_GEVRAAGD: Final = (
    select(
        bevraging,
        uitvraag.c.casus_id,
        uitvraag.c.deadline,
        casus.c.code,
        casus.c.onderwerp,
        casus.c.spoed,
        zitting.c.id.label("zitting_id"),
        zitting.c.tafel,
        zitting.c.begint_op,
        zitting.c.status.label("zitting_status"),
        zitting.c.versie.label("zitting_versie"),
        zitting.c.extra,
        _PERSONEN.label("personen"),
        _GEHAD.label("gehad"),
    )
    .select_from(
        _TOT_EN_MET_BEVRAGING.join(casus, (casus.c.regio == uitvraag.c.regio) & (casus.c.id == uitvraag.c.casus_id))
    )
    .where(
        hier(zitting),
        bevraging.c.organisatie == bindparam("dit_organisatie"),
        uitvraag.c.status == bindparam("dit_status"),
        bevraging.c.status != BevragingStatus.INGETROKKEN,
        zitting.c.begint_op > bindparam("nu"),
    )
)
# From the zittingen on, in two steps: else SQLite walks through everything that was ever asked.
_KOMENDE: Final = select(zitting.c.id).where(hier(zitting), zitting.c.begint_op > bindparam("nu"))
_LOPEND: Final = _GEVRAAGD.where(*een_van(zitting, "id"))
_VOOR_ZITTING: Final = _GEVRAAGD.where(*dit(zitting, "id"))
_NOG_OPEN: Final = case((bevraging.c.status == BevragingStatus.OPEN, uitvraag.c.deadline))
_DEADLINES: Final = (
    select(zitting.c.id, func.min(_NOG_OPEN).label("deadline"))
    .select_from(_TOT_EN_MET_BEVRAGING)
    .where(
        *een_van(zitting, "id"),
        uitvraag.c.status == UitvraagStatus.OPEN,
        bevraging.c.organisatie == bindparam("dit_organisatie"),
        bevraging.c.status != BevragingStatus.INGETROKKEN,
    )
    .group_by(zitting.c.id)
)
_ZITTING_VAN: Final = (
    select(uitvraag.c.zitting_id)
    .join(bevraging, (bevraging.c.regio == uitvraag.c.regio) & (bevraging.c.uitvraag_id == uitvraag.c.id))
    .where(*dit(bevraging, "id"))
)
_WIE_NOG_MOET: Final = (
    select(bevraging.c.organisatie, zitting.c.id)
    .distinct()
    .select_from(_TOT_EN_MET_BEVRAGING)
    .where(
        hier(zitting),
        zitting.c.begint_op > bindparam("nu"),
        uitvraag.c.status == UitvraagStatus.OPEN,
        bevraging.c.status == BevragingStatus.OPEN,
    )
    .order_by(bevraging.c.organisatie, zitting.c.id)
)
_WIE_BEGON: Final = (
    select(antwoord.c.door_id)
    .where(*een_van(antwoord, "bevraging_id"))
    .group_by(antwoord.c.door_id)
    .order_by(func.max(antwoord.c.op).desc(), antwoord.c.door_id)
)


def lopend(uow: UnitOfWork, organisatie: str) -> tuple[Werklijst, ...]:
    """Return everything that is asked of an organisatie for zittingen that have not begun, per zitting.

    What was withdrawn or closed is not in it; what was dealt with is.
    """
    komende = uow.voer_uit(_KOMENDE, nu=uow.now).scalars().all()
    rijen = uow.voer_uit(
        _LOPEND, dit_organisatie=organisatie, dit_status=UitvraagStatus.OPEN, dit_id=komende, nu=uow.now
    )
    return werklijsten(organisatie, map(_post, rijen))


def deadlines(uow: UnitOfWork, organisatie: str) -> dict[str, datetime | None]:
    """Return the coming zittingen (ids) for which something is asked of an organisatie, dealt with or not.

    With each the first deadline of what it still owes for it; None when all is dealt with.
    """
    komende = uow.voer_uit(_KOMENDE, nu=uow.now).scalars().all()
    rijen = uow.voer_uit(_DEADLINES, dit_id=komende, dit_organisatie=organisatie)
    return {rij.id: rij.deadline for rij in rijen}


def voor_zitting(uow: UnitOfWork, organisatie: str, zitting_id: str) -> Werklijst | None:
    """Return what is asked of an organisatie for one zitting; None when nothing is, or when it has begun."""
    rijen = _voor_zitting(uow, organisatie, zitting_id, UitvraagStatus.OPEN)
    return next(iter(werklijsten(organisatie, map(_post, rijen))), None)


def gesloten(uow: UnitOfWork, organisatie: str, zitting_id: str) -> tuple[Werkpost, ...]:
    """Return what was asked for a zitting that has not begun, but takes no answers any more: closed early."""
    rijen = _voor_zitting(uow, organisatie, zitting_id, UitvraagStatus.GESLOTEN)
    return tuple(sorted(map(_post, rijen), key=lambda een: een.code))


def zitting_van(uow: UnitOfWork, bevraging_id: str) -> str:
    """Return the id of the zitting for which a bevraging is asked.

    Raises:
        NotFound: there is no such bevraging in this region ("uitvraag.onbekend").
    """
    zitting_id: str | None = uow.voer_uit(_ZITTING_VAN, dit_id=bevraging_id).scalar_one_or_none()
    if zitting_id is None:
        raise NotFound("uitvraag.onbekend")
    return zitting_id


def wie_nog_moet(uow: UnitOfWork) -> tuple[tuple[str, str], ...]:
    """Return every organisatie that owes an answer, with the id of the zitting for which, for coming zittingen."""
    return tuple((rij.organisatie, rij.id) for rij in uow.voer_uit(_WIE_NOG_MOET, nu=uow.now))


def wie_begon(uow: UnitOfWork, bevragingen: Collection[str]) -> tuple[str, ...]:
    """Return who typed answers to these bevragingen, whoever did so last first. Nothing they typed is read."""
    return tuple(uow.voer_uit(_WIE_BEGON, dit_bevraging_id=sorted(set(bevragingen))).scalars())


def _voor_zitting(uow: UnitOfWork, organisatie: str, zitting_id: str, status: UitvraagStatus) -> Result[Any]:
    return uow.voer_uit(_VOOR_ZITTING, dit_organisatie=organisatie, dit_id=zitting_id, dit_status=status, nu=uow.now)


def _post(rij: Row[Any]) -> Werkpost:
    is_personen = rij.onderwerp is Onderwerp.PERSONEN
    return Werkpost(
        uitvraag_id=rij.uitvraag_id,
        bevraging=Bevraging(
            id=rij.id,
            uitvraag_id=rij.uitvraag_id,
            organisatie=rij.organisatie,
            formulier=rij.formulier,
            formulier_versie=rij.formulier_versie,
            status=rij.status,
            is_gast=rij.is_gast,
            herinneringen=rij.herinneringen,
            afgehandeld_op=rij.afgehandeld_op,
            bijgekomen=rij.bijgekomen,
            versie=rij.versie,
        ),
        casus_id=rij.casus_id,
        code=rij.code,
        onderwerp=rij.onderwerp,
        spoed=rij.spoed,
        deadline=rij.deadline,
        zitting=Zitting(rij.zitting_id, rij.tafel, rij.begint_op, rij.zitting_status, rij.zitting_versie, rij.extra),
        personen=rij.personen if is_personen else 0,
        te_gaan=max(rij.personen - rij.gehad, 0),
    )
