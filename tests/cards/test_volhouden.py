"""The cards of volhouden: calm, within what Teams takes, and neutral wherever they are posted."""

import json

import pytest

from cards.bouwstenen import Card
from cards.volhouden import aansporing, casus, lijst, plan, vormen
from cards.volhouden.aansporing import Aansporing
from cards.volhouden.casus import Casusbeeld, Daad, Scenario
from cards.volhouden.lijst import Stilregel
from cards.volhouden.payloads import (
    KaderGeregeld,
    VolhoudenAansporen,
    VolhoudenDoorpakken,
    VolhoudenNotitie,
    VolhoudenScenario,
)
from cards.volhouden.plan import Kaderbeeld
from cards.volhouden.vormen import Vorm
from domain.volhouden import LANGSTE_TEKST
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T: Teksten = laad_teksten()
LANG = "**x** \u202e [a](b) 😀 " * 700
CODE = "26-0142-K"
REGEL = Stilregel(
    CODE, ("Sinds 2 maart 2026 is er niets meer gehoord of gewijzigd.", "Een kader eindigt."), ("Gezien.",)
)
NOTITIE = VolhoudenNotitie(casus="c", sleutel="s")
AANSPOREN = VolhoudenAansporen(casus="c", sleutel="s")
SCENARIO = VolhoudenScenario(casus="c", sleutel="s")
DOORPAKKEN = VolhoudenDoorpakken(casus="c", sleutel="s")
GEREGELD = KaderGeregeld(casus="c", kader="k", sleutel="s")
ORGANISATIES = [(f"o{nr}", f"Organisatie {nr}") for nr in range(12)]


def heel(getypt: str = "Kanarie") -> Card:
    beeld = Casusbeeld(
        "c",
        CODE,
        ("Sinds lang.",) * 6,
        ("Politie: 2 afspraken open.",) * 8,
        "Op de agenda van dinsdag 3 maart.",
        tuple(Scenario(f"s{nr}", getypt, getypt, getypt, "", "sleutel") for nr in range(7)),
        tuple(Daad("2 maart 2026, Rosa", "tegenslag genoteerd.", getypt) for _ in range(8)),
        eerder=4,
        aansporen=True,
        waarneming="U neemt waar voor Rosa.",
    )
    return casus.casuskaart(beeld, T, gedaan=["Genoteerd."], let_op_=["Bel zelf."])


@pytest.mark.parametrize(
    "kaart",
    [
        lijst.lijst([], T),
        lijst.lijst([REGEL] * 10, T, vanaf=10, totaal=43),
        lijst.bericht("Rosa Regisseur", [], T),
        lijst.bericht("Rosa Regisseur", [REGEL] * 40, T),
        heel(),
        heel(LANG),
        casus.casuskaart(Casusbeeld("c", CODE, loopt=False), T),
        vormen.notitie(Vorm(CODE), NOTITIE, T),
        vormen.notitie(Vorm(CODE, {"tekst": LANG[:3000]}, ("Te lang.",), "Al gebruikt."), NOTITIE, T),
        vormen.aansporen(Vorm(CODE), AANSPOREN, ORGANISATIES, ("Politie niet.",), T),
        vormen.aansporen(Vorm(CODE), AANSPOREN, [], ("Politie niet.",), T),
        vormen.scenario(Vorm(CODE, {"wie": "x" * 400}), SCENARIO, T),
        vormen.doorpakken(Vorm(CODE), DOORPAKKEN, [("z", "dinsdag 3 maart, 9.30 uur")], ORGANISATIES, T),
        vormen.doorpakken(Vorm(CODE), DOORPAKKEN, [], [], T),
        plan.kaderbericht("c", "k", CODE, "In deze casus eindigt een kader op 3 maart 2026.", T),
        plan.kader(Kaderbeeld("c", "k", CODE, "Toezicht", "Eindigt.", LANG[:200], LANG), GEREGELD, T),
        plan.kader_klaar(CODE, T),
        plan.evaluatiebericht("c", CODE, "U sprak af.", T),
        plan.evaluatie_klaar(CODE, T),
        aansporing.aansporing(Aansporing("politie", "Politie", "c", CODE, vermeld="<at>Piet</at>"), T),
        aansporing.aansporing(
            Aansporing("politie", "Politie", "c", CODE, zitting="dinsdag 3 maart, 9.30 uur", zitting_id="z"), T
        ),
        aansporing.aansporing(Aansporing("politie", "Politie", "c", CODE, gedaan=True), T),
    ],
)
def test_every_card_keeps_to_the_house_rules(kaart: Card) -> None:
    klopt(kaart)


def test_what_was_typed_too_long_is_not_cut_off_by_the_client() -> None:
    kaart = Kaart(vormen.notitie(Vorm(CODE, {"tekst": "y" * 1_400}), NOTITIE, T))
    (veld,) = kaart.invoer
    assert (veld["value"], veld["maxLength"]) == ("y" * 1_400, 1_400)
    leeg = Kaart(vormen.notitie(Vorm(CODE), NOTITIE, T))
    assert leeg.invoer[0]["maxLength"] == LANGSTE_TEKST


def test_a_nudge_stands_out_when_somebody_is_silent_and_nothing_does_when_all_moves() -> None:
    def hoofd(beeld: Casusbeeld) -> list[str]:
        delen = Kaart(casus.casuskaart(beeld, T)).delen
        return [deel["title"] for deel in delen if deel.get("style") == "positive" and "title" in deel]

    assert hoofd(Casusbeeld("c", CODE, ("Stil.",), aansporen=True)) == ["Aansporen"]
    assert hoofd(Casusbeeld("c", CODE, ("Stil.",))) == ["Doorpakken"]
    assert hoofd(Casusbeeld("c", CODE)) == []


def test_what_was_typed_shows_no_markup_and_only_its_beginning() -> None:
    kaart = heel(LANG)
    assert "\u202e" not in json.dumps(kaart, ensure_ascii=False)
    assert "**x**" in Kaart(kaart)
    teksten = [deel["text"] for deel in Kaart(kaart).delen if deel.get("type") == "TextBlock"]
    assert not any("[a](b)" in tekst for tekst in teksten)
