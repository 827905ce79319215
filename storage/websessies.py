"""Who is signed in to the pages, in which browser, until when. Only a hash of the cookie is kept, never a token."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from storage.opdrachten import dit, hier
from storage.tabellen.privacy import websessie
from storage.uow import UnitOfWork

_BYTES: Final = 32

_BEGIN: Final = insert(websessie)
_LEES: Final = select(websessie).where(*dit(websessie, "id"), websessie.c.verloopt_op > bindparam("nu"))
_VERLENG: Final = update(websessie).where(*dit(websessie, "id"))
_BEEINDIG: Final = delete(websessie).where(*dit(websessie, "id"))
_RUIM_OP: Final = delete(websessie).where(hier(websessie), websessie.c.verloopt_op < bindparam("voor"))


@dataclass(frozen=True, slots=True)
class Websessie:
    """Somebody who signed in. `verloopt_op` moves on while he is there; `begonnen_op` never does."""

    id: str
    persoon_id: str
    begonnen_op: datetime
    verloopt_op: datetime


def begin(uow: UnitOfWork, persoon_id: str, tot: datetime) -> tuple[Websessie, str]:
    """Begin a session; return it with the secret that its browser keeps (256 bits)."""
    geheim = secrets.token_urlsafe(_BYTES)
    nieuw = Websessie(_hash(geheim), persoon_id, uow.now, tot)
    rij = {"id": nieuw.id, "persoon_id": persoon_id, "begonnen_op": uow.now, "verloopt_op": tot}
    uow.voeg_in(_BEGIN, rij)
    return nieuw, geheim


def lees(uow: UnitOfWork, geheim: str) -> Websessie | None:
    """Return the session of a browser; None when there is none, or it is over."""
    rij = uow.voer_uit(_LEES, dit_id=_hash(geheim), nu=uow.now).one_or_none()
    return None if rij is None else Websessie(rij.id, rij.persoon_id, rij.begonnen_op, rij.verloopt_op)


def verleng(uow: UnitOfWork, sessie_id: str, tot: datetime) -> None:
    """Let a session last until then."""
    uow.voer_uit(_VERLENG, dit_id=sessie_id, verloopt_op=tot)


def beeindig(uow: UnitOfWork, sessie_id: str) -> bool:
    """End a session now; return whether it was there."""
    return uow.voer_uit(_BEEINDIG, dit_id=sessie_id).rowcount > 0


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget sessions that were over before that moment; return how many."""
    return uow.voer_uit(_RUIM_OP, voor=voor).rowcount


def _hash(geheim: str) -> str:
    # What no browser of ours was given may be any text.
    return hashlib.sha256(geheim.encode("utf-8", "surrogatepass")).hexdigest()
