"""Sign-ins under way: what must come back with them, and for which link. Each is taken once.

What is kept is sealed with a key made from one of the region and from the secret that the browser holds: neither the
database nor the keys alone open it.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select

from domain.errors import Unavailable
from storage.opdrachten import dit, hier
from storage.sleutels import Versleutelaar, onderscheid
from storage.tabellen.privacy import aanmelding
from storage.uow import UnitOfWork

_BYTES: Final = 32

_BEGIN: Final = insert(aanmelding)
_LEES: Final = select(aanmelding).where(*dit(aanmelding, "id"), aanmelding.c.verloopt_op > bindparam("nu"))
_NEEM: Final = delete(aanmelding).where(*dit(aanmelding, "id"))
_RUIM_OP: Final = delete(aanmelding).where(hier(aanmelding), aanmelding.c.verloopt_op < bindparam("voor"))


def begin(uow: UnitOfWork, inhoud: Mapping[str, Any], tot: datetime) -> str:
    """Keep what a sign-in must come back with; return the secret that its browser keeps (256 bits)."""
    geheim = secrets.token_urlsafe(_BYTES)
    id_ = _hash(geheim)
    verzegeld = _sleutel(uow, geheim).versleutel(json.dumps(inhoud).encode(), id_)
    uow.voeg_in(_BEGIN, {"id": id_, "inhoud": verzegeld, "verloopt_op": tot})
    return geheim


def neem(uow: UnitOfWork, geheim: str) -> dict[str, Any] | None:
    """Take a sign-in, so that it comes back once; None when there is none, or it took too long."""
    id_ = _hash(geheim)
    rij = uow.voer_uit(_LEES, dit_id=id_, nu=uow.now).one_or_none()
    # Of two that come back with the same at once, one takes it.
    if not uow.voer_uit(_NEEM, dit_id=id_).rowcount or rij is None:
        return None
    try:
        inhoud = json.loads(_sleutel(uow, geheim).ontsleutel(rij.inhoud, id_))
    except Unavailable:
        return None
    return inhoud if isinstance(inhoud, dict) else None


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget sign-ins that nobody finished before that moment; return how many."""
    return uow.voer_uit(_RUIM_OP, voor=voor).rowcount


def _sleutel(uow: UnitOfWork, geheim: str) -> Versleutelaar:
    # No form is sealed over what begins so (see `Desk`): a use of the key of its own.
    return Versleutelaar(uow.zegel(onderscheid("aanmelding", geheim)), uow.regio)


def _hash(geheim: str) -> str:
    return hashlib.sha256(geheim.encode("utf-8", "surrogatepass")).hexdigest()
