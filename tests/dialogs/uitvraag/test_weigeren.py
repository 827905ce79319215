import json
from datetime import UTC, datetime, timedelta

import pytest

from domain.casus import Casus
from domain.logboek import Handeling
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Weigergrond, Weigering
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
GEHEIM = {"Waarom niet?": "Beroepsgeheim"}
ALLES = "Ik kan of mag dit niet delen"


@pytest.fixture
def piet(verhaal: Verhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie", "Piet Politie")


@pytest.fixture
async def casus(verhaal: Verhaal, piet: Deelnemer) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def voorblad(verhaal: Verhaal, casus: Casus, wie: Deelnemer) -> Kaart:
    return await wie.presses(verhaal.kaart_voor(casus, "politie"), "Beantwoorden")


def gezegd(verhaal: Verhaal, casus: Casus) -> list[Antwoord]:
    bevraging = verhaal.bevraging(casus, "politie")
    return list(verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id))


async def test_refusing_everything_is_possible_without_ever_seeing_a_name(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    dank = await piet.presses(formulier, "Vastleggen", GEHEIM)
    assert "Dank u. Uw organisatie heeft deze uitvraag afgehandeld." in dank
    for kaart in (formulier, dank):
        assert "Kanarie" not in json.dumps(kaart.json)
        assert "Vinkenoog" not in json.dumps(kaart.json)


async def test_refusing_everything_is_a_refusal_about_every_person_with_its_ground(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    await piet.presses(formulier, "Vastleggen", GEHEIM | {TOELICHTING: "Zie *artikel* 88"})
    weigering = Weigering(Weigergrond.BEROEPSGEHEIM, "Zie *artikel* 88")
    assert [(een.betrokkene_id, een.soort, een.weigering) for een in gezegd(verhaal, casus)] == [
        (wie.id, Antwoordsoort.GEWEIGERD, weigering) for wie in casus.betrokkenen
    ]
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD


TOELICHTING = "Toelichting (verplicht bij: om een andere reden)"


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
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    opnieuw = await piet.presses(formulier, "Vastleggen", invoer)
    assert fout in opnieuw
    assert opnieuw.druk("Vastleggen", {}).data.get("toelichting", "") == invoer.get(TOELICHTING, "")
    assert gezegd(verhaal, casus) == []


async def test_refusing_about_one_person_goes_on_to_the_next(verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
    eerste = await piet.presses(await voorblad(verhaal, casus, piet), "Verder naar de personen")
    formulier = await piet.presses(eerste, "Niet delen")
    assert "Annabel Kanarie-Sijsje" in formulier
    tweede = await piet.presses(formulier, "Vastleggen", GEHEIM)
    assert "Bartholomeus Vinkenoog" in tweede
    await piet.presses(tweede, "Niet bekend")
    assert [een.soort for een in gezegd(verhaal, casus)] == [Antwoordsoort.GEWEIGERD, Antwoordsoort.NIET_BEKEND]
    # One answer among refusals is an answer.
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_back_from_the_refusal_loses_no_name_and_shows_none_that_was_not_open(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    terug = await piet.presses(formulier, "Terug")
    assert ALLES in terug.knoppen
    eerste = await piet.presses(terug, "Verder naar de personen")
    over_een = await piet.presses(eerste, "Niet delen")
    assert "Niet bekend" in (await piet.presses(over_een, "Terug")).knoppen


async def test_who_refused_sees_it_on_the_first_card_and_may_still_answer(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    await piet.presses(formulier, "Vastleggen", GEHEIM)
    verhaal.verstuurt()
    weer = await piet.presses(verhaal.kaart_voor(casus, "politie"), "Bekijken of aanpassen")
    assert "Uw organisatie heeft laten weten dat zij dit niet deelt: beroepsgeheim." in weer
    assert "Kanarie" not in json.dumps(weer.json)
    lijst = await piet.presses(weer, "Verder naar de personen")
    assert "niet gedeeld" in lijst
    druk = verhaal.druk(casus, "politie", casus.betrokkenen[0].id)
    await piet.presses(await piet.presses_raw("uitvraag.persoon", druk), "Niet bekend")
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_a_refusal_about_one_person_is_not_told_as_a_refusal_of_everything(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    eerste = await piet.presses(await voorblad(verhaal, casus, piet), "Verder naar de personen")
    await piet.presses(await piet.presses(eerste, "Niet delen"), "Vastleggen", GEHEIM)
    puk = verhaal.wereld.partner("politie", "Puk Politie")
    assert "deelt" not in await voorblad(verhaal, casus, puk)


async def test_a_colleague_who_withdraws_everything_still_sees_no_name(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    kaart = await piet.presses(await voorblad(verhaal, casus, piet), "Verder naar de personen")
    for _ in casus.betrokkenen:
        kaart = await piet.presses(kaart, "Niet bekend")
    verhaal.verstuurt()
    puk = verhaal.wereld.partner("politie", "Puk Politie")
    begin = await puk.presses(verhaal.kaart_voor(casus, "politie"), "Bekijken of aanpassen")
    assert "Uw organisatie heeft deze uitvraag al afgehandeld." in begin
    dank = await puk.presses(await puk.presses(begin, ALLES), "Vastleggen", GEHEIM)
    assert "Kanarie" not in json.dumps(dank.json)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD
    assert {een.versie for een in gezegd(verhaal, casus)} == {2}


async def test_pressing_twice_refuses_once(verhaal: Verhaal, casus: Casus, piet: Deelnemer) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    gezien = [await piet.presses(formulier, "Vastleggen", GEHEIM, activity_id=een) for een in ("a", "a", "b")]
    assert len({een.tekst for een in gezien}) == 1
    assert {een.versie for een in gezegd(verhaal, casus)} == {1}
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_GEWEIGERD) == len(casus.betrokkenen)


async def test_the_used_form_with_another_ground_is_shown_again(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    await piet.presses(formulier, "Vastleggen", GEHEIM)
    opnieuw = await piet.presses(formulier, "Vastleggen", {"Waarom niet?": "Geen taak of bevoegdheid"})
    assert "Dit formulier was al opgeslagen" in opnieuw
    await piet.presses(opnieuw, "Vastleggen")
    assert {een.weigering.grond for een in gezegd(verhaal, casus) if een.weigering} == {Weigergrond.GEEN_TAAK}


async def test_after_the_zitting_began_nothing_can_be_refused_any_more(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    verhaal.wereld.nu = ZITTING - timedelta(minutes=1)
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    verhaal.wereld.nu = ZITTING
    assert "Deze uitvraag is gesloten" in await piet.presses(formulier, "Vastleggen", GEHEIM)
    assert gezegd(verhaal, casus) == []


async def test_the_ground_and_the_note_are_seen_by_the_regisseur_alone(
    verhaal: Verhaal, casus: Casus, piet: Deelnemer
) -> None:
    formulier = await piet.presses(await voorblad(verhaal, casus, piet), ALLES)
    await piet.presses(formulier, "Vastleggen", GEHEIM | {TOELICHTING: "Alleen voor Rosa"})
    verhaal.verstuurt()
    assert "Alleen voor Rosa" not in verhaal.alles_gezien()
    assert "beroepsgeheim" not in verhaal.alles_gezien()
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "Politie Merwestreek: deelt niet, ma 2 mrt, 10.00 uur" in status
    antwoorden = await regisseur.presses(status, "Antwoorden openen")
    assert "beroepsgeheim" in antwoorden
    assert "Alleen voor Rosa" in antwoorden
