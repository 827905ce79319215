"""How an organisatie's people are reached, those without Teams included."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from domain.contact import Kanaal
from storage.tabellen.basis import Keuze, metadata, regio, verwijst

contact: Final = Table(
    "contact",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("organisatie", String, nullable=False),
    Column("naam", String, nullable=False),
    Column("kanaal", Keuze(Kanaal), nullable=False),
    Column("email", String, nullable=False),
    Column("telefoon", String, nullable=False),
    Column("persoon_id", String),
    # Comma-separated words and codes.
    Column("spoed", String, nullable=False),
    Column("tafels", String, nullable=False),
    Column("actief", Boolean, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_contact_organisatie", "regio", "organisatie", "naam"),
    Index("ix_contact_persoon", "regio", "persoon_id"),
)
