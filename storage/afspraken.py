"""Afspraken and their history. What was agreed and said is encrypted with the key of the casus."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, insert, select, update

from domain.afspraak import (
    OPEN,
    Afspraak,
    Afspraakhandeling,
    Afspraakregel,
    Monitoring,
    Monitoringwijze,
)
from domain.errors import Conflict, NotFound
from storage.opdrachten import dit, een_van
from storage.tabellen.verloop import afspraak, afspraakregel
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(afspraak)
_WIJZIG: Final = update(afspraak).where(*dit(afspraak, "id", "versie"))
_LEES: Final = select(afspraak).where(*dit(afspraak, "id"))
_OP_DAG: Final = select(afspraak).order_by(afspraak.c.wanneer, afspraak.c.gemaakt_op, afspraak.c.id)
_VAN_CASUSSEN: Final = _OP_DAG.where(*een_van(afspraak, "casus_id"))
_OPEN: Final = afspraak.c.status.in_(bindparam("open", expanding=True))
_OPEN_VAN_CASUSSEN: Final = _VAN_CASUSSEN.where(_OPEN)
_OPEN_BIJ: Final = _OP_DAG.where(*dit(afspraak, "organisatie"), _OPEN)
_GEDAAN_BIJ: Final = _OP_DAG.where(*dit(afspraak, "organisatie"), ~_OPEN, afspraak.c.teken_op >= bindparam("vanaf"))
_REGEL: Final = insert(afspraakregel)
_REGELS: Final = (
    select(afspraakregel).where(*dit(afspraakregel, "afspraak_id")).order_by(afspraakregel.c.op, afspraakregel.c.id)
)
_REGELS_VAN_CASUS: Final = (
    select(afspraakregel).where(*dit(afspraakregel, "casus_id")).order_by(afspraakregel.c.op, afspraakregel.c.id)
)


def voeg_toe(uow: UnitOfWork, nieuw: Afspraak) -> None:
    """Keep a new afspraak; its first line is the caller's to write (`schrijf`)."""
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})


def wijzig(uow: UnitOfWork, nieuw: Afspraak) -> Afspraak:
    """Keep a changed afspraak, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("afspraak.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("afspraak.gewijzigd")
    return volgende


def lees(uow: UnitOfWork, afspraak_id: str) -> Afspraak:
    """Return an afspraak.

    Raises:
        NotFound: there is none with that id in this region ("afspraak.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=afspraak_id).one_or_none()
    if rij is None:
        raise NotFound("afspraak.onbekend")
    return _afspraak(uow, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Afspraak, ...]:
    """Return every afspraak of a casus, the first day first."""
    return van_casussen(uow, [casus_id]).get(casus_id, ())


def van_casussen(uow: UnitOfWork, ids: Iterable[str], *, alleen_open: bool = False) -> dict[str, tuple[Afspraak, ...]]:
    """Return the same for several, by casus id, in one statement; with `alleen_open` only what is open."""
    wat = {"dit_casus_id": sorted(set(ids))}
    rijen = (
        uow.voer_uit(_OPEN_VAN_CASUSSEN, **wat, open=sorted(OPEN))
        if alleen_open
        else uow.voer_uit(_VAN_CASUSSEN, **wat)
    )
    per_casus: dict[str, tuple[Afspraak, ...]] = {}
    for rij in rijen:
        per_casus[rij.casus_id] = (*per_casus.get(rij.casus_id, ()), _afspraak(uow, rij))
    return per_casus


def open_bij(uow: UnitOfWork, organisatie: str) -> tuple[Afspraak, ...]:
    """Return what an organisatie has open, over all casussen, the first day first."""
    return tuple(_afspraak(uow, rij) for rij in uow.voer_uit(_OPEN_BIJ, dit_organisatie=organisatie, open=sorted(OPEN)))


def gedaan_bij(uow: UnitOfWork, organisatie: str, vanaf: datetime) -> tuple[Afspraak, ...]:
    """Return what an organisatie brought to an end since a moment, over all casussen."""
    rijen = uow.voer_uit(_GEDAAN_BIJ, dit_organisatie=organisatie, open=sorted(OPEN), vanaf=vanaf)
    return tuple(_afspraak(uow, rij) for rij in rijen)


def schrijf(uow: UnitOfWork, regel: Afspraakregel) -> None:
    """Add a line to the history of an afspraak."""
    inhoud = {"toelichting": regel.toelichting, "van": regel.van, "naar": regel.naar}
    rij = {
        "id": regel.id,
        "afspraak_id": regel.afspraak_id,
        "casus_id": regel.casus_id,
        "handeling": regel.handeling.value,
        "op": regel.op,
        "door_id": regel.door_id,
        "inhoud": uow.versleutel(regel.casus_id, f"afspraakregel.inhoud.{regel.id}", inhoud),
    }
    uow.voeg_in(_REGEL, rij)


def regels(uow: UnitOfWork, afspraak_id: str) -> tuple[Afspraakregel, ...]:
    """Return the history of an afspraak, the oldest first."""
    return tuple(_regel(uow, rij) for rij in uow.voer_uit(_REGELS, dit_afspraak_id=afspraak_id))


def regels_van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Afspraakregel, ...]:
    """Return the history of every afspraak of a casus, the oldest first."""
    return tuple(_regel(uow, rij) for rij in uow.voer_uit(_REGELS_VAN_CASUS, dit_casus_id=casus_id))


