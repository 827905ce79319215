"""Who types what need not be there is asked once whether it must stay; he loses nothing, and nothing is saved twice."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.paginas import Naar, Paginabezoek, Weer
from dialogs.kern.turn import JsonValue
from dialogs.uitvraag.antwoorden import pagina
from domain.regio import Regio
from storage import casus as casussen
from storage import meldingen, personen, toegang
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._casus import FORMULIER, opent, vult_in
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, plant, vraagt_uit

T = TypeVar("T")

BSN = "111222333"
ANDER_BSN = "123456782"
TEKST = f"Hij gaf zijn nummer {BSN} en 06-12345678."


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


def aantal(wereld: Wereld) -> int:
    return len(wereld.leest(casussen.van_regisseur, [wereld.regisseur.id]))


def waarschuwing(kaart: Kaart) -> str:
    return next((regel for regel in kaart.json["body"] if "Even kijken" in json.dumps(regel)), {}).__repr__()


async def test_the_form_comes_back_filled_in_and_says_where_and_what_but_not_the_number(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding=TEKST)
    assert "Aanleiding: dit lijkt op een telefoonnummer en een burgerservicenummer (BSN)" in kaart
    assert BSN not in waarschuwing(kaart)
    assert "Toch opslaan" in kaart.knoppen
    assert "Opslaan" not in kaart.knoppen
    (getypt,) = [veld["value"] for veld in kaart.invoer if veld["id"] == "aanleiding"]
    assert getypt == TEKST
    assert aantal(wereld) == 0


async def test_pressed_again_it_is_saved_as_it_was_typed(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding=TEKST)
    await wereld.regisseur.presses(kaart, "Toch opslaan")
    (een,) = wereld.leest(casussen.van_regisseur, [wereld.regisseur.id])
    assert wereld.leest(casussen.lees, een.id).aanleiding == TEKST


async def test_mended_it_is_saved_without_another_word(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding=TEKST)
    await wereld.regisseur.presses(kaart, "Toch opslaan", {"Aanleiding": "Niets meer."})
    assert aantal(wereld) == 1


async def test_something_new_is_told_again_what_stayed_is_not(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding=TEKST)
    weer = await wereld.regisseur.presses(kaart, "Toch opslaan", {"Aanleiding": f"{TEKST} En {ANDER_BSN}."})
    assert "Toch opslaan" in weer.knoppen
    assert aantal(wereld) == 0
    minder = await wereld.regisseur.presses(weer, "Toch opslaan", {"Aanleiding": f"Alleen {BSN}."})
    assert "Toch opslaan" not in minder.knoppen
    assert aantal(wereld) == 1


async def test_the_same_number_in_another_field_is_told_too(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding=f"Nummer {BSN}.")
    weer = await wereld.regisseur.presses(kaart, "Toch opslaan", {"Extern dossiernummer": BSN})
    assert "Extern dossiernummer: dit lijkt op" in weer


async def test_delivered_twice_it_warns_twice_and_saves_nothing(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    druk = formulier.druk("Opslaan", {**FORMULIER, "Aanleiding": TEKST})
    for activity_id in ("eerste", "eerste", "tweede"):
        kaart = await wereld.regisseur.presses_raw(druk.verb, druk.data, activity_id=activity_id)
        assert "Toch opslaan" in kaart.knoppen
    assert aantal(wereld) == 0


async def test_the_form_and_the_one_that_came_back_are_one_form(wereld: Wereld) -> None:
    formulier = await opent(wereld.regisseur)
    oud = formulier.druk("Opslaan", {**FORMULIER, "Aanleiding": TEKST})
    terug = await wereld.regisseur.presses_raw(oud.verb, oud.data)
    toch = terug.druk("Toch opslaan", {})
    for _ in range(2):
        await wereld.regisseur.presses_raw(toch.verb, toch.data)
    # The card of before, still on a screen: it was saved, so there is nothing to warn about, and nothing to save.
    weer = await wereld.regisseur.presses_raw(oud.verb, oud.data)
    assert "Toch opslaan" not in weer.knoppen
    assert aantal(wereld) == 1


async def test_the_mark_of_somebody_else_or_made_up_passes_nothing(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding=TEKST)
    gezien = kaart.druk("Toch opslaan", {}).data["gewaarschuwd"]
    assert BSN not in gezien
    from domain.persoon import Rol  # noqa: PLC0415 - only this test needs it

    kees = wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))
    formulier = await opent(kees)
    druk = formulier.druk("Opslaan", {**FORMULIER, "Aanleiding": TEKST})
    for merk in (gezien, "0" * 16, ".".join(["f" * 16] * 3)):
        antwoord = await kees.presses_raw(druk.verb, {**druk.data, "gewaarschuwd": merk})
        assert "Toch opslaan" in antwoord.knoppen
    kapot = await kees.presses_raw(druk.verb, {**druk.data, "gewaarschuwd": "<script>"})
    assert kapot.invoer == []


async def test_nothing_of_it_stands_in_the_logboek_or_a_post(wereld: Wereld) -> None:
    await vult_in(wereld.regisseur, Aanleiding=TEKST)
    assert BSN not in wereld.posted()
    assert BSN not in repr(wereld.logboek())


# --- Every form


async def test_another_betrokkene(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    vorm = await wereld.regisseur.presses_raw(Verb.CASUS_BETROKKENE, {"v": 1, "casus": een.id})
    wie = {"Voor- en achternaam": f"Jan {BSN}", "Geboortedatum": "2011-05-17", "Gemeente": "Merwestad"}
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {**wie, "Rol": "Betrokkene"})
    assert "Toch opslaan" in kaart.knoppen
    await wereld.regisseur.presses(kaart, "Toch opslaan")
    assert len(wereld.leest(casussen.lees, een.id).betrokkenen) == 2


async def test_a_melding_its_question_and_its_answer(wereld: Wereld) -> None:
    partner = wereld.partner("politie")
    vorm = await partner.opens("melden")
    invoer: dict[str, str] = {
        veld["id"]: veld["choices"][0]["value"]
        for veld in vorm.invoer
        if veld["type"] == "Input.ChoiceSet" and veld["id"] in {"route", "spoed", "informering"}
    }
    invoer |= {"p1.naam": "Jan Zeldzaam", "aanleiding": TEKST, "verzoek": "Meekijken"}
    invoer = {een: wat for een, wat in invoer.items() if een in {veld["id"] for veld in vorm.invoer}}
    naam = next(veld["id"] for veld in vorm.invoer if veld["id"].endswith(".naam"))
    kaart = await partner.presses(vorm, "Melden", {**invoer, naam: "Jan Zeldzaam"})
    assert "Aanleiding" in waarschuwing(kaart)
    assert wereld.leest(meldingen.lopende) == ()
    gedaan = await partner.presses(kaart, "Toch opslaan")
    (een,) = wereld.leest(meldingen.lopende)
    assert "Toch opslaan" not in gedaan.knoppen
    await wereld.regisseur.presses_raw(Verb.MELDING_OPPAKKEN, {"v": 1, "melding": een.id})
    for formulier in (Verb.MELDING_VRAAG_FORMULIER, Verb.MELDING_ANTWOORD_FORMULIER):
        vraag = await wereld.regisseur.presses_raw(formulier, {"v": 1, "melding": een.id})
        druk = vraag.druk("Versturen", {"tekst": f"Klopt {BSN}?"})
        reden = next((veld["choices"][0]["value"] for veld in vraag.invoer if veld["id"] == "reden"), "")
        kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "reden": reden})
        assert "Toch opslaan" in kaart.knoppen, formulier
    aanvul = await partner.presses_raw(Verb.MELDING_AANVUL_FORMULIER, {"v": 1, "melding": een.id})
    kaart = await partner.presses(aanvul, "Versturen", {"tekst": f"Mail jan@voorbeeld.example of {BSN}."})
    assert "een e-mailadres en een burgerservicenummer" in kaart
    assert "Toch opslaan" not in (await partner.presses(kaart, "Toch opslaan")).knoppen


async def test_a_refusal(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    zitting = plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    vraagt_uit(wereld, een, zitting, "politie")
    partner = wereld.partner("politie")
    waar: dict[str, JsonValue] = {"v": 1, "zitting": zitting.id, "organisatie": "politie"}
    vorm = await partner.presses_raw(Verb.WERKLIJST_WEIGER_FORMULIER, waar)
    grond = next(veld["choices"][0]["value"] for veld in vorm.invoer if veld["id"] == "grond")
    kaart = await partner.presses(vorm, "Vastleggen", {"grond": grond, "toelichting": f"Zie {BSN}."})
    assert "Toch opslaan" in kaart.knoppen
    assert "Toch opslaan" not in (await partner.presses(kaart, "Toch opslaan")).knoppen


async def test_an_answer_to_a_form_and_why_somebody_is_not_informed(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    zitting = plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    vraagt_uit(wereld, een, zitting, "politie")
    partner = wereld.partner("politie")
    waar: dict[str, JsonValue] = {"v": 1, "zitting": zitting.id, "organisatie": "politie"}
    vorm = await partner.presses_raw(Verb.WERKLIJST_PERSONEN, waar)
    invoer = {}
    for veld in vorm.invoer:
        if veld["type"] == "Input.ChoiceSet":
            invoer[veld["id"]] = veld["choices"][0]["value"]
        elif veld["type"] == "Input.Date":
            invoer[veld["id"]] = "2026-03-01"
        else:
            invoer[veld["id"]] = f"Nummer {BSN}."
    opslaan = next(titel for titel in vorm.knoppen if titel.startswith("Opslaan"))
    kaart = await partner.presses(vorm, opslaan, invoer)
    assert "Toch opslaan" in kaart.knoppen
    assert "Toch opslaan" not in (await partner.presses(kaart, "Toch opslaan")).knoppen
    wereld.doet(casussen.wijzig, replace(een, versie=wereld.leest(casussen.lees, een.id).versie))
    vorm = await wereld.regisseur.presses_raw(Verb.INFORMERING_VORM, {"v": 1, "casus": een.id})
    nee = {"stand": "nee", "reden": "veiligheid", "toelichting": f"Zie {BSN}.", "herzien_op": "2026-04-01"}
    kaart = await wereld.regisseur.presses(vorm, "Vastleggen", nee)
    assert "Toelichting: dit lijkt op" in kaart
    assert "Vastgelegd." in await wereld.regisseur.presses(kaart, "Toch opslaan")


async def test_on_a_page_it_is_said_at_the_input_and_saved_the_second_time(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    zitting = plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    uitvraag = vraagt_uit(wereld, een, zitting, "politie")
    onderwerp = f"{uitvraag.bevragingen[0].id}:{een.betrokkenen[0].id}"
    formulier = next(iter(wereld.regio.formulieren.values()))
    getypt = {veld.id: f"Nummer {BSN}." for veld in formulier.velden if veld.is_tekst}
    getypt |= {veld.id: veld.toegestaan()[0] for veld in formulier.velden if veld.toegestaan()}
    getypt |= {veld.aard_id: "feit" for veld in formulier.velden if veld.feit_of_oordeel}
    getypt |= {veld.notitie_id: f"Zie {BSN}." for veld in formulier.velden if veld.notitie}
    getypt["delen"] = "hele_tafel"
    wie = wereld.partner("politie")

    def op_pagina(doe: Callable[[Paginabezoek], T]) -> T:
        def werk(uow: UnitOfWork) -> T:
            actor = toegang.actor(uow, personen.lees(uow, wie.id))
            return doe(Paginabezoek(uow, wereld.regio, wereld.teksten, actor, verborgen={}))

        return wereld.doet(werk)

    eerst = verborgen(op_pagina(lambda bezoek: pagina.teken(bezoek, onderwerp)))
    terug = op_pagina(lambda bezoek: pagina.handel(bezoek, onderwerp, {**eerst, **getypt}))
    assert isinstance(terug, Weer)
    assert "Dit lijkt op een burgerservicenummer (BSN). Is dat hier nodig?" in terug.html
    weer = verborgen(terug.html)
    assert BSN not in weer["_gezien"]
    klaar = op_pagina(lambda bezoek: pagina.handel(bezoek, onderwerp, {**weer, **getypt}))
    assert isinstance(klaar, Naar)


def verborgen(inhoud: str) -> dict[str, str]:
    """The hidden inputs of the last form on a page."""
    formulier = inhoud.rpartition("<form")[2]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', formulier))
