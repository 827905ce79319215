"""Absences of professionals, and who stands in."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Row, bindparam, case, insert, select, update

from domain.afwezigheid import Afwezigheid, neemt_waar_voor, wie_hoort
from domain.errors import NotFound
from storage.opdrachten import dit, een_van, hier
from storage.tabellen.afwezigheid import afwezigheid
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(afwezigheid)
_LEES: Final = select(afwezigheid).where(*dit(afwezigheid, "id"))
_NOG: Final = afwezigheid.c.tot > bindparam("nu")
_BEEINDIG: Final = (
    update(afwezigheid)
    .where(*dit(afwezigheid, "id"), _NOG)
    .values(
        van=case((afwezigheid.c.van > bindparam("nu"), bindparam("nu")), else_=afwezigheid.c.van), tot=bindparam("nu")
    )
)
_GELDT: Final = (afwezigheid.c.van <= bindparam("nu"), _NOG)
_OP_VOLGORDE: Final = select(afwezigheid).order_by(afwezigheid.c.van, afwezigheid.c.id)
_KOMENDE: Final = _OP_VOLGORDE.where(*een_van(afwezigheid, "persoon_id"), _NOG)
_NU: Final = _OP_VOLGORDE.where(hier(afwezigheid), *_GELDT)
_ALS_VERVANGER: Final = _OP_VOLGORDE.where(*dit(afwezigheid, "vervanger_id"), _NOG)


def voeg_toe(uow: UnitOfWork, nieuw: Afwezigheid) -> None:
    """Keep an absence."""
    rij = {
        "id": nieuw.id,
        "persoon_id": nieuw.persoon_id,
        "vervanger_id": nieuw.vervanger_id,
        "van": nieuw.van,
        "tot": nieuw.tot,
        "door_collega": nieuw.door_collega,
    }
    uow.voeg_in(_VOEG_TOE, rij)


def lees(uow: UnitOfWork, afwezigheid_id: str) -> Afwezigheid:
    """Return an absence.

    Raises:
        NotFound: there is none with that id in this region ("afwezigheid.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=afwezigheid_id).one_or_none()
    if rij is None:
        raise NotFound("afwezigheid.onbekend")
    return _uit(rij)


def beeindig(uow: UnitOfWork, afwezigheid_id: str) -> bool:
    """End an absence now; return whether there was anything to end.

    Who stood in stands in no more, from this moment on. The row stays: later it must be possible to see who acted for
    whom. One that had not begun is left with an empty period.
    """
    return uow.voer_uit(_BEEINDIG, dit_id=afwezigheid_id, nu=uow.now).rowcount > 0


def komende(uow: UnitOfWork, *personen: str) -> tuple[Afwezigheid, ...]:
    """Return the absences of these people that are not over, the earliest first."""
    return _alle(uow.voer_uit(_KOMENDE, dit_persoon_id=sorted(set(personen)), nu=uow.now))


def als_vervanger(uow: UnitOfWork, persoon_id: str) -> tuple[Afwezigheid, ...]:
    """Return the absences of others, not over yet, in which somebody stands in, the earliest first."""
    return _alle(uow.voer_uit(_ALS_VERVANGER, dit_vervanger_id=persoon_id, nu=uow.now))


def nu_afwezig(uow: UnitOfWork) -> tuple[Afwezigheid, ...]:
    """Return every absence of this moment."""
    return _alle(uow.voer_uit(_NU, nu=uow.now))


def waarnemingen(uow: UnitOfWork, persoon_id: str) -> frozenset[str]:
    """Return the ids of those for whom somebody stands in at this moment, also through a stand-in who is away."""
    return neemt_waar_voor(persoon_id, nu_afwezig(uow), uow.now)


def waarnemingen_op_verzoek(uow: UnitOfWork, persoon_id: str) -> frozenset[str]:
    """Return the same, but only of those who asked for it: not where a colleague said that somebody is away."""
    return neemt_waar_voor(persoon_id, _op_verzoek(uow), uow.now)


def aan_wie_op_verzoek(uow: UnitOfWork, persoon_id: str) -> str:
    """Return who hears now what was for somebody alone: himself, or whom he asked to stand in for him."""
    return wie_hoort(persoon_id, _op_verzoek(uow), uow.now)


def _op_verzoek(uow: UnitOfWork) -> tuple[Afwezigheid, ...]:
    return tuple(een for een in nu_afwezig(uow) if not een.door_collega)


def _alle(rijen: Iterable[Row[Any]]) -> tuple[Afwezigheid, ...]:
    return tuple(map(_uit, rijen))


def _uit(rij: Row[Any]) -> Afwezigheid:
    return Afwezigheid(rij.id, rij.persoon_id, rij.van, rij.tot, rij.vervanger_id, rij.door_collega)
