"""Who holds the casusregie of a casus: exactly one organisatie at a time, and who held it before."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.errors import NotFound
from domain.regie import Regie
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.verloop import regie
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(regie)
_BEEINDIG: Final = update(regie).where(*dit(regie, "casus_id"), regie.c.tot.is_(None))
_VAN_CASUS: Final = select(regie).where(*dit(regie, "casus_id")).order_by(regie.c.van, regie.c.id)
_LEES: Final = select(regie).where(*dit(regie, "id"))
_HUIDIGE: Final = select(regie).where(*een_van(regie, "casus_id"), regie.c.tot.is_(None))


def beleg(uow: UnitOfWork, nieuw: Regie) -> None:
    """Let an organisatie hold the casusregie from `nieuw.van` on; whoever held it until then holds it no more.

    Raises:
        Conflict: somebody placed it elsewhere at the same moment ("regie.gewijzigd").
    """
    uow.voer_uit(_BEEINDIG, dit_casus_id=nieuw.casus_id, tot=nieuw.van)
    rij = {
        "id": nieuw.id,
        "casus_id": nieuw.casus_id,
        "organisatie": nieuw.organisatie,
        "persoon_id": nieuw.persoon_id,
        "van": nieuw.van,
        "tot": None,
        "door_id": nieuw.door_id,
    }
    with dubbel_is("regie.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)


def lees(uow: UnitOfWork, regie_id: str) -> Regie:
    """Return one period.

    Raises:
        NotFound: there is none with that id in this region ("regie.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=regie_id).one_or_none()
    if rij is None:
        raise NotFound("regie.onbekend")
    return _regie(rij)


def huidige(uow: UnitOfWork, casus_id: str) -> Regie | None:
    """Return who holds it now; None when nobody does yet."""
    return huidige_van(uow, [casus_id]).get(casus_id)


def huidige_van(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Regie]:
    """Return the same for several, by casus id, in one statement."""
    return {rij.casus_id: _regie(rij) for rij in uow.voer_uit(_HUIDIGE, dit_casus_id=sorted(set(ids)))}


def geschiedenis(uow: UnitOfWork, casus_id: str) -> tuple[Regie, ...]:
    """Return everybody who held it, the first one first, who holds it now included."""
    return tuple(_regie(rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id))


def _regie(rij: Row[Any]) -> Regie:
    return Regie(
        id=rij.id,
        casus_id=rij.casus_id,
        organisatie=rij.organisatie,
        persoon_id=rij.persoon_id,
        van=rij.van,
        tot=rij.tot,
        door_id=rij.door_id,
    )
