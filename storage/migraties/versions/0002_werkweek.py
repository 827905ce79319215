"""A working week: absence, contacts, attendance, meldingen, withdrawing, pages, and what may be read in.

Only adds: the program of the version before this one runs on beside it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite has no type for a moment: there it is text of a fixed width, in UTC.
MOMENT: Final = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    _contact()
    _uitbreidingen()
    _afwezigheid()
    _aanwezigheid()
    _melding()
    _organisatie()
    _paginalink()
    _datalek()
    _aandacht()


def _uitbreidingen() -> None:
    with op.batch_alter_table("zitting") as zitting:
        zitting.add_column(sa.Column("extra", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("bevraging") as bevraging:
        bevraging.add_column(sa.Column("bijgekomen", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("agendapunt") as agendapunt:
        agendapunt.add_column(sa.Column("minuten", sa.Integer(), nullable=True))
    with op.batch_alter_table("casus") as casus:
        casus.add_column(sa.Column("extern_index", sa.String(), nullable=True))
        casus.add_column(sa.Column("vorige_regisseur_id", sa.String(), nullable=True))
        casus.add_column(sa.Column("overgedragen_op", MOMENT, nullable=True))
    op.create_index("ix_casus_extern_index", "casus", ["regio", "extern_index"])
    with op.batch_alter_table("betrokkene") as betrokkene:
        betrokkene.add_column(sa.Column("vervallen_op", MOMENT, nullable=True))
    with op.batch_alter_table("bericht") as bericht:
        bericht.add_column(sa.Column("contact_id", sa.String(), nullable=True))
        bericht.create_foreign_key(op.f("fk_bericht_contact_id"), "contact", ["regio", "contact_id"], ["regio", "id"])


def _afwezigheid() -> None:
    op.create_table(
        "afwezigheid",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("vervanger_id", sa.String(), nullable=True),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=False),
        sa.Column("door_collega", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_afwezigheid_persoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "vervanger_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_afwezigheid_vervanger_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_afwezigheid")),
    )
    op.create_index("ix_afwezigheid_persoon", "afwezigheid", ["regio", "persoon_id", "tot"])
    op.create_index("ix_afwezigheid_tot", "afwezigheid", ["regio", "tot"])
    op.create_index("ix_afwezigheid_vervanger", "afwezigheid", ["regio", "vervanger_id", "tot"])


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("kanaal", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("telefoon", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=True),
        sa.Column("spoed", sa.String(), nullable=False),
        sa.Column("tafels", sa.String(), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_contact_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_contact")),
    )
    op.create_index("ix_contact_organisatie", "contact", ["regio", "organisatie", "naam"])
    op.create_index("ix_contact_persoon", "contact", ["regio", "persoon_id"])


def _aanwezigheid() -> None:
    op.create_table(
        "aanwezigheid",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("zitting_id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("komt", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("geheimhouding_op", MOMENT, nullable=True),
        sa.Column("vervanger_id", sa.String(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_aanwezigheid_persoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "vervanger_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_aanwezigheid_vervanger_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "zitting_id"], ["zitting.regio", "zitting.id"], name=op.f("fk_aanwezigheid_zitting_id")
        ),
        sa.PrimaryKeyConstraint("regio", "zitting_id", "organisatie", "persoon_id", name=op.f("pk_aanwezigheid")),
    )


def _melding() -> None:
    op.create_table(
        "melding",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("melder_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("spoed", sa.Boolean(), nullable=False),
        sa.Column("regisseur_id", sa.String(), nullable=True),
        sa.Column("casus_id", sa.String(), nullable=True),
        sa.Column("ingediend_op", MOMENT, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_melding_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "melder_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_melding_melder_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "regisseur_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_melding_regisseur_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_melding")),
    )
    op.create_index("ix_melding_casus", "melding", ["regio", "casus_id"])
    op.create_index("ix_melding_melder", "melding", ["regio", "melder_id", "ingediend_op"])
    op.create_index("ix_melding_status", "melding", ["regio", "status", "ingediend_op"])


def _organisatie() -> None:
    op.create_table(
        "organisatie",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("werkgebied", sa.Text(), nullable=False),
        sa.Column("ook_voor", sa.Text(), nullable=False),
        sa.Column("beleid", sa.String(), nullable=False),
        sa.Column("gewijzigd_op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("regio", "code", name=op.f("pk_organisatie")),
    )


def _paginalink() -> None:
    op.create_table(
        "paginalink",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.String(), nullable=False),
        sa.Column("verloopt_op", MOMENT, nullable=False),
        sa.Column("geopend_op", MOMENT, nullable=True),
        sa.Column("sessie", sa.String(), nullable=True),
        sa.Column("sessie_tot", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["regio", "persoon_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_paginalink_persoon_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_paginalink")),
    )
    op.create_index("ix_paginalink_verloopt", "paginalink", ["regio", "verloopt_op"])


def _datalek() -> None:
    op.create_table(
        "datalek",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus_id", sa.String(), nullable=False),
        sa.Column("uitvraag_id", sa.String(), nullable=False),
        sa.Column("gemeld_door_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["regio", "casus_id"], ["casus.regio", "casus.id"], name=op.f("fk_datalek_casus_id")),
        sa.ForeignKeyConstraint(
            ["regio", "gemeld_door_id"], ["persoon.regio", "persoon.id"], name=op.f("fk_datalek_gemeld_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["regio", "uitvraag_id"], ["uitvraag.regio", "uitvraag.id"], name=op.f("fk_datalek_uitvraag_id")
        ),
        sa.PrimaryKeyConstraint("regio", "id", name=op.f("pk_datalek")),
    )
    op.create_index("ix_datalek_op", "datalek", ["regio", "op"])


def _aandacht() -> None:
    op.create_table(
        "aandacht",
        sa.Column("regio", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("adres", sa.String(), nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("verzending_id", sa.String(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("regio", "organisatie", "adres", "dag", name=op.f("pk_aandacht")),
    )
    op.create_index("ix_aandacht_dag", "aandacht", ["regio", "dag"])
