"""Everything a database holds, for who wants to show that something is not in it, or that nothing was added."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg


def alle_rijen(database_url: str) -> dict[str, list[str]]:
    """Return every row of every table, as the database writes them out itself; by table."""
    if database_url.startswith("sqlite"):
        return dict(_uit_sqlite(_bestand(database_url)))
    return dict(_uit_postgresql(database_url))


def alle_bytes(database_url: str) -> bytes:
    """Return every byte of a SQLite database on disk, with what waits beside it; of PostgreSQL every row."""
    if database_url.startswith("sqlite"):
        bestand = _bestand(database_url)
        return b"\n".join(een.read_bytes() for een in sorted(bestand.parent.glob(f"{bestand.name}*")))
    return "\n".join(rij for rijen in alle_rijen(database_url).values() for rij in rijen).encode()


def _bestand(database_url: str) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


def _uit_sqlite(bestand: Path) -> Iterator[tuple[str, list[str]]]:
    with closing(sqlite3.connect(bestand)) as verbinding:
        tabellen = verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (tabel,) in tabellen:
            rijen = verbinding.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608 - the name comes from the database
            yield tabel, sorted(map(repr, rijen))


def _uit_postgresql(database_url: str) -> Iterator[tuple[str, list[str]]]:
    with psycopg.connect(database_url) as verbinding:
        vraag = "SELECT relname FROM pg_stat_user_tables ORDER BY relname"
        for (tabel,) in verbinding.execute(vraag).fetchall():
            with verbinding.cursor().copy(f'COPY "{tabel}" TO STDOUT'.encode()) as uit:
                yield tabel, sorted(bytes(blok).decode() for blok in uit)
