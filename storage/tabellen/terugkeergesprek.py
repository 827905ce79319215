"""The talk of a detained person with the partners: the talk, his choice and words, its meeting, his links, his letter.

That he is detained, what he chose and what he wrote stand only in the encrypted columns.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from domain.terugkeergesprek import Deelnamestatus, Gebeurtenissoort, Gespreksstatus
from domain.vergadering import Vergaderstatus, Vergaderwijze
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

terugkeergesprek: Final = Table(
    "terugkeergesprek",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("status", Keuze(Gespreksstatus), nullable=False),
    # When it was asked for: the newest of a casus is the one that people mean.
    Column("volgorde", Moment, nullable=False),
    # In plain: what is due must be found without a key.
    Column("begint_op", Moment),
    Column("casemanager_id", String),
    Column("plaatsvervanger_id", String),
    # Encrypted: whose return it is, where he is, the moments that were proposed, who is there with him, why it is off.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("casemanager_id",), "persoon"),
    verwijst(("plaatsvervanger_id",), "persoon"),
    Index("ix_terugkeergesprek_casus", "regio", "casus_id", "volgorde"),
    Index("ix_terugkeergesprek_status", "regio", "status"),
)

gespreksdeelname: Final = Table(
    "gespreksdeelname",
    metadata,
    regio(),
    Column("gesprek_id", String, primary_key=True),
    Column("organisatie", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("status", Keuze(Deelnamestatus), nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    verwijst(("door_id",), "persoon"),
    Index("ix_gespreksdeelname_casus", "regio", "casus_id"),
    Index("ix_gespreksdeelname_organisatie", "regio", "organisatie"),
)

gesprekskeuze: Final = Table(
    "gesprekskeuze",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("gesprek_id", String, nullable=False),
    Column("casus_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted: what he chose, by which way, and who agreed with him.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    verwijst(("door_id",), "persoon"),
    Index("ix_gesprekskeuze_gesprek", "regio", "gesprek_id", "op"),
    Index("ix_gesprekskeuze_casus", "regio", "casus_id"),
)

gespreksinbreng: Final = Table(
    "gespreksinbreng",
    metadata,
    regio(),
    Column("gesprek_id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    # Encrypted: his goal, questions and wishes, whom he would rather not have there, and what he was answered.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    Index("ix_gespreksinbreng_casus", "regio", "casus_id"),
)

gespreksgebeurtenis: Final = Table(
    "gespreksgebeurtenis",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("gesprek_id", String, nullable=False),
    Column("casus_id", String, nullable=False),
    Column("soort", Keuze(Gebeurtenissoort), nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    verwijst(("door_id",), "persoon"),
    Index("ix_gespreksgebeurtenis_gesprek", "regio", "gesprek_id", "op"),
    Index("ix_gespreksgebeurtenis_casus", "regio", "casus_id"),
)

vergadering: Final = Table(
    "vergadering",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("gesprek_id", String, nullable=False),
    Column("casus_id", String, nullable=False),
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
    # Encrypted: its id, its link and passcode, its chat, what was read back.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    Index("ix_vergadering_gesprek", "regio", "gesprek_id"),
    Index("ix_vergadering_casus", "regio", "casus_id"),
    Index("ix_vergadering_werk", "regio", "werk_vanaf"),
    Index("ix_vergadering_draad", "regio", "draad"),
)

gastlink: Final = Table(
    "gastlink",
    metadata,
    regio(),
    # A hash of the token in the link.
    Column("id", String, primary_key=True),
    Column("gesprek_id", String, nullable=False),
    Column("casus_id", String, nullable=False),
    Column("persoon_id", String, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("verloopt_op", Moment, nullable=False),
    Column("ingetrokken_op", Moment),
    Column("tweede_tot", Moment),
    Column("toestellen", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_gastlink_gesprek", "regio", "gesprek_id"),
    Index("ix_gastlink_casus", "regio", "casus_id"),
    Index("ix_gastlink_verloopt", "regio", "verloopt_op"),
)

gastsessie: Final = Table(
    "gastsessie",
    metadata,
    regio(),
    # A hash of what the device holds in its cookie.
    Column("id", String, primary_key=True),
    Column("gastlink_id", String, nullable=False),
    Column("casus_id", String, nullable=False),
    Column("geopend_op", Moment, nullable=False),
    Column("tot", Moment, nullable=False),
    # Which language was chosen on this device: about the device, not about him.
    Column("taal", String, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("gastlink_id",), "gastlink"),
    Index("ix_gastsessie_gastlink", "regio", "gastlink_id"),
    Index("ix_gastsessie_casus", "regio", "casus_id"),
    Index("ix_gastsessie_tot", "regio", "tot"),
)

gespreksbrief: Final = Table(
    "gespreksbrief",
    metadata,
    regio(),
    Column("gesprek_id", String, primary_key=True),
    # A row per version; the highest is how it stands, the highest that was approved is what he gets.
    Column("versie", Integer, primary_key=True, autoincrement=False),
    Column("casus_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("goedgekeurd_op", Moment),
    Column("goedgekeurd_door_id", String),
    # Encrypted: every line, whom he can call, how he said it in his own words.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("gesprek_id",), "terugkeergesprek"),
    verwijst(("door_id",), "persoon"),
    verwijst(("goedgekeurd_door_id",), "persoon"),
    Index("ix_gespreksbrief_casus", "regio", "casus_id"),
)
