"""A regisseur weighs a casus: the criteria are counted, and nothing is decided by that."""

from dataclasses import replace

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.triage import Triagebesluit, Triageregels
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._wereld import kanaal
from tests.dialogs.triage._verhaal import ANTWOORDEN, CRITERIUM, begint, gewogen, kiest, nu, weegt
from tests.dialogs.uitvraag._verhaal import Verhaal

TOELICHTING = "Toelichting bij: Hoe complex is de casus?"


async def test_the_criteria_are_counted_in_words_and_the_regisseur_decides(verhaal: Verhaal) -> None:
    casus = verhaal.casus()
    kaart = await weegt(verhaal.wereld.regisseur, casus)
    assert "Geteld: 1 ja, 2 ja, 3 nee, 4 nee. Dat is volgens de regio niet genoeg. U besluit." in kaart
    assert "2. Samenwerking tussen meer ketens is nodig: **ja**" in kaart


async def test_what_is_not_known_is_not_counted_as_a_no(verhaal: Verhaal) -> None:
    kaart = await weegt(verhaal.wereld.regisseur, verhaal.casus(), **{CRITERIUM[2]: "Onbekend"})
    assert "3 onbekend" in kaart
    assert "nog te weinig bekend" in kaart


async def test_one_alternative_of_the_region_is_enough(verhaal: Verhaal) -> None:
    kaart = await weegt(verhaal.wereld.regisseur, verhaal.casus(), **{CRITERIUM[3]: "Ja"})
    assert "Dat past bij wat de regio complex noemt. U besluit." in kaart


async def test_every_decision_can_be_taken_whatever_was_counted(verhaal: Verhaal) -> None:
    for kaart in (
        await weegt(verhaal.wereld.regisseur, verhaal.casus(nummer=1)),
        await weegt(verhaal.wereld.regisseur, verhaal.casus(nummer=2), **{CRITERIUM[3]: "Ja"}),
    ):
        (keuze,) = kaart.invoer
        assert [een["value"] for een in keuze["choices"]] == [
            een.value for een in Triagebesluit if een is not Triagebesluit.GEWOGEN
        ]
        assert "value" not in keuze


async def test_what_was_said_of_o3_is_a_hint(verhaal: Verhaal) -> None:
    kaart = await weegt(
        verhaal.wereld.regisseur, verhaal.casus(), **{"Wat geldt er van O3?": "Ondoorgrondelijk + Ontwrichtend"}
    )
    assert "U noemde bij O3: Ondoorgrondelijk, Ontwrichtend." in kaart


