"""Uitvragen, the question to each organisatie, every version of every answer, and the forms they were asked with."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint, false

from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

formulier_versie: Final = Table(
    "formulier_versie",
    metadata,
    regio(),
    Column("versie", String, primary_key=True),
    Column("formulier", Text, nullable=False),
    Column("bewaard_op", Moment, nullable=False),
)

uitvraag: Final = Table(
    "uitvraag",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("zitting_id", String, nullable=False),
    Column("deadline", Moment, nullable=False),
    Column("grondslag", String, nullable=False),
    Column("gestart_door_id", String, nullable=False),
    Column("gestart_op", Moment, nullable=False),
    Column("status", Keuze(UitvraagStatus), nullable=False),
    # Encrypted: the purpose in words.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("gestart_door_id",), "persoon"),
    Index("ix_uitvraag_casus", "regio", "casus_id", "gestart_op"),
    Index("ix_uitvraag_zitting", "regio", "zitting_id", "gestart_op"),
)

bevraging: Final = Table(
    "bevraging",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("uitvraag_id", String, nullable=False),
    Column("volgorde", Integer, nullable=False),
    Column("organisatie", String, nullable=False),
    Column("formulier", String, nullable=False),
    Column("formulier_versie", String, nullable=False),
    Column("status", Keuze(BevragingStatus), nullable=False),
    Column("is_gast", Boolean, nullable=False),
    Column("herinneringen", Integer, nullable=False),
    Column("afgehandeld_op", Moment),
    Column("bijgekomen", Boolean, nullable=False, server_default=false()),
    Column("versie", Integer, nullable=False),
    UniqueConstraint("regio", "uitvraag_id", "organisatie"),
    verwijst(("uitvraag_id",), "uitvraag"),
)

antwoord: Final = Table(
    "antwoord",
    metadata,
    regio(),
    Column("bevraging_id", String, primary_key=True),
    Column("betrokkene_id", String, primary_key=True),
    Column("versie", Integer, primary_key=True, autoincrement=False),
    Column("casus_id", String, nullable=False),
    Column("formulier_versie", String, nullable=False),
    Column("door_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    # Encrypted: known, unknown or refused, what was filled in, and why not.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("bevraging_id",), "bevraging"),
    verwijst(("casus_id", "betrokkene_id"), "betrokkene", ("casus_id", "id")),
    verwijst(("door_id",), "persoon"),
    Index("ix_antwoord_casus", "regio", "casus_id", "betrokkene_id"),
)
