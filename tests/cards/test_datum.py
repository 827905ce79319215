from datetime import UTC, date, datetime

import pytest

from cards import datum
from domain.werkdagen import Kalender

KALENDER = Kalender()
WINTER = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
ZOMER = datetime(2026, 7, 1, 7, 5, tzinfo=UTC)


def test_a_moment_reads_as_dutch_on_the_clock_of_the_region() -> None:
    assert datum.dag_en_tijd(WINTER, KALENDER) == "dinsdag 1 december, 9.30 uur"
    assert datum.dag_en_tijd(ZOMER, KALENDER) == "woensdag 1 juli, 9.05 uur"


def test_the_day_is_the_local_day_also_when_it_is_still_yesterday_in_utc() -> None:
    laat = datetime(2026, 11, 30, 23, 15, tzinfo=UTC)
    assert datum.dag(laat, KALENDER) == "dinsdag 1 december"
    assert datum.dag_met_jaar(laat, KALENDER) == "dinsdag 1 december 2026"


def test_both_sides_of_the_autumn_clock_change_show_the_same_clock_time() -> None:
    assert datum.tijd(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), KALENDER) == "2.30 uur"
    assert datum.tijd(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), KALENDER) == "2.30 uur"


def test_a_birth_date_has_a_year_and_no_weekday() -> None:
    assert datum.datum(date(1990, 5, 3)) == "3 mei 1990"


def test_a_list_gets_the_short_form() -> None:
    assert datum.kort(WINTER, KALENDER) == "di 1 dec, 9.30 uur"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        datum.dag_en_tijd(datetime(2026, 12, 1, 9, 30), KALENDER)  # noqa: DTZ001
