"""Access to casussen: rows, from an invitation until an end."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Row, bindparam, insert, or_, select, update

from domain.persoon import Actor, Persoon, Rol
from domain.toegang import Toegang
from storage import afwezigheid
from storage.opdrachten import dit, een_van
from storage.tabellen.toegang import toegang
from storage.uow import UnitOfWork

_LOOPT: Final = or_(toegang.c.tot.is_(None), toegang.c.tot > bindparam("nu"))
_ZELFDE: Final = (
    *dit(toegang, "casus_id", "organisatie", "rol"),
    toegang.c.persoon_id.is_not_distinct_from(bindparam("dit_persoon_id")),
)
_VERLENG: Final = update(toegang).where(*_ZELFDE, toegang.c.van <= bindparam("nu"), _LOOPT)
_VERLEEN: Final = insert(toegang)
_OP_VOLGORDE: Final = select(toegang).order_by(toegang.c.van, toegang.c.id)
_VAN_CASUS: Final = _OP_VOLGORDE.where(*dit(toegang, "casus_id"))
_VOOR_ACTOR: Final = _OP_VOLGORDE.where(
    *een_van(toegang, "organisatie"),
    toegang.c.van <= bindparam("nu"),
    _LOOPT,
    or_(toegang.c.persoon_id.is_(None), toegang.c.persoon_id == bindparam("dit_persoon_id")),
)
_VOOR_ACTOR_IN: Final = _VOOR_ACTOR.where(*een_van(toegang, "casus_id"))
_BEEINDIG: Final = update(toegang).where(*dit(toegang, "casus_id"), _LOOPT)
_BEEINDIG_VAN: Final = _BEEINDIG.where(*dit(toegang, "organisatie"))


def verleen(uow: UnitOfWork, nieuw: Toegang) -> None:
    """Give access. Who has the very same access at that moment already keeps it, with the new end."""
    deze = {
        "dit_casus_id": nieuw.casus_id,
        "dit_organisatie": nieuw.organisatie,
        "dit_rol": nieuw.rol,
        "dit_persoon_id": nieuw.persoon_id,
    }
    if uow.voer_uit(_VERLENG, **deze, nu=nieuw.van, tot=nieuw.tot).rowcount:
        return
    rij = {
        "id": uow.new_id(),
        "casus_id": nieuw.casus_id,
        "organisatie": nieuw.organisatie,
        "rol": nieuw.rol,
        "persoon_id": nieuw.persoon_id,
        "van": nieuw.van,
        "tot": nieuw.tot,
    }
    uow.voeg_in(_VERLEEN, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Toegang, ...]:
    """Return all access there ever was to a casus, in order of its begin."""
    return tuple(_uit(rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id))


def actor(uow: UnitOfWork, persoon: Persoon) -> Actor:
    """Return somebody as he acts at this moment: with the roles he holds now, and for whom he stands in."""
    nu = Actor.van(persoon, uow.now)
    if not nu.is_rol(Rol.PROCESREGISSEUR):
        return nu
    return Actor.van(persoon, uow.now, afwezigheid.waarnemingen(uow, persoon.id))


def voor_actor(uow: UnitOfWork, actor: Actor, casussen: Iterable[str] | None = None) -> tuple[Toegang, ...]:
    """Return the access this actor has now, in the roles he holds now; with `casussen` (ids) only to these.

    What an organisatie has access to only grows, so whoever knows which casussen it is about says so.
    """
    deze: dict[str, Any] = {
        "dit_organisatie": sorted({een.organisatie for een in actor.aanstellingen}),
        "dit_persoon_id": actor.persoon_id,
        "nu": uow.now,
    }
    if casussen is None:
        rijen = uow.voer_uit(_VOOR_ACTOR, **deze)
    else:
        rijen = uow.voer_uit(_VOOR_ACTOR_IN, **deze, dit_casus_id=sorted(set(casussen)))
    # The rule itself, with the role, is the domain's; the query only keeps most others in the database.
    return tuple(een for een in map(_uit, rijen) if een.geldt_voor(actor, uow.now))


def beeindig(uow: UnitOfWork, casus_id: str, organisatie: str | None = None) -> int:
    """End all access to a casus now, or only that of one organisatie; return how many rows ended."""
    if organisatie is None:
        return uow.voer_uit(_BEEINDIG, dit_casus_id=casus_id, nu=uow.now, tot=uow.now).rowcount
    deze = {"dit_casus_id": casus_id, "dit_organisatie": organisatie}
    return uow.voer_uit(_BEEINDIG_VAN, **deze, nu=uow.now, tot=uow.now).rowcount


def _uit(rij: Row[Any]) -> Toegang:
    return Toegang(
        casus_id=rij.casus_id,
        organisatie=rij.organisatie,
        rol=rij.rol,
        van=rij.van,
        tot=rij.tot,
        persoon_id=rij.persoon_id,
    )
