"""The page of somebody who is detained, screen by screen: one thing at a time, in plain words, with pictures.

Everything works with a keyboard and without script. What stands here names nobody: others may look over his shoulder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from pages.gastvorm import Taal, teken_gast
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Kader:
    """What stands around every screen.

    Attributes:
        verborgen: the hidden inputs of every form.
        naam: of this screen, so that choosing a language leads back to it.
        gepland: whether there is a talk to go to, or to say something for.
        brief: whether there is a letter.
    """

    t: Teksten
    taal: str
    talen: tuple[Taal, ...]
    verborgen: Mapping[str, str]
    naam: str = ""
    gepland: bool = True
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Wie:
    """Somebody who will be there. `let_op`: what he should know first; `teken`: the name of a picture."""

    naam: str
    teken: str = "mensen"
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Gespreksbeeld:
    """What the talk is, in words.

    Attributes:
        moment: day and time; empty while none was chosen.
        stand: how it stands, when it is not simply to come.
        wie: who will be there, after his casemanager and who leads it.
    """

    minuten: int
    moment: str = ""
    stand: str = ""
    wie: tuple[Wie, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginblad:
    """The first screen. `keuze`: what he chose, in words."""

    beeld: Gespreksbeeld
    keuze: str


@dataclass(frozen=True, slots=True)
class Optie:
    """Something to choose: its code, its words, and what follows from it."""

    code: str
    label: str
    dan: str = ""
    gekozen: bool = False


@dataclass(frozen=True, slots=True)
class Kiesblad:
    """The choice.

    Attributes:
        opties: none when there is nothing to choose.
        samen: somebody has to say yes with him; `wacht`: only that is still to come.
        bezig: the talk goes on: stopping is what is left.
    """

    opties: tuple[Optie, ...]
    keuze: str
    verborgen: Mapping[str, str]
    samen: bool = False
    wacht: bool = False
    bezig: bool = False
    klaar: bool = False
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Veldregel:
    """One thing he can say something about, and what he said so far."""

    code: str
    label: str
    teken: str
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Zegblad:
    """All he can say: his goal, then about his life, then the rest. `open`: it can be changed."""

    eerst: tuple[Veldregel, ...]
    leven: tuple[Veldregel, ...]
    rest: tuple[Veldregel, ...]
    open: bool
    klaar: bool = False


@dataclass(frozen=True, slots=True)
class Veldblad:
    """One thing to write about.

    Attributes:
        lang: several lines.
        volgende: the code of what comes after it; empty for the last one.
        intussen: what was kept meanwhile from elsewhere; None when nothing was.
    """

    regel: Veldregel
    hulp: str
    verborgen: Mapping[str, str]
    lang: bool = True
    volgende: str = ""
    fout: str = ""
    intussen: str | None = None


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What he was answered about somebody: the plain words of the rule, and those typed for him."""

    naam: str
    antwoord: str
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Lieverblad:
    """Whom he would rather not have there. `opties`: who can be named; none when nothing can be changed."""

    opties: tuple[Optie, ...]
    antwoorden: tuple[Antwoord, ...]
    verborgen: Mapping[str, str]
    melding: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Meedoeblad:
    """The way to the talk.

    Attributes:
        stand: how it stands, in words.
        mag: whether the door is open now.
        kiezen: whether he has to choose first.
        opnieuw: whether looking again later helps.
        stop: the hidden inputs of stopping; None when there is nothing to stop.
        pauze: the same of a break.
        melding: what was just done, in words.
    """

    stand: str
    mag: Mapping[str, str] | None = None
    nummer: str = ""
    toegangscode: str = ""
    kiezen: bool = False
    opnieuw: bool = False
    stop: Mapping[str, str] | None = None
    pauze: Mapping[str, str] | None = None
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Toestelblad:
    """Another device. `melding`: until when it may come in, or why it may not; empty before it was asked."""

    verborgen: Mapping[str, str]
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Briefpagina:
    """His letter.

    Attributes:
        brief: the letter itself, made elsewhere; None while there is none.
        alles: whether this is the whole one; `twee`: whether there is another version.
        bewaren: where it can stay, with what he chose.
    """

    brief: Markup | None
    alles: bool = True
    twee: bool = False
    bewaren: tuple[Optie, ...] = ()
    verborgen: Mapping[str, str] = field(default_factory=dict)
    melding: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Papier:
    """The invitation on paper.

    Attributes:
        keuzes: what he can put a cross at.
        gebieden: what he can write about.
        afmelden: the words with which a professional signs out, of the place and of the link; None on his own page.
        andere: languages to print it in: what a form carries per language.
    """

    beeld: Gespreksbeeld
    keuzes: tuple[str, ...]
    afmelden: tuple[str, str] | None = None
    andere: tuple[tuple[Taal, Mapping[str, str]], ...] = ()


def begin(blad: Beginblad, kader: Kader) -> str:
    """Return the first screen: what the talk is, when, with whom, what he may do, and what follows from a no."""
    return _teken("gast_begin.html", kader, blad=blad, beeld=blad.beeld)


def kiezen(blad: Kiesblad, kader: Kader) -> str:
    """Return the screen with the choice."""
    return _teken("gast_kiezen.html", kader, blad=blad)


def zeggen(blad: Zegblad, kader: Kader) -> str:
    """Return the screen with all he can say something about."""
    return _teken("gast_zeggen.html", kader, blad=blad)


def veld(blad: Veldblad, kader: Kader) -> str:
    """Return the screen with one thing to write about."""
    return _teken("gast_veld.html", kader, blad=blad)


def liever(blad: Lieverblad, kader: Kader) -> str:
    """Return the screen on which he says whom he would rather not have there."""
    return _teken("gast_liever.html", kader, blad=blad)


def meedoen(blad: Meedoeblad, kader: Kader) -> str:
    """Return the screen that leads to the talk."""
    return _teken("gast_meedoen.html", kader, blad=blad)


def toestel(blad: Toestelblad, kader: Kader) -> str:
    """Return the screen that lets another device in."""
    return _teken("gast_toestel.html", kader, blad=blad)


def brief(blad: Briefpagina, kader: Kader) -> str:
    """Return the screen with his letter, to read and to print."""
    return _teken("gast_brief.html", kader, blad=blad)


def papier(blad: Papier, kader: Kader) -> str:
    """Return the invitation as a letter on A4, with room to tick and to write."""
    return _teken("gast_papier.html", kader, blad=blad, beeld=blad.beeld)


def _teken(sjabloon: str, kader: Kader, **waarden: object) -> str:
    return teken_gast(sjabloon, kader.t, kader.taal, kader=kader, **waarden)
