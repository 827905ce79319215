"""What should not stand in a free text: numbers and addresses by which a person can be found elsewhere.

A warning is given, nothing is refused: who types may have his reason, and an ordinary number can look like another one.
What a text means is not judged, and no name is looked for (source: minimisation, article 5 AVG; a BSN needs a law of
its own, article 46 UAVG).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from stdnum import iban
from stdnum.nl import bsn

_LANGSTE_IBAN: Final = 34
_KORTSTE_IBAN: Final = 15
_CIJFERS_TELEFOON: Final = 9
"""Digits of a Dutch telephone number, without the country and without the zero in front."""


class Vondstsoort(StrEnum):
    """What was seen. Its words are `vrijetekst.soort.<value>`."""

    BSN = "bsn"
    IBAN = "iban"
    TELEFOON = "telefoon"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Vondst:
    """Something that was seen in a text. `waarde` is for comparing two texts; it is never shown, kept or logged."""

    soort: Vondstsoort
    waarde: str = field(repr=False)


def vondsten(tekst: str) -> tuple[Vondst, ...]:
    """Return what stands in a text that should not, each once, kind by kind.

    A BSN (nine digits that pass its own check, also in groups), an IBAN of any country, a Dutch telephone number, an
    e-mail address; however the digits are written.
    """
    rest = _gewoon(tekst)
    gevonden: dict[Vondst, None] = {}
    for soort, zoek in _ZOEKERS:
        stukken = list(zoek(rest))
        for begin, einde, waarde in stukken:
            gevonden[Vondst(soort, waarde)] = None
            # What was recognised is not looked at again as something else.
            rest = rest[:begin] + "\x00" * (einde - begin) + rest[einde:]
        if soort is Vondstsoort.IBAN:
            # Days, times and amounts look like telephone numbers and like a BSN in groups.
            rest = _GEEN_NUMMER.sub(lambda gezien: "\x00" * len(gezien.group()), rest)
    return tuple(gevonden)


_Stuk = tuple[int, int, str]
"""Where it begins, where it ends, and what it is without its separators."""

_EMAIL: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_IBAN: Final = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ .-]?\d{2}(?=[ .-]?[^\W_])")
_TELEFOON: Final = re.compile(
    r"(?<![\w/])(?:(?:\+|00)[ ]?31[ .-]{0,2}(?:\(0\))?|\(?0)[ .-]?(?=[1-7])(?:\d[ .)/-]{0,3}){8}\d(?![\w/]|[.-]\d)"
)
_BSN: Final = re.compile(
    r"(?<![\w/.,-])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}|\d{2}([ .-])\d{2}\3\d{2}\3\d{3})"
    r"(?![\w/]|[.,-]\d)"
)
_GEEN_NUMMER: Final = re.compile(
    r"""
    (?<!\d)\d{1,2}([-./\ ])\d{1,2}\1(?:19|20)\d{2}(?!\d)      # 17-05-2011
    | (?<!\d)(?:19|20)\d{2}([-./])\d{1,2}\2\d{1,2}(?!\d)      # 2011-05-17
    | (?<!\d)\d{1,2}[:.]\d{2}\ ?(?:uur|u\b)                   # 14.30 uur
    | €\ ?\d[\d.,]*                                           # € 111.222.333
    | (?<!\d)\d[\d.]{0,20}(?:,\d{2}|,-)?\ ?(?:euro|EUR)\b     # 111.222.333 euro
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _gewoon(tekst: str) -> str:
    """Return the text with plain digits, spaces and dashes, and without what is not seen."""
    tekens = []
    for teken in unicodedata.normalize("NFKC", tekst):
        soort = unicodedata.category(teken)
        if soort == "Nd":
            tekens.append(str(unicodedata.digit(teken)))
        elif soort == "Pd":
            tekens.append("-")
        elif soort != "Cf":
            tekens.append(" " if teken.isspace() else teken)
    return "".join(tekens)


def _emails(tekst: str) -> Iterator[_Stuk]:
    for gezien in _EMAIL.finditer(tekst):
        yield gezien.start(), gezien.end(), gezien.group().casefold()


def _ibans(tekst: str) -> Iterator[_Stuk]:
    """Find an IBAN wherever one begins: how long it is depends on its country, and the next word may follow at once."""
    tot = 0
    for gezien in _IBAN.finditer(tekst):
        if gezien.start() < tot:
            continue
        for einde, waarde in _beginselen(tekst, gezien.start()):
            # Not whether the bank exists: a number that fits its country is one.
            if iban.is_valid(waarde, check_country=False):
                tot = einde
                yield gezien.start(), einde, waarde
                break


def _beginselen(tekst: str, begin: int) -> Iterator[tuple[int, str]]:
    """Return every piece from `begin` on that is long enough to be one, without its separators."""
    waarde = ""
    for plek in range(begin, min(len(tekst), begin + 2 * _LANGSTE_IBAN)):
        teken = tekst[plek]
        if teken.isascii() and teken.isalnum():
            waarde += teken.upper()
        elif teken not in " .-":
            return
        else:
            continue
        na = tekst[plek + 1 : plek + 2]
        if _KORTSTE_IBAN <= len(waarde) <= _LANGSTE_IBAN and not na.isalnum():
            yield plek + 1, waarde


def _telefoons(tekst: str) -> Iterator[_Stuk]:
    for gezien in _TELEFOON.finditer(tekst):
        cijfers = "".join(teken for teken in gezien.group() if teken.isdigit())
        yield gezien.start(), gezien.end(), cijfers[-_CIJFERS_TELEFOON:]


def _bsns(tekst: str) -> Iterator[_Stuk]:
    for gezien in _BSN.finditer(tekst):
        cijfers = "".join(teken for teken in gezien.group() if teken.isdigit())
        if bsn.is_valid(cijfers):
            yield gezien.start(), gezien.end(), cijfers


_ZOEKERS: Final[tuple[tuple[Vondstsoort, Callable[[str], Iterator[_Stuk]]], ...]] = (
    (Vondstsoort.EMAIL, _emails),
    (Vondstsoort.IBAN, _ibans),
    (Vondstsoort.TELEFOON, _telefoons),
    (Vondstsoort.BSN, _bsns),
)
