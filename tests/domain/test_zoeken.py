from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casus import Persoonsgegevens
from domain.zoeken import Geboren, Gelijkenis, genoeg, lees_geboren, lijkt, past, woorden

ANNA = Persoonsgegevens("Annabel Kanarie-Sijsje", date(1990, 5, 3), "merwestad")


@pytest.mark.parametrize(
    ("gezocht", "naam", "hoe"),
    [
        ("kanarie", "Annabel Kanarie-Sijsje", Gelijkenis.GEHEEL),
        ("sijsje annabel", "Annabel Kanarie-Sijsje", Gelijkenis.GEHEEL),
        ("Kanariesijsje", "Annabel Kanarie-Sijsje", Gelijkenis.DEEL),
        ("kana ann", "Annabel Kanarie-Sijsje", Gelijkenis.DEEL),
        ("andre", "André van Dijk", Gelijkenis.GEHEEL),
        ("ANDRÉ dyk", "Andre van Dijk", Gelijkenis.GEHEEL),
        ("Soren", "Søren Łukasz", Gelijkenis.GEHEEL),
        ("oneill", "Pat O'Neill", Gelijkenis.GEHEEL),
        ("mohamed", "Mohammed el Fassi", Gelijkenis.LIJKT),
        ("janssen", "Piet Jansen", Gelijkenis.LIJKT),
        ("vinkenog", "Bartholomeus Vinkenoog", Gelijkenis.LIJKT),
        ("عمر", "عمر خان", Gelijkenis.GEHEEL),
    ],
)
def test_a_name_is_found_however_it_was_spelled_in_any_order_and_by_a_part(
    gezocht: str, naam: str, hoe: Gelijkenis
) -> None:
    assert lijkt(woorden(gezocht), naam) is hoe


@pytest.mark.parametrize("gezocht", ["kanarie pietersen", "annabella vinkenoog", "xx", "jan"])
def test_every_word_that_is_looked_for_must_fit(gezocht: str) -> None:
    assert lijkt(woorden(gezocht), ANNA.naam) is None


def test_short_words_must_fit_exactly_or_half_of_all_names_would() -> None:
    assert lijkt(woorden("bas"), "Bob Bos") is None


@given(st.text(max_size=40))
def test_everybody_is_found_by_his_own_name(naam: str) -> None:
    assert lijkt(woorden(naam), naam) is Gelijkenis.GEHEEL


@pytest.mark.parametrize(("gezocht", "is_genoeg"), [("", False), ("a", False), ("- . '", False), ("bo", True)])
def test_one_letter_is_too_little_to_look_for(gezocht: str, is_genoeg: bool) -> None:
    assert genoeg(gezocht) is is_genoeg


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("1990", Geboren(1990)),
        (" 3-5-1990 ", Geboren(1990, date(1990, 5, 3))),
        ("03/05/1990", Geboren(1990, date(1990, 5, 3))),
        ("3.5.1990", Geboren(1990, date(1990, 5, 3))),
        ("1990-05-03", Geboren(1990, date(1990, 5, 3))),
        ("31-2-1990", None),
        ("90", None),
        ("0001", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_a_birth_date_or_year_is_read_as_people_type_it(getypt: str, gelezen: Geboren | None) -> None:
    assert lees_geboren(getypt) == gelezen


def test_a_year_finds_everybody_of_that_year_and_a_day_only_who_was_born_on_it() -> None:
    gezocht = woorden("kanarie")
    assert past(gezocht, Geboren(1990), ANNA) is Gelijkenis.GEHEEL
    assert past(gezocht, Geboren(1990, date(1990, 5, 3)), ANNA) is Gelijkenis.GEHEEL
    assert past(gezocht, Geboren(1990, date(1990, 5, 4)), ANNA) is None
    assert past(gezocht, Geboren(1991), ANNA) is None
    assert past(gezocht, Geboren(1990), Persoonsgegevens("Annabel Kanarie")) is None
