"""Who did or saw what. Lines are only ever added; triggers on both databases refuse anything else."""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from domain.logboek import Handeling
from storage.tabellen.basis import Keuze, Moment, metadata, regio

logregel: Final = Table(
    "logregel",
    metadata,
    regio(),
    Column("keten", String, primary_key=True),
    Column("nr", Integer, primary_key=True, autoincrement=False),
    Column("handeling", Keuze(Handeling), nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String),
    Column("namens", String),
    Column("casus_id", String),
    Column("betrokkene_id", String),
    Column("onderwerp_id", String),
    Column("doel", String),
    Column("vorige", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    # Everything in a period, over all chains.
    Index("ix_logregel_op", "regio", "op"),
)

logkop: Final = Table(
    "logkop",
    metadata,
    regio(),
    Column("keten", String, primary_key=True),
    Column("nr", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    # Keyed hash over number and hash: cutting off the last lines needs the key too.
    Column("zegel", LargeBinary, nullable=False),
)
