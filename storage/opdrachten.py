"""Statements are made once, as constants of their module, and run with values.

Building an expression costs ten times what running it does, and a turn runs some twenty. The names of values follow
one rule: `dit_<column>` is what a row is looked up by, `<column>` is what is written.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Insert, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import FromClause

Nieuw: TypeAlias = Any
"""The columns of the row that was to be added, in an expression; the two databases have no common type for it."""


def hier(tabel: FromClause) -> ColumnElement[bool]:
    """Return the condition that every statement carries: rows of the region of the transaction."""
    return tabel.c.regio == bindparam("in_regio")


def dit(tabel: FromClause, *kolommen: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a row is of this region and that its columns equal `dit_<column>`."""
    return (hier(tabel), *(tabel.c[kolom] == bindparam(f"dit_{kolom}") for kolom in kolommen))


def een_van(tabel: FromClause, kolom: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a row is of this region and that its column is in the list `dit_<column>`."""
    return (hier(tabel), tabel.c[kolom].in_(bindparam(f"dit_{kolom}", expanding=True)))


class Samenvoeging:
    """An INSERT that says what to do when the row is there already. Both databases have it, in the same words."""

    __slots__ = ("_per_database",)

    def __init__(
        self,
        tabel: Table,
        sleutel: Sequence[str],
        zet: Sequence[str] | Callable[[Nieuw], Mapping[str, Any]] = (),
        *,
        binnen: ColumnElement[bool] | None = None,
        geeft: ColumnElement[Any] | Sequence[ColumnElement[Any]] = (),
    ) -> None:
        """Describe it.

        Args:
            tabel: to which the row is added.
            sleutel: the unique columns by which the row is there already, without the region.
            zet: columns that take the new value then, or a function from the new row to what is set; nothing leaves the
                row as it is.
            binnen: the condition of the partial index that makes them unique.
            geeft: the column, or the columns, whose values come back.
        """
        terug = (geeft,) if isinstance(geeft, ColumnElement) else tuple(geeft)
        self._per_database: dict[str, Insert] = {}
        for naam, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert)):
            rij: Any = insert(tabel)
            waarden = zet(rij.excluded) if callable(zet) else {kolom: rij.excluded[kolom] for kolom in zet}
            kolommen = ["regio", *sleutel]
            if waarden:
                rij = rij.on_conflict_do_update(index_elements=kolommen, index_where=binnen, set_=dict(waarden))
            else:
                rij = rij.on_conflict_do_nothing(index_elements=kolommen, index_where=binnen)
            self._per_database[naam] = rij.returning(*terug) if terug else rij

    def voor(self, database: str) -> Insert:
        """Return the statement in the words of that database."""
        return self._per_database[database]
