"""Regions never meet: what one stored, no read of another one returns, and no write of another one touches.

Two regions hold the very same ids, codes, people and conversations, so only the region tells their rows apart. Every
public function of the room is called in the other region with the ids of the first.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

import storage
from storage import (
    casus,
    logboek,
    personen,
)
from storage.outbox import lezen
from storage.store import UnitOfWork
from storage.tabellen import metadata
from tests.storage import bouw
from tests.storage._regio_daden import DADEN, TOEVOEGINGEN
from tests.storage._regio_lezingen import LEZINGEN
from tests.storage._streek import Streek, claim, probeer
from tests.storage.conftest import Omgeving

# Channels are only reached through conversations and the outbox; the rest of these is no topic.
GEEN_ONDERWERP = ("storage.kanalen", "storage.migraties", "storage.tabellen")


def openbaar() -> Iterator[Callable[..., object]]:
    """Every function of the room that works inside a transaction."""
    for module in pkgutil.walk_packages(storage.__path__, "storage."):
        if module.name.startswith(GEEN_ONDERWERP):
            continue
        eigen = (wat for wat in vars(importlib.import_module(module.name)).values() if inspect.isfunction(wat))
        for wat in eigen:
            eerste = next(iter(inspect.signature(wat).parameters), "")
            if eerste == "uow" and wat.__module__ == module.name and not wat.__name__.startswith("_"):
                yield wat


def test_every_function_of_the_room_is_in_one_of_these_tables() -> None:
    getoetst = {*LEZINGEN, *DADEN, *TOEVOEGINGEN, lezen.verzending}
    assert {naam(een) for een in set(openbaar()) - getoetst} == set()


def alles_van(db: Omgeving) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a region, table by table."""

    def kijk(uow: UnitOfWork) -> dict[str, list[tuple[Any, ...]]]:
        return {
            naam: sorted(
                (tuple(rij) for rij in uow.verbinding.execute(select(tabel).where(tabel.c.regio == db.regio))), key=repr
            )
            for naam, tabel in metadata.tables.items()
        }

    return db.zie(kijk)


def is_niets(gevonden: object) -> bool:
    return all(map(is_niets, gevonden)) if isinstance(gevonden, tuple) else not gevonden


@pytest.fixture
def streek(db: Omgeving) -> Streek:
    return db.doe(Streek)


def naam(functie: Callable[..., object]) -> str:
    return f"{functie.__module__}.{functie.__name__}"


def test_a_read_finds_nothing_of_another_region(db: Omgeving, streek: Streek) -> None:
    thuis = {naam(lees) for lees, wat in LEZINGEN.items() if not is_niets(probeer(db, wat, streek))}
    elders = {naam(lees) for lees, wat in LEZINGEN.items() if not is_niets(probeer(db.in_regio("elders"), wat, streek))}
    assert elders == set()
    # They find it at home, or the test would prove nothing. Of this one, nothing is the right answer there.
    assert {naam(lees) for lees in LEZINGEN} - thuis == {naam(logboek.controleer)}


def test_a_write_leaves_another_region_exactly_as_it_was(db: Omgeving, streek: Streek) -> None:
    voor = alles_van(db)
    for doe, wat in {**DADEN, **TOEVOEGINGEN}.items():
        probeer(db.in_regio("elders"), wat, streek)
        assert alles_van(db) == voor, naam(doe)


def test_two_regions_with_the_very_same_names_live_side_by_side(db: Omgeving) -> None:
    elders = db.in_regio("elders")
    een, ander = db.doe(Streek), elders.doe(Streek)
    assert een.verhaal.casus.code == ander.verhaal.casus.code
    assert db.zie(casus.met_code, een.verhaal.casus.code) == een.verhaal.casus
    assert elders.zie(casus.met_code, een.verhaal.casus.code) == ander.verhaal.casus
    assert db.zie(personen.zoek, bouw.TENANT, een.agent.object_id) == een.agent
    assert elders.zie(personen.zoek, bouw.TENANT, een.agent.object_id) == ander.agent
    for waar, streek in ((db, een), (elders, ander)):
        werk = waar.doe(claim)
        assert werk is not None
        assert werk.gesprek == streek.persoonlijk


def test_no_statement_forgets_the_region(db: Omgeving) -> None:
    """Whatever a region's life makes run: the region is in its words and among its values."""
    vergeten: list[str] = []

    def kijk(_verbinding: object, _cursor: object, sql: str, waarden: object, *_: object) -> None:
        if (
            "PRAGMA" not in sql
            and sql not in {"BEGIN", "BEGIN IMMEDIATE"}
            and ("regio" not in sql or db.regio not in str(waarden))
        ):
            vergeten.append(sql)

    event.listen(Engine, "before_cursor_execute", kijk)
    try:
        streek = db.doe(Streek)
        for wat in (*LEZINGEN.values(), *TOEVOEGINGEN.values(), *DADEN.values()):
            probeer(db, wat, streek)
    finally:
        event.remove(Engine, "before_cursor_execute", kijk)
    eigen = [sql for sql in vergeten if "sleutel" not in sql]
    assert eigen == []
