"""Reads of what an organisatie has open, for what stands in Teams: codes and days, nothing decrypted."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import and_, bindparam, or_, select

from domain.afspraak import BIJ_EIGENAAR, OPEN, Afspraakhandeling, AfspraakStatus
from domain.openstaand import Openstaand
from storage.opdrachten import dit, hier
from storage.tabellen.casus import casus
from storage.tabellen.verloop import afspraak, afspraakregel
from storage.uow import UnitOfWork

_IN: Final = afspraak.c.status.in_(bindparam("open", expanding=True))
_BIJ: Final = (
    select(
        afspraak.c.id,
        afspraak.c.casus_id,
        afspraak.c.persoon_id,
        afspraak.c.status,
        afspraak.c.wanneer,
        afspraak.c.gevraagd,
        casus.c.code,
        casus.c.tafel,
        casus.c.regisseur_id,
    )
    .join(casus, (casus.c.regio == afspraak.c.regio) & (casus.c.id == afspraak.c.casus_id))
    .where(*dit(afspraak, "organisatie"), _IN)
    .order_by(afspraak.c.wanneer, afspraak.c.gemaakt_op, afspraak.c.id)
)
# With the status, so that both databases walk through the index of what is open, and not of all that ever was agreed.
_WIE: Final = select(afspraak.c.status, afspraak.c.organisatie).where(hier(afspraak), _IN).distinct()
_HERINNERD: Final = (
    select(afspraakregel.c.id)
    .where(
        afspraakregel.c.regio == afspraak.c.regio,
        afspraakregel.c.afspraak_id == afspraak.c.id,
        afspraakregel.c.handeling == Afspraakhandeling.HERINNERD.value,
        afspraakregel.c.op >= bindparam("sinds"),
    )
    .correlate(afspraak)
    .exists()
)
_REDEN: Final = (
    select(afspraak.c.id)
    .where(
        *dit(afspraak, "organisatie"),
        _IN,
        or_(
            and_(afspraak.c.status == AfspraakStatus.VOORGELEGD, afspraak.c.teken_op >= bindparam("sinds")),
            _HERINNERD,
        ),
    )
    .limit(1)
)


def bij(uow: UnitOfWork, organisatie: str) -> tuple[Openstaand, ...]:
    """Return what an organisatie has open, over all casussen, the first day first."""
    return tuple(
        Openstaand(
            id=rij.id,
            casus_id=rij.casus_id,
            code=rij.code,
            tafel=rij.tafel,
            regisseur_id=rij.regisseur_id,
            persoon_id=rij.persoon_id,
            status=rij.status,
            wanneer=date.fromisoformat(rij.wanneer),
            gevraagd=rij.gevraagd,
        )
        for rij in uow.voer_uit(_BIJ, dit_organisatie=organisatie, open=sorted(OPEN))
    )


def wie_nog_moet(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the organisaties that have to do something about what they agreed, by code."""
    return tuple(sorted({rij.organisatie for rij in uow.voer_uit(_WIE, open=sorted(BIJ_EIGENAAR))}))


def gevraagd_sinds(uow: UnitOfWork, organisatie: str, sinds: datetime) -> bool:
    """Tell whether an organisatie still has to do something that it was asked about, or that was put to it, since."""
    wat = {"dit_organisatie": organisatie, "open": sorted(BIJ_EIGENAAR), "sinds": sinds}
    return uow.voer_uit(_REDEN, **wat).first() is not None
