"""The cards of a talk: what anybody typed stands there as typed, and a post tells nothing."""

import json

import pytest

from cards.terugkeergesprek import beeld, formulier, posten
from cards.terugkeergesprek.beeld import Gesprekbeeld, Gespreksregel
from cards.terugkeergesprek.formulier import Gesprekvorm, Plankeuzes
from cards.terugkeergesprek.payloads_plannen import (
    Af,
    DeelnameOpen,
    Deelnemers,
    GesprekBewaar,
    GesprekOpen,
    MomentAnders,
    MomentKies,
    Verzet,
)
from domain.vergadering import Toegangsgegevens
from teksten.catalogus import Teksten, laad_teksten
from tests._kaart import Kaart

CODE = "26-0004-W"
NAAM = "**Vet** [link](https://kwaad.example.test) \u202eomgekeerd 😀 " + "x" * 10_000
TERUG = GesprekOpen(casus="c")


@pytest.fixture(scope="module")
def t() -> Teksten:
    return laad_teksten()


def test_a_name_with_markup_in_it_is_shown_as_plain_runs(t: Teksten) -> None:
    kaart = Kaart(beeld.gesprek(Gesprekbeeld(CODE, wie=NAAM, feiten=(("Stand", "x"),)), t))
    runs = [deel for deel in kaart.delen if deel.get("type") == "TextRun" and "Vet" in str(deel.get("text"))]
    assert runs
    assert "\u202e" not in json.dumps(kaart.json, ensure_ascii=False)
    assert not [deel for deel in kaart.delen if deel.get("type") == "TextBlock" and "Vet" in str(deel.get("text"))]


def test_a_form_with_mistakes_keeps_all_that_was_typed(t: Teksten) -> None:
    waarden = {"dag1": "3 maart", "tijd1": "10:00", "organisaties": "a,b", "duur": "60", "vast": "vast", "wie": "w"}
    keuzes = Plankeuzes(
        mensen=(("w", "Een"), ("z", "Twee")),
        inrichtingen=(("pi", "PI Verzonnen"),),
        organisaties=(("a", "A"), ("b", "B")),
        regisseurs=(("r", "R"),),
        erbij=(("z", "Twee"),),
    )
    vorm = Gesprekvorm(CODE, TERUG, "Iemand", waarden, ("Er is iets mis.", "En nog iets."))
    kaart = Kaart(formulier.plannen(vorm, keuzes, GesprekBewaar(casus="c", sleutel="s"), t))
    assert "Er is iets mis." in kaart
    ingevuld = {veld["id"]: veld.get("value") for veld in kaart.invoer}
    assert {naam: ingevuld[naam] for naam in waarden} == waarden
    assert kaart.knoppen == ("Gesprek plannen", "Annuleren")


def test_every_form_has_a_way_back_and_labels_on_all_its_inputs(t: Teksten) -> None:
    vorm = Gesprekvorm(CODE, TERUG)
    kaarten = (
        formulier.verzetten(vorm, Verzet(gesprek="g", sleutel="s"), t),
        formulier.anders(vorm, MomentAnders(gesprek="g", sleutel="s"), t),
        formulier.afzeggen(vorm, Af(gesprek="g", sleutel="s"), t),
        formulier.deelnemers(vorm, (("a", "A"),), (("r", "R"),), Deelnemers(gesprek="g", sleutel="s"), t),
    )
    for kaart in map(Kaart, kaarten):
        assert "Annuleren" in kaart.knoppen
        assert all(kaart.labels)


def test_a_post_is_a_line_and_one_button_or_none(t: Teksten) -> None:
    met = Kaart(posten.post(f"{CODE}: het gesprek gaat niet door.", "", DeelnameOpen(casus="c", organisatie="a"), t))
    zonder = Kaart(posten.post(f"{CODE}: het gesprek gaat niet door.", "<at>Carla</at>", None, t))
    assert met.knoppen == ("Openen",)
    assert zonder.knoppen == ()
    assert "<at>Carla</at>" in zonder


def test_the_inrichting_chooses_only_where_there_is_something_to_choose(t: Teksten) -> None:
    kies = MomentKies(gesprek="g", sleutel="s")
    met = Kaart(beeld.moment(Gesprekbeeld(CODE), [("2026-03-03T09:00:00+00:00", "dinsdag")], kies, t))
    assert "Kiezen" in met.knoppen
    assert "Kiezen" not in Kaart(beeld.moment(Gesprekbeeld(CODE), [], kies, t)).knoppen
    assert "Kiezen" not in Kaart(beeld.moment(Gesprekbeeld(CODE), [("m", "dinsdag")], None, t)).knoppen


def test_the_way_in_shows_number_and_passcode_only_when_there_are_any(t: Teksten) -> None:
    adres = "https://teams.microsoft.com/l/meetup-join/x"
    kaart = Kaart(beeld.naar_het_gesprek(CODE, Toegangsgegevens(adres, "123 456", "geheim"), TERUG, t))
    assert "123 456" in kaart
    assert "geheim" in kaart
    assert kaart.adressen == (adres,)
    assert "Toegangscode" not in Kaart(beeld.naar_het_gesprek(CODE, Toegangsgegevens(adres), TERUG, t))


def test_the_list_is_codes_and_what_waits(t: Teksten) -> None:
    leeg = Kaart(beeld.lijst([], t))
    assert "Er is nu geen gesprek gepland." in leeg
    kaart = Kaart(beeld.lijst([Gespreksregel("c", CODE, "Er is nog geen moment gekozen.", "Het wachten is op x.")], t))
    assert CODE in kaart
    assert kaart.knoppen == ("Bekijken", "Gesprek plannen")
