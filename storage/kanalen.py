"""Channels of the outbox: one per conversation, one per tenant, each with the moment from which it may take more.

Teams counts in sliding windows. Every send gets the next number of its channel, so the question "may another one go,
and if not, when" is a look at a few numbers, however many were sent. Reserving happens in the database, in the
transaction that claims the message, so the limits hold for all replicas together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from storage.opdrachten import Samenvoeging, dit, een_van
from storage.tabellen.outbox import kanaal, slot
from storage.uow import UnitOfWork

ALTIJD_AL: Final = datetime(1970, 1, 1, tzinfo=UTC)
_OPRUIMEN_PER: Final = 64

POST: Final = "post"
"""What stands in the place of a tenant for mail."""

_ZORG_VOOR: Final = Samenvoeging(kanaal, ("naam",))
_ZET: Final = update(kanaal).where(*dit(kanaal, "naam"))
_ZET_DICHT: Final = _ZET.where(kanaal.c.dicht != bindparam("dicht_of_niet"))
_GEEF_VRIJ: Final = _ZET.where(kanaal.c.bezet == bindparam("dit_bezet"))
_BLOKKEER: Final = _ZET.where(kanaal.c.vrij_vanaf < bindparam("tot"))
_OP_SLOT: Final = select(kanaal.c.vrij_vanaf).where(*dit(kanaal, "naam")).with_for_update()
_TELLER: Final = select(kanaal.c.teller).where(*dit(kanaal, "naam"))
_SLOTS: Final = select(slot.c.nr, slot.c.op).where(*dit(slot, "kanaal"), *een_van(slot, "nr"))
_NIEUW_SLOT: Final = insert(slot)
_OUDE_SLOTS: Final = delete(slot).where(*dit(slot, "kanaal"), slot.c.nr < bindparam("oudste"))


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


def naam_van_contact(contact_id: str) -> str:
    """Return the channel of the mail to a contact."""
    return f"m:{contact_id}"


def zorg_voor(uow: UnitOfWork, naam: str, tenant_id: str) -> None:
    """Make the channel and that of its tenant when they are not there."""
    zorg_voor_alle(uow, {naam: tenant_id})


def zorg_voor_alle(uow: UnitOfWork, tenants: Mapping[str, str]) -> None:
    """Make these channels (by name, each with the id of its tenant), and those of their tenants, in one order."""
    van = {naam: f"t:{tenant_id}" for naam, tenant_id in sorted(tenants.items())}
    leeg = {"vrij_vanaf": ALTIJD_AL, "bezet": None, "dicht": False, "teller": 0}
    rijen: dict[str, str | None] = {**dict.fromkeys(sorted(set(van.values()))), **van}
    uow.voeg_alle_in(_ZORG_VOOR, [{**leeg, "naam": naam, "tenant": tenant} for naam, tenant in rijen.items()])


def zet_dicht(uow: UnitOfWork, naam: str, *, dicht: bool) -> None:
    """Close a channel (nothing is sent, everything waits), or open it again."""
    uow.voer_uit(_ZET_DICHT, dit_naam=naam, dicht_of_niet=dicht, dicht=dicht)


def geef_vrij(uow: UnitOfWork, naam: str, outbox_id: str) -> None:
    """Let the next message into a channel, now that this one is done."""
    uow.voer_uit(_GEEF_VRIJ, dit_naam=naam, dit_bezet=outbox_id, bezet=None)


def blokkeer(uow: UnitOfWork, naam: str, tot: datetime) -> None:
    """Send nothing there before `tot`: Teams said so."""
    uow.voer_uit(_BLOKKEER, dit_naam=naam, tot=tot, vrij_vanaf=tot)


def is_vrij(uow: UnitOfWork, naam: str) -> bool:
    """Lock the row of a channel until this transaction ends, and tell whether it may take a message now."""
    vrij_vanaf: datetime | None = uow.voer_uit(_OP_SLOT, dit_naam=naam).scalar_one_or_none()
    return vrij_vanaf is not None and vrij_vanaf <= uow.now


def reserveer(uow: UnitOfWork, naam: str, vensters: tuple[Venster, ...], marge: timedelta, bezet: str | None) -> None:
    """Count a send at this moment, and note from when the channel may take the next one.

    The caller holds the lock on the row of the channel.
    """
    nr = uow.voer_uit(_TELLER, dit_naam=naam).scalar_one() + 1
    # For the next send, number nr+1, the window of n looks at number nr+1-n; with n = 1 that is this one.
    terug = {venster: nr + 1 - venster.aantal for venster in vensters}
    bekend = uow.voer_uit(_SLOTS, dit_kanaal=naam, dit_nr=sorted(set(terug.values())))
    momenten: dict[int, datetime] = {rij.nr: rij.op for rij in bekend}
    momenten[nr] = uow.now
    wachten = [momenten[eerder] + venster.duur + marge for venster, eerder in terug.items() if eerder in momenten]
    uow.voeg_in(_NIEUW_SLOT, {"kanaal": naam, "nr": nr, "op": momenten[nr]})
    vrij_vanaf = max(wachten, default=ALTIJD_AL)
    uow.voer_uit(_ZET, dit_naam=naam, teller=nr, vrij_vanaf=vrij_vanaf, bezet=bezet)
    if nr % _OPRUIMEN_PER == 0:
        oudste = nr - max((venster.aantal for venster in vensters), default=0)
        uow.voer_uit(_OUDE_SLOTS, dit_kanaal=naam, oudste=oudste)
