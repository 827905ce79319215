"""Links to the page of somebody who is detained, and the devices that opened one. Only hashes of secrets are kept.

A token is random, and carries a keyed check of its region behind it. Whoever holds the key of the check tells a guess
from a token without the database: a storm of guesses costs a hash each. The cookie of a device is made the same way.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, select, update

from domain.gastlink import MEESTE_TOESTELLEN, Gastlink
from storage.opdrachten import dit, hier
from storage.tabellen.terugkeergesprek import gastlink, gastsessie
from storage.uow import UnitOfWork

DEUR: Final = b"gastdeur"
"""What the key of the check is made from: `uow.zegel(DEUR)`, the same as long as the keys of the region are."""

_TOEVAL: Final = 32
_CONTROLE: Final = 16
"""Bytes: 256 bits that are not to be guessed, and 128 that say that they come from here."""

_LEES: Final = select(gastlink).where(*dit(gastlink, "id"))
_VAN_GESPREK: Final = (
    select(gastlink).where(*dit(gastlink, "gesprek_id")).order_by(gastlink.c.gemaakt_op.desc(), gastlink.c.id)
)
# Without an order, so that no index is walked for its order alone; it is put in order here.
_WERKENDE: Final = select(gastlink).where(
    hier(gastlink), gastlink.c.verloopt_op > bindparam("nu"), gastlink.c.ingetrokken_op.is_(None)
)
_MAAK: Final = insert(gastlink)
_TEL_TOESTEL: Final = update(gastlink).where(
    *dit(gastlink, "id", "toestellen"), gastlink.c.ingetrokken_op.is_(None), gastlink.c.verloopt_op > bindparam("nu")
)
_NIET_INGETROKKEN: Final = (*dit(gastlink, "gesprek_id"), gastlink.c.ingetrokken_op.is_(None))
_TREK_IN: Final = update(gastlink).where(*_NIET_INGETROKKEN, gastlink.c.verloopt_op > bindparam("nu"))
_HOUD_GELDIG: Final = update(gastlink).where(*_NIET_INGETROKKEN)
_STA_TOE: Final = update(gastlink).where(
    *_NIET_INGETROKKEN, gastlink.c.toestellen > 0, gastlink.c.toestellen < MEESTE_TOESTELLEN
)
_BEGIN: Final = insert(gastsessie)
_SESSIE: Final = select(gastsessie).where(*dit(gastsessie, "id"), gastsessie.c.tot > bindparam("nu"))
_ZET_TAAL: Final = update(gastsessie).where(*dit(gastsessie, "id"))
_BEEINDIG: Final = delete(gastsessie).where(*dit(gastsessie, "id"))
_RUIM_SESSIES_OP: Final = delete(gastsessie).where(hier(gastsessie), gastsessie.c.tot < bindparam("nu"))
_MET_SESSIE: Final = select(gastsessie.c.id).where(
    gastsessie.c.regio == gastlink.c.regio, gastsessie.c.gastlink_id == gastlink.c.id
)
_RUIM_LINKS_OP: Final = delete(gastlink).where(
    hier(gastlink), gastlink.c.verloopt_op < bindparam("voor"), ~_MET_SESSIE.correlate(gastlink).exists()
)


class Geheimsoort(StrEnum):
    """What a secret opens: the check of the one is never good for the other."""

    LINK = "gastlink"
    TOESTEL = "gasttoestel"


@dataclass(frozen=True, slots=True)
class Gastsessie:
    """A device that opened a link, and may look until `tot`. `taal`: what was chosen on it."""

    id: str
    gastlink_id: str
    tot: datetime
    taal: str


def is_van_hier(sleutel: bytes, soort: Geheimsoort, geheim: str) -> bool:
    """Tell whether a secret was made here, without looking it up; not whether it still opens anything.

    `sleutel` is what `uow.zegel(DEUR)` gives in that region.
    """
    try:
        ruw = base64.b64decode(geheim, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(ruw) != _TOEVAL + _CONTROLE:
        return False
    return hmac.compare_digest(ruw[_TOEVAL:], _controle(sleutel, soort, ruw[:_TOEVAL]))


def maak(
    uow: UnitOfWork, *, gesprek_id: str, casus_id: str, persoon_id: str, verloopt_op: datetime
) -> tuple[Gastlink, str]:
    """Make a link for a casemanager; return it with its token, which is kept nowhere."""
    token = _nieuw_geheim(uow, Geheimsoort.LINK)
    nieuw = Gastlink(_hash(token), gesprek_id, casus_id, persoon_id, uow.now, verloopt_op)
    uow.voeg_in(
        _MAAK,
        {
            "id": nieuw.id,
            "gesprek_id": gesprek_id,
            "casus_id": casus_id,
            "persoon_id": persoon_id,
            "gemaakt_op": uow.now,
            "verloopt_op": verloopt_op,
            "toestellen": 0,
        },
    )
    return nieuw, token


def met_token(uow: UnitOfWork, token: str) -> Gastlink | None:
    """Return the link of a token, however far it is; None when there is none (any more)."""
    return lees(uow, _hash(token))


def lees(uow: UnitOfWork, link_id: str) -> Gastlink | None:
    """Return a link by its id, which opens nothing; None when there is none."""
    rij = uow.voer_uit(_LEES, dit_id=link_id).one_or_none()
    return None if rij is None else _uit(rij)


def van_gesprek(uow: UnitOfWork, gesprek_id: str) -> tuple[Gastlink, ...]:
    """Return every link that was made for a talk and is still kept, the newest first."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_VAN_GESPREK, dit_gesprek_id=gesprek_id).all())


