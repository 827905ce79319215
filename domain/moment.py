"""A moment that somebody chose: a day and a clock time, as two fields send them."""

from datetime import datetime, time

from domain.tekst import lees_datum
from domain.werkdagen import Kalender

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2200
"""Between these years somebody may mean a moment; outside them the calendar itself ends somewhere."""


def lees_moment(datum: str, tijd: str, kalender: Kalender) -> datetime | None:
    """Return the moment (aware, UTC) of a day (`2026-11-22`) and a local time (`09:30`); None when it is none."""
    dag = lees_datum(datum)
    try:
        klok = time.fromisoformat(tijd.strip())
    except ValueError:
        return None
    if dag is None or klok.tzinfo is not None or not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        return None
    return kalender.moment(dag, klok)
