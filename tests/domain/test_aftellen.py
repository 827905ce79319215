"""Counting back to the next day outside: each point once, on a working day, and never after the fact."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.aftellen import Aftelmoment, aftelmomenten, is_ingehaald, nachecken_op, te_melden_op
from domain.detentie import Detentie, Detentiebron, Verlof
from regio.laden import laad_regio

REGIO: Final = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
PUNTEN: Final = (90, 60, 30, 14, 7, 1)
NU: Final = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""A Monday morning."""
VANDAAG: Final = date(2026, 3, 2)
DAGEN = st.dates(date(2026, 1, 1), date(2028, 12, 31))
MOMENTEN = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def detentie(einde: date | None, verlof: Verlof | None = None) -> Detentie:
    return Detentie("c", Detentiebron.INJUS, einde=einde, verlof=verlof)


def momenten(van: Detentie, nu: datetime = NU, *, nieuws: bool = True) -> tuple[Aftelmoment, ...]:
    return aftelmomenten(REGIO, van, PUNTEN, nu, nieuws=nieuws)


def lokaal(een: Aftelmoment) -> date:
    return REGIO.kalender.lokaal(een.wanneer).date()


def test_far_ahead_every_point_comes_once_at_the_start_of_its_day() -> None:
    alle = momenten(detentie(date(2026, 9, 1)))
    assert [een.dagen for een in alle] == list(PUNTEN)
    assert {REGIO.kalender.lokaal(een.wanneer).time() for een in alle} == {REGIO.werkuren.van}


def test_a_short_stay_begins_on_day_one() -> None:
    alle = momenten(detentie(VANDAAG + timedelta(days=20)))
    assert [(een.dagen, een.wanneer == NU) for een in alle] == [(20, True), (14, False), (7, False), (1, False)]


def test_who_goes_tomorrow_or_today_is_told_of_at_once_and_not_twice() -> None:
    assert [een.dagen for een in momenten(detentie(VANDAAG + timedelta(days=1)))] == [1]
    assert [een.dagen for een in momenten(detentie(VANDAAG))] == [0]
    assert momenten(detentie(VANDAAG - timedelta(days=1))) == ()
    assert momenten(detentie(None)) == ()


def test_what_is_no_news_makes_up_for_nothing() -> None:
    assert [een.dagen for een in momenten(detentie(VANDAAG + timedelta(days=20)), nieuws=False)] == [14, 7, 1]


def test_a_weekend_or_a_feast_is_told_of_before_it() -> None:
    laatste = momenten(detentie(date(2026, 4, 7)))[-1]
    # The day before is Easter Monday; the last working day before that is Maundy Thursday.
    assert (laatste.dagen, lokaal(laatste)) == (1, date(2026, 4, 2))


def test_two_points_on_one_working_day_are_one() -> None:
    alle = aftelmomenten(REGIO, detentie(date(2026, 3, 16)), (3, 2, 1), NU, nieuws=True)
    assert [(een.dagen, lokaal(een)) for een in alle] == [(1, date(2026, 3, 13))]


def test_leave_is_counted_to_first_and_then_the_release_again() -> None:
    van = detentie(date(2026, 6, 29), Verlof(date(2026, 6, 1), date(2026, 6, 5)))
    alle = momenten(van)
    naar_verlof = [een for een in alle if een.verlof]
    erna = [een for een in alle if not een.verlof]
    assert [een.dagen for een in naar_verlof] == list(PUNTEN)
    # He is back on Friday; on Monday the points that passed meanwhile are made up for.
    assert (lokaal(erna[0]), erna[0].dagen) == (date(2026, 6, 8), 21)
    assert [een.dagen for een in erna[1:]] == [14, 7, 1]


def test_leave_of_which_nobody_knows_the_end_counts_as_one_day() -> None:
    alle = momenten(detentie(date(2026, 6, 30), Verlof(date(2026, 6, 1))))
    assert lokaal(next(een for een in alle if not een.verlof)) == date(2026, 6, 2)


