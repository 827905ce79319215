import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dialogs.uitvraag.antwoorden.vastleggen import RUST
from domain.agenda import Zitting
from domain.casus import Casus, Persoonsgegevens
from domain.logboek import Handeling
from domain.uitvraag import Antwoordsoort, BevragingStatus
from storage import toegang
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._antwoorden import GEHEIM, NIET_DELEN, gezegd, kent_niemand, opent, opent_een, vult_in
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
ZEVEN = tuple(Persoonsgegevens(f"Kanarie Nummer{nr}", date(1990, 5, nr + 1), "merwestad") for nr in range(7))
WIE = "Wie is bij u bekend?"


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie", "Piet Politie")


@pytest.fixture
def zitting(verhaal: Verhaal) -> Zitting:
    return verhaal.zitting(ZITTING)


@pytest.fixture
async def twee(verhaal: Verhaal, zitting: Zitting) -> tuple[Casus, Casus]:
    """Two casussen for one zitting, about three persons."""
    eerste, tweede = verhaal.casus(ANNA, BRAM), verhaal.casus(ZEVEN[0], nummer=150)
    await verhaal.start(eerste)
    await verhaal.start(tweede)
    return eerste, tweede


def keuzes(kaart: Kaart, label: str) -> list[str]:
    """The choices of an input, as somebody reads them."""
    (veld,) = [deel for deel in kaart.invoer if deel.get("label") == label]
    return [een["title"] for een in veld["choices"]]


def klikken(kaart: Kaart, invoer: Mapping[str, str]) -> int:
    """How often one must click to fill this in: a choice in sight is one click, one in a closed list two."""
    velden = {deel["id"]: deel for deel in kaart.invoer}
    return sum(_klikken(velden[naam], waarde) for naam, waarde in invoer.items() if velden[naam].get("value") != waarde)


def _klikken(veld: Mapping[str, Any], waarde: str) -> int:
    assert veld["type"] == "Input.ChoiceSet"
    return len(waarde.split(",")) * (1 if veld["style"] == "expanded" else 2)


async def test_seven_people_of_whom_five_are_unknown_take_at_most_twelve_clicks(
    verhaal: Verhaal, zitting: Zitting, piet: Deelnemer
) -> None:
    casus = verhaal.casus(*ZEVEN)
    await verhaal.start(casus)
    voorblad = await opent(verhaal, piet, zitting)
    keuze = await piet.presses(voorblad, "Beantwoorden")
    bekend = ",".join(een["value"] for deel in keuze.invoer for een in deel["choices"][2:4])
    aangevinkt = klikken(keuze, {"bekend": bekend})
    vormen = await piet.presses(keuze, "Opslaan", {"bekend": bekend})
    invoer = vult_in(casus, 2, 3)
    ingevuld = klikken(vormen, invoer)
    dank = await piet.presses(vormen, "Opslaan", invoer)
    assert "Dank u." in dank
    opdrukken = 4
    assert opdrukken + aangevinkt + ingevuld <= 12
    soorten = [een.soort for een in gezegd(verhaal, casus).values()]
    assert (soorten.count(Antwoordsoort.NIET_BEKEND), soorten.count(Antwoordsoort.BEKEND)) == (5, 2)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


