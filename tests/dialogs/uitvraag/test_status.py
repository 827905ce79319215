import json
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from tests.dialogs._wereld import Deelnemer, kanaal
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
ANTWOORD = {
    "Is de persoon bekend bij uw organisatie?": "Ja",
    "Is uw organisatie nu betrokken?": "Ja",
    "Over wie heeft u zorgen?": "Kinderen",
    "Toelichting bij: Over wie heeft u zorgen?": "*Onrust* op straat",
    "Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een oordeel",
    "In welk kader werkt u?": "Toezicht",
    "Tot wanneer loopt dat kader?": "2026-09-01",
    "Wilt u de persoon bespreken?": "Ja",
    "Met wie mag dit gedeeld worden?": "Ik deel dit mondeling aan tafel",
}


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def antwoordt(verhaal: Verhaal, casus: Casus, organisatie: str, *invoer: dict[str, str] | None) -> Deelnemer:
    """Answer about the persons in order; None is "not known"."""
    wie = verhaal.wereld.partner(organisatie)
    kaart = await wie.presses(verhaal.kaart_voor(casus, organisatie), "Beantwoorden")
    kaart = await wie.presses(kaart, "Verder naar de personen")
    for een in invoer:
        kaart = await (wie.presses(kaart, "Niet bekend") if een is None else wie.presses(kaart, "Opslaan", een))
    verhaal.verstuurt()
    return wie


async def test_the_status_tells_who_answered_who_is_open_and_who_is_late(verhaal: Verhaal, casus: Casus) -> None:
    await antwoordt(verhaal, casus, "politie", None, None)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "1 van 6 afgehandeld" in status
    assert "Politie Merwestreek: beantwoord, ma 2 mrt, 10.00 uur" in status
    assert "OM Merwestreek: nog open" in status
    verhaal.wereld.nu = datetime(2026, 3, 6, 9, tzinfo=UTC)
    assert "OM Merwestreek: te laat" in await regisseur.types(f"/uitvraag status {casus.code}")


async def test_the_status_is_neutral_and_in_a_channel_stays_behind_a_button(verhaal: Verhaal, casus: Casus) -> None:
    await antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    regisseur = verhaal.wereld.regisseur
    await regisseur.types(f"/uitvraag status {casus.code}")
    deur = await regisseur.types(f"/uitvraag status {casus.code}", kanaal("tafel"))
    assert deur.knoppen == ("Openen",)
    for geheim in ("Kanarie", "Onrust", "herstellen", "Toezicht"):
        assert geheim not in verhaal.wereld.posted()
    assert "1 van 6" in await regisseur.presses(deur, "Openen", waar=kanaal("tafel"))


