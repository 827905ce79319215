"""Nazorg: detentions, the quickscan, the basisvoorwaarden, what the RIO keeps, and who serves which gemeente.

That somebody is or was detained is itself criminal data: where, until when and where he will live stand only in the
encrypted columns.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from domain.detentie import Wijzigsoort
from domain.quickscan import Quickscanbesluit
from domain.rio import Agendastatus
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

detentie: Final = Table(
    "detentie",
    metadata,
    regio(),
    Column("casus_id", String, primary_key=True),
    # A row per version; the highest is how it stands.
    Column("versie", Integer, primary_key=True, autoincrement=False),
    Column("soort", Keuze(Wijzigsoort), nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String),
    # Encrypted with the key of the casus: where, from when until when, leave, where he will live, the flag.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
)

basisvoorwaarde: Final = Table(
    "basisvoorwaarde",
    metadata,
    regio(),
    Column("casus_id", String, primary_key=True),
    Column("code", String, primary_key=True),
    # In plain: which organisatie still works on something must be found without a key.
    Column("organisatie", String),
    Column("op", Moment, nullable=False),
    Column("door_id", String),
    # Encrypted: how it stands, and the note.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_basisvoorwaarde_organisatie", "regio", "organisatie"),
)

quickscan: Final = Table(
    "quickscan",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("besluit", Keuze(Quickscanbesluit), nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("zitting_id", String),
    # Encrypted: why.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    verwijst(("zitting_id",), "zitting"),
    Index("ix_quickscan_casus", "regio", "casus_id", "op"),
)

nacheck: Final = Table(
    "nacheck",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted: how it went, and what is still to be done.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_nacheck_casus", "regio", "casus_id", "op"),
)

riodossier: Final = Table(
    "riodossier",
    metadata,
    regio(),
    Column("casus_id", String, primary_key=True),
    # Encrypted: what the person wants and can, what he does and what others do.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
)

riocontact: Final = Table(
    "riocontact",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted: how, on which day, the note.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_riocontact_casus", "regio", "casus_id", "op"),
)

rioafspraak: Final = Table(
    "rioafspraak",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("wanneer", Moment, nullable=False),
    Column("status", Keuze(Agendastatus), nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted: what it is about.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_rioafspraak_casus", "regio", "casus_id", "wanneer"),
)

routering: Final = Table(
    "routering",
    metadata,
    regio(),
    # The mark of what was confirmed: a hash over who serves which gemeente and inrichting.
    Column("afdruk", String, primary_key=True),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    verwijst(("door_id",), "persoon"),
)
