from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rooster import Feestdagregel, Ritme, Rooster, Zittingsmoment, zittingen
from domain.werkdagen import Kalender, Weekdag

NL = Kalender()
DONDERDAG = Rooster(Ritme.WEKELIJKS, Weekdag.DONDERDAG, time(13, 30), timedelta(hours=2))
DINSDAG = Rooster(Ritme.TWEEWEKELIJKS, Weekdag.DINSDAG, time(9), timedelta(hours=3), anker=date(2026, 1, 6))
VOLGENDE, VORIGE = Feestdagregel.VOLGENDE_WERKDAG, Feestdagregel.VORIGE_WERKDAG

momenten = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
periodes = st.tuples(momenten, st.timedeltas(timedelta(0), timedelta(days=120)))


@st.composite
def roosters(draw: st.DrawFn) -> Rooster:
    anker = draw(st.dates(date(2019, 1, 1), date(2041, 1, 1)))
    return Rooster(
        draw(st.sampled_from([Ritme.WEKELIJKS, Ritme.TWEEWEKELIJKS])),
        Weekdag(anker.weekday()),
        draw(st.times()),
        timedelta(hours=2),
        anker,
        draw(st.sampled_from(Feestdagregel)),
        draw(st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=4)),
    )


def dag(jaar: int, maand: int, een: int) -> datetime:
    return datetime(jaar, maand, een, tzinfo=UTC)


def data(gevonden: Sequence[Zittingsmoment]) -> list[date]:
    return [een.datum for een in gevonden]


def test_a_weekly_table_sits_every_week_on_its_day() -> None:
    assert data(zittingen(DONDERDAG, dag(2026, 11, 1), dag(2026, 12, 1), NL)) == [
        date(2026, 11, een) for een in (5, 12, 19, 26)
    ]


def test_a_zitting_has_a_begin_and_an_end_in_utc() -> None:
    zitting = zittingen(DONDERDAG, dag(2026, 11, 5), dag(2026, 11, 6), NL)[0]
    assert zitting.begint_op == datetime(2026, 11, 5, 12, 30, tzinfo=UTC)
    assert zitting.eindigt_op == datetime(2026, 11, 5, 14, 30, tzinfo=UTC)


def test_the_clock_on_the_wall_stays_the_same_over_both_clock_changes() -> None:
    zondag = replace(DONDERDAG, dag=Weekdag.ZONDAG, begintijd=time(13, 30))
    for maand in (3, 10):
        gevonden = zittingen(zondag, dag(2026, maand, 15), dag(2026, maand, 31), NL)
        assert {NL.lokaal(een.begint_op).time() for een in gevonden} == {time(13, 30)}
        assert len({een.begint_op.time() for een in gevonden}) == 2


def test_a_fortnightly_table_keeps_its_weeks_over_a_year_of_53_weeks() -> None:
    # 2026 has 53 weeks: by odd week numbers the table would sit in weeks 53 and 1, one after the other.
    gevonden = data(zittingen(DINSDAG, dag(2026, 12, 1), dag(2027, 2, 1), NL))
    assert gevonden == [date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5), date(2027, 1, 19)]


def test_the_anchor_counts_backward_as_well_as_forward() -> None:
    later = replace(DINSDAG, anker=date(2029, 1, 2))
    eerder = replace(DINSDAG, anker=later.anker - timedelta(weeks=200) if later.anker else None)
    periode = (dag(2026, 11, 1), dag(2027, 3, 1))
    assert zittingen(later, *periode, NL) == zittingen(eerder, *periode, NL) != ()


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        (Feestdagregel.OVERSLAAN, [date(2026, 12, 18), date(2027, 1, 8)]),
        (VOLGENDE, [date(2026, 12, 18), date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 8)]),
        (VORIGE, [date(2026, 12, 18), date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 8)]),
    ],
)
def test_christmas_and_new_year_follow_the_rule_of_the_table(regel: Feestdagregel, verwacht: list[date]) -> None:
    vrijdag = replace(DONDERDAG, dag=Weekdag.VRIJDAG, feestdagregel=regel)
    gevonden = zittingen(vrijdag, dag(2026, 12, 14), dag(2027, 1, 10), NL)
    assert data(gevonden) == verwacht
    assert all(een.gepland_op.weekday() == Weekdag.VRIJDAG for een in gevonden)


def test_a_moved_zitting_keeps_the_planned_day_that_names_it() -> None:
    maandag = replace(DONDERDAG, dag=Weekdag.MAANDAG, feestdagregel=VOLGENDE)
    (tweede_paasdag,) = zittingen(maandag, dag(2026, 4, 6), dag(2026, 4, 12), NL)
    assert (tweede_paasdag.gepland_op, tweede_paasdag.datum) == (date(2026, 4, 6), date(2026, 4, 7))


