"""The Teams meetings of talks: how far each is, and who is at work on it; what opens one is encrypted per casus."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, insert, or_, select, update

from domain.errors import Conflict, NotFound
from domain.vergadering import (
    Toegangsgegevens,
    Vergaderfout,
    Vergadering,
    Vergaderopties,
    Vergaderstatus,
    Vergaderwens,
    Vergaderwijze,
)
from storage.opdrachten import dit, hier
from storage.tabellen.terugkeergesprek import vergadering
from storage.uow import UnitOfWork

_LEES: Final = select(vergadering).where(*dit(vergadering, "id"))
_VAN_GESPREK: Final = select(vergadering).where(*dit(vergadering, "gesprek_id"))
# Without an order: SQLite would then go by the key instead of by the chat.
_VAN_DRAAD: Final = select(vergadering).where(*dit(vergadering, "draad")).limit(1)
_VOEG_TOE: Final = insert(vergadering)
_WIJZIG: Final = update(vergadering).where(*dit(vergadering, "id", "versie"))
_VRIJ: Final = or_(vergadering.c.verhuurd_tot.is_(None), vergadering.c.verhuurd_tot <= bindparam("nu"))
_EERSTE: Final = (
    select(vergadering)
    .where(hier(vergadering), vergadering.c.werk_vanaf <= bindparam("nu"), _VRIJ)
    .order_by(vergadering.c.werk_vanaf, vergadering.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_HUUR: Final = update(vergadering).where(*dit(vergadering, "id"))
_GEEF_TERUG: Final = update(vergadering).where(*dit(vergadering, "id", "werker"))
_WERK: Final = select(vergadering.c.werk_vanaf, vergadering.c.verhuurd_tot).where(
    hier(vergadering), vergadering.c.werk_vanaf.is_not(None)
)
_STAND: Final = (
    select(vergadering.c.status, func.count().label("aantal"))
    .where(hier(vergadering), vergadering.c.werk_vanaf.is_not(None))
    .group_by(vergadering.c.status)
)


@dataclass(frozen=True, slots=True)
class Werk:
    """A meeting that is ours to work on.

    Attributes:
        werker: by which our claim is known again.
        afgebroken: whether somebody was at it before us and was not heard of again.
    """

    vergadering: Vergadering
    werker: str
    afgebroken: bool


def maak(uow: UnitOfWork, nieuw: Vergadering) -> Vergadering:
    """Keep a new meeting; return it with its id."""
    een = replace(nieuw, id=nieuw.id or uow.new_id(), versie=1)
    vast = {"id": een.id, "gesprek_id": een.gesprek_id, "casus_id": een.casus_id, "wijze": een.wijze}
    uow.voeg_in(_VOEG_TOE, {**vast, "werker": None, "verhuurd_tot": None, **_rij(uow, een)})
    return een


def lees(uow: UnitOfWork, vergadering_id: str) -> Vergadering:
    """Return a meeting.

    Raises:
        NotFound: there is none here ("vergadering.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=vergadering_id).one_or_none()
    if rij is None:
        raise NotFound("vergadering.onbekend")
    return _uit(uow, rij)


def van_gesprek(uow: UnitOfWork, gesprek_id: str) -> tuple[Vergadering, ...]:
    """Return every meeting that a talk ever had, also what was deleted."""
    return tuple(_uit(uow, rij) for rij in uow.voer_uit(_VAN_GESPREK, dit_gesprek_id=gesprek_id).all())


def van_draad(uow: UnitOfWork, draad: str) -> Vergadering | None:
    """Return the meeting whose chat this is, also once it was deleted; None when it is no meeting of a talk."""
    rij = uow.voer_uit(_VAN_DRAAD, dit_draad=_draad(uow, draad)).one_or_none()
    return None if rij is None else _uit(uow, rij)


def wijzig(uow: UnitOfWork, een: Vergadering) -> Vergadering:
    """Keep a meeting in the place of the version it was made from; return it as it is then.

    Whoever is at work on it stays so: what is to be done is done once he is ready.

    Raises:
        Conflict: somebody changed it meanwhile ("vergadering.gewijzigd").
    """
    volgende = replace(een, versie=een.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=een.id, dit_versie=een.versie, **_rij(uow, volgende)).rowcount:
        raise Conflict("vergadering.gewijzigd")
    return volgende


def neem(uow: UnitOfWork, *, werker: str, verhuur: timedelta) -> Werk | None:
    """Claim the meeting that waits longest for something to be done; None when nothing is to be done now.

    Two workers never get the same one. Whoever is not heard of again loses it when the lease ends.
    """
    rij = uow.voer_uit(_EERSTE, nu=uow.now).one_or_none()
    if rij is None:
        return None
    # A name for this claim alone: the same process may lose it, and get it again.
    eigen = f"{werker}:{uow.new_id()}"
    uow.voer_uit(_HUUR, dit_id=rij.id, werker=eigen, verhuurd_tot=uow.now + verhuur)
    return Werk(_uit(uow, rij), eigen, afgebroken=rij.verhuurd_tot is not None)


def geef_terug(uow: UnitOfWork, werk: Werk) -> bool:
    """Let go of what was claimed; False when the lease had ended and somebody else has it."""
    klaar = uow.voer_uit(
        _GEEF_TERUG, dit_id=werk.vergadering.id, dit_werker=werk.werker, werker=None, verhuurd_tot=None
    )
    return klaar.rowcount > 0


def eerstvolgende(uow: UnitOfWork) -> datetime | None:
    """Return when to look again whether something is to be done (UTC); None when nothing waits."""
    wachtend = uow.voer_uit(_WERK).all()
    return min((max(een.werk_vanaf, een.verhuurd_tot or een.werk_vanaf) for een in wachtend), default=None)


def stand(uow: UnitOfWork) -> Mapping[Vergaderstatus, int]:
    """Return how many meetings wait for something, by how far they are."""
    return {rij.status: rij.aantal for rij in uow.voer_uit(_STAND).all()}


def _rij(uow: UnitOfWork, een: Vergadering) -> dict[str, Any]:
    inhoud = {
        "extern": een.extern_id,
        "gegevens": None if een.gegevens is None else asdict(een.gegevens),
        "opties": None if een.opties is None else asdict(een.opties),
        "draad": een.draad,
        "inrichting": een.inrichting,
        "wens": None if een.wens is None else _wens_naar(een.wens),
        "tekort": een.tekort,
        "mislukt_sinds": None if een.mislukt_sinds is None else een.mislukt_sinds.isoformat(),
        "gemeld": een.gemeld,
    }
    return {
        "status": een.status,
        "werk_vanaf": een.werk_vanaf,
        "pogingen": een.pogingen,
        "fout": een.fout.value,
        "draad": _draad(uow, een.draad) if een.draad else None,
        "inhoud": uow.versleutel(een.casus_id, _context(een.id), inhoud),
        "versie": een.versie,
    }


def _uit(uow: UnitOfWork, rij: Row[Any]) -> Vergadering:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    gegevens, opties, sinds = inhoud["gegevens"], inhoud["opties"], inhoud["mislukt_sinds"]
    return Vergadering(
        id=rij.id,
        gesprek_id=rij.gesprek_id,
        casus_id=rij.casus_id,
        wijze=Vergaderwijze(rij.wijze),
        status=Vergaderstatus(rij.status),
        werk_vanaf=rij.werk_vanaf,
        pogingen=rij.pogingen,
        fout=Vergaderfout(rij.fout),
        extern_id=inhoud["extern"],
        gegevens=None if gegevens is None else Toegangsgegevens(**gegevens),
        opties=None if opties is None else Vergaderopties(**opties),
        draad=inhoud["draad"],
        inrichting=inhoud["inrichting"],
        wens=None if inhoud["wens"] is None else _wens_uit(inhoud["wens"]),
        tekort=inhoud["tekort"],
        mislukt_sinds=None if sinds is None else datetime.fromisoformat(sinds),
        gemeld=inhoud["gemeld"],
        versie=rij.versie,
    )


def _wens_naar(wens: Vergaderwens) -> dict[str, Any]:
    return {
        "onderwerp": wens.onderwerp,
        "begint_op": wens.begint_op.isoformat(),
        "eindigt_op": wens.eindigt_op.isoformat(),
        "mede": list(wens.mede_organisatoren),
    }


def _wens_uit(inhoud: Mapping[str, Any]) -> Vergaderwens:
    begint, eindigt = (datetime.fromisoformat(inhoud[een]) for een in ("begint_op", "eindigt_op"))
    return Vergaderwens(inhoud["onderwerp"], begint, eindigt, tuple(inhoud["mede"]))


def _draad(uow: UnitOfWork, draad: str) -> str:
    return uow.blinde_index("vergadering", draad)


def _context(vergadering_id: str) -> str:
    return f"vergadering:{vergadering_id}"
