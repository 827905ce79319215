"""Claiming the next act: one transaction in which it is picked, its send slots are reserved, and it is rendered."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, select, update

from storage import kanalen
from storage.kanalen import Limieten
from storage.opdrachten import dit, hier
from storage.outbox.lezen import MET_BERICHT, Verzending, verzending
from storage.tabellen.outbox import IS_WACHT, OutboxStatus, kanaal, outbox
from storage.uow import UnitOfWork

_POGINGEN: Final = 4

# Looks at each channel once (there are as many as conversations, whatever their history), and in each only at the head
# of its queue.
_TENANT: Final = kanaal.alias("tenant")
_KOP: Final = outbox.alias("kop")
_ID_VAN_KOP: Final = (
    select(outbox.c.id)
    .where(
        outbox.c.regio == kanaal.c.regio,
        outbox.c.kanaal == kanaal.c.naam,
        IS_WACHT,
        outbox.c.vanaf <= bindparam("nu"),
    )
    .order_by(outbox.c.rang, outbox.c.volgnummer)
    .limit(1)
    .correlate(kanaal)
    .scalar_subquery()
)
_KIES_KANAAL: Final = (
    select(kanaal.c.naam, kanaal.c.tenant)
    .join(_TENANT, (_TENANT.c.regio == kanaal.c.regio) & (_TENANT.c.naam == kanaal.c.tenant))
    .join(_KOP, (_KOP.c.regio == kanaal.c.regio) & (_KOP.c.id == _ID_VAN_KOP))
    .where(
        hier(kanaal),
        kanaal.c.bezet.is_(None),
        kanaal.c.dicht.is_(False),
        kanaal.c.vrij_vanaf <= bindparam("nu"),
        _TENANT.c.vrij_vanaf <= bindparam("nu"),
    )
    .order_by(_KOP.c.rang, _KOP.c.volgnummer)
    .limit(1)
    .with_for_update(of=kanaal, skip_locked=True)
)
# Not SKIP LOCKED: whoever holds it is planning the same message, and is done in a moment.
_EERSTE: Final = (
    MET_BERICHT.where(*dit(outbox, "kanaal"), IS_WACHT, outbox.c.vanaf <= bindparam("nu"))
    .order_by(outbox.c.rang, outbox.c.volgnummer)
    .limit(1)
    .with_for_update(of=outbox)
)
_CLAIM: Final = update(outbox).where(*dit(outbox, "id"))


def neem(uow: UnitOfWork, *, werker: str, limieten: Limieten, verhuur: timedelta) -> Verzending | None:
    """Claim the next act that is due, and mark it as being sent.

    Of the conversations that may take something now, the one with the highest priority and then the longest waiting
    comes first. A conversation has at most one act being sent, so its messages stay in order; two workers never get
    the same one. The slots of the conversation and of its tenant are reserved in this same transaction, also when the
    caller then lets the act drop. The caller renders inside this transaction, and sends after it.

    Args:
        uow: the transaction.
        werker: who claims, for the people who look at what hangs.
        limieten: what Teams takes.
        verhuur: how long the claim holds; after that `verlopen_leases` gives the act to somebody else.

    Returns:
        The act, or None when nothing may be sent now (`eerstvolgende` says when to look again).
    """
    for _ in range(_POGINGEN):
        gekozen = uow.voer_uit(_KIES_KANAAL, nu=uow.now).one_or_none()
        if gekozen is None or not kanalen.is_vrij(uow, gekozen.tenant):
            return None
        rij = uow.voer_uit(_EERSTE, dit_kanaal=gekozen.naam, nu=uow.now).one_or_none()
        if rij is None:
            # Somebody took it back between the two looks.
            continue
        kanalen.reserveer(uow, gekozen.tenant, limieten.tenant, limieten.marge, bezet=None)
        kanalen.reserveer(uow, gekozen.naam, limieten.gesprek, limieten.marge, bezet=rij.id)
        nieuw = {"status": OutboxStatus.VERZENDEN, "pogingen": rij.pogingen + 1, "claim": rij.claim + 1}
        uow.voer_uit(_CLAIM, dit_id=rij.id, **nieuw, werker=werker, verhuurd_tot=uow.now + verhuur)
        return replace(verzending(uow, rij), **nieuw)
    return None
