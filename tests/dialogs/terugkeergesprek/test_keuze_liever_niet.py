"""Whom he would rather not have there: the regisseur decides, he is told why, and nobody else learns that he did."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs import terugkeergesprek as terugkeergesprek_dialogen
from dialogs.kern.desk import Context
from dialogs.kern.gesprekskeuzes import antwoorden, mogen_samen
from dialogs.kern.terugkeergesprekken import zet_deelname
from domain.casus import Casus
from domain.gespreksinbreng import LieverNiet, LieverNietAntwoord
from domain.persoon import Rol
from domain.terugkeergesprek import Deelnamestatus, Terugkeergesprek
from storage import gesprekskeuze, terugkeergesprek
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek

POLITIE = "Politie Merwestreek"
KAN, KAN_NIET = "Kan: komt er niet bij", "Kan niet: blijft erbij"
UITLEG = "De gemeente helpt je met een huis. Daarom zijn ze erbij."


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    terugkeergesprek_dialogen.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


@pytest.fixture
def gesprek(w: Wereld, casus: Casus) -> Terugkeergesprek:
    return gepland_gesprek(w, casus)


async def noemt(w: Wereld, gesprek: Terugkeergesprek, wie: str) -> Kaart:
    """Let the casemanager write down whom he named."""
    vorm = await casemanager(w).presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": gesprek.id})
    lijst = await casemanager(w).presses(vorm, "Wie liever niet erbij?")
    return await casemanager(w).presses(lijst, "Opslaan", {"Liever niet erbij": wie})


async def beslist(
    wie: Deelnemer, gesprek: Terugkeergesprek, invoer: Mapping[str, str], *, alles: bool = False
) -> Kaart:
    vorm = await wie.presses_raw(Verb.GESPREKSKEUZE_BESLIS_VORM, {"v": 1, "gesprek": gesprek.id, "alles": alles})
    return await wie.presses(vorm, "Opslaan", invoer)


def gezegd(w: Wereld, gesprek: Terugkeergesprek) -> dict[str, LieverNiet]:
    nu = w.leest(terugkeergesprek.lees, gesprek.id)
    return {een.organisatie: een for een in w.leest(gesprekskeuze.inbreng, nu).liever_niet}


def deelname(w: Wereld, gesprek: Terugkeergesprek) -> dict[str, Deelnamestatus]:
    return {een.organisatie: een.status for een in w.leest(terugkeergesprek.deelnames, gesprek.id)}


async def test_he_names_somebody_and_the_regisseur_hears_only_that_there_is_something_to_look_at(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    kaart = await noemt(w, gesprek, POLITIE)
    assert "De regisseur kijkt of het kan." in kaart
    assert gezegd(w, gesprek)["politie"].antwoord is LieverNietAntwoord.OPEN
    assert deelname(w, gesprek)["politie"] is Deelnamestatus.GENODIGD
    open_ = await w.regisseur.presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": gesprek.id})
    assert f"{POLITIE}: nog niet beslist." in open_
    assert open_.knoppen[0] == "Beslissen wie erbij is"
    talk = await w.regisseur.presses_raw(Verb.GESPREKSPLAN_OPEN, {"v": 1, "casus": casus.id})
    assert "U kunt beslissen wie erbij zit" in talk


async def test_who_can_stay_away_is_taken_off_and_he_reads_the_answer(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, POLITIE)
    kaart = await beslist(w.regisseur, gesprek, {f"{POLITIE}: kan het?": KAN})
    assert "Hij leest het antwoord op zijn pagina." in kaart
    assert gezegd(w, gesprek)["politie"].antwoord is LieverNietAntwoord.KAN
    assert deelname(w, gesprek) == {"gemeente-merwestad": Deelnamestatus.GENODIGD, "politie": Deelnamestatus.NIET_MEER}
    lijst = await casemanager(w).presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": gesprek.id})
    assert f"{POLITIE} komt er niet bij." in lijst


async def test_who_must_be_there_stays_and_he_is_told_why(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, f"Gemeente Merwestad + {POLITIE}")
    naam = "Gemeente Merwestad"
    zonder = await beslist(w.regisseur, gesprek, {f"{naam}: kan het?": KAN_NIET})
    assert f"Leg hem in gewone woorden uit waarom {naam} erbij blijft." in zonder
    invoer = {f"{naam}: kan het?": KAN_NIET, f"Uitleg aan hem over {naam}": UITLEG}
    await beslist(w.regisseur, gesprek, invoer)
    assert gezegd(w, gesprek)["gemeente-merwestad"].uitleg == UITLEG
    assert gezegd(w, gesprek)["politie"].antwoord is LieverNietAntwoord.OPEN, "of the other nothing was decided yet"
    assert set(deelname(w, gesprek).values()) == {Deelnamestatus.GENODIGD}


async def test_difficult_words_are_told_once_and_never_stop_him(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, POLITIE)
    moeilijk = "Vanwege je re-integratie en je detentie op 03-03-2026 moet de politie erbij zijn."
    invoer = {f"{POLITIE}: kan het?": KAN_NIET, f"Uitleg aan hem over {POLITIE}": moeilijk}
    vorm = await beslist(w.regisseur, gesprek, invoer)
    assert "Kan het eenvoudiger?" in vorm
    assert "Schrijf de datum uit" in vorm
    assert gezegd(w, gesprek)["politie"].antwoord is LieverNietAntwoord.OPEN
    kaart = await w.regisseur.presses(vorm, "Toch opslaan")
    assert "Vastgelegd." in kaart
    assert gezegd(w, gesprek)["politie"].uitleg == moeilijk


async def test_what_was_typed_too_long_is_kept_and_told(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, POLITIE)
    lang = "😀 **vet** \u202e " * 700
    invoer = {f"{POLITIE}: kan het?": KAN_NIET, f"Uitleg aan hem over {POLITIE}": lang}
    vorm = await beslist(w.regisseur, gesprek, invoer)
    assert "er passen er 400" in vorm
    assert any(str(een.get("value", "")).startswith("😀 **vet**") for een in vorm.invoer)


async def test_a_decision_may_be_turned_and_who_was_taken_off_for_it_is_asked_on_again(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    await noemt(w, gesprek, POLITIE)
    await beslist(w.regisseur, gesprek, {f"{POLITIE}: kan het?": KAN})
    w.verstrijkt(minutes=1)
    invoer = {f"{POLITIE}: kan het?": KAN_NIET, f"Uitleg aan hem over {POLITIE}": "De politie wil je helpen."}
    await beslist(w.regisseur, gesprek, invoer, alles=True)
    assert deelname(w, gesprek)["politie"] is Deelnamestatus.GENODIGD
    assert gezegd(w, gesprek)["politie"].antwoord is LieverNietAntwoord.KAN_NIET


async def test_whoever_is_asked_on_again_by_another_way_he_is_told_of(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, POLITIE)
    await beslist(w.regisseur, gesprek, {f"{POLITIE}: kan het?": KAN})

    def weer(uow: UnitOfWork) -> None:
        context = Context(uow, w.regio, w.teksten)
        nu = terugkeergesprek.lees(uow, gesprek.id)
        zet_deelname(context, nu, "politie", Deelnamestatus.GENODIGD, None)
        (een,) = antwoorden(context, nu, gesprekskeuze.inbreng(uow, nu))
        assert een.toch

    w.doet(weer)
    open_ = await w.regisseur.presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": gesprek.id})
    assert f"{POLITIE} is toch weer gevraagd." in open_


async def test_he_takes_it_back_and_nothing_is_to_be_decided(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, POLITIE)
    vorm = await w.regisseur.presses_raw(Verb.GESPREKSKEUZE_BESLIS_VORM, {"v": 1, "gesprek": gesprek.id})
    await noemt(w, gesprek, "")
    assert gezegd(w, gesprek) == {}
    oud = await w.regisseur.presses(vorm, "Opslaan", {f"{POLITIE}: kan het?": KAN})
    assert "Er is niets te beslissen." in oud
    assert deelname(w, gesprek)["politie"] is Deelnamestatus.GENODIGD


async def test_nobody_but_the_regisseur_decides_and_a_made_up_name_is_refused(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    await noemt(w, gesprek, POLITIE)
    vorm = await w.regisseur.presses_raw(Verb.GESPREKSKEUZE_BESLIS_VORM, {"v": 1, "gesprek": gesprek.id})
    druk = vorm.druk("Opslaan", {f"{POLITIE}: kan het?": KAN})
    ander = w.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    zvh = w.regio.eigen_organisatie
    beide = w.persoon("Regisseur en Casemanager", (Rol.PROCESREGISSEUR, zvh), (Rol.PARTNER, "pi-merwede"))
    for wie in (casemanager(w), w.partner("politie"), ander, beide, w.onbekende("Vreemd")):
        await wie.presses_raw(druk.verb, druk.data)
        assert POLITIE not in await wie.presses_raw(Verb.GESPREKSKEUZE_BESLIS_VORM, {"v": 1, "gesprek": gesprek.id})
    assert gezegd(w, gesprek)["politie"].antwoord is LieverNietAntwoord.OPEN
    lijst = await casemanager(w).presses_raw(Verb.GESPREKSKEUZE_WIE_VORM, {"v": 1, "gesprek": gesprek.id})
    zelf = lijst.druk("Opslaan", {})
    weer = await casemanager(w).presses_raw(zelf.verb, {**zelf.data, "wie": "politie,ggd"})
    assert "De lijst is veranderd." in weer
    assert set(gezegd(w, gesprek)) == {"politie"}


async def test_the_organisatie_itself_is_told_nothing_of_it(w: Wereld, casus: Casus, gesprek: Terugkeergesprek) -> None:
    await noemt(w, gesprek, POLITIE)
    w.verstrijkt(minutes=1)
    voor = len(w.geplaatst)
    await beslist(w.regisseur, gesprek, {f"{POLITIE}: kan het?": KAN})
    agent = w.partner("politie")
    for wat in (f"/casus toon {casus.code}", "/zaken"):
        gezien = await agent.types(wat)
        assert "liever" not in gezien.tekst.casefold()
    for verb in (Verb.GESPREKSKEUZE_OPEN, Verb.GESPREKSKEUZE_WIE_VORM):
        assert CANARY not in await agent.presses_raw(verb, {"v": 1, "gesprek": gesprek.id})
    assert "liever" not in json.dumps(w.geplaatst[voor:], ensure_ascii=False).casefold()


def test_who_was_hurt_and_who_did_it_are_never_let_in_together_whenever_a_role_changes(w: Wereld) -> None:
    slachtoffer, dader = "slachtoffer", "dader"
    casus = maakt_casus(w, "nazorg", None, CANARY, "Ander Verzonnen", rol=dader)
    gesprek = gepland_gesprek(w, casus)
    samen = replace(gesprek, erbij=(casus.betrokkenen[1].id,))

    def mag(van: Casus) -> bool:
        return w.leest(lambda uow: mogen_samen(Context(uow, w.regio, w.teksten), van, samen))

    assert mag(casus)
    gewijzigd = (casus.betrokkenen[0], replace(casus.betrokkenen[1], rol=slachtoffer))
    assert not mag(replace(casus, betrokkenen=gewijzigd))
