"""The tables of the store of keys: apart from those of the database on purpose, in another file with another backup."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, String, Table, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import Unavailable
from storage.databases import is_voorbijgaand, onbereikbaar
from storage.vernietigd_register import Registerkop

SCHEMAVERSIE: Final = 1
TEGELIJK: Final = 100
"""Keys in one transaction: a turn that wants to make a key meanwhile waits some milliseconds."""

_tabellen: Final = MetaData()
_versie: Final = Table("sleutelkast_versie", _tabellen, Column("versie", Integer, primary_key=True))
casussleutel: Final = Table(
    "casussleutel",
    _tabellen,
    Column("regio", String, primary_key=True),
    Column("casus_id", String, primary_key=True),
    Column("hoofdsleutel", String, nullable=False),
    # NULL once destroyed: the row stays, so that no new key is ever made for that casus.
    Column("verpakt", LargeBinary),
)
regiosleutel: Final = Table(
    "regiosleutel",
    _tabellen,
    Column("regio", String, primary_key=True),
    Column("doel", String, primary_key=True),
    Column("hoofdsleutel", String, nullable=False),
    Column("verpakt", LargeBinary, nullable=False),
)
registerkop: Final = Table(
    "sleutelregister",
    _tabellen,
    # One row: the last line of the register of destroyed keys that was acted upon.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("nr", Integer, nullable=False),
    Column("zegel", LargeBinary, nullable=False),
)


_VERNIETIGD: Final = select(casussleutel.c.casus_id).where(
    casussleutel.c.regio == bindparam("dit_regio"),
    casussleutel.c.casus_id.in_(bindparam("dit_ids", expanding=True)),
    casussleutel.c.verpakt.is_(None),
)


@contextmanager
def bewerking(engine: Engine) -> Iterator[Connection]:
    """One transaction on the store of keys.

    Raises:
        Unavailable: its database does not answer ("opslag.onbereikbaar").
    """
    try:
        with engine.begin() as verbinding:
            yield verbinding
    except DBAPIError as fout:
        if is_voorbijgaand(fout.orig):
            raise onbereikbaar() from fout
        raise


def richt_in(verbinding: Connection) -> None:
    """Make the tables when they are absent.

    Raises:
        Unavailable: they are of a newer version than this program ("sleutels.nieuwer_dan_programma").
    """
    if verbinding.dialect.name == "postgresql":
        # Two processes that start together must not both make the tables.
        verbinding.exec_driver_sql("SELECT pg_advisory_xact_lock(7431001)")
    _tabellen.create_all(verbinding)
    begin = {"id": 1, "nr": Registerkop().nr, "zegel": Registerkop().zegel}
    for tabel, rij in ((_versie, {"versie": SCHEMAVERSIE}), (registerkop, begin)):
        verbinding.execute(voeg_in(verbinding, tabel).values(rij).on_conflict_do_nothing())
    gevonden = verbinding.execute(select(_versie.c.versie).order_by(_versie.c.versie.desc())).scalars().first()
    if gevonden != SCHEMAVERSIE:
        raise Unavailable("sleutels.nieuwer_dan_programma")


def op_slot(verbinding: Connection) -> Registerkop:
    """Return the end of the register, and keep everybody else who destroys waiting until this transaction ends."""
    rij = verbinding.execute(select(registerkop).with_for_update()).one()
    return Registerkop(rij.nr, rij.zegel)


def zet_kop(verbinding: Connection, kop: Registerkop) -> None:
    """Remember the end of the register."""
    verbinding.execute(update(registerkop).values(nr=kop.nr, zegel=kop.zegel))


def levend(verbinding: Connection, regio: str, ids: Collection[str]) -> frozenset[str]:
    """Return which of these were not destroyed, whether or not they have a key."""
    dood = verbinding.execute(_VERNIETIGD, {"dit_regio": regio, "dit_ids": list(ids)}).scalars()
    return frozenset(ids) - frozenset(dood)


def maak_leeg(verbinding: Connection, regio: str, ids: Collection[str]) -> int:
    """Destroy these; return how many were not destroyed yet."""
    aantal, rest = 0, iter(sorted(ids))
    while deel := tuple(islice(rest, TEGELIJK)):
        nog = sorted(levend(verbinding, regio, deel))
        aantal += len(nog)
        if nog:
            # Also when there was no key: nobody shall make one for it later.
            leeg = [{"regio": regio, "casus_id": een, "hoofdsleutel": "", "verpakt": None} for een in nog]
            toevoegen = voeg_in(verbinding, casussleutel).on_conflict_do_update(
                index_elements=["regio", "casus_id"], set_={"hoofdsleutel": "", "verpakt": None}
            )
            verbinding.execute(toevoegen, leeg)
    return aantal


def voeg_in(verbinding: Connection, tabel: Table) -> Any:  # noqa: ANN401 - two dialects, one shape, no common type
    """Return an INSERT that can say what to do when the row is there already."""
    return (sqlite.insert if verbinding.dialect.name == "sqlite" else postgresql.insert)(tabel)
