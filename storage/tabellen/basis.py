"""What all tables share: one catalogue of names, the types of moments and words, the region in every key."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from sqlalchemy import Column, DateTime, ForeignKeyConstraint, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

NAAMGEVING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        # Column 0 is always the region.
        "fk": "fk_%(table_name)s_%(column_1_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Names that are the same on both databases, so that a migration can name what it changes."""

metadata: Final = MetaData(naming_convention=dict(NAAMGEVING))

Soort = TypeVar("Soort", bound=StrEnum)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC.

    PostgreSQL has a type for it. SQLite has none: there it is text of a fixed width, so that it sorts as time does
    and a person can read it. A naive datetime is refused: nobody knows which moment it means.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        """Choose the column type of the database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(27))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Bring to UTC, and for SQLite to text."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(UTC)
        return tekst_van_moment(moment) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Bring back, always with the same UTC."""
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC)


class Keuze(TypeDecorator[Soort]):
    """A word from a `StrEnum`, kept as text.

    No CHECK constraint: a new word would then cost SQLite a rebuilt table, and only our own code writes here.
    """

    impl = String
    cache_ok = True

    def __init__(self, soort: type[Soort]) -> None:
        """Take the enum whose words the column holds."""
        super().__init__()
        self.soort = soort

    def process_bind_param(self, value: Soort | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write the word."""
        return None if value is None else self.soort(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Soort | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read the word; an unknown one is an error, never a guess."""
        return None if value is None else self.soort(value)


def tekst_van_moment(moment: datetime) -> str:
    """Return a UTC moment as text of a fixed width that sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") + "Z"


def regio() -> Column[str]:
    """The first column of every primary key: rows of two regions can never be the same row."""
    return Column("regio", String, primary_key=True)


def verwijst(kolommen: tuple[str, ...], tabel: str, doel: tuple[str, ...] = ("id",)) -> ForeignKeyConstraint:
    """A reference inside the region: the region is part of it, so it can never point into another one."""
    return ForeignKeyConstraint(
        ["regio", *kolommen],
        [f"{tabel}.regio", *(f"{tabel}.{kolom}" for kolom in doel)],
    )
