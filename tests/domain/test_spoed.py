from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.regio import Termijnen
from domain.spoed import lees_uren, spoeddeadline
from regio.laden import laad_regio

DEMO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
NU = datetime(2026, 3, 2, 15, 7, 31, tzinfo=UTC)  # Monday 16.07 in the region, where the day ends at 17.00
VER = NU + timedelta(days=9)


def test_the_regions_own_term_ends_within_working_hours() -> None:
    assert spoeddeadline(DEMO, VER, NU) == datetime(2026, 3, 3, 15, 7, 31, tzinfo=UTC)
    kort = replace(DEMO, termijnen=replace(DEMO.termijnen, spoed_uren=4))
    assert spoeddeadline(kort, VER, NU) == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)


def test_the_hours_of_the_regisseur_are_meant_as_he_says_them_also_in_the_evening() -> None:
    assert spoeddeadline(DEMO, VER, NU, 4) == datetime(2026, 3, 2, 19, 7, tzinfo=UTC)


@pytest.mark.parametrize("uren", [None, 1, 100])
def test_it_is_never_after_the_zitting_begins(uren: int | None) -> None:
    begin = NU + timedelta(minutes=30)
    assert spoeddeadline(DEMO, begin, NU, uren) == begin


def test_without_a_term_of_the_region_the_regisseur_says_it() -> None:
    zonder = replace(DEMO, termijnen=Termijnen(uitvraag_werkdagen=2))
    assert spoeddeadline(zonder, VER, NU) is None
    assert spoeddeadline(zonder, VER, NU, 2) is not None


@pytest.mark.parametrize(
    ("getypt", "uren"),
    [
        ("4", 4),
        (" 24 ", 24),
        ("240", 240),
        *((fout, None) for fout in ("0", "241", "1.5", "-3", "", "vier", "٤", "9" * 5_000)),
    ],
)
def test_hours_are_a_whole_number_that_is_urgent(getypt: str, uren: int | None) -> None:
    assert lees_uren(getypt) == uren
