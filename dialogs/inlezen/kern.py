"""What all kinds of reading-in share: rows with named columns, what is wrong with one, and what became of it."""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from dialogs.kern.desk import Context
from domain.tekst import schone_regel, schone_tekst

MEESTE_REGELS = 5_000
"""Rows in one file. More is a sign of the wrong file; it can be split."""


class Uitslag(StrEnum):
    """What became of one record."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    HETZELFDE = "hetzelfde"
    AFWIJKEND = "afwijkend"
    """It is there already, and differs: what people work on is never overwritten by a file."""
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Regel:
    """A row of the file: its number as the reader sees it (the heading is 1), and its cells by column."""

    nummer: int
    cellen: Mapping[str, str]

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
    """

    verplicht: tuple[str, ...]
    mogelijk: tuple[str, ...]
    ook: Mapping[str, str] = field(default_factory=dict)

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
                bezwaren.append(Bezwaar("inlezen.kop.onbekend", wat=schone_regel(naam)[:60]))
            elif kolom in plekken.values():
                bezwaren.append(Bezwaar("inlezen.kop.dubbel", kolom=kolom))
            else:
                plekken[plek] = kolom
        missend = (een for een in self.verplicht if een not in plekken.values())
        bezwaren += (Bezwaar("inlezen.kop.ontbreekt", kolom=een) for een in missend)
        return plekken, tuple(bezwaren)


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
        """Return a day, written as 2026-11-22 or 22-11-2026, from `van` up to and including `tot`."""
        tekst = self.regel[kolom].strip()
        if not tekst:
            if verplicht:
                self.bezwaren.append(Bezwaar("inlezen.leeg", kolom))
            return None
        dag = _datum(tekst)
        if dag is None or not van <= dag <= tot:
            self.bezwaren.append(Bezwaar("inlezen.datum", kolom))
            return None
        return dag


def geweigerd(regels: Collection[Regel], bezwaren: Sequence[Bezwaar]) -> Oordeel:
    """Return the judgement that a record cannot be read in."""
    return Oordeel(tuple(een.nummer for een in regels), Uitslag.GEWEIGERD, bezwaren=tuple(bezwaren))


def _datum(tekst: str) -> date | None:
    for vorm in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            # The time zone of a birth date means nothing.
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _opsomming(mogelijk: Mapping[str, str]) -> str:
    codes = list(mogelijk)
    genoemd = 12
    return ", ".join(codes[:genoemd]) + (", ..." if len(codes) > genoemd else "")


def _vorm(woord: str) -> str:
    """Bring a word to the form in which two spellings of it are the same: no case, accents, dashes or spaces."""
    ontleed = unicodedata.normalize("NFKD", woord.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())
