from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from cards.bouwstenen import Card, kaart
from cards.formulier import delen_in_woorden, foutblok, ingevulde_waarden, lees_voor, teken
from domain.formulier import (
    DELEN_ID,
    Formulier,
    Ingevuld,
    Keuze,
    Veld,
    Veldfout,
    VeldSoort,
    Voorwaarde,
    valideer,
)
from domain.regio import Regio
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, soort

T = laad_teksten()
ALLES = Formulier(
    "alles",
    "Alles",
    (
        Veld("bekend", "Bekend?", VeldSoort.JA_NEE, verplicht=True, einde_bij="nee"),
        Veld("kader", "Kader", VeldSoort.KEUZE, tuple(Keuze(f"k{een}", f"Kader {een}") for een in range(5))),
        Veld("zorgen", "Zorgen", VeldSoort.MEERKEUZE, (Keuze("a", "Anna"), Keuze("b", "Bert")), notitie=200),
        Veld("tot", "Tot wanneer", VeldSoort.DATUM, toon_als=Voorwaarde("kader", ("k1", "k2"))),
        Veld("kort", "Kort", VeldSoort.KORTE_TEKST, verplicht=True, hulp="In een paar woorden."),
        Veld("lang", "Lang", VeldSoort.TEKST, feit_of_oordeel=True),
    ),
)


@pytest.fixture(scope="module")
def demo() -> Regio:
    return laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")


def op_kaart(formulier: Formulier, waarden: dict[str, str] | None = None, *fouten: Veldfout) -> Card:
    return kaart("Formulier", *foutblok(formulier, T, fouten), *teken(formulier, T, waarden, fouten))


def invoer(card: Card) -> dict[str, dict[str, Any]]:
    return {een["id"]: een for een in soort(card, "Input.")}


def test_every_kind_of_question_is_drawn(snapshot: SnapshotAssertion) -> None:
    card = op_kaart(ALLES)
    klopt(card)
    assert card == snapshot


def test_what_is_wrong_stands_at_the_top_and_at_the_question_and_nothing_typed_is_lost(
    snapshot: SnapshotAssertion,
) -> None:
    getypt = {"bekend": "ja", "zorgen": "a,b", "kort": "", "lang": "x" * 1_001, "lang__aard": "feit", "delen": "alles"}
    fouten = valideer(ALLES, getypt)
    assert isinstance(fouten, tuple)
    card = op_kaart(ALLES, getypt, *fouten)
    klopt(card)
    velden = invoer(card)
    assert velden["veld.lang"]["value"] == getypt["lang"]
    assert velden["veld.zorgen"]["value"] == "a,b"
    assert "value" not in velden["veld.delen"]  # a choice that does not exist is no choice
    assert [een["text"] for een in soort(card, "TextBlock") if een.get("color") == "Attention"] == [
        "Vul deze vraag in.",
        "Dit is te lang. Er passen 1000 tekens.",
        "Kies met wie dit antwoord gedeeld mag worden.",
    ]
    assert soort(card, "Container")[0] == snapshot


def test_only_what_comes_before_any_way_out_is_required_in_the_client() -> None:
    velden = invoer(op_kaart(ALLES))
    assert velden["veld.bekend"]["isRequired"] is True
    assert not any(veld.get("isRequired") for naam, veld in velden.items() if naam != "veld.bekend")
    zonder_uitweg = Formulier("x", "X", tuple(een for een in ALLES.velden if een.id != "bekend"))
    velden = invoer(op_kaart(zonder_uitweg))
    assert {naam for naam, veld in velden.items() if veld.get("isRequired")} == {"veld.kort", "veld.delen"}


def test_a_conditional_question_says_when_it_is_meant() -> None:
    gelezen = [een["text"] for een in soort(op_kaart(ALLES), "TextBlock")]
    assert T("uitvraag.formulier.alleen_als", vraag="Kader", antwoord="kader 1, kader 2") in gelezen


def test_the_forms_of_the_demo_region_fit_on_a_card(demo: Regio) -> None:
    for formulier in demo.formulieren.values():
        klopt(op_kaart(formulier))


def test_a_form_filled_to_the_brim_still_fits(demo: Regio) -> None:
    pi = demo.formulieren["pi"]
    vol = {veld.id: "ש" * veld.lengte for veld in pi.velden if veld.is_tekst}
    vol |= {veld.notitie_id: "ש" * veld.notitie for veld in pi.velden if veld.notitie}
    klopt(op_kaart(pi, vol))


@given(
    st.dictionaries(
        st.sampled_from(
            [een for veld in ALLES.velden for een in (veld.id, veld.notitie_id, veld.aard_id)] + [DELEN_ID]
        ),
        st.text(max_size=50) | st.sampled_from(["ja", "nee", "k1", "a", "a,b", "feit", "hele_tafel", "2026-01-01"]),
    )
)
def test_whatever_was_typed_can_be_shown_again_and_saved_again(getypt: dict[str, str]) -> None:
    ingevuld = valideer(ALLES, getypt)
    if isinstance(ingevuld, tuple):
        op_kaart(ALLES, getypt, *ingevuld)
        return
    bewaard = dict(ingevulde_waarden(ingevuld))
    getoond = {
        naam.removeprefix("veld."): veld["value"]
        for naam, veld in invoer(op_kaart(ALLES, bewaard)).items()
        if "value" in veld
    }
    opnieuw = valideer(ALLES, getoond)
    assert isinstance(opnieuw, Ingevuld)
    assert opnieuw.waarden == ingevuld.waarden
    assert list(lees_voor(ALLES, bewaard, T)) == list(lees_voor(ALLES, dict(opnieuw.waarden), T))


def test_an_answer_reads_in_the_order_of_the_form_with_fact_or_judgement_behind_the_text() -> None:
    waarden = {
        "lang": "Loopt *goed*",
        "lang__aard": "oordeel",
        "zorgen": "a,b",
        "zorgen__notitie": "Al lang",
        "bekend": "ja",
        "delen": "mondeling",
        "onbekend": "hoort er niet bij",
    }
    assert list(lees_voor(ALLES, waarden, T)) == [
        ("Bekend?", "Ja"),
        ("Zorgen", "Anna, Bert"),
        ("Toelichting bij: Zorgen", "Al lang"),
        ("Lang", "Loopt *goed* (een oordeel)"),
    ]
    assert delen_in_woorden(waarden, T) == "Ik deel dit mondeling aan tafel"
    assert delen_in_woorden({}, T) == ""
