"""What belongs elsewhere is recognised however people spell it; what only looks like it is not."""

import time
from pathlib import Path

import pytest

from domain.elders import HoortElders, hoort_elders
from regio.laden import laad_regio

DEMO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
LIJST = tuple(DEMO.hoort_elders.values())


def codes(*teksten: str, niet_over: tuple[str, ...] = ()) -> list[str]:
    return [een.code for een in hoort_elders(teksten, LIJST, niet_over)]


@pytest.mark.parametrize(
    "zin",
    [
        "Er zijn zorgen over radicalisering.",
        "RADICALISERING",
        "Hij radicaliseert snel",
        "zij zijn aan het radicaliseren",
        "een geradicaliseerde jongen",
        "Hij zou geradicaliseerd zijn!",
        "in een deradicaliseringstraject",
        "werd gederadicaliseerd",
        "zelfradicalisering",
        "radicaliséring",
        "radicali\u00adsering met een zacht afbreekstreepje",
        "radi\u200bcalisering met een onzichtbaar teken",
        "radicali-\nsering aan het eind van een regel",
        "\uff52\uff41\uff44icalisering in brede letters",
        "anti-terrorisme",
        "terroristische motieven",
        "'Jihadist'",
        "islamitische  staat",
        "Islamitische-Staat",
    ],
)
def test_it_is_recognised_in_every_form(zin: str) -> None:
    assert codes("Een gewone zin.", zin) == ["radicalisering"]


@pytest.mark.parametrize(
    "zin",
    [
        "",
        "een radicale verandering van woonplek",
        "Hij heet Jihad en is acht jaar",
        "een extreem hoge schuld",
        "islamitische feestdagen, en de staat van de woning",
        "Zij reist uit naar familie",
    ],
)
def test_what_only_looks_like_it_is_let_through(zin: str) -> None:
    assert codes(zin) == []


def test_who_says_that_it_is_not_about_that_is_let_through_for_that_subject_alone() -> None:
    ander = HoortElders("wapens", "wapens", ("wapenhandel",), "Elders.", "Daar.")
    zin = "radicalisering en wapenhandel"
    gevonden = hoort_elders([zin], (*LIJST, ander), {"radicalisering"})
    assert [een.code for een in gevonden] == ["wapens"]


def test_a_word_without_a_star_is_found_as_a_whole_word_only() -> None:
    lijst = (HoortElders("x", "x", ("wapen",), "Elders.", "Daar."),)
    assert hoort_elders(["een Wapen, zei hij"], lijst)
    assert not hoort_elders(["bewapening", "wapens", "wapen_x"], lijst)


def test_a_very_long_text_costs_little() -> None:
    begin = time.perf_counter()
    assert codes("radicalis " * 20_000 + "a" * 200_000) == []
    assert time.perf_counter() - begin < 2
