"""Where a message stands: for whoever must keep it true in every conversation in which it was planned."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, select

from storage.opdrachten import dit, een_van
from storage.tabellen.outbox import OutboxStatus, bericht, outbox
from storage.uow import UnitOfWork

_ONDERWEG: Final = (
    select(outbox.c.id)
    .where(
        outbox.c.regio == bericht.c.regio,
        outbox.c.bericht_id == bericht.c.id,
        outbox.c.status.in_((OutboxStatus.WACHT, OutboxStatus.VERZENDEN)),
    )
    .correlate(bericht)
    .exists()
)
_OPNIEUW: Final = (
    select(outbox.c.id)
    .where(
        outbox.c.regio == bericht.c.regio,
        outbox.c.bericht_id == bericht.c.id,
        outbox.c.status == OutboxStatus.VERZENDEN,
        outbox.c.los,
    )
    .correlate(bericht)
    .exists()
)
_IN_TEAMS: Final[Select[Any]] = (
    select(
        bericht.c.onderwerp_id,
        bericht.c.gesprek_id,
        bericht.c.persoon_id,
        bericht.c.activity_id,
        _ONDERWEG.label("onderweg"),
        _OPNIEUW.label("opnieuw"),
    )
    .where(bericht.c.contact_id.is_(None))
    .order_by(bericht.c.onderwerp_id, bericht.c.adres)
)
_PLEKKEN: Final = _IN_TEAMS.where(*dit(bericht, "soort", "onderwerp_id"))
_PLEKKEN_VAN: Final = _IN_TEAMS.where(*dit(bericht, "soort"), *een_van(bericht, "onderwerp_id"))
_PLEKKEN_TUSSEN: Final = _IN_TEAMS.where(
    *dit(bericht, "soort"), bericht.c.onderwerp_id >= bindparam("van"), bericht.c.onderwerp_id <= bindparam("tot")
)
_GEMAILD: Final = select(bericht.c.contact_id).where(
    *dit(bericht, "soort", "onderwerp_id"), bericht.c.contact_id.is_not(None), bericht.c.activity_id.is_not(None)
)


@dataclass(frozen=True, slots=True)
class Plek:
    """A conversation, or a person, to which one message was planned.

    Attributes:
        geplaatst: it is there to be edited.
        onderweg: an act on it waits, or is being sent: it will be posted, or edited, by itself.
        opnieuw: what is being sent is a post of its own, though one is there already: it wakes people as the first did.
    """

    gesprek_id: str | None
    persoon_id: str | None
    geplaatst: bool
    onderweg: bool = False
    opnieuw: bool = False


def plekken(uow: UnitOfWork, soort: str, onderwerp_id: str) -> tuple[Plek, ...]:
    """Return every place in Teams for which a message of this kind on this subject was ever planned, in a fixed order.

    Nothing means that it was never planned. Looked up by the unique key of messages, so history costs nothing.
    """
    rijen = uow.voer_uit(_PLEKKEN, dit_soort=soort, dit_onderwerp_id=onderwerp_id)
    return tuple(_plek(rij) for rij in rijen)


def plekken_van(uow: UnitOfWork, soort: str, onderwerpen: Collection[str]) -> dict[str, tuple[Plek, ...]]:
    """Return the same for several subjects at once; a subject that was never planned is left out."""
    gevonden: dict[str, tuple[Plek, ...]] = {}
    if onderwerpen:
        for rij in uow.voer_uit(_PLEKKEN_VAN, dit_soort=soort, dit_onderwerp_id=sorted(set(onderwerpen))):
            gevonden[rij.onderwerp_id] = (*gevonden.get(rij.onderwerp_id, ()), _plek(rij))
    return gevonden


def plekken_van_dagen(uow: UnitOfWork, soort: str, wie: str, van: date, tot: date) -> dict[str, tuple[Plek, ...]]:
    """Return the same for subjects `<wie>:<ISO date>` of these days, the first day first.

    One walk along the unique key, however many days there are.
    """
    grenzen = {"van": f"{wie}:{van.isoformat()}", "tot": f"{wie}:{tot.isoformat()}"}
    gevonden: dict[str, tuple[Plek, ...]] = {}
    for rij in uow.voer_uit(_PLEKKEN_TUSSEN, dit_soort=soort, **grenzen):
        # A database may sort by rules that leave signs out, and put somebody else's in between.
        if rij.onderwerp_id.startswith(f"{wie}:"):
            gevonden[rij.onderwerp_id] = (*gevonden.get(rij.onderwerp_id, ()), _plek(rij))
    return gevonden


def staat_er(uow: UnitOfWork, soort: str, onderwerp_id: str) -> bool:
    """Tell whether a message of this kind on this subject was posted in Teams, anywhere."""
    return any(een.geplaatst for een in plekken(uow, soort, onderwerp_id))


def gemaild(uow: UnitOfWork, soort: str, onderwerp_id: str) -> frozenset[str]:
    """Return the ids of the contacts who got this mail: it stays as it was, so it is not sent to them again."""
    return frozenset(uow.voer_uit(_GEMAILD, dit_soort=soort, dit_onderwerp_id=onderwerp_id).scalars())


def _plek(rij: Row[Any]) -> Plek:
    return Plek(
        rij.gesprek_id,
        rij.persoon_id,
        geplaatst=rij.activity_id is not None,
        onderweg=bool(rij.onderweg),
        opnieuw=bool(rij.opnieuw),
    )
