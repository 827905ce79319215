"""The cards about what somebody chose: calm, within what Teams takes, and nothing in a button that tells of him."""

import json

import pytest

from cards.bouwstenen import Card
from cards.terugkeergesprek import keuze, liever_niet
from cards.terugkeergesprek.keuze import Inbrengbeeld, Keuzebeeld
from cards.terugkeergesprek.liever_niet import Wens
from cards.terugkeergesprek.payloads_keuze import Beslis, KeuzeBewaar, WieBewaar
from domain.gespreksinbreng import LANGSTE_TEKST, LANGSTE_UITLEG
from domain.gesprekskeuze import Keuze
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, knoppen

T: Teksten = laad_teksten()
ID, CODE = "e0387f2eb4cf4442ad545b58bf69dda5", "26-0142-K"
LANG = ("**x** \u202e [a](b) 😀 " * 70)[:LANGSTE_TEKST]
BEELD = Keuzebeeld(ID, CODE, LANG, "Ja, hij doet mee.", kan=tuple(Keuze)[:5])
VOL = Keuzebeeld(
    ID,
    CODE,
    LANG,
    "Nee.",
    "Let op.",
    LANG,
    tuple(Keuze)[:5],
    eerst_nee=True,
    nodig=True,
    curatele=True,
    waarneming="U.",
)
INBRENG = Inbrengbeeld(
    tuple((f"Gebied {nr}:", LANG) for nr in range(7)), tuple((f"Organisatie {nr}", LANG[:400]) for nr in range(12)), 3
)
BEWAAR = KeuzeBewaar(gesprek=ID, sleutel="s" * 90)
WIE = WieBewaar(gesprek=ID, sleutel="s" * 90)
BESLIS = Beslis(gesprek=ID, sleutel="s" * 90)
WENSEN = tuple(
    Wens(f"organisatie-{nr}", f"Organisatie {nr}", "Stand.", "kan", LANG[:LANGSTE_UITLEG]) for nr in range(12)
)
GETYPT = {"keuze": "ja", "dag": "2026-03-02", "naam": LANG, "relatie": LANG}


@pytest.mark.parametrize(
    "kaart",
    [
        keuze.overzicht(BEELD, (), Inbrengbeeld(), T),
        keuze.overzicht(VOL, ("Eerder.",) * 10, INBRENG, T, mag_noteren=True),
        keuze.vorm(BEELD, BEWAAR, {}, (), Inbrengbeeld(), T),
        keuze.vorm(VOL, BEWAAR, GETYPT, ("Mis.", "Mist."), Inbrengbeeld(), T),
        keuze.vorm(VOL, None, {}, (), Inbrengbeeld(), T),
        keuze.gedaan(VOL, "Vastgelegd.", T),
        liever_niet.wie(CODE, LANG, [("politie", "Politie")], WIE, "politie", ("Mis.",), T),
        liever_niet.wie(CODE, LANG, [], WIE, "", (), T),
        liever_niet.beslis(CODE, WENSEN, BESLIS, {}, ("Mis.",), T, waarneming="U."),
        liever_niet.beslis(CODE, (), BESLIS, {}, (), T),
        liever_niet.gedaan(ID, "Titel", "Vastgelegd.", T),
    ],
)
def test_every_card_keeps_to_the_house_rules(kaart: Card) -> None:
    klopt(kaart)


def test_who_needs_nobody_sees_nothing_of_who_agrees_until_he_asks_for_it() -> None:
    dicht = Kaart(keuze.vorm(BEELD, BEWAAR, {}, (), Inbrengbeeld(), T))
    (vak,) = [een for een in dicht.delen if een.get("id") == keuze.MEE]
    assert vak["isVisible"] is False
    assert T("gesprekskeuze.knop.mee") in knoppen(dicht.json)
    open_ = Kaart(keuze.vorm(VOL, BEWAAR, {}, (), Inbrengbeeld(), T))
    (vak,) = [een for een in open_.delen if een.get("id") == keuze.MEE]
    assert vak.get("isVisible") is not False


def test_a_button_tells_nothing_of_what_he_chose() -> None:
    for kaart in (
        keuze.overzicht(VOL, (), INBRENG, T, mag_noteren=True),
        keuze.vorm(VOL, BEWAAR, GETYPT, (), INBRENG, T),
        liever_niet.beslis(CODE, WENSEN, BESLIS, {}, (), T),
    ):
        for druk in Kaart(kaart).drukken():
            assert set(druk.data) <= {"v", "gesprek", "sleutel", "alles"}, druk


def test_what_was_typed_shows_no_markup() -> None:
    kaart = Kaart(keuze.overzicht(VOL, (), INBRENG, T))
    assert "\u202e" not in json.dumps(kaart.json, ensure_ascii=False)
    blokken = [deel["text"] for deel in kaart.delen if deel.get("type") == "TextBlock"]
    assert not any("[a](b)" in blok for blok in blokken)
