"""Conversations in Teams, and what they serve: a tafel, an organisatie."""

from enum import StrEnum
from typing import Final

from sqlalchemy import Boolean, Column, Index, String, Table, UniqueConstraint

from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst


class Gespreksoort(StrEnum):
    """Where it is, in Teams' own words."""

    PERSONAL = "personal"
    CHANNEL = "channel"
    GROUP = "groupChat"


class Bestemming(StrEnum):
    """What a conversation can serve."""

    TAFEL = "tafel"
    ORGANISATIE = "organisatie"


gesprek: Final = Table(
    "gesprek",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("soort", Keuze(Gespreksoort), nullable=False),
    Column("conversation_id", String, nullable=False),
    Column("service_url", String, nullable=False),
    Column("tenant_id", String, nullable=False),
    Column("bot_id", String, nullable=False),
    Column("team_id", String),
    Column("channel_id", String),
    Column("persoon_id", String),
    Column("bereikbaar", Boolean, nullable=False),
    Column("onbereikbaar_reden", String),
    Column("gewijzigd_op", Moment, nullable=False),
    UniqueConstraint("regio", "conversation_id"),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_gesprek_persoon", "regio", "persoon_id", "gewijzigd_op"),
)

bestemming: Final = Table(
    "bestemming",
    metadata,
    regio(),
    Column("soort", Keuze(Bestemming), primary_key=True),
    Column("code", String, primary_key=True),
    Column("gesprek_id", String, nullable=False),
    Column("door_id", String, nullable=False),
    Column("sinds", Moment, nullable=False),
    verwijst(("gesprek_id",), "gesprek"),
    verwijst(("door_id",), "persoon"),
    Index("ix_bestemming_gesprek", "regio", "gesprek_id", "soort", "code"),
)
