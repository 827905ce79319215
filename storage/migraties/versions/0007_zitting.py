"""A zitting that goes on: what happened, who was called, its meeting, besluiten and the verslag.

Only adds: the program of the version before this one runs on beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.add_column("agendapunt", sa.Column("deel", sa.Integer(), nullable=False, server_default=sa.text("1")))
    _zittingsregel()
    _zittingsgesprek()
    _zittingsoproep()
    _zittingsuitnodiging()
    _bespreking()
    _verslag()
    _tafelvergadering()


def _zittingsregel() -> None:
    op.create_table(
        "zittingsregel",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.Column("casus_id", sa.String(), nullable=True),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_zittingsregel_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_zittingsregel_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_zittingsregel_persoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_zittingsregel_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_zittingsregel")),
    )
    op.create_index("ix_zittingsregel_casus", "zittingsregel", ["regio", "casus_id"])
    op.create_index("ix_zittingsregel_zitting", "zittingsregel", ["regio", "zitting_id", "op"])


def _zittingsgesprek() -> None:
    op.create_table(
        "zittingsgesprek",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("volgorde", sa.String(), nullable=True),
        sa.Column("volgorde_nr", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("volgorde_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"], ["gesprek.regio", "gesprek.id"], name=op.f("fk_zittingsgesprek_gesprek_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_zittingsgesprek_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", name=op.f("pk_zittingsgesprek")),
    )
    op.create_index("ix_zittingsgesprek_gesprek", "zittingsgesprek", ["regio", "gesprek_id"])


def _zittingsoproep() -> None:
    op.create_table(
        "zittingsoproep",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("verwacht_op", MOMENT, nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("eerder_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_zittingsoproep_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_zittingsoproep_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", "casus_id", name=op.f("pk_zittingsoproep")),
    )
    op.create_index("ix_zittingsoproep_casus", "zittingsoproep", ["regio", "casus_id"])


def _zittingsuitnodiging() -> None:
    op.create_table(
        "zittingsuitnodiging",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("reeks", sa.Integer(), nullable=False),
        sa.Column("tijden", sa.String(), nullable=False),
        sa.Column("vervallen", sa.String(), nullable=False),
        sa.Column("plek", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "contact_id"], ["contact.regio", "contact.id"], name=op.f("fk_zittingsuitnodiging_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_zittingsuitnodiging_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", "contact_id", name=op.f("pk_zittingsuitnodiging")),
    )


def _bespreking() -> None:
    op.create_table(
        "bespreking",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_bespreking_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_bespreking_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_bespreking_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", "casus_id", name=op.f("pk_bespreking")),
    )
    op.create_index("ix_bespreking_casus", "bespreking", ["regio", "casus_id"])


def _verslag() -> None:
    op.create_table(
        "verslag",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("nr", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("goedgekeurd_op", MOMENT, nullable=True),
        sa.Column("goedgekeurd_door_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_verslag_casus_id")),
        sa.ForeignKeyConstraint(["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_verslag_door_id")),
        sa.ForeignKeyConstraint(
            ["regio", "goedgekeurd_door_id"],
            ["persoon.regio", "persoon.id"],
            name=op.f("fk_verslag_goedgekeurd_door_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_verslag_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", "casus_id", "nr", name=op.f("pk_verslag")),
    )
    op.create_index("ix_verslag_casus", "verslag", ["regio", "casus_id"])


def _tafelvergadering() -> None:
    op.create_table(
        "tafelvergadering",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("wijze", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("werk_vanaf", MOMENT, nullable=True),
        sa.Column("werker", sa.String(), nullable=True),
        sa.Column("verhuurd_tot", MOMENT, nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("fout", sa.String(), nullable=False),
        sa.Column("draad", sa.String(), nullable=True),
        sa.Column("bot_erin", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_tafelvergadering_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_tafelvergadering")),
    )
    op.create_index("ix_tafelvergadering_draad", "tafelvergadering", ["regio", "draad"])
    op.create_index("ix_tafelvergadering_zitting", "tafelvergadering", ["regio", "zitting_id"])
    op.create_index("ix_tafelvergadering_werk", "tafelvergadering", ["regio", "werk_vanaf"])
