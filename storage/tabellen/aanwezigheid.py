"""Who said that he comes to a zitting, and that he keeps what is said there."""

from typing import Final

from sqlalchemy import Column, Integer, String, Table

from domain.aanwezigheid import Komt
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

aanwezigheid: Final = Table(
    "aanwezigheid",
    metadata,
    regio(),
    Column("zitting_id", String, primary_key=True),
    Column("organisatie", String, primary_key=True),
    Column("persoon_id", String, primary_key=True),
    Column("komt", Keuze(Komt), nullable=False),
    Column("op", Moment, nullable=False),
    Column("geheimhouding_op", Moment),
    Column("vervanger_id", String),
    Column("versie", Integer, nullable=False),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("persoon_id",), "persoon"),
    verwijst(("vervanger_id",), "persoon"),
)
