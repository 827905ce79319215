"""Meldingen. What says something about a person is encrypted with a key of the melding itself."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table

from domain.melding import MeldingStatus
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

melding: Final = Table(
    "melding",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("organisatie", String, nullable=False),
    Column("melder_id", String, nullable=False),
    Column("status", Keuze(MeldingStatus), nullable=False),
    Column("spoed", Boolean, nullable=False),
    Column("regisseur_id", String),
    Column("casus_id", String),
    Column("ingediend_op", Moment, nullable=False),
    # Encrypted: route, tafel, persons, reason, request, the talk about it.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("melder_id",), "persoon"),
    verwijst(("regisseur_id",), "persoon"),
    verwijst(("casus_id",), "casus"),
    Index("ix_melding_status", "regio", "status", "ingediend_op"),
    Index("ix_melding_casus", "regio", "casus_id"),
    Index("ix_melding_melder", "regio", "melder_id", "ingediend_op"),
)
