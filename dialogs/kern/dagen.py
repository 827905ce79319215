"""Days as people say them in Dutch: vrijdag, over 2 weken, volgende week dinsdag, 3 maart, 28-11.

Only words that say a day are read at all: whatever else was typed is no day, and never reaches the library.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

import dateparser

from domain.werkdagen import Weekdag

MEESTE_WOORDEN: Final = 5
"""A day takes no more words than "op volgende week dinsdag aanstaande"."""

VERSTE_JAREN: Final = 5
"""Nothing is agreed for a day further away: that is a mistake in typing."""

_GETALLEN: Final = {
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8",
    "negen": "9", "tien": "10", "elf": "11", "twaalf": "12", "veertien": "14",
}  # fmt: skip
_ZONDER_BETEKENIS: Final = frozenset({"op", "voor", "komende", "aanstaande", "a.s.", "as."})
_WEEKDAGEN: Final = {een.name.casefold(): een.value for een in Weekdag}
_AFGEKORT: Final = {naam[:2]: naam for naam in _WEEKDAGEN}
_MAANDEN: Final = frozenset({
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december", "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec",
})  # fmt: skip
_GEWONE_DAGEN: Final = frozenset({"vandaag", "morgen", "overmorgen", "gisteren", "eergisteren"})
_WEEK: Final = {"deze week": 0, "volgende week": 1}
_REKENWOORDEN: Final = frozenset({"over", "geleden"})
_DUUR: Final = frozenset({"dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "jaren"})
_ANDERE: Final = frozenset({"deze", "volgende", "vorige", "afgelopen", "eind", "begin", "half", "van"})
_GETAL: Final = re.compile(r"\d{1,4}e?", re.ASCII)
_IN_CIJFERS: Final = re.compile(r"(?:\d{1,2}[-/.]\d{1,2}(?:[-/.](?:\d{4}|\d{2}))?|\d{4}-\d{1,2}-\d{1,2})", re.ASCII)
_MET_JAAR: Final = re.compile(r"\b\d{4}\b|\d[-/]\d{1,2}[-/]\d", re.ASCII)


def lees_dag(tekst: str, vandaag: date) -> date | None:
    """Return the day that was meant, from today on where the words leave it open; None when it is no day.

    A day that lies in the past by its own words (gisteren, 3 maart of a year ago with that year) is returned as it is:
    the caller says so. What can be read in two ways (volgende vrijdag) or leaves the day open (volgende week, eind
    november) is no day, and neither is a weekday that is not the one of the date behind it.
    """
    woorden = _woorden(tekst)
    if not _alleen_dagwoorden(woorden):
        return None
    weekdagen = [een for een in woorden if een in _WEEKDAGEN]
    rest = [een for een in woorden if een not in _WEEKDAGEN]
    if len(weekdagen) > 1:
        return None
    weekdag = _WEEKDAGEN[weekdagen[0]] if weekdagen else None
    if weekdag is not None and not rest:
        return _eerstvolgende(weekdag, vandaag)
    if weekdag is not None and " ".join(rest) in _WEEK:
        maandag = vandaag - timedelta(days=vandaag.weekday())
        return maandag + timedelta(weeks=_WEEK[" ".join(rest)], days=weekdag)
    if weekdag is not None and not _REKENWOORDEN.isdisjoint(rest):
        return None  # "vrijdag over een week": from which Friday?
    gevonden = _lees(rest, vandaag)
    return gevonden if gevonden is not None and weekdag in (None, gevonden.weekday()) else None


def lijkt_op_dag(tekst: str) -> bool:
    """Tell whether these are words about a day, though perhaps not which one: then it is asked, and is no content."""
    woorden = _woorden(tekst)
    return _alleen_dagwoorden(woorden) and any(_GETAL.fullmatch(een) is None for een in woorden)


def _woorden(tekst: str) -> list[str]:
    woorden = [een for een in tekst.casefold().replace(",", " ").split() if een not in _ZONDER_BETEKENIS]
    return [_GETALLEN.get(een, _AFGEKORT.get(een, een)) for een in woorden]


def _alleen_dagwoorden(woorden: list[str]) -> bool:
    bekend = {*_WEEKDAGEN, *_MAANDEN, *_GEWONE_DAGEN, *_REKENWOORDEN, *_DUUR, *_ANDERE}
    return 0 < len(woorden) <= MEESTE_WOORDEN and all(
        een in bekend or _GETAL.fullmatch(een) or _IN_CIJFERS.fullmatch(een) for een in woorden
    )


def _eerstvolgende(weekdag: int, vandaag: date) -> date:
    """Return the first such day after today: who says vrijdag on a Friday means the next one."""
    return vandaag + timedelta(days=(weekdag - vandaag.weekday() - 1) % 7 + 1)


def _lees(woorden: list[str], vandaag: date) -> date | None:
    """Let the library read a date or a number of days, weeks or months from today."""
    gerekend = not _REKENWOORDEN.isdisjoint(woorden)
    if not gerekend and (not _DUUR.union(_ANDERE).isdisjoint(woorden) or all(map(_GETAL.fullmatch, woorden))):
        return None  # "volgende week", "2 weken", "5": about when, how long, how many, but no day
    in_cijfers = " ".join(
        een.replace(".", "-") if _IN_CIJFERS.fullmatch(een) else een.removesuffix("e") if een[0].isdigit() else een
        for een in woorden
    )
    try:
        gevonden: datetime | None = dateparser.parse(
            in_cijfers,
            languages=["nl"],
            settings={
                # Noon: no change of the clock makes it another day.
                "RELATIVE_BASE": datetime.combine(vandaag, time(12)),
                "PREFER_DATES_FROM": "future",
                "DATE_ORDER": "DMY",
                "REQUIRE_PARTS": ["day"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except OverflowError:
        return None  # over 9999 jaar
    if gevonden is None or abs(gevonden.year - vandaag.year) > VERSTE_JAREN:
        return None
    dag = gevonden.date()
    is_vandaag = (dag.day, dag.month) == (vandaag.day, vandaag.month)
    # The library takes today's date, without a year, for that of next year.
    return vandaag if is_vandaag and not gerekend and not _MET_JAAR.search(in_cijfers) else dag
