"""Professionals and the roles they hold. `zoek` runs in every turn: one statement, by the unique key."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, or_, select, update

from domain.errors import NotFound
from domain.persoon import Aanstelling, Persoon, Rol
from storage.tabellen.personen import aanstelling, persoon
from storage.uow import UnitOfWork


def zoek(uow: UnitOfWork, tenant_id: str, object_id: str) -> Persoon | None:
    """Return who this is, by Entra tenant and object id only, with all roles ever held; None for a stranger."""
    return next(iter(_haal(uow, and_(persoon.c.tenant_id == tenant_id, persoon.c.object_id == object_id))), None)


def lees(uow: UnitOfWork, persoon_id: str) -> Persoon:
    """Return a person.

    Raises:
        NotFound: nobody in this region has that id.
    """
    gevonden = _haal(uow, persoon.c.id == persoon_id)
    if not gevonden:
        raise NotFound("persoon.onbekend")
    return gevonden[0]


def lees_alle(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Persoon]:
    """Return the persons with these ids, by id; who is not there is left out."""
    return {een.id: een for een in _haal(uow, persoon.c.id.in_(sorted(set(ids))))}


def registreer(uow: UnitOfWork, *, tenant_id: str, object_id: str, teams_id: str, naam: str) -> Persoon:
    """Add somebody, or renew the name and Teams address of who is there already; the roles stay."""
    nieuw = uow.toevoegen(persoon).values(
        regio=uow.regio, id=uow.new_id(), tenant_id=tenant_id, object_id=object_id, teams_id=teams_id, naam=naam
    )
    uow.voer_uit(
        nieuw.on_conflict_do_update(
            index_elements=["regio", "tenant_id", "object_id"], set_={"teams_id": teams_id, "naam": naam}
        )
    )
    gevonden = zoek(uow, tenant_id, object_id)
    if gevonden is None:
        raise NotFound("persoon.onbekend")
    return gevonden


def zet_teams_id(uow: UnitOfWork, persoon_id: str, teams_id: str) -> None:
    """Renew the Teams address of a person."""
    uow.voer_uit(update(persoon).where(uow.hier(persoon), persoon.c.id == persoon_id).values(teams_id=teams_id))


def stel_aan(uow: UnitOfWork, persoon_id: str, nieuw: Aanstelling) -> None:
    """Give a role at an organisatie. Who holds it at that moment already keeps it, with the new end."""
    loopt = and_(
        *_van(uow, persoon_id, nieuw.rol, nieuw.organisatie),
        aanstelling.c.van <= nieuw.van,
        or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > nieuw.van),
    )
    if uow.voer_uit(update(aanstelling).where(loopt).values(tot=nieuw.tot)).rowcount:
        return
    rij = uow.toevoegen(aanstelling).values(
        regio=uow.regio,
        persoon_id=persoon_id,
        rol=nieuw.rol,
        organisatie=nieuw.organisatie,
        van=nieuw.van,
        tot=nieuw.tot,
    )
    sleutel = ["regio", "persoon_id", "rol", "organisatie", "van"]
    uow.voer_uit(rij.on_conflict_do_update(index_elements=sleutel, set_={"tot": nieuw.tot}))


def beeindig(uow: UnitOfWork, persoon_id: str, rol: Rol, organisatie: str, tot: datetime) -> None:
    """End a role: at `tot` it is no longer held, and periods that would begin later go away."""
    van_hem = _van(uow, persoon_id, rol, organisatie)
    uow.voer_uit(delete(aanstelling).where(*van_hem, aanstelling.c.van >= tot))
    loopt = or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > tot)
    uow.voer_uit(update(aanstelling).where(*van_hem, loopt).values(tot=tot))


def met_rol(uow: UnitOfWork, rol: Rol, organisatie: str | None = None) -> tuple[Persoon, ...]:
    """Return who holds a role now (at one organisatie, or anywhere), by name; each with all his roles."""
    geldt = [
        uow.hier(aanstelling),
        aanstelling.c.rol == rol,
        aanstelling.c.van <= uow.now,
        or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > uow.now),
    ]
    if organisatie is not None:
        geldt.append(aanstelling.c.organisatie == organisatie)
    houders = select(aanstelling.c.persoon_id).where(*geldt)
    return tuple(sorted(_haal(uow, persoon.c.id.in_(houders)), key=lambda een: (een.naam, een.id)))


def _van(uow: UnitOfWork, persoon_id: str, rol: Rol, organisatie: str) -> Sequence[ColumnElement[bool]]:
    return (
        uow.hier(aanstelling),
        aanstelling.c.persoon_id == persoon_id,
        aanstelling.c.rol == rol,
        aanstelling.c.organisatie == organisatie,
    )


_MET_AANSTELLINGEN: Select[Any] = select(
    persoon, aanstelling.c.rol, aanstelling.c.organisatie, aanstelling.c.van, aanstelling.c.tot
).select_from(
    persoon.outerjoin(
        aanstelling, and_(aanstelling.c.regio == persoon.c.regio, aanstelling.c.persoon_id == persoon.c.id)
    )
)


def _haal(uow: UnitOfWork, waar: ColumnElement[bool]) -> list[Persoon]:
    per_persoon: dict[str, list[Row[Any]]] = {}
    volgorde = (persoon.c.id, aanstelling.c.van, aanstelling.c.rol, aanstelling.c.organisatie)
    for rij in uow.voer_uit(_MET_AANSTELLINGEN.where(uow.hier(persoon), waar).order_by(*volgorde)):
        per_persoon.setdefault(rij.id, []).append(rij)
    return [_persoon(rijen) for rijen in per_persoon.values()]


def _persoon(rijen: Sequence[Row[Any]]) -> Persoon:
    rij = rijen[0]
    return Persoon(
        id=rij.id,
        naam=rij.naam,
        tenant_id=rij.tenant_id,
        object_id=rij.object_id,
        teams_id=rij.teams_id,
        aanstellingen=tuple(
            Aanstelling(een.rol, een.organisatie, een.van, een.tot) for een in rijen if een.rol is not None
        ),
    )
