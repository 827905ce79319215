"""Engines: how a connection to each of the two databases is set, and nothing else."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from domain.errors import Conflict, Unavailable

WACHT_OP_SLOT: Final = 3.0
"""Seconds a statement waits for somebody else's lock: below the budget of a turn (5 s)."""
VASTLEGGEN: Final = "FULL"
"""How SQLite commits (`PRAGMA synchronous`).

NORMAL survives a kill -9 but may lose the last commits when the power fails: an answer that was confirmed to somebody
would be gone. FULL costs one fsync a transaction.
"""
LANGSTE_OPDRACHT: Final = 5.0
"""Seconds after which PostgreSQL gives up a statement."""
LANGSTE_STILTE: Final = 30.0
"""Seconds after which PostgreSQL ends a transaction in which nothing happens (a hung process holds locks)."""

# The result codes of SQLite after which trying again later makes sense: busy, locked, I/O, full, cannot open.
_SQLITE_VOORBIJGAAND: Final = frozenset({5, 6, 10, 13, 14})
# PostgreSQL's classes and codes likewise: connection, resources, operator intervention, system, lock not available.
_POSTGRES_VOORBIJGAAND: Final = ("08", "53", "57", "58", "55P03")
# Serialization failure and deadlock: the same transaction, run again at once, is expected to succeed.
_POSTGRES_OPNIEUW: Final = frozenset({"40001", "40P01"})
# A unique key or a primary key that is there already; a row to which others refer. (SQLite's extended codes.)
_DUBBEL: Final = frozenset({1555, 2067, "23505"})
_IN_GEBRUIK: Final = frozenset({787, "23503"})


class VerkeerdeDatabase(ValueError):
    """The address of a database is not one that can be used; the message does not repeat it."""


@dataclass(frozen=True, slots=True)
class Rol:
    """What a connection is for. `lezer` refuses to write; `migratie` leaves references unchecked while it rebuilds."""

    lezer: bool = False
    migratie: bool = False


SCHRIJVER: Final = Rol()
LEZER: Final = Rol(lezer=True)
MIGRATIE: Final = Rol(migratie=True)


def lees_url(database_url: str) -> URL:
    """Understand the address of a database, and choose our driver for it.

    Raises:
        VerkeerdeDatabase: neither a SQLite file nor PostgreSQL. The address is not repeated: it may hold a password.
    """
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise VerkeerdeDatabase("the address of the database cannot be read") from None
    if url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url.set(drivername="sqlite")
    if url.get_backend_name() in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise VerkeerdeDatabase("the database is neither a SQLite file nor PostgreSQL")


def is_sqlite(url: URL) -> bool:
    """Tell which of the two it is."""
    return url.get_backend_name() == "sqlite"


def maak_engine(url: URL, *, aantal: int, rol: Rol = SCHRIJVER) -> Engine:
    """Return an engine with exactly `aantal` connections. No connection is made yet."""
    if is_sqlite(url):
        return _sqlite_engine(url, aantal, rol)
    return _postgres_engine(url, aantal)


def _sqlite_engine(url: URL, aantal: int, rol: Rol) -> Engine:
    engine = create_engine(
        url,
        pool_size=aantal,
        max_overflow=0,
        # Values must never come into an error message, and so into a log.
        hide_parameters=True,
        # No BEGIN by the driver (it would be a deferred one); each connection serves one thread at a time.
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": WACHT_OP_SLOT},
    )

    @event.listens_for(engine, "connect")
    def zet(verbinding: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        for naam, waarde in _pragmas(rol).items():
            verbinding.execute(f"PRAGMA {naam} = {waarde}").close()

    # A deferred transaction that reads and then writes fails as soon as another one wrote in between, and no waiting
    # helps; IMMEDIATE waits for its turn at the start.
    begin = "BEGIN" if rol.lezer else "BEGIN IMMEDIATE"

    def begin_transactie(verbinding: PoolProxiedConnection) -> None:
        verbinding.cursor().execute(begin)

    # Not by an event: once an engine has one, every statement asks whether there are more.
    engine.dialect.do_begin = begin_transactie  # type: ignore[method-assign,assignment]
    return engine


def _pragmas(rol: Rol) -> Mapping[str, str]:
    return {
        "journal_mode": "WAL",
        "synchronous": VASTLEGGEN,
        "foreign_keys": "OFF" if rol.migratie else "ON",
        "query_only": "ON" if rol.lezer else "OFF",
        # What is deleted is overwritten, not merely left unused.
        "secure_delete": "ON",
        "temp_store": "MEMORY",
        "journal_size_limit": str(64 * 1024 * 1024),
    }


def _postgres_engine(url: URL, aantal: int) -> Engine:
    grenzen = {
        "statement_timeout": int(LANGSTE_OPDRACHT * 1000),
        "lock_timeout": int(WACHT_OP_SLOT * 1000),
        "idle_in_transaction_session_timeout": int(LANGSTE_STILTE * 1000),
        "timezone": "UTC",
    }
    return create_engine(
        url,
        pool_size=aantal,
        max_overflow=0,
        # A connection that died in the pool (the database was restarted) is noticed before a transaction uses it.
        pool_pre_ping=True,
        hide_parameters=True,
        # READ COMMITTED on purpose: what two transactions must not both do is guarded by row versions, unique
        # indexes and locked rows; stricter levels would fail whenever two lines meet in one chain of the logboek.
        isolation_level="READ COMMITTED",
        connect_args={
            "connect_timeout": 5,
            "options": " ".join(f"-c {naam}={waarde}" for naam, waarde in grenzen.items()),
        },
    )


def is_voorbijgaand(fout: BaseException | None) -> bool:
    """Tell whether this error of a driver means that trying again later makes sense."""
    if isinstance(fout, sqlite3.OperationalError):
        return (fout.sqlite_errorcode & 0xFF) in _SQLITE_VOORBIJGAAND
    sqlstate = _sqlstate(fout)
    if sqlstate is None:
        # psycopg gives no code when the connection could not be made or broke.
        return type(fout).__name__ == "OperationalError" and not isinstance(fout, sqlite3.Error)
    return sqlstate.startswith(_POSTGRES_VOORBIJGAAND) or sqlstate in _POSTGRES_OPNIEUW


def is_botsing(fout: BaseException | None) -> bool:
    """Tell whether the same transaction, run again at once, is expected to succeed (only PostgreSQL has these)."""
    return _sqlstate(fout) in _POSTGRES_OPNIEUW


@contextmanager
def dubbel_is(sleutel: str) -> Iterator[None]:
    """Turn "that row is there already" inside the block into a Conflict; any other error stays what it is."""
    try:
        yield
    except IntegrityError as fout:
        if _code(fout.orig) in _DUBBEL:
            raise Conflict(sleutel) from fout
        raise


@contextmanager
def in_gebruik_is(sleutel: str) -> Iterator[None]:
    """Turn "other rows refer to it" inside the block into a Conflict; any other error stays what it is."""
    try:
        yield
    except IntegrityError as fout:
        if _code(fout.orig) in _IN_GEBRUIK:
            raise Conflict(sleutel) from fout
        raise


def onbereikbaar() -> Unavailable:
    """Return the error for a database that does not answer now."""
    return Unavailable("opslag.onbereikbaar")


def _code(fout: BaseException | None) -> str | int | None:
    return fout.sqlite_errorcode if isinstance(fout, sqlite3.Error) else _sqlstate(fout)


def _sqlstate(fout: Any) -> str | None:  # noqa: ANN401 - whatever a driver raises
    code = getattr(fout, "sqlstate", None)
    return code if isinstance(code, str) else None
