"""What the re-integratieofficier (RIO) keeps of the people he works with; all that was typed is encrypted per casus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, or_, select, update

from domain.casus import Fase, Spoor
from domain.errors import Conflict, NotFound
from domain.persoon import Rol
from domain.rio import Agendastatus, Contactsoort, Rioafspraak, Riocontact, Riodossier
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.casus import casus
from storage.tabellen.nazorg import rioafspraak, riocontact, riodossier
from storage.tabellen.toegang import toegang
from storage.uow import UnitOfWork

_MENSEN: Final = (
    select(casus.c.id, casus.c.code, toegang.c.van)
    .join_from(toegang, casus, (casus.c.regio == toegang.c.regio) & (casus.c.id == toegang.c.casus_id))
    .where(
        *dit(toegang, "organisatie"),
        toegang.c.rol == Rol.PARTNER,
        toegang.c.persoon_id.is_(None),
        toegang.c.van <= bindparam("nu"),
        or_(toegang.c.tot.is_(None), toegang.c.tot > bindparam("nu")),
        casus.c.spoor == Spoor.NAZORG,
        casus.c.fase != Fase.AFGESLOTEN,
    )
    .order_by(toegang.c.van, casus.c.code)
)
_DOSSIER: Final = select(riodossier).where(*dit(riodossier, "casus_id"))
_VOEG_DOSSIER_TOE: Final = insert(riodossier)
_WIJZIG_DOSSIER: Final = update(riodossier).where(*dit(riodossier, "casus_id", "versie"))
_CONTACTEN: Final = (
    select(riocontact).where(*dit(riocontact, "casus_id")).order_by(riocontact.c.op.desc(), riocontact.c.id)
)
_CONTACT: Final = select(riocontact).where(*dit(riocontact, "id"))
_VOEG_CONTACT_TOE: Final = insert(riocontact)
_WIJZIG_CONTACT: Final = update(riocontact).where(*dit(riocontact, "id"))
_WEG_CONTACT: Final = delete(riocontact).where(*dit(riocontact, "id"))
_AFSPRAAK: Final = select(rioafspraak).where(*dit(rioafspraak, "id"))
_AFSPRAKEN: Final = (
    select(rioafspraak).where(*dit(rioafspraak, "casus_id")).order_by(rioafspraak.c.wanneer, rioafspraak.c.id)
)
_VOEG_AFSPRAAK_TOE: Final = insert(rioafspraak)
_WIJZIG_AFSPRAAK: Final = update(rioafspraak).where(*dit(rioafspraak, "id", "versie"))
_GEPLAND: Final = (
    select(rioafspraak.c.id, rioafspraak.c.casus_id, rioafspraak.c.wanneer)
    .where(*een_van(rioafspraak, "casus_id"), rioafspraak.c.status == Agendastatus.GEPLAND)
    .order_by(rioafspraak.c.wanneer, rioafspraak.c.id)
)
_MET_WERK: Final = tuple(
    select(een.c.casus_id).where(*een_van(een, "casus_id")).distinct() for een in (riodossier, riocontact, rioafspraak)
)


@dataclass(frozen=True, slots=True)
class Riomens:
    """Somebody the RIO works with, without who he is: his casus, and since when the RIO has access to it."""

    casus_id: str
    code: str
    van: datetime


@dataclass(frozen=True, slots=True)
class Gepland:
    """An appointment that is to come, or of which nobody said what came of it; not what it is about."""

    id: str
    casus_id: str
    wanneer: datetime


def mensen_van(uow: UnitOfWork, organisatie: str) -> tuple[Riomens, ...]:
    """Return with whom a body works now: the running casussen in nazorg to which it has access.

    Nothing is decrypted.
    """
    gevonden: dict[str, Riomens] = {}
    for rij in uow.voer_uit(_MENSEN, dit_organisatie=organisatie, nu=uow.now):
        gevonden.setdefault(rij.id, Riomens(rij.id, rij.code, rij.van))
    return tuple(gevonden.values())


def dossier(uow: UnitOfWork, casus_id: str) -> Riodossier:
    """Return what somebody wants and can; an empty one (version 0) while nothing was kept."""
    rij = uow.voer_uit(_DOSSIER, dit_casus_id=casus_id).one_or_none()
    if rij is None:
        return Riodossier(casus_id)
    inhoud = uow.ontsleutel(casus_id, _dossiercontext(casus_id), rij.inhoud)
    return Riodossier(casus_id, **inhoud, versie=rij.versie)


def bewaar_dossier(uow: UnitOfWork, nieuw: Riodossier) -> Riodossier:
    """Keep what somebody wants and can, in the place of the version it was made from; return it as it is then.

    Raises:
        Conflict: somebody kept another one meanwhile ("rio.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    inhoud = {
        "eerst": nieuw.eerst,
        "krachten": nieuw.krachten,
        "voor_wat": nieuw.voor_wat,
        "hoort_wat": nieuw.hoort_wat,
    }
    gesloten = uow.versleutel(nieuw.casus_id, _dossiercontext(nieuw.casus_id), inhoud)
    if not nieuw.versie:
        with dubbel_is("rio.gewijzigd"):
            uow.voeg_in(_VOEG_DOSSIER_TOE, {"casus_id": nieuw.casus_id, "inhoud": gesloten, "versie": volgende.versie})
        return volgende
    waarden = {"dit_casus_id": nieuw.casus_id, "dit_versie": nieuw.versie}
    if not uow.voer_uit(_WIJZIG_DOSSIER, **waarden, inhoud=gesloten, versie=volgende.versie).rowcount:
        raise Conflict("rio.gewijzigd")
    return volgende


