"""What he chose is his own: written down as he said it, changed at any moment, and read by nobody who need not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.verbs import Verb
from dialogs.terugkeergesprek import keuze, liever_niet
from domain.casus import Casus, Persoonsgegevens, verbeterd
from domain.gesprekskeuze import Keuze, Keuzeregel, Keuzeweg
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Afzegreden, Gespreksstatus, Terugkeergesprek
from storage import casus as casussen
from storage import gesprekskeuze, terugkeergesprek
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek

VRAAG, DAG = "Wat zei hij?", "Op welke dag zei hij dat?"
JA, NEE, LATER, UITLEG = "Ja, ik doe mee", "Nee, ik doe niet mee", "Nu niet, later misschien", "Ik wil eerst uitleg"
TERUG, STOP = "Ik neem mijn keuze terug", "Ik stop met het gesprek"
ZELF, CURATELE, NAAM = "Eerder zei hij dat hij niet wilde", "Curatele", "Naam van zijn vertegenwoordiger"
RELATIE = "Wat is die van hem? Bijvoorbeeld moeder, voogd of curator"
MOEDER = {NAAM: "Moeder Verzonnen", RELATIE: "moeder"}


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    for topic in (keuze, liever_niet):
        topic.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


@pytest.fixture
def gesprek(w: Wereld, casus: Casus) -> Terugkeergesprek:
    return gepland_gesprek(w, casus)


async def opent(wie: Deelnemer, gesprek: Terugkeergesprek) -> Kaart:
    return await wie.presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": gesprek.id})


async def zegt(w: Wereld, gesprek: Terugkeergesprek, wat: str, **invoer: str) -> Kaart:
    """Let the casemanager write down what he said."""
    return await schrijft(w, gesprek, {VRAAG: wat, **invoer})


async def schrijft(w: Wereld, gesprek: Terugkeergesprek, invoer: Mapping[str, str]) -> Kaart:
    vorm = await opent(casemanager(w), gesprek)
    return await casemanager(w).presses(vorm, "Opslaan", invoer)


def nu(w: Wereld, gesprek: Terugkeergesprek) -> Terugkeergesprek:
    return w.leest(terugkeergesprek.lees, gesprek.id)


def keuzes(w: Wereld, gesprek: Terugkeergesprek) -> tuple[Keuzeregel, ...]:
    return w.leest(gesprekskeuze.keuzes, gesprek.id)


async def test_the_casemanager_writes_down_a_yes_and_reads_of_which_day_and_by_whom(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    kaart = await zegt(w, gesprek, JA)
    assert "Vastgelegd. Het gesprek blijft staan zoals het gepland is." in kaart
    weer = await opent(casemanager(w), gesprek)
    assert "Ja, hij doet mee. Gezegd op maandag 2 maart 2026, vastgelegd door Carla Casemanager." in weer
    (gekozen,) = keuzes(w, gesprek)
    assert (gekozen.keuze, gekozen.weg) == (Keuze.JA, Keuzeweg.CASEMANAGER)
    assert nu(w, gesprek).status is Gespreksstatus.GEPLAND


async def test_a_no_ends_it_and_a_later_yes_brings_it_back(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kaart = await zegt(w, gesprek, NEE)
    assert "De anderen lezen alleen dat, zonder reden." in kaart
    af = nu(w, gesprek)
    assert (af.status, af.afzegreden) == (Gespreksstatus.GAAT_NIET_DOOR, Afzegreden.KEUZE)
    w.verstrijkt(days=1)
    # Nobody else says yes for who said no: it is asked whether he says so himself.
    vorm = await zegt(w, gesprek, JA)
    assert "Vink aan dat hij nu zelf ja zegt." in vorm
    assert nu(w, gesprek).status is Gespreksstatus.GAAT_NIET_DOOR
    kaart = await schrijft(w, gesprek, {VRAAG: JA, ZELF: "Hij zegt nu zelf ja"})
    assert "Vastgelegd. Kies nu samen een moment." in kaart
    assert nu(w, gesprek).status is Gespreksstatus.VOORBEREIDEN


async def test_who_wants_it_explained_first_keeps_his_talk_and_who_takes_it_back_did_not_choose(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    await zegt(w, gesprek, UITLEG)
    assert nu(w, gesprek).status is Gespreksstatus.GEPLAND
    w.verstrijkt(minutes=1)
    kaart = await zegt(w, gesprek, TERUG)
    assert "Hij doet pas mee als hij ja zegt." in kaart
    vorm = await opent(casemanager(w), gesprek)
    assert TERUG not in [keuze["title"] for keuze in vorm.invoer[0]["choices"]]


async def test_a_choice_of_before_the_newest_one_is_refused_and_what_was_filled_in_stays(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    await zegt(w, gesprek, UITLEG)
    w.verstrijkt(days=2)
    vorm = await schrijft(w, gesprek, {VRAAG: JA, DAG: "2026-03-01"})
    assert "Na die dag koos hij opnieuw." in vorm
    assert vorm.invoer[0]["value"] == "ja"
    assert [een.keuze for een in keuzes(w, gesprek)] == [Keuze.UITLEG]
    await schrijft(w, gesprek, {VRAAG: JA, DAG: "2026-03-03"})
    assert keuzes(w, gesprek)[-1].gezegd_op == date(2026, 3, 3)


async def test_under_guardianship_a_yes_waits_for_his_representative_and_a_no_does_not(
    w: Wereld, gesprek: Terugkeergesprek, casus: Casus
) -> None:
    onder = {CURATELE: "Hij staat onder curatele"}
    kaart = await schrijft(w, gesprek, {VRAAG: JA, **onder})
    assert "Ook zijn vertegenwoordiger moet ja zeggen." in kaart
    assert nu(w, gesprek).onder_curatele
    w.verstrijkt(minutes=1)
    half = await schrijft(w, gesprek, {VRAAG: JA, NAAM: "Moeder Verzonnen"})
    assert "Vul in wat de vertegenwoordiger van hem is" in half
    kaart = await schrijft(w, gesprek, {VRAAG: JA, **MOEDER})
    assert "Moeder Verzonnen (moeder)" in kaart
    assert "moet ja zeggen" not in kaart
    w.verstrijkt(minutes=1)
    await schrijft(w, gesprek, {VRAAG: NEE, **MOEDER})
    assert keuzes(w, gesprek)[-1].vertegenwoordiger is None
    assert nu(w, gesprek).status is Gespreksstatus.GAAT_NIET_DOOR
    # A yes that waits for a representative brings nothing back yet.
    w.verstrijkt(minutes=1)
    await schrijft(w, gesprek, {VRAAG: JA, ZELF: "Hij zegt nu zelf ja"})
    assert nu(w, gesprek).status is Gespreksstatus.GAAT_NIET_DOOR
    w.verstrijkt(minutes=1)
    await schrijft(w, gesprek, {VRAAG: JA, **MOEDER})
    assert nu(w, gesprek).status is Gespreksstatus.VOORBEREIDEN


async def test_who_is_too_young_says_yes_with_somebody_and_no_by_himself(
    w: Wereld, gesprek: Terugkeergesprek, casus: Casus
) -> None:
    vijftien = Persoonsgegevens(CANARY, date(w.nu.year - 16, w.nu.month, w.nu.day + 1), "merwestad")
    w.doet(lambda uow: casussen.wijzig(uow, verbeterd(casus, gesprek.betrokkene_id, vijftien, w.nu.date())))
    kaart = await zegt(w, gesprek, JA)
    assert "Hij is jonger dan 16. Ook zijn vertegenwoordiger moet ja zeggen." in kaart
    assert not nu(w, gesprek).onder_curatele
    w.verstrijkt(days=1)
    assert "jonger dan 16" not in await opent(casemanager(w), gesprek), "today he is sixteen"


async def test_nobody_signs_for_who_chooses_himself(w: Wereld, gesprek: Terugkeergesprek) -> None:
    vorm = await schrijft(w, gesprek, {VRAAG: JA, **MOEDER})
    assert "Hij kiest zelf: een vertegenwoordiger is niet nodig." in vorm
    assert keuzes(w, gesprek) == ()


async def test_while_it_goes_on_he_can_only_stop(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await zegt(w, gesprek, JA)
    bezig = replace(nu(w, gesprek), status=Gespreksstatus.BEZIG)
    w.doet(terugkeergesprek.wijzig, bezig)
    w.verstrijkt(minutes=1)
    vorm = await opent(casemanager(w), gesprek)
    assert [een["title"] for een in vorm.invoer[0]["choices"]] == [STOP]
    kaart = await casemanager(w).presses(vorm, "Opslaan", {VRAAG: STOP})
    assert "Wat al is afgesproken, blijft staan." in kaart
    assert nu(w, gesprek).status is Gespreksstatus.GESTOPT
    assert "Opslaan" not in (await opent(casemanager(w), gesprek)).knoppen


async def test_the_regisseur_reads_it_and_writes_down_what_she_is_told_on_the_telephone(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    leeg = await opent(w.regisseur, gesprek)
    assert CANARY in leeg
    assert "Er is nog geen keuze vastgelegd." in leeg
    vorm = await w.regisseur.presses(leeg, "Telefonisch vastleggen")
    await w.regisseur.presses(vorm, "Opslaan", {VRAAG: LATER})
    assert "telefonisch doorgegeven en vastgelegd door Rosa Regisseur" in await opent(w.regisseur, gesprek)
    assert keuzes(w, gesprek)[-1].weg is Keuzeweg.TELEFOON


async def test_nobody_else_opens_it_or_writes_it_down(w: Wereld, gesprek: Terugkeergesprek) -> None:
    vorm = await opent(casemanager(w), gesprek)
    druk = vorm.druk("Opslaan", {VRAAG: NEE})
    ander = w.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    collega = w.partner("pi-merwede", "Collega Casemanager")
    for wie in (w.partner("politie"), w.partner("pi-oostdijk"), ander, w.beheerder, w.onbekende("Vreemd")):
        assert CANARY not in await opent(wie, gesprek)
        await wie.presses_raw(druk.verb, druk.data)
        await wie.presses_raw(Verb.GESPREKSKEUZE_VORM, {"v": 1, "gesprek": gesprek.id})
    # A colleague may write it down, on a form of her own: a copied key is nobody's.
    assert "Opslaan" in (await opent(collega, gesprek)).knoppen
    await collega.presses_raw(druk.verb, druk.data)
    assert keuzes(w, gesprek) == ()
    assert nu(w, gesprek).status is Gespreksstatus.GEPLAND


async def test_pressed_twice_it_is_written_down_once(w: Wereld, gesprek: Terugkeergesprek) -> None:
    vorm = await opent(casemanager(w), gesprek)
    druk = vorm.druk("Opslaan", {VRAAG: NEE})
    een = await casemanager(w).presses_raw(druk.verb, druk.data)
    twee = await casemanager(w).presses_raw(druk.verb, druk.data)
    assert een.tekst == twee.tekst
    assert len(keuzes(w, gesprek)) == 1


async def test_the_logboek_tells_that_he_chose_and_never_what(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    await zegt(w, gesprek, NEE)
    regels = [een for een in w.logboek(casus.id) if een.handeling is Handeling.TERUGKEERGESPREK_KEUZE]
    assert {een.betrokkene_id for een in regels} == {None, gesprek.betrokkene_id}
    assert {een.namens for een in regels} == {"pi-merwede"}
    assert {een.onderwerp_id for een in regels} == {gesprek.id}


async def test_what_was_typed_about_who_agrees_comes_out_as_typed(w: Wereld, gesprek: Terugkeergesprek) -> None:
    raar = "**Moeder** \u202e [x](y) 😀"
    onder = {CURATELE: "Hij staat onder curatele"}
    kaart = await schrijft(w, gesprek, {VRAAG: JA, NAAM: raar, RELATIE: "moeder", **onder})
    assert "**Moeder**" in kaart
    assert "\u202e" not in kaart
    w.verstrijkt(minutes=1)
    te_lang = await schrijft(w, gesprek, {VRAAG: JA, NAAM: "x" * 10_000, RELATIE: "moeder"})
    assert "10000 tekens" in te_lang
    assert any(een.get("value") == "x" * 10_000 for een in te_lang.invoer)
