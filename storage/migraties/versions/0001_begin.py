"""Everything the first tables run on."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    _personen()
    _gesprekken()
    _casussen()
    _agenda()
    _toegang()
    _uitvragen()
    _wekkers()
    _inbox()
    _outbox()
    _kanalen()
    _logboek()
    _alleen_toevoegen()


def _personen() -> None:
    op.create_table(
        "persoon",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("teams_id", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_persoon")),
        sa.UniqueConstraint("regio", "tenant_id", "object_id", name=op.f("uq_persoon_regio_tenant_id_object_id")),
    )
    op.create_table(
        "aanstelling",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_aanstelling_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "persoon_id", "rol", "organisatie", "van", name=op.f("pk_aanstelling")),
    )
    op.create_index("ix_aanstelling_rol", "aanstelling", ["regio", "rol", "organisatie"])


def _gesprekken() -> None:
    op.create_table(
        "gesprek",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("service_url", sa.String(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("channel_id", sa.String(), nullable=True),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("bereikbaar", sa.Boolean(), nullable=False),
        sa.Column("onbereikbaar_reden", sa.String(), nullable=True),
        sa.Column("gewijzigd_op", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_gesprek_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_gesprek")),
        sa.UniqueConstraint("regio", "conversation_id", name=op.f("uq_gesprek_regio_conversation_id")),
    )
    op.create_index("ix_gesprek_persoon", "gesprek", ["regio", "persoon_id", "gewijzigd_op"])
    op.create_table(
        "bestemming",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("sinds", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_bestemming_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"], ["gesprek.regio", "gesprek.id"], name=op.f("fk_bestemming_gesprek_id")
        ),
        sa.PrimaryKeyConstraint("regio", "soort", "code", name=op.f("pk_bestemming")),
    )
    op.create_index("ix_bestemming_gesprek", "bestemming", ["regio", "gesprek_id", "soort", "code"])


def _casussen() -> None:
    op.create_table(
        "casusnummer",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "jaar", name=op.f("pk_casusnummer")),
    )
    op.create_table(
        "casus",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("tafel", sa.String(), nullable=False),
        sa.Column("spoor", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("spoed", sa.Boolean(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("regisseur_id", sa.String(), nullable=False),
        sa.Column("fase", sa.String(), nullable=False),
        sa.Column("aangemaakt_op", MOMENT, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "regisseur_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_casus_regisseur_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_casus")),
        sa.UniqueConstraint("regio", "code", name=op.f("uq_casus_regio_code")),
    )
    op.create_index("ix_casus_regisseur", "casus", ["regio", "regisseur_id", "aangemaakt_op"])
    op.create_table(
        "betrokkene",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("gegevens", sa.LargeBinary(), nullable=False),
        sa.Column("blinde_index", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_betrokkene_casus_id")
        ),
        sa.PrimaryKeyConstraint("regio", "casus_id", "id", name=op.f("pk_betrokkene")),
    )
    op.create_index("ix_betrokkene_blind", "betrokkene", ["regio", "blinde_index", "casus_id"])


def _agenda() -> None:
    op.create_table(
        "zitting",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("tafel", sa.String(), nullable=False),
        sa.Column("begint_op", MOMENT, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_zitting")),
        sa.UniqueConstraint("regio", "tafel", "begint_op", name=op.f("uq_zitting_regio_tafel_begint_op")),
    )
    op.create_index("ix_zitting_begint_op", "zitting", ["regio", "begint_op"])
    op.create_table(
        "agendapunt",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("toegevoegd_op", MOMENT, nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_agendapunt_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_agendapunt_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", "casus_id", name=op.f("pk_agendapunt")),
    )
    op.create_index("ix_agendapunt_casus", "agendapunt", ["regio", "casus_id"])


def _toegang() -> None:
    op.create_table(
        "toegang",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_toegang_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_toegang_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_toegang")),
    )
    op.create_index("ix_toegang_casus", "toegang", ["regio", "casus_id", "organisatie"])
    op.create_index("ix_toegang_organisatie", "toegang", ["regio", "organisatie", "tot"])


def _uitvragen() -> None:
    op.create_table(
        "formulier_versie",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("versie", sa.String(), nullable=False),
        sa.Column("formulier", sa.Text(), nullable=False),
        sa.Column("bewaard_op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("regio", "versie", name=op.f("pk_formulier_versie")),
    )
    op.create_table(
        "uitvraag",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("deadline", MOMENT, nullable=False),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("gestart_door_id", sa.String(), nullable=False),
        sa.Column("gestart_op", MOMENT, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_uitvraag_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "gestart_door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_uitvraag_gestart_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_uitvraag_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_uitvraag")),
    )
    op.create_index("ix_uitvraag_casus", "uitvraag", ["regio", "casus_id", "gestart_op"])
    op.create_index("ix_uitvraag_zitting", "uitvraag", ["regio", "zitting_id", "gestart_op"])
    op.create_table(
        "bevraging",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("uitvraag_id", sa.String(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("formulier_versie", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_gast", sa.Boolean(), nullable=False),
        sa.Column("herinneringen", sa.Integer(), nullable=False),
        sa.Column("afgehandeld_op", MOMENT, nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "uitvraag_id"], ["uitvraag.regio", "uitvraag.id"], name=op.f("fk_bevraging_uitvraag_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_bevraging")),
        sa.UniqueConstraint(
            "regio", "uitvraag_id", "organisatie", name=op.f("uq_bevraging_regio_uitvraag_id_organisatie")
        ),
    )
    op.create_table(
        "antwoord",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("bevraging_id", sa.String(), nullable=False),
        sa.Column("betrokkene_id", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("formulier_versie", sa.String(), nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "bevraging_id"], ["bevraging.regio", "bevraging.id"], name=op.f("fk_antwoord_bevraging_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id", "betrokkene_id"],
            ["betrokkene.regio", "betrokkene.casus_id", "betrokkene.id"],
            name=op.f("fk_antwoord_casus_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_antwoord_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "bevraging_id", "betrokkene_id", "versie", name=op.f("pk_antwoord")),
    )
    op.create_index("ix_antwoord_casus", "antwoord", ["regio", "casus_id", "betrokkene_id"])


def _wekkers() -> None:
    op.create_table(
        "wekker",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.String(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wanneer", MOMENT, nullable=False),
        sa.Column("afgegaan_op", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("regio", "soort", "onderwerp_id", "volgnummer", name=op.f("pk_wekker")),
    )
    op.create_index(
        "ix_wekker_wacht",
        "wekker",
        ["regio", "wanneer"],
        sqlite_where=sa.text("afgegaan_op IS NULL"),
        postgresql_where=sa.text("afgegaan_op IS NULL"),
    )


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("activiteit", sa.String(), nullable=False),
        sa.Column("sleutel", sa.String(), nullable=True),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("regio", "activiteit", name=op.f("pk_inbox")),
        sa.UniqueConstraint("regio", "sleutel", "verb", name=op.f("uq_inbox_regio_sleutel_verb")),
    )
    op.create_index("ix_inbox_op", "inbox", ["regio", "op"])


def _outbox() -> None:
    op.create_table(
        "bericht",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.String(), nullable=False),
        sa.Column("adres", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=True),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("activity_id", sa.String(), nullable=True),
        sa.Column("geplaatst_in", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "geplaatst_in"], ["gesprek.regio", "gesprek.id"], name=op.f("fk_bericht_geplaatst_in")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"], ["gesprek.regio", "gesprek.id"], name=op.f("fk_bericht_gesprek_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_bericht_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_bericht")),
        sa.UniqueConstraint(
            "regio", "soort", "onderwerp_id", "adres", name=op.f("uq_bericht_regio_soort_onderwerp_id_adres")
        ),
    )
    op.create_table(
        "outbox",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("bericht_id", sa.String(), nullable=False),
        sa.Column("kanaal", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.BigInteger(), nullable=False),
        sa.Column("los", sa.Boolean(), nullable=False),
        sa.Column("vanaf", MOMENT, nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("werker", sa.String(), nullable=True),
        sa.Column("verhuurd_tot", MOMENT, nullable=True),
        sa.Column("reden", sa.String(), nullable=True),
        sa.Column("gepland_op", MOMENT, nullable=False),
        sa.Column("afgehandeld_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "bericht_id"], ["bericht.regio", "bericht.id"], name=op.f("fk_outbox_bericht_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_afgehandeld", "outbox", ["regio", "afgehandeld_op"])
    op.create_index("ix_outbox_bericht", "outbox", ["regio", "bericht_id"])
    op.create_index(
        "ix_outbox_kanaal",
        "outbox",
        ["regio", "kanaal", "rang", "volgnummer"],
        sqlite_where=sa.text("status = 'wacht'"),
        postgresql_where=sa.text("status = 'wacht'"),
    )
    op.create_index(
        "ix_outbox_lease",
        "outbox",
        ["regio", "verhuurd_tot"],
        sqlite_where=sa.text("status = 'verzenden'"),
        postgresql_where=sa.text("status = 'verzenden'"),
    )
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["regio", "status"],
        sqlite_where=sa.text("status IN ('wacht', 'verzenden', 'dood', 'onzeker')"),
        postgresql_where=sa.text("status IN ('wacht', 'verzenden', 'dood', 'onzeker')"),
    )
    op.create_index(
        "uq_outbox_wacht",
        "outbox",
        ["regio", "bericht_id"],
        unique=True,
        sqlite_where=sa.text("status = 'wacht'"),
        postgresql_where=sa.text("status = 'wacht'"),
    )


def _kanalen() -> None:
    op.create_table(
        "kanaal",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=True),
        sa.Column("vrij_vanaf", MOMENT, nullable=False),
        sa.Column("bezet", sa.String(), nullable=True),
        sa.Column("dicht", sa.Boolean(), nullable=False),
        sa.Column("teller", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "naam", name=op.f("pk_kanaal")),
    )
    op.create_table(
        "slot",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("kanaal", sa.String(), nullable=False),
        sa.Column("nr", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["regio", "kanaal"], ["kanaal.regio", "kanaal.naam"], name=op.f("fk_slot_kanaal")),
        sa.PrimaryKeyConstraint("regio", "kanaal", "nr", name=op.f("pk_slot")),
    )


def _logboek() -> None:
    op.create_table(
        "logregel",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("keten", sa.String(), nullable=False),
        sa.Column("nr", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("handeling", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.Column("namens", sa.String(), nullable=True),
        sa.Column("casus_id", sa.String(), nullable=True),
        sa.Column("betrokkene_id", sa.String(), nullable=True),
        sa.Column("onderwerp_id", sa.String(), nullable=True),
        sa.Column("doel", sa.String(), nullable=True),
        sa.Column("vorige", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "keten", "nr", name=op.f("pk_logregel")),
    )
    op.create_table(
        "logkop",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("keten", sa.String(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("zegel", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "keten", name=op.f("pk_logkop")),
    )


def _alleen_toevoegen() -> None:
    """Refuse to change or remove a line of the logboek, whoever asks.

    Keep these when a later step rebuilds the table: on SQLite that drops them.
    """
    if op.get_bind().dialect.name == "sqlite":
        for daad in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER logregel_geen_{daad.lower()} BEFORE {daad} ON logregel "
                "BEGIN SELECT RAISE(ABORT, 'het logboek kan alleen groeien'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION logregel_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'het logboek kan alleen groeien' USING ERRCODE = 'restrict_violation'; END$$"
    )
    for daad in ("UPDATE", "DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER logregel_geen_{daad.lower()} BEFORE {daad} ON logregel "
            "FOR EACH STATEMENT EXECUTE FUNCTION logregel_alleen_toevoegen()"
        )
