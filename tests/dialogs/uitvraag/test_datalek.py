"""A possible data breach: noted where the mistake was undone, read by the privacy officer alone."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs import datalek
from dialogs.kern.turn import JsonValue
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import datalekken
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._gedaan import ziet_namen
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
WAT = "Verkeerde *politie* gevraagd \u202enegalsrev"


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    datalek.register(verhaal.wereld.registry)
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


def functionaris(verhaal: Verhaal) -> Deelnemer:
    wereld = verhaal.wereld
    return wereld.persoon("Fleur Functionaris", (Rol.PRIVACYFUNCTIONARIS, wereld.regio.eigen_organisatie))


async def ingetrokken(verhaal: Verhaal, casus: Casus) -> Kaart:
    """The police was asked by mistake, somebody there saw the names, and it was withdrawn."""
    ziet_namen(verhaal, verhaal.wereld.partner("politie", "Agnes Agent"), casus, "politie")
    regisseur = verhaal.wereld.regisseur
    data: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    kaart = await regisseur.presses_raw("uitvraag.intrek_formulier", data)
    wie = {"Verkeerde organisatie? Vink aan welke u intrekt.": "Politie Merwestreek"}
    return await regisseur.presses(kaart, "Aangevinkte intrekken", wie)


async def gemeld(verhaal: Verhaal, casus: Casus) -> Kaart:
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.presses(await ingetrokken(verhaal, casus), "Melden als mogelijk datalek")
    return await regisseur.presses(vorm, "Melden", {"Wat is er gebeurd?": WAT})


async def test_the_form_knows_the_facts_already(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await ingetrokken(verhaal, casus)
    vorm = await verhaal.wereld.regisseur.presses(kaart, "Melden als mogelijk datalek")
    assert "Organisaties: Politie Merwestreek" in vorm
    assert "Over: 2 personen" in vorm
    assert "Agnes Agent, Politie Merwestreek" in vorm
    assert "Kanarie" not in vorm
    (sinds,) = [een for een in vorm.json["body"] if een.get("id") == "sinds"]
    assert sinds["value"] == "2026-03-02"


async def test_the_officer_gets_a_neutral_post_and_reads_the_note_alone(verhaal: Verhaal, casus: Casus) -> None:
    fleur = functionaris(verhaal)
    klaar = await gemeld(verhaal, casus)
    assert "Bericht krijgt: Fleur Functionaris." in klaar
    assert "uiterlijk donderdag 5 maart, 10.00 uur" in klaar
    verhaal.verstuurt()
    (post,) = verhaal.posts_van("datalek")
    assert "Gemeld door Rosa Regisseur" in post.kaart
    for geheim in ("politie", "Politie", "Agnes", "Kanarie"):
        assert geheim not in repr(post.bericht)
    note = await fleur.presses(post.kaart, "Openen")
    assert "Verkeerde *politie* gevraagd negalsrev" in note
    assert "Agnes Agent, Politie Merwestreek" in note
    (regel,) = [een for een in verhaal.wereld.logboek(casus.id) if een.handeling is Handeling.DATALEK_GEOPEND]
    assert regel.door_id == fleur.id


async def test_the_facts_stay_as_they_were_when_it_was_noted(verhaal: Verhaal, casus: Casus) -> None:
    fleur = functionaris(verhaal)
    await gemeld(verhaal, casus)
    ziet_namen(verhaal, verhaal.wereld.partner("politie", "Later Gekomen"), casus, "politie")
    lijst = await fleur.types("/datalekken")
    assert "Later Gekomen" not in await fleur.presses(lijst, "Openen")


async def test_the_list_of_the_officer_holds_codes_and_until_when(verhaal: Verhaal, casus: Casus) -> None:
    fleur = functionaris(verhaal)
    assert "Er is niets gemeld." in await fleur.types("/datalekken")
    await gemeld(verhaal, casus)
    lijst = await fleur.types("/datalekken")
    assert str(casus.code) in lijst
    assert "beoordelen vóór do 5 mrt, 10.00 uur" in lijst
    assert "Politie" not in lijst


async def test_nobody_but_an_officer_reads_a_note(verhaal: Verhaal, casus: Casus) -> None:
    functionaris(verhaal)
    await gemeld(verhaal, casus)
    (lek,) = verhaal.wereld.leest(datalekken.laatste, 9)
    wereld = verhaal.wereld
    manager = wereld.persoon("Mara Manager", (Rol.MANAGER, wereld.regio.eigen_organisatie))
    for wie in (wereld.regisseur, manager, wereld.beheerder, wereld.partner("politie")):
        assert "politie" not in await wie.presses_raw("datalek.open", {"v": 1, "datalek": lek.id})
        assert str(casus.code) not in await wie.types("/datalekken")


async def test_nobody_but_the_regisseur_of_the_casus_notes_one(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    kaart = await ingetrokken(verhaal, casus)
    vorm = await wereld.regisseur.presses(kaart, "Melden als mogelijk datalek")
    druk = vorm.druk("Melden", {"Wat is er gebeurd?": WAT})
    for wie in (ander, functionaris(verhaal), wereld.partner("politie")):
        assert "Agnes" not in await wie.presses_raw("datalek.formulier", druk.data)
        await wie.presses_raw(druk.verb, druk.data)
    assert wereld.leest(datalekken.laatste, 9) == ()


async def test_without_an_officer_the_regisseur_hears_whom_to_call(verhaal: Verhaal, casus: Casus) -> None:
    klaar = await gemeld(verhaal, casus)
    assert "Er is nog geen privacyfunctionaris aangemeld." in klaar
    assert "contactpunt@merwestad.example" in klaar
    assert len(verhaal.wereld.leest(datalekken.laatste, 9)) == 1


async def test_pressed_twice_it_is_noted_once(verhaal: Verhaal, casus: Casus) -> None:
    fleur = functionaris(verhaal)
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.presses(await ingetrokken(verhaal, casus), "Melden als mogelijk datalek")
    eerste = await regisseur.presses(vorm, "Melden", {"Wat is er gebeurd?": WAT})
    assert (await regisseur.presses(vorm, "Melden", {"Wat is er gebeurd?": WAT})).tekst == eerste.tekst
    assert len(verhaal.wereld.leest(datalekken.laatste, 9)) == 1
    anders = await regisseur.presses(vorm, "Melden", {"Wat is er gebeurd?": "Toch anders"})
    assert "Dit was al gemeld" in anders
    await regisseur.presses(anders, "Melden")
    assert len(verhaal.wereld.leest(datalekken.laatste, 9)) == 2
    verhaal.verstuurt()
    assert {een.waar for een in verhaal.posts_van("datalek")} == {f"persoon {fleur.id}"}


async def test_what_is_missing_or_cannot_be_is_told_and_nothing_typed_is_lost(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.presses(await ingetrokken(verhaal, casus), "Melden als mogelijk datalek")
    morgen = (verhaal.wereld.nu + timedelta(days=1)).date().isoformat()
    lang = "🧭" * 2_500
    invoer = {"Wat is er gebeurd?": lang, "Sinds wanneer?": morgen, "Wat is er gedaan?": " "}
    nog = await regisseur.presses(vorm, "Melden", invoer)
    assert "Er passen 2000 tekens." in nog
    assert "kan niet in de toekomst liggen" in nog
    assert "Schrijf op wat er is gedaan." in nog
    (wat,) = [een for een in nog.json["body"] if een.get("id") == "wat"]
    assert wat["value"] == lang
    assert verhaal.wereld.leest(datalekken.laatste, 9) == ()