async def test_weighing_keeps_the_answers_and_brings_the_casus_into_triage(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    await weegt(wereld.regisseur, casus)
    (triage,) = gewogen(wereld, casus)
    assert (triage.besluit, triage.reden) == (Triagebesluit.GEWOGEN, "")
    assert triage.waarden["ketens"] == "ja"
    assert nu(wereld, casus).fase is Fase.TRIAGE
    assert Handeling.TRIAGE_GEWOGEN in wereld.handelingen(casus.id)


async def test_who_stops_half_way_finds_it_again_and_may_change_it(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    await weegt(wereld.regisseur, casus)
    later = await begint(wereld.regisseur, casus)
    assert "Geteld: 1 ja" in later
    vorm = await wereld.regisseur.presses(later, "Antwoorden aanpassen")
    kaart = await wereld.regisseur.presses(vorm, "Bekijk het voorstel", {CRITERIUM[0]: "Nee"})
    assert "Geteld: 1 nee, 2 ja" in kaart
    assert len(gewogen(wereld, casus)) == 1


async def test_what_is_missing_is_said_and_nothing_typed_is_lost(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await begint(wereld.regisseur, casus)
    druk = vorm.druk("Bekijk het voorstel", {**ANTWOORDEN, TOELICHTING: "x" * 301})
    del druk.data["veld.ketens"]
    weer = await wereld.regisseur.presses_raw(druk.verb, druk.data)
    assert CRITERIUM[1] in weer.tekst.splitlines()[1]
    waarden = {een["id"]: een.get("value") for een in weer.invoer}
    assert waarden["veld.gedrag"] == "ja"
    assert waarden["veld.complexiteit__notitie"] == "x" * 301
    assert gewogen(wereld, casus) == ()


async def test_it_is_not_asked_with_whom_it_is_shared(verhaal: Verhaal) -> None:
    vorm = await begint(verhaal.wereld.regisseur, verhaal.casus())
    assert "veld.delen" not in {een["id"] for een in vorm.invoer}


async def test_what_is_better_left_out_of_a_note_is_said_once(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await begint(wereld.regisseur, casus)
    kaart = await wereld.regisseur.presses(
        vorm, "Bekijk het voorstel", {**ANTWOORDEN, TOELICHTING: "Mail jan@example.test"}
    )
    assert gewogen(wereld, casus) == ()
    kaart = await wereld.regisseur.presses(kaart, "Toch opslaan")
    assert "Geteld" in kaart


async def test_pressed_twice_it_is_weighed_once(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await begint(wereld.regisseur, casus)
    eerste = await wereld.regisseur.presses(vorm, "Bekijk het voorstel", ANTWOORDEN)
    tweede = await wereld.regisseur.presses(vorm, "Bekijk het voorstel", ANTWOORDEN)
    assert eerste.tekst == tweede.tekst
    assert wereld.handelingen(casus.id).count(Handeling.TRIAGE_GEWOGEN) == 1 + len(casus.betrokkenen)


async def test_the_used_form_filled_in_otherwise_changes_nothing_unseen(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await begint(wereld.regisseur, casus)
    await wereld.regisseur.presses(vorm, "Bekijk het voorstel", ANTWOORDEN)
    anders = await wereld.regisseur.presses(vorm, "Bekijk het voorstel", {**ANTWOORDEN, CRITERIUM[3]: "Ja"})
    assert "U heeft intussen al gewogen" in anders
    assert gewogen(wereld, casus)[0].waarden["gebied"] == "nee"
    assert "4 ja" in await wereld.regisseur.presses(anders, "Bekijk het voorstel")


async def test_a_region_without_a_form_decides_without_a_proposal(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    wereld.regio = replace(wereld.regio, triage=Triageregels())
    kaart = await begint(wereld.regisseur, casus)
    assert "De regio heeft geen triageformulier" in kaart
    assert "Antwoorden aanpassen" not in kaart.knoppen


async def test_a_combination_that_is_not_confirmed_says_so(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    wereld.regio = replace(wereld.regio, triage=replace(wereld.regio.triage, bevestigd=False))
    assert "nog niet bevestigd" in await weegt(wereld.regisseur, verhaal.casus())


async def test_without_a_code_he_chooses_from_his_own(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    casus, niet = verhaal.casus(nummer=1), verhaal.casus(nummer=2, regisseur=ander)
    kaart = await wereld.regisseur.opens("triage")
    assert str(niet.code) not in kaart
    vorm = await wereld.regisseur.presses(kaart, "Verder", {"Casus": str(casus.code)})
    assert str(casus.code) in vorm
    assert f"{CRITERIUM[0]} (verplicht)" in vorm.labels


async def test_typed_it_names_nobody_and_stays_behind_a_button(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    kaart = await wereld.regisseur.types(f"/triage {casus.code}", kanaal("team"))
    assert kaart.labels == ()
    assert "Kanarie" not in wereld.posted()


@pytest.mark.parametrize("opdracht", ["triage.open", "triage.geschiedenis", "triage.kies", "triage.weeg"])
async def test_nobody_but_its_regisseur_gets_in(verhaal: Verhaal, opdracht: str) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    data: dict[str, JsonValue] = {"v": 1, "casus": casus.id, "keuze": "tafel", "sleutel": "a.1.b"}
    eigen = await ander.presses_raw(opdracht, data)
    niets = await ander.presses_raw(opdracht, {**data, "casus": "bestaat-niet"})
    assert eigen.tekst == niets.tekst
    assert eigen.labels == ()
    partner = await wereld.partner("politie").presses_raw(opdracht, data)
    assert partner.labels == ()
    assert gewogen(wereld, casus) == ()


async def test_a_closed_casus_is_weighed_no_more_and_can_be_looked_back_at(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm: Kaart = await begint(wereld.regisseur, casus)
    await kiest(wereld.regisseur, casus, "Eerst meer informatie")
    wereld.doet(casussen.wijzig, replace(nu(wereld, casus), fase=Fase.AFGESLOTEN))
    assert "afgesloten" in await wereld.regisseur.presses(vorm, "Bekijk het voorstel", ANTWOORDEN)
    terug = await wereld.regisseur.presses(await begint(wereld.regisseur, casus), "Eerdere besluiten")
    assert "Gewogen, nog niet besloten" in terug
    assert "Opnieuw wegen" not in terug.knoppen
