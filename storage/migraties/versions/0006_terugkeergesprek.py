"""The talk of a detained person: the talk, his choice and words, its meeting, his links, his letter.

Only adds: the program of the version before this one runs on beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    _terugkeergesprek()
    _gespreksdeelname()
    _gesprekskeuze()
    _gespreksinbreng()
    _gespreksgebeurtenis()
    _vergadering()
    _gastlink()
    _gastsessie()
    _gespreksbrief()


def _terugkeergesprek() -> None:
    op.create_table(
        "terugkeergesprek",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("volgorde", MOMENT, nullable=False),
        sa.Column("begint_op", MOMENT, nullable=True),
        sa.Column("casemanager_id", sa.String(), nullable=True),
        sa.Column("plaatsvervanger_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casemanager_id"],
            ["persoon.regio", "persoon.id"],
            name=op.f("fk_terugkeergesprek_casemanager_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_terugkeergesprek_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "plaatsvervanger_id"],
            ["persoon.regio", "persoon.id"],
            name=op.f("fk_terugkeergesprek_plaatsvervanger_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_terugkeergesprek")),
    )
    op.create_index("ix_terugkeergesprek_casus", "terugkeergesprek", ["regio", "casus_id", "volgorde"])
    op.create_index("ix_terugkeergesprek_status", "terugkeergesprek", ["regio", "status"])


def _gespreksdeelname() -> None:
    op.create_table(
        "gespreksdeelname",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gespreksdeelname_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_gespreksdeelname_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_gespreksdeelname_gesprek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "gesprek_id", "organisatie", name=op.f("pk_gespreksdeelname")),
    )
    op.create_index("ix_gespreksdeelname_casus", "gespreksdeelname", ["regio", "casus_id"])
    op.create_index("ix_gespreksdeelname_organisatie", "gespreksdeelname", ["regio", "organisatie"])


def _gesprekskeuze() -> None:
    op.create_table(
        "gesprekskeuze",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gesprekskeuze_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_gesprekskeuze_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_gesprekskeuze_gesprek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_gesprekskeuze")),
    )
    op.create_index("ix_gesprekskeuze_casus", "gesprekskeuze", ["regio", "casus_id"])
    op.create_index("ix_gesprekskeuze_gesprek", "gesprekskeuze", ["regio", "gesprek_id", "op"])


def _gespreksinbreng() -> None:
    op.create_table(
        "gespreksinbreng",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gespreksinbreng_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_gespreksinbreng_gesprek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "gesprek_id", name=op.f("pk_gespreksinbreng")),
    )
    op.create_index("ix_gespreksinbreng_casus", "gespreksinbreng", ["regio", "casus_id"])


def _gespreksgebeurtenis() -> None:
    op.create_table(
        "gespreksgebeurtenis",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gespreksgebeurtenis_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_gespreksgebeurtenis_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_gespreksgebeurtenis_gesprek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_gespreksgebeurtenis")),
    )
    op.create_index("ix_gespreksgebeurtenis_casus", "gespreksgebeurtenis", ["regio", "casus_id"])
    op.create_index("ix_gespreksgebeurtenis_gesprek", "gespreksgebeurtenis", ["regio", "gesprek_id", "op"])


def _vergadering() -> None:
    op.create_table(
        "vergadering",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("wijze", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("werk_vanaf", MOMENT, nullable=True),
        sa.Column("werker", sa.String(), nullable=True),
        sa.Column("verhuurd_tot", MOMENT, nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("fout", sa.String(), nullable=False),
        sa.Column("draad", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_vergadering_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_vergadering_gesprek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_vergadering")),
    )
    op.create_index("ix_vergadering_casus", "vergadering", ["regio", "casus_id"])
    op.create_index("ix_vergadering_draad", "vergadering", ["regio", "draad"])
    op.create_index("ix_vergadering_gesprek", "vergadering", ["regio", "gesprek_id"])
    op.create_index("ix_vergadering_werk", "vergadering", ["regio", "werk_vanaf"])


def _gastlink() -> None:
    op.create_table(
        "gastlink",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("gemaakt_op", MOMENT, nullable=False),
        sa.Column("verloopt_op", MOMENT, nullable=False),
        sa.Column("ingetrokken_op", MOMENT, nullable=True),
        sa.Column("tweede_tot", MOMENT, nullable=True),
        sa.Column("toestellen", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gastlink_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_gastlink_gesprek_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_gastlink_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_gastlink")),
    )
    op.create_index("ix_gastlink_casus", "gastlink", ["regio", "casus_id"])
    op.create_index("ix_gastlink_gesprek", "gastlink", ["regio", "gesprek_id"])
    op.create_index("ix_gastlink_verloopt", "gastlink", ["regio", "verloopt_op"])


def _gastsessie() -> None:
    op.create_table(
        "gastsessie",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gastlink_id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("geopend_op", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=False),
        sa.Column("taal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gastsessie_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gastlink_id"], ["gastlink.regio", "gastlink.id"], name=op.f("fk_gastsessie_gastlink_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_gastsessie")),
    )
    op.create_index("ix_gastsessie_casus", "gastsessie", ["regio", "casus_id"])
    op.create_index("ix_gastsessie_gastlink", "gastsessie", ["regio", "gastlink_id"])
    op.create_index("ix_gastsessie_tot", "gastsessie", ["regio", "tot"])


def _gespreksbrief() -> None:
    op.create_table(
        "gespreksbrief",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("gesprek_id", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("door_id", sa.String(), nullable=False),
        sa.Column("goedgekeurd_op", MOMENT, nullable=True),
        sa.Column("goedgekeurd_door_id", sa.String(), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_gespreksbrief_casus_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_gespreksbrief_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "goedgekeurd_door_id"],
            ["persoon.regio", "persoon.id"],
            name=op.f("fk_gespreksbrief_goedgekeurd_door_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regio", "gesprek_id"],
            ["terugkeergesprek.regio", "terugkeergesprek.id"],
            name=op.f("fk_gespreksbrief_gesprek_id"),
        ),
        sa.PrimaryKeyConstraint("regio", "gesprek_id", "versie", name=op.f("pk_gespreksbrief")),
    )
    op.create_index("ix_gespreksbrief_casus", "gespreksbrief", ["regio", "casus_id"])
