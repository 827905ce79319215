"""What all kinds of reading-in share: rows with named columns, what is wrong with one, and what became of it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from dialogs.inlezen.tabel import Rij
from dialogs.kern.desk import Context
from domain.tekst import schone_regel, schone_tekst

MEESTE_REGELS = 5_000
"""Rows in one file. More is a sign of the wrong file; it can be split."""

_TIJD: Final = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_JAAR_VOOROP: Final = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIJD}", re.ASCII)
_JAAR_ACHTERAAN: Final = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIJD}", re.ASCII)
_JAAR_IN_TWEE_CIJFERS: Final = re.compile(r"\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[^\W\d]+\.?)\s*[-/. ]\s*\d{2}", re.ASCII)
_IN_WOORDEN: Final = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})", re.ASCII)
_VOLGNUMMER: Final = re.compile(r"[1-9]\d{4}", re.ASCII)
_DAG_NUL: Final = date(1899, 12, 30)
"""From which a spreadsheet counts days; five figures are the years from 1927 on."""
_MAANDEN: Final = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug",
            "september sep sept", "oktober okt", "november nov", "december dec",
        ),
        1,
    )
    for naam in namen.split()
}  # fmt: skip


class Uitslag(StrEnum):
    """What became of one record."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    HETZELFDE = "hetzelfde"
    AFWIJKEND = "afwijkend"
    """It is there already, and differs: what people work on is never overwritten by a file."""
    NAAR_BIJ = "naar_bij"
    """It is a signal to a burgemeester: it went into the partition of its own, and nothing more is said of it here."""
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Regel:
    """A row of the file: its number as the reader sees it (the heading is 1), and its cells by column.

    Attributes:
        schade: the text key of why it could not be read; then it has no cells.
    """

    nummer: int
    cellen: Mapping[str, str]
    schade: str = ""

    def __getitem__(self, kolom: str) -> str:
        """Return what stands in a column; empty when nothing does."""
        return self.cellen.get(kolom, "")


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """What is wrong in one column (empty: with the record as a whole): a text key, with what it needs to say it.

    Never what stood there: a report is read over shoulders and kept in logs.
    """

    key: str
    kolom: str = ""
    wat: str = ""


Daad: TypeAlias = Callable[[Context], str]
"""Carries a record out, inside a transaction; returns by what it may be called (a code), or nothing."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What should become of a record of these rows. `doe` is there when something is to be done."""

    regels: tuple[int, ...]
    uitslag: Uitslag
    naam: str = ""
    bezwaren: tuple[Bezwaar, ...] = ()
    doe: Daad | None = None


@dataclass(frozen=True, slots=True)
class Kolommen:
    """The columns of one kind of file.

    Attributes:
        verplicht: must be there in the heading.
        mogelijk: may be there.
        ook: other names under which people have them.
        verboden: parts of names of columns that may not even come along: they must be taken out of the file first.
    """

    verplicht: tuple[str, ...]
    mogelijk: tuple[str, ...]
    ook: Mapping[str, str] = field(default_factory=dict)
    verboden: tuple[str, ...] = ()

    def herken(self, kop: Sequence[str]) -> tuple[dict[int, str], tuple[Bezwaar, ...]]:
        """Return which column stands where, and what is wrong with the heading.

        A column that is not known is refused, not skipped: a typing error would lose data without a word.
        """
        bekend = {_vorm(een): een for een in (*self.verplicht, *self.mogelijk)}
        bekend |= {_vorm(anders): eigen for anders, eigen in self.ook.items()}
        plekken: dict[int, str] = {}
        bezwaren: list[Bezwaar] = []
        for plek, naam in enumerate(kop):
            if not naam.strip():
                continue
            kolom = bekend.get(_vorm(naam))
            if kolom is None:
                bezwaren.append(Bezwaar(self._waarom_niet(naam), wat=schone_regel(naam)[:60]))
            elif kolom in plekken.values():
                bezwaren.append(Bezwaar("inlezen.kop.dubbel", kolom=kolom))
            else:
                plekken[plek] = kolom
        missend = (een for een in self.verplicht if een not in plekken.values())
        bezwaren += (Bezwaar("inlezen.kop.ontbreekt", kolom=een) for een in missend)
        return plekken, tuple(bezwaren)

    def regels(self, tabel: Sequence[Rij]) -> tuple[tuple[Regel, ...], tuple[Bezwaar, ...]]:
        """Return the rows under a heading, by the names of their columns; and what is wrong with the heading."""
        plekken, bezwaren = self.herken(tabel[0].cellen)
        if bezwaren:
            return (), bezwaren
        return tuple(
            Regel(
                rij.nummer,
                {kolom: rij.cellen[plek] for plek, kolom in plekken.items() if plek < len(rij.cellen)},
                rij.schade,
            )
            for rij in tabel[1:]
        ), ()

    def _waarom_niet(self, naam: str) -> str:
        verboden = any(deel in _vorm(naam) for deel in self.verboden)
        return "inlezen.kop.verboden" if verboden else "inlezen.kop.onbekend"


