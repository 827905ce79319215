"""The letter he gets after the talk: who does what and when, what he does himself, and whom he can call.

No text of a partner enters it unless a human approved it in plain words: every line is typed for him.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.errors import UserMistake
from domain.terugkeergesprek import Gespreksstatus

LANGSTE_REGEL: Final = 300
"""Characters of a line, and of whom he can call."""
LANGSTE_WIE: Final = 60
"""Characters of who does it."""
LANGSTE_BEGREPEN: Final = 1_000
"""Characters of how he said it in his own words."""
MEESTE_REGELS: Final = 20

NA_HET_GESPREK: Final = frozenset({Gespreksstatus.GEWEEST, Gespreksstatus.GESTOPT})
"""Of a talk that he stopped, what was agreed before stays, and he gets it on paper as well."""


@dataclass(frozen=True, slots=True)
class Briefregel:
    """What somebody does.

    Attributes:
        afspraak_id: the afspraak it stands for; None for what he does himself.
        organisatie: code of who does it; None for himself.
        wie: who does it in plain words, as typed; empty when the region's own plain name does.
        tekst: in plain words, typed for him.
        dag: when it is done; None when no day was said.
        gevoelig: it is about debts or care, and stays out of the version he can show to others.
    """

    tekst: str
    afspraak_id: str | None = None
    organisatie: str | None = None
    dag: date | None = None
    gevoelig: bool = False
    wie: str = ""

    @property
    def zelf(self) -> bool:
        """Tell whether he does it himself."""
        return self.organisatie is None


@dataclass(frozen=True, slots=True)
class Gespreksbrief:
    """A version of the letter.

    Attributes:
        bellen: whom he can call, as typed: a name he knows and a number.
        begrepen: how it went when he said it in his own words; empty when he was not asked. Never in the letter.
        goedgekeurd_op: when a regisseur approved these words; None for a draft, which he never sees.
        goedgekeurd_door_id: which regisseur that was; None for a draft.
        versie: counts from 1; each change makes a new one.
    """

    gesprek_id: str
    casus_id: str
    regels: tuple[Briefregel, ...] = ()
    bellen: str = ""
    begrepen: str = ""
    op: datetime | None = None
    door_id: str | None = None
    goedgekeurd_op: datetime | None = None
    goedgekeurd_door_id: str | None = None
    versie: int = 0

    @property
    def heeft_gevoelig(self) -> bool:
        """Tell whether something in it is about debts or care, so that there are two versions to print."""
        return any(een.gevoelig for een in self.regels)

    @property
    def afspraken(self) -> tuple[str, ...]:
        """Return the ids of the afspraken that stand in it, in its order."""
        return tuple(een.afspraak_id for een in self.regels if een.afspraak_id)

    def zonder_gevoelig(self) -> "Gespreksbrief":
        """Return the version without debts or care. That something was left out is not said in it either."""
        return replace(self, regels=tuple(een for een in self.regels if not een.gevoelig))


class Briefdeel(StrEnum):
    """What in a letter was changed."""

    AFSPRAAK = "afspraak"
    ZELF = "zelf"
    BELLEN = "bellen"
    BEGREPEN = "begrepen"


@dataclass(frozen=True, slots=True)
class Briefwijziging:
    """One difference between two versions: `was` is None when it is new, `nu` when it was taken out."""

    deel: Briefdeel
    was: Briefregel | str | None
    nu: Briefregel | str | None


def eis_na_gesprek(status: Gespreksstatus) -> None:
    """Refuse a letter about a talk that has not been.

    Raises:
        UserMistake: it is still to come, goes on, or was not held ("gespreksbrief.te_vroeg").
    """
    if status not in NA_HET_GESPREK:
        raise UserMistake("gespreksbrief.te_vroeg")


def leest_hetzelfde(een: Gespreksbrief, ander: Gespreksbrief) -> bool:
    """Tell whether he would read the same: how it went when he said it in his own words is no part of the letter."""
    return (een.regels, een.bellen) == (ander.regels, ander.bellen)


def eis_goed_te_keuren(brief: Gespreksbrief) -> None:
    """Refuse to approve a letter in which nothing was agreed, or that tells him nobody to call.

    Raises:
        UserMistake: there is no line in it ("gespreksbrief.leeg"), or nobody to call ("gespreksbrief.niemand").
    """
    if not brief.regels:
        raise UserMistake("gespreksbrief.leeg")
    if not brief.bellen:
        raise UserMistake("gespreksbrief.niemand")


def wijzigingen(was: Gespreksbrief | None, nu: Gespreksbrief) -> tuple[Briefwijziging, ...]:
    """Return what a version changed: afspraken by their id, his own steps as they stand beside each other, the rest."""
    oud = was or Gespreksbrief(nu.gesprek_id, nu.casus_id)
    eerder = {een.afspraak_id: een for een in oud.regels if een.afspraak_id}
    straks = {een.afspraak_id: een for een in nu.regels if een.afspraak_id}
    gevonden = [
        Briefwijziging(Briefdeel.AFSPRAAK, eerder.get(id_), straks.get(id_))
        for id_ in dict.fromkeys((*straks, *eerder))
        if eerder.get(id_) != straks.get(id_)
    ]
    gevonden += _eigen(_zelf(oud), _zelf(nu))
    for deel, een, ander in (
        (Briefdeel.BELLEN, oud.bellen, nu.bellen),
        (Briefdeel.BEGREPEN, oud.begrepen, nu.begrepen),
    ):
        if een != ander:
            gevonden.append(Briefwijziging(deel, een or None, ander or None))
    return tuple(gevonden)


def _zelf(brief: Gespreksbrief) -> list[Briefregel]:
    return [een for een in brief.regels if een.zelf]


def _eigen(oud: Sequence[Briefregel], nieuw: Sequence[Briefregel]) -> list[Briefwijziging]:
    weg = [een for een in oud if een not in nieuw]
    bij = [een for een in nieuw if een not in oud]
    paren = max(len(weg), len(bij))
    return [
        Briefwijziging(Briefdeel.ZELF, weg[nr] if nr < len(weg) else None, bij[nr] if nr < len(bij) else None)
        for nr in range(paren)
    ]
