"""The talks of detained people with the partners: how far each is and who sits at it, encrypted per casus."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, insert, select, update

from domain.errors import Conflict, NotFound
from domain.terugkeergesprek import (
    LOOPT_NOG,
    Afzegreden,
    Deelname,
    Deelnamestatus,
    Gebeurtenis,
    Gebeurtenissoort,
    Gespreksstatus,
    Terugkeergesprek,
)
from storage.opdrachten import dit, een_van, hier
from storage.tabellen.terugkeergesprek import gespreksdeelname, gespreksgebeurtenis, terugkeergesprek
from storage.uow import UnitOfWork

_LEES: Final = select(terugkeergesprek).where(*dit(terugkeergesprek, "id"))
_VAN_CASUS: Final = (
    select(terugkeergesprek).where(*dit(terugkeergesprek, "casus_id")).order_by(terugkeergesprek.c.volgorde.desc())
)
_VAN_CASUSSEN: Final = select(terugkeergesprek).where(
    *een_van(terugkeergesprek, "casus_id"), terugkeergesprek.c.status.in_(sorted(LOOPT_NOG))
)
_VOEG_TOE: Final = insert(terugkeergesprek)
_WIJZIG: Final = update(terugkeergesprek).where(*dit(terugkeergesprek, "id", "versie"))
_DEELNAMES: Final = (
    select(gespreksdeelname).where(*dit(gespreksdeelname, "gesprek_id")).order_by(gespreksdeelname.c.organisatie)
)
_DEELNAME: Final = _DEELNAMES.where(gespreksdeelname.c.organisatie == bindparam("organisatie"))
_NODIG: Final = insert(gespreksdeelname)
_ZET_DEELNAME: Final = update(gespreksdeelname).where(*dit(gespreksdeelname, "gesprek_id", "organisatie"))
_GEBEURTENISSEN: Final = (
    select(gespreksgebeurtenis)
    .where(*dit(gespreksgebeurtenis, "gesprek_id"))
    .order_by(gespreksgebeurtenis.c.op, gespreksgebeurtenis.c.id)
)
_GEBEURT: Final = insert(gespreksgebeurtenis)
_ALLE_LOPENDE: Final = select(terugkeergesprek.c.id).where(
    hier(terugkeergesprek), terugkeergesprek.c.status.in_(sorted(LOOPT_NOG))
)


def maak(uow: UnitOfWork, nieuw: Terugkeergesprek) -> Terugkeergesprek:
    """Keep a new talk; return it with its id."""
    gesprek = replace(nieuw, id=nieuw.id or uow.new_id(), versie=1)
    uow.voeg_in(_VOEG_TOE, {"id": gesprek.id, "casus_id": gesprek.casus_id, "volgorde": uow.now, **_rij(uow, gesprek)})
    return gesprek


def lees(uow: UnitOfWork, gesprek_id: str) -> Terugkeergesprek:
    """Return a talk.

    Raises:
        NotFound: there is none here ("terugkeergesprek.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=gesprek_id).one_or_none()
    if rij is None:
        raise NotFound("terugkeergesprek.onbekend")
    return _uit(uow, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Terugkeergesprek, ...]:
    """Return the talks of a casus, the newest first."""
    return tuple(_uit(uow, rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id).all())


def nieuwste(uow: UnitOfWork, casus_id: str) -> Terugkeergesprek | None:
    """Return the talk of a casus that people mean: the newest, however far it is; None when there never was one."""
    rij = uow.voer_uit(_VAN_CASUS.limit(1), dit_casus_id=casus_id).one_or_none()
    return None if rij is None else _uit(uow, rij)


def lopende_van(uow: UnitOfWork, casus_ids: Iterable[str]) -> Mapping[str, Terugkeergesprek]:
    """Return the talk that is to come, or goes on, by casus; a casus without one is left out."""
    gevraagd = sorted(set(casus_ids))
    if not gevraagd:
        return {}
    rijen = uow.voer_uit(_VAN_CASUSSEN, dit_casus_id=gevraagd).all()
    return {rij.casus_id: _uit(uow, rij) for rij in rijen}


def wijzig(uow: UnitOfWork, gesprek: Terugkeergesprek) -> Terugkeergesprek:
    """Keep a talk in the place of the version it was made from; return it as it is then.

    Raises:
        Conflict: somebody changed it meanwhile ("terugkeergesprek.gewijzigd").
    """
    volgende = replace(gesprek, versie=gesprek.versie + 1)
    waarden = _rij(uow, volgende)
    if not uow.voer_uit(_WIJZIG, dit_id=gesprek.id, dit_versie=gesprek.versie, **waarden).rowcount:
        raise Conflict("terugkeergesprek.gewijzigd")
    return volgende


def deelnames(uow: UnitOfWork, gesprek_id: str) -> tuple[Deelname, ...]:
    """Return every organisatie that was ever asked to sit at a talk, by code."""
    return tuple(_deelname(rij) for rij in uow.voer_uit(_DEELNAMES, dit_gesprek_id=gesprek_id).all())


def zet_deelname(
    uow: UnitOfWork, gesprek: Terugkeergesprek, organisatie: str, status: Deelnamestatus, door_id: str | None
) -> Deelname:
    """Say how it stands with an organisatie at a talk; return it."""
    waarden = {"status": status, "op": uow.now, "door_id": door_id}
    gevonden = uow.voer_uit(_DEELNAME, dit_gesprek_id=gesprek.id, organisatie=organisatie).one_or_none()
    if gevonden is None:
        sleutel = {"gesprek_id": gesprek.id, "organisatie": organisatie, "casus_id": gesprek.casus_id}
        uow.voeg_in(_NODIG, {**sleutel, **waarden})
    else:
        uow.voer_uit(_ZET_DEELNAME, dit_gesprek_id=gesprek.id, dit_organisatie=organisatie, **waarden)
    return Deelname(gesprek.id, organisatie, status, uow.now, door_id)


def noteer(
    uow: UnitOfWork,
    gesprek: Terugkeergesprek,
    soort: Gebeurtenissoort,
    door_id: str | None = None,
    *,
    op: datetime | None = None,
) -> Gebeurtenis:
    """Note that something happened at a talk, without who; return it. `op`: when, if it was not now."""
    een = Gebeurtenis(uow.new_id(), gesprek.id, soort, op or uow.now, door_id)
    uow.voeg_in(
        _GEBEURT,
        {
            "id": een.id,
            "gesprek_id": gesprek.id,
            "casus_id": gesprek.casus_id,
            "soort": soort,
            "op": een.op,
            "door_id": door_id,
        },
    )
    return een


def gebeurtenissen(uow: UnitOfWork, gesprek_id: str) -> tuple[Gebeurtenis, ...]:
    """Return what happened at a talk, in order."""
    rijen = uow.voer_uit(_GEBEURTENISSEN, dit_gesprek_id=gesprek_id).all()
    return tuple(Gebeurtenis(rij.id, rij.gesprek_id, rij.soort, rij.op, rij.door_id) for rij in rijen)


def lopende(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the ids of all talks that are to come, or go on."""
    # Put in order here: asked of the database it would walk through the talks of all years.
    return tuple(sorted(uow.voer_uit(_ALLE_LOPENDE).scalars()))


def _rij(uow: UnitOfWork, gesprek: Terugkeergesprek) -> dict[str, Any]:
    inhoud = {
        "betrokkene": gesprek.betrokkene_id,
        "inrichting": gesprek.inrichting,
        "duur": gesprek.duur_minuten,
        "momenten": [een.isoformat() for een in gesprek.momenten],
        "erbij": list(gesprek.erbij),
        "afzegreden": gesprek.afzegreden,
        "eigen_voorstel": gesprek.eigen_voorstel,
        "verteld": gesprek.verteld.isoformat() if gesprek.verteld else None,
        "onder_curatele": gesprek.onder_curatele,
    }
    return {
        "status": gesprek.status,
        "begint_op": gesprek.begint_op,
        "casemanager_id": gesprek.casemanager_id,
        "plaatsvervanger_id": gesprek.plaatsvervanger_id,
        "inhoud": uow.versleutel(gesprek.casus_id, _context(gesprek.id), inhoud),
        "versie": gesprek.versie,
    }


def _uit(uow: UnitOfWork, rij: Row[Any]) -> Terugkeergesprek:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    return Terugkeergesprek(
        id=rij.id,
        casus_id=rij.casus_id,
        betrokkene_id=inhoud["betrokkene"],
        status=Gespreksstatus(rij.status),
        inrichting=inhoud["inrichting"],
        duur_minuten=inhoud["duur"],
        momenten=tuple(datetime.fromisoformat(een) for een in inhoud["momenten"]),
        begint_op=rij.begint_op,
        erbij=tuple(inhoud["erbij"]),
        casemanager_id=rij.casemanager_id,
        plaatsvervanger_id=rij.plaatsvervanger_id,
        afzegreden=Afzegreden(inhoud["afzegreden"]) if inhoud["afzegreden"] else None,
        eigen_voorstel=inhoud["eigen_voorstel"],
        verteld=datetime.fromisoformat(inhoud["verteld"]) if inhoud["verteld"] else None,
        onder_curatele=inhoud["onder_curatele"],
        versie=rij.versie,
    )


def _deelname(rij: Row[Any]) -> Deelname:
    return Deelname(rij.gesprek_id, rij.organisatie, rij.status, rij.op, rij.door_id)


def _context(gesprek_id: str) -> str:
    return f"terugkeergesprek:{gesprek_id}"
