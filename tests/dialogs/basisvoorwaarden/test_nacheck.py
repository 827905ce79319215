"""The day after: is he where he would be, what is open, does nazorg go on, and was he released at all?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.basisvoorwaarden import Stand
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.nacheck import Gezien, Nacheck, Vervolg
from domain.persoon import Rol
from storage import casus as casussen
from storage import detentie as detenties
from storage import nacheck
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import nodigt_uit, om
from tests.dialogs.basisvoorwaarden._terugkeer import (
    CANARY,
    alleen_rio,
    gedetineerd,
    opent,
    posten,
    rijen,
    vandaag,
    verzet,
    zegt,
)

THUIS, CONTACT = "Is de persoon op de plek die was afgesproken?", "Is er contact geweest?"
HOE, WEER = "Hoe gaat het?", "Wanneer kijkt u weer? (nodig als nazorg doorgaat)"
VERSLAG = "Hij zit met zijn kanarie bij zijn tante"


def springt(w: Wereld, dag: date) -> list[Bezorgd]:
    w.nu = om(w, dag, 10)
    tikt(w)
    return bezorgt(w)


def gekeken(w: Wereld, een: Casus) -> tuple[Nacheck, ...]:
    return w.leest(nacheck.van_casussen, [een.id]).get(een.id, ())


def vrij(w: Wereld, fase: Fase = Fase.CASUSOVERLEG) -> Casus:
    """Released on a Wednesday; now it is Thursday."""
    een = gedetineerd(w, 9, fase=fase)
    springt(w, vandaag(w) + timedelta(days=10))
    return een


async def nagaan(w: Wereld, een: Casus, wie: Deelnemer | None = None) -> Kaart:
    wie = wie or w.regisseur
    return await wie.presses(await opent(wie, een), "Hoe gaat het?")


async def test_the_morning_after_the_regisseur_is_asked_by_code_and_answers_in_one_go(w: Wereld) -> None:
    een = gedetineerd(w, 9)
    zegt(w, een, id_bewijs=Stand.OP_ORDE)
    assert posten(springt(w, vandaag(w) + timedelta(days=9)), Berichtsoort.NACHECK) == []
    (post,) = posten(springt(w, vandaag(w) + timedelta(days=1)), Berichtsoort.NACHECK)
    assert f"bij {een.code} te kijken hoe het gaat" in post.kaart
    for woord in (CANARY, "nazorg", "vrij", "PI ", "detentie", "terugkeer"):
        assert woord not in str(post.kaart.json)
    vorm = await w.regisseur.presses(post.kaart, "Openen")
    assert CANARY in vorm
    assert "Vrij sinds woensdag 11 maart 2026" in vorm
    assert "ID-bewijs" not in vorm.labels
    assert "Onderdak" in vorm.labels
    over = (vandaag(w) + timedelta(days=5)).isoformat()
    antwoord = {THUIS: "ja", CONTACT: "nee", HOE: VERSLAG, WEER: over, "Onderdak": "op orde"}
    klaar = await w.regisseur.presses(vorm, "Nazorg gaat door", antwoord)
    assert "U krijgt weer bericht op dinsdag 17 maart 2026." in klaar
    (gevonden,) = gekeken(w, een)
    assert (gevonden.thuis, gevonden.contact, gevonden.tekst) == (Gezien.JA, Gezien.NEE, VERSLAG)
    assert rijen(w, een)["onderdak"].stand is Stand.OP_ORDE
    assert Handeling.NACHECK_GEDAAN in w.handelingen(een.id)
    (bewerkt,) = [ding for ding in bezorgt(w) if ding.werk.soort == Berichtsoort.NACHECK]
    assert bewerkt.bewerkt
    assert "Hier is naar gekeken." in bewerkt.kaart
    assert VERSLAG not in w.posted()


async def test_nazorg_that_goes_on_is_looked_at_again_on_the_day_that_was_chosen(w: Wereld) -> None:
    een = vrij(w)
    over = vandaag(w) + timedelta(days=4)
    await w.regisseur.presses(
        await nagaan(w, een), "Nazorg gaat door", {THUIS: "ja", CONTACT: "ja", WEER: over.isoformat()}
    )
    assert posten(springt(w, over - timedelta(days=1)), Berichtsoort.NACHECK) == []
    assert len(posten(springt(w, over), Berichtsoort.NACHECK)) == 1
    vorm = await nagaan(w, een)
    assert "Eerder gekeken" in vorm
    assert "Op de afgesproken plek: ja. Contact: ja." in vorm


async def test_who_does_not_look_is_asked_again_after_a_week(w: Wereld) -> None:
    vrij(w)
    dag = vandaag(w)
    assert posten(springt(w, dag + timedelta(days=6)), Berichtsoort.NACHECK) == []
    assert len(posten(springt(w, dag + timedelta(days=7)), Berichtsoort.NACHECK)) == 1


async def test_what_is_missing_is_said_and_nothing_typed_is_lost(w: Wereld) -> None:
    een = vrij(w)
    weer = await w.regisseur.presses(await nagaan(w, een), "Nazorg gaat door", {HOE: VERSLAG, WEER: "2020-01-01"})
    assert "Kies of de persoon op de afgesproken plek is." in weer
    assert "Kies of er contact is geweest." in weer
    assert "Kies een dag na vandaag, binnen een jaar." in weer
    assert any(veld.get("value") == VERSLAG for veld in weer.invoer)
    lang = await w.regisseur.presses(weer, "Nazorg gaat door", {THUIS: "ja", CONTACT: "ja", HOE: "x" * 1_200})
    assert "te lang (1200 tekens" in lang
    assert gekeken(w, een) == ()


async def test_pressed_twice_it_is_kept_once(w: Wereld) -> None:
    een = vrij(w)
    vorm = await nagaan(w, een)
    antwoord = {THUIS: "ja", CONTACT: "ja"}
    eerste = await w.regisseur.presses(vorm, "Nazorg gaat door", antwoord)
    tweede = await w.regisseur.presses(vorm, "Nazorg gaat door", antwoord)
    assert eerste.tekst == tweede.tekst
    assert len(gekeken(w, een)) == 1


async def test_without_a_plan_nazorg_ends_with_a_reason_and_nothing_rings_any_more(w: Wereld) -> None:
    een = vrij(w)
    vraag = await w.regisseur.presses(await nagaan(w, een), "Afschalen", {THUIS: "ja", CONTACT: "ja"})
    assert "heeft niemand anders meer toegang" in vraag
    leeg = await w.regisseur.presses(vraag, "Nazorg afronden")
    assert "Schrijf op waarom nazorg kan stoppen." in leeg
    klaar = await w.regisseur.presses(leeg, "Nazorg afronden", {"Waarom kan nazorg stoppen?": VERSLAG})
    assert "De nazorg is afgerond" in klaar
    assert w.leest(casussen.lees, een.id).fase is Fase.AFGESLOTEN
    assert [ding.vervolg for ding in gekeken(w, een)] == [Vervolg.AFSCHALEN, Vervolg.AFSCHALEN]
    assert posten(springt(w, vandaag(w) + timedelta(days=30)), Berichtsoort.NACHECK) == []
    kaart = await opent(w.regisseur, een)
    assert "Deze casus is afgesloten." in kaart
    assert "Wijzigen" not in kaart.knoppen


@pytest.mark.parametrize("fase", [Fase.PLAN, Fase.VOLHOUDEN])
async def test_with_a_plan_it_goes_on_to_the_five_checks(w: Wereld, fase: Fase) -> None:
    een = vrij(w, fase)
    klaar = await w.regisseur.presses(await nagaan(w, een), "Afschalen", {THUIS: "ja", CONTACT: "ja"})
    checks = await w.regisseur.presses(klaar, "Naar afschalen")
    assert "Afschalen" in checks.tekst
    assert w.leest(casussen.lees, een.id).fase is fase


async def test_before_the_quickscan_was_decided_nothing_is_ended_here(w: Wereld) -> None:
    een = vrij(w, Fase.UITVRAAG)
    vorm = await nagaan(w, een)
    assert "Afschalen" not in vorm.knoppen
    assert "als er in de quickscan iets is besloten" in vorm
    druk = vorm.druk("Nazorg gaat door", {THUIS: "ja", CONTACT: "ja"})
    await w.regisseur.presses_raw(druk.verb, {**druk.data, "klaar": True})
    assert gekeken(w, een) == ()


async def test_who_was_not_released_after_all_is_counted_to_again_with_one_press(w: Wereld) -> None:
    een = vrij(w)
    nieuw = vandaag(w) + timedelta(days=20)
    vorm = await nagaan(w, een)
    kaart = await w.regisseur.presses(
        vorm, "Dag vastleggen", {"Nieuwe dag van vrijlating (leeg: niet bekend)": nieuw.isoformat()}
    )
    assert "Vrij over 20 dagen" in kaart
    nu = w.leest(detenties.huidige, een.id)
    assert nu is not None
    assert nu.einde == nieuw
    assert posten(springt(w, nieuw), Berichtsoort.NACHECK) == []
    assert len(posten(springt(w, nieuw + timedelta(days=1)), Berichtsoort.NACHECK)) == 1


async def test_of_whom_nobody_knows_the_day_nothing_is_counted(w: Wereld) -> None:
    een = vrij(w)
    kaart = await w.regisseur.presses(await nagaan(w, een), "Dag vastleggen")
    assert "De dag van terugkeer is nog niet bekend" in kaart
    assert posten(springt(w, vandaag(w) + timedelta(days=30)), Berichtsoort.NACHECK) == []


async def test_released_on_a_friday_one_looks_on_monday(w: Wereld) -> None:
    gedetineerd(w, 4)
    vrijdag = vandaag(w) + timedelta(days=4)
    assert posten(springt(w, vrijdag), Berichtsoort.NACHECK) == []
    assert posten(springt(w, vrijdag + timedelta(days=2)), Berichtsoort.NACHECK) == []
    assert len(posten(springt(w, vrijdag + timedelta(days=3)), Berichtsoort.NACHECK)) == 1


async def test_the_rio_that_goes_on_alone_is_asked_too_and_may_answer_but_does_not_end_it(w: Wereld) -> None:
    een = gedetineerd(w, 9)
    alleen_rio(w, een)
    rik = w.partner("rio", "Rik Rio")
    await rik.types("/help")
    gepost = posten(springt(w, vandaag(w) + timedelta(days=10)), Berichtsoort.NACHECK)
    assert {post.werk.onderwerp_id for post in gepost} == {een.id, f"{een.id}:rio"}
    vorm = await nagaan(w, een, rik)
    assert "Afschalen" not in vorm.knoppen
    assert "Dag vastleggen" not in vorm.knoppen
    await rik.presses(vorm, "Nazorg gaat door", {THUIS: "ja", CONTACT: "ja"})
    assert [ding.door_id for ding in gekeken(w, een)] == [rik.id]


async def test_another_regisseur_or_partner_looks_at_nothing(w: Wereld) -> None:
    een = vrij(w)
    nodigt_uit(w, een, "ggd")
    vorm = await nagaan(w, een)
    druk = vorm.druk("Nazorg gaat door", {THUIS: "ja", CONTACT: "ja"})
    ander = w.persoon("Ria Regisseur", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    for wie in (ander, w.partner("ggd")):
        await wie.presses_raw(druk.verb, druk.data)
    assert gekeken(w, een) == ()


async def test_a_casus_that_comes_back_counts_again(w: Wereld) -> None:
    een = gedetineerd(w, 60)
    springt(w, vandaag(w) + timedelta(days=1))
    w.doet(lambda uow: casussen.wijzig(uow, _gesloten(casussen.lees(uow, een.id))))
    kaart = await w.regisseur.opens("casus her-melding", casuscode=str(een.code))
    ingevuld = dict.fromkeys(kaart.labels, "Hij is weer in beeld")
    await w.regisseur.presses(kaart, kaart.knoppen[0], {k.removesuffix(" (verplicht)"): v for k, v in ingevuld.items()})
    assert w.leest(casussen.lees, een.id).fase is Fase.AANVANG
    tikt(w)
    (post,) = posten(bezorgt(w), Berichtsoort.AFTELLEN)
    assert "over 59 dagen" in post.kaart
    verzet(w, een, einde=vandaag(w) + timedelta(days=200))


def _gesloten(een: Casus) -> Casus:
    return replace(een, fase=Fase.AFGESLOTEN)
