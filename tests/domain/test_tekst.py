from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tekst import lees_datum, schone_regel, schone_tekst


@pytest.mark.parametrize(
    "getypt", ["gewoon", "**vet** [link](x)", "مرحبا, שלום", "👩‍👩‍👧 en 🏳️‍🌈", "a\n\nb\tc", "e\u0301", "{naam} %s"]
)
def test_what_people_write_stays_as_it_is(getypt: str) -> None:
    assert schone_tekst(getypt) == getypt


@pytest.mark.parametrize(
    ("getypt", "schoon"),
    [
        ("a\x00b\x07c", "abc"),
        ("links\u202erechts\u202c", "linksrechts"),
        ("\u2067om\u2069", "om"),
        ("half \ud83d paar", "half  paar"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("\x9b31m", "31m"),
    ],
)
def test_what_does_harm_is_left_out(getypt: str, schoon: str) -> None:
    assert schone_tekst(getypt) == schoon


def test_only_white_space_is_nothing() -> None:
    assert schone_tekst(" \n\t\u00a0 ") == ""
    assert schone_regel("\u2003") == ""


def test_a_line_has_single_spaces() -> None:
    assert schone_regel("  Sem\u00a0van\n\tVerzonnen ") == "Sem van Verzonnen"


@given(st.text(max_size=200))
def test_whatever_comes_out_can_be_kept_and_cleaning_it_again_changes_nothing(getypt: str) -> None:
    for schoon in (schone_tekst, schone_regel):
        eens = schoon(getypt)
        assert eens.encode().decode() == eens
        assert schoon(eens) == eens


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        (" 2024-02-29 ", date(2024, 2, 29)),
        ("2026-02-29", None),
        ("22-11-2026", None),
        ("20261122", None),
        ("2026-W47-7", None),
        ("", None),
        ("morgen", None),
    ],
)
def test_a_day_is_read_only_as_a_date_field_sends_it(getypt: str, dag: date | None) -> None:
    assert lees_datum(getypt) == dag
