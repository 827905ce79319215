"""The lines of a chain as they stand in the database, for a check: also what is no line of ours, and some at a time.

Whoever spoils the database need not leave something that our types can read. So the columns are read as they are, and
what cannot be understood, or is not written as we write it, becomes a line without content: it fits nowhere.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, LargeBinary, Row, Select, String, bindparam, cast, func, select, type_coerce

from domain.logboek import Handeling, Keten, Logregel, Schakel
from storage.opdrachten import dit, hier
from storage.tabellen.basis import tekst_van_moment
from storage.tabellen.logboek import logkop, logregel
from storage.uow import UnitOfWork

_IN_EEN_KEER: Final = 500
_WOORDEN: Final = ("handeling", "door_id", "namens", "casus_id", "betrokkene_id", "onderwerp_id", "doel")


def _als_op_schijf(kolom: str) -> ColumnElement[Any]:
    # As bytes: SQLite keeps text that is no text, and refuses to read it as such.
    return cast(type_coerce(logregel.c[kolom], String), LargeBinary).label(kolom)


def _deel(*kolommen: ColumnElement[Any]) -> Select[Any]:
    return (
        select(logregel.c.nr, logregel.c.vorige, logregel.c.hash, *kolommen)
        .where(*dit(logregel, "keten"), logregel.c.nr > bindparam("na"))
        .order_by(logregel.c.nr)
        .limit(_IN_EEN_KEER)
    )


# PostgreSQL keeps only text that is text, and moments that are moments.
_DEEL: Final = {
    "sqlite": _deel(*map(_als_op_schijf, (*_WOORDEN, "op"))),
    "postgresql": _deel(*(type_coerce(logregel.c[een], String).label(een) for een in _WOORDEN), logregel.c.op),
}
_VOLGENDE: Final = tuple(
    select(func.min(tabel.c.keten)).where(hier(tabel), tabel.c.keten > bindparam("na")) for tabel in (logkop, logregel)
)


def volgende_keten(uow: UnitOfWork, na: str) -> str | None:
    """Return the name of the next chain that has a line or the record of an end; None after the last one."""
    namen = [naam for vraag in _VOLGENDE if (naam := uow.voer_uit(vraag, na=na).scalar_one()) is not None]
    return min(namen, default=None)


def ruwe_schakels(uow: UnitOfWork, keten: Keten) -> Iterator[Schakel]:
    """Yield the lines of a chain in order of their numbers, whatever was done to them."""
    uow.rond_af()
    # Not from 0: a line that was put before the first one is a line that was put in.
    vraag, na = _DEEL[uow.verbinding.dialect.name], -(2**31)
    while rijen := uow.voer_uit(vraag, dit_keten=keten.naam, na=na).all():
        for rij in rijen:
            yield Schakel(rij.nr, _regel(rij), bytes(rij.vorige), bytes(rij.hash))
        na = rijen[-1].nr


def _regel(rij: Row[Any]) -> Logregel | None:
    try:
        woorden = {een: _woord(getattr(rij, een)) for een in _WOORDEN}
        handeling = Handeling(woorden.pop("handeling") or "")
        return Logregel(handeling=handeling, op=_moment(rij.op), **woorden)
    except (ValueError, TypeError):
        return None


def _woord(waarde: bytes | str | None) -> str | None:
    return waarde.decode() if isinstance(waarde, bytes) else waarde


def _moment(waarde: bytes | datetime) -> datetime:
    if isinstance(waarde, datetime):
        return waarde
    moment = datetime.fromisoformat(waarde.decode())
    if moment.tzinfo is None or tekst_van_moment(moment) != waarde.decode():
        # The same moment in other words: we did not write it so.
        raise ValueError
    return moment
