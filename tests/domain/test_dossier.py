"""What of a text names others is blacked out; what is his own stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casus import Persoonsgegevens
from domain.dossier import WEGGELATEN, Nakijker, Zwartlak, gezien_door
from domain.inzage import wie_zag_persoon
from domain.logboek import NAMENS_MEER, Handeling, Logregel

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
        "geboren 4/3/'79",
        "geboren 4e maart 1979",
        "geboren 04031979",
        "woont in Oosterwaard",
        "Mi\u00adla belt",
        "Mi\u200bla belt",
        "Mi\u0301la belt",
        "mila_groot@voorbeeld.test",
        "MilaDeGroot-VanVerzonnen",
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


def test_it_does_not_matter_how_the_letters_of_a_name_are_made() -> None:
    los, vast = "Rene\u0301e Bos", "Ren\u00e9e Bos"
    for bewaard, getypt in ((los, vast), (vast, los)):
        assert Zwartlak((Persoonsgegevens(bewaard),), ZELF).over(f"{getypt.split()[0]} belt") == f"{WEGGELATEN} belt"


def test_what_is_not_seen_is_no_reason_to_say_that_something_was_left_out() -> None:
    deel = Nakijker(LAK, frozenset({"een"}), nakijken=False).deel("een", "Aanleiding", "Sem is ver\u00adhuisd")
    assert (deel.tekst, deel.deels) == ("Sem is verhuisd", False)


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
        # Who works for two and did not act for one of them: both saw it.
        regel(f"raad{NAMENS_MEER}zorg", 4),
    ]
    gezien = gezien_door(wie_zag_persoon(regels, {}, "sem"), "huis")
    assert [(een.organisatie, (een.eerste - NU).days, (een.laatste - NU).days) for een in gezien] == [
        ("politie", 1, 3),
        ("huis", 2, 2),
        ("raad", 4, 4),
        ("zorg", 4, 4),
    ]


@pytest.mark.parametrize("handeling", [Handeling.TOEGANG_GEWEIGERD, Handeling.TOEGANG_VERLEEND, Handeling.BIJ_GEOPEND])
def test_who_was_refused_saw_nothing_and_a_signal_to_a_burgemeester_is_never_told(handeling: Handeling) -> None:
    regel = Logregel(handeling=handeling, op=NU, door_id="p", namens="politie", betrokkene_id="sem")
    assert wie_zag_persoon([regel], {}, "sem") == ()
