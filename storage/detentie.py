"""Detentions, a row per version; where, until when and where to are encrypted with the key of the casus."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, func, insert, select, tuple_

from domain.detentie import Detentie, Detentiebron, Detentieversie, Verlof, Wijzigsoort
from storage.databases import dubbel_is
from storage.opdrachten import dit, een_van
from storage.tabellen.nazorg import detentie
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(detentie)
_NIEUWSTE: Final = (
    select(detentie.c.regio, detentie.c.casus_id, func.max(detentie.c.versie).label("versie"))
    .where(*een_van(detentie, "casus_id"))
    .group_by(detentie.c.regio, detentie.c.casus_id)
)
_HUIDIGE: Final = select(detentie).where(
    *een_van(detentie, "casus_id"), tuple_(detentie.c.regio, detentie.c.casus_id, detentie.c.versie).in_(_NIEUWSTE)
)
_VERSIES: Final = select(detentie).where(*dit(detentie, "casus_id")).order_by(detentie.c.versie)


def bewaar(uow: UnitOfWork, versie: Detentieversie) -> None:
    """Keep a new version; the ones before it stay as they are.

    Raises:
        Conflict: somebody saved a version with that number meanwhile ("detentie.gewijzigd").
    """
    een = versie.detentie
    rij = {
        "casus_id": een.casus_id,
        "versie": een.versie,
        "soort": versie.soort,
        "op": versie.op,
        "door_id": versie.door_id,
        "inhoud": uow.versleutel(een.casus_id, _context(een.casus_id, een.versie), _inhoud(een)),
    }
    with dubbel_is("detentie.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)


def huidige(uow: UnitOfWork, casus_id: str) -> Detentie | None:
    """Return how it stands now; None when the casus has no detention."""
    return huidige_van(uow, [casus_id]).get(casus_id)


def huidige_van(uow: UnitOfWork, ids: Iterable[str]) -> Mapping[str, Detentie]:
    """Return how it stands with each of these casussen that has a detention, by casus id, in one statement."""
    return {rij.casus_id: _versie(uow, rij).detentie for rij in uow.voer_uit(_HUIDIGE, dit_casus_id=sorted(set(ids)))}


def versies(uow: UnitOfWork, casus_id: str) -> tuple[Detentieversie, ...]:
    """Return everything that was said of it, the first first."""
    return tuple(_versie(uow, rij) for rij in uow.voer_uit(_VERSIES, dit_casus_id=casus_id))


def _inhoud(een: Detentie) -> dict[str, Any]:
    verlof = een.verlof
    return {
        "bron": een.bron.value,
        "inrichting": een.inrichting,
        "begin": _tekst(een.begin),
        "einde": _tekst(een.einde),
        "einde_zeker": een.einde_zeker,
        "verlof": None if verlof is None else [_tekst(verlof.van), _tekst(verlof.tot)],
        "vestiging": een.vestiging,
        "hic": een.hic,
    }


def _versie(uow: UnitOfWork, rij: Row[Any]) -> Detentieversie:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.casus_id, rij.versie), rij.inhoud)
    op: datetime = rij.op
    soort: Wijzigsoort = rij.soort
    een = Detentie(
        casus_id=rij.casus_id,
        bron=Detentiebron(inhoud["bron"]),
        inrichting=inhoud["inrichting"],
        begin=_dag(inhoud["begin"]),
        einde=_dag(inhoud["einde"]),
        einde_zeker=inhoud["einde_zeker"],
        verlof=_verlof(inhoud["verlof"]),
        vestiging=inhoud["vestiging"],
        hic=inhoud["hic"],
        versie=rij.versie,
    )
    return Detentieversie(een, soort, rij.door_id, op)


def _verlof(bewaard: list[str | None] | None) -> Verlof | None:
    van = _dag(bewaard[0]) if bewaard else None
    return None if bewaard is None or van is None else Verlof(van, _dag(bewaard[1]))


def _tekst(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def _dag(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)


def _context(casus_id: str, versie: int) -> str:
    return f"detentie.inhoud.{casus_id}.{versie}"
