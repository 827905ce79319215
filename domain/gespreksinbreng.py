"""What he brings to the talk himself: his own goal first, what he wants to say and ask, whom he would rather miss."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

LANGSTE_TEKST: Final = 1_000
"""Characters of each of his texts."""


class LieverNietAntwoord(StrEnum):
    """What he was told about somebody he would rather not have there. On the wire: add, never rename."""

    OPEN = "open"
    """We look whether it can, and tell him the answer."""
    KAN = "kan"
    KAN_NIET = "kan_niet"


@dataclass(frozen=True, slots=True)
class LieverNiet:
    """An organisatie he would rather not have there.

    Attributes:
        uitleg: why (not), in plain words, typed for him by the regisseur.
    """

    organisatie: str
    antwoord: LieverNietAntwoord = LieverNietAntwoord.OPEN
    uitleg: str = ""


class Bewaarkeuze(StrEnum):
    """Where his letter stays: a letter about help and debts in a cell is read by others. On the wire: never renamed."""

    CEL = "cel"
    CASEMANAGER = "casemanager"


@dataclass(frozen=True, slots=True)
class Inbreng:
    """What he wrote, in his own words; all of it can be changed until and during the talk.

    Attributes:
        per_gebied: code of a leefgebied of the region -> what he wants to say about it.
        tolk: the language of the interpreter he wants; empty when he needs none.
        meebrengen: whom he wants beside him, such as his lawyer.
        liever_niet: whom he would rather not have there, in the order in which he said so.
        bewaren: where his letter stays; None while he was not asked.
        versie: row version; 0 while nothing was kept.
    """

    gesprek_id: str
    casus_id: str
    doel: str = ""
    per_gebied: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    vragen: str = ""
    wensen: str = ""
    tolk: str = ""
    meebrengen: str = ""
    liever_niet: tuple[LieverNiet, ...] = ()
    bewaren: Bewaarkeuze | None = None
    versie: int = 0
