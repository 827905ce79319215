"""Zittingen and what is on their agenda."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint, false, text

from domain.agenda import Agendasoort, ZittingStatus
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

zitting: Final = Table(
    "zitting",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("tafel", String, nullable=False),
    Column("begint_op", Moment, nullable=False),
    Column("status", Keuze(ZittingStatus), nullable=False),
    Column("versie", Integer, nullable=False),
    Column("extra", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("regio", "tafel", "begint_op"),
    Index("ix_zitting_begint_op", "regio", "begint_op"),
)

agendapunt: Final = Table(
    "agendapunt",
    metadata,
    regio(),
    Column("zitting_id", String, primary_key=True),
    Column("casus_id", String, primary_key=True),
    Column("soort", Keuze(Agendasoort), nullable=False),
    Column("toegevoegd_op", Moment, nullable=False),
    Column("volgorde", Integer),
    Column("minuten", Integer),
    # What it stood there for before an afspraak of which nothing is heard put it on top.
    Column("eerder", Keuze(Agendasoort)),
    Column("deel", Integer, nullable=False, server_default=text("1")),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("casus_id",), "casus"),
    Index("ix_agendapunt_casus", "regio", "casus_id"),
)
