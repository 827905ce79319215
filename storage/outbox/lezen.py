"""What stands in the outbox: one act, how much waits, when the next is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, delete, func, select

from domain.errors import NotFound
from storage import gesprekken
from storage.gesprekken import Gesprek
from storage.tabellen.outbox import IS_OPEN, IS_WACHT, OutboxStatus, bericht, kanaal, outbox
from storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Verzending:
    """One act on one message.

    Attributes:
        id: of the outbox row.
        bericht_id: of the message; the same for every act on it.
        soort, onderwerp_id: from which it is rendered.
        gesprek: where it is sent: where it was posted, or should be. None when it goes to a person with whom there is
            no conversation yet: open one first, and remember it (`gesprekken.onthoud` with his id).
        persoon_id: the person to whom it goes; None when it goes to a conversation.
        activity_id: of the post that is to be edited; None when it is to be posted.
        pogingen: how many times it was claimed since it was planned, this time included.
        claim: grows with every claim; an act that was claimed again since is recognised by it.
    """

    id: str
    bericht_id: str
    soort: str
    onderwerp_id: str
    gesprek: Gesprek | None
    persoon_id: str | None
    activity_id: str | None
    pogingen: int
    claim: int
    kanaal: str
    status: OutboxStatus
    reden: str | None


_MET_BERICHT: Select[Any] = select(
    outbox.c.id,
    outbox.c.bericht_id,
    outbox.c.kanaal,
    outbox.c.status,
    outbox.c.los,
    outbox.c.pogingen,
    outbox.c.claim,
    outbox.c.reden,
    bericht.c.soort,
    bericht.c.onderwerp_id,
    bericht.c.gesprek_id,
    bericht.c.persoon_id,
    bericht.c.activity_id,
    bericht.c.geplaatst_in,
).join(bericht, (bericht.c.regio == outbox.c.regio) & (bericht.c.id == outbox.c.bericht_id))


def met_bericht(uow: UnitOfWork, *waar: ColumnElement[bool]) -> Select[Any]:
    """Return the query for acts with their messages, from which `verzending` makes what is handed out."""
    return _MET_BERICHT.where(uow.hier(outbox), *waar)


def verzending(uow: UnitOfWork, rij: Row[Any]) -> Verzending:
    """Make the act from a row, and look up where it goes."""
    activity_id = None if rij.los else rij.activity_id
    gesprek_id = rij.geplaatst_in if activity_id is not None else rij.gesprek_id
    if gesprek_id is not None:
        waarheen: Gesprek | None = gesprekken.lees(uow, gesprek_id)
    else:
        waarheen = gesprekken.persoonlijk(uow, rij.persoon_id)
    return Verzending(
        id=rij.id,
        bericht_id=rij.bericht_id,
        soort=rij.soort,
        onderwerp_id=rij.onderwerp_id,
        gesprek=waarheen,
        persoon_id=rij.persoon_id,
        activity_id=activity_id,
        pogingen=rij.pogingen,
        claim=rij.claim,
        kanaal=rij.kanaal,
        status=rij.status,
        reden=rij.reden,
    )


def lees(uow: UnitOfWork, outbox_id: str) -> Verzending:
    """Return one act, whatever became of it.

    Raises:
        NotFound: there is none with that id in this region ("bericht.onbekend").
    """
    rij = uow.voer_uit(met_bericht(uow, outbox.c.id == outbox_id)).one_or_none()
    if rij is None:
        raise NotFound("bericht.onbekend")
    return verzending(uow, rij)


def van_status(uow: UnitOfWork, status: OutboxStatus, aantal: int) -> tuple[Verzending, ...]:
    """Return acts in an open state (waiting, being sent, dead, uncertain), at most `aantal`, in order of planning."""
    gevraagd = met_bericht(uow, IS_OPEN, outbox.c.status == status)
    rijen = uow.voer_uit(gevraagd.order_by(outbox.c.volgnummer).limit(aantal)).all()
    return tuple(verzending(uow, rij) for rij in rijen)


def stand(uow: UnitOfWork) -> dict[OutboxStatus, int]:
    """Count what is not done, per status (waiting, being sent, dead, uncertain), for the metrics.

    What was sent is not counted here, so that counting costs the same after ten years.
    """
    geteld = select(outbox.c.status, func.count().label("aantal")).where(uow.hier(outbox), IS_OPEN)
    per_status = {rij.status: rij.aantal for rij in uow.voer_uit(geteld.group_by(outbox.c.status))}
    te_tellen = (OutboxStatus.WACHT, OutboxStatus.VERZENDEN, OutboxStatus.DOOD, OutboxStatus.ONZEKER)
    return {status: per_status.get(status, 0) for status in te_tellen}


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when the next act may be claimed, as far as is known now; None when nothing waits that may go.

    What waits behind an act that is being sent, or in a closed conversation, is not counted: the end of the one and
    the opening of the other are changes after which to look again.
    """
    eigen = kanaal.alias("eigen")
    tenant = kanaal.alias("tenant")
    moment = _laatste(_laatste(outbox.c.vanaf, eigen.c.vrij_vanaf), tenant.c.vrij_vanaf)
    gevraagd = (
        select(func.min(moment))
        .select_from(outbox)
        .join(eigen, (eigen.c.regio == outbox.c.regio) & (eigen.c.naam == outbox.c.kanaal))
        .join(tenant, (tenant.c.regio == eigen.c.regio) & (tenant.c.naam == eigen.c.tenant))
        .where(uow.hier(outbox), IS_WACHT, eigen.c.bezet.is_(None), eigen.c.dicht.is_(False))
    )
    eerste: datetime | None = uow.voer_uit(gevraagd).scalar_one()
    return eerste


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget acts that were done before that moment; the messages themselves, and what waits, stay. Return how many."""
    oud = (uow.hier(outbox), outbox.c.afgehandeld_op < voor)
    klaar = outbox.c.status.in_((OutboxStatus.VERZONDEN, OutboxStatus.VERVALLEN))
    return uow.voer_uit(delete(outbox).where(*oud, klaar)).rowcount


def _laatste(een: Any, ander: Any) -> Any:  # noqa: ANN401 - expressions of moments
    return case((een > ander, een), else_=ander)
