"""A day and a time as a card sends them, as one moment in the region."""

from datetime import datetime, time

from dialogs.kern.desk import Desk
from domain.tekst import lees_datum

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2200
"""Between these years somebody may mean a moment; outside them the calendar itself ends somewhere."""


def lees_moment(desk: Desk, datum: str, tijd: str) -> datetime | None:
    """Return the moment (UTC); None when day or time is missing or is not one."""
    dag = lees_datum(datum)
    try:
        klok = time.fromisoformat(tijd.strip())
    except ValueError:
        return None
    if dag is None or klok.tzinfo is not None:
        return None
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        return None
    return desk.regio.kalender.moment(dag, klok)
