"""Changing acts that were done, so that a repeat is recognised."""

from typing import Final

from sqlalchemy import Column, Index, String, Table, Text, UniqueConstraint

from storage.tabellen.basis import Moment, metadata, regio

inbox: Final = Table(
    "inbox",
    metadata,
    regio(),
    Column("activiteit", String, primary_key=True),
    Column("sleutel", String),
    Column("verb", String, nullable=False),
    Column("persoon_id", String, nullable=False),
    Column("soort", String, nullable=False),
    Column("ids", Text, nullable=False),
    Column("op", Moment, nullable=False),
    UniqueConstraint("regio", "sleutel", "verb"),
    Index("ix_inbox_op", "regio", "op"),
)
