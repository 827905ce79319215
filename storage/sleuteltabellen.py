"""The tables of the store of keys: apart from those of the database on purpose, in another file with another backup."""

from typing import Any, Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from domain.errors import Unavailable
from storage.vernietigd_register import Registerkop

SCHEMAVERSIE: Final = 1

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


def voeg_in(verbinding: Connection, tabel: Table) -> Any:  # noqa: ANN401 - two dialects, one shape, no common type
    """Return an INSERT that can say what to do when the row is there already."""
    return (sqlite.insert if verbinding.dialect.name == "sqlite" else postgresql.insert)(tabel)
