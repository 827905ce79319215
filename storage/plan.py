"""The versions of a plan van aanpak. What it says is encrypted with the key of the casus."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Row, func, insert, select

from domain.plan import Doelstand, EigenInbreng, Inzet, Kaderafspraak, Plan, Plandoel
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.verloop import plan
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(plan)
_VERSIES: Final = select(plan).where(*dit(plan, "casus_id")).order_by(plan.c.nr)
_VERSIE: Final = select(plan).where(*dit(plan, "casus_id", "nr"))
_NIEUWSTE: Final = (
    select(plan.c.regio, plan.c.casus_id, func.max(plan.c.nr).label("nr"))
    .where(*een_van(plan, "casus_id"))
    .group_by(plan.c.regio, plan.c.casus_id)
    .subquery()
)
_HUIDIGE: Final = select(plan).join(
    _NIEUWSTE,
    (plan.c.regio == _NIEUWSTE.c.regio) & (plan.c.casus_id == _NIEUWSTE.c.casus_id) & (plan.c.nr == _NIEUWSTE.c.nr),
)


def voeg_toe(uow: UnitOfWork, nieuw: Plan) -> None:
    """Keep a new version.

    Raises:
        Conflict: somebody saved that version meanwhile ("plan.gewijzigd").
    """
    rij = {
        "casus_id": nieuw.casus_id,
        "nr": nieuw.nr,
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "evaluatie_op": nieuw.evaluatie_op.isoformat() if nieuw.evaluatie_op else None,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.casus_id, nieuw.nr), _naar(nieuw)),
    }
    with dubbel_is("plan.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)


def huidige(uow: UnitOfWork, casus_id: str) -> Plan | None:
    """Return the newest version; None when there is none."""
    return huidige_van(uow, [casus_id]).get(casus_id)


def huidige_van(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Plan]:
    """Return the same for several, by casus id, in one statement."""
    return {rij.casus_id: _plan(uow, rij) for rij in uow.voer_uit(_HUIDIGE, dit_casus_id=sorted(set(ids)))}


def versies(uow: UnitOfWork, casus_id: str) -> tuple[Plan, ...]:
    """Return every version, the first one first."""
    return tuple(_plan(uow, rij) for rij in uow.voer_uit(_VERSIES, dit_casus_id=casus_id))


def versie(uow: UnitOfWork, casus_id: str, nr: int) -> Plan | None:
    """Return one version; None when there is none with that number."""
    rij = uow.voer_uit(_VERSIE, dit_casus_id=casus_id, dit_nr=nr).one_or_none()
    return None if rij is None else _plan(uow, rij)


def _naar(een: Plan) -> dict[str, Any]:
    return {
        "hoofddoel": een.hoofddoel,
        "inbreng": {wie: {"doel": van.doel, "krachten": van.krachten} for wie, van in een.inbreng.items()},
        "doelen": [
            {
                "id": doel.id,
                "tekst": doel.tekst,
                "leefgebied": doel.leefgebied,
                "betrokkene_id": doel.betrokkene_id,
                "stand": doel.stand.value,
            }
            for doel in een.doelen
        ],
        "inzet": {soort.value: woorden for soort, woorden in een.inzet.items()},
        "kaders": [
            {
                "id": kader.id,
                "soort": kader.soort,
                "betrokkene_id": kader.betrokkene_id,
                "eindigt_op": kader.eindigt_op.isoformat() if kader.eindigt_op else None,
                "toelichting": kader.toelichting,
                "voorbij": kader.voorbij,
            }
            for kader in een.kaders
        ],
        "opschalen_als": een.opschalen_als,
        "afschalen_als": een.afschalen_als,
    }


def _plan(uow: UnitOfWork, rij: Row[Any]) -> Plan:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.casus_id, rij.nr), rij.inhoud)
    inbreng = {wie: EigenInbreng(van["doel"], van["krachten"]) for wie, van in inhoud["inbreng"].items()}
    return Plan(
        casus_id=rij.casus_id,
        nr=rij.nr,
        op=rij.op,
        door_id=rij.door_id,
        hoofddoel=inhoud["hoofddoel"],
        inbreng=MappingProxyType(inbreng),
        doelen=tuple(map(_doel, inhoud["doelen"])),
        inzet=MappingProxyType({Inzet(soort): woorden for soort, woorden in inhoud["inzet"].items()}),
        kaders=tuple(map(_kader, inhoud["kaders"])),
        opschalen_als=inhoud["opschalen_als"],
        afschalen_als=inhoud["afschalen_als"],
        evaluatie_op=_dag(rij.evaluatie_op),
    )


def _doel(van: Mapping[str, Any]) -> Plandoel:
    return Plandoel(van["id"], van["tekst"], van["leefgebied"], van["betrokkene_id"], Doelstand(van["stand"]))


def _kader(van: Mapping[str, Any]) -> Kaderafspraak:
    return Kaderafspraak(
        van["id"],
        van["soort"],
        van["betrokkene_id"],
        _dag(van["eindigt_op"]),
        van["toelichting"],
        voorbij=van["voorbij"],
    )


def _dag(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _context(casus_id: str, nr: int) -> str:
    return f"plan.inhoud.{casus_id}.{nr}"
