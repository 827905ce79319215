"""Professionals and the roles they hold."""

from typing import Final

from sqlalchemy import Column, Index, String, Table, UniqueConstraint

from domain.persoon import Rol
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

persoon: Final = Table(
    "persoon",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("tenant_id", String, nullable=False),
    Column("object_id", String, nullable=False),
    Column("teams_id", String, nullable=False),
    Column("naam", String, nullable=False),
    UniqueConstraint("regio", "tenant_id", "object_id"),
)

aanstelling: Final = Table(
    "aanstelling",
    metadata,
    regio(),
    Column("persoon_id", String, primary_key=True),
    Column("rol", Keuze(Rol), primary_key=True),
    Column("organisatie", String, primary_key=True),
    Column("van", Moment, primary_key=True),
    Column("tot", Moment),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_aanstelling_rol", "regio", "rol", "organisatie"),
)
