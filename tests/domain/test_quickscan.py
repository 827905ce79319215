"""What the answers of the inrichting come down to, and in which order people are gone through: by day alone."""

from datetime import date
from pathlib import Path

import pytest

from domain.basisvoorwaarden import Stand
from domain.quickscan import (
    MET_REDEN,
    Persoonsbeeld,
    Quickscanbesluit,
    heeft_zorgen,
    op_ontslag,
    stand_van_veld,
    velden_van,
    wil_bespreken,
)
from domain.regio import Regio
from regio.laden import laad_regio


@pytest.fixture(scope="module")
def regio() -> Regio:
    return laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")


def een(code: str, einde: date | None, *, zorgen: int = 0) -> Persoonsbeeld:
    return Persoonsbeeld(casus_id=code, code=code, naam="Verzonnen", einde=einde, bespreken=("GGD",) * zorgen)


def test_people_are_gone_through_by_day_of_release_whatever_is_said_of_them() -> None:
    vroeg, laat = een("c", date(2026, 3, 1)), een("b", date(2026, 4, 1), zorgen=5)
    nooit, ook_nooit = een("z", None, zorgen=9), een("a", None)
    assert sorted([nooit, laat, ook_nooit, vroeg], key=op_ontslag) == [vroeg, laat, ook_nooit, nooit]


@pytest.mark.parametrize(
    ("veld", "antwoord", "stand"),
    [
        ("id_bewijs", "geldig", Stand.OP_ORDE),
        ("id_bewijs", "aangevraagd", Stand.MEE_BEZIG),
        ("id_bewijs", "verlopen", Stand.NIET),
        ("id_bewijs", "onbekend", Stand.ONBEKEND),
        ("id_bewijs", "", Stand.ONBEKEND),
        ("inkomen_uitkering", "geen", Stand.NIET),
        ("lvb_zelfredzaamheid", "vermoeden", None),
        ("hulpvragen", "werk", None),
    ],
)
def test_each_question_says_how_it_stands_by_its_own_answer(
    regio: Regio, veld: str, antwoord: str, stand: Stand | None
) -> None:
    assert regio.nazorg is not None
    # What is said to another question of the same basisvoorwaarde does not count here.
    waarden = {veld: antwoord, "werk_dagbesteding": "geen"} if veld != "werk_dagbesteding" else {veld: antwoord}
    assert stand_van_veld(veld, waarden, regio.nazorg.voorwaarden.values()) is stand


def test_all_nine_questions_are_told_in_the_words_of_the_form(regio: Regio) -> None:
    assert regio.nazorg is not None
    formulier = regio.formulieren["pi"]
    waarden = {"hulpvragen": "Ik wil werk", "schulden": "met_regeling", "schulden__notitie": "Loopt tot mei"}
    velden = velden_van(formulier, waarden, regio.nazorg.voorwaarden.values())
    assert len(velden) == 9
    per_label = {veld.label: veld for veld in velden}
    assert per_label["Hulpvragen"].antwoord == "Ik wil werk"
    assert per_label["Schulden"].antwoord == "Ja, met regeling"
    assert per_label["Schulden"].notitie == "Loopt tot mei"
    assert per_label["Zorg/verslaving/psychische problemen"].stand is Stand.ONBEKEND


@pytest.mark.parametrize(
    ("gezegd", "zorgen"), [("ja", True), ("persoon,kinderen", True), ("nee", False), ("geen", False)]
)
def test_concerns_are_what_somebody_said_and_nothing_else(gezegd: str, zorgen: bool) -> None:
    assert heeft_zorgen({"zorgen": gezegd}) is zorgen
    assert not heeft_zorgen({})
    assert wil_bespreken({"bespreken": "ja"})
    assert not wil_bespreken({"bespreken": "nee"})


def test_only_to_be_talked_about_needs_no_reason() -> None:
    assert set(Quickscanbesluit) - MET_REDEN == {Quickscanbesluit.BESPREKEN}
