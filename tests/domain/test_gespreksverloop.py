"""What happened at a talk follows from all that was told, in whatever order and however often it was told."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.gespreksverloop import (
    Aanwezigheid,
    Verloopdaad,
    aanwezig,
    is_er,
    is_pauze,
    leeg_sinds,
    mogelijk,
    noteer_drukte,
    ontbreekt,
    stappen_van_teams,
)
from domain.terugkeergesprek import Gebeurtenis, Gebeurtenissoort, Gespreksstap, Gespreksstatus, Terugkeergesprek

TIEN = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
S = Gebeurtenissoort
D = Verloopdaad
GEPLAND = Terugkeergesprek("g", "c", "b", Gespreksstatus.GEPLAND, "pi", 45, begint_op=TIEN)
BEZIG = Terugkeergesprek("g", "c", "b", Gespreksstatus.BEZIG, "pi", 45, begint_op=TIEN)


def om(minuut: int) -> datetime:
    return TIEN + timedelta(minutes=minuut)


def lijst(*wat: tuple[Gebeurtenissoort, int], door: str | None = None) -> tuple[Gebeurtenis, ...]:
    return tuple(Gebeurtenis(f"{nr}", "g", soort, om(minuut), door) for nr, (soort, minuut) in enumerate(wat))


def test_the_guest_was_there_from_three_past_until_half_past() -> None:
    assert aanwezig(lijst((S.GAST_ER, 3), (S.GAST_WEG, 31))) == (Aanwezigheid(om(3), om(31)),)


def test_two_who_come_by_themselves_are_there_until_the_last_one_goes() -> None:
    erbij = lijst((S.GAST_ER, 3), (S.GAST_ER, 5), (S.GAST_WEG, 20), (S.GAST_WEG, 31))
    assert aanwezig(erbij) == (Aanwezigheid(om(3), om(31)),)


def test_who_drops_out_and_comes_back_was_there_twice() -> None:
    twee = aanwezig(lijst((S.GAST_ER, 3), (S.GAST_WEG, 9), (S.GAST_ER, 12)))
    assert twee == (Aanwezigheid(om(3), om(9)), Aanwezigheid(om(12)))
    assert is_er(lijst((S.GAST_ER, 3), (S.GAST_WEG, 9), (S.GAST_ER, 12)))


def test_what_teams_tells_goes_before_what_was_pressed_on_his_page() -> None:
    gedrukt = lijst((S.GAST_ER, 1), door="casemanager")
    assert aanwezig(gedrukt) == (Aanwezigheid(om(1)),)
    assert aanwezig((*gedrukt, *lijst((S.GAST_ER, 2), (S.GAST_WEG, 30)))) == (Aanwezigheid(om(2), om(30)),)


def test_who_is_still_there_when_it_ends_goes_then() -> None:
    assert aanwezig(lijst((S.GAST_ER, 3), (S.GEEINDIGD, 40))) == (Aanwezigheid(om(3), om(40)),)


def test_who_leaves_without_having_come_was_not_there() -> None:
    assert aanwezig(lijst((S.GAST_WEG, 3))) == ()


def test_a_break_lasts_until_somebody_goes_on_or_it_ends() -> None:
    assert is_pauze(lijst((S.BEGONNEN, 0), (S.PAUZE, 10)))
    assert not is_pauze(lijst((S.BEGONNEN, 0), (S.PAUZE, 10), (S.VERDER, 15)))
    assert not is_pauze(lijst((S.BEGONNEN, 0), (S.PAUZE, 10), (S.GEEINDIGD, 15)))
    assert not is_pauze(())


VERLOOP = lijst(
    (S.BEGONNEN, -5), (S.GAST_ER, 1), (S.GEEINDIGD, 12), (S.BEGONNEN, 14), (S.GAST_WEG, 44), (S.GEEINDIGD, 50)
)


@given(st.permutations(VERLOOP))
def test_the_order_in_which_it_is_told_makes_no_difference(verteld: Sequence[Gebeurtenis]) -> None:
    assert stappen_van_teams(GEPLAND, verteld) == (Gespreksstap.BEGIN, Gespreksstap.EINDIG)
    assert stappen_van_teams(BEZIG, verteld) == (Gespreksstap.EINDIG,)
    assert aanwezig(verteld) == (Aanwezigheid(om(1), om(44)),)


@given(st.permutations(VERLOOP + VERLOOP[2:]))
def test_what_is_told_twice_is_kept_once(verteld: Sequence[Gebeurtenis]) -> None:
    gehouden: list[Gebeurtenis] = []
    for een in verteld:
        gehouden += [een] * ontbreekt(gehouden, een.soort, een.op)
    assert sorted(gehouden, key=lambda een: een.op) == list(VERLOOP)


def test_a_meeting_that_is_tried_out_on_another_day_begins_no_talk() -> None:
    assert stappen_van_teams(GEPLAND, lijst((S.BEGONNEN, -60 * 24), (S.GEEINDIGD, -60 * 24 + 5))) == ()


def test_a_line_that_fails_does_not_take_his_seat_away() -> None:
    weg = lijst((S.BEGONNEN, 0), (S.GEEINDIGD, 5))
    assert stappen_van_teams(BEZIG, weg) == ()
    assert leeg_sinds(weg) == om(5)
    assert leeg_sinds((*weg, *lijst((S.BEGONNEN, 6)))) is None


def test_what_a_person_said_takes_no_step_by_itself() -> None:
    assert stappen_van_teams(GEPLAND, lijst((S.BEGONNEN, 0), door="regisseur")) == ()
    assert leeg_sinds(lijst((S.GEEINDIGD, 50), door="regisseur")) is None


@pytest.mark.parametrize(
    ("gesprek", "gebeurd", "minuut", "kan"),
    [
        (GEPLAND, (), -11, ()),
        (GEPLAND, (), -10, (D.BEGONNEN,)),
        (GEPLAND, (), 1, (D.BEGONNEN, D.NIET_GEKOMEN)),
        (BEZIG, (), 1, (D.GEEINDIGD, D.PAUZE, D.GESTOPT, D.NIET_GEKOMEN)),
        (BEZIG, lijst((S.PAUZE, 5)), 6, (D.VERDER, D.GEEINDIGD, D.GESTOPT, D.NIET_GEKOMEN)),
        (BEZIG, lijst((S.GAST_ER, 1)), 6, (D.GEEINDIGD, D.PAUZE, D.GESTOPT)),
    ],
)
def test_what_can_be_said_of_a_talk(
    gesprek: Terugkeergesprek, gebeurd: tuple[Gebeurtenis, ...], minuut: int, kan: tuple[Verloopdaad, ...]
) -> None:
    assert mogelijk(gesprek, gebeurd, om(minuut)) == kan


def test_nothing_can_be_said_of_a_talk_that_is_over() -> None:
    for status in Gespreksstatus:
        if status not in {Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG}:
            assert mogelijk(Terugkeergesprek("g", "c", "b", status, "pi", 45, begint_op=TIEN), (), om(1)) == ()


def test_nobody_fills_a_table_by_pressing() -> None:
    gedrukt = lijst((S.GAST_DRUKTE, 0))
    assert noteer_drukte((), om(0))
    assert not noteer_drukte(gedrukt, om(9))
    assert noteer_drukte(gedrukt, om(10))
