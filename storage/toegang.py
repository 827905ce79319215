"""Access to casussen: rows, from an invitation until an end."""

from typing import Any

from sqlalchemy import Row, and_, insert, or_, select, update

from domain.persoon import Actor
from domain.toegang import Toegang
from storage.tabellen.toegang import toegang
from storage.uow import UnitOfWork


def verleen(uow: UnitOfWork, nieuw: Toegang) -> None:
    """Give access. Who has the very same access at that moment already keeps it, with the new end."""
    zelfde_persoon = toegang.c.persoon_id == nieuw.persoon_id if nieuw.persoon_id else toegang.c.persoon_id.is_(None)
    loopt = and_(
        uow.hier(toegang),
        toegang.c.casus_id == nieuw.casus_id,
        toegang.c.organisatie == nieuw.organisatie,
        toegang.c.rol == nieuw.rol,
        zelfde_persoon,
        toegang.c.van <= nieuw.van,
        or_(toegang.c.tot.is_(None), toegang.c.tot > nieuw.van),
    )
    if uow.voer_uit(update(toegang).where(loopt).values(tot=nieuw.tot)).rowcount:
        return
    rij = {
        "regio": uow.regio,
        "id": uow.new_id(),
        "casus_id": nieuw.casus_id,
        "organisatie": nieuw.organisatie,
        "rol": nieuw.rol,
        "persoon_id": nieuw.persoon_id,
        "van": nieuw.van,
        "tot": nieuw.tot,
    }
    uow.voer_uit(insert(toegang).values(rij))


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Toegang, ...]:
    """Return all access there ever was to a casus, in order of its begin."""
    gevraagd = select(toegang).where(uow.hier(toegang), toegang.c.casus_id == casus_id)
    return tuple(_uit(rij) for rij in uow.voer_uit(gevraagd.order_by(toegang.c.van, toegang.c.id)))


def voor_actor(uow: UnitOfWork, actor: Actor) -> tuple[Toegang, ...]:
    """Return the access this actor has now, in the roles he holds now."""
    rollen = [and_(toegang.c.organisatie == een.organisatie, toegang.c.rol == een.rol) for een in actor.aanstellingen]
    if not rollen:
        return ()
    gevraagd = select(toegang).where(
        uow.hier(toegang),
        or_(*rollen),
        toegang.c.van <= uow.now,
        or_(toegang.c.tot.is_(None), toegang.c.tot > uow.now),
        or_(toegang.c.persoon_id.is_(None), toegang.c.persoon_id == actor.persoon_id),
    )
    alle = [_uit(rij) for rij in uow.voer_uit(gevraagd.order_by(toegang.c.van, toegang.c.id))]
    # The rule itself is the domain's; the query only keeps the others in the database.
    return tuple(een for een in alle if een.geldt_voor(actor, uow.now))


def beeindig(uow: UnitOfWork, casus_id: str, organisatie: str | None = None) -> int:
    """End all access to a casus now, or only that of one organisatie; return how many rows ended."""
    loopt = [
        uow.hier(toegang),
        toegang.c.casus_id == casus_id,
        or_(toegang.c.tot.is_(None), toegang.c.tot > uow.now),
    ]
    if organisatie is not None:
        loopt.append(toegang.c.organisatie == organisatie)
    return uow.voer_uit(update(toegang).where(*loopt).values(tot=uow.now)).rowcount


def _uit(rij: Row[Any]) -> Toegang:
    return Toegang(
        casus_id=rij.casus_id,
        organisatie=rij.organisatie,
        rol=rij.rol,
        van=rij.van,
        tot=rij.tot,
        persoon_id=rij.persoon_id,
    )
