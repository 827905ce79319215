"""The versions of the plan van aanpak; what they say is encrypted with the key of the casus."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, func, insert, select, tuple_

from domain.errors import NotFound
from domain.plan import Doelstand, EigenInbreng, Inzet, Kaderafspraak, Plan, Plandoel
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.verloop import plan
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(plan)
_NIEUWSTE: Final = (
    select(plan.c.regio, plan.c.casus_id, func.max(plan.c.nr).label("nr"))
    .where(*een_van(plan, "casus_id"))
    .group_by(plan.c.regio, plan.c.casus_id)
)
_HUIDIGE: Final = select(plan).where(
    *een_van(plan, "casus_id"), tuple_(plan.c.regio, plan.c.casus_id, plan.c.nr).in_(_NIEUWSTE)
)
_VERSIES: Final = select(plan).where(*dit(plan, "casus_id")).order_by(plan.c.nr)
_VERSIE: Final = select(plan).where(*dit(plan, "casus_id", "nr"))


def voeg_toe(uow: UnitOfWork, nieuw: Plan) -> None:
    """Keep a new version; the ones before it stay as they are.

    Raises:
        Conflict: somebody saved a version with that number meanwhile ("plan.gewijzigd").
    """
    rij = {
        "casus_id": nieuw.casus_id,
        "nr": nieuw.nr,
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "evaluatie_op": nieuw.evaluatie_op.isoformat() if nieuw.evaluatie_op else None,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.casus_id, nieuw.nr), _inhoud(nieuw)),
    }
    with dubbel_is("plan.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)


def huidige(uow: UnitOfWork, casus_id: str) -> Plan | None:
    """Return the newest version; None when there is no plan yet."""
    return huidige_van(uow, [casus_id]).get(casus_id)


def huidige_van(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Plan]:
    """Return the newest version of each of these casussen that has a plan, by casus id, in one statement."""
    return {rij.casus_id: _plan(uow, rij) for rij in uow.voer_uit(_HUIDIGE, dit_casus_id=sorted(set(ids)))}


def versies(uow: UnitOfWork, casus_id: str) -> tuple[Plan, ...]:
    """Return every version, the first one first."""
    return tuple(_plan(uow, rij) for rij in uow.voer_uit(_VERSIES, dit_casus_id=casus_id))


def versie(uow: UnitOfWork, casus_id: str, nr: int) -> Plan:
    """Return one version.

    Raises:
        NotFound: there is none with that number ("plan.onbekend"), or the casus was destroyed.
    """
    rij = uow.voer_uit(_VERSIE, dit_casus_id=casus_id, dit_nr=nr).one_or_none()
    if rij is None:
        raise NotFound("plan.onbekend")
    return _plan(uow, rij)


def _inhoud(een: Plan) -> dict[str, Any]:
    return {
        "hoofddoel": een.hoofddoel,
        "inbreng": {wie: {"doel": wat.doel, "krachten": wat.krachten} for wie, wat in een.inbreng.items()},
        "doelen": [
            {
                "id": doel.id,
                "tekst": doel.tekst,
                "leefgebied": doel.leefgebied,
                "betrokkene": doel.betrokkene_id,
                "stand": doel.stand.value,
            }
            for doel in een.doelen
        ],
        "inzet": {soort.value: wat for soort, wat in een.inzet.items()},
        "kaders": [
            {
                "id": kader.id,
                "soort": kader.soort,
                "betrokkene": kader.betrokkene_id,
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
    return Plan(
        casus_id=rij.casus_id,
        nr=rij.nr,
        op=rij.op,
        door_id=rij.door_id,
        hoofddoel=inhoud["hoofddoel"],
        inbreng={wie: EigenInbreng(wat["doel"], wat["krachten"]) for wie, wat in inhoud["inbreng"].items()},
        doelen=tuple(_doel(een) for een in inhoud["doelen"]),
        inzet={Inzet(soort): wat for soort, wat in inhoud["inzet"].items()},
        kaders=tuple(_kader(een) for een in inhoud["kaders"]),
        opschalen_als=inhoud["opschalen_als"],
        afschalen_als=inhoud["afschalen_als"],
        evaluatie_op=_dag(rij.evaluatie_op),
    )


def _doel(een: Mapping[str, Any]) -> Plandoel:
    return Plandoel(een["id"], een["tekst"], een["leefgebied"], een["betrokkene"], Doelstand(een["stand"]))


def _kader(een: Mapping[str, Any]) -> Kaderafspraak:
    return Kaderafspraak(
        id=een["id"],
        soort=een["soort"],
        betrokkene_id=een["betrokkene"],
        eindigt_op=_dag(een["eindigt_op"]),
        toelichting=een["toelichting"],
        voorbij=een["voorbij"],
    )


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _context(casus_id: str, nr: int) -> str:
    return f"plan.inhoud.{casus_id}.{nr}"
