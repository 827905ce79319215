"""The course of a casus: triage, plan, regie, afspraken, volhouden, op- and afschalen, advice.

Only adds: the program of the version before this one runs on beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    # What an item of an agenda stood there for, before an afspraak of which nothing is heard put it on top.
    op.add_column("agendapunt", sa.Column("eerder", sa.String(), nullable=True))
    _triage()
    _plan()
    _regie()
    _afspraak()
    _afspraakregel()
    _volhoudregel()
    _opschaalstap()
    _afschaling()
    _adviesvraag()


def _triage() -> None:
    op.create_table(
        "triage",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_triage_casus_id")),
        sa.ForeignKeyConstraint(["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_triage_door_id")),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_triage")),
    )
    op.create_index("ix_triage_casus", "triage", ["regio", "casus_id", "op"])


def _plan() -> None:
    op.create_table(
        "plan",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("nr", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("evaluatie_op", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_plan_casus_id")),
        sa.ForeignKeyConstraint(["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_plan_door_id")),
        sa.PrimaryKeyConstraint("regio", "casus_id", "nr", name=op.f("pk_plan")),
    )


def _regie() -> None:
    op.create_table(
        "regie",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=True),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_regie_casus_id")),
        sa.ForeignKeyConstraint(["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_regie_door_id")),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_regie_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_regie")),
    )
    op.create_index("ix_regie_casus", "regie", ["regio", "casus_id", "van"])
    een = sa.text("tot IS NULL")
    op.create_index(
        "uq_regie_een_tegelijk", "regie", ["regio", "casus_id"], unique=True, sqlite_where=een, postgresql_where=een
    )


def _afspraak() -> None:
    op.create_table(
        "afspraak",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("wanneer", sa.String(), nullable=False),
        sa.Column("vraagdag", sa.String(), nullable=False),
        sa.Column("gemaakt_op", MOMENT, nullable=False),
        sa.Column("gemaakt_door_id", sa.String(), nullable=False),
        sa.Column("teken_op", MOMENT, nullable=False),
        sa.Column("gevraagd", sa.Integer(), nullable=False),
        sa.Column("verzet", sa.Integer(), nullable=False),
        sa.Column("gemeld_op", MOMENT, nullable=True),
        sa.Column("zitting_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_afspraak_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "gemaakt_door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_afspraak_gemaakt_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_afspraak_persoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_afspraak_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_afspraak")),
    )
    op.create_index("ix_afspraak_casus", "afspraak", ["regio", "casus_id", "status"])
    op.create_index("ix_afspraak_organisatie", "afspraak", ["regio", "organisatie", "status"])
    op.create_index("ix_afspraak_status", "afspraak", ["regio", "status", "organisatie"])


def _afspraakregel() -> None:
    op.create_table(
        "afspraakregel",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("afspraak_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("handeling", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "afspraak_id"], ["afspraak.regio", "afspraak.id"], name=op.f("fk_afspraakregel_afspraak_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_afspraakregel_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_afspraakregel_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_afspraakregel")),
    )
    op.create_index("ix_afspraakregel_afspraak", "afspraakregel", ["regio", "afspraak_id", "op"])
    op.create_index("ix_afspraakregel_casus", "afspraakregel", ["regio", "casus_id", "op"])


def _volhoudregel() -> None:
    op.create_table(
        "volhoudregel",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_volhoudregel_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_volhoudregel_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_volhoudregel")),
    )
    op.create_index("ix_volhoudregel_casus", "volhoudregel", ["regio", "casus_id", "op"])


def _opschaalstap() -> None:
    op.create_table(
        "opschaalstap",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("naar", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("naar_casus_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_opschaalstap_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_opschaalstap_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_opschaalstap")),
    )
    op.create_index("ix_opschaalstap_casus", "opschaalstap", ["regio", "casus_id", "op"])
    op.create_index("ix_opschaalstap_naar_casus", "opschaalstap", ["regio", "naar_casus_id"])


def _afschaling() -> None:
    op.create_table(
        "afschaling",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("begonnen_op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=True),
        sa.Column("consult_op", sa.String(), nullable=True),
        sa.Column("afgerond_op", MOMENT, nullable=True),
        sa.Column("gestaakt_op", MOMENT, nullable=True),
        sa.Column("consult_gehouden_op", MOMENT, nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_afschaling_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_afschaling_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_afschaling")),
    )
    op.create_index("ix_afschaling_casus", "afschaling", ["regio", "casus_id", "begonnen_op"])


def _adviesvraag() -> None:
    op.create_table(
        "adviesvraag",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("vrager_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("gesteld_op", MOMENT, nullable=False),
        sa.Column("thema", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("regisseur_id", sa.String(), nullable=True),
        sa.Column("beantwoord_op", MOMENT, nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "regisseur_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_adviesvraag_regisseur_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "vrager_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_adviesvraag_vrager_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_adviesvraag")),
    )
    op.create_index("ix_adviesvraag_gesteld_op", "adviesvraag", ["regio", "gesteld_op"])
    op.create_index("ix_adviesvraag_status", "adviesvraag", ["regio", "status", "gesteld_op"])
    op.create_index("ix_adviesvraag_vrager", "adviesvraag", ["regio", "vrager_id", "gesteld_op"])
