"""Which statements the program gives the database: how many of them is what a test may be about."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def gezien() -> Iterator[list[str]]:
    """Write down every statement."""
    opdrachten: list[str] = []

    def kijk(_verbinding: object, _cursor: object, sql: str, *_: object) -> None:
        opdrachten.append(" ".join(sql.split()))

    event.listen(Engine, "before_cursor_execute", kijk)
    try:
        yield opdrachten
    finally:
        event.remove(Engine, "before_cursor_execute", kijk)


def leest(opdrachten: list[str], tabel: str) -> int:
    """Count in how many of them a table is read."""
    return sum(een.startswith("SELECT") and f" FROM {tabel} " in een for een in opdrachten)
