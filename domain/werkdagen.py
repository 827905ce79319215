"""Working days, Dutch holidays and working hours.

Moments are aware and go in and out in UTC; days and clock times are those of the region's own time zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

_DAG = timedelta(days=1)
_GOEDE_VRIJDAG = "Goede vrijdag"
_BEVRIJDINGSDAG = "Bevrijdingsdag"
_LUSTRUM = 5
# A region without any working day in a year is a broken calendar, not a long wait.
_VERSTE_WERKDAG = 366


class Weekdag(IntEnum):
    """Days of the week as `date.weekday()` counts them. In data they are written by name, in small letters."""

    MAANDAG = 0
    DINSDAG = 1
    WOENSDAG = 2
    DONDERDAG = 3
    VRIJDAG = 4
    ZATERDAG = 5
    ZONDAG = 6


class Bevrijdingsdag(StrEnum):
    """In which years 5 May is a day off: employers in care and government differ."""

    JAARLIJKS = "jaarlijks"
    LUSTRUM = "lustrum"
    NOOIT = "nooit"


@dataclass(frozen=True, slots=True)
class Kalender:
    """Which days are days off in a region, and on which clock it lives.

    The national holidays come from the `holidays` package; where employers differ the region says so.

    Attributes:
        tijdzone: IANA name.
        goede_vrijdag: whether Good Friday is a day off.
        extra_vrij: other days on which nobody works.
    """

    tijdzone: str = "Europe/Amsterdam"
    goede_vrijdag: bool = True
    bevrijdingsdag: Bevrijdingsdag = Bevrijdingsdag.LUSTRUM
    extra_vrij: frozenset[date] = frozenset()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.tijdzone)

    def vrij(self, dag: date) -> bool:
        """Tell whether `dag` is a holiday or another day off. A plain weekend day is not."""
        op_die_dag = (naam for naam, feestdag in _feestdagen(dag.year).items() if feestdag == dag)
        return dag in self.extra_vrij or any(self._is_vrije_feestdag(naam, dag.year) for naam in op_die_dag)

    def werkdag(self, dag: date) -> bool:
        """Tell whether `dag` is a working day: Monday to Friday and not a day off."""
        return dag.weekday() < Weekdag.ZATERDAG and not self.vrij(dag)

    def plus_werkdagen(self, dag: date, aantal: int) -> date:
        """Return the `aantal`-th working day after `dag`; 0 gives `dag` itself, whatever day it is."""
        return self._tel(dag, aantal, _DAG)

    def min_werkdagen(self, dag: date, aantal: int) -> date:
        """Return the `aantal`-th working day before `dag`; 0 gives `dag` itself, whatever day it is."""
        return self._tel(dag, aantal, -_DAG)

    def volgende_werkdag(self, dag: date) -> date:
        """Return `dag` when it is a working day, else the first working day after it."""
        return dag if self.werkdag(dag) else self.plus_werkdagen(dag, 1)

    def moment(self, dag: date, tijd: time) -> datetime:
        """Return the moment (UTC) at which the clock of the region shows `tijd` on `dag`.

        A time that the clock shows twice (October) is the first of the two; one that it skips (March) is as long
        after the last midnight as it would have been without the change, so an hour later on the clock.
        """
        return datetime.combine(dag, tijd.replace(fold=0), self.zone).astimezone(UTC)

    def lokaal(self, moment: datetime) -> datetime:
        """Return the moment as the region's clock and calendar show it.

        Raises:
            ValueError: `moment` is naive.
        """
        if moment.tzinfo is None:
            raise ValueError("a moment must be aware")
        return moment.astimezone(self.zone)

    def _is_vrije_feestdag(self, naam: str, jaar: int) -> bool:
        if naam == _GOEDE_VRIJDAG:
            return self.goede_vrijdag
        if naam == _BEVRIJDINGSDAG and self.bevrijdingsdag is not Bevrijdingsdag.JAARLIJKS:
            return self.bevrijdingsdag is Bevrijdingsdag.LUSTRUM and jaar % _LUSTRUM == 0
        return True

    def _tel(self, dag: date, aantal: int, stap: timedelta) -> date:
        if aantal < 0:
            raise ValueError("count working days forward with plus_werkdagen and back with min_werkdagen")
        for _ in range(aantal):
            dag = next(volgende for volgende in _dagen_na(dag, stap) if self.werkdag(volgende))
        return dag


@dataclass(frozen=True, slots=True)
class Werkuren:
    """Between which clock times on working days people may be disturbed. `tot` itself is outside.

    The defaults hold while a region has not said its own: narrow, so that nobody is disturbed too early or late.
    """

    van: time = time(9)
    tot: time = time(17)


def binnen_werkuren(moment: datetime, werkuren: Werkuren, kalender: Kalender) -> datetime:
    """Return the first moment (UTC) from `moment` on that falls within working hours; often `moment` itself.

    Raises:
        ValueError: `moment` is naive.
    """
    lokaal = kalender.lokaal(moment)
    dag = kalender.volgende_werkdag(lokaal.date())
    if dag == lokaal.date():
        if moment >= kalender.moment(dag, werkuren.tot):
            dag = kalender.plus_werkdagen(dag, 1)
        elif moment >= kalender.moment(dag, werkuren.van):
            return moment.astimezone(UTC)
    return kalender.moment(dag, werkuren.van)


def _dagen_na(dag: date, stap: timedelta) -> Iterator[date]:
    for aantal in range(1, _VERSTE_WERKDAG + 1):
        yield dag + aantal * stap
    raise ValueError("a calendar without working days")


@cache
def _feestdagen(jaar: int) -> dict[str, date]:
    # "optional" adds Liberation Day in the years in which it is no national day off.
    gevonden = country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl")
    return {naam: dag for dag, samen in gevonden.items() for naam in samen.split("; ")}
