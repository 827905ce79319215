"""The plan van aanpak as it is read and filled in, on a card, on a page and on paper: in words, ready to be drawn.

`wie` and everything called `tekst` was typed by somebody; the rest is our own words, codes and days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.plan import Plandeel, Wijziging


@dataclass(frozen=True, slots=True)
class Inbrengbeeld:
    """What somebody himself wants and can."""

    wie: str
    doel: str
    krachten: str


@dataclass(frozen=True, slots=True)
class Doelbeeld:
    """A goal. `nader`: leefgebied and how far it is."""

    tekst: str
    nader: str


@dataclass(frozen=True, slots=True)
class Doelgroep:
    """The goals of one person, or of all together (`wie` is empty then)."""

    wie: str
    doelen: tuple[Doelbeeld, ...]


@dataclass(frozen=True, slots=True)
class Kaderbeeld:
    """A legal frame. `aandacht`: it ended, and nobody said that it was dealt with."""

    soort: str
    wie: str
    nader: str
    tekst: str = ""
    aandacht: bool = False


@dataclass(frozen=True, slots=True)
class Planbeeld:
    """One version of the plan.

    Attributes:
        feiten: label and value: the casusregie, which version, when it is looked at again.
        inzet: dwang, drang and zorg, in that order: heading and text.
        criteria: heading and text.
        aandacht: what asks for attention, a sentence each.
        wijzigen: whether the reader may change it.
        kan_nog_niet: why it cannot be changed yet, in words; empty when it can.
        volgende: the first part in which nothing stands; None when there is none.
        regie_over: whether the reader can see all versions.
    """

    casus_id: str
    code: str
    nr: int
    feiten: tuple[tuple[str, str], ...]
    inbreng: tuple[Inbrengbeeld, ...]
    hoofddoel: str
    doelen: tuple[Doelgroep, ...]
    inzet: tuple[tuple[str, str], ...]
    kaders: tuple[Kaderbeeld, ...]
    criteria: tuple[tuple[str, str], ...]
    evaluatie: str
    aandacht: tuple[str, ...] = ()
    waarneming: str = ""
    wijzigen: bool = False
    kan_nog_niet: str = ""
    volgende: Plandeel | None = None
    alle_versies: bool = False


class Vaksoort(StrEnum):
    """What is filled in: one of these."""

    TEKST = "tekst"
    KEUZE = "keuze"
    DATUM = "datum"


@dataclass(frozen=True, slots=True)
class Vak:
    """One input.

    Attributes:
        leeg: what is said when it stays empty; empty when it may.
        hoogstens: characters of a text.
        hulp: what helps to fill it in.
    """

    id: str
    label: str
    soort: Vaksoort
    waarde: str = ""
    leeg: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    hoogstens: int = 0
    hulp: str = ""


@dataclass(frozen=True, slots=True)
class Deelvorm:
    """The form of one part of the plan.

    Attributes:
        kop: which part.
        wie: whom it is about; empty when not about one person.
        uitleg: how to fill it in.
        eerder: what stands there by now, when somebody changed it meanwhile: label and text.
        fouten: what must be mended, by id of the input; under an empty id what belongs to none.
        melding: what to look at; it is no mistake.
        weg: whether what is filled in can be taken out of the plan.
    """

    kop: str
    vakken: tuple[Vak, ...]
    wie: str = ""
    uitleg: str = ""
    eerder: tuple[tuple[str, str], ...] = ()
    fouten: tuple[tuple[str, str], ...] = ()
    melding: str = ""
    weg: bool = False


@dataclass(frozen=True, slots=True)
class Verschilbeeld:
    """One difference. `wat` says in which part; `was` and `nu` are label and text, of what changed only."""

    wat: str
    wie: str
    wijziging: Wijziging
    regels: tuple[tuple[str, str, str], ...]
    """Label (empty when there is one thing only), what it was, what it is."""


@dataclass(frozen=True, slots=True)
class Versiebeeld:
    """One version in a list: `wanneer` says when, in so few characters that a choice on a phone shows all of them."""

    nr: int
    wanneer: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two versions side by side.

    Attributes:
        versies: all there are, the newest first.
        van, naar: which are compared.
        tussen: who saved what lies between, `naar` included, the oldest first.
    """

    casus_id: str
    code: str
    versies: Sequence[Versiebeeld]
    van: int
    naar: int
    verschillen: Sequence[Verschilbeeld]
    tussen: Sequence[str] = field(default_factory=tuple)
    terug_kan: bool = False
