"""Somebody does not belong in a casus: he is taken out while its uitvraag runs."""

import json
from datetime import UTC, datetime

import pytest

from dialogs import casus as casustopic
from dialogs import datalek
from dialogs.kern.turn import JsonValue
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus, Weigergrond, Weigering
from storage import casus as casussen
from storage import werklijst
from tests._kaart import Kaart
from tests.dialogs.uitvraag._gedaan import antwoordt, ziet_namen
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
BRAM_IN_DE_LIJST = "Bartholomeus Vinkenoog, geboren 24 december 2011, Merwestad"


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    for topic in (casustopic, datalek):
        topic.register(verhaal.wereld.registry)
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def formulier(verhaal: Verhaal, casus: Casus) -> Kaart:
    data: dict[str, JsonValue] = {"v": 1, "casus": casus.id}
    return await verhaal.wereld.regisseur.presses_raw("casus.persoon_weg_formulier", data)


async def haalt_weg(verhaal: Verhaal, casus: Casus, plek: int = 1) -> Kaart:
    vorm = await formulier(verhaal, casus)
    wie = {"Wie hoort hier niet?": casus.betrokkenen[plek].id}
    return await verhaal.wereld.regisseur.presses(vorm, "Uit de casus halen", wie)


def tikt(verhaal: Verhaal) -> None:
    """The clock comes by."""
    verhaal.wacht_tot(verhaal.wereld.nu)


