"""The schema of the database, as steps that only go forward; the same steps on SQLite and PostgreSQL.

A step expands (a new column, a new table); the next release contracts. That way the program of yesterday runs beside
the program of today while replicas are replaced, and going back needs no step back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import Unavailable
from storage.databases import MIGRATIE, is_voorbijgaand, lees_url, maak_engine, onbereikbaar

_MAP: Final = Path(__file__).parent
# Any number will do, as long as nothing else in the same database locks it.
_SLOT: Final = 7431000
_WACHT_OP_ANDER: Final = "60s"
_WACHT_OP_TABEL: Final = "5s"


def migreer(database_url: str) -> str:
    """Bring the schema to the newest version, from whatever version it has, and return that version.

    All steps are one transaction: they all happen, or none. Two processes that start together wait for each other.

    Raises:
        VerkeerdeDatabase: the address cannot be used.
        Unavailable: the database does not answer, a table stayed locked, or the schema is newer than this program.
    """
    with _verbinding(database_url) as verbinding:
        if verbinding.dialect.name == "postgresql":
            verbinding.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WACHT_OP_ANDER}'")
            verbinding.exec_driver_sql("SET LOCAL statement_timeout = 0")
            verbinding.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SLOT})")
            # A step that waits for a table makes everybody behind it wait as well; rather fail, and try again.
            verbinding.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WACHT_OP_TABEL}'")
        _weiger_nieuwer(verbinding)
        command.upgrade(_config(verbinding), "head")
        if verbinding.dialect.name == "sqlite":
            _controleer_verwijzingen(verbinding)
        return _nieuwste()


def versie(database_url: str) -> str | None:
    """Return the version of the schema; None when there is none yet.

    Raises:
        VerkeerdeDatabase: the address cannot be used.
        Unavailable: the database does not answer.
    """
    with _verbinding(database_url) as verbinding:
        return MigrationContext.configure(verbinding).get_current_revision()


def is_bij(database_url: str) -> bool:
    """Tell whether the schema is the one this program was written for (raises what `versie` raises)."""
    return versie(database_url) == _nieuwste()


@contextmanager
def _verbinding(database_url: str) -> Iterator[Connection]:
    engine = maak_engine(lees_url(database_url), aantal=1, rol=MIGRATIE)
    try:
        with engine.begin() as verbinding:
            yield verbinding
    except DBAPIError as fout:
        if is_voorbijgaand(fout.orig):
            raise onbereikbaar() from fout
        raise
    finally:
        engine.dispose()


def _config(verbinding: Connection) -> Config:
    config = Config(attributes={"verbinding": verbinding})
    # Alembic reads the value as a format string.
    config.set_main_option("script_location", str(_MAP).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _stappen() -> ScriptDirectory:
    return ScriptDirectory(_MAP)


def _nieuwste() -> str:
    nieuwste = _stappen().get_current_head()
    if nieuwste is None:
        raise RuntimeError("there are no migrations")
    return nieuwste


def _weiger_nieuwer(verbinding: Connection) -> None:
    nu = MigrationContext.configure(verbinding).get_current_revision()
    if nu is not None and nu not in {stap.revision for stap in _stappen().walk_revisions()}:
        raise Unavailable("opslag.nieuwer_dan_programma", versie=nu)


def _controleer_verwijzingen(verbinding: Connection) -> None:
    # They are not enforced while tables are rebuilt.
    los = verbinding.exec_driver_sql("PRAGMA foreign_key_check").all()
    if los:
        raise RuntimeError(f"after the migration {len(los)} rows refer to nothing")
