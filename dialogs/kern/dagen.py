"""Days as people say them in Dutch: vrijdag, over 2 weken, 3 maart, 28-11."""

import re
from datetime import date, datetime, time
from typing import Final

import dateparser

from domain.werkdagen import Weekdag

MEESTE_WOORDEN: Final = 5
"""A day takes no more words than "volgende week dinsdag 3 maart"."""

VERSTE_JAREN: Final = 5
"""Nothing is agreed for a day further away: that is a mistake in typing."""

_GETALLEN: Final = {
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8",
    "negen": "9", "tien": "10", "elf": "11", "twaalf": "12",
}  # fmt: skip
_ALLEEN_EEN_GETAL: Final = re.compile(r"\d+")
_ZONDER_BETEKENIS: Final = frozenset({"op", "voor", "komende", "aanstaande"})
_WEEKDAGEN: Final = frozenset(een.name.casefold() for een in Weekdag)


def lees_dag(tekst: str, vandaag: date) -> date | None:
    """Return the day that was meant, from today on where the words leave it open; None when it is no day.

    A day that lies in the past by its own words (gisteren, 3 maart 2020) is returned as it is: the caller says so.
    """
    woorden = " ".join(een for een in tekst.casefold().split() if een not in _ZONDER_BETEKENIS)
    if not woorden or len(woorden.split()) > MEESTE_WOORDEN or _ALLEEN_EEN_GETAL.fullmatch(woorden):
        return None
    in_cijfers = " ".join(_GETALLEN.get(een, een) for een in woorden.split())
    # A month by itself is no day; a day of the week is one, though the library does not count it as such.
    nodig = [] if _WEEKDAGEN.intersection(in_cijfers.split()) else ["day"]
    gevonden: datetime | None = dateparser.parse(
        in_cijfers,
        languages=["nl"],
        settings={
            "RELATIVE_BASE": datetime.combine(vandaag, time(12)),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": nodig,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if gevonden is None or abs(gevonden.year - vandaag.year) > VERSTE_JAREN:
        return None
    return gevonden.date()
