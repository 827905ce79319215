"""Giving up a message: a person says that it need not be sent any more."""

from typing import Final

from sqlalchemy import select, update

from storage.opdrachten import dit
from storage.tabellen.outbox import OutboxStatus, bericht, outbox
from storage.uow import UnitOfWork

_BERICHT_ID: Final = select(outbox.c.bericht_id).where(*dit(outbox, "id")).scalar_subquery()
_HOUD_VAST: Final = select(bericht.c.id).where(bericht.c.id == _BERICHT_ID, *dit(bericht)).with_for_update()
_ZIE_AF: Final = update(outbox).where(
    *dit(outbox, "id"),
    outbox.c.status.in_((OutboxStatus.WACHT, OutboxStatus.DOOD, OutboxStatus.ONZEKER)),
)


def zie_af(uow: UnitOfWork, outbox_id: str, reden: str) -> bool:
    """Send this act no more; return False when it was sent, dropped, or is being sent at this moment.

    `reden` is a code, never a sentence of a person.
    """
    # The message is held before the act, in this order everywhere.
    uow.voer_uit(_HOUD_VAST, dit_id=outbox_id)
    einde = {"status": OutboxStatus.VERVALLEN, "reden": reden, "afgehandeld_op": uow.now, "verhuurd_tot": None}
    return uow.voer_uit(_ZIE_AF, dit_id=outbox_id, **einde).rowcount > 0
