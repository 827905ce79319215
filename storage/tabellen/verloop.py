"""The course of a casus: triage, plan, regie, afspraken, volhouden, op- and afschalen, and questions for advice.

What says something about a person stands only in the encrypted columns; days stand in plain, so that what is due can
be found without a key.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, text

from domain.advies import Adviesstatus
from domain.afspraak import AfspraakStatus
from domain.triage import Triagebesluit
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

triage: Final = Table(
    "triage",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("besluit", Keuze(Triagebesluit), nullable=False),
    # Encrypted with the key of the casus: the answers, why, to which tafel or to whom.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_triage_casus", "regio", "casus_id", "op"),
)

plan: Final = Table(
    "plan",
    metadata,
    regio(),
    Column("casus_id", String, primary_key=True),
    Column("nr", Integer, primary_key=True, autoincrement=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # ISO date; in plain, to find what is to be evaluated.
    Column("evaluatie_op", String),
    # Encrypted: goals, frames, what everybody does, criteria.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
)

regie: Final = Table(
    "regie",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("organisatie", String, nullable=False),
    Column("persoon_id", String),
    Column("van", Moment, nullable=False),
    Column("tot", Moment),
    Column("door_id", String, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("persoon_id",), "persoon"),
    verwijst(("door_id",), "persoon"),
    Index("ix_regie_casus", "regio", "casus_id", "van"),
    # Exactly one holds it: the database itself refuses a second.
    Index(
        "uq_regie_een_tegelijk",
        "regio",
        "casus_id",
        unique=True,
        sqlite_where=text("tot IS NULL"),
        postgresql_where=text("tot IS NULL"),
    ),
)

afspraak: Final = Table(
    "afspraak",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("organisatie", String, nullable=False),
    Column("persoon_id", String),
    Column("status", Keuze(AfspraakStatus), nullable=False),
    # ISO date: the day on which it should be done, and the next day on which its owner is asked.
    Column("wanneer", String, nullable=False),
    Column("vraagdag", String, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("gemaakt_door_id", String, nullable=False),
    Column("teken_op", Moment, nullable=False),
    Column("gevraagd", Integer, nullable=False),
    Column("verzet", Integer, nullable=False),
    Column("gemeld_op", Moment),
    Column("zitting_id", String),
    # Encrypted: what, for which goal, about whom, on what it depends, what came of it.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("persoon_id",), "persoon"),
    verwijst(("gemaakt_door_id",), "persoon"),
    verwijst(("zitting_id",), "zitting"),
    Index("ix_afspraak_casus", "regio", "casus_id", "status"),
    Index("ix_afspraak_organisatie", "regio", "organisatie", "status"),
    Index("ix_afspraak_status", "regio", "status", "organisatie"),
)

afspraakregel: Final = Table(
    "afspraakregel",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("afspraak_id", String, nullable=False),
    Column("casus_id", String, nullable=False),
    Column("handeling", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String),
    # Encrypted: why, what came of it, from what to what.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("afspraak_id",), "afspraak"),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_afspraakregel_afspraak", "regio", "afspraak_id", "op"),
    Index("ix_afspraakregel_casus", "regio", "casus_id", "op"),
)

volhoudregel: Final = Table(
    "volhoudregel",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("stap", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted: the note or the scenario, who was nudged, on which zitting it comes.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_volhoudregel_casus", "regio", "casus_id", "op"),
)

opschaalstap: Final = Table(
    "opschaalstap",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("van", String, nullable=False),
    Column("naar", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("naar_casus_id", String),
    # Encrypted: why, to whom.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_opschaalstap_casus", "regio", "casus_id", "op"),
    Index("ix_opschaalstap_naar_casus", "regio", "naar_casus_id"),
)

afschaling: Final = Table(
    "afschaling",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("begonnen_op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("organisatie", String),
    Column("consult_op", String),
    Column("afgerond_op", Moment),
    Column("gestaakt_op", Moment),
    Column("consult_gehouden_op", Moment),
    # Encrypted: what was said at each check, to whom it goes.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_afschaling_casus", "regio", "casus_id", "begonnen_op"),
)

adviesvraag: Final = Table(
    "adviesvraag",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("vrager_id", String, nullable=False),
    Column("organisatie", String, nullable=False),
    Column("gesteld_op", Moment, nullable=False),
    Column("thema", String, nullable=False),
    Column("status", Keuze(Adviesstatus), nullable=False),
    Column("regisseur_id", String),
    Column("beantwoord_op", Moment),
    # Encrypted with a key of its own: the question and the answer.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("vrager_id",), "persoon"),
    verwijst(("regisseur_id",), "persoon"),
    Index("ix_adviesvraag_status", "regio", "status", "gesteld_op"),
    Index("ix_adviesvraag_vrager", "regio", "vrager_id", "gesteld_op"),
    Index("ix_adviesvraag_gesteld_op", "regio", "gesteld_op"),
)
