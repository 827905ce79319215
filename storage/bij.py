"""Signals about a return: rows of their own, a key per signal, no index by which a name could be looked up.

Nothing here refers to a casus, and nothing of a casus refers to this. `storage.vernietigen` destroys them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, insert, select, update

from domain.bij import Signaal, Signaalstatus
from domain.errors import Conflict, NotFound
from storage.opdrachten import dit, een_van
from storage.tabellen.privacy import bij_signaal
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(bij_signaal)
_WIJZIG: Final = update(bij_signaal).where(*dit(bij_signaal, "id", "versie"))
_LEES: Final = select(bij_signaal).where(*dit(bij_signaal, "id"))
_VAN_GEMEENTEN: Final = (
    select(bij_signaal.c.id, bij_signaal.c.gemeente, bij_signaal.c.status, bij_signaal.c.ontvangen_op)
    .where(*een_van(bij_signaal, "gemeente"))
    .order_by(bij_signaal.c.ontvangen_op.desc(), bij_signaal.c.id)
    .limit(bindparam("aantal"))
    .offset(bindparam("vanaf"))
)


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """A signal in a list: nothing in it was decrypted."""

    id: str
    gemeente: str
    status: Signaalstatus
    ontvangen_op: datetime


def voeg_toe(uow: UnitOfWork, nieuw: Signaal) -> None:
    """Store a new signal. It gets a data key of its own, by its own id."""
    uow.maak_casussleutel(nieuw.id)
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})


def wijzig(uow: UnitOfWork, nieuw: Signaal) -> Signaal:
    """Store a changed signal, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("bij.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("bij.gewijzigd")
    return volgende


def lees(uow: UnitOfWork, signaal_id: str) -> Signaal:
    """Return a signal, whole.

    Raises:
        NotFound: there is none with that id in this region, or its key was destroyed ("bij.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=signaal_id).one_or_none()
    if rij is None:
        raise NotFound("bij.onbekend")
    return _signaal(uow, rij)


def regel(uow: UnitOfWork, signaal_id: str) -> Signaalregel:
    """Return what can be told of a signal without decrypting anything: for whom it is, and since when.

    Raises:
        NotFound: there is none with that id in this region ("bij.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=signaal_id).one_or_none()
    if rij is None:
        raise NotFound("bij.onbekend")
    return _regel(rij)


def van_gemeenten(
    uow: UnitOfWork, gemeenten: Iterable[str], *, aantal: int, vanaf: int = 0
) -> tuple[Signaalregel, ...]:
    """Return the signals for these gemeenten, the newest first; nothing is decrypted."""
    rijen = uow.voer_uit(_VAN_GEMEENTEN, dit_gemeente=sorted(set(gemeenten)), aantal=aantal, vanaf=vanaf)
    return tuple(_regel(rij) for rij in rijen)


def _regel(rij: Row[Any]) -> Signaalregel:
    return Signaalregel(rij.id, rij.gemeente, Signaalstatus(rij.status), rij.ontvangen_op)


def _kolommen(uow: UnitOfWork, een: Signaal) -> dict[str, Any]:
    inhoud = {
        "naam": een.naam,
        "geboortedatum": een.geboortedatum.isoformat(),
        "terugkeer": een.terugkeer.isoformat(),
        "notitie": een.notitie,
        "besluit": een.besluit,
        "besloten_op": een.besloten_op.isoformat() if een.besloten_op else None,
        "besloten_door_id": een.besloten_door_id,
        "opgeschaald_op": een.opgeschaald_op.isoformat() if een.opgeschaald_op else None,
    }
    return {
        "gemeente": een.gemeente,
        "status": een.status,
        "ontvangen_op": een.ontvangen_op,
        "door_id": een.door_id,
        "inhoud": uow.versleutel(een.id, _context(een.id), inhoud),
        "versie": een.versie,
    }


def _signaal(uow: UnitOfWork, rij: Row[Any]) -> Signaal:
    inhoud = uow.ontsleutel(rij.id, _context(rij.id), rij.inhoud)
    return Signaal(
        id=rij.id,
        gemeente=rij.gemeente,
        ontvangen_op=rij.ontvangen_op,
        door_id=rij.door_id,
        naam=inhoud["naam"],
        geboortedatum=date.fromisoformat(inhoud["geboortedatum"]),
        terugkeer=date.fromisoformat(inhoud["terugkeer"]),
        notitie=inhoud["notitie"],
        status=Signaalstatus(rij.status),
        besluit=inhoud["besluit"],
        besloten_op=_moment(inhoud["besloten_op"]),
        besloten_door_id=inhoud["besloten_door_id"],
        opgeschaald_op=_moment(inhoud["opgeschaald_op"]),
        versie=rij.versie,
    )


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None


def _context(signaal_id: str) -> str:
    return f"bij_signaal.inhoud.{signaal_id}"
