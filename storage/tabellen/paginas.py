"""Links to pages: each for one person and one page, for a short while. Only hashes of what opens them are kept."""

from typing import Final

from sqlalchemy import Column, Index, String, Table

from storage.tabellen.basis import Moment, metadata, regio, verwijst

paginalink: Final = Table(
    "paginalink",
    metadata,
    regio(),
    # A hash of the token in the link.
    Column("id", String, primary_key=True),
    Column("soort", String, nullable=False),
    Column("onderwerp_id", String, nullable=False),
    Column("persoon_id", String, nullable=False),
    Column("verloopt_op", Moment, nullable=False),
    Column("geopend_op", Moment),
    # A hash of the session that opening it gave, and until when that holds.
    Column("sessie", String),
    Column("sessie_tot", Moment),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_paginalink_verloopt", "regio", "verloopt_op"),
)
