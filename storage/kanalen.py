"""Channels of the outbox: one per conversation, one per tenant, each with the moment from which it may take more.

Teams counts in sliding windows. Every send gets the next number of its channel, so the question "may another one go,
and if not, when" is a look at a few numbers, however many were sent. Reserving happens in the database, in the
transaction that claims the message, so the limits hold for all replicas together.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import delete, insert, select, update

from storage.tabellen.outbox import kanaal, slot
from storage.uow import UnitOfWork

ALTIJD_AL: Final = datetime(1970, 1, 1, tzinfo=UTC)
_OPRUIMEN_PER: Final = 64


@dataclass(frozen=True, slots=True)
class Venster:
    """At most `aantal` sends in any stretch of time as long as `duur`."""

    aantal: int
    duur: timedelta

    def __post_init__(self) -> None:
        """Refuse what would stop everything.

        Raises:
            ValueError: nothing may be sent, or the window has no length.
        """
        if self.aantal < 1 or self.duur <= timedelta(0):
            raise ValueError("a window takes at least one message, and lasts")


@dataclass(frozen=True, slots=True)
class Limieten:
    """What Teams takes, per conversation and per tenant (source: Microsoft's page "Rate limiting for agents", 2026).

    `marge` makes every window a little longer than Teams' own: what left at the right moment may arrive closer
    together than it left.
    """

    gesprek: tuple[Venster, ...] = (
        Venster(7, timedelta(seconds=1)),
        Venster(8, timedelta(seconds=2)),
        Venster(60, timedelta(seconds=30)),
        Venster(1800, timedelta(hours=1)),
    )
    tenant: tuple[Venster, ...] = (Venster(50, timedelta(seconds=1)),)
    marge: timedelta = timedelta(milliseconds=100)


def naam_van_gesprek(gesprek_id: str, persoon_id: str | None) -> str:
    """Return the channel of a conversation. A personal one is the channel of its person, known or not yet made."""
    return naam_van_persoon(persoon_id) if persoon_id is not None else f"g:{gesprek_id}"


def naam_van_persoon(persoon_id: str) -> str:
    """Return the channel to a person."""
    return f"p:{persoon_id}"


def zorg_voor(uow: UnitOfWork, naam: str, tenant_id: str) -> None:
    """Make the channel and that of its tenant when they are not there."""
    tenant = f"t:{tenant_id}"
    leeg = {"regio": uow.regio, "vrij_vanaf": ALTIJD_AL, "bezet": None, "dicht": False, "teller": 0}
    rijen = [{**leeg, "naam": tenant, "tenant": None}, {**leeg, "naam": naam, "tenant": tenant}]
    uow.voer_uit(uow.toevoegen(kanaal).values(rijen).on_conflict_do_nothing())


def zet_dicht(uow: UnitOfWork, naam: str, *, dicht: bool) -> None:
    """Close a channel (nothing is sent, everything waits), or open it again."""
    anders = (uow.hier(kanaal), kanaal.c.naam == naam, kanaal.c.dicht.is_not(dicht))
    uow.voer_uit(update(kanaal).where(*anders).values(dicht=dicht))


def geef_vrij(uow: UnitOfWork, naam: str, outbox_id: str) -> None:
    """Let the next message into a channel, now that this one is done."""
    van_hem = (uow.hier(kanaal), kanaal.c.naam == naam, kanaal.c.bezet == outbox_id)
    uow.voer_uit(update(kanaal).where(*van_hem).values(bezet=None))


def blokkeer(uow: UnitOfWork, naam: str, tot: datetime) -> None:
    """Send nothing there before `tot`: Teams said so."""
    eerder = (uow.hier(kanaal), kanaal.c.naam == naam, kanaal.c.vrij_vanaf < tot)
    uow.voer_uit(update(kanaal).where(*eerder).values(vrij_vanaf=tot))


def is_vrij(uow: UnitOfWork, naam: str) -> bool:
    """Lock the row of a channel until this transaction ends, and tell whether it may take a message now."""
    zelf = select(kanaal.c.vrij_vanaf).where(uow.hier(kanaal), kanaal.c.naam == naam).with_for_update()
    vrij_vanaf: datetime | None = uow.voer_uit(zelf).scalar_one_or_none()
    return vrij_vanaf is not None and vrij_vanaf <= uow.now


def reserveer(uow: UnitOfWork, naam: str, vensters: tuple[Venster, ...], marge: timedelta, bezet: str | None) -> None:
    """Count a send at this moment, and note from when the channel may take the next one.

    The caller holds the lock on the row of the channel.
    """
    zelf = (uow.hier(kanaal), kanaal.c.naam == naam)
    nr = uow.voer_uit(select(kanaal.c.teller).where(*zelf)).scalar_one() + 1
    # For the next send, number nr+1, the window of n looks at number nr+1-n; with n = 1 that is this one.
    terug = {venster: nr + 1 - venster.aantal for venster in vensters}
    gevraagd = select(slot.c.nr, slot.c.op).where(
        uow.hier(slot), slot.c.kanaal == naam, slot.c.nr.in_(sorted({*terug.values(), nr - 1}))
    )
    momenten: dict[int, datetime] = {rij.nr: rij.op for rij in uow.voer_uit(gevraagd)}
    # Another replica's clock may be ahead of ours.
    momenten[nr] = max(uow.now, momenten.get(nr - 1, uow.now))
    wachten = [momenten[eerder] + venster.duur + marge for venster, eerder in terug.items() if eerder in momenten]
    uow.voer_uit(insert(slot).values(regio=uow.regio, kanaal=naam, nr=nr, op=momenten[nr]))
    nieuw = {"teller": nr, "vrij_vanaf": max(wachten, default=ALTIJD_AL), "bezet": bezet}
    uow.voer_uit(update(kanaal).where(*zelf).values(nieuw))
    if nr % _OPRUIMEN_PER == 0:
        oud = nr - max((venster.aantal for venster in vensters), default=0)
        uow.voer_uit(delete(slot).where(uow.hier(slot), slot.c.kanaal == naam, slot.c.nr < oud))
