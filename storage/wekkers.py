"""Alarms: what must happen at a moment. The effect of an alarm and its mark "gone off" are one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, func, select, tuple_, update

from storage.tabellen.wekkers import wekker
from storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wekker:
    """An alarm: `soort` is what must happen, `onderwerp_id` to what; `volgnummer` tells those of one kind apart."""

    soort: str
    onderwerp_id: str
    wanneer: datetime
    volgnummer: int = 0


def zet(uow: UnitOfWork, soort: str, onderwerp_id: str, wanneer: datetime, volgnummer: int = 0) -> None:
    """Set an alarm, or move it. One that went off rings again only when it is moved to another moment."""
    nieuw = uow.toevoegen(wekker).values(
        regio=uow.regio,
        soort=soort,
        onderwerp_id=onderwerp_id,
        volgnummer=volgnummer,
        wanneer=wanneer,
        afgegaan_op=None,
    )
    zelfde_moment = wekker.c.wanneer == nieuw.excluded.wanneer
    uow.voer_uit(
        nieuw.on_conflict_do_update(
            index_elements=["regio", "soort", "onderwerp_id", "volgnummer"],
            set_={
                "wanneer": nieuw.excluded.wanneer,
                "afgegaan_op": case((zelfde_moment, wekker.c.afgegaan_op), else_=None),
            },
        )
    )


def trek_in(uow: UnitOfWork, soort: str, onderwerp_id: str) -> None:
    """Take back every alarm of this kind on this subject that has not gone off."""
    uow.voer_uit(
        delete(wekker).where(
            uow.hier(wekker),
            wekker.c.soort == soort,
            wekker.c.onderwerp_id == onderwerp_id,
            wekker.c.afgegaan_op.is_(None),
        )
    )


def neem(uow: UnitOfWork, aantal: int) -> tuple[Wekker, ...]:
    """Take the alarms that are due, at most `aantal`, the earliest first, and mark them as gone off.

    Nobody else gets them while this transaction runs; when it is rolled back they are due again.
    """
    sleutel = (wekker.c.soort, wekker.c.onderwerp_id, wekker.c.volgnummer)
    rijen = uow.voer_uit(
        select(wekker)
        .where(uow.hier(wekker), wekker.c.afgegaan_op.is_(None), wekker.c.wanneer <= uow.now)
        .order_by(wekker.c.wanneer, *sleutel)
        .limit(aantal)
        .with_for_update(skip_locked=True)
    ).all()
    if rijen:
        deze = tuple_(*sleutel).in_([(rij.soort, rij.onderwerp_id, rij.volgnummer) for rij in rijen])
        uow.voer_uit(update(wekker).where(uow.hier(wekker), deze).values(afgegaan_op=uow.now))
    return tuple(Wekker(rij.soort, rij.onderwerp_id, rij.wanneer, rij.volgnummer) for rij in rijen)


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when the next alarm is due; in the past when one is late, None when there is none."""
    moment: datetime | None = uow.voer_uit(
        select(func.min(wekker.c.wanneer)).where(uow.hier(wekker), wekker.c.afgegaan_op.is_(None))
    ).scalar_one()
    return moment