class TestHetVoorblad:
    async def test_everything_that_is_asked_for_the_zitting_is_told_before_any_name(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        voorblad = await opent(verhaal, piet, zitting)
        for woorden in (
            "Voor: Politie Merwestreek",
            f"{twee[0].code}: 2 personen, antwoord vóór",
            f"{twee[1].code}: 1 persoon, antwoord vóór",
            "Veiligheid herstellen voor het gezin",
            "Gevraagd door: Rosa Regisseur, ZVH Merwestad",
            "Grondslag: Wet gegevensverwerking door samenwerkingsverbanden",
        ):
            assert woorden in voorblad
        assert voorblad.tekst.count("Veiligheid herstellen voor het gezin") == 1
        assert voorblad.knoppen == ("Beantwoorden", NIET_DELEN)
        assert "Kanarie" not in json.dumps(voorblad.json)

    async def test_another_purpose_stands_apart(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        ander = replace(verhaal.uitvraag(twee[1]), doel="Een *ander* doel")
        verhaal.wereld.doet(uitvragen.wijzig, ander)
        voorblad = await opent(verhaal, piet, zitting)
        assert "Een *ander* doel" in voorblad
        assert voorblad.tekst.count("Gevraagd door") == 2

    async def test_who_is_asked_nothing_for_a_zitting_sees_nothing(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus]
    ) -> None:
        ggd = verhaal.wereld.partner("ggd")
        assert "Voor deze zitting staat er niets meer voor u open." in await opent(verhaal, ggd, zitting, "ggd")

    async def test_nobody_opens_the_worklist_of_another_organisatie(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus]
    ) -> None:
        for wie in (verhaal.wereld.partner("om"), verhaal.wereld.regisseur, verhaal.wereld.onbekende("Vreemde")):
            kaart = await opent(verhaal, wie, zitting)
            assert str(twee[0].code) not in kaart
            assert "Beantwoorden" not in kaart.knoppen

    async def test_a_casus_to_which_access_ended_is_not_in_it(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        verhaal.wereld.doet(toegang.beeindig, twee[0].id, "politie")
        voorblad = await opent(verhaal, piet, zitting)
        assert str(twee[0].code) not in voorblad
        assert str(twee[1].code) in voorblad

    async def test_after_the_zitting_began_it_is_closed(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        verhaal.wereld.nu = ZITTING
        kaart = await opent(verhaal, piet, zitting)
        assert "Deze uitvraag is gesloten" in kaart
        assert kaart.knoppen == ()


class TestWieIsBekend:
    async def test_all_persons_of_the_zitting_stand_on_one_card_with_what_tells_them_apart(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        assert keuzes(keuze, WIE) == [
            f"Annabel Kanarie-Sijsje, geboren op 3 mei 1990, Slachtoffer, {twee[0].code}",
            f"Bartholomeus Vinkenoog, geboren op 24 december 2011, Slachtoffer, {twee[0].code}",
            f"Kanarie Nummer0, geboren op 1 mei 1990, {twee[1].code}",
        ]
        assert "Wie u niet aanvinkt, legt u vast als niet bekend." in keuze
        assert keuze.knoppen == ("Opslaan", "Niet delen over iemand")

    async def test_nobody_ticked_is_nobody_known_in_all_casussen_at_once(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        dank = await piet.presses(await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden"), "Opslaan")
        assert f"Uw organisatie heeft deze 2 uitvragen afgehandeld: {twee[0].code}, {twee[1].code}." in dank
        assert dank.knoppen == ("Aan- of afmelden", "Bekijken of aanpassen")
        assert "Kanarie" not in json.dumps(dank.json)
        for casus in twee:
            assert {een.soort for een in gezegd(verhaal, casus).values()} == {Antwoordsoort.NIET_BEKEND}
            assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD

    async def test_of_many_eight_at_a_time_are_shown_and_the_first_known_come_first(
        self, verhaal: Verhaal, zitting: Zitting, piet: Deelnemer
    ) -> None:
        casus = verhaal.casus(*(Persoonsgegevens(f"Persoon {nr}", None, "merwestad") for nr in range(10)))
        await verhaal.start(casus)
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        assert len(keuzes(keuze, WIE)) == 8
        assert "Nog 10 personen te gaan" in keuze
        vorm = await piet.presses(keuze, "Opslaan", {WIE: "Persoon 0, Slachtoffer"})
        assert "Opgeslagen." in vorm
        assert "Persoon 0" in vorm
        rest = await piet.presses(vorm, "Opslaan en verder", vult_in(casus, 0))
        assert keuzes(rest, WIE) == ["Persoon 8, Slachtoffer", "Persoon 9, Slachtoffer"]

    async def test_going_back_from_the_forms_the_ticks_stand_there_again(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        alle = " + ".join(keuzes(keuze, WIE))
        terug = await piet.presses(await piet.presses(keuze, "Opslaan", {WIE: alle}), "Terug")
        assert len(terug.druk("Opslaan", {}).data["bekend"].split(",")) == 3
        assert "Dank u." in await piet.presses(terug, "Opslaan", {WIE: ""})

    async def test_what_a_colleague_said_meanwhile_is_not_overwritten_by_a_tick_that_is_missing(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        van_piet = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        van_puk = await puk.presses(await opent(verhaal, puk, zitting), "Beantwoorden")
        anna = keuzes(van_puk, WIE)[0]
        vorm = await puk.presses(van_puk, "Opslaan", {WIE: anna})
        await puk.presses(vorm, "Opslaan", vult_in(twee[0], 0))
        assert "Dank u." in await piet.presses(van_piet, "Opslaan")
        assert gezegd(verhaal, twee[0])["p142-0"].soort is Antwoordsoort.BEKEND

    async def test_whom_a_colleague_did_not_know_may_still_be_known_to_another(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        van_puk = await puk.presses(await opent(verhaal, puk, zitting), "Beantwoorden")
        await piet.presses(await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden"), "Opslaan")
        vorm = await puk.presses(van_puk, "Opslaan", {WIE: keuzes(van_puk, WIE)[0]})
        await puk.presses(vorm, "Opslaan", vult_in(twee[0], 0))
        assert gezegd(verhaal, twee[0])["p142-0"].soort is Antwoordsoort.BEKEND

    async def test_not_sharing_about_one_of_them_keeps_the_ticks(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        anna, bram, _ = keuzes(keuze, WIE)
        weiger = await piet.presses(keuze, "Niet delen over iemand", {WIE: anna})
        terug = await piet.presses(weiger, "Vastleggen", {"Over wie deelt u niets?": bram, **GEHEIM})
        assert bram not in keuzes(terug, WIE)
        assert terug.druk("Opslaan", {}).data["bekend"].endswith("p142-0")
        assert gezegd(verhaal, twee[0])["p142-1"].soort is Antwoordsoort.GEWEIGERD


class TestDeFormulieren:
    async def vormen(self, verhaal: Verhaal, zitting: Zitting, wie: Deelnemer) -> Kaart:
        keuze = await wie.presses(await opent(verhaal, wie, zitting), "Beantwoorden")
        return await wie.presses(keuze, "Opslaan", {WIE: " + ".join(keuzes(keuze, WIE))})

    async def test_two_persons_stand_on_one_card_and_the_third_comes_next(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        assert "Annabel Kanarie-Sijsje" in vormen
        assert "Bartholomeus Vinkenoog" in vormen
        assert "Nummer0" not in json.dumps(vormen.json)
        assert vormen.knoppen == ("Opslaan en verder", "Niet delen over iemand", "Terug")
        derde = await piet.presses(vormen, "Opslaan en verder", vult_in(twee[0], 0, 1))
        assert "Kanarie Nummer0" in derde
        assert "Dank u." in await piet.presses(derde, "Opslaan", vult_in(twee[1]))

    async def test_whether_he_is_known_is_not_asked_again(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        assert "Is de persoon bekend bij uw organisatie? (verplicht)" not in vormen.labels
        await piet.presses(vormen, "Opslaan en verder", vult_in(twee[0], 0, 1))
        assert dict(gezegd(verhaal, twee[0])["p142-0"].waarden)["bekend"] == "ja"

    async def test_a_mistake_about_one_is_told_at_that_one_and_nothing_typed_is_lost(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        toelichting = "veld.p142-0.zorgen__notitie"
        invoer = vult_in(twee[0], 0, 1) | {"veld.p142-1.bespreken": "", toelichting: "🧭 *al* lang"}
        opnieuw = await piet.presses(vormen, "Opslaan en verder", invoer)
        assert "Kijk bij Annabel Kanarie-Sijsje nog even naar: Over wie heeft u zorgen?" in opnieuw
        assert "Kijk bij Bartholomeus Vinkenoog nog even naar: Wilt u de persoon bespreken?" in opnieuw
        assert opnieuw.druk("Opslaan en verder", {}).data[toelichting] == "🧭 *al* lang"
        assert gezegd(verhaal, twee[0]) == {}
        goed = {"veld.p142-0.zorgen__aard": "feit", "veld.p142-1.bespreken": "ja"}
        await piet.presses(opnieuw, "Opslaan en verder", goed)
        assert dict(gezegd(verhaal, twee[0])["p142-0"].waarden)["zorgen__notitie"] == "🧭 *al* lang"

    async def test_what_need_not_be_told_waits_behind_a_button_until_something_is_in_it(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        dicht = [een["id"] for een in vormen.delen if een.get("isVisible") is False]
        assert dicht == ["meer.p142-0", "meer.p142-1"]
        invoer = vult_in(twee[0], 0, 1, delen="") | {"veld.p142-0.zorgen__notitie": "Al lang"}
        opnieuw = await piet.presses(vormen, "Opslaan en verder", invoer)
        assert [een["id"] for een in opnieuw.delen if een.get("isVisible") is False] == ["meer.p142-1"]

    async def test_sharing_with_the_tafel_is_proposed_in_sight_and_may_be_changed(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        assert vormen.druk("Opslaan en verder", {}).data["veld.p142-0.delen"] == "hele_tafel"
        invoer = vult_in(twee[0], 0, 1) | {"veld.p142-1.delen": "alleen_regisseur"}
        await piet.presses(vormen, "Opslaan en verder", invoer)
        assert [dict(een.waarden)["delen"] for een in gezegd(verhaal, twee[0]).values()] == [
            "hele_tafel",
            "alleen_regisseur",
        ]

    async def test_the_form_of_the_pi_asks_everything_at_once_about_one_person(self, verhaal: Verhaal) -> None:
        zitting = verhaal.zitting(ZITTING, "nazorg")
        for nummer in (1, 2):
            await verhaal.start(verhaal.casus(ZEVEN[nummer], tafel="nazorg", nummer=nummer))
        carla = verhaal.wereld.partner("pi-merwede", "Carla Casemanager")
        vorm = await carla.presses(await opent(verhaal, carla, zitting, "pi-merwede"), "Beantwoorden")
        assert "Kanarie Nummer1" in vorm
        assert "Nummer2" not in json.dumps(vorm.json)
        assert vorm.knoppen == ("Niet delen", "Opslaan en verder")
        # An inrichting is asked by law to tell this tafel: that is proposed, and one choice from the regisseur alone.
        assert vorm.druk("Opslaan en verder", {}).data["veld.p1-0.delen"] == "alleen_regisseur"

    async def test_every_choice_of_the_form_of_the_pi_is_one_click_and_notes_wait(self, verhaal: Verhaal) -> None:
        zitting = verhaal.zitting(ZITTING, "nazorg")
        casus = verhaal.casus(ZEVEN[1], tafel="nazorg", nummer=1)
        await verhaal.start(casus)
        carla = verhaal.wereld.partner("pi-merwede", "Carla Casemanager")
        vorm = await carla.presses(await opent(verhaal, carla, zitting, "pi-merwede"), "Beantwoorden")
        vragen = [een for een in vorm.invoer if een["id"].count("__") == 0 and een.get("isRequired")]
        ingevuld = {een["id"]: een["choices"][0]["value"] for een in vragen if not een["id"].endswith(".delen")}
        assert len(ingevuld) == 8
        # Opening, answering, a click per choice, the words of the person himself, saving.
        assert 2 + klikken(vorm, ingevuld) + 1 + 1 <= 14
        dank = await carla.presses(vorm, "Opslaan", ingevuld | {"veld.p1-0.hulpvragen": "Een eigen plek."})
        assert "Dank u." in dank

    async def test_the_same_press_twice_is_one_answer_about_each(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        invoer = vult_in(twee[0], 0, 1)
        gezien = [await piet.presses(vormen, "Opslaan en verder", invoer, activity_id=een) for een in ("a", "a", "b")]
        assert len({een.tekst for een in gezien}) == 1
        assert {een.versie for een in gezegd(verhaal, twee[0]).values()} == {1}

    async def test_a_copied_card_works_for_nobody_else(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        vormen = await self.vormen(verhaal, zitting, piet)
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        kaart = await puk.presses(vormen, "Opslaan en verder", vult_in(twee[0], 0, 1))
        assert "Dit formulier is voor iemand anders geopend." in kaart
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        assert "Dit formulier is voor iemand anders geopend." in await puk.presses(keuze, "Opslaan")
        assert gezegd(verhaal, twee[0]) == {}


class TestDeLijst:
    async def test_what_was_said_last_and_with_whom_it_is_shared_stands_at_every_person(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        vorm = await piet.presses(keuze, "Opslaan", {WIE: keuzes(keuze, WIE)[0]})
        dank = await piet.presses(vorm, "Opslaan", vult_in(twee[0], delen="alleen_regisseur"))
        lijst = await piet.presses(dank, "Bekijken of aanpassen")
        assert "bekend; delen: alleen met de procesregisseur" in lijst
        assert lijst.tekst.count("niet bekend") == 2
        assert lijst.knoppen == ("Wijzigen",) * 3

    async def test_a_correction_leads_back_to_the_list(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        for casus in twee:
            await kent_niemand(verhaal, piet, casus)
        lijst = await opent(verhaal, piet, zitting)
        eerste = lijst.drukken()[0]
        vorm = await piet.presses_raw(eerste.verb, eerste.data)
        assert vorm.knoppen == ("Niet bekend", "Niet delen", "Opslaan", "Terug")
        lijst = await piet.presses(vorm, "Opslaan", vult_in(twee[0]))
        assert "Opgeslagen." in lijst
        assert "bekend; delen: met de hele tafel" in lijst

    async def test_a_casus_of_which_nothing_is_shared_opens_no_name_among_others(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        voorblad = await opent_een(verhaal, piet, twee[0])
        await piet.presses(await piet.presses(voorblad, NIET_DELEN), "Vastleggen", GEHEIM)
        await kent_niemand(verhaal, piet, twee[1])
        lijst = await opent(verhaal, piet, zitting)
        assert f"{twee[0].code}: niet gedeeld (beroepsgeheim)" in lijst
        assert "Annabel" not in json.dumps(lijst.json)
        assert "Kanarie Nummer0" in lijst

    async def test_a_long_list_comes_in_pages_and_only_what_is_shown_is_logged(
        self, verhaal: Verhaal, zitting: Zitting, piet: Deelnemer
    ) -> None:
        casus = verhaal.casus(*(Persoonsgegevens(f"Persoon *{nr}*", None, "merwestad") for nr in range(45)))
        await verhaal.start(casus)
        kaart = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        while "Opslaan" in kaart.knoppen:
            kaart = await piet.presses(kaart, "Opslaan" if "Niet bekend" not in kaart.knoppen else "Niet bekend")
        eerder = len(verhaal.wereld.logboek(casus.id))
        lijst = await piet.presses(kaart, "Bekijken of aanpassen")
        assert len(verhaal.wereld.logboek(casus.id)) == eerder + 20
        assert lijst.knoppen == ("Wijzigen", "Volgende")
        laatste = await piet.presses(await piet.presses(lijst, "Volgende"), "Volgende")
        assert laatste.knoppen == ("Wijzigen", "Wijzigen", "Wijzigen", "Wijzigen", "Wijzigen", "Vorige")
        vorm = await piet.presses(
            lijst, "Wijzigen", {"Over wie wilt u iets aanpassen?": "Persoon \\*7\\*, Slachtoffer: niet bekend"}
        )
        assert "Persoon *7*" in vorm


class TestVerderWaarMenWas:
    async def test_who_answered_something_goes_on_without_the_first_card(
        self, verhaal: Verhaal, zitting: Zitting, piet: Deelnemer
    ) -> None:
        casus = verhaal.casus(*ZEVEN)
        await verhaal.start(casus)
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        await piet.presses(keuze, "Opslaan", {WIE: " + ".join(keuzes(keuze, WIE)[2:5])})
        weer = await opent(verhaal, piet, zitting)
        assert len(keuzes(weer, WIE)) == 3

    async def test_a_colleague_first_chooses_himself_whether_he_may_see_names(
        self, verhaal: Verhaal, zitting: Zitting, piet: Deelnemer
    ) -> None:
        casus = verhaal.casus(*ZEVEN)
        await verhaal.start(casus)
        keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
        await piet.presses(keuze, "Opslaan", {WIE: " + ".join(keuzes(keuze, WIE)[2:5])})
        puk = verhaal.wereld.partner("politie", "Puk Politie")
        voorblad = await opent(verhaal, puk, zitting)
        assert NIET_DELEN in voorblad.knoppen
        assert len(keuzes(await puk.presses(voorblad, "Beantwoorden"), WIE)) == 3

    async def test_a_casus_that_came_later_is_told_about_first(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        await kent_niemand(verhaal, piet, twee[0])
        voorblad = await opent(verhaal, piet, zitting)
        assert f"{twee[1].code}: 1 persoon" in voorblad
        assert f"Al afgehandeld: {twee[0].code}" in voorblad
        assert voorblad.knoppen == ("Beantwoorden", NIET_DELEN, "Bekijken of aanpassen")

    async def test_answering_one_casus_says_what_else_is_owed_for_that_zitting(
        self, verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
    ) -> None:
        dank = await kent_niemand(verhaal, piet, twee[0])
        assert "Voor deze zitting staat nog 1 andere uitvraag open." in dank
        assert f"{twee[1].code}: 1 persoon" in await piet.presses(dank, "Andere uitvragen")


async def test_whoever_walks_through_his_worklist_keeps_his_card_until_he_is_done(
    verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
) -> None:
    voor = len(verhaal.bewerkt)
    keuze = await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
    vorm = await piet.presses(keuze, "Opslaan", {WIE: keuzes(keuze, WIE)[0]})
    assert verhaal.bevraging(twee[1], "politie").status is BevragingStatus.BEANTWOORD
    verhaal.verstuurt()
    assert [een.soort for een in verhaal.bewerkt[voor:] if een.waar == "19:politie"] == []
    await piet.presses(vorm, "Opslaan", vult_in(twee[0]))
    verhaal.verstuurt()
    assert [een.soort for een in verhaal.bewerkt[voor:] if een.waar == "19:politie"] == ["werklijst"]


async def test_whoever_stops_half_way_leaves_a_worklist_that_says_so_later(
    verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
) -> None:
    voor = len(verhaal.bewerkt)
    await kent_niemand(verhaal, piet, twee[0])
    verhaal.wacht_tot(verhaal.wereld.nu + RUST)
    (post,) = [een for een in verhaal.bewerkt[voor:] if een.waar == "19:politie"]
    assert f"{twee[0].code}: afgehandeld" in post.kaart


async def test_names_stand_in_the_logboek_per_casus_and_person(
    verhaal: Verhaal, zitting: Zitting, twee: tuple[Casus, Casus], piet: Deelnemer
) -> None:
    await piet.presses(await opent(verhaal, piet, zitting), "Beantwoorden")
    for casus in twee:
        geopend = [
            een.betrokkene_id
            for een in verhaal.wereld.logboek(casus.id)
            if een.handeling is Handeling.UITVRAAG_GEOPEND and een.door_id == piet.id
        ]
        assert geopend == [None, *(een.id for een in casus.betrokkenen)]