async def test_without_a_code_all_own_running_uitvragen_are_listed(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    vreemd = verhaal.casus(nummer=7, regisseur=ander)
    await antwoordt(verhaal, casus, "politie", None, None)
    lijst = await wereld.regisseur.types("/uitvraag status")
    assert str(casus.code) in lijst
    assert "1 van 6 afgehandeld" in lijst
    assert str(vreemd.code) not in lijst
    assert "OM Merwestreek: nog open" in await wereld.regisseur.presses(lijst, "Stand")
    assert "U heeft geen lopende uitvragen." in await ander.types("/uitvraag status")
    wereld.nu = ZITTING
    assert "U heeft geen lopende uitvragen." in await wereld.regisseur.types("/uitvraag status")


async def test_a_casus_about_which_nobody_was_asked_says_so(verhaal: Verhaal) -> None:
    casus = verhaal.casus(nummer=8)
    status = await verhaal.wereld.regisseur.types(f"/uitvraag status {casus.code}")
    assert "Voor deze casus is nog geen uitvraag gestart." in status


async def test_the_answers_are_read_person_by_person_in_the_order_of_the_form(verhaal: Verhaal, casus: Casus) -> None:
    await antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    over_anna = await regisseur.presses(status, "Antwoorden openen")
    regels = over_anna.tekst.splitlines()
    begin = regels.index("Politie Merwestreek")
    assert regels[begin + 1] == "Partner van politie, maandag 2 maart, 10.00 uur"
    assert regels[begin + 2 : begin + 18] == [
        "Delen ", "Ik deel dit mondeling aan tafel",
        "Is de persoon bekend bij uw organisatie? ", "Ja",
        "Is uw organisatie nu betrokken? ", "Ja",
        "Over wie heeft u zorgen? ", "Kinderen",
        "Toelichting bij: Over wie heeft u zorgen? ", "*Onrust* op straat (een oordeel)",
        "In welk kader werkt u? ", "Toezicht",
        "Tot wanneer loopt dat kader? ", "1 september 2026",
        "Wilt u de persoon bespreken? ", "Ja",
    ]  # fmt: skip
    assert "Nog geen antwoord van" in over_anna
    assert "Vinkenoog" not in json.dumps(over_anna.json)
    over_bram = await regisseur.presses(over_anna, "Volgende persoon")
    assert "Bartholomeus Vinkenoog" in over_bram
    assert "Bekend" in over_bram
    assert "Kanarie" not in json.dumps(over_bram.json)
    assert "Annabel" in await regisseur.presses(over_bram, "Vorige persoon")


async def test_a_corrected_answer_says_which_version_it_is(verhaal: Verhaal, casus: Casus) -> None:
    wie = await antwoordt(verhaal, casus, "politie", None, None)
    data = verhaal.druk(casus, "politie", casus.betrokkenen[0].id)
    await wie.presses(await wie.presses_raw("uitvraag.persoon", data), "Opslaan", ANTWOORD)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "(aangepast, versie 2)" in await regisseur.presses(status, "Antwoorden openen")


async def test_every_opening_of_answers_stands_in_the_logboek_with_the_person_it_was_about(
    verhaal: Verhaal, casus: Casus
) -> None:
    await antwoordt(verhaal, casus, "politie", None, None)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    kaart = await regisseur.presses(status, "Antwoorden openen")
    await regisseur.presses(kaart, "Volgende persoon")
    regels = [een for een in verhaal.wereld.logboek(casus.id) if een.handeling is Handeling.ANTWOORDEN_GEOPEND]
    assert [een.betrokkene_id for een in regels] == [een.id for een in casus.betrokkenen]
    assert {een.door_id for een in regels} == {regisseur.id}
    assert Handeling.UITVRAAG_STATUS_GEOPEND in verhaal.wereld.handelingen(casus.id)


async def test_nobody_but_the_regisseur_of_the_casus_reads_status_or_answers(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    await antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        for verb in ("uitvraag.status", "uitvraag.antwoorden"):
            gezien = await wie.presses_raw(verb, data)
            assert "Politie" not in gezien
            assert "Kanarie" not in json.dumps(gezien.json)
        assert "Politie" not in await wie.types(f"/uitvraag status {casus.code}")


async def test_long_answers_of_everybody_stay_within_what_a_card_may_hold(verhaal: Verhaal, casus: Casus) -> None:
    lang = ANTWOORD | {"Toelichting bij: Over wie heeft u zorgen?": "🧭" * 500, "Wat loopt er nu?": "ש" * 500}
    aard = {"Feit of oordeel? (bij: Wat loopt er nu?)": "Een feit"}
    for code in VAST:
        await antwoordt(verhaal, casus, code, lang | aard, None)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    kaart = await regisseur.presses(status, "Antwoorden openen")
    gezien = ""
    while True:
        assert len(json.dumps(kaart.json, ensure_ascii=False).encode()) < 25_000
        gezien += kaart.tekst
        if "Vervolg" not in kaart.knoppen:
            break
        kaart = await regisseur.presses(kaart, "Vervolg")
    assert gezien.count("🧭") == 500 * len(VAST)
    assert gezien.count("ש") == 500 * len(VAST)


async def test_after_the_zitting_the_answers_can_still_be_read(verhaal: Verhaal, casus: Casus) -> None:
    await antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    verhaal.wacht_tot(ZITTING + timedelta(days=1))
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "De uitvraag is gesloten." in status
    assert "*Onrust* op straat" in await regisseur.presses(status, "Antwoorden openen")
