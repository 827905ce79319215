"""Notes of a possible data breach, for the privacy officer."""

from typing import Final

from sqlalchemy import Column, Index, LargeBinary, String, Table

from storage.tabellen.basis import Moment, metadata, regio, verwijst

datalek: Final = Table(
    "datalek",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("uitvraag_id", String, nullable=False),
    Column("gemeld_door_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    # Encrypted with the key of the casus: what happened, in words; who had opened it.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("uitvraag_id",), "uitvraag"),
    verwijst(("gemeld_door_id",), "persoon"),
    Index("ix_datalek_op", "regio", "op"),
)
