"""A moment that somebody chose in two fields."""

from datetime import UTC, datetime

import pytest

from domain.moment import lees_moment
from domain.werkdagen import Kalender


def test_a_day_and_a_time_are_local_and_come_back_in_utc() -> None:
    assert lees_moment("2026-07-01", "09:30", Kalender()) == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    assert lees_moment("2026-12-01", " 09:30 ", Kalender()) == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dag", "tijd"),
    [("", ""), ("2026-12-01", ""), ("", "09:30"), ("1 december", "09:30"), ("2026-12-01", "25:00"),
     ("2026-12-01", "09:30+01:00"), ("1999-12-31", "09:30"), ("9999-12-31", "09:30")],
)  # fmt: skip
def test_what_is_no_moment_is_none(dag: str, tijd: str) -> None:
    assert lees_moment(dag, tijd, Kalender()) is None
