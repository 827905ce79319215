from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.werkdagen import Bevrijdingsdag, Kalender, Werkuren, binnen_werkuren

NL = Kalender()
dagen = st.dates(date(2000, 1, 1), date(2080, 1, 1))
momenten = st.datetimes(datetime(2000, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
kalenders = st.builds(
    Kalender,
    st.sampled_from(["Europe/Amsterdam", "America/Curacao", "Pacific/Auckland"]),
    st.booleans(),
    st.sampled_from(Bevrijdingsdag),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5),
)


@pytest.mark.parametrize(
    "dag",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2027, 4, 27),
        # King's Day falls on a Sunday and moves to Saturday.
        date(2025, 4, 26),
    ],
)
def test_a_national_holiday_is_no_working_day(dag: date) -> None:
    assert NL.vrij(dag)
    assert not NL.werkdag(dag)


def test_a_weekend_day_is_no_working_day_yet_no_day_off_either() -> None:
    zaterdag = date(2026, 11, 21)
    assert not NL.vrij(zaterdag)
    assert not NL.werkdag(zaterdag)
    assert NL.werkdag(date(2026, 11, 20))


def test_whether_good_friday_is_worked_is_the_regions_to_say() -> None:
    assert not NL.werkdag(date(2026, 4, 3))
    assert Kalender(goede_vrijdag=False).werkdag(date(2026, 4, 3))


@pytest.mark.parametrize(
    ("regel", "in_2025", "in_2026"),
    [
        (Bevrijdingsdag.JAARLIJKS, False, False),
        (Bevrijdingsdag.LUSTRUM, False, True),
        (Bevrijdingsdag.NOOIT, True, True),
    ],
)
def test_liberation_day_is_off_in_the_years_the_region_says(
    regel: Bevrijdingsdag, in_2025: bool, in_2026: bool
) -> None:
    kalender = Kalender(bevrijdingsdag=regel)
    assert kalender.werkdag(date(2025, 5, 5)) is in_2025
    assert kalender.werkdag(date(2026, 5, 5)) is in_2026


def test_ascension_day_on_liberation_day_is_a_day_off_for_everybody() -> None:
    assert Kalender(bevrijdingsdag=Bevrijdingsdag.NOOIT).vrij(date(2016, 5, 5))


def test_a_region_may_name_days_off_of_its_own() -> None:
    brugdag = date(2026, 5, 15)
    assert NL.werkdag(brugdag)
    assert not Kalender(extra_vrij=frozenset({brugdag})).werkdag(brugdag)


def test_working_days_are_counted_back_over_christmas_and_new_year() -> None:
    # Monday 4 January 2027: before it lie New Year's Day, a weekend, and a Christmas on Friday and Saturday.
    assert NL.min_werkdagen(date(2027, 1, 4), 1) == date(2026, 12, 31)
    assert NL.min_werkdagen(date(2027, 1, 4), 5) == date(2026, 12, 24)


def test_working_days_are_counted_forward_over_easter() -> None:
    assert NL.plus_werkdagen(date(2026, 4, 2), 1) == date(2026, 4, 7)


def test_no_working_days_is_the_day_itself() -> None:
    zondag = date(2026, 11, 22)
    assert NL.plus_werkdagen(zondag, 0) == NL.min_werkdagen(zondag, 0) == zondag


def test_counting_a_negative_number_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="min_werkdagen"):
        NL.plus_werkdagen(date(2026, 1, 1), -1)


@given(kalenders, dagen, st.integers(1, 30))
def test_as_many_working_days_lie_between_as_were_counted(kalender: Kalender, dag: date, aantal: int) -> None:
    eind = kalender.plus_werkdagen(dag, aantal)
    tussen = [dag + timedelta(days=een) for een in range(1, (eind - dag).days + 1)]
    assert sum(map(kalender.werkdag, tussen)) == aantal
    assert kalender.werkdag(eind)
    begin = kalender.min_werkdagen(dag, aantal)
    tussen = [dag - timedelta(days=een) for een in range(1, (dag - begin).days + 1)]
    assert sum(map(kalender.werkdag, tussen)) == aantal
    assert kalender.werkdag(begin)


@pytest.mark.parametrize(
    ("dag", "tijd", "utc"),
    [
        (date(2026, 1, 15), time(9, 30), datetime(2026, 1, 15, 8, 30, tzinfo=UTC)),
        (date(2026, 7, 15), time(9, 30), datetime(2026, 7, 15, 7, 30, tzinfo=UTC)),
        # The clock goes from 2:00 to 3:00: half past two does not exist and becomes half past three.
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # The clock goes from 3:00 back to 2:00: half past two comes twice, the first one counts.
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_one_moment_on_both_days_the_clock_changes_too(dag: date, tijd: time, utc: datetime) -> None:
    assert NL.moment(dag, tijd) == utc
    assert NL.moment(dag, tijd).tzinfo is UTC


KANTOOR = Werkuren(time(9), time(17))


@pytest.mark.parametrize(
    ("moment", "binnen"),
    [
        # Within hours: at once.
        (datetime(2026, 11, 20, 10, 15, tzinfo=UTC), datetime(2026, 11, 20, 10, 15, tzinfo=UTC)),
        # Too early: when work begins.
        (datetime(2026, 11, 20, 3, 0, tzinfo=UTC), datetime(2026, 11, 20, 8, 0, tzinfo=UTC)),
        # Friday at the end of work: Monday.
        (datetime(2026, 11, 20, 16, 0, tzinfo=UTC), datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        # In the middle of a weekend: Monday.
        (datetime(2026, 11, 21, 10, 0, tzinfo=UTC), datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        # Christmas Day and Boxing Day and Sunday: Monday.
        (datetime(2026, 12, 24, 20, 0, tzinfo=UTC), datetime(2026, 12, 28, 8, 0, tzinfo=UTC)),
        # In UTC still Sunday, in the region already Monday night.
        (datetime(2026, 7, 5, 23, 0, tzinfo=UTC), datetime(2026, 7, 6, 7, 0, tzinfo=UTC)),
    ],
)
def test_nobody_is_disturbed_outside_working_hours(moment: datetime, binnen: datetime) -> None:
    assert binnen_werkuren(moment, KANTOOR, NL) == binnen


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        binnen_werkuren(datetime(2026, 11, 20, 10), KANTOOR, NL)  # noqa: DTZ001


@given(kalenders, momenten)
def test_the_moment_found_is_never_earlier_and_always_within_hours(kalender: Kalender, moment: datetime) -> None:
    gevonden = binnen_werkuren(moment, KANTOOR, kalender)
    lokaal = kalender.lokaal(gevonden)
    assert gevonden >= moment
    assert kalender.werkdag(lokaal.date())
    assert KANTOOR.van <= lokaal.time() < KANTOOR.tot
    assert binnen_werkuren(gevonden, KANTOOR, kalender) == gevonden


@given(kalenders, st.lists(momenten, min_size=2, max_size=6))
def test_who_waits_longer_is_never_sooner(kalender: Kalender, wachtenden: list[datetime]) -> None:
    gevonden = [binnen_werkuren(een, KANTOOR, kalender) for een in sorted(wachtenden)]
    assert all(eerder <= later for eerder, later in pairwise(gevonden))
