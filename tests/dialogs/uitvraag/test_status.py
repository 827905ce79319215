import json
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import Antwoordsoort, Weigergrond, Weigering
from storage import contacten, gesprekken
from storage.gesprekken import Bestemming
from tests.dialogs._wereld import kanaal
from tests.dialogs.uitvraag._gedaan import telefoneert, zegt
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
ANTWOORD = {
    "bekend": "ja",
    "nu_betrokken": "ja",
    "zorgen": "kinderen",
    "zorgen__notitie": "*Onrust* op straat",
    "zorgen__aard": "oordeel",
    "kader": "toezicht",
    "kader_tot": "2026-09-01",
    "bespreken": "ja",
    "delen": "mondeling",
}


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


def antwoordt(verhaal: Verhaal, casus: Casus, organisatie: str, *invoer: dict[str, str] | None) -> None:
    """Answer about the persons in order; None is "not known"."""
    gezegd = [
        Gezegd(wie.id, Antwoordsoort.NIET_BEKEND)
        if waarden is None
        else Gezegd(wie.id, Antwoordsoort.BEKEND, tuple(waarden.items()))
        for wie, waarden in zip(casus.betrokkenen, invoer, strict=True)
    ]
    zegt(verhaal, casus, organisatie, *gezegd)
    verhaal.verstuurt()


async def test_the_status_tells_who_answered_who_is_open_and_who_is_late(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie", None, None)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "1 van 6 afgehandeld" in status
    assert "Politie Merwestreek: beantwoord, ma 2 mrt, 10.00 uur" in status
    assert "OM Merwestreek: nog open" in status
    verhaal.wereld.nu = datetime(2026, 3, 6, 9, tzinfo=UTC)
    assert "OM Merwestreek: te laat" in await regisseur.types(f"/uitvraag status {casus.code}")


async def test_the_status_is_neutral_and_in_a_channel_stays_behind_a_button(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie", ANTWOORD, None)
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
    antwoordt(verhaal, casus, "politie", None, None)
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
    antwoordt(verhaal, casus, "politie", ANTWOORD, None)
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
    antwoordt(verhaal, casus, "politie", None, None)
    antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "(aangepast, versie 2)" in await regisseur.presses(status, "Antwoorden openen")


async def test_every_opening_of_answers_stands_in_the_logboek_with_the_person_it_was_about(
    verhaal: Verhaal, casus: Casus
) -> None:
    antwoordt(verhaal, casus, "politie", None, None)
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
    antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        for verb in ("uitvraag.status", "uitvraag.antwoorden"):
            gezien = await wie.presses_raw(verb, data)
            assert "Politie" not in gezien
            assert "Kanarie" not in json.dumps(gezien.json)
        assert "Politie" not in await wie.types(f"/uitvraag status {casus.code}")


async def test_long_answers_of_everybody_stay_within_what_a_card_may_hold(verhaal: Verhaal, casus: Casus) -> None:
    lang = ANTWOORD | {"zorgen__notitie": "🧭" * 500, "wat_loopt": "ש" * 500, "wat_loopt__aard": "feit"}
    for code in VAST:
        antwoordt(verhaal, casus, code, lang, None)
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
    antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    verhaal.wacht_tot(ZITTING + timedelta(days=1))
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "De uitvraag is gesloten." in status
    assert "*Onrust* op straat" in await regisseur.presses(status, "Antwoorden openen")


async def test_the_status_says_whom_to_call_and_who_is_mailed(verhaal: Verhaal, casus: Casus) -> None:
    for organisatie, kanaal_, naam in (("om", Kanaal.TELEFOON, "Olga"), ("reclassering", Kanaal.EMAIL, "Ruud")):
        verhaal.wereld.doet(gesprekken.maak_los, Bestemming.ORGANISATIE, organisatie)
        contact = Contact(naam, organisatie, naam, kanaal_, email="r@merwestad.example", telefoon="0612345678")
        verhaal.wereld.doet(contacten.voeg_toe, contact)
    status = await verhaal.wereld.regisseur.types(f"/uitvraag status {casus.code}")
    assert "OM Merwestreek: nog open; bellen: Olga 0612345678" in status
    assert "Reclassering Merwestreek: nog open; per mail bereikt" in status
    assert "Politie Merwestreek: nog open\n" in status.tekst


async def test_what_was_said_on_the_phone_says_so_and_who_only_when_opened(verhaal: Verhaal, casus: Casus) -> None:
    telefoneert(verhaal, casus, "politie", "Pia *Politie*")
    regisseur = verhaal.wereld.regisseur
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "Politie Merwestreek: beantwoord, ma 2 mrt, 10.00 uur; telefonisch" in status
    assert "Pia" not in verhaal.wereld.posted()
    geopend = await regisseur.presses_raw("uitvraag.status", {"v": 1, "uitvraag": verhaal.uitvraag(casus).id})
    assert "telefonisch: gezegd door Pia \\*Politie\\*, getypt door Rosa Regisseur" in geopend
    antwoorden = await regisseur.presses(geopend, "Antwoorden openen")
    assert "Pia" in antwoorden


async def test_who_shares_only_with_consent_is_told_apart_from_who_refused(verhaal: Verhaal, casus: Casus) -> None:
    for organisatie, beleid in (("politie", True), ("om", False)):
        weigering = Weigering(Weigergrond.BEROEPSGEHEIM, volgens_beleid=beleid)
        zegt(
            verhaal,
            casus,
            organisatie,
            *(Gezegd(een.id, Antwoordsoort.GEWEIGERD, weigering=weigering) for een in casus.betrokkenen),
        )
    status = await verhaal.wereld.regisseur.types(f"/uitvraag status {casus.code}")
    assert "Politie Merwestreek: deelt alleen na toestemming" in status
    assert "OM Merwestreek: deelt niet" in status


async def test_what_was_withdrawn_counts_no_more_whatever_was_answered(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie", ANTWOORD, None)
    antwoordt(verhaal, casus, "om", None, None)
    regisseur = verhaal.wereld.regisseur
    uitvraag: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    vorm = await regisseur.presses_raw("uitvraag.intrek_formulier", uitvraag)
    wie = {"Verkeerde organisatie? Vink aan welke u intrekt.": "Politie Merwestreek"}
    await regisseur.presses(vorm, "Aangevinkte intrekken", wie)
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "1 van 5 afgehandeld" in status
    assert "Politie Merwestreek: ingetrokken" in status
    antwoorden = await regisseur.presses(status, "Antwoorden openen")
    assert "Onrust" not in antwoorden
    assert "Politie" not in antwoorden


async def test_a_withdrawn_uitvraag_says_so(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    uitvraag: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    vorm = await regisseur.presses_raw("uitvraag.intrek_formulier", uitvraag)
    await regisseur.presses(vorm, "Hele uitvraag intrekken")
    status = await regisseur.types(f"/uitvraag status {casus.code}")
    assert "Deze uitvraag is ingetrokken." in status
    assert "Antwoorden openen" not in status.knoppen
