import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.bouwstenen import Card
from cards.uitvraag import beantwoorden, weigeren, werklijst
from cards.uitvraag.beantwoorden import Vorm, Vormen, Wie
from cards.uitvraag.weigeren import Weigervraag
from cards.uitvraag.werklijst import Coderegel, Dank, Dicht, Gezegd, Keuze, Lijst, Voorblad, Vraaggroep
from cards.uitvraag.werklijst_payloads import Waar, WerklijstAntwoord, WerklijstBekend, WerklijstPersoon
from domain.formulier import Delen, Formulier, Veldfout
from domain.werkdagen import Kalender
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import delen, klopt, knoppen, soort

T = laad_teksten()
NL = Kalender()
REGIO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
DEADLINE = datetime(2026, 11, 26, 16, tzinfo=UTC)
ZITTING = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
CODE = "26-0142-K"
TITEL = f"Uitvraag {CODE}"
WAAR = Waar("z1", "politie")
ANNA = Wie("p1", "Anna *Verzonnen* \u202egnirts", date(1990, 5, 3), "Slachtoffer", CODE)
BEA = Wie("p2", "Bea [link](x)", None)
LANG = "Wolfeschlegelsteinhausenbergerdorff-van der Meulen-Achterberg " * 2
SLEUTEL = "0123456789abcdef.1764000000." + "z" * 43
ALGEMEEN, PI = REGIO.formulieren["algemeen"], REGIO.formulieren["pi"]


def leest(card: Card) -> str:
    return json.dumps(card, ensure_ascii=False)


def dicht(card: Card) -> list[str]:
    return [een["id"] for een in delen(card) if een.get("isVisible") is False]


class TestVoorblad:
    groep = Vraaggroep("Een *goed* doel", "De wet", "Rosa, ZVH", (Coderegel(CODE, 3, DEADLINE),))
    beeld = Voorblad(WAAR, TITEL, "Politie", (groep,))

    def test_the_first_card(self, snapshot: SnapshotAssertion) -> None:
        card = werklijst.voorblad(self.beeld, T, NL)
        klopt(card)
        assert card == snapshot

    def test_who_shares_only_with_consent_finds_the_short_answer_first(self, snapshot: SnapshotAssertion) -> None:
        card = werklijst.voorblad(replace(self.beeld, sleutel=SLEUTEL), T, NL)
        klopt(card)
        assert knoppen(card) == ["Geen toestemming: niets delen", "Er is toestemming"]
        assert card == snapshot

    def test_urgent_is_said_in_words(self) -> None:
        groep = replace(self.groep, regels=(Coderegel(CODE, None, DEADLINE, spoed=True),))
        card = werklijst.voorblad(replace(self.beeld, groepen=(groep,)), T, NL)
        assert "Spoed: 1 onderwerp, antwoord vóór" in leest(card)

    def test_a_refusal_is_told_rather_than_that_it_was_dealt_with(self) -> None:
        card = werklijst.voorblad(replace(self.beeld, te_doen=False, weigering="beroepsgeheim"), T, NL)
        assert "deelt: beroepsgeheim" in leest(card)
        assert "al afgehandeld" not in leest(card)
        assert knoppen(card) == ["Bekijken of aanpassen"]

    def test_a_whole_table_of_casussen_fits(self) -> None:
        regels = tuple(Coderegel(f"26-{nr:04d}-K", 4, DEADLINE, spoed=nr % 2 == 0) for nr in range(40))
        groepen = tuple(replace(self.groep, doel=f"Doel {nr} " * 20, regels=regels[nr * 4 :][:4]) for nr in range(10))
        klaar = tuple(een.code for een in regels)
        klopt(werklijst.voorblad(replace(self.beeld, groepen=groepen, afgehandeld=klaar), T, NL))


class TestWieIsBekend:
    beeld = Keuze(WAAR, TITEL, (("b1:p1", ANNA), ("b1:p2", BEA)), 2, SLEUTEL)

    def test_several_persons_on_one_card(self, snapshot: SnapshotAssertion) -> None:
        card = werklijst.keuzekaart(self.beeld, T)
        klopt(card)
        assert card == snapshot

    def test_nothing_must_be_ticked_and_it_is_said_what_that_means(self) -> None:
        card = werklijst.keuzekaart(self.beeld, T)
        (veld,) = soort(card, "Input.")
        assert not veld.get("isRequired")
        assert "Wie u niet aanvinkt, legt u vast als niet bekend." in leest(card)

    def test_where_consent_decides_nobody_is_called_unknown(self) -> None:
        card = werklijst.keuzekaart(replace(self.beeld, toestemming=True), T)
        klopt(card)
        assert "niet bekend" not in leest(card)
        assert knoppen(card) == ["Opslaan"]

    def test_the_ticks_go_along_to_the_form_to_share_nothing(self) -> None:
        knop = soort(werklijst.keuzekaart(self.beeld, T), "Action.")[1]
        assert "associatedInputs" not in knop

    def test_eight_long_names_fit(self) -> None:
        wie = tuple((f"{'b' * 32}:{nr:032x}", replace(ANNA, naam=LANG)) for nr in range(8))
        klopt(werklijst.keuzekaart(replace(self.beeld, personen=wie, aangevinkt=tuple(een for een, _ in wie)), T))


