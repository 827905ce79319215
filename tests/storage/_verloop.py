"""One row in every table of the course of a casus, whatever stands in it: for what goes over all of them."""

from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, Table, insert

from storage.tabellen.basis import Keuze, Moment
from storage.tabellen.verloop import (
    afschaling,
    afspraak,
    afspraakregel,
    opschaalstap,
    plan,
    regie,
    triage,
    volhoudregel,
)
from storage.uow import UnitOfWork
from tests.storage.bouw import Verhaal

VERLOOP: Final = (triage, plan, regie, afspraak, afspraakregel, volhoudregel, opschaalstap, afschaling)
"""Every table of the course of a casus that hangs on one; what refers to another comes after it."""


def schrijf_verloop(uow: UnitOfWork, van: Verhaal, canarie: str) -> dict[str, str]:
    """Store one row in each; what is encrypted says `canarie`. Return the ids that were given, by table."""
    ids: dict[str, str] = {}
    for tabel in VERLOOP:
        bekend = {
            "casus_id": van.casus.id,
            "zitting_id": van.zitting.id,
            "afspraak_id": ids.get(afspraak.name),
            "organisatie": "politie",
            "naar_casus_id": None,
        }
        if "id" in tabel.c:
            ids[tabel.name] = bekend["id"] = uow.new_id()
        uow.voeg_in(insert(tabel), {een.name: _waarde(uow, een, bekend, van, canarie) for een in _eigen(tabel)})
    return ids


def _eigen(tabel: Table) -> list[Column[Any]]:
    return [een for een in tabel.columns if een.name != "regio"]


def _waarde(uow: UnitOfWork, kolom: Column[Any], bekend: dict[str, str | None], van: Verhaal, canarie: str) -> Any:  # noqa: ANN401, PLR0911 - whatever a column takes
    if kolom.name in bekend:
        return bekend[kolom.name]
    if kolom.name.endswith("_id"):
        return van.regisseur.id
    if isinstance(kolom.type, LargeBinary):
        return uow.versleutel(van.casus.id, f"{kolom.table.name}.{kolom.name}", {"tekst": canarie})
    if isinstance(kolom.type, Moment):
        return None if kolom.nullable else uow.now
    if isinstance(kolom.type, Keuze):
        soort: type[StrEnum] = kolom.type.soort
        return next(iter(soort))
    if kolom.type.python_type is int:
        return 1
    return uow.now.date().isoformat()