def contacten(uow: UnitOfWork, casus_id: str) -> tuple[Riocontact, ...]:
    """Return the contacts with somebody, the last day first."""
    alle = (_contact(uow, rij) for rij in uow.voer_uit(_CONTACTEN, dit_casus_id=casus_id))
    return tuple(sorted(alle, key=lambda een: een.dag, reverse=True))


def contact(uow: UnitOfWork, contact_id: str) -> Riocontact:
    """Return one contact.

    Raises:
        NotFound: there is none with that id in this region ("rio.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_CONTACT, dit_id=contact_id).one_or_none()
    if rij is None:
        raise NotFound("rio.onbekend")
    return _contact(uow, rij)


def voeg_contact_toe(uow: UnitOfWork, nieuw: Riocontact) -> None:
    """Keep a contact."""
    rij = {"id": nieuw.id, "casus_id": nieuw.casus_id, "op": nieuw.op, "door_id": nieuw.door_id}
    uow.voeg_in(_VOEG_CONTACT_TOE, {**rij, "inhoud": _contactinhoud(uow, nieuw)})


def wijzig_contact(uow: UnitOfWork, nieuw: Riocontact) -> None:
    """Put right how, when and what was noted; who noted it, and when, stays."""
    uow.voer_uit(_WIJZIG_CONTACT, dit_id=nieuw.id, inhoud=_contactinhoud(uow, nieuw))


def verwijder_contact(uow: UnitOfWork, contact_id: str) -> bool:
    """Take out what was noted by mistake; return whether it was there."""
    return uow.voer_uit(_WEG_CONTACT, dit_id=contact_id).rowcount > 0


def afspraken(uow: UnitOfWork, casus_id: str) -> tuple[Rioafspraak, ...]:
    """Return all appointments with somebody, the first one first."""
    return tuple(_afspraak(uow, rij) for rij in uow.voer_uit(_AFSPRAKEN, dit_casus_id=casus_id))


def afspraak(uow: UnitOfWork, afspraak_id: str) -> Rioafspraak:
    """Return one appointment.

    Raises:
        NotFound: there is none with that id in this region ("rio.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_AFSPRAAK, dit_id=afspraak_id).one_or_none()
    if rij is None:
        raise NotFound("rio.onbekend")
    return _afspraak(uow, rij)


def voeg_afspraak_toe(uow: UnitOfWork, nieuw: Rioafspraak) -> None:
    """Keep a new appointment."""
    uow.voeg_in(_VOEG_AFSPRAAK_TOE, {"id": nieuw.id, "casus_id": nieuw.casus_id, **_afspraakrij(uow, nieuw)})


def wijzig_afspraak(uow: UnitOfWork, nieuw: Rioafspraak) -> Rioafspraak:
    """Keep a changed appointment, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("rio.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    rij = _afspraakrij(uow, volgende)
    if not uow.voer_uit(_WIJZIG_AFSPRAAK, dit_id=nieuw.id, dit_versie=nieuw.versie, **rij).rowcount:
        raise Conflict("rio.gewijzigd")
    return volgende


def gepland(uow: UnitOfWork, ids: Iterable[str]) -> Mapping[str, tuple[Gepland, ...]]:
    """Return what is planned, by casus id, the first one first; also what has been and of which nothing was said.

    In one statement however many casussen; nothing is decrypted.
    """
    per_casus: dict[str, tuple[Gepland, ...]] = {}
    for rij in uow.voer_uit(_GEPLAND, dit_casus_id=sorted(set(ids))):
        een = Gepland(rij.id, rij.casus_id, rij.wanneer)
        per_casus[een.casus_id] = (*per_casus.get(een.casus_id, ()), een)
    return per_casus


def met_werk(uow: UnitOfWork, ids: Iterable[str]) -> frozenset[str]:
    """Return of whom the RIO keeps anything; nothing is decrypted."""
    deze = sorted(set(ids))
    return frozenset(een for vraag in _MET_WERK for een in uow.voer_uit(vraag, dit_casus_id=deze).scalars())


def heeft_werk(uow: UnitOfWork, casus_id: str) -> bool:
    """Tell whether the RIO keeps anything of somebody: then it takes part for a reason of its own."""
    return bool(met_werk(uow, [casus_id]))


def _contactinhoud(uow: UnitOfWork, een: Riocontact) -> bytes:
    inhoud = {"soort": een.soort.value, "dag": een.dag.isoformat(), "notitie": een.notitie}
    return uow.versleutel(een.casus_id, f"riocontact.inhoud.{een.id}", inhoud)


def _contact(uow: UnitOfWork, rij: Row[Any]) -> Riocontact:
    inhoud = uow.ontsleutel(rij.casus_id, f"riocontact.inhoud.{rij.id}", rij.inhoud)
    return Riocontact(
        id=rij.id,
        casus_id=rij.casus_id,
        soort=Contactsoort(inhoud["soort"]),
        dag=date.fromisoformat(inhoud["dag"]),
        notitie=inhoud["notitie"],
        door_id=rij.door_id,
        op=rij.op,
    )


def _afspraakrij(uow: UnitOfWork, een: Rioafspraak) -> dict[str, Any]:
    return {
        "wanneer": een.wanneer,
        "status": een.status,
        "door_id": een.door_id,
        "inhoud": uow.versleutel(een.casus_id, f"rioafspraak.inhoud.{een.id}", {"waarover": een.waarover}),
        "versie": een.versie,
    }


def _afspraak(uow: UnitOfWork, rij: Row[Any]) -> Rioafspraak:
    inhoud = uow.ontsleutel(rij.casus_id, f"rioafspraak.inhoud.{rij.id}", rij.inhoud)
    return Rioafspraak(
        id=rij.id,
        casus_id=rij.casus_id,
        wanneer=rij.wanneer,
        waarover=inhoud["waarover"],
        door_id=rij.door_id,
        status=rij.status,
        versie=rij.versie,
    )


def _dossiercontext(casus_id: str) -> str:
    return f"riodossier.inhoud.{casus_id}"
