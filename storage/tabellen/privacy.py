"""What proves that privacy is kept: anchors of the logboek, terms, destruction, informing, the person's rights."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint, false

from domain.bewaren import Bewaarsoort
from domain.informering import Informeringsoort
from domain.rechten import Bronstand, Verzoeksoort, Verzoekstand
from storage.tabellen.basis import Keuze, Moment, metadata, regio, verwijst

anker: Final = Table(
    "anker",
    metadata,
    regio(),
    Column("nr", Integer, primary_key=True, autoincrement=False),
    # The local day, ISO: at most one a day.
    Column("dag", String, nullable=False),
    # What was signed, word for word: the ends of the chains that grew, and the hash of the anchor before.
    Column("inhoud", Text, nullable=False),
    Column("handtekening", LargeBinary, nullable=False),
    Column("op", Moment, nullable=False),
    # When it was also written outside the database; NULL while that must still be done.
    Column("buiten_op", Moment),
    UniqueConstraint("regio", "dag"),
    Index("ix_anker_buiten_op", "regio", "buiten_op"),
)

bewaring: Final = Table(
    "bewaring",
    metadata,
    regio(),
    Column("soort", Keuze(Bewaarsoort), primary_key=True),
    Column("onderwerp_id", String, primary_key=True),
    # Category of the region's terms, and when its event happened.
    Column("categorie", String, nullable=False),
    Column("begonnen_op", Moment, nullable=False),
    # NULL: the region has not said how long, so nothing falls due by itself.
    Column("verloopt_op", Moment),
    # A legal hold: nothing is destroyed while it stands.
    Column("vastgehouden", Boolean, nullable=False, server_default=false()),
    # Who confirmed that it may be destroyed, and when; the purge follows.
    Column("bevestigd_door_id", String),
    Column("bevestigd_op", Moment),
    # Encrypted with the key of the subject: the reasons of extensions and holds.
    Column("inhoud", LargeBinary),
    Column("versie", Integer, nullable=False),
    Index("ix_bewaring_verloopt_op", "regio", "verloopt_op"),
    Index("ix_bewaring_vastgehouden", "regio", "vastgehouden"),
    Index("ix_bewaring_onderwerp", "regio", "onderwerp_id"),
)

vernietiging: Final = Table(
    "vernietiging",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("soort", Keuze(Bewaarsoort), nullable=False),
    # The id and code of what was destroyed; of a chain of the logboek its name.
    Column("onderwerp_id", String, nullable=False),
    Column("code", String, nullable=False),
    # Who held it last: he alone is told afterwards that it was destroyed.
    Column("houder_id", String),
    Column("categorie", String, nullable=False),
    Column("begonnen_op", Moment, nullable=False),
    Column("verliep_op", Moment),
    Column("bevestigd_door_id", String),
    Column("vernietigd_op", Moment, nullable=False),
    # JSON, counts only: rows per table, posts that were emptied.
    Column("aantallen", Text, nullable=False),
    UniqueConstraint("regio", "soort", "onderwerp_id"),
    Index("ix_vernietiging_op", "regio", "vernietigd_op"),
    Index("ix_vernietiging_code", "regio", "code"),
)

sleutelvernietiging: Final = Table(
    "sleutelvernietiging",
    metadata,
    regio(),
    # Whose key: a casus, a melding, a signal.
    Column("sleutel_id", String, primary_key=True),
    Column("besloten_op", Moment, nullable=False),
    # When the store of keys had done it; NULL while that must still be done.
    Column("voltooid_op", Moment),
    Index("ix_sleutelvernietiging_voltooid_op", "regio", "voltooid_op"),
)

informering: Final = Table(
    "informering",
    metadata,
    regio(),
    Column("casus_id", String, primary_key=True),
    Column("soort", Keuze(Informeringsoort), primary_key=True),
    # A betrokkene, an uitvraag, an afspraak.
    Column("onderwerp_id", String, primary_key=True),
    # Encrypted with the key of the casus: whether, when, by whom, or why not, and when that is looked at again.
    Column("inhoud", LargeBinary, nullable=False),
    Column("op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
)

opschaling: Final = Table(
    "opschaling",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    # From what: a casus in another lane, or a BIJ signal.
    Column("van_id", String, nullable=False),
    Column("van_spoor", String, nullable=False),
    Column("naar_casus_id", String, nullable=False),
    Column("door_id", String, nullable=False),
    Column("op", Moment, nullable=False),
    # Encrypted with the key of the casus it led to: the reason, and who came along.
    Column("inhoud", LargeBinary, nullable=False),
    verwijst(("naar_casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_opschaling_van", "regio", "van_id"),
    Index("ix_opschaling_naar", "regio", "naar_casus_id"),
)

bij_signaal: Final = Table(
    "bij_signaal",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("gemeente", String, nullable=False),
    Column("status", String, nullable=False),
    Column("ontvangen_op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted with a key of its own: who, when he comes back, what was decided.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("door_id",), "persoon"),
    Index("ix_bij_signaal_gemeente", "regio", "gemeente", "ontvangen_op"),
)

rechtenverzoek: Final = Table(
    "rechtenverzoek",
    metadata,
    regio(),
    Column("id", String, primary_key=True),
    Column("casus_id", String, nullable=False),
    Column("betrokkene_id", String, nullable=False),
    Column("soort", Keuze(Verzoeksoort), nullable=False),
    Column("stand", Keuze(Verzoekstand), nullable=False),
    Column("ontvangen_op", Moment, nullable=False),
    Column("uiterlijk_op", Moment, nullable=False),
    Column("door_id", String, nullable=False),
    # Encrypted with the key of the casus: what is asked, and what came of it.
    Column("inhoud", LargeBinary, nullable=False),
    Column("versie", Integer, nullable=False),
    verwijst(("casus_id",), "casus"),
    verwijst(("door_id",), "persoon"),
    Index("ix_rechtenverzoek_stand", "regio", "stand", "uiterlijk_op"),
    Index("ix_rechtenverzoek_casus", "regio", "casus_id"),
)

rechtenverzoek_bron: Final = Table(
    "rechtenverzoek_bron",
    metadata,
    regio(),
    Column("verzoek_id", String, primary_key=True),
    # The organisatie whose answer it is about.
    Column("organisatie", String, primary_key=True),
    Column("stand", Keuze(Bronstand), nullable=False),
    Column("uiterlijk_op", Moment, nullable=False),
    Column("herinneringen", Integer, nullable=False),
    Column("door_id", String),
    Column("op", Moment),
    # Encrypted with the key of the casus: what the organisatie did, in words.
    Column("inhoud", LargeBinary),
    Column("versie", Integer, nullable=False),
    verwijst(("verzoek_id",), "rechtenverzoek"),
    Index("ix_rechtenverzoek_bron_organisatie", "regio", "organisatie", "stand"),
)

aanmelding: Final = Table(
    "aanmelding",
    metadata,
    regio(),
    # A hash of what the browser keeps while its person signs in.
    Column("id", String, primary_key=True),
    # Sealed with a key of the region: what the sign-in must come back with, and where it goes on.
    Column("inhoud", LargeBinary, nullable=False),
    Column("verloopt_op", Moment, nullable=False),
    Index("ix_aanmelding_verloopt", "regio", "verloopt_op"),
)

websessie: Final = Table(
    "websessie",
    metadata,
    regio(),
    # A hash of the cookie.
    Column("id", String, primary_key=True),
    Column("persoon_id", String, nullable=False),
    Column("begonnen_op", Moment, nullable=False),
    Column("verloopt_op", Moment, nullable=False),
    verwijst(("persoon_id",), "persoon"),
    Index("ix_websessie_verloopt", "regio", "verloopt_op"),
)
