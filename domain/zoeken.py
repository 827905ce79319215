"""Finding somebody by name when nobody knows how it was spelled, and by the little that is known of his birth date."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import IntEnum

from domain.casus import Persoonsgegevens
from domain.tekst import lees_datum

MINSTE_LETTERS = 2
"""With fewer letters half of all names would fit."""

_EERSTE_JAAR, _LAATSTE_JAAR = 1880, 2200

_DAG = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_JAAR = re.compile(r"\d{4}")

# Letters that stay letters of their own when accents are taken off, and spellings that sound alike in Dutch.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
_KLANKEN = (("ij", "y"), ("ph", "f"), ("ck", "k"))

_LIJKT = 0.8
_MINSTE_OM_TE_LIJKEN = 4
_LANGER = 2


class Gelijkenis(IntEnum):
    """How well a name fits what was looked for; lower is better."""

    GEHEEL = 0
    """Every word is a word of the name."""
    DEEL = 1
    """Every word is a part of a word of the name."""
    LIJKT = 2
    """Some word is almost one: another spelling, or a typing error."""


@dataclass(frozen=True, slots=True)
class Geboren:
    """What is known of a birth date: the day, or only the year."""

    jaar: int
    dag: date | None = None

    def past(self, geboortedatum: date | None) -> bool:
        """Tell whether somebody may be meant. Of whom no birth date is known, this says nothing: he does not fit."""
        if geboortedatum is None:
            return False
        return geboortedatum == self.dag if self.dag else geboortedatum.year == self.jaar


def lees_geboren(tekst: str) -> Geboren | None:
    """Read a birth date or year as people type it (`1990`, `3-5-1990`, `1990-05-03`); None when it is neither."""
    schoon = tekst.strip()
    if _JAAR.fullmatch(schoon):
        return Geboren(int(schoon)) if _EERSTE_JAAR <= int(schoon) <= _LAATSTE_JAAR else None
    dag = lees_datum(schoon)
    los = _DAG.fullmatch(schoon)
    if dag is None and los is not None:
        try:
            dag = date(int(los[3]), int(los[2]), int(los[1]))
        except ValueError:
            return None
    return Geboren(dag.year, dag) if dag is not None and dag.year >= _EERSTE_JAAR else None


def woorden(naam: str) -> tuple[str, ...]:
    """Return the words of a name as they sound: no case, no accents; dashes and points part them."""
    plat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", naam).casefold().translate(_LETTERS))
    zonder = "".join(teken for teken in plat if not unicodedata.combining(teken) and teken not in "'\u2019")
    for geschreven, klinkt in _KLANKEN:
        zonder = zonder.replace(geschreven, klinkt)
    return tuple(een for een in re.split(r"[^\w]+|_", zonder) if een)


def genoeg(gezocht: str) -> bool:
    """Tell whether there is enough of a name to look for."""
    return sum(len(een) for een in woorden(gezocht)) >= MINSTE_LETTERS


def lijkt(gezocht: Iterable[str], naam: str) -> Gelijkenis | None:
    """Return how well a name fits the words (of `woorden`) looked for, in any order; None when it does not."""
    van_naam = woorden(naam)
    aan_elkaar = "".join(van_naam)
    slechtste = Gelijkenis.GEHEEL
    for woord in gezocht:
        if woord in van_naam:
            continue
        if any(woord in een for een in van_naam) or woord in aan_elkaar:
            slechtste = max(slechtste, Gelijkenis.DEEL)
        elif any(_bijna(woord, een) for een in van_naam):
            slechtste = Gelijkenis.LIJKT
        else:
            return None
    return slechtste


def past(gezocht: Iterable[str], geboren: Geboren | None, wie: Persoonsgegevens) -> Gelijkenis | None:
    """Return how well somebody fits a name and what is known of his birth date; None when he does not."""
    if geboren is not None and not geboren.past(wie.geboortedatum):
        return None
    return lijkt(gezocht, wie.naam)


def _bijna(woord: str, ander: str) -> bool:
    if min(len(woord), len(ander)) < _MINSTE_OM_TE_LIJKEN or abs(len(woord) - len(ander)) > _LANGER:
        return False
    vergelijk = SequenceMatcher(None, woord, ander, autojunk=False)
    return vergelijk.quick_ratio() >= _LIJKT and vergelijk.ratio() >= _LIJKT
