"""Access to casussen."""

from typing import Final

from sqlalchemy import Column, Index, String, Table

from domain.persoon import Rol
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

toegang: Final = Table(
    "toegang",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("organisatie", String, nullable=False),
    Column("rol", Keuze(Rol), nullable=False),
    Column("persoon_id", String),
    Column("van", Moment, nullable=False),
    Column("tot", Moment),
    verwijst(("casus_id",), "casus"),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_toegang_casus", "regio", "casus_id", "organisatie"),
    Index("ix_toegang_organisatie", "regio", "organisatie", "tot"),
)
