"""A database in use goes along: every row stays, what waits is sent, and the old program works on beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Boolean, Column, DateTime, Integer, LargeBinary, MetaData, Table, insert, inspect, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from storage import agenda, migraties, outbox
from storage.databases import MIGRATIE, lees_url, maak_engine
from storage.outbox import Limieten
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import UnitOfWork, maak_store
from storage.tabellen import metadata
from storage.tabellen.basis import tekst_van_moment
from tests._databases import NU, REGIO, SOORTEN
from tests.storage.conftest import Omgeving

EERSTE = "0001"
ECHT: dict[str, dict[str, Any]] = {
    "gesprek": {"soort": "channel", "bereikbaar": True},
    "kanaal": {"bezet": None, "dicht": False},
    "outbox": {"status": "wacht", "los": False},
    "zitting": {"status": "gepland"},
}
"""Words that the program of today reads again; in all other columns stands just something."""

Rijen = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=SOORTEN)
def gevuld(request: pytest.FixtureRequest, tmp_path: Path, nummers: Iterator[int]) -> Iterator[str]:
    """A database of the first version, with two rows in every table."""
    naam = f"oud{next(nummers)}"
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'oud.db'}"
    else:
        url = request.getfixturevalue("postgres_server").maak(naam)
    with verbonden(url) as verbinding:
        command.upgrade(migraties._config(verbinding), EERSTE)  # noqa: SLF001 - only as far as the first step
        for nummer in (1, 2):
            vul(verbinding, oude_tabellen(verbinding), nummer)
    yield url
    if request.param != "sqlite":
        request.getfixturevalue("postgres_server").ruim(naam)


@contextmanager
def verbonden(url: str) -> Iterator[Connection]:
    """A connection as migrations have it, in one transaction."""
    engine = maak_engine(lees_url(url), aantal=1, rol=MIGRATIE)
    try:
        with engine.begin() as verbinding:
            yield verbinding
    finally:
        engine.dispose()


def oude_tabellen(verbinding: Connection) -> list[Table]:
    """Every table as it is there now, the ones that others refer to first."""
    gezien = MetaData()
    gezien.reflect(verbinding)
    return [een for een in gezien.sorted_tables if een.name != "alembic_version"]


def vul(verbinding: Connection, tabellen: list[Table], nummer: int) -> None:
    """Add a row to each table, in its own columns only; all references point to the row with the same number."""
    for tabel in tabellen:
        rij = {kolom.name: waarde(kolom, nummer) for kolom in tabel.columns}
        verbinding.execute(insert(tabel), {**rij, **ECHT.get(tabel.name, {})})


def waarde(kolom: Column[object], nummer: int) -> object:
    """Something that fits in the column, and that tells the row."""
    soort, op = kolom.type, NU + timedelta(hours=nummer)
    passend: list[tuple[bool, object]] = [
        (kolom.name == "regio", REGIO),
        (isinstance(soort, Boolean), False),
        (isinstance(soort, Integer), nummer),
        (isinstance(soort, LargeBinary), str(nummer).encode()),
        (isinstance(soort, DateTime), op),
        (getattr(soort, "length", None) == 27, tekst_van_moment(op)),
    ]
    return next((wat for past, wat in passend if past), str(nummer))


def rijen(verbinding: Connection, tabellen: list[Table]) -> Rijen:
    """Everything in these tables, in these columns."""
    return {een.name: sorted((tuple(rij) for rij in verbinding.execute(select(een))), key=repr) for een in tabellen}


BEWAKERS = {f"{tabel}_geen_{daad}" for tabel in ("logregel", "vernietiging") for daad in ("update", "delete")}
"""What keeps the lines of the logboek, and the proofs of destruction, as they were written."""


def verwijzingen(verbinding: Connection, tabellen: list[Table]) -> set[tuple[str, str, str]]:
    kijk = inspect(verbinding)
    return {
        (tabel.name, str(een["constrained_columns"]), een["referred_table"])
        for tabel in tabellen
        for een in kijk.get_foreign_keys(tabel.name)
    }


def test_every_row_of_a_database_in_use_is_there_as_it_was(gevuld: str) -> None:
    with verbonden(gevuld) as verbinding:
        oud = oude_tabellen(verbinding)
        voor, hing_aan = rijen(verbinding, oud), verwijzingen(verbinding, oud)
    assert len(voor["bericht"]) == len(voor["outbox"]) == 2
    migraties.migreer(gevuld)
    with verbonden(gevuld) as verbinding:
        assert rijen(verbinding, oud) == voor
        assert verwijzingen(verbinding, oud) >= hing_aan
        if verbinding.dialect.name == "sqlite":
            assert verbinding.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            # A rebuilt table loses its triggers on SQLite unless they are made again.
            bewakers = verbinding.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
            assert set(bewakers) == BEWAKERS


def test_the_program_before_it_goes_on_writing_beside_it(gevuld: str) -> None:
    with verbonden(gevuld) as verbinding:
        oud = oude_tabellen(verbinding)
    migraties.migreer(gevuld)
    with verbonden(gevuld) as verbinding:
        # Only the columns it knows.
        vul(verbinding, oud, 3)
        assert len(rijen(verbinding, oud)["bericht"]) == 3
        if verbinding.dialect.name == "sqlite":
            assert verbinding.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_what_waited_is_sent_by_the_new_program(gevuld: str, sleutelkast: DatabaseSleutelkast) -> None:
    migraties.migreer(gevuld)
    store = maak_store(gevuld, sleutelkast)
    try:
        db = Omgeving(store, nu=NU + timedelta(days=1))
        werk = db.doe(outbox.neem, werker="nieuw", limieten=Limieten(), verhuur=timedelta(minutes=1))
        assert werk is not None
        assert (werk.bericht_id, werk.activity_id, werk.contact_id) == ("1", "1", None)
        assert werk.gesprek is not None
        assert db.doe(outbox.gelukt, werk, "1")
        zitting = db.zie(agenda.lees, "1")
        assert not zitting.extra
    finally:
        store.close()


def test_references_still_hold_after_tables_were_made_anew(gevuld: str, sleutelkast: DatabaseSleutelkast) -> None:
    """Making a table anew must not leave others pointing at the one that is gone."""
    migraties.migreer(gevuld)
    store = maak_store(gevuld, sleutelkast)

    def wees(uow: UnitOfWork, tabel: str, kolom: str, sleutel: str) -> None:
        # One row, or a unique index would be the one to complain.
        uow.verbinding.execute(text(f"UPDATE {tabel} SET {kolom} = 'niemand' WHERE {sleutel} = '1'"))  # noqa: S608

    try:
        db = Omgeving(store)
        for tabel, kolom, sleutel in (
            ("outbox", "bericht_id", "id"),
            ("agendapunt", "zitting_id", "zitting_id"),
            ("uitvraag", "casus_id", "id"),
            ("bericht", "gesprek_id", "id"),
            ("bericht", "contact_id", "id"),
        ):
            with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
                db.doe(wees, tabel, kolom, sleutel)
    finally:
        store.close()


def test_the_steps_only_add(gevuld: str) -> None:
    with verbonden(gevuld) as verbinding:
        voor = {een.name: set(een.columns.keys()) for een in oude_tabellen(verbinding)}
    for naam, kolommen in voor.items():
        assert kolommen <= set(metadata.tables[naam].columns.keys())
        for erbij in set(metadata.tables[naam].columns.keys()) - kolommen:
            kolom = metadata.tables[naam].columns[erbij]
            assert kolom.nullable or kolom.server_default is not None, f"{naam}.{erbij}"