async def test_it_is_reached_from_the_casus_and_from_withdrawing(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    open_ = await regisseur.presses_raw("casus.open", {"v": 1, "casus": casus.id})
    uit_casus = await regisseur.presses(open_, "Persoon hoort hier niet")
    intrek = await regisseur.presses_raw("uitvraag.intrek_formulier", {"v": 1, "uitvraag": verhaal.uitvraag(casus).id})
    uit_intrek = await regisseur.presses(intrek, "Persoon hoort hier niet")
    for vorm in (uit_casus, uit_intrek):
        assert vorm.labels == ("Wie hoort hier niet? (verplicht)",)
        assert "Annabel" in vorm
        assert "Bartholomeus" in vorm


async def test_he_is_gone_for_everybody_at_once(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie")
    klaar = await haalt_weg(verhaal, casus)
    assert "De persoon is uit de casus gehaald." in klaar
    assert "Vinkenoog" not in klaar
    over = verhaal.wereld.leest(casussen.lees, casus.id)
    assert [een.id for een in over.betrokkenen] == [casus.betrokkenen[0].id]
    regisseur = verhaal.wereld.regisseur
    uitvraag: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    for gezien in (
        await regisseur.presses_raw("casus.open", {"v": 1, "casus": casus.id}),
        await regisseur.presses_raw("uitvraag.antwoorden", uitvraag),
        await regisseur.presses_raw("uitvraag.antwoorden", uitvraag | {"betrokkene": casus.betrokkenen[1].id}),
        await verhaal.wereld.partner("om").presses_raw("casus.open", {"v": 1, "casus": casus.id, "namen": True}),
    ):
        assert "Vinkenoog" not in json.dumps(gezien.json)
    for organisatie in ("politie", "om"):
        (lijst,) = verhaal.wereld.leest(werklijst.lopend, organisatie)
        assert [een.personen for een in lijst.posten] == [1]


async def test_who_only_waited_for_him_has_dealt_with_it(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie", 0)
    antwoordt(verhaal, casus, "om", 0, weigering=Weigering(Weigergrond.GEEN_TAAK))
    antwoordt(verhaal, casus, "reclassering", 1)
    await haalt_weg(verhaal, casus)
    tikt(verhaal)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD
    assert verhaal.bevraging(casus, "politie").afgehandeld_op == verhaal.wereld.nu
    assert verhaal.bevraging(casus, "om").status is BevragingStatus.GEWEIGERD
    assert verhaal.bevraging(casus, "reclassering").status is BevragingStatus.OPEN


async def test_when_everybody_only_waited_for_him_the_uitvraag_is_complete(verhaal: Verhaal, casus: Casus) -> None:
    for een in VAST:
        antwoordt(verhaal, casus, een, 0)
    await haalt_weg(verhaal, casus)
    tikt(verhaal)
    assert len(verhaal.posts_van("alles_binnen")) == 1


async def test_that_nothing_is_shared_about_who_is_left_shows_now(verhaal: Verhaal, casus: Casus) -> None:
    antwoordt(verhaal, casus, "politie", 0, weigering=Weigering(Weigergrond.BEROEPSGEHEIM))
    antwoordt(verhaal, casus, "politie", 1)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD
    await haalt_weg(verhaal, casus)
    tikt(verhaal)
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD


async def test_who_had_seen_him_is_listed_and_it_can_be_noted(verhaal: Verhaal, casus: Casus) -> None:
    ziet_namen(verhaal, verhaal.wereld.partner("politie", "Agnes Agent"), casus, "politie", plek=1)
    ziet_namen(verhaal, verhaal.wereld.partner("om"), casus, "om", plek=0)
    klaar = await haalt_weg(verhaal, casus)
    assert "Agnes Agent, Politie Merwestreek" in klaar
    assert "Partner van om" not in klaar
    vorm = await verhaal.wereld.regisseur.presses(klaar, "Melden als mogelijk datalek")
    assert "Over: 1 persoon" in vorm
    assert "Organisaties: Politie Merwestreek" in vorm
    klaar = await verhaal.wereld.regisseur.presses(vorm, "Melden", {"Wat is er gebeurd?": "Verkeerde broer"})
    assert "Gemeld." in klaar


async def test_the_last_one_stays_and_other_ways_are_offered(verhaal: Verhaal, casus: Casus) -> None:
    await haalt_weg(verhaal, casus)
    kaart = await formulier(verhaal, casus)
    assert "Dit is de enige persoon in de casus." in kaart
    assert kaart.knoppen == ("Juiste persoon toevoegen", "Uitvraag intrekken")
    assert "Uitvraag 26-0142-K intrekken" in await verhaal.wereld.regisseur.presses(kaart, "Uitvraag intrekken")
    erbij = await verhaal.wereld.regisseur.presses(kaart, "Juiste persoon toevoegen")
    assert "Voor- en achternaam (verplicht)" in erbij.labels


async def test_two_forms_open_at_once_never_leave_a_casus_about_nobody(verhaal: Verhaal, casus: Casus) -> None:
    een, ander = await formulier(verhaal, casus), await formulier(verhaal, casus)
    regisseur = verhaal.wereld.regisseur
    await regisseur.presses(een, "Uit de casus halen", {"Wie hoort hier niet?": casus.betrokkenen[0].id})
    nog = await regisseur.presses(ander, "Uit de casus halen", {"Wie hoort hier niet?": casus.betrokkenen[1].id})
    assert "Dit is de enige persoon in de casus." in nog
    assert len(verhaal.wereld.leest(casussen.lees, casus.id).betrokkenen) == 1


async def test_pressed_twice_he_is_taken_out_once(verhaal: Verhaal, casus: Casus) -> None:
    vorm = await formulier(verhaal, casus)
    wie = {"Wie hoort hier niet?": casus.betrokkenen[1].id}
    regisseur = verhaal.wereld.regisseur
    eerste = await regisseur.presses(vorm, "Uit de casus halen", wie)
    assert (await regisseur.presses(vorm, "Uit de casus halen", wie)).tekst == eerste.tekst
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.BETROKKENE_VERWIJDERD) == 1
    anders = {"Wie hoort hier niet?": casus.betrokkenen[0].id}
    assert "enige persoon" in await regisseur.presses(vorm, "Uit de casus halen", anders)


async def test_nobody_else_takes_anybody_out(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    vorm = await formulier(verhaal, casus)
    druk = vorm.druk("Uit de casus halen", {"Wie hoort hier niet?": casus.betrokkenen[1].id})
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        assert "Vinkenoog" not in await wie.presses_raw("casus.persoon_weg_formulier", {"v": 1, "casus": casus.id})
        await wie.presses_raw(druk.verb, druk.data)
    assert len(wereld.leest(casussen.lees, casus.id).betrokkenen) == 2


async def test_somebody_of_another_casus_is_not_taken_out_of_this_one(verhaal: Verhaal, casus: Casus) -> None:
    anders = verhaal.casus(ANNA, BRAM, nummer=143)
    vorm = await formulier(verhaal, casus)
    invoer = {"Wie hoort hier niet?": anders.betrokkenen[0].id}
    assert "Kies wie hier niet hoort." in await verhaal.wereld.regisseur.presses(vorm, "Uit de casus halen", invoer)
    assert len(verhaal.wereld.leest(casussen.lees, anders.id).betrokkenen) == 2