@dataclass(slots=True)
class Lezer:
    """Reads the cells of a row one by one, and gathers what is wrong, so that it can all be told at once."""

    regel: Regel
    bezwaren: list[Bezwaar] = field(default_factory=list)

    def tekst(self, kolom: str, hoogstens: int, *, verplicht: bool = False, regels: bool = False) -> str:
        """Return a text, cleaned; too long is told, never cut off."""
        schoon = schone_tekst(self.regel[kolom]) if regels else schone_regel(self.regel[kolom])
        if verplicht and not schoon:
            self.bezwaren.append(Bezwaar("inlezen.leeg", kolom))
        if len(schoon) > hoogstens:
            self.bezwaren.append(Bezwaar("inlezen.te_lang", kolom, str(hoogstens)))
        return schoon

    def keuze(self, kolom: str, mogelijk: Mapping[str, str], *, verplicht: bool = False) -> str:
        """Return the code of a choice that was written as its code or its name."""
        gevraagd = _vorm(self.regel[kolom])
        if not gevraagd:
            if verplicht:
                self.bezwaren.append(Bezwaar("inlezen.leeg", kolom))
            return ""
        for code, naam in mogelijk.items():
            if gevraagd in (_vorm(code), _vorm(naam)):
                return code
        self.bezwaren.append(Bezwaar("inlezen.keuze", kolom, _opsomming(mogelijk)))
        return ""

    def lijst(self, kolom: str, mogelijk: Mapping[str, str]) -> tuple[str, ...]:
        """Return the codes of several choices, divided by a comma, a semicolon or a bar."""
        delen = self.regel[kolom].replace(";", ",").replace("|", ",").split(",")
        gekozen: dict[str, None] = {}
        for deel in (een for een in delen if een.strip()):
            los = Lezer(Regel(self.regel.nummer, {kolom: deel}))
            if code := los.keuze(kolom, mogelijk):
                gekozen[code] = None
            elif los.bezwaren[0] not in self.bezwaren:
                self.bezwaren += los.bezwaren
        return tuple(gekozen)

    def ja_nee(self, kolom: str) -> bool:
        """Return a yes or no; nothing is no."""
        return self.keuze(kolom, {"ja": "j", "nee": "n"}) == "ja"

    def datum(self, kolom: str, *, verplicht: bool = False, van: date = date.min, tot: date = date.max) -> date | None:
        """Return a day from `van` up to and including `tot`, in any notation that can be read in one way only."""
        tekst = self.regel[kolom].strip()
        if not tekst:
            if verplicht:
                self.bezwaren.append(Bezwaar("inlezen.leeg", kolom))
            return None
        dag = lees_datum(tekst)
        if dag is None or not van <= dag <= tot:
            twee_cijfers = _JAAR_IN_TWEE_CIJFERS.fullmatch(tekst) is not None
            self.bezwaren.append(Bezwaar("inlezen.datum_onduidelijk" if twee_cijfers else "inlezen.datum", kolom))
            return None
        return dag


def geweigerd(regels: Collection[Regel], bezwaren: Sequence[Bezwaar]) -> Oordeel:
    """Return the judgement that a record cannot be read in."""
    return Oordeel(tuple(een.nummer for een in regels), Uitslag.GEWEIGERD, bezwaren=tuple(bezwaren))


def lees_datum(tekst: str) -> date | None:
    """Return a day: 2026-11-22, 22-11-2026, 22/11/2026, 22.11.2026, 22 november 2026, or as a spreadsheet counts days.

    A time behind it is left out. None when it is no day, or could be another one (a year in two figures).
    """
    woorden = " ".join(tekst.casefold().split())
    if gevonden := _JAAR_VOOROP.fullmatch(woorden):
        jaar, maand, dag = (int(een) for een in gevonden.groups())
    elif gevonden := _JAAR_ACHTERAAN.fullmatch(woorden):
        dag, maand, jaar = int(gevonden[1]), int(gevonden[3]), int(gevonden[4])
    elif (gevonden := _IN_WOORDEN.fullmatch(woorden)) and (maand := _MAANDEN.get(gevonden[2], 0)):
        dag, jaar = int(gevonden[1]), int(gevonden[3])
    elif _VOLGNUMMER.fullmatch(woorden):
        return _DAG_NUL + timedelta(days=int(woorden))
    else:
        return None
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def _opsomming(mogelijk: Mapping[str, str]) -> str:
    codes = list(mogelijk)
    genoemd = 12
    return ", ".join(codes[:genoemd]) + (", ..." if len(codes) > genoemd else "")


def _vorm(woord: str) -> str:
    """Bring a word to the form in which two spellings of it are the same: no case, accents, dashes or spaces."""
    ontleed = unicodedata.normalize("NFKD", woord.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())
