"""Absences of professionals, and who stands in."""

from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, select

from domain.afwezigheid import Afwezigheid, wie_hoort
from domain.errors import NotFound
from storage.opdrachten import dit, hier
from storage.tabellen.afwezigheid import afwezigheid
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(afwezigheid)
_LEES: Final = select(afwezigheid).where(*dit(afwezigheid, "id"))
_VERWIJDER: Final = delete(afwezigheid).where(*dit(afwezigheid, "id"))
_NOG: Final = afwezigheid.c.tot > bindparam("nu")
_GELDT: Final = (afwezigheid.c.van <= bindparam("nu"), _NOG)
_KOMENDE: Final = (
    select(afwezigheid).where(*dit(afwezigheid, "persoon_id"), _NOG).order_by(afwezigheid.c.van, afwezigheid.c.id)
)
_NU: Final = select(afwezigheid).where(hier(afwezigheid), *_GELDT).order_by(afwezigheid.c.van, afwezigheid.c.id)
_WAARNEMINGEN: Final = select(afwezigheid.c.persoon_id).where(*dit(afwezigheid, "vervanger_id"), *_GELDT)


def voeg_toe(uow: UnitOfWork, nieuw: Afwezigheid) -> None:
    """Keep an absence."""
    rij = {
        "id": nieuw.id,
        "persoon_id": nieuw.persoon_id,
        "vervanger_id": nieuw.vervanger_id,
        "van": nieuw.van,
        "tot": nieuw.tot,
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


def verwijder(uow: UnitOfWork, afwezigheid_id: str) -> bool:
    """Take an absence back; return whether it was there. Who stood in stands in no more, from this moment on."""
    return uow.voer_uit(_VERWIJDER, dit_id=afwezigheid_id).rowcount > 0


def komende(uow: UnitOfWork, persoon_id: str) -> tuple[Afwezigheid, ...]:
    """Return the absences of somebody that are not over, the earliest first."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_KOMENDE, dit_persoon_id=persoon_id, nu=uow.now))


def nu_afwezig(uow: UnitOfWork) -> tuple[Afwezigheid, ...]:
    """Return every absence of this moment."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_NU, nu=uow.now))


def waarnemingen(uow: UnitOfWork, persoon_id: str) -> frozenset[str]:
    """Return the ids of those for whom somebody stands in at this moment."""
    return frozenset(uow.voer_uit(_WAARNEMINGEN, dit_vervanger_id=persoon_id, nu=uow.now).scalars())


def aan_wie(uow: UnitOfWork, persoon_id: str) -> str:
    """Return who hears now what somebody should hear: himself, or whoever stands in for him."""
    return wie_hoort(persoon_id, nu_afwezig(uow), uow.now)


def _uit(rij: Row[Any]) -> Afwezigheid:
    return Afwezigheid(rij.id, rij.persoon_id, rij.van, rij.tot, rij.vervanger_id)
