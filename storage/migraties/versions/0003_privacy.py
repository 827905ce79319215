"""Privacy that proves itself: anchors, terms and destruction, informing, lanes, rights, and signing in to the pages.

Only adds: the program of the version before this one runs on beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    _anker()
    _bewaring()
    _vernietiging()
    _sleutelvernietiging()
    _informering()
    _opschaling()
    _bij_signaal()
    _rechtenverzoek()
    _rechtenverzoek_bron()
    _aanmelding()
    _websessie()
    _logboek_mag_aflopen()
    op.create_index("ix_logregel_op", "logregel", ["regio", "op"])
    _bewijs_blijft()


def _anker() -> None:
    op.create_table(
        "anker",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("nr", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("handtekening", sa.LargeBinary(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("buiten_op", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("regio", "nr", name=op.f("pk_anker")),
        sa.UniqueConstraint("regio", "dag", name=op.f("uq_anker_regio_dag")),
    )
    op.create_index("ix_anker_buiten_op", "anker", ["regio", "buiten_op"])


def _bewaring() -> None:
    op.create_table(
        "bewaring",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.String(), nullable=False),
        sa.Column("categorie", sa.String(), nullable=False),
        sa.Column("begonnen_op", MOMENT, nullable=False),
        sa.Column("verloopt_op", MOMENT, nullable=True),
        sa.Column("vastgehouden", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("bevestigd_door_id", sa.String(), nullable=True),
        sa.Column("bevestigd_op", MOMENT, nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "soort", "onderwerp_id", name=op.f("pk_bewaring")),
    )
    op.create_index("ix_bewaring_onderwerp", "bewaring", ["regio", "onderwerp_id"])
    op.create_index("ix_bewaring_vastgehouden", "bewaring", ["regio", "vastgehouden"])
    op.create_index("ix_bewaring_verloopt_op", "bewaring", ["regio", "verloopt_op"])


def _vernietiging() -> None:
    op.create_table(
        "vernietiging",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("houder_id", sa.String(), nullable=True),
        sa.Column("categorie", sa.String(), nullable=False),
        sa.Column("begonnen_op", MOMENT, nullable=False),
        sa.Column("verliep_op", MOMENT, nullable=True),
        sa.Column("bevestigd_door_id", sa.String(), nullable=True),
        sa.Column("vernietigd_op", MOMENT, nullable=False),
        sa.Column("aantallen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_vernietiging")),
        sa.UniqueConstraint("regio", "soort", "onderwerp_id", name=op.f("uq_vernietiging_regio_soort_onderwerp_id")),
    )
    op.create_index("ix_vernietiging_op", "vernietiging", ["regio", "vernietigd_op"])
    op.create_index("ix_vernietiging_code", "vernietiging", ["regio", "code"])


def _sleutelvernietiging() -> None:
    op.create_table(
        "sleutelvernietiging",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("sleutel_id", sa.String(), nullable=False),
        sa.Column("besloten_op", MOMENT, nullable=False),
        sa.Column("voltooid_op", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("regio", "sleutel_id", name=op.f("pk_sleutelvernietiging")),
    )
    op.create_index("ix_sleutelvernietiging_voltooid_op", "sleutelvernietiging", ["regio", "voltooid_op"])


def _informering() -> None:
    op.create_table(
        "informering",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_informering_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_informering_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "casus_id", "soort", "onderwerp_id", name=op.f("pk_informering")),
    )


def _opschaling() -> None:
    op.create_table(
        "opschaling",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("van_id", sa.String(), nullable=False),
        sa.Column("van_spoor", sa.String(), nullable=False),
        sa.Column("naar_casus_id", sa.String(), nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_opschaling_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "naar_casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_opschaling_naar_casus_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_opschaling")),
    )
    op.create_index("ix_opschaling_naar", "opschaling", ["regio", "naar_casus_id"])
    op.create_index("ix_opschaling_van", "opschaling", ["regio", "van_id"])


def _bij_signaal() -> None:
    op.create_table(
        "bij_signaal",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gemeente", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("ontvangen_op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_bij_signaal_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_bij_signaal")),
    )
    op.create_index("ix_bij_signaal_gemeente", "bij_signaal", ["regio", "gemeente", "ontvangen_op"])


def _rechtenverzoek() -> None:
    op.create_table(
        "rechtenverzoek",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("betrokkene_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("ontvangen_op", MOMENT, nullable=False),
        sa.Column("uiterlijk_op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_rechtenverzoek_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_rechtenverzoek_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_rechtenverzoek")),
    )
    op.create_index("ix_rechtenverzoek_casus", "rechtenverzoek", ["regio", "casus_id"])
    op.create_index("ix_rechtenverzoek_stand", "rechtenverzoek", ["regio", "stand", "uiterlijk_op"])


def _rechtenverzoek_bron() -> None:
    op.create_table(
        "rechtenverzoek_bron",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("verzoek_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("uiterlijk_op", MOMENT, nullable=False),
        sa.Column("herinneringen", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.Column("op", MOMENT, nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "verzoek_id"],
            ["rechtenverzoek.regio", "rechtenverzoek.id"],
            name=op.f("fk_rechtenverzoek_bron_verzoek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "verzoek_id", "organisatie", name=op.f("pk_rechtenverzoek_bron")),
    )
    op.create_index("ix_rechtenverzoek_bron_organisatie", "rechtenverzoek_bron", ["regio", "organisatie", "stand"])


def _aanmelding() -> None:
    op.create_table(
        "aanmelding",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("verloopt_op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_aanmelding")),
    )
    op.create_index("ix_aanmelding_verloopt", "aanmelding", ["regio", "verloopt_op"])


def _websessie() -> None:
    op.create_table(
        "websessie",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("begonnen_op", MOMENT, nullable=False),
        sa.Column("verloopt_op", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_websessie_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_websessie")),
    )
    op.create_index("ix_websessie_verloopt", "websessie", ["regio", "verloopt_op"])


def _logboek_mag_aflopen() -> None:
    """Let the lines of one chain go, once its destruction was written down. Changing a line stays impossible.

    Keep these when a later step rebuilds the table: on SQLite that drops them.
    """
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER logregel_geen_delete")
        op.execute(
            "CREATE TRIGGER logregel_geen_delete BEFORE DELETE ON logregel "
            "WHEN NOT EXISTS (SELECT 1 FROM vernietiging AS v WHERE v.regio = OLD.regio AND v.soort = 'logboek' "
            "AND v.onderwerp_id = OLD.keten) "
            "BEGIN SELECT RAISE(ABORT, 'het logboek kan alleen groeien'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION logregel_alleen_na_bewijs() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN IF NOT EXISTS (SELECT 1 FROM vernietiging v WHERE v.regio = OLD.regio AND v.soort = 'logboek' "
        "AND v.onderwerp_id = OLD.keten) THEN RAISE EXCEPTION 'het logboek kan alleen groeien' "
        "USING ERRCODE = 'restrict_violation'; END IF; RETURN OLD; END$$"
    )
    op.execute("DROP TRIGGER logregel_geen_delete ON logregel")
    op.execute(
        "CREATE TRIGGER logregel_geen_delete BEFORE DELETE ON logregel "
        "FOR EACH ROW EXECUTE FUNCTION logregel_alleen_na_bewijs()"
    )


def _bewijs_blijft() -> None:
    """Keep the proof of a destruction as it was written."""
    if op.get_bind().dialect.name == "sqlite":
        for daad in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER vernietiging_geen_{daad.lower()} BEFORE {daad} ON vernietiging "
                "BEGIN SELECT RAISE(ABORT, 'een bewijs van vernietiging blijft'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION vernietiging_blijft() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'een bewijs van vernietiging blijft' USING ERRCODE = 'restrict_violation'; END$$"
    )
    for daad in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER vernietiging_geen_{daad.lower()} BEFORE {daad} ON vernietiging "
            "FOR EACH STATEMENT EXECUTE FUNCTION vernietiging_blijft()"
        )
