"""Absences of professionals, and who stands in."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, String, Table, false

from storage.tabellen.basis import Moment, metadata, regio, verwijst

afwezigheid: Final = Table(
    "afwezigheid",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("persoon_id", String, nullable=False),
    Column("vervanger_id", String),
    Column("van", Moment, nullable=False),
    Column("tot", Moment, nullable=False),
    Column("door_collega", Boolean, nullable=False, server_default=false()),
    verwijst(("persoon_id",), "persoon"),
    verwijst(("vervanger_id",), "persoon"),
    Index("ix_afwezigheid_persoon", "regio", "persoon_id", "tot"),
    Index("ix_afwezigheid_vervanger", "regio", "vervanger_id", "tot"),
    Index("ix_afwezigheid_tot", "regio", "tot"),
)
