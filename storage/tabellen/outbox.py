"""Messages in Teams, what must be done to them, and how much each conversation may still take."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    literal_column,
    text,
)

from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst


class OutboxStatus(StrEnum):
    """How far an act on a message is."""

    WACHT = "wacht"
    VERZENDEN = "verzenden"
    VERZONDEN = "verzonden"
    DOOD = "dood"
    """Refused for good; visible, and sent again only when a person says so."""
    ONZEKER = "onzeker"
    """It may or may not have been posted."""
    VERVALLEN = "vervallen"
    """Its reason had gone before it was sent."""


_OPEN: Final = ("wacht", "verzenden", "dood", "onzeker")

# What the partial indexes hold.
_WAAR_WACHT: Final = text("status = 'wacht'")
_WAAR_VERZENDEN: Final = text("status = 'verzenden'")
_WAAR_OPEN: Final = text("status IN ('wacht', 'verzenden', 'dood', 'onzeker')")

bericht: Final = Table(
    "bericht",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("soort", String, nullable=False),
    Column("onderwerp_id", String, nullable=False),
    # `g:<conversation>`, `p:<person>` or `m:<contact>`: one column, because NULL in a unique index equals nothing.
    Column("adres", String, nullable=False),
    Column("gesprek_id", String),
    Column("persoon_id", String),
    # Somebody who gets mail.
    Column("contact_id", String),
    Column("activity_id", String),
    Column("geplaatst_in", String),
    UniqueConstraint("regio", "soort", "onderwerp_id", "adres"),
    verwijst(("gesprek_id",), "gesprek"),
    verwijst(("persoon_id",), "persoon"),
    verwijst(("contact_id",), "contact"),
    verwijst(("geplaatst_in",), "gesprek"),
)

outbox: Final = Table(
    "outbox",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("bericht_id", String, nullable=False),
    Column("kanaal", String, nullable=False),
    Column("status", Keuze(OutboxStatus), nullable=False),
    # The priority, negated: the index then has the order in which rows go.
    Column("rang", Integer, nullable=False),
    Column("volgnummer", BigInteger, nullable=False),
    Column("los", Boolean, nullable=False),
    Column("vanaf", Moment, nullable=False),
    Column("pogingen", Integer, nullable=False),
    # Grows with every claim: a worker whose lease ran out is recognised by an old number.
    Column("claim", Integer, nullable=False),
    Column("werker", String),
    Column("verhuurd_tot", Moment),
    Column("reden", String),
    Column("gepland_op", Moment, nullable=False),
    Column("afgehandeld_op", Moment),
    verwijst(("bericht_id",), "bericht"),
    # At most one act on a message waits: whatever happens meanwhile is rendered by that one.
    Index(
        "uq_outbox_wacht", "regio", "bericht_id", unique=True, sqlite_where=_WAAR_WACHT, postgresql_where=_WAAR_WACHT
    ),
    Index(
        "ix_outbox_kanaal",
        "regio",
        "kanaal",
        "rang",
        "volgnummer",
        sqlite_where=_WAAR_WACHT,
        postgresql_where=_WAAR_WACHT,
    ),
    Index("ix_outbox_lease", "regio", "verhuurd_tot", sqlite_where=_WAAR_VERZENDEN, postgresql_where=_WAAR_VERZENDEN),
    Index("ix_outbox_open", "regio", "status", sqlite_where=_WAAR_OPEN, postgresql_where=_WAAR_OPEN),
    Index("ix_outbox_bericht", "regio", "bericht_id"),
    Index("ix_outbox_afgehandeld", "regio", "afgehandeld_op"),
)

aandacht: Final = Table(
    "aandacht",
    metadata,
    regio(),
    # A post that nobody asked for: at most one a day for an organisatie at one address. The day is a local ISO date.
    Column("organisatie", String, primary_key=True),
    Column("adres", String, primary_key=True),
    Column("dag", String, primary_key=True),
    # The outbox row that took it: only its own next attempt may have the day again.
    Column("verzending_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    Index("ix_aandacht_dag", "regio", "dag"),
)

kanaal: Final = Table(
    "kanaal",
    metadata,
    regio(),
    # `g:<conversation>`, `p:<person>`, `m:<contact>`, or `t:<tenant>`.
    Column("naam", String, primary_key=True),
    # The name of the tenant's own row; NULL in that row itself.
    Column("tenant", String),
    # Nothing before this moment: the limits, or Teams said so.
    Column("vrij_vanaf", Moment, nullable=False),
    # The outbox row that is being sent there.
    Column("bezet", String),
    # Takes nothing from us any more, until it is heard of again.
    Column("dicht", Boolean, nullable=False),
    Column("teller", BigInteger, nullable=False),
)

slot: Final = Table(
    "slot",
    metadata,
    regio(),
    Column("kanaal", String, primary_key=True),
    # Numbered without gaps, so that "the seventh last" is one look-up, however many there were.
    Column("nr", BigInteger, primary_key=True, autoincrement=False),
    Column("op", Moment, nullable=False),
    verwijst(("kanaal",), "kanaal", ("naam",)),
)

# Queries must say in the very words of a partial index that they fall inside it: with a parameter neither database
# can know that.
IS_WACHT: Final = outbox.c.status == literal_column("'wacht'")
IS_VERZENDEN: Final = outbox.c.status == literal_column("'verzenden'")
IS_OPEN: Final = outbox.c.status.in_([literal_column(f"'{een}'") for een in _OPEN])