class TestFormulieren:
    een = Vormen(WAAR, TITEL, (Vorm("b1:p1", ANNA, ALGEMEEN, Delen.HELE_TAFEL),), SLEUTEL, sleutel_niet_bekend=SLEUTEL)
    twee = replace(
        een,
        vormen=(*een.vormen, Vorm("b1:p2", BEA, ALGEMEEN, Delen.HELE_TAFEL)),
        sleutel_niet_bekend="",
        te_gaan=5,
        rest=("b1:p3",),
    )

    def test_about_one_person(self, snapshot: SnapshotAssertion) -> None:
        card = beantwoorden.vormenkaart(self.een, T)
        klopt(card)
        assert knoppen(card) == ["Niet bekend", "Niet delen", "Meer vertellen", "Opslaan"]
        assert card == snapshot

    def test_about_two_persons(self) -> None:
        card = beantwoorden.vormenkaart(self.twee, T)
        klopt(card)
        assert knoppen(card) == ["Meer vertellen"] * 2 + ["Opslaan en verder", "Niet delen over iemand", "Terug"]
        assert "Nog 5 personen te gaan" in leest(card)

    def test_what_needs_no_form_asks_for_no_input(self) -> None:
        kort = {
            een["title"]: een.get("associatedInputs")
            for een in soort(beantwoorden.vormenkaart(self.twee, T), "Action.E")
        }
        assert kort == {"Opslaan en verder": None, "Niet delen over iemand": "none", "Terug": "none"}

    @pytest.mark.parametrize("formulier", REGIO.formulieren.values(), ids=lambda een: een.code)
    def test_nothing_that_is_folded_away_is_a_duty(self, formulier: Formulier) -> None:
        card = beantwoorden.vormenkaart(replace(self.een, vormen=(Vorm("b1:p1", ANNA, formulier),)), T)
        klopt(card)
        for deel in (een for een in delen(card) if een.get("isVisible") is False):
            assert [veld for veld in delen(deel) if veld.get("isRequired")] == []

    def test_a_phone_shows_the_short_way(self) -> None:
        card = beantwoorden.vormenkaart(self.een, T)
        weg = {veld["id"] for deel in delen(card) if deel.get("isVisible") is False for veld in soort(deel, "Input.")}
        in_zicht = [een["id"] for een in soort(card, "Input.") if een["id"] not in weg]
        velden = ("nu_betrokken", "zorgen", "bespreken", "delen")
        assert in_zicht == [f"veld.p1.{veld}" for veld in velden]

    def test_the_persons_own_questions_stay_in_sight(self) -> None:
        card = beantwoorden.vormenkaart(replace(self.een, vormen=(Vorm("b1:p1", ANNA, PI),)), T)
        weg = {veld["id"] for deel in delen(card) if deel.get("isVisible") is False for veld in soort(deel, "Input.")}
        assert "veld.p1.hulpvragen" not in weg

    @pytest.mark.parametrize(
        ("waarden", "fouten"),
        [({"wat_loopt": "Begeleiding"}, ()), ({}, (Veldfout("zorgen__aard", "formulier.fout.aard"),))],
    )
    def test_once_something_is_in_it_or_wrong_nothing_is_folded_away(
        self, waarden: Mapping[str, str], fouten: tuple[Veldfout, ...]
    ) -> None:
        vorm = replace(self.een.vormen[0], waarden=waarden, fouten=fouten)
        assert dicht(beantwoorden.vormenkaart(replace(self.een, vormen=(vorm,)), T)) == []

    def test_what_is_proposed_to_be_shared_is_in_sight_and_what_was_chosen_stays(self) -> None:
        def gekozen(vorm: Vorm) -> object:
            velden = soort(beantwoorden.vormenkaart(replace(self.een, vormen=(vorm,)), T), "Input.")
            return next(een.get("value") for een in velden if een["id"] == "veld.p1.delen")

        (vorm,) = self.een.vormen
        assert gekozen(vorm) == "hele_tafel"
        assert gekozen(replace(vorm, waarden={"delen": "mondeling"})) == "mondeling"
        assert gekozen(replace(vorm, delen=None)) is None

    def test_a_correction_can_be_left_alone(self) -> None:
        card = beantwoorden.vormenkaart(replace(self.een, correctie=True, sleutel_niet_bekend=""), T)
        assert knoppen(card) == ["Niet delen", "Meer vertellen", "Opslaan", "Terug"]

    def test_of_two_it_is_said_about_whom_something_is_wrong(self) -> None:
        eerste, tweede = self.twee.vormen
        tweede = replace(tweede, fouten=(Veldfout("bespreken", "formulier.fout.verplicht"),))
        card = beantwoorden.vormenkaart(replace(self.twee, vormen=(eerste, tweede)), T)
        klopt(card)
        assert "Kijk bij Bea \\\\[link\\\\](x) nog even naar: Wilt u de persoon bespreken?" in leest(card)

    def test_a_name_is_shown_as_typed_and_stands_in_no_button(self) -> None:
        card = beantwoorden.vormenkaart(self.twee, T)
        gezien = [een["text"] for een in soort(card, "TextRun")]
        assert "Anna *Verzonnen* gnirts" in gezien
        for knop in soort(card, "Action.Execute"):
            assert "Anna" not in json.dumps(knop)


