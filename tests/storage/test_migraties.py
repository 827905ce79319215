"""The schema: the steps make exactly the tables the program was written for, on both databases."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from domain.errors import Unavailable
from storage import migraties
from storage.databases import lees_url, maak_engine
from storage.tabellen import metadata
from tests._databases import SOORTEN


@pytest.fixture(params=SOORTEN)
def leeg(request: pytest.FixtureRequest, tmp_path: Path, nummers: Iterator[int]) -> Iterator[str]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'leeg.db'}"
        return
    server = request.getfixturevalue("postgres_server")
    naam = f"leeg{next(nummers)}"
    yield server.maak(naam)
    server.ruim(naam)


def bekijk(url: str, kijk: Callable[[Connection], object]) -> object:
    engine = maak_engine(lees_url(url), aantal=1)
    try:
        with engine.begin() as verbinding:
            return kijk(verbinding)
    finally:
        engine.dispose()


def test_from_nothing_to_the_newest_version(leeg: str) -> None:
    assert migraties.versie(leeg) is None
    assert not migraties.is_bij(leeg)
    nieuwste = migraties.migreer(leeg)
    assert migraties.versie(leeg) == nieuwste
    assert migraties.is_bij(leeg)


def test_doing_it_again_changes_nothing(leeg: str) -> None:
    assert migraties.migreer(leeg) == migraties.migreer(leeg)


def test_what_the_steps_made_is_what_the_program_describes(database_url: str) -> None:
    def verschillen(verbinding: Connection) -> object:
        context = MigrationContext.configure(verbinding, opts={"compare_type": True})
        return compare_metadata(context, metadata)

    assert bekijk(database_url, verschillen) == []


def test_partial_indexes_have_the_condition_that_the_program_describes(database_url: str) -> None:
    # The comparison above does not look at conditions.
    def gevonden(verbinding: Connection) -> dict[str, str]:
        sql = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'"
            if verbinding.dialect.name == "sqlite"
            else "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%WHERE%'"
        )
        return {naam: definitie.partition("WHERE")[2] for naam, definitie in verbinding.execute(text(sql))}

    conditie = bekijk(database_url, gevonden)
    assert isinstance(conditie, dict)
    beschreven = {
        str(index.name): str(index.dialect_options["sqlite"]["where"])
        for tabel in metadata.tables.values()
        for index in tabel.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert set(conditie) == set(beschreven)
    for naam, woorden in beschreven.items():
        for woord in ("wacht", "verzenden", "dood", "onzeker", "afgegaan_op"):
            assert (f"{woord}'" in woorden) == (f"{woord}'" in conditie[naam]), naam


def test_every_table_has_the_region_in_front_of_every_key_and_index(database_url: str) -> None:
    def zonder_regio(verbinding: Connection) -> list[str]:
        inspecteur = inspect(verbinding)
        fout = []
        for tabel in sorted(set(inspecteur.get_table_names()) - {"alembic_version"}):
            sleutels: list[list[str | None]] = [[*inspecteur.get_pk_constraint(tabel)["constrained_columns"]]]
            sleutels += [index["column_names"] for index in inspecteur.get_indexes(tabel)]
            sleutels += [[*uniek["column_names"]] for uniek in inspecteur.get_unique_constraints(tabel)]
            sleutels += [[*verwijzing["constrained_columns"]] for verwijzing in inspecteur.get_foreign_keys(tabel)]
            fout += [f"{tabel}: {kolommen}" for kolommen in sleutels if kolommen[0] != "regio"]
        return fout

    assert bekijk(database_url, zonder_regio) == []


def test_processes_that_start_together_migrate_once(leeg: str) -> None:
    uitkomsten: list[str] = []
    draden = [threading.Thread(target=lambda: uitkomsten.append(migraties.migreer(leeg))) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert uitkomsten == [migraties.versie(leeg)] * 3


def test_a_schema_from_the_future_is_refused(database_url: str) -> None:
    bekijk(database_url, lambda verbinding: verbinding.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(Unavailable, match="nieuwer_dan_programma"):
        migraties.migreer(database_url)
    assert not migraties.is_bij(database_url)


def test_a_step_that_fails_leaves_nothing_behind(leeg: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def val(*_: object) -> None:
        raise RuntimeError("halverwege")

    # The last thing of the first step.
    monkeypatch.setattr("alembic.op.execute", val)
    with pytest.raises(RuntimeError, match="halverwege"):
        migraties.migreer(leeg)
    assert bekijk(leeg, lambda verbinding: inspect(verbinding).get_table_names()) == []
