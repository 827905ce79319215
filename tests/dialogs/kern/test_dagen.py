"""Days as people type them behind a command, counted from a Friday in November."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.kern.dagen import VERSTE_JAREN, lees_dag, lijkt_op_dag

VRIJDAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        # Who says vrijdag on a Friday means the next one; another day of the week is the first that comes.
        ("vrijdag", date(2026, 11, 27)),
        ("Vrijdag", date(2026, 11, 27)),
        ("vr", date(2026, 11, 27)),
        ("op vrijdag", date(2026, 11, 27)),
        ("komende vrijdag", date(2026, 11, 27)),
        ("vrijdag a.s.", date(2026, 11, 27)),
        ("zaterdag", date(2026, 11, 21)),
        ("maandag", date(2026, 11, 23)),
        ("do", date(2026, 11, 26)),
        ("volgende week dinsdag", date(2026, 11, 24)),
        ("dinsdag volgende week", date(2026, 11, 24)),
        ("volgende week vrijdag", date(2026, 11, 27)),
        ("vandaag", VRIJDAG),
        ("morgen", date(2026, 11, 21)),
        ("overmorgen", date(2026, 11, 22)),
        ("over 2 weken", date(2026, 12, 4)),
        ("over twee weken", date(2026, 12, 4)),
        ("over veertien dagen", date(2026, 12, 4)),
        ("over een week", date(2026, 11, 27)),
        ("over 3 maanden", date(2027, 2, 20)),
        ("over 12 maanden", date(2027, 11, 20)),
        # Without a year: the first that comes, today included.
        ("3 maart", date(2027, 3, 3)),
        ("3 mrt", date(2027, 3, 3)),
        ("1e december", date(2026, 12, 1)),
        ("20 november", VRIJDAG),
        ("20-11", VRIJDAG),
        ("vrijdag 20 november", VRIJDAG),
        ("19 november", date(2027, 11, 19)),
        ("29 februari", date(2028, 2, 29)),
        ("28-11", date(2026, 11, 28)),
        ("28/11", date(2026, 11, 28)),
        ("28.11", date(2026, 11, 28)),
        # The day stands before the month, as it is written here.
        ("2-12", date(2026, 12, 2)),
        ("12-1", date(2027, 1, 12)),
        ("28-11-2026", date(2026, 11, 28)),
        ("28-11-26", date(2026, 11, 28)),
        ("2026-12-01", date(2026, 12, 1)),
        ("20 november 2027", date(2027, 11, 20)),
        ("20-11-27", date(2027, 11, 20)),
    ],
)
def test_a_day_is_understood_as_people_say_it(tekst: str, dag: date) -> None:
    assert lees_dag(tekst, VRIJDAG) == dag
    assert lees_dag(f"  {tekst.upper()}  ", VRIJDAG) == dag


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("gisteren", date(2026, 11, 19)),
        ("3 maart 2025", date(2025, 3, 3)),
        ("deze week maandag", date(2026, 11, 16)),
        ("2 weken geleden", date(2026, 11, 6)),
    ],
)
def test_a_day_that_has_passed_by_its_own_words_is_not_made_into_one_that_comes(tekst: str, dag: date) -> None:
    assert lees_dag(tekst, VRIJDAG) == dag


@pytest.mark.parametrize(
    "tekst",
    [
        "volgende vrijdag",
        "deze vrijdag",
        "vrijdag over een week",
        "volgende week",
        "volgende maand",
        "eind november",
        "maart",
        "2 weken",
        "vrijdag maandag",
        # A date with the wrong day of the week: one of the two is a mistake.
        "donderdag 20 november",
        "vrijdag 3 maart",
        "31-2",
        "30 februari",
        "over 9 jaar",
        "over 9999 jaar",
        "3 maart 1990",
    ],
)
def test_what_leaves_open_which_day_is_asked_and_not_guessed(tekst: str) -> None:
    assert lees_dag(tekst, VRIJDAG) is None
    assert lijkt_op_dag(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "   ",
        "politie",
        "politie vrijdag",
        "Mei Lan",
        "elke vrijdag",
        "kerst",
        "nu",
        "2 uur",
        "over 2 uur",
        "10 december 23:59",
        "3 maart EST",
        "-1",
        "vrijdag vrijdag vrijdag vrijdag vrijdag vrijdag",
        "٣ maart",
    ],
)
def test_what_are_no_words_about_a_day_is_no_day(tekst: str) -> None:
    assert lees_dag(tekst, VRIJDAG) is None
    assert not lijkt_op_dag(tekst)


@pytest.mark.parametrize("tekst", ["5", "11", "2027", "00", "1 2 3"])
def test_a_number_by_itself_is_no_day(tekst: str) -> None:
    assert lees_dag(tekst, VRIJDAG) is None
    assert not lijkt_op_dag(tekst)


def test_the_days_on_which_the_clock_changes_are_days_like_others() -> None:
    for wissel in (date(2027, 3, 28), date(2026, 10, 25)):
        for vandaag in (wissel - timedelta(days=1), wissel):
            assert lees_dag("morgen", vandaag) == vandaag + timedelta(days=1)
            assert lees_dag("over 1 week", vandaag) == vandaag + timedelta(days=7)
            assert lees_dag("vandaag", vandaag) == vandaag


DAGEN = st.dates(date(2024, 1, 1), date(2035, 12, 31))
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
DAGWOORDEN = (*WEEKDAGEN, *MAANDEN, "vr", "over", "geleden", "volgende", "week", "weken", "jaar", "dagen", "e", "1-1")


@given(DAGEN, st.sampled_from(WEEKDAGEN))
def test_a_day_of_the_week_is_always_within_the_coming_seven_days(vandaag: date, tekst: str) -> None:
    dag = lees_dag(tekst, vandaag)
    assert dag is not None
    assert WEEKDAGEN[dag.weekday()] == tekst
    assert timedelta(days=1) <= dag - vandaag <= timedelta(days=7)


@given(DAGEN, st.integers(1, 300))
def test_days_and_weeks_from_now_are_counted(vandaag: date, aantal: int) -> None:
    assert lees_dag(f"over {aantal} dagen", vandaag) == vandaag + timedelta(days=aantal)


@given(DAGEN, st.dates(date(2023, 1, 1), date(2036, 12, 31)))
def test_a_whole_date_is_that_date_however_it_is_written(vandaag: date, bedoeld: date) -> None:
    verwacht = bedoeld if abs(bedoeld.year - vandaag.year) <= VERSTE_JAREN else None
    maand = MAANDEN[bedoeld.month - 1]
    for tekst in (
        f"{bedoeld.day} {maand} {bedoeld.year}",
        f"{WEEKDAGEN[bedoeld.weekday()]} {bedoeld.day} {maand} {bedoeld.year}",
        f"{bedoeld.day}-{bedoeld.month}-{bedoeld.year}",
        f"{bedoeld:%d-%m-%Y}",
        f"{bedoeld:%d/%m/%Y}",
        bedoeld.isoformat(),
    ):
        assert lees_dag(tekst, vandaag) == verwacht, tekst


@given(DAGEN, st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_a_date_without_a_year_is_the_first_that_comes(vandaag: date, bedoeld: date) -> None:
    dag = lees_dag(f"{bedoeld.day} {MAANDEN[bedoeld.month - 1]}", vandaag)
    assert dag is not None
    assert (dag.day, dag.month) == (bedoeld.day, bedoeld.month)
    assert vandaag <= dag < vandaag + timedelta(days=366)


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.one_of(st.sampled_from(DAGWOORDEN), st.integers(0, 99999).map(str)), max_size=6).map(" ".join),
    ),
    DAGEN,
)
def test_nothing_whatever_that_is_typed_raises_or_lies_further_away_than_is_agreed(tekst: str, vandaag: date) -> None:
    dag = lees_dag(tekst, vandaag)
    assert dag is None or abs(dag.year - vandaag.year) <= VERSTE_JAREN
    assert lijkt_op_dag(tekst) or dag is None
