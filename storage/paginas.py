"""Links to pages: each for one person and one page, opened once, and then good for one signed-in browser for a while.

The token is never kept: only a hash of it is. A link is opened by pressing a button, not by fetching it (what scans
mail and chat fetches links), and only for the session of the person it was made for (`storage.websessies`).
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, select, update

from storage.opdrachten import dit, hier
from storage.tabellen.paginas import paginalink
from storage.uow import UnitOfWork

_BYTES: Final = 32
_HASH: Final = re.compile(r"[0-9a-f]{64}")

_MAAK: Final = insert(paginalink)
_LEES: Final = select(paginalink).where(*dit(paginalink, "id"))
_OPEN: Final = update(paginalink).where(
    *dit(paginalink, "id"), paginalink.c.geopend_op.is_(None), paginalink.c.verloopt_op > bindparam("nu")
)
_TREK_IN: Final = delete(paginalink).where(*dit(paginalink, "id"))
_RUIM_OP: Final = delete(paginalink).where(hier(paginalink), paginalink.c.verloopt_op < bindparam("voor"))


@dataclass(frozen=True, slots=True)
class Paginalink:
    """A link to a page. `onderwerp_id` is what the page shows; `sessie_tot` until when an opened one can be seen."""

    id: str
    soort: str
    onderwerp_id: str
    persoon_id: str
    verloopt_op: datetime
    geopend_op: datetime | None
    sessie: str | None
    sessie_tot: datetime | None


def maak(uow: UnitOfWork, *, soort: str, onderwerp_id: str, persoon_id: str, verloopt_op: datetime) -> str:
    """Make a link, and return its token: 256 bits, not to be guessed."""
    token = secrets.token_urlsafe(_BYTES)
    rij = {
        "id": _hash(token),
        "soort": soort,
        "onderwerp_id": onderwerp_id,
        "persoon_id": persoon_id,
        "verloopt_op": verloopt_op,
    }
    uow.voeg_in(_MAAK, rij)
    return token


def kijk(uow: UnitOfWork, token: str) -> Paginalink | None:
    """Return the link of a token that can still be opened; None when there is none, or it was opened or has expired."""
    link = _zoek(uow, token)
    if link is None or link.geopend_op is not None or link.verloopt_op <= uow.now:
        return None
    return link


def lees(uow: UnitOfWork, link_id: str) -> Paginalink | None:
    """Return a link by its id (`Paginalink.id`, which opens nothing), however far it is."""
    if _HASH.fullmatch(link_id) is None:
        # A browser may send any bytes, and not every database takes all of them.
        return None
    rij = uow.voer_uit(_LEES, dit_id=link_id).one_or_none()
    return None if rij is None else _uit(rij)


def open_(uow: UnitOfWork, link_id: str, sessie_id: str, sessie_tot: datetime) -> bool:
    """Open a link, once, for one session; return whether that could still be done."""
    waarden = {"geopend_op": uow.now, "sessie": sessie_id, "sessie_tot": sessie_tot}
    return uow.voer_uit(_OPEN, dit_id=link_id, nu=uow.now, **waarden).rowcount > 0


def maak_geopend(
    uow: UnitOfWork, *, soort: str, onderwerp_id: str, persoon_id: str, sessie_id: str, sessie_tot: datetime
) -> str:
    """Make a link that is open already, for a session that comes from another page; return its id."""
    link_id = _hash(secrets.token_urlsafe(_BYTES))
    rij = {
        "id": link_id,
        "soort": soort,
        "onderwerp_id": onderwerp_id,
        "persoon_id": persoon_id,
        "verloopt_op": uow.now,
        "geopend_op": uow.now,
        "sessie": sessie_id,
        "sessie_tot": sessie_tot,
    }
    uow.voeg_in(_MAAK, rij)
    return link_id


def met_sessie(uow: UnitOfWork, link_id: str, sessie_id: str) -> Paginalink | None:
    """Return the link that this session opened, while it may be looked at; else None."""
    link = lees(uow, link_id)
    if link is None or link.sessie is None or link.sessie_tot is None or link.sessie_tot <= uow.now:
        return None
    return link if secrets.compare_digest(link.sessie, sessie_id) else None


def trek_in(uow: UnitOfWork, link_id: str) -> bool:
    """Take a link back; what was opened with it cannot be seen any more. Return whether it was there."""
    return uow.voer_uit(_TREK_IN, dit_id=link_id).rowcount > 0


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget links that expired before that moment; return how many."""
    return uow.voer_uit(_RUIM_OP, voor=voor).rowcount


def _zoek(uow: UnitOfWork, token: str) -> Paginalink | None:
    rij = uow.voer_uit(_LEES, dit_id=_hash(token)).one_or_none()
    return None if rij is None else _uit(rij)


def _hash(geheim: str) -> str:
    return hashlib.sha256(geheim.encode()).hexdigest()


def _uit(rij: Row[Any]) -> Paginalink:
    return Paginalink(
        id=rij.id,
        soort=rij.soort,
        onderwerp_id=rij.onderwerp_id,
        persoon_id=rij.persoon_id,
        verloopt_op=rij.verloopt_op,
        geopend_op=rij.geopend_op,
        sessie=rij.sessie,
        sessie_tot=rij.sessie_tot,
    )
