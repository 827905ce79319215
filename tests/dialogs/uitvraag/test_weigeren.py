import json
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from domain.agenda import Zitting
from domain.casus import Casus
from domain.logboek import Handeling
from domain.uitvraag import Antwoordsoort, BevragingStatus, Weigergrond, Weigering
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import (
    GEHEIM,
    NIET_DELEN,
    gezegd,
    kent_niemand,
    opent,
    opent_een,
    opent_persoon,
    vult_in,
    ziet_namen,
)
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
TOELICHTING = "Toelichting (verplicht bij: om een andere reden)"
OVER = "Over welke casussen deelt u niets?"
WIE = "Over wie deelt u niets?"


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie", "Piet Politie")


@pytest.fixture
def zitting(verhaal: Verhaal) -> Zitting:
    return verhaal.zitting(ZITTING)


@pytest.fixture
async def casus(verhaal: Verhaal, zitting: Zitting) -> Casus:
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


@pytest.fixture
async def ander(verhaal: Verhaal, casus: Casus) -> Casus:
    """A second casus for the same zitting."""
    een = verhaal.casus(ANNA, nummer=150)
    await verhaal.start(een)
    return een


async def weigerformulier(verhaal: Verhaal, casus: Casus, wie: Deelnemer) -> Kaart:
    return await wie.presses(await opent_een(verhaal, wie, casus), NIET_DELEN)