class TestLijst:
    @pytest.mark.parametrize("aantal", [1, 8, 9, 20])
    def test_what_was_answered_about_everybody(self, aantal: int) -> None:
        regels = tuple(
            Gezegd(f"{'b' * 32}:{nr:032x}", replace(ANNA, naam=LANG), "beantwoord", "met de hele tafel", "Piet Politie")
            for nr in range(aantal)
        )
        card = werklijst.lijstkaart(Lijst(WAAR, TITEL, regels, ZITTING, opgeslagen=True), T, NL)
        klopt(card)
        assert knoppen(card) == ["Wijzigen"] * (aantal if aantal <= werklijst.MEESTE_RIJEN else 1)
        assert "Telefonisch doorgegeven door Piet Politie" in leest(card)

    def test_a_page_in_the_middle(self, snapshot: SnapshotAssertion) -> None:
        regels = (Gezegd("b1:p1", ANNA, "beantwoord", "met de hele tafel"), Gezegd("b1:p2", BEA, "niet bekend"))
        dichte = (Dicht("b2", "26-0150-L", "beroepsgeheim"),)
        beeld = Lijst(WAAR, TITEL, regels, ZITTING, dichte, te_doen=True, vorige=0, volgende=40)
        card = werklijst.lijstkaart(beeld, T, NL)
        klopt(card)
        assert card == snapshot


class TestNietDelen:
    codes = Weigervraag(WAAR, TITEL, SLEUTEL, codes=(("b1", f"{CODE}: 2 personen"), ("b2", "26-0150-L: 1 persoon")))

    @pytest.mark.parametrize("wat", ["een code", "codes", "iemand", "personen"])
    def test_the_form_to_share_nothing(self, wat: str, snapshot: SnapshotAssertion) -> None:
        wie = (("b1:p1", ANNA), ("b1:p2", BEA))
        beeld = {
            "een code": replace(self.codes, codes=self.codes.codes[:1]),
            "codes": replace(self.codes, over=("b1", "b2"), eerder=True),
            "iemand": replace(self.codes, codes=(), personen=wie[:1]),
            "personen": replace(self.codes, codes=(), personen=wie, over=("b1:p2", "weg"), rest=("b1:p1",)),
        }[wat]
        card = weigeren.weigerkaart(beeld, T)
        klopt(card)
        assert card == snapshot


@pytest.mark.parametrize("elders", [0, 1, 3])
def test_thanks(elders: int, snapshot: SnapshotAssertion) -> None:
    waar = replace(WAAR, alleen="b1") if elders else WAAR
    card = werklijst.dankkaart(Dank(waar, TITEL, (CODE,), ZITTING, elders), T, NL)
    klopt(card)
    assert card == snapshot


def test_what_comes_back_is_gathered_and_what_was_left_empty_may_be_absent() -> None:
    waar = {"v": 1, "zitting": "z", "organisatie": "politie", "alleen": None}
    data = {**waar, "personen": ["b:p"], "sleutel": SLEUTEL, "veld.p.zorgen": "geen", "veld.p.x": None}
    assert WerklijstAntwoord.model_validate(data).velden == {"p.zorgen": "geen"}
    assert WerklijstBekend.model_validate({**waar, "personen": [], "sleutel": SLEUTEL, "bekend": None}).bekend == ""
    assert WerklijstPersoon.model_validate({**waar, "persoon": ""}).persoon is None
