"""A question for advice: what may be done with it while it waits, and what is left of it afterwards."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import advies
from domain.advies import OPEN, Adviesstatus, Adviesvraag, Kwartaal
from domain.errors import UserMistake

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
VRAAG = Adviesvraag("v1", "bo", "politie", NU, "jeugd", "Hoe begint u zo'n gesprek?")


def test_a_question_is_taken_up_let_go_of_and_answered() -> None:
    opgepakt = advies.pak_op(VRAAG, "rosa")
    assert (opgepakt.status, opgepakt.regisseur_id) == (Adviesstatus.OPGEPAKT, "rosa")
    assert advies.laat_los(opgepakt) == VRAAG
    antwoord = advies.beantwoord(opgepakt, "ada", "Rustig.", NU)
    assert (antwoord.regisseur_id, antwoord.antwoord, antwoord.beantwoord_op) == ("ada", "Rustig.", NU)
    assert antwoord.vraag == VRAAG.vraag
    assert not antwoord.open


def test_of_what_is_about_somebody_and_of_what_is_taken_back_no_text_stays() -> None:
    for een in (advies.verwijs(VRAAG, "rosa", NU), advies.trek_in(VRAAG)):
        assert een.gewist
        assert een.vraag == een.antwoord == ""
        assert (een.thema, een.gesteld_op, een.organisatie) == ("jeugd", NU, "politie")


def test_what_waits_is_not_wiped_and_what_was_answered_is() -> None:
    with pytest.raises(UserMistake, match="nog_open"):
        advies.wis(VRAAG)
    assert advies.wis(advies.beantwoord(VRAAG, "rosa", "Rustig.", NU)).gewist


@pytest.mark.parametrize("status", sorted(set(Adviesstatus) - OPEN))
def test_nothing_more_is_done_with_what_needs_no_answer(status: Adviesstatus) -> None:
    klaar = Adviesvraag("v1", "bo", "politie", NU, "jeugd", "Hoe?", status, "rosa")
    acts: tuple[Callable[[Adviesvraag], Adviesvraag], ...] = (
        lambda een: advies.pak_op(een, "ada"),
        advies.laat_los,
        lambda een: advies.beantwoord(een, "ada", "Zo.", NU),
        lambda een: advies.verwijs(een, "ada", NU),
        advies.trek_in,
    )
    for doe in acts:
        with pytest.raises(UserMistake, match="afgehandeld"):
            doe(klaar)


@given(st.dates(date(2000, 1, 2), date(2100, 1, 1)))
def test_every_day_lies_in_exactly_one_quarter(dag: date) -> None:
    deze = Kwartaal.van(dag)
    assert deze.begin <= dag < deze.volgende.begin
    assert deze.volgende.vorige == deze == deze.vorige.volgende
    assert deze.vorige < deze < deze.volgende