class TestVoorDatErEenNaamOpengaat:
    async def test_refusing_is_possible_without_ever_seeing_a_name(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        formulier = await weigerformulier(verhaal, casus, piet)
        dank = await piet.presses(formulier, "Vastleggen", GEHEIM)
        assert "Dank u. Uw organisatie heeft deze uitvraag afgehandeld" in dank
        for kaart in (formulier, dank):
            assert "Kanarie" not in json.dumps(kaart.json)
            assert "Vinkenoog" not in json.dumps(kaart.json)
        geopend = (een for een in verhaal.wereld.logboek(casus.id) if een.handeling is Handeling.UITVRAAG_GEOPEND)
        assert {een.betrokkene_id for een in geopend} == {None}

    async def test_it_is_a_refusal_about_every_person_with_its_ground(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        formulier = await weigerformulier(verhaal, casus, piet)
        await piet.presses(formulier, "Vastleggen", GEHEIM | {TOELICHTING: "Zie *artikel* 88"})
        weigering = Weigering(Weigergrond.BEROEPSGEHEIM, "Zie *artikel* 88")
        assert [(een.betrokkene_id, een.soort, een.weigering) for een in gezegd(verhaal, casus).values()] == [
            (wie.id, Antwoordsoort.GEWEIGERD, weigering) for wie in casus.betrokkenen
        ]
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD

    async def test_of_several_casussen_all_are_chosen_beforehand(
        self, verhaal: Verhaal, zitting: Zitting, casus: Casus, ander: Casus, piet: Deelnemer
    ) -> None:
        formulier = await piet.presses(await opent(verhaal, piet, zitting), NIET_DELEN)
        assert f"{casus.code}: 2 personen" in formulier
        dank = await piet.presses(formulier, "Vastleggen", GEHEIM)
        assert f"{casus.code}, {ander.code}" in dank
        for een in (casus, ander):
            assert verhaal.bevraging(een, "politie").status is BevragingStatus.GEWEIGERD

    async def test_of_several_casussen_one_may_be_chosen_and_the_rest_is_still_told_about_without_names(
        self, verhaal: Verhaal, zitting: Zitting, casus: Casus, ander: Casus, piet: Deelnemer
    ) -> None:
        formulier = await piet.presses(await opent(verhaal, piet, zitting), NIET_DELEN)
        voorblad = await piet.presses(formulier, "Vastleggen", {OVER: f"{casus.code}: 2 personen", **GEHEIM})
        assert "Opgeslagen." in voorblad
        assert f"Al afgehandeld: {casus.code}" in voorblad
        assert voorblad.knoppen[:2] == ("Beantwoorden", NIET_DELEN)
        assert "Kanarie" not in json.dumps(voorblad.json)
        assert verhaal.bevraging(ander, "politie").status is BevragingStatus.OPEN
        namen = await piet.presses(voorblad, "Beantwoorden")
        assert "Annabel Kanarie-Sijsje" in namen
        assert "Vinkenoog" not in json.dumps(namen.json)

    async def test_choosing_none_is_told_and_what_was_typed_stays(
        self, verhaal: Verhaal, zitting: Zitting, casus: Casus, ander: Casus, piet: Deelnemer
    ) -> None:
        formulier = await piet.presses(await opent(verhaal, piet, zitting), NIET_DELEN)
        opnieuw = await piet.presses(formulier, "Vastleggen", {OVER: "", TOELICHTING: "Zie *boven*", **GEHEIM})
        assert "Kies waarover u niets deelt." in opnieuw
        assert opnieuw.druk("Vastleggen", {}).data["toelichting"] == "Zie *boven*"
        assert gezegd(verhaal, casus) == {}

    async def test_back_leads_to_the_first_card(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        terug = await piet.presses(await weigerformulier(verhaal, casus, piet), "Terug")
        assert NIET_DELEN in terug.knoppen

    async def test_what_was_answered_before_is_told_to_count_no_more(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        vorm = await piet.presses(keuze, "Opslaan", {"bekend": keuze.invoer[0]["choices"][0]["value"]})
        assert vorm.knoppen
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        formulier = await weigerformulier(verhaal, casus, puk)
        assert "Legt u dit vast, dan telt dat niet meer." in formulier
        dank = await puk.presses(formulier, "Vastleggen", GEHEIM)
        assert "Kanarie" not in json.dumps(dank.json)
        assert {een.soort for een in gezegd(verhaal, casus).values()} == {Antwoordsoort.GEWEIGERD}


class TestOverIemand:
    async def test_it_goes_on_to_the_others(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        formulier = await piet.presses(keuze, "Niet delen over iemand")
        anna = formulier.invoer[0]["choices"][0]["title"]
        over_bram = await piet.presses(formulier, "Vastleggen", {WIE: anna, **GEHEIM})
        assert "Bartholomeus Vinkenoog" in over_bram
        assert "Annabel" not in json.dumps(over_bram.json)
        await piet.presses(over_bram, "Niet bekend")
        assert [een.soort for een in gezegd(verhaal, casus).values()] == [
            Antwoordsoort.GEWEIGERD,
            Antwoordsoort.NIET_BEKEND,
        ]
        # One answer among refusals is an answer.
        assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD

    async def test_from_the_forms_of_two_the_other_form_comes_next(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        alle = ",".join(een["value"] for een in keuze.invoer[0]["choices"])
        vormen = await piet.presses(keuze, "Opslaan", {"bekend": alle})
        formulier = await piet.presses(vormen, "Niet delen over iemand")
        anna = formulier.invoer[0]["choices"][0]["title"]
        over_bram = await piet.presses(formulier, "Vastleggen", {WIE: anna, **GEHEIM})
        assert "Dank u." in await piet.presses(over_bram, "Opslaan", vult_in(casus, 1))

    async def test_back_shows_the_ticks_and_no_others(self, verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
        keuze = await ziet_namen(verhaal, piet, casus)
        terug = await piet.presses(await piet.presses(keuze, "Niet delen over iemand"), "Terug")
        assert "bekend" not in terug.druk("Opslaan", {}).data

    async def test_a_correction_of_one_leads_back_to_the_list(
        self, verhaal: Verhaal, casus: Casus, piet: Deelnemer
    ) -> None:
        await kent_niemand(verhaal, piet, casus)
        formulier = await piet.presses(await opent_persoon(verhaal, piet, casus), "Niet delen")
        lijst = await piet.presses(formulier, "Vastleggen", GEHEIM)
        assert "niet gedeeld: beroepsgeheim" in lijst
        assert lijst.knoppen == ("Wijzigen", "Wijzigen")


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        ({}, "Kies waarom u dit niet deelt."),
        ({"Waarom niet?": "zomaar"}, "Kies waarom u dit niet deelt."),
        ({"Waarom niet?": "Om een andere reden", TOELICHTING: "  "}, "Licht kort toe om welke andere reden"),
        ({"Waarom niet?": "Beroepsgeheim", TOELICHTING: "y" * 501}, "De toelichting is te lang."),
    ],
)
async def test_a_refusal_that_is_not_complete_is_asked_again_with_what_was_typed(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer, invoer: dict[str, str], fout: str
) -> None:
    formulier = await weigerformulier(verhaal, casus, piet)
    opnieuw = await piet.presses(formulier, "Vastleggen", invoer)
    assert fout in opnieuw
    assert opnieuw.druk("Vastleggen", {}).data.get("toelichting", "") == invoer.get(TOELICHTING, "")
    assert gezegd(verhaal, casus) == {}


async def test_who_refused_sees_it_on_the_first_card_and_may_still_answer(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    await piet.presses(await weigerformulier(verhaal, casus, piet), "Vastleggen", GEHEIM)
    voorblad = await opent_een(verhaal, piet, casus)
    assert (
        "Uw organisatie heeft laten weten dat zij dit niet deelt: beroepsgeheim. U kunt dat nog aanpassen." in voorblad
    )
    assert "Kanarie" not in json.dumps(voorblad.json)
    lijst = await piet.presses(voorblad, "Bekijken of aanpassen")
    assert "Annabel Kanarie-Sijsje" in lijst
    await piet.presses(await opent_persoon(verhaal, piet, casus), "Niet bekend")
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_pressing_twice_refuses_once(verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
    formulier = await weigerformulier(verhaal, casus, piet)
    gezien = [await piet.presses(formulier, "Vastleggen", GEHEIM, activity_id=een) for een in ("a", "a", "b")]
    assert len({een.tekst for een in gezien}) == 1
    assert {een.versie for een in gezegd(verhaal, casus).values()} == {1}
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_GEWEIGERD) == len(casus.betrokkenen)


async def test_the_used_form_with_another_ground_is_shown_again(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await weigerformulier(verhaal, casus, piet)
    await piet.presses(formulier, "Vastleggen", GEHEIM)
    opnieuw = await piet.presses(formulier, "Vastleggen", {"Waarom niet?": "Geen taak of bevoegdheid"})
    assert "Dit formulier was al opgeslagen" in opnieuw
    await piet.presses(opnieuw, "Vastleggen")
    gronden = {een.weigering.grond for een in gezegd(verhaal, casus).values() if een.weigering}
    assert gronden == {Weigergrond.GEEN_TAAK}


async def test_a_copied_form_works_for_nobody_else(verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
    formulier = await weigerformulier(verhaal, casus, piet)
    puk = verhaal.wereld.partner("politie", "Puk Politie")
    kaart = await puk.presses(formulier, "Vastleggen", GEHEIM)
    assert "Dit formulier is voor iemand anders geopend." in kaart
    assert gezegd(verhaal, casus) == {}


async def test_after_the_zitting_began_nothing_can_be_refused_any_more(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    verhaal.wereld.nu = ZITTING - timedelta(minutes=1)
    formulier = await weigerformulier(verhaal, casus, piet)
    verhaal.wereld.nu = ZITTING
    assert "Deze uitvraag is gesloten" in await piet.presses(formulier, "Vastleggen", GEHEIM)
    assert gezegd(verhaal, casus) == {}


async def test_the_ground_and_the_note_are_seen_by_the_regisseur_alone(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await weigerformulier(verhaal, casus, piet)
    await piet.presses(formulier, "Vastleggen", GEHEIM | {TOELICHTING: "Alleen voor Rosa"})
    verhaal.verstuurt()
    assert "Alleen voor Rosa" not in verhaal.alles_gezien()
    assert "beroepsgeheim" not in verhaal.alles_gezien()
    regisseur = verhaal.wereld.regisseur
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    antwoorden = await regisseur.presses_raw("uitvraag.antwoorden", data)
    assert "beroepsgeheim" in antwoorden
    assert "Alleen voor Rosa" in antwoorden
