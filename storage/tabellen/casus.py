"""Casussen and who is in them. What says something about a person stands only in the encrypted columns."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from domain.casus import Fase, Onderwerp, Spoor
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

casusnummer: Final = Table(
    "casusnummer",
    metadata,
    regio(),
    Column("jaar", Integer, primary_key=True, autoincrement=False),
    Column("laatste", Integer, nullable=False),
)

casus: Final = Table(
    "casus",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("tafel", String, nullable=False),
    Column("spoor", Keuze(Spoor), nullable=False),
    Column("route", String, nullable=False),
    Column("spoed", Boolean, nullable=False),
    Column("onderwerp", Keuze(Onderwerp), nullable=False),
    Column("grondslag", String, nullable=False),
    Column("regisseur_id", String, nullable=False),
    Column("fase", Keuze(Fase), nullable=False),
    Column("aangemaakt_op", Moment, nullable=False),
    # Encrypted: aanleiding, doel, external number, informering, reasons about age.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    # Keyed hash over the number in the system from which it was read in: reading it in twice finds it.
    Column("extern_index", String),
    # Who held it before, and since when it is held by who holds it now; empty for who made it.
    Column("vorige_regisseur_id", String),
    Column("overgedragen_op", Moment),
    UniqueConstraint("regio", "code"),
    verwijst(("regisseur_id",), "persoon"),
    Index("ix_casus_regisseur", "regio", "regisseur_id", "aangemaakt_op"),
    Index("ix_casus_extern_index", "regio", "extern_index"),
)

betrokkene: Final = Table(
    "betrokkene",
    metadata,
    regio(),
    Column("casus_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("volgorde", Integer, nullable=False),
    # Encrypted: role, name, birth date, municipality.
    Column("gegevens", LargeBinary, nullable=False),
    # Keyed hash over the normalised name and the birth date: tells equal from different, and nothing else.
    Column("blinde_index", String, nullable=False),
    # Taken out of the casus (he was in it by mistake); the row stays, because answers may point to it.
    Column("vervallen_op", Moment),
    verwijst(("casus_id",), "casus"),
    Index("ix_betrokkene_blind", "regio", "blinde_index", "casus_id"),
)
