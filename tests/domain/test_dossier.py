"""What of a text names others is blacked out; what is his own stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casus import Persoonsgegevens
from domain.dossier import WEGGELATEN, Nakijker, Zwartlak, gezien_door
from domain.logboek import Handeling, Logregel

ZELF = Persoonsgegevens("Sem van Verzonnen", date(2001, 5, 9), "Merwestad")
ANDER = Persoonsgegevens("Mila de Groot-van Verzonnen", date(1979, 3, 4), "Oosterwaard")
LAK = Zwartlak((ANDER,), ZELF)
NU = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "tekst",
    [
        "Mila belt",
        "MILA belt",
        "Míla belt",
        "Mila's broer",
        "Milas broer",
        "mevrouw Groot",
        "geboren 4-3-1979",
        "geboren 04/03/79",
        "geboren 4 mrt 1979",
        "geboren 4 maart",
        "geboren 1979-03-04",
        "woont in Oosterwaard",
    ],
)
def test_whatever_names_another_is_blacked_out(tekst: str) -> None:
    assert WEGGELATEN in LAK.over(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "Sem van Verzonnen",
        "geboren 9-5-2001",
        "woont in Merwestad",
        "Milan is geen Mila-naam? Milan blijft",
        "grootouders",
    ],
)
def test_what_is_his_own_or_only_looks_like_it_stays(tekst: str) -> None:
    assert LAK.over(tekst.replace("Mila-naam? ", "")) == tekst.replace("Mila-naam? ", "")


def test_a_family_shares_its_surname() -> None:
    assert LAK.over("de familie Verzonnen") == "de familie Verzonnen"


@given(st.text(max_size=80), st.text(max_size=80))
def test_wherever_a_name_stands_as_a_word_it_goes(voor: str, na: str) -> None:
    assert "Mila" not in LAK.over(f"{voor} Mila {na}").replace(voor, "").replace(na, "")


def test_a_text_is_left_out_until_it_was_chosen() -> None:
    dicht = Nakijker(LAK, frozenset(), nakijken=False).deel("a", "Kop", "Mila belt Sem")
    assert (dicht.tekst, dicht.weggelaten) == ("", True)
    open_ = Nakijker(LAK, frozenset({"a"}), nakijken=False).deel("a", "Kop", "Mila belt Sem")
    assert (open_.tekst, open_.weggelaten, open_.deels) == (f"{WEGGELATEN} belt Sem", False, True)


def test_who_saw_him_is_told_per_organisatie_from_the_first_day_until_the_last() -> None:
    def regel(namens: str | None, dagen: int, wie: str | None = "p", over: str = "sem") -> Logregel:
        return Logregel(
            handeling=Handeling.UITVRAAG_GEOPEND,
            op=NU + timedelta(days=dagen),
            door_id=wie,
            namens=namens,
            betrokkene_id=over,
        )

    regels = [
        regel("politie", 3),
        regel("politie", 1),
        regel(None, 2),
        regel("ggd", 1, over="mila"),
        regel("om", 1, None),
    ]
    gezien = gezien_door(regels, "sem", "huis")
    assert [(een.organisatie, een.eerste, een.laatste) for een in gezien] == [
        ("politie", NU + timedelta(days=1), NU + timedelta(days=3)),
        ("huis", NU + timedelta(days=2), NU + timedelta(days=2)),
    ]
