"""How easy a text reads for somebody who reads with effort: counted by published rules, never by taste.

Two of five detained people have a mild intellectual disability, and many more read little. So what they read is kept to
level B1 or below, and that is counted. A formula is a help, never a proof: a text that passes may still be unclear.

Formula for Dutch: W.H. Douma, "De leesbaarheid van landbouwbladen" (Landbouwhogeschool Wageningen, Bulletin 17, 1960),
as dbnl.org and Wikipedia ("Leesbaarheid") give it, with its table of scores: 206.84 - 0.93 ZL - 0.77 WL, with ZL the
words in a sentence and WL the syllables in a hundred words. 70 to 80 is "tamelijk gemakkelijk", 80 to 90 "gemakkelijk".
For every language: C.H. Bjornsson, "Lasbarhet" (1968), LIX = words in a sentence + the per cent of words of more than
six letters. Below 30 is very easy, 30 to 40 easy.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.gewone_woorden import ALLEEN_HEEL, GEWONE_WOORDEN

LANGSTE_ZIN: Final = 15
"""Words of a sentence above which it is too long for who reads with effort (what guides to B1 say: preferably ten, at
most fifteen)."""

LANG_WOORD: Final = 7
"""Letters from which a word is long (source: LIX)."""

_STAM_OVERAL: Final = 7
"""Letters from which a stem is found anywhere in a word, and not only where it begins."""

_AFKORTINGEN: Final = (
    "bijv.",
    "d.w.z.",
    "dhr.",
    "dr.",
    "e.d.",
    "enz.",
    "evt.",
    "i.v.m.",
    "max.",
    "mevr.",
    "min.",
    "mr.",
    "nr.",
    "o.a.",
    "tel.",
    "t/m.",
)
_ZIN_EINDE: Final = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+")
_OPSOMMING: Final = re.compile(r"^\s*(?:[-*\u2022\u2013]|\d{1,2}[.)])\s+")
_WOORD: Final = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")

# One sound each, the longest first. `ij` stands for `y` as well; a diaeresis begins a new sound and is never in here.
_KLANK: Final = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij|ai|oi|[aeiouy\u00e4\u00eb\u00ef\u00f6\u00fc]"
)

# Words that the rules count wrong: where two sounds meet without a mark, and what came from English.
_ANDERS: Final[Mapping[str, int]] = {
    "cake": 1,
    "date": 1,
    "e-mail": 2,
    "mail": 1,
    "museum": 3,
    "online": 2,
    "petroleum": 4,
    "team": 1,
    "teams": 1,
    "website": 2,
}

_ONTKENNINGEN: Final = frozenset(
    {
        *("niet", "geen", "nooit", "niemand", "niets", "niks", "nergens", "zonder", "nauwelijks", "noch"),
        *("onmogelijk", "ongewenst", "onjuist", "onduidelijk", "onbekend", "ongeldig", "ontevreden", "oneens"),
        *("onnodig", "onvoldoende", "onverplicht"),
        *("not", "never", "nobody", "nothing", "nowhere", "without", "cannot", "impossible", "unclear", "unknown"),
        *("unwanted", "unnecessary"),
    }
)
_ZINSDEEL: Final = re.compile(r"[,;:]|\s(?:en|of|maar|want|and|or|but)\s", re.IGNORECASE)

_DAG: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MAAND: Final = r"(?:0?[1-9]|1[0-2])"
_CIJFERDATUM: Final = re.compile(
    rf"(?<![\d/.-])(?:\d{{4}}-{_MAAND}-{_DAG}|{_DAG}([-/.]){_MAAND}\1(?:\d{{4}}|\d{{2}})"
    rf"|{_DAG}[-/]{_MAAND}(?!\s*(?:uur|uren|hours?)\b))(?![\d/]|[-.]\d)"
)


class Hintsoort(StrEnum):
    """What makes a text harder than it need be. On the wire: add, never rename."""

    ZIN_TE_LANG = "zin_te_lang"
    MOEILIJK_WOORD = "moeilijk_woord"
    DUBBELE_ONTKENNING = "dubbele_ontkenning"
    CIJFERDATUM = "cijferdatum"
    """A date in figures only: a weekday and the name of the month are easier."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A word of advice to who types for somebody else; it never keeps him from saving.

    Attributes:
        waar: the sentence or the word it is about, as typed.
        anders: the plain word to write instead; empty when there is none to give.
    """

    soort: Hintsoort
    waar: str
    anders: str = ""


def zinnen(tekst: str) -> tuple[str, ...]:
    """Return the sentences: each line ends one, so that a heading and a line of a list count for themselves."""
    gevonden: list[str] = []
    for regel in tekst.splitlines():
        begin = ""
        for stuk in _ZIN_EINDE.split(_OPSOMMING.sub("", regel)):
            begin = f"{begin} {stuk}".strip()
            if not begin.lower().endswith(_AFKORTINGEN) and not re.search(r"(?:^|\s)[A-Z]\.$", begin):
                gevonden.append(begin)
                begin = ""
        gevonden.append(begin)
    return tuple(een for een in gevonden if woorden(een))


def woorden(tekst: str) -> tuple[str, ...]:
    """Return the words: `zo'n` and `re-integratie` are one each, and so is a number or a time."""
    return tuple(_WOORD.findall(tekst))


def lettergrepen(woord: str) -> int:
    """Return the syllables of a Dutch word, at least one.

    Counted by its sounds: a run of vowels is cut into the sounds of Dutch (`aai`, `ee`, `ij`, `oe`...), the longest
    first, and each is one syllable. An accent changes nothing, a diaeresis begins a new one, a `y` before a vowel is a
    consonant. Of a number each digit is one.
    """
    if woord[:1].isdigit():
        return sum(teken.isdigit() for teken in woord)
    klein = _zonder_accenten(woord.lower())
    if klein in _ANDERS:
        return _ANDERS[klein]
    delen = re.split(r"[-'\u2019]", re.sub(r"y(?=[aeiou])", "j", klein))
    return max(1, sum(len(_KLANK.findall(deel)) for deel in delen))


def gemiddelde_zin(tekst: str) -> float:
    """Return the words in a sentence; nought for a text without words."""
    lengten = [len(woorden(zin)) for zin in zinnen(tekst)]
    return sum(lengten) / len(lengten) if lengten else 0.0


def langste_zin(tekst: str) -> int:
    """Return the words of the longest sentence."""
    return max((len(woorden(zin)) for zin in zinnen(tekst)), default=0)


def deel_lange_woorden(tekst: str) -> float:
    """Return which part of the words has more than six letters, from 0 to 1."""
    alle = woorden(tekst)
    lang = sum(sum(teken.isalpha() for teken in woord) >= LANG_WOORD for woord in alle)
    return lang / len(alle) if alle else 0.0


def flesch_douma(tekst: str) -> float:
    """Return how easy a Dutch text reads: 70 is B1, higher is easier; 100 for a text without words."""
    alle = woorden(tekst)
    if not alle:
        return 100.0
    per_honderd = 100 * sum(lettergrepen(woord) for woord in alle) / len(alle)
    return 206.84 - 0.93 * gemiddelde_zin(tekst) - 0.77 * per_honderd


def lix(tekst: str) -> float:
    """Return how hard a text reads in any language: below 30 is very easy, below 40 easy."""
    return gemiddelde_zin(tekst) + 100 * deel_lange_woorden(tekst)


def moeilijke_woorden(tekst: str, lijst: Mapping[str, str] = GEWONE_WOORDEN) -> tuple[tuple[str, str], ...]:
    """Return each hard word as typed, with the plain word, in the order of the text; a word twice counts once."""
    klein = tekst.lower()
    gevonden = {stam: gewoon for stam, gewoon in lijst.items() if " " in stam and stam in klein}
    for woord in woorden(tekst):
        passend = [stam for stam in lijst if " " not in stam and _past(stam, woord.lower())]
        if passend:
            gevonden.setdefault(woord, lijst[max(passend, key=len)])
    return tuple(sorted(gevonden.items(), key=lambda een: klein.find(een[0].lower())))


def dubbele_ontkenningen(tekst: str) -> tuple[str, ...]:
    """Return the sentences that say no twice in one part, such as "niet zonder"."""
    return tuple(zin for zin in zinnen(tekst) if any(_ontkend(deel) > 1 for deel in _ZINSDEEL.split(zin)))


def cijferdatums(tekst: str) -> tuple[str, ...]:
    """Return the dates that are written in figures only, such as 03-02-2027 or 3/2; never a time or a phone number."""
    return tuple(gevonden.group() for gevonden in _CIJFERDATUM.finditer(tekst))


def hinten(tekst: str) -> tuple[Hint, ...]:
    """Return what would make a Dutch text easier, in the order of the kinds; none for a plain text."""
    lang = (zin for zin in zinnen(tekst) if len(woorden(zin)) > LANGSTE_ZIN)
    return (
        *(Hint(Hintsoort.ZIN_TE_LANG, zin) for zin in lang),
        *(Hint(Hintsoort.MOEILIJK_WOORD, woord, gewoon) for woord, gewoon in moeilijke_woorden(tekst)),
        *(Hint(Hintsoort.DUBBELE_ONTKENNING, zin) for zin in dubbele_ontkenningen(tekst)),
        *(Hint(Hintsoort.CIJFERDATUM, datum) for datum in cijferdatums(tekst)),
    )


def _past(stam: str, woord: str) -> bool:
    if stam in ALLEEN_HEEL:
        return woord == stam
    return stam in woord if len(stam) >= _STAM_OVERAL else woord.startswith(stam)


def _ontkend(deel: str) -> int:
    return sum(woord.lower() in _ONTKENNINGEN for woord in woorden(deel))


def _zonder_accenten(woord: str) -> str:
    los = unicodedata.normalize("NFD", woord)
    return unicodedata.normalize("NFC", "".join(teken for teken in los if teken not in "\u0300\u0301\u0302\u0327"))
