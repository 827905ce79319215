"""Days and times in Dutch, on the region's own clock: Teams has no card functions for it that can be trusted."""

from datetime import date, datetime

from babel.dates import format_date, format_time

from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

_TAAL = "nl"


def dag(moment: datetime | date, kalender: Kalender) -> str:
    """Return the day in words, without the year: "dinsdag 1 december"."""
    return format_date(_lokale_dag(moment, kalender), "EEEE d MMMM", locale=_TAAL)


def dag_met_jaar(moment: datetime | date, kalender: Kalender) -> str:
    """Return the day in words with the year: "dinsdag 1 december 2026"."""
    return format_date(_lokale_dag(moment, kalender), "EEEE d MMMM yyyy", locale=_TAAL)


def tijd(moment: datetime, kalender: Kalender) -> str:
    """Return the clock time: "9.30 uur".

    Raises:
        ValueError: `moment` is naive.
    """
    return f"{format_time(kalender.lokaal(moment).time(), 'H.mm', locale=_TAAL)} uur"


def dag_en_tijd(moment: datetime, kalender: Kalender) -> str:
    """Return day and clock time: "dinsdag 1 december, 9.30 uur".

    Raises:
        ValueError: `moment` is naive.
    """
    return f"{dag(moment, kalender)}, {tijd(moment, kalender)}"


def kort(moment: datetime, kalender: Kalender) -> str:
    """Return day and clock time in few characters, for lists: "di 1 dec, 9.30 uur".

    Raises:
        ValueError: `moment` is naive.
    """
    return f"{format_date(kalender.lokaal(moment).date(), 'EEE d MMM', locale=_TAAL)}, {tijd(moment, kalender)}"


def tijd_en_duur(begint_op: datetime | None, minuten: int | None, t: Teksten, kalender: Kalender) -> str:
    """Return when an item of an agenda begins and how long it takes, as far as that is known.

    Raises:
        ValueError: `begint_op` is naive.
    """
    delen = [tijd(begint_op, kalender)] if begint_op is not None else []
    if minuten is not None:
        delen.append(t.aantal("agenda.minuten", minuten))
    return ", ".join(delen)


def datum(een_dag: date) -> str:
    """Return a plain date, as for a birth date: "3 mei 1990"."""
    return format_date(een_dag, "d MMMM yyyy", locale=_TAAL)


def _lokale_dag(moment: datetime | date, kalender: Kalender) -> date:
    return kalender.lokaal(moment).date() if isinstance(moment, datetime) else moment
