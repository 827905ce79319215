"""Giving up a message: a person says that it need not be sent any more."""

from sqlalchemy import select, update

from storage.tabellen.outbox import OutboxStatus, bericht, outbox
from storage.uow import UnitOfWork


def zie_af(uow: UnitOfWork, outbox_id: str, reden: str) -> bool:
    """Send this act no more; return False when it was sent, dropped, or is being sent at this moment.

    `reden` is a code, never a sentence of a person.
    """
    deze = (uow.hier(outbox), outbox.c.id == outbox_id)
    van = select(outbox.c.bericht_id).where(*deze).scalar_subquery()
    # The message is held before the act, in this order everywhere.
    uow.voer_uit(select(bericht.c.id).where(uow.hier(bericht), bericht.c.id == van).with_for_update())
    stil = outbox.c.status.in_((OutboxStatus.WACHT, OutboxStatus.DOOD, OutboxStatus.ONZEKER))
    einde = {"status": OutboxStatus.VERVALLEN, "reden": reden, "afgehandeld_op": uow.now, "verhuurd_tot": None}
    return uow.voer_uit(update(outbox).where(*deze, stil).values(einde)).rowcount > 0