def werkende(uow: UnitOfWork) -> tuple[Gastlink, ...]:
    """Return every link that was neither taken back nor expired, in order of their ids."""
    return tuple(sorted((_uit(rij) for rij in uow.voer_uit(_WERKENDE, nu=uow.now).all()), key=lambda een: een.id))


def open_(uow: UnitOfWork, link: Gastlink, tot: datetime, taal: str) -> tuple[Gastsessie, str] | None:
    """Let one more device in with a link, as it was just read; return its session with what its browser keeps.

    Of two devices that press at once only one gets in: None means that the link is not any more as it was read.
    """
    waarden = {"toestellen": link.toestellen + 1, "tweede_tot": None}
    if not uow.voer_uit(_TEL_TOESTEL, dit_id=link.id, dit_toestellen=link.toestellen, nu=uow.now, **waarden).rowcount:
        return None
    geheim = _nieuw_geheim(uow, Geheimsoort.TOESTEL)
    sessie = Gastsessie(_hash(geheim), link.id, min(tot, link.verloopt_op), taal)
    uow.voeg_in(
        _BEGIN,
        {
            "id": sessie.id,
            "gastlink_id": link.id,
            "casus_id": link.casus_id,
            "geopend_op": uow.now,
            "tot": sessie.tot,
            "taal": taal,
        },
    )
    return sessie, geheim


def sessie(uow: UnitOfWork, geheim: str) -> tuple[Gastsessie, Gastlink] | None:
    """Return the session of a device, with its link; None when there is none, or it is over.

    The link may have been taken back meanwhile: the caller looks.
    """
    rij = uow.voer_uit(_SESSIE, dit_id=_hash(geheim), nu=uow.now).one_or_none()
    link = None if rij is None else lees(uow, rij.gastlink_id)
    return None if rij is None or link is None else (Gastsessie(rij.id, rij.gastlink_id, rij.tot, rij.taal), link)


def zet_taal(uow: UnitOfWork, sessie_id: str, taal: str) -> None:
    """Remember the language that was chosen on a device."""
    uow.voer_uit(_ZET_TAAL, dit_id=sessie_id, taal=taal)


def beeindig(uow: UnitOfWork, sessie_id: str) -> bool:
    """Close the page on a device; return whether it was open."""
    return uow.voer_uit(_BEEINDIG, dit_id=sessie_id).rowcount > 0


def sta_tweede_toe(uow: UnitOfWork, gesprek_id: str, tot: datetime) -> bool:
    """Let one more device open the link of a talk that one opened, until then; return whether there is room for it."""
    return uow.voer_uit(_STA_TOE, dit_gesprek_id=gesprek_id, tweede_tot=tot).rowcount > 0


def houd_geldig(uow: UnitOfWork, gesprek_id: str, tot: datetime) -> None:
    """Let the links of a talk that were not taken back hold until then."""
    uow.voer_uit(_HOUD_GELDIG, dit_gesprek_id=gesprek_id, verloopt_op=tot)


def trek_in(uow: UnitOfWork, gesprek_id: str) -> int:
    """Take back every link of a talk; whoever opened one sees nothing more. Return how many worked still."""
    return uow.voer_uit(_TREK_IN, dit_gesprek_id=gesprek_id, nu=uow.now, ingetrokken_op=uow.now).rowcount


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget sessions that are over, and links that expired before that moment; return how many rows."""
    sessies = uow.voer_uit(_RUIM_SESSIES_OP, nu=uow.now).rowcount
    return sessies + uow.voer_uit(_RUIM_LINKS_OP, voor=voor).rowcount


def _nieuw_geheim(uow: UnitOfWork, soort: Geheimsoort) -> str:
    toeval = secrets.token_bytes(_TOEVAL)
    # 48 bytes come out as 64 letters, without filling.
    return base64.urlsafe_b64encode(toeval + _controle(uow.zegel(DEUR), soort, toeval)).decode()


def _controle(sleutel: bytes, soort: Geheimsoort, toeval: bytes) -> bytes:
    return hmac.digest(sleutel, soort.value.encode() + b"|" + toeval, hashlib.sha256)[:_CONTROLE]


def _hash(geheim: str) -> str:
    # What no browser of ours was given may be any text.
    return hashlib.sha256(geheim.encode("utf-8", "surrogatepass")).hexdigest()


def _uit(rij: Row[Any]) -> Gastlink:
    return Gastlink(
        id=rij.id,
        gesprek_id=rij.gesprek_id,
        casus_id=rij.casus_id,
        persoon_id=rij.persoon_id,
        gemaakt_op=rij.gemaakt_op,
        verloopt_op=rij.verloopt_op,
        ingetrokken_op=rij.ingetrokken_op,
        tweede_tot=rij.tweede_tot,
        toestellen=rij.toestellen,
    )
