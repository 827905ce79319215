"""What must happen at a moment."""

from typing import Final

from sqlalchemy import Column, Index, Integer, String, Table, text

from storage.tabellen.basis import Moment, metadata, regio

wekker: Final = Table(
    "wekker",
    metadata,
    regio(),
    Column("soort", String, primary_key=True),
    Column("onderwerp_id", String, primary_key=True),
    Column("volgnummer", Integer, primary_key=True, autoincrement=False),
    Column("wanneer", Moment, nullable=False),
    Column("afgegaan_op", Moment),
    # Only what still has to ring is in the index, so looking costs the same after ten years.
    Index(
        "ix_wekker_wacht",
        "regio",
        "wanneer",
        sqlite_where=text("afgegaan_op IS NULL"),
        postgresql_where=text("afgegaan_op IS NULL"),
    ),
)
