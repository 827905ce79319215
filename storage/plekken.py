"""Where a message stands: for whoever must keep it true in every conversation in which it was planned."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from storage.opdrachten import dit
from storage.tabellen.outbox import bericht
from storage.uow import UnitOfWork

_PLEKKEN: Final = (
    select(bericht.c.gesprek_id, bericht.c.persoon_id, bericht.c.activity_id)
    .where(*dit(bericht, "soort", "onderwerp_id"), bericht.c.contact_id.is_(None))
    .order_by(bericht.c.adres)
)


@dataclass(frozen=True, slots=True)
class Plek:
    """A conversation, or a person, to which one message was planned. `geplaatst`: it is there to be edited."""

    gesprek_id: str | None
    persoon_id: str | None
    geplaatst: bool


def plekken(uow: UnitOfWork, soort: str, onderwerp_id: str) -> tuple[Plek, ...]:
    """Return every place in Teams for which a message of this kind on this subject was ever planned, in a fixed order.

    Nothing means that it was never planned. Looked up by the unique key of messages, so history costs nothing.
    """
    rijen = uow.voer_uit(_PLEKKEN, dit_soort=soort, dit_onderwerp_id=onderwerp_id)
    return tuple(Plek(rij.gesprek_id, rij.persoon_id, rij.activity_id is not None) for rij in rijen)
