"""Professionals and the roles they hold. `zoek` runs in every turn: one statement, by the unique key."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, and_, bindparam, delete, or_, select, update

from domain.errors import NotFound
from domain.persoon import Aanstelling, Persoon, Rol
from storage.opdrachten import Samenvoeging, dit, een_van, hier
from storage.tabellen.personen import aanstelling, persoon
from storage.uow import UnitOfWork

_MET_ROLLEN: Final[Select[Any]] = (
    select(persoon, aanstelling.c.rol, aanstelling.c.organisatie, aanstelling.c.van, aanstelling.c.tot)
    .select_from(
        persoon.outerjoin(
            aanstelling, and_(aanstelling.c.regio == persoon.c.regio, aanstelling.c.persoon_id == persoon.c.id)
        )
    )
    .order_by(persoon.c.id, aanstelling.c.van, aanstelling.c.rol, aanstelling.c.organisatie)
)
_ZOEK: Final = _MET_ROLLEN.where(*dit(persoon, "tenant_id", "object_id"))
_LEES: Final = _MET_ROLLEN.where(*een_van(persoon, "id"))

_GELDT: Final = (
    aanstelling.c.van <= bindparam("nu"),
    or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > bindparam("nu")),
)
_HOUDERS: Final = select(aanstelling.c.persoon_id).where(*dit(aanstelling, "rol"), *_GELDT)
_MET_ROL: Final = _MET_ROLLEN.where(hier(persoon), persoon.c.id.in_(_HOUDERS))
# A role that ended as it began was never held.
_OOIT: Final = select(aanstelling.c.persoon_id).where(
    *dit(aanstelling, "rol"), or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > aanstelling.c.van)
)
_OOIT_MET_ROL: Final = _MET_ROLLEN.where(hier(persoon), persoon.c.id.in_(_OOIT))
_OOIT_MET_ROL_BIJ: Final = _MET_ROLLEN.where(
    hier(persoon), persoon.c.id.in_(_OOIT.where(*dit(aanstelling, "organisatie")))
)
_MET_ROL_BIJ: Final = _MET_ROLLEN.where(
    hier(persoon), persoon.c.id.in_(_HOUDERS.where(*dit(aanstelling, "organisatie")))
)

_REGISTREER: Final = Samenvoeging(persoon, ("tenant_id", "object_id"), ("teams_id", "naam"))
_ZET: Final = update(persoon).where(*dit(persoon, "id"))
_VAN_HEM: Final = dit(aanstelling, "persoon_id", "rol", "organisatie")
_STEL_AAN: Final = Samenvoeging(aanstelling, ("persoon_id", "rol", "organisatie", "van"), ("tot",))
_VERLENG: Final = update(aanstelling).where(*_VAN_HEM, *_GELDT)
_BEGINT_LATER: Final = delete(aanstelling).where(*_VAN_HEM, aanstelling.c.van >= bindparam("einde"))
_BEEINDIG: Final = update(aanstelling).where(
    *_VAN_HEM, or_(aanstelling.c.tot.is_(None), aanstelling.c.tot > bindparam("einde"))
)


def zoek(uow: UnitOfWork, tenant_id: str, object_id: str) -> Persoon | None:
    """Return who this is, by Entra tenant and object id only, with all roles ever held; None for a stranger."""
    return next(iter(_personen(uow.voer_uit(_ZOEK, dit_tenant_id=tenant_id, dit_object_id=object_id))), None)


def lees(uow: UnitOfWork, persoon_id: str) -> Persoon:
    """Return a person.

    Raises:
        NotFound: nobody in this region has that id.
    """
    gevonden = _personen(uow.voer_uit(_LEES, dit_id=[persoon_id]))
    if not gevonden:
        raise NotFound("persoon.onbekend")
    return gevonden[0]


def lees_alle(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Persoon]:
    """Return the persons with these ids, by id; who is not there is left out."""
    return {een.id: een for een in _personen(uow.voer_uit(_LEES, dit_id=sorted(set(ids))))}


def registreer(uow: UnitOfWork, *, tenant_id: str, object_id: str, teams_id: str, naam: str) -> Persoon:
    """Add somebody, or renew the name and Teams address of who is there already; the roles stay."""
    rij = {"id": uow.new_id(), "tenant_id": tenant_id, "object_id": object_id, "teams_id": teams_id, "naam": naam}
    uow.voeg_in(_REGISTREER, rij)
    gevonden = zoek(uow, tenant_id, object_id)
    if gevonden is None:
        raise NotFound("persoon.onbekend")
    return gevonden


def zet_teams_id(uow: UnitOfWork, persoon_id: str, teams_id: str) -> None:
    """Renew the Teams address of a person."""
    uow.voer_uit(_ZET, dit_id=persoon_id, teams_id=teams_id)


def stel_aan(uow: UnitOfWork, persoon_id: str, nieuw: Aanstelling) -> None:
    """Give a role at an organisatie. Who holds it at that moment already keeps it, with the new end."""
    van_hem = {"dit_persoon_id": persoon_id, "dit_rol": nieuw.rol, "dit_organisatie": nieuw.organisatie}
    if uow.voer_uit(_VERLENG, **van_hem, nu=nieuw.van, tot=nieuw.tot).rowcount:
        return
    rij = {
        "persoon_id": persoon_id,
        "rol": nieuw.rol,
        "organisatie": nieuw.organisatie,
        "van": nieuw.van,
        "tot": nieuw.tot,
    }
    uow.voeg_in(_STEL_AAN, rij)


def beeindig(uow: UnitOfWork, persoon_id: str, rol: Rol, organisatie: str, tot: datetime) -> None:
    """End a role: at `tot` it is no longer held, and periods that would begin later go away."""
    van_hem = {"dit_persoon_id": persoon_id, "dit_rol": rol, "dit_organisatie": organisatie}
    uow.voer_uit(_BEGINT_LATER, **van_hem, einde=tot)
    uow.voer_uit(_BEEINDIG, **van_hem, einde=tot, tot=tot)


def met_rol(uow: UnitOfWork, rol: Rol, organisatie: str | None = None) -> tuple[Persoon, ...]:
    """Return who holds a role now (at one organisatie, or anywhere), by name; each with all his roles."""
    if organisatie is None:
        rijen = uow.voer_uit(_MET_ROL, dit_rol=rol, nu=uow.now)
    else:
        rijen = uow.voer_uit(_MET_ROL_BIJ, dit_rol=rol, dit_organisatie=organisatie, nu=uow.now)
    return tuple(sorted(_personen(rijen), key=lambda een: (een.naam, een.id)))


def ooit_met_rol(uow: UnitOfWork, rol: Rol, organisatie: str | None = None) -> tuple[Persoon, ...]:
    """Return who holds a role, held it, or will hold it (at one organisatie, or anywhere), by name; with all roles."""
    if organisatie is None:
        rijen = uow.voer_uit(_OOIT_MET_ROL, dit_rol=rol)
    else:
        rijen = uow.voer_uit(_OOIT_MET_ROL_BIJ, dit_rol=rol, dit_organisatie=organisatie)
    return tuple(sorted(_personen(rijen), key=lambda een: (een.naam, een.id)))


def _personen(rijen: Iterable[Row[Any]]) -> list[Persoon]:
    per_persoon: dict[str, list[Row[Any]]] = {}
    for rij in rijen:
        per_persoon.setdefault(rij.id, []).append(rij)
    return [_persoon(van_een) for van_een in per_persoon.values()]


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
