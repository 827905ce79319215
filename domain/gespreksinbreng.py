"""What he brings to the talk himself: his own goal first, what he wants to say and ask, whom he would rather miss."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.errors import UserMistake

LANGSTE_TEKST: Final = 1_000
"""Characters of each of his texts."""

LANGSTE_UITLEG: Final = 400
"""Characters of what he is told about somebody he would rather not have there: a few short sentences."""


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


def met_liever_niet(inbreng: Inbreng, organisaties: Collection[str]) -> Inbreng:
    """Return what he brings with these as whom he would rather not have there.

    Who was answered already keeps that answer. Whoever is on the list no more is forgotten: he took it back.
    """
    eerder = {een.organisatie: een for een in inbreng.liever_niet}
    nieuw = tuple(eerder.get(een, LieverNiet(een)) for een in dict.fromkeys(organisaties))
    return replace(inbreng, liever_niet=nieuw)


def met_antwoord(inbreng: Inbreng, organisatie: str, antwoord: LieverNietAntwoord, uitleg: str) -> Inbreng:
    """Return what he brings with an answer about somebody he would rather not have there.

    Raises:
        UserMistake: he took it back meanwhile ("gesprekskeuze.fout.liever_niet_weg").
    """
    if all(een.organisatie != organisatie for een in inbreng.liever_niet):
        raise UserMistake("gesprekskeuze.fout.liever_niet_weg")
    beantwoord = LieverNiet(organisatie, antwoord, uitleg)
    return replace(
        inbreng,
        liever_niet=tuple(beantwoord if een.organisatie == organisatie else een for een in inbreng.liever_niet),
    )


def toch_erbij(inbreng: Inbreng, zitten_erbij: Collection[str]) -> frozenset[str]:
    """Return of whom he was told that they would not be there, and who are there after all: he is told."""
    return frozenset(
        een.organisatie
        for een in inbreng.liever_niet
        if een.antwoord is LieverNietAntwoord.KAN and een.organisatie in zitten_erbij
    )
