"""Nazorg: detentions, the quickscan, basisvoorwaarden, the RIO, and who serves which gemeente.

Only adds: the program of the version before this one runs on beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    _detentie()
    _basisvoorwaarde()
    _quickscan()
    _nacheck()
    _riodossier()
    _riocontact()
    _rioafspraak()
    _routering()


def _detentie() -> None:
    op.create_table(
        "detentie",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_detentie_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_detentie_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "casus_id", "versie", name=op.f("pk_detentie")),
    )


def _basisvoorwaarde() -> None:
    op.create_table(
        "basisvoorwaarde",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=True),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_basisvoorwaarde_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_basisvoorwaarde_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "casus_id", "code", name=op.f("pk_basisvoorwaarde")),
    )
    op.create_index("ix_basisvoorwaarde_organisatie", "basisvoorwaarde", ["regio", "organisatie"])


def _quickscan() -> None:
    op.create_table(
        "quickscan",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_quickscan_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_quickscan_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_quickscan_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_quickscan")),
    )
    op.create_index("ix_quickscan_casus", "quickscan", ["regio", "casus_id", "op"])


def _nacheck() -> None:
    op.create_table(
        "nacheck",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_nacheck_casus_id")),
        sa.ForeignKeyConstraint(["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_nacheck_door_id")),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_nacheck")),
    )
    op.create_index("ix_nacheck_casus", "nacheck", ["regio", "casus_id", "op"])


def _riodossier() -> None:
    op.create_table(
        "riodossier",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_riodossier_casus_id")
        ),
        sa.PrimaryKeyConstraint("regio", "casus_id", name=op.f("pk_riodossier")),
    )


def _riocontact() -> None:
    op.create_table(
        "riocontact",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_riocontact_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_riocontact_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_riocontact")),
    )
    op.create_index("ix_riocontact_casus", "riocontact", ["regio", "casus_id", "op"])


def _rioafspraak() -> None:
    op.create_table(
        "rioafspraak",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("wanneer", MOMENT, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_rioafspraak_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_rioafspraak_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_rioafspraak")),
    )
    op.create_index("ix_rioafspraak_casus", "rioafspraak", ["regio", "casus_id", "wanneer"])


def _routering() -> None:
    op.create_table(
        "routering",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("afdruk", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_routering_door_id")
        ),
        sa.PrimaryKeyConstraint("regio", "afdruk", name=op.f("pk_routering")),
    )
