"""What is kept about one person, as he may read it: his own data, and nothing of anybody else.

Two things keep others out. What an organisatie did not share with the whole tafel is not in it at all: whether it
refused, knows him, or has not answered looks the same. And of every text that somebody typed, whatever names another
person of the casus is blacked out, also when the contact point lets the rest be read.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.casus import Persoonsgegevens, naam_voor_vergelijking
from domain.inzage import Gezien

WEGGELATEN: Final = "[…]"
"""What stands in the place of words about somebody else."""

_TUSSENVOEGSELS: Final = frozenset(
    {"van", "de", "der", "den", "het", "ter", "ten", "te", "von", "el", "al", "la", "le", "da", "di", "in", "op", "en"}
)
_WOORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_KORT: Final = {3: "mrt"}
"""Months that are not shortened to their first three letters."""


@dataclass(frozen=True, slots=True)
class Tekstdeel:
    """A text that somebody typed.

    Attributes:
        id: names this very text: when it is corrected, it has another one and must be looked at anew.
        tekst: with what names others blacked out; empty when it is left out.
        weggelaten: all of it is left out.
        deels: something in it is blacked out.
    """

    id: str
    kop: str
    tekst: str
    weggelaten: bool = False
    deels: bool = False


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one organisatie was asked about him, and (when it shares that with all) what it answered last.

    Attributes:
        op: when it answered; None when that is to be asked of itself.
        feiten: question and answer that were chosen from a list.
    """

    organisatie: str
    op: datetime | None = None
    feiten: tuple[tuple[str, str], ...] = ()
    teksten: tuple[Tekstdeel, ...] = ()

    @property
    def aan_de_bron(self) -> bool:
        """Tell whether he must ask the organisatie itself."""
        return self.op is None


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One time that organisaties were asked about him."""

    op: datetime
    grondslag: str
    doel: Tekstdeel | str
    gezegd: tuple[Gezegd, ...]


@dataclass(frozen=True, slots=True)
class Verloopdeel:
    """One thing that was decided, agreed or done in the course of the casus, that is about him or about all of them.

    Attributes:
        soort: what it is, as a code for the file; `kop` says it in words.
        organisatie: who holds it or does it, in words; empty when nobody in particular.
        dagen: days that belong to it, each with what it is the day of.
        feiten: what was chosen from a list, as question and answer.
    """

    soort: str
    kop: str
    op: datetime
    organisatie: str = ""
    dagen: tuple[tuple[str, date], ...] = ()
    feiten: tuple[tuple[str, str], ...] = ()
    teksten: tuple[Tekstdeel, ...] = ()


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """How he was brought in."""

    organisatie: str
    op: datetime
    teksten: tuple[Tekstdeel, ...] = ()


@dataclass(frozen=True, slots=True)
class GezienDoor:
    """That an organisatie saw his data, from the first day until the last."""

    organisatie: str
    eerste: datetime
    laatste: datetime


@dataclass(frozen=True, slots=True)
class Bewaard:
    """How long it is kept. `maanden` None: the region has not said; `tot` None: the clock has not begun."""

    maanden: int | None
    tot: datetime | None = None

    @property
    def jaren(self) -> int | None:
        """Return the same in years, when it is a number of those."""
        return self.maanden // 12 if self.maanden and self.maanden % 12 == 0 else None


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A request he made before, or makes now: its kind in words, when it came in, how far it is."""

    soort: str
    ontvangen_op: date
    stand: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it. What stands here in words is in the words of the person, not of the program."""

    code: str
    gemaakt_op: datetime
    naam: str
    geboortedatum: date | None
    gemeente: str
    rol: str
    tafel: str
    spoor: str
    grondslag: str
    doel: Tekstdeel | str
    begonnen_op: datetime
    afgesloten: bool
    geinformeerd: str
    geinformeerd_op: date | None
    teksten: tuple[Tekstdeel, ...]
    aanmelding: Aanmelding | None
    gevraagd: tuple[Gevraagd, ...]
    gezien: tuple[GezienDoor, ...]
    bewaard: Bewaard
    verzoeken: tuple[Gedaan, ...] = ()
    verloop: tuple[Verloopdeel, ...] = ()

    @property
    def tekstdelen(self) -> tuple[Tekstdeel, ...]:
        """Return every text that somebody typed, in the order of the page."""
        doelen = (een for een in (self.doel, *(vraag.doel for vraag in self.gevraagd)) if isinstance(een, Tekstdeel))
        aanmelding = self.aanmelding.teksten if self.aanmelding else ()
        gezegd = (deel for vraag in self.gevraagd for een in vraag.gezegd for deel in een.teksten)
        verloop = (deel for een in self.verloop for deel in een.teksten)
        alle = (*doelen, *self.teksten, *aanmelding, *gezegd, *verloop)
        return tuple({een.id: een for een in alle}.values())

    @property
    def iets_weggelaten(self) -> bool:
        """Tell whether something is missing because of somebody else."""
        return any(een.weggelaten or een.deels for een in self.tekstdelen)


@dataclass(frozen=True, slots=True)
class Zwartlak:
    """Blacks out what names others in the same casus.

    Attributes:
        anderen: everybody else in it.
        zelf: whose file it is: words that are his as well (a shared surname, the same gemeente) stay.
    """

    anderen: tuple[Persoonsgegevens, ...]
    zelf: Persoonsgegevens

    def over(self, tekst: str) -> str:
        """Return the text with every name, birth date and gemeente of the others blacked out.

        It comes back as it is seen (`zoals_gezien`).
        """
        zonder = zoals_gezien(tekst)
        for patroon in self._reeksen():
            zonder = patroon.sub(WEGGELATEN, zonder)
        namen = self._namen()
        return _WOORD.sub(lambda een: WEGGELATEN if naam_voor_vergelijking(een[0]) in namen else een[0], zonder)

    def _namen(self) -> frozenset[str]:
        eigen = _naamdelen(self.zelf.naam)
        namen = {deel for een in self.anderen for deel in _naamdelen(een.naam) if deel not in eigen}
        # "Anjas broer"; "Anja's" is two words already.
        return frozenset(namen | {f"{een}s" for een in namen} - eigen)

    def _reeksen(self) -> Iterable[re.Pattern[str]]:
        """Return what is more than one word, or no word: a whole name of small words, dates, a gemeente."""
        eigen_naam = naam_voor_vergelijking(self.zelf.naam)
        for een in self.anderen:
            woorden = zoals_gezien(een.naam).split()
            if woorden and naam_voor_vergelijking(een.naam) != eigen_naam:
                yield _los(r"[\s_-]*".join(map(re.escape, woorden)))
            if een.geboortedatum and een.geboortedatum != self.zelf.geboortedatum:
                yield from map(_los, _datums(een.geboortedatum))
            if een.gemeente and een.gemeente != self.zelf.gemeente:
                yield _los(r"[\s-]+".join(map(re.escape, een.gemeente.split())))


class Nakijker:
    """Makes of typed texts what may be read: only what was chosen, and of that nothing that names others."""

    def __init__(self, zwartlak: Zwartlak, meegeven: frozenset[str], *, nakijken: bool) -> None:
        """Begin. With `nakijken` every text is shown, blacked out: that is how the contact point chooses."""
        self._zwartlak = zwartlak
        self._meegeven = meegeven
        self._nakijken = nakijken

    def deel(self, id_: str, kop: str, tekst: str) -> Tekstdeel:
        """Return one text as it may be read."""
        if not self._nakijken and id_ not in self._meegeven:
            return Tekstdeel(id_, kop, "", weggelaten=True)
        gelakt = self._zwartlak.over(tekst)
        deels = gelakt != zoals_gezien(tekst)
        return Tekstdeel(id_, kop, gelakt, weggelaten=id_ not in self._meegeven, deels=deels)


def zoals_gezien(tekst: str) -> str:
    """Return a text as it looks: accents on their letters, and without what is not seen, such as a soft hyphen.

    What is copied from elsewhere holds those in the middle of a name.
    """
    return "".join(een for een in unicodedata.normalize("NFC", tekst) if unicodedata.category(een) != "Cf")


def gezien_door(gezien: Iterable[Gezien], eigen: str) -> tuple[GezienDoor, ...]:
    """Return which organisaties saw somebody's data by name, the first one first; no professional is named.

    What was not done on behalf of any is counted for `eigen`, the body that runs the casussen.
    """
    gevonden: dict[str, GezienDoor] = {}
    for een in sorted(gezien, key=lambda keer: keer.op):
        for organisatie in een.organisaties or (eigen,):
            eerder = gevonden.get(organisatie)
            gevonden[organisatie] = GezienDoor(organisatie, eerder.eerste if eerder else een.op, een.op)
    return tuple(gevonden.values())


def _naamdelen(naam: str) -> frozenset[str]:
    """Return the words of a name by which somebody is recognised."""
    woorden = (naam_voor_vergelijking(een) for een in _WOORD.findall(zoals_gezien(naam)))
    return frozenset(een for een in woorden if len(een) > 1 and een not in _TUSSENVOEGSELS)


def _datums(dag: date) -> Iterable[str]:
    """Return the ways in which people write a day, as patterns."""
    d, m = f"0?{dag.day}", f"0?{dag.month}"
    jaar = f"(?:{dag.year}|{dag.year % 100:02d})"
    maand = _MAANDEN[dag.month - 1]
    yield rf"{d}[-/. ]{m}[-/. ]['\u2019]?{jaar}"
    yield rf"{dag.year}[-/. ]{m}[-/. ]{d}"
    yield rf"{dag:%d%m}{jaar}|{dag:%Y%m%d}"
    kort = rf"{_KORT.get(dag.month, maand[:3])}\.?"
    yield rf"{d}e?\s+(?:{maand}|{kort})(?:\s+['\u2019]?{jaar})?"


def _los(patroon: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{patroon})(?![^\W_])", re.IGNORECASE)
