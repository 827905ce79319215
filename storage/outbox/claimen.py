"""Claiming the next act: one transaction in which it is picked, its send slots are reserved, and it is rendered."""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, select, update

from storage import kanalen
from storage.kanalen import Limieten
from storage.outbox.lezen import Verzending, met_bericht, verzending
from storage.tabellen.outbox import IS_WACHT, OutboxStatus, kanaal, outbox
from storage.uow import UnitOfWork

_POGINGEN: Final = 4


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
        gekozen = _kies_kanaal(uow)
        if gekozen is None or not kanalen.is_vrij(uow, gekozen.tenant):
            return None
        rij = _eerste(uow, gekozen.naam)
        if rij is None:
            # Somebody took it back between the two looks.
            continue
        kanalen.reserveer(uow, gekozen.tenant, limieten.tenant, limieten.marge, bezet=None)
        kanalen.reserveer(uow, gekozen.naam, limieten.gesprek, limieten.marge, bezet=rij.id)
        waarden = {
            "status": OutboxStatus.VERZENDEN,
            "werker": werker,
            "verhuurd_tot": uow.now + verhuur,
            "pogingen": rij.pogingen + 1,
            "claim": rij.claim + 1,
        }
        uow.voer_uit(update(outbox).where(uow.hier(outbox), outbox.c.id == rij.id).values(waarden))
        genomen = met_bericht(uow, outbox.c.id == rij.id)
        return verzending(uow, uow.voer_uit(genomen).one())
    return None


def _kies_kanaal(uow: UnitOfWork) -> Row[Any] | None:
    """Find and lock the channel whose turn it is.

    Looks at each channel once (there are as many as conversations, whatever their history), and in each only at the
    head of its queue.
    """
    tenant = kanaal.alias("tenant")
    kop = outbox.alias("kop")
    eerste = (
        select(outbox.c.id)
        .where(outbox.c.regio == kanaal.c.regio, outbox.c.kanaal == kanaal.c.naam, IS_WACHT, outbox.c.vanaf <= uow.now)
        .order_by(outbox.c.rang, outbox.c.volgnummer)
        .limit(1)
        .correlate(kanaal)
        .scalar_subquery()
    )
    gevraagd = (
        select(kanaal.c.naam, kanaal.c.tenant)
        .join(tenant, (tenant.c.regio == kanaal.c.regio) & (tenant.c.naam == kanaal.c.tenant))
        .join(kop, (kop.c.regio == kanaal.c.regio) & (kop.c.id == eerste))
        .where(
            uow.hier(kanaal),
            kanaal.c.bezet.is_(None),
            kanaal.c.dicht.is_(False),
            kanaal.c.vrij_vanaf <= uow.now,
            tenant.c.vrij_vanaf <= uow.now,
        )
        .order_by(kop.c.rang, kop.c.volgnummer)
        .limit(1)
        .with_for_update(of=kanaal, skip_locked=True)
    )
    return uow.voer_uit(gevraagd).one_or_none()


def _eerste(uow: UnitOfWork, naam: str) -> Row[Any] | None:
    # Not SKIP LOCKED: whoever holds it is planning the same message, and is done in a moment.
    gevraagd = (
        select(outbox.c.id, outbox.c.pogingen, outbox.c.claim)
        .where(uow.hier(outbox), outbox.c.kanaal == naam, IS_WACHT, outbox.c.vanaf <= uow.now)
        .order_by(outbox.c.rang, outbox.c.volgnummer)
        .limit(1)
        .with_for_update()
    )
    return uow.voer_uit(gevraagd).one_or_none()
