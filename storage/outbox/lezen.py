"""What stands in the outbox: one act, how much waits, when the next is due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, delete, func, select

from domain.errors import NotFound
from storage import gesprekken, kanalen
from storage.gesprekken import Gesprek
from storage.opdrachten import dit, een_van, hier
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
        contact_id: the contact to whom it goes by mail; None for Teams.
        adres: the same for every act on a message: `g:<conversation>`, `p:<person>` or `m:<contact>`.
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
    contact_id: str | None = None
    adres: str = ""


def _laatste(een: ColumnElement[datetime], ander: ColumnElement[datetime]) -> ColumnElement[datetime]:
    return case((een > ander, een), else_=ander)


MET_BERICHT: Final[Select[Any]] = select(
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
    bericht.c.contact_id,
    bericht.c.adres,
    bericht.c.activity_id,
    bericht.c.geplaatst_in,
).join(bericht, (bericht.c.regio == outbox.c.regio) & (bericht.c.id == outbox.c.bericht_id))


_LEES: Final = MET_BERICHT.where(*dit(outbox, "id"))
_VAN_STATUS: Final = (
    MET_BERICHT.where(*dit(outbox, "status"), IS_OPEN).order_by(outbox.c.volgnummer).limit(bindparam("aantal"))
)
_WACHTEND_VOOR: Final = (
    MET_BERICHT.where(*dit(outbox, "kanaal"), IS_WACHT, bericht.c.persoon_id == bindparam("dit_persoon_id"))
    # The order of the index, within which the number decides.
    .order_by(outbox.c.rang, outbox.c.volgnummer)
)
_WACHTEND_VAN: Final = MET_BERICHT.where(*dit(outbox, "bericht_id"), IS_WACHT)
_NIET_BEZORGD: Final = (
    select(bericht.c.contact_id)
    .join(outbox, (outbox.c.regio == bericht.c.regio) & (outbox.c.bericht_id == bericht.c.id))
    .where(*dit(outbox, "status"), IS_OPEN, *een_van(bericht, "contact_id"))
)
_STAND: Final = (
    select(outbox.c.status, func.count().label("aantal")).where(hier(outbox), IS_OPEN).group_by(outbox.c.status)
)
_EIGEN: Final = kanaal.alias("eigen")
_TENANT: Final = kanaal.alias("tenant")
_EERSTVOLGENDE: Final = (
    select(func.min(_laatste(_laatste(outbox.c.vanaf, _EIGEN.c.vrij_vanaf), _TENANT.c.vrij_vanaf)))
    .select_from(outbox)
    .join(_EIGEN, (_EIGEN.c.regio == outbox.c.regio) & (_EIGEN.c.naam == outbox.c.kanaal))
    .join(_TENANT, (_TENANT.c.regio == _EIGEN.c.regio) & (_TENANT.c.naam == _EIGEN.c.tenant))
    .where(hier(outbox), IS_WACHT, _EIGEN.c.bezet.is_(None), _EIGEN.c.dicht.is_(False))
)
_RUIM_OP: Final = delete(outbox).where(
    hier(outbox),
    outbox.c.afgehandeld_op < bindparam("voor"),
    outbox.c.status.in_((OutboxStatus.VERZONDEN, OutboxStatus.VERVALLEN)),
)


def verzending(uow: UnitOfWork, rij: Row[Any]) -> Verzending:
    """Make the act from a row, and look up where it goes."""
    activity_id = None if rij.los else rij.activity_id
    gesprek_id = rij.geplaatst_in if activity_id is not None else rij.gesprek_id
    waarheen: Gesprek | None = None
    if gesprek_id is not None:
        waarheen = gesprekken.lees(uow, gesprek_id)
    elif rij.persoon_id is not None:
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
        contact_id=rij.contact_id,
        adres=rij.adres,
    )


def lees(uow: UnitOfWork, outbox_id: str) -> Verzending:
    """Return one act, whatever became of it.

    Raises:
        NotFound: there is none with that id in this region ("bericht.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=outbox_id).one_or_none()
    if rij is None:
        raise NotFound("bericht.onbekend")
    return verzending(uow, rij)


def van_status(uow: UnitOfWork, status: OutboxStatus, aantal: int) -> tuple[Verzending, ...]:
    """Return acts in an open state (waiting, being sent, dead, uncertain), at most `aantal`, in order of planning."""
    rijen = uow.voer_uit(_VAN_STATUS, dit_status=status, aantal=aantal).all()
    return tuple(verzending(uow, rij) for rij in rijen)


def wachtend_voor(uow: UnitOfWork, persoon_id: str) -> tuple[Verzending, ...]:
    """Return every act that waits to go to a person, in the order in which it would go."""
    naam = kanalen.naam_van_persoon(persoon_id)
    rijen = uow.voer_uit(_WACHTEND_VOOR, dit_kanaal=naam, dit_persoon_id=persoon_id).all()
    return tuple(verzending(uow, rij) for rij in rijen)


def wachtend_van(uow: UnitOfWork, bericht_id: str) -> Verzending | None:
    """Return the one act on a message that waits; None when none does."""
    rij = uow.voer_uit(_WACHTEND_VAN, dit_bericht_id=bericht_id).one_or_none()
    return None if rij is None else verzending(uow, rij)


def niet_bezorgd(uow: UnitOfWork, contact_ids: Collection[str]) -> frozenset[str]:
    """Return to which of these contacts a mail was refused about which nobody decided yet."""
    if not contact_ids:
        return frozenset()
    rijen = uow.voer_uit(_NIET_BEZORGD, dit_status=OutboxStatus.DOOD, dit_contact_id=sorted(contact_ids))
    return frozenset(rijen.scalars())


def stand(uow: UnitOfWork) -> dict[OutboxStatus, int]:
    """Count what is not done, per status (waiting, being sent, dead, uncertain), for the metrics.

    What was sent is not counted here, so that counting costs the same after ten years.
    """
    per_status = {rij.status: rij.aantal for rij in uow.voer_uit(_STAND)}
    te_tellen = (OutboxStatus.WACHT, OutboxStatus.VERZENDEN, OutboxStatus.DOOD, OutboxStatus.ONZEKER)
    return {status: per_status.get(status, 0) for status in te_tellen}


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when the next act may be claimed, as far as is known now; None when nothing waits that may go.

    What waits behind an act that is being sent, or in a closed conversation, is not counted: the end of the one and
    the opening of the other are changes after which to look again.
    """
    eerste: datetime | None = uow.voer_uit(_EERSTVOLGENDE).scalar_one()
    return eerste


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget acts that were done before that moment; the messages themselves, and what waits, stay. Return how many."""
    return uow.voer_uit(_RUIM_OP, voor=voor).rowcount
