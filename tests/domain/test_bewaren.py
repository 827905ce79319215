"""Terms: whole months by the calendar, extended by at most one more, and nothing goes that somebody holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bewaren import (
    BEGINT_BIJ,
    Besluitsoort,
    Bewaarbesluit,
    Bewaarcategorie,
    Bewaarsoort,
    Bewaring,
    bevestig,
    categorie_na,
    categorie_van,
    houd_vast,
    laat_los,
    lees_naam,
    plus_maanden,
    uiterste_verlenging,
    van_functionaris,
    verleng,
    verloopt,
)
from domain.bij import Gebruik, gebruik
from domain.casus import Spoor
from domain.errors import UserMistake
from domain.regio import Bewaartermijn
from domain.verloop import Stap
from regio.laden import laad_regio

REGIO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
NU = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
KLOK = Bewaring(
    Bewaarsoort.CASUS,
    "c1",
    Bewaarcategorie.CASUS,
    NU - timedelta(days=1900),
    NU - timedelta(days=70),
)


@pytest.mark.parametrize(
    ("dag", "maanden", "wordt"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2026, 3, 2), -3, date(2025, 12, 2)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(dag: date, maanden: int, wordt: date) -> None:
    assert plus_maanden(dag, maanden) == wordt


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_a_term_never_ends_before_it_began_and_never_lasts_a_month_too_long(dag: date, maanden: int) -> None:
    einde = plus_maanden(dag, maanden)
    assert einde.day <= dag.day
    assert (einde.year - dag.year) * 12 + einde.month - dag.month == maanden


def test_a_term_passes_as_the_local_day_begins() -> None:
    laat = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # half past midnight on the second, on the clock of the region
    assert verloopt(REGIO, Bewaarcategorie.CASUS, laat) == datetime(2031, 3, 1, 23, 0, tzinfo=UTC)


def test_what_the_region_has_not_said_never_falls_due() -> None:
    for zegt in ({}, {"casus": Bewaartermijn("casus", None, "")}):
        zwijgt = replace(REGIO, bewaartermijnen=zegt)
        assert verloopt(zwijgt, Bewaarcategorie.CASUS, NU) is None
        assert uiterste_verlenging(zwijgt, replace(KLOK, verloopt_op=None), NU) is None


def test_every_category_has_its_event_and_every_lane_its_category() -> None:
    assert set(BEGINT_BIJ) == set(Bewaarcategorie)
    assert categorie_van(Spoor.WGS) is Bewaarcategorie.CASUS
    assert categorie_van(Spoor.NAZORG) is Bewaarcategorie.NAZORG


def test_what_was_not_taken_in_is_kept_as_short_as_a_melding_that_became_no_casus() -> None:
    assert categorie_na(Spoor.WGS, Stap.NIET_IN_BEHANDELING) is Bewaarcategorie.AFGEWEZEN
    for stap in (Stap.AFGESCHAALD, Stap.DUBBEL):
        assert categorie_na(Spoor.WGS, stap) is Bewaarcategorie.CASUS
    for stap in (Stap.NIET_IN_BEHANDELING, Stap.AFGESCHAALD, Stap.DUBBEL):
        assert categorie_na(Spoor.NAZORG, stap) is Bewaarcategorie.NAZORG


def test_each_extension_is_at_most_the_term_once_more_and_there_may_be_more() -> None:
    een = verleng(REGIO, KLOK, date(2036, 3, 3), NU)
    assert een.verloopt_op == datetime(2036, 3, 2, 23, 0, tzinfo=UTC)
    with pytest.raises(UserMistake):
        verleng(REGIO, KLOK, date(2036, 3, 4), NU)
    later = datetime(2036, 3, 3, 9, 0, tzinfo=UTC)
    assert verleng(REGIO, een, date(2041, 3, 3), later).is_verlopen(later) is False


@pytest.mark.parametrize("categorie", [Bewaarcategorie.BIJ_SIGNAAL, Bewaarcategorie.BIJ_VERANTWOORDING])
def test_a_signal_is_held_but_never_extended_and_a_hold_leaves_its_term_as_it_was(categorie: Bewaarcategorie) -> None:
    klok = replace(KLOK, soort=Bewaarsoort.BIJ_SIGNAAL, categorie=categorie)
    assert uiterste_verlenging(REGIO, klok, NU) is None
    with pytest.raises(UserMistake) as fout:
        verleng(REGIO, klok, date(2031, 4, 1), NU)
    assert fout.value.key == "bewaren.fout.geen_grond"
    vast = houd_vast(klok)
    assert vast.verloopt_op == klok.verloopt_op
    assert gebruik(vast, NU) is Gebruik.VOORBIJ


@pytest.mark.parametrize("dag", [date(2031, 3, 3), date(2031, 3, 2), date(2020, 1, 1)])
def test_an_extension_ends_after_today(dag: date) -> None:
    with pytest.raises(UserMistake):
        verleng(REGIO, KLOK, dag, NU)


def test_only_what_is_past_its_term_and_held_by_nobody_can_be_confirmed() -> None:
    assert bevestig(KLOK, "rosa", NU).bevestigd
    for niet in (
        houd_vast(KLOK),
        replace(KLOK, verloopt_op=None),
        replace(KLOK, verloopt_op=NU + timedelta(seconds=1)),
    ):
        with pytest.raises(UserMistake):
            bevestig(niet, "rosa", NU)
    assert bevestig(laat_los(houd_vast(KLOK)), "rosa", NU).bevestigd


def test_holding_and_extending_take_a_confirmation_back() -> None:
    klaar = bevestig(KLOK, "rosa", NU)
    assert not houd_vast(klaar).bevestigd
    assert not verleng(REGIO, klaar, date(2032, 1, 1), NU).bevestigd


def test_the_hold_that_stands_is_of_who_put_it_last() -> None:
    pia = Bewaarbesluit(Besluitsoort.VASTGEHOUDEN, "pia", NU, als_functionaris=True)
    rosa = Bewaarbesluit(Besluitsoort.VASTGEHOUDEN, "rosa", NU)
    los = Bewaarbesluit(Besluitsoort.LOSGELATEN, "pia", NU, als_functionaris=True)
    langer = Bewaarbesluit(Besluitsoort.VERLENGD, "rosa", NU)
    assert van_functionaris([pia, langer])
    assert not van_functionaris([pia, los])
    assert not van_functionaris([pia, los, rosa])
    assert not van_functionaris([])


def test_a_name_in_a_button_is_read_back_and_nothing_else_is() -> None:
    assert lees_naam(KLOK.naam) == (Bewaarsoort.CASUS, "c1")
    for geen in ("", "casus", "casus:", "iets:c1"):
        with pytest.raises(UserMistake):
            lees_naam(geen)
