"""The cards of a detention keep to the house rules, also with everything on them that people can type."""

import pytest

from cards.bouwstenen import Card
from cards.detentie import beeld as beelden
from cards.detentie import formulier as formulieren
from cards.detentie.beeld import Detentiebeeld
from cards.detentie.formulier import VELDEN, Nieuwvorm, Wijzigvorm
from cards.detentie.payloads import DetentieBewaar, DetentieTerug, DetentieWijzig, Vormsoort
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T: Teksten = laad_teksten()
LANG = "**x** \u202e [a](b) 😀 " * 700
INRICHTINGEN = [(f"pi-{nr}", f"PI {nr}") for nr in range(8)]
GEMEENTEN = [(f"g{nr}", f"Gemeente {nr}") for nr in range(10)]
CODE = "26-0142-K"
BEWAAR = DetentieBewaar(sleutel="s")


def vol() -> Detentiebeeld:
    return Detentiebeeld(
        casus_id="c",
        code=CODE,
        wie=LANG,
        kop="Komt vrij over 12 dagen.",
        feiten=[(f"Feit {nr}", "waarde") for nr in range(8)],
        momenten=["Morgen."] * 3,
        eerder=["Toen."] * 10,
        aandacht=["Let op."] * 2,
        vormen=[Vormsoort.OVERPLAATSEN, Vormsoort.EERDER, Vormsoort.VERLOF, Vormsoort.ALLES],
        melding="Vastgelegd.",
        terug=DetentieTerug(casus="c", versie=3, sleutel="s"),
        verder=[("terugkeer", "Terugkeer"), ("quickscan", "Quickscan"), ("casus toon", "Casus")],
        waarneming="U neemt waar.",
    )


def wijzigvorm(soort: Vormsoort, wie: str = "Kanarie") -> Card:
    knop = DetentieWijzig(casus="c", soort=soort, versie=1, sleutel="s")
    return formulieren.wijzigen(
        Wijzigvorm(CODE, wie, INRICHTINGEN, GEMEENTEN, {"einde": "2026-06-01"}, ["Fout."], "Let op."), knop, T
    )


@pytest.mark.parametrize(
    "kaart",
    [
        formulieren.nieuw(Nieuwvorm(INRICHTINGEN, GEMEENTEN), BEWAAR, T),
        formulieren.nieuw(
            Nieuwvorm(
                INRICHTINGEN, GEMEENTEN, {"naam": LANG, "kenmerk": "9" * 900}, ["Een.", "Twee."], melding="Let op."
            ),
            BEWAAR,
            T,
        ),
        formulieren.nieuw(Nieuwvorm(INRICHTINGEN, GEMEENTEN, bekend=CODE, zou=["Tot: ..."], casus_id="c"), BEWAAR, T),
        formulieren.nieuw(Nieuwvorm(INRICHTINGEN, GEMEENTEN, bekend=CODE, casus_id="c"), BEWAAR, T),
        *(wijzigvorm(een, LANG) for een in Vormsoort),
        beelden.geopend(vol(), T),
        beelden.geopend(Detentiebeeld("c", CODE, "Kanarie", "Niet bekend.", []), T),
        beelden.nog_kiezen("c", CODE, "b", T),
        beelden.bericht("PI Merwede", "c", "26-0142-K: er is een dag veranderd.", T),
        beelden.bericht("PI Merwede", "c", "26-0142-K: voorbij.", T, mag_openen=False),
    ],
)
def test_every_card_keeps_to_the_house_rules(kaart: Card) -> None:
    klopt(kaart)


@pytest.mark.parametrize("soort", Vormsoort)
def test_a_form_asks_what_it_is_about_and_nothing_else(soort: Vormsoort) -> None:
    assert tuple(een["id"] for een in Kaart(wijzigvorm(soort)).invoer) == VELDEN[soort]


def test_what_was_typed_too_long_is_not_cut_off_by_the_client() -> None:
    kaart = Kaart(formulieren.nieuw(Nieuwvorm([], [], {"kenmerk": "y" * 900}), BEWAAR, T))
    (veld,) = [een for een in kaart.invoer if een["id"] == "kenmerk"]
    assert (veld["value"], veld["maxLength"]) == ("y" * 900, 900)


def test_a_form_that_will_not_be_saved_does_not_ask_to_be_filled_in_first() -> None:
    kaart = Kaart(wijzigvorm(Vormsoort.OVERPLAATSEN))
    assert "inrichting" not in kaart.druk("Annuleren", {}).data


def test_a_button_carries_ids_and_keys_and_nothing_about_the_person() -> None:
    for druk in Kaart(beelden.geopend(vol(), T)).drukken():
        assert set(druk.data) <= {"v", "casus", "soort", "versie", "sleutel", "opdracht", "casuscode"}
