"""How a zitting goes and what came of it: what happened, who was called, the meeting, besluiten and the verslag.

A text about a casus stands only in the encrypted columns, with the key of that casus.
"""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, false, text

from domain.vergadering import Vergaderstatus, Vergaderwijze
from domain.zittingsoproep import Oproepstand
from domain.zittingsverloop import Gebeurtenis
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

zittingsregel: Final = Table(
    "zittingsregel",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("zitting_id", String, nullable=False),
    Column("soort", Keuze(Gebeurtenis), nullable=False),
    Column("op", Moment, nullable=False),
    # Who said so; empty when Teams told it.
    Column("door_id", String),
    Column("casus_id", String),
    # Who came or went; empty of somebody who is not registered here.
    Column("persoon_id", String),
    Column("organisatie", String, nullable=False),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_zittingsregel_zitting", "regio", "zitting_id", "op"),
    Index("ix_zittingsregel_casus", "regio", "casus_id"),
)

zittingsgesprek: Final = Table(
    "zittingsgesprek",
    metadata,
    regio(),
    # The conversation of its meeting, in which the running agenda stands.
    Column("zitting_id", String, primary_key=True),
    Column("gesprek_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    # Which order of the agenda (ids of casussen) was told there last, how often it changed, and when.
    Column("volgorde", String),
    Column("volgorde_nr", Integer, nullable=False, server_default=text("0")),
    Column("volgorde_op", Moment),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("gesprek_id",), "gesprek"),
    Index("ix_zittingsgesprek_gesprek", "regio", "gesprek_id"),
)

zittingsoproep: Final = Table(
    "zittingsoproep",
    metadata,
    regio(),
    Column("zitting_id", String, primary_key=True),
    Column("casus_id", String, primary_key=True),
    # How often its participants were told when its turn comes, and what they were told last.
    Column("nr", Integer, nullable=False),
    Column("verwacht_op", Moment, nullable=False),
    Column("op", Moment, nullable=False),
    Column("stand", Keuze(Oproepstand), nullable=False),
    # The moment that was named before, of what moved.
    Column("eerder_op", Moment),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("casus_id",), "casus"),
    Index("ix_zittingsoproep_casus", "regio", "casus_id"),
)

zittingsuitnodiging: Final = Table(
    "zittingsuitnodiging",
    metadata,
    regio(),
    Column("zitting_id", String, primary_key=True),
    # To whom it was told, by mail.
    Column("contact_id", String, primary_key=True),
    Column("organisatie", String, nullable=False),
    # SEQUENCE of RFC 5545: counts every change that he was told.
    Column("reeks", Integer, nullable=False),
    # ISO moments of the times at which he is expected, as they were told last: "van/tot van/tot"; empty once it was
    # called off.
    Column("tijden", String, nullable=False),
    # Behind these the ones that fell away, so that every number that was ever told can be taken back.
    Column("vervallen", String, nullable=False),
    # A keyed hash of where: the address of the meeting, and his own.
    Column("plek", String, nullable=False),
    Column("op", Moment, nullable=False),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("contact_id",), "contact"),
)

bespreking: Final = Table(
    "bespreking",
    metadata,
    regio(),
    Column("zitting_id", String, primary_key=True),
    Column("casus_id", String, primary_key=True),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted: the besluiten, and the day on which it comes back.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_bespreking_casus", "regio", "casus_id"),
)

verslag: Final = Table(
    "verslag",
    metadata,
    regio(),
    Column("zitting_id", String, primary_key=True),
    Column("casus_id", String, primary_key=True),
    # A row per version; the highest is how it stands, the highest that was approved is what participants read.
    Column("nr", Integer, primary_key=True, autoincrement=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("goedgekeurd_op", Moment),
    Column("goedgekeurd_door_id", String),
    # Encrypted: everything it says.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("zitting_id",), "zitting"),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    verwijst(("goedgekeurd_door_id",), "persoon"),
    Index("ix_verslag_casus", "regio", "casus_id"),
)

tafelvergadering: Final = Table(
    "tafelvergadering",
    metadata,
    regio(),
    # A row for every meeting that a zitting ever had: what is replaced must still be deleted.
    Column("id", String, primary_key=True),
    Column("zitting_id", String, nullable=False),
    Column("wijze", Keuze(Vergaderwijze), nullable=False),
    Column("status", Keuze(Vergaderstatus), nullable=False),
    # When something is to be done with it at Graph, who is at it, and until when that counts.
    Column("werk_vanaf", Moment),
    Column("werker", String),
    Column("verhuurd_tot", Moment),
    Column("pogingen", Integer, nullable=False),
    Column("fout", String, nullable=False),
    # A hash of the id of its chat: what comes from there must be known without a key.
    Column("draad", String),
    Column("bot_erin", Boolean, nullable=False, server_default=false()),
    # Encrypted with a key of the zitting: its id, its link, its chat, what was read back.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("zitting_id",), "zitting"),
    Index("ix_tafelvergadering_zitting", "regio", "zitting_id"),
    Index("ix_tafelvergadering_werk", "regio", "werk_vanaf"),
    Index("ix_tafelvergadering_draad", "regio", "draad"),
)
