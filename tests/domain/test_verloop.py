"""The course of a casus: in which order its phases come, what comes first, and from where there is no way."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casus import Fase
from domain.errors import UserMistake
from domain.verloop import OVERGANGEN, Stap, kan, na
from teksten.catalogus import laad_teksten

ORDE = tuple(Fase)
LOPEND = tuple(een for een in Fase if een is not Fase.AFGESLOTEN)
TERUG = {Stap.UITVRAAG_TERUG, Stap.AFSCHALEN_GESTAAKT, Stap.HERMELDING}
"""Steps that lead back, because that is what they are for."""
EINDE = {Stap.NIET_IN_BEHANDELING, Stap.DUBBEL, Stap.AFGESCHAALD, Stap.NAZORG_KLAAR}


def test_a_casus_that_goes_well_passes_every_phase_once() -> None:
    fase, gezien = Fase.AANVANG, [Fase.AANVANG]
    for stap in (
        Stap.UITVRAAG,
        Stap.TRIAGE,
        Stap.IN_BEHANDELING,
        Stap.PLAN,
        Stap.AFSPRAAK,
        Stap.AFSCHALEN,
        Stap.AFGESCHAALD,
    ):
        fase = na(fase, stap)
        gezien.append(fase)
    assert gezien == list(ORDE)


@pytest.mark.parametrize("stap", [een for een in Stap if een not in TERUG | EINDE])
@pytest.mark.parametrize("fase", LOPEND)
def test_no_step_takes_a_casus_back_but_those_that_are_for_it(fase: Fase, stap: Stap) -> None:
    if kan(fase, stap):
        assert ORDE.index(na(fase, stap)) >= ORDE.index(fase)


def test_only_an_end_closes_a_casus_and_only_a_hermelding_opens_it_again() -> None:
    assert {stap for stap, wegen in OVERGANGEN.items() if Fase.AFGESLOTEN in wegen.values()} == EINDE
    assert {stap for stap in Stap if kan(Fase.AFGESLOTEN, stap)} == {Stap.HERMELDING}
    assert na(Fase.AFGESLOTEN, Stap.HERMELDING) is Fase.AANVANG


def test_what_is_in_behandeling_ends_by_scaling_down_alone() -> None:
    for fase in (Fase.PLAN, Fase.VOLHOUDEN):
        assert not any(kan(fase, stap) for stap in EINDE)
    assert [stap for stap in EINDE if kan(Fase.AFSCHALEN, stap)] == [Stap.AFGESCHAALD]


def test_a_double_is_found_at_the_beginning_or_not_at_all() -> None:
    assert [fase for fase in Fase if kan(fase, Stap.DUBBEL)] == [Fase.AANVANG]


@pytest.mark.parametrize("stap", [Stap.PLAN, Stap.AFSPRAAK, Stap.AFSCHALEN, Stap.AFGESCHAALD])
@pytest.mark.parametrize("fase", [Fase.AANVANG, Fase.UITVRAAG, Fase.TRIAGE])
def test_nothing_is_planned_or_agreed_before_it_is_in_behandeling(fase: Fase, stap: Stap) -> None:
    with pytest.raises(UserMistake, match=f"verloop.{stap.value}"):
        na(fase, stap)


def test_a_return_that_went_well_without_a_plan_is_done_once_it_was_taken_in() -> None:
    assert [fase for fase in Fase if kan(fase, Stap.NAZORG_KLAAR)] == [Fase.CASUSOVERLEG]


def test_an_uitvraag_takes_nothing_out_of_its_plan() -> None:
    for stap in (Stap.UITVRAAG, Stap.UITVRAAG_TERUG, Stap.TRIAGE, Stap.IN_BEHANDELING):
        for fase in (Fase.CASUSOVERLEG, Fase.PLAN, Fase.VOLHOUDEN, Fase.AFSCHALEN):
            assert na(fase, stap) is fase


def test_scaling_down_that_is_given_up_is_held_on_to() -> None:
    assert na(Fase.AFSCHALEN, Stap.AFSCHALEN_GESTAAKT) is Fase.VOLHOUDEN
    assert [fase for fase in Fase if kan(fase, Stap.AFSCHALEN_GESTAAKT)] == [Fase.AFSCHALEN]


@pytest.mark.parametrize(("fase", "stap"), [*product(Fase, Stap)])
def test_whatever_is_not_possible_says_in_words_what_comes_first(fase: Fase, stap: Stap) -> None:
    if kan(fase, stap):
        return
    with pytest.raises(UserMistake) as fout:
        na(fase, stap)
    assert laad_teksten()(f"fout.{fout.value.key}")
    assert (fout.value.key == "casus.afgesloten") is (fase is Fase.AFGESLOTEN)


@given(st.lists(st.sampled_from(Stap), max_size=60))
def test_however_a_casus_goes_it_can_always_come_to_an_end(stappen: list[Stap]) -> None:
    fase = Fase.AANVANG
    for stap in stappen:
        if kan(fase, stap):
            fase = na(fase, stap)
    uit = {fase}
    for _ in Stap:
        uit |= {na(een, stap) for een in uit for stap in Stap if kan(een, stap) and stap is not Stap.HERMELDING}
    assert Fase.AFGESLOTEN in uit
