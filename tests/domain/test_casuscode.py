import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casuscode import Casuscode
from domain.errors import UserMistake

# Every letter and digit somebody may hit, also those that no code holds.
TOETSEN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
codes = st.builds(Casuscode, st.integers(0, 99), st.integers(1, 10**9))


def leest(tekst: str) -> bool:
    try:
        Casuscode.lees(tekst)
    except UserMistake:
        return False
    return True


def vergissingen(code: str) -> set[str]:
    """Give everything that one wrong character, or two neighbours swapped, makes of a code without its dashes."""
    kaal = code.replace("-", "")
    fout = {
        kaal[:plaats] + toets + kaal[plaats + 1 :] for plaats, toets in itertools.product(range(len(kaal)), TOETSEN)
    }
    gewisseld = {
        kaal[:plaats] + kaal[plaats + 1] + kaal[plaats] + kaal[plaats + 2 :] for plaats in range(len(kaal) - 1)
    }
    return (fout | gewisseld) - {kaal}


def test_a_code_is_written_as_year_number_and_check_character() -> None:
    assert str(Casuscode.maak(2026, 142)) == "26-0142-K"


def test_the_number_grows_beyond_four_digits() -> None:
    code = Casuscode.maak(2026, 12345)
    assert str(code).startswith("26-12345-")
    assert Casuscode.lees(str(code)) == code


def test_no_check_character_looks_like_a_digit_or_stands_among_look_alikes() -> None:
    tekens = {str(Casuscode.maak(26, nummer))[-1] for nummer in range(1, 500)}
    assert len(tekens) == 17
    assert not tekens & set("0123456789BGILOQSUZ")


@pytest.mark.parametrize("jaar", [0, 26, 99])
def test_every_wrong_character_and_every_swap_is_caught_in_every_code_of_four_digits(jaar: int) -> None:
    """Exhaustive over numbers at the check itself: only what has another check character may differ by one."""
    for nummer in range(1, 10_000, 1 if jaar == 26 else 37):
        code = str(Casuscode(jaar, nummer))
        cijfers, teken = code[:-2].replace("-", ""), code[-1]
        for plaats, cijfer in enumerate(cijfers):
            for ander in "0123456789":
                anders = cijfers[:plaats] + ander + cijfers[plaats + 1 :]
                if ander != cijfer and int(anders[2:]):
                    assert str(Casuscode(int(anders[:2]), int(anders[2:])))[-1] != teken
        for plaats in range(len(cijfers) - 1):
            anders = cijfers[:plaats] + cijfers[plaats + 1] + cijfers[plaats] + cijfers[plaats + 2 :]
            if anders != cijfers and int(anders[2:]):
                assert str(Casuscode(int(anders[:2]), int(anders[2:])))[-1] != teken


@pytest.mark.parametrize("nummer", [1, 7, 142, 1111, 2026, 9009, 9999, 10_000, 123_456])
def test_a_code_with_one_typing_error_is_never_read_as_a_code(nummer: int) -> None:
    for vergissing in vergissingen(str(Casuscode(26, nummer))):
        assert not leest(vergissing), vergissing


@given(codes)
def test_a_long_code_with_one_typing_error_is_never_read_as_a_code(code: Casuscode) -> None:
    for vergissing in vergissingen(str(code)):
        assert not leest(vergissing), vergissing


@given(codes, st.lists(st.sampled_from(["", " ", "\u00a0", "-", "\u2011", "\u2013", "\u200b", "\t"]), min_size=16))
def test_case_spaces_and_dashes_do_not_matter(code: Casuscode, tussen: list[str]) -> None:
    getypt = "".join(een + ruimte for een, ruimte in zip(str(code).lower(), itertools.cycle(tussen), strict=False))
    assert Casuscode.lees(getypt) == code


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "K",
        "26",
        "26-0142",
        "26-142-K",
        "26-00142-K",
        "26-0000-A",
        "260142KK",
        "\u0662\u0666-0142-K",
        "26-0142-\u212a",
    ],
)
def test_what_has_not_the_form_of_a_code_is_refused_without_repeating_it(tekst: str) -> None:
    with pytest.raises(UserMistake) as fout:
        Casuscode.lees(tekst)
    assert fout.value.key == "casuscode.fout.vorm"
    assert not fout.value.parameters


def test_a_wrong_check_character_is_said_as_such() -> None:
    with pytest.raises(UserMistake) as fout:
        Casuscode.lees("26-0142-M")
    assert fout.value.key == "casuscode.fout.controleteken"


@pytest.mark.parametrize(("jaar", "nummer"), [(26, 0), (26, -1), (100, 1), (-1, 1), (26, 10**12)])
def test_what_cannot_be_written_as_a_code_cannot_be_made(jaar: int, nummer: int) -> None:
    with pytest.raises(ValueError, match="casuscode"):
        Casuscode(jaar, nummer)
