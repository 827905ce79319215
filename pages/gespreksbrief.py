"""The letter after the talk: as he reads it on his page and on paper, and the page on which it is written for him."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from pages.antwoord import Invoer
from pages.vorm import teken
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """A line: what is done, when in words (empty when no day was said), and by whom (empty for himself)."""

    wat: str
    dag: str = ""
    wie: str = ""


@dataclass(frozen=True, slots=True)
class Briefblad:
    """The letter. It names nobody: it may be lost, or read by others.

    Attributes:
        dag: of the talk, in words.
        gestopt: whether he stopped before the end.
        bellen: whom he can call, line by line.
    """

    dag: str
    gestopt: bool = False
    zelf: tuple[Regelbeeld, ...] = ()
    anderen: tuple[Regelbeeld, ...] = ()
    bellen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afspraakrij:
    """An afspraak on the writing page: what its owner reads, and beside it what is typed for him.

    Attributes:
        wat: what was agreed, as its owner reads it; for the regisseur's eyes only.
        feiten: of whom it is, for when, how it stands.
        aan: whether it goes into the letter.
        let_op: what is odd about it, in words.
        hinten: what would make the line easier to read; never an obstacle.
    """

    id: str
    wat: str
    feiten: tuple[tuple[str, str], ...]
    aan: bool
    wie: Invoer
    tekst: Invoer
    dag: Invoer
    gevoelig: bool
    let_op: str = ""
    hinten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eigenrij:
    """What he does himself."""

    nr: int
    tekst: Invoer
    dag: Invoer
    gevoelig: bool
    hinten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knop:
    """A press beside the form: its words and its hidden inputs."""

    titel: str
    verborgen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Versiebeeld:
    """A version: which, by whom and when, and per change what it was and what it became."""

    kop: str
    wijzigingen: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Schrijfblad:
    """The page on which it is written.

    Attributes:
        stand: how it stands with the letter, in words.
        eigen_woorden: what he said that he wants, by label; it does not go into the letter by itself.
        voorbeeld: the letter as it was kept last; None while nothing was.
        goedkeuren: the press that approves it; None when there is nothing to approve.
        intrekken: the press that takes back what was approved; None when nothing was.
        afdrukken: the presses that lead to the letter alone.
    """

    titel: str
    stand: str
    verborgen: Mapping[str, str]
    afspraken: tuple[Afspraakrij, ...]
    eigen: tuple[Eigenrij, ...]
    bellen: Invoer
    begrepen: Invoer
    eigen_woorden: tuple[tuple[str, str], ...] = ()
    bellen_hinten: tuple[str, ...] = ()
    melding: str = ""
    let_op: str = ""
    voorbeeld: Briefblad | None = None
    goedkeuren: Knop | None = None
    intrekken: Knop | None = None
    afdrukken: tuple[Knop, ...] = ()
    versies: tuple[Versiebeeld, ...] = field(default=())


def brief(blad: Briefblad, t: Teksten, niveau: int = 1) -> Markup:
    """Return the letter, to stand on a page. `niveau` is of its heading; what is under it follows."""
    return Markup(teken("gespreksbrief_brief.html", t, blad=blad, niveau=niveau))  # noqa: S704 - escaped by its template


def vel(blad: Briefblad, t: Teksten, vooraf: tuple[str, ...] = (), terug: Knop | None = None) -> str:
    """Return the letter on a page of its own, to print. `vooraf` is said above it, and not printed."""
    return teken("gespreksbrief_vel.html", t, brief=brief(blad, t), vooraf=vooraf, terug=terug)


def schrijfpagina(blad: Schrijfblad, t: Teksten) -> str:
    """Return the page on which it is written."""
    vragen = [een for rij in blad.afspraken for een in (rij.wie, rij.tekst, rij.dag)]
    vragen += [een for rij in blad.eigen for een in (rij.tekst, rij.dag)]
    fouten = tuple(een for een in (*vragen, blad.bellen, blad.begrepen) if een.fout)
    voorbeeld = brief(blad.voorbeeld, t, niveau=3) if blad.voorbeeld else None
    return teken("gespreksbrief_schrijven.html", t, blad=blad, fouten=fouten, voorbeeld=voorbeeld)