def test_leave_that_runs_into_the_release_still_leaves_a_day_to_tell_it() -> None:
    alle = momenten(detentie(date(2026, 6, 10), Verlof(date(2026, 6, 2), date(2026, 6, 10))))
    erna = [een for een in alle if not een.verlof]
    assert [(lokaal(een), een.dagen) for een in erna] == [(date(2026, 6, 9), 1)]


@given(einde=DAGEN, nu=MOMENTEN, nieuws=st.booleans())
def test_no_moment_is_in_the_past_after_the_fact_or_on_a_day_off(einde: date, nu: datetime, nieuws: bool) -> None:
    alle = momenten(detentie(einde), nu, nieuws=nieuws)
    for een in alle:
        assert een.wanneer >= nu
        assert lokaal(een) <= een.buiten == einde
        assert een.wanneer == nu or REGIO.kalender.werkdag(lokaal(een))
    assert len({een.nummer for een in alle}) == len(alle)
    assert len({lokaal(een) for een in alle}) == len(alle)


@given(einde=DAGEN, van=DAGEN, duur=st.none() | st.integers(0, 20), nu=MOMENTEN)
def test_with_leave_no_alarm_is_set_twice_and_the_two_series_never_cross(
    einde: date, van: date, duur: int | None, nu: datetime
) -> None:
    verlof = Verlof(van, None if duur is None else van + timedelta(days=duur))
    alle = momenten(detentie(einde, verlof), nu)
    assert len({een.nummer for een in alle}) == len(alle)
    if van < einde:
        naar = [een.wanneer for een in alle if een.verlof]
        erna = [een.wanneer for een in alle if not een.verlof]
        assert not naar or not erna or max(naar) < min(erna)


@given(einde=DAGEN, nu=MOMENTEN, dagen=st.integers(0, 400))
def test_however_time_passes_what_is_still_to_come_stays_the_same(einde: date, nu: datetime, dagen: int) -> None:
    """Setting the alarms anew on another day, while nothing moved, sets what was set before."""
    later = nu + timedelta(days=dagen)
    eerst = {(een.nummer, een.wanneer) for een in momenten(detentie(einde), nu, nieuws=False) if een.wanneer > later}
    assert eerst == {(een.nummer, een.wanneer) for een in momenten(detentie(einde), later, nieuws=False)}


def test_one_that_rings_late_is_overtaken_by_the_next_or_by_the_day_itself() -> None:
    eerste, tweede, *_ = momenten(detentie(date(2026, 9, 1)))
    assert not is_ingehaald(REGIO, eerste, PUNTEN, tweede.wanneer - timedelta(seconds=1))
    assert is_ingehaald(REGIO, eerste, PUNTEN, tweede.wanneer)
    assert is_ingehaald(REGIO, replace(tweede, wanneer=NU), PUNTEN, datetime(2026, 9, 2, 8, tzinfo=UTC))


@pytest.mark.parametrize(("einde", "kijken"), [((2026, 3, 5), (2026, 3, 6)), ((2026, 3, 6), (2026, 3, 9))])
def test_the_day_after_is_a_working_day_and_never_before_the_release(
    einde: tuple[int, int, int], kijken: tuple[int, int, int]
) -> None:
    wanneer = nachecken_op(REGIO, date(*einde), 1)
    assert REGIO.kalender.lokaal(wanneer).date() == date(*kijken)


def test_at_night_it_waits_for_the_morning_unless_that_would_be_too_late() -> None:
    zaterdag = datetime(2026, 3, 7, 12, tzinfo=UTC)
    assert te_melden_op(REGIO, date(2026, 3, 20), zaterdag).date() == date(2026, 3, 9)
    assert te_melden_op(REGIO, date(2026, 3, 9), zaterdag) == zaterdag
    assert te_melden_op(REGIO, date(2026, 3, 20), NU) == NU


def test_both_nights_on_which_the_clock_changes_keep_to_the_working_hours() -> None:
    for einde in (date(2026, 3, 31), date(2026, 10, 27)):
        laatste = momenten(detentie(einde), datetime(2026, 1, 5, tzinfo=UTC))[-1]
        assert REGIO.kalender.lokaal(laatste.wanneer).time() == REGIO.werkuren.van
