"""Bodies that were read in beside those of the region's file."""

from typing import Final

from sqlalchemy import Column, String, Table, Text

from storage.tabellen.basis import Moment, metadata, regio

organisatie: Final = Table(
    "organisatie",
    metadata,
    regio(),
    Column("code", String, primary_key=True),
    Column("naam", String, nullable=False),
    Column("soort", String, nullable=False),
    # JSON lists; of the werkgebied, null is "not known yet".
    Column("werkgebied", Text, nullable=False),
    Column("ook_voor", Text, nullable=False),
    Column("beleid", String, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
)
