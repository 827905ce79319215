"""When a table sits: weekly, fortnightly from an anchor date, or only when called together.

The rhythm is one of local days and clock times; what comes out is in UTC. A fortnight is counted from the anchor,
never from even or odd week numbers, because those break in a year with 53 weeks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.werkdagen import Kalender, Weekdag

_WEEK = timedelta(weeks=1)
# How far a moved zitting may lie from its planned day is less than one interval; one more day covers time zones.
_SPELING = timedelta(days=1)


class Ritme(StrEnum):
    """How often a table sits."""

    WEKELIJKS = "wekelijks"
    TWEEWEKELIJKS = "tweewekelijks"
    AD_HOC = "ad_hoc"
    """Only when the regisseur calls it together; no zitting follows from a calendar."""


class Feestdagregel(StrEnum):
    """What happens to a zitting that would fall on a day off."""

    OVERSLAAN = "overslaan"
    VOLGENDE_WERKDAG = "volgende_werkdag"
    VORIGE_WERKDAG = "vorige_werkdag"


@dataclass(frozen=True, slots=True)
class Rooster:
    """The complete rhythm of a table that sits by the calendar; one that sits ad hoc has none.

    Attributes:
        begintijd: on the region's clock.
        anker: a day on which the table sits; needed for a fortnightly table, and then it falls on `dag`.
        vervalt: days on which the table does not sit, whatever the rhythm says.
    """

    ritme: Ritme
    dag: Weekdag
    begintijd: time
    duur: timedelta
    anker: date | None = None
    feestdagregel: Feestdagregel = Feestdagregel.OVERSLAAN
    vervalt: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a rhythm that cannot be counted.

        Raises:
            ValueError: ad hoc, a fortnightly table without an anchor, or an anchor on another day of the week.
        """
        if self.ritme is Ritme.AD_HOC:
            raise ValueError("a table that sits ad hoc has no rhythm")
        if self.ritme is Ritme.TWEEWEKELIJKS and self.anker is None:
            raise ValueError("a fortnightly table needs an anchor")
        if self.anker is not None and self.anker.weekday() != self.dag:
            raise ValueError("the anchor falls on another day than the table")

    @property
    def tussenpoos(self) -> timedelta:
        """The time between two planned days."""
        return 2 * _WEEK if self.ritme is Ritme.TWEEWEKELIJKS else _WEEK


@dataclass(frozen=True, slots=True)
class Zittingsmoment:
    """One zitting of a table.

    Attributes:
        gepland_op: the day the rhythm gives. It stays the same when a holiday rule moves the zitting, so it names
            the zitting for good.
        datum: the local day on which it is held.
        begint_op: UTC.
        eindigt_op: UTC.
    """

    gepland_op: date
    datum: date
    begint_op: datetime
    eindigt_op: datetime


def zittingen(rooster: Rooster | None, van: datetime, tot: datetime, kalender: Kalender) -> tuple[Zittingsmoment, ...]:
    """Return the zittingen that begin from `van` on and before `tot`, in order of time.

    Asking for a period in parts gives the same zittingen as asking for it whole. Without a rooster (a table that
    sits ad hoc, or whose rhythm is not known yet) there are none.

    Raises:
        ValueError: `van` or `tot` is naive.
    """
    if rooster is None:
        return ()
    speling = rooster.tussenpoos + _SPELING
    eerste, laatste = kalender.lokaal(van).date() - speling, kalender.lokaal(tot).date() + speling
    momenten = (_zitting(rooster, gepland, kalender) for gepland in _geplande_dagen(rooster, eerste, laatste))
    return tuple(een for een in momenten if een is not None and van <= een.begint_op < tot)


def _geplande_dagen(rooster: Rooster, eerste: date, laatste: date) -> Iterator[date]:
    # Without an anchor any day with the right name will do to count weeks from.
    anker = rooster.anker or eerste + timedelta(days=(rooster.dag - eerste.weekday()) % 7)
    dag = eerste + (anker - eerste) % rooster.tussenpoos
    while dag <= laatste:
        yield dag
        dag += rooster.tussenpoos


def _zitting(rooster: Rooster, gepland: date, kalender: Kalender) -> Zittingsmoment | None:
    datum = _gehouden_op(rooster, gepland, kalender)
    if datum is None or gepland in rooster.vervalt or datum in rooster.vervalt:
        return None
    begin = kalender.moment(datum, rooster.begintijd)
    return Zittingsmoment(gepland, datum, begin, begin + rooster.duur)


def _gehouden_op(rooster: Rooster, gepland: date, kalender: Kalender) -> date | None:
    if not kalender.vrij(gepland):
        return gepland
    if rooster.feestdagregel is Feestdagregel.OVERSLAAN:
        return None
    if rooster.feestdagregel is Feestdagregel.VOLGENDE_WERKDAG:
        datum = kalender.plus_werkdagen(gepland, 1)
    else:
        datum = kalender.min_werkdagen(gepland, 1)
    # Moved as far as the next planned day, it would only double that one (a long closure): then it is dropped.
    return datum if abs(datum - gepland) < rooster.tussenpoos else None