def test_a_zitting_moved_out_of_the_period_is_not_in_it_and_one_moved_in_is() -> None:
    maandag = replace(DONDERDAG, dag=Weekdag.MAANDAG, feestdagregel=VORIGE)
    assert not zittingen(maandag, dag(2026, 4, 6), dag(2026, 4, 12), NL)
    assert data(zittingen(maandag, dag(2026, 4, 2), dag(2026, 4, 3), NL)) == [date(2026, 4, 2)]


def test_a_day_on_which_the_table_does_not_sit_is_left_out_also_when_a_holiday_moved_it_there() -> None:
    maandag = replace(DONDERDAG, dag=Weekdag.MAANDAG, feestdagregel=VOLGENDE)
    for vervalt in (date(2026, 4, 6), date(2026, 4, 7)):
        zonder = replace(maandag, vervalt=frozenset({vervalt}))
        assert not zittingen(zonder, dag(2026, 4, 6), dag(2026, 4, 12), NL)


def test_a_long_closure_never_brings_two_zittingen_to_one_day() -> None:
    dicht = Kalender(extra_vrij=frozenset(date(2026, 7, 20) + timedelta(days=een) for een in range(14)))
    woensdag = replace(DONDERDAG, dag=Weekdag.WOENSDAG, feestdagregel=VOLGENDE)
    assert data(zittingen(woensdag, dag(2026, 7, 15), dag(2026, 8, 6), dicht)) == [
        date(2026, 7, 15),
        date(2026, 8, 3),
        date(2026, 8, 5),
    ]


def test_a_zitting_moved_as_far_as_the_next_one_is_dropped() -> None:
    dicht = Kalender(extra_vrij=frozenset(date(2026, 7, 22) + timedelta(days=een) for een in range(7)))
    woensdag = replace(DONDERDAG, dag=Weekdag.WOENSDAG, feestdagregel=VOLGENDE)
    gevonden = zittingen(woensdag, dag(2026, 7, 20), dag(2026, 8, 1), dicht)
    assert [(een.gepland_op, een.datum) for een in gevonden] == [(date(2026, 7, 29), date(2026, 7, 29))]


def test_a_period_holds_its_first_moment_and_not_its_last() -> None:
    begin = datetime(2026, 11, 5, 12, 30, tzinfo=UTC)
    assert len(zittingen(DONDERDAG, begin, begin + timedelta(weeks=1), NL)) == 1
    assert not zittingen(DONDERDAG, begin + timedelta(seconds=1), begin + timedelta(weeks=1), NL)


def test_a_table_without_a_rhythm_has_no_zittingen_of_itself() -> None:
    assert zittingen(None, dag(2026, 1, 1), dag(2027, 1, 1), NL) == ()


def test_a_rhythm_that_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="needs an anchor"):
        replace(DONDERDAG, ritme=Ritme.TWEEWEKELIJKS)
    with pytest.raises(ValueError, match="another day"):
        replace(DONDERDAG, anker=date(2026, 1, 6))
    with pytest.raises(ValueError, match="no rhythm"):
        replace(DONDERDAG, ritme=Ritme.AD_HOC)


def test_a_naive_period_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        zittingen(DONDERDAG, datetime(2026, 1, 1), dag(2026, 2, 1), NL)  # noqa: DTZ001


@given(roosters(), periodes, st.floats(0, 1))
def test_a_period_in_parts_gives_the_same_zittingen_as_the_whole(
    rooster: Rooster, periode: tuple[datetime, timedelta], deel: float
) -> None:
    van, duur = periode
    midden, tot = van + duur * deel, van + duur
    in_delen = zittingen(rooster, van, midden, NL) + zittingen(rooster, midden, tot, NL)
    assert in_delen == zittingen(rooster, van, tot, NL)


@given(roosters(), periodes)
def test_zittingen_are_in_order_on_days_that_are_free_to_sit(
    rooster: Rooster, periode: tuple[datetime, timedelta]
) -> None:
    van, duur = periode
    gevonden = zittingen(rooster, van, van + duur, NL)
    assert all(een.begint_op < ander.begint_op for een, ander in pairwise(gevonden))
    for een in gevonden:
        assert van <= een.begint_op < van + duur
        assert een.gepland_op.weekday() == rooster.dag
        assert not NL.vrij(een.datum)
        assert een.datum not in rooster.vervalt
        assert rooster.anker is None or (een.gepland_op - rooster.anker) % rooster.tussenpoos == timedelta(0)


@given(st.sampled_from(Weekdag), st.integers(2020, 2060), st.sampled_from([VOLGENDE, VORIGE]))
def test_a_weekly_table_that_moves_its_holidays_sits_as_often_as_there_are_weeks(
    weekdag: Weekdag, jaar: int, regel: Feestdagregel
) -> None:
    rooster = replace(DONDERDAG, dag=weekdag, feestdagregel=regel)
    gepland = [een.gepland_op for een in zittingen(rooster, dag(jaar - 1, 12, 1), dag(jaar + 1, 2, 1), NL)]
    assert all(ander - een == timedelta(weeks=1) for een, ander in pairwise(gepland))