def _kolommen(uow: UnitOfWork, een: Afspraak) -> dict[str, Any]:
    inhoud = {
        "wat": een.wat,
        "persoon_naam": een.persoon_naam,
        "doel_id": een.doel_id,
        "betrokkenen": list(een.betrokkenen),
        "conditie": een.conditie,
        "resultaat": een.resultaat,
        "monitoring": {
            "wijze": een.monitoring.wijze.value,
            "elke_dagen": een.monitoring.elke_dagen,
            "volgende": een.monitoring.volgende.isoformat() if een.monitoring.volgende else None,
        },
    }
    return {
        "casus_id": een.casus_id,
        "organisatie": een.organisatie,
        "persoon_id": een.persoon_id,
        "status": een.status,
        "wanneer": een.wanneer.isoformat(),
        "vraagdag": een.vraagdag.isoformat(),
        "gemaakt_op": een.gemaakt_op,
        "gemaakt_door_id": een.gemaakt_door_id,
        "teken_op": een.teken_op,
        "gevraagd": een.gevraagd,
        "verzet": een.verzet,
        "gemeld_op": een.gemeld_op,
        "zitting_id": een.zitting_id,
        "inhoud": uow.versleutel(een.casus_id, _context(een.id), inhoud),
        "versie": een.versie,
    }


def _afspraak(uow: UnitOfWork, rij: Row[Any]) -> Afspraak:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    gevolgd = inhoud["monitoring"]
    volgende = gevolgd["volgende"]
    return Afspraak(
        id=rij.id,
        casus_id=rij.casus_id,
        wat=inhoud["wat"],
        organisatie=rij.organisatie,
        wanneer=date.fromisoformat(rij.wanneer),
        status=rij.status,
        gemaakt_op=rij.gemaakt_op,
        gemaakt_door_id=rij.gemaakt_door_id,
        teken_op=rij.teken_op,
        persoon_id=rij.persoon_id,
        persoon_naam=inhoud["persoon_naam"],
        doel_id=inhoud["doel_id"],
        betrokkenen=tuple(inhoud["betrokkenen"]),
        conditie=inhoud["conditie"],
        resultaat=inhoud["resultaat"],
        monitoring=Monitoring(
            Monitoringwijze(gevolgd["wijze"]),
            gevolgd["elke_dagen"],
            date.fromisoformat(volgende) if volgende else None,
        ),
        gevraagd=rij.gevraagd,
        verzet=rij.verzet,
        gemeld_op=rij.gemeld_op,
        zitting_id=rij.zitting_id,
        versie=rij.versie,
    )


def _regel(uow: UnitOfWork, rij: Row[Any]) -> Afspraakregel:
    inhoud = uow.ontsleutel(rij.casus_id, f"afspraakregel.inhoud.{rij.id}", rij.inhoud)
    return Afspraakregel(
        id=rij.id,
        afspraak_id=rij.afspraak_id,
        casus_id=rij.casus_id,
        handeling=Afspraakhandeling(rij.handeling),
        op=rij.op,
        door_id=rij.door_id,
        toelichting=inhoud["toelichting"],
        van=inhoud["van"],
        naar=inhoud["naar"],
    )


def _context(afspraak_id: str) -> str:
    return f"afspraak.inhoud.{afspraak_id}"
