"""A regisseur decides: the casus goes to a tafel, waits for information, or ends; with everything that comes of it."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.afspraak import Afspraak, AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort, Zitting
from domain.bewaren import Bewaarcategorie
from domain.casus import Casus, Fase, Persoonsgegevens
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.triage import EINDIGT, Triagebesluit
from domain.uitvraag import ROUTE_HERMELDING, UitvraagStatus
from storage import afspraken, afwezigheid, agenda, toegang
from storage import casus as casussen
from tests.dialogs._wereld import Wereld
from tests.dialogs.triage._verhaal import REDEN, begint, gewogen, kiest, klok, neemt_aan, nu, wijst_af
from tests.dialogs.uitvraag._verhaal import ANNA, HUISELIJK_GEWELD, Verhaal

MAANDAG = datetime(2026, 3, 9, 12, tzinfo=UTC)
DINSDAG = datetime(2026, 3, 10, 9, tzinfo=UTC)
EINDES = {
    "Advies, niet in behandeling": Triagebesluit.ADVIES,
    "Terug naar het lokale veld": Triagebesluit.LOKAAL,
    "Persoonsgerichte aanpak van de gemeente": Triagebesluit.PGA_GEMEENTE,
    "Naar een andere regio": Triagebesluit.ANDERE_REGIO,
}
WAAROM = "Waarom besluit u dit?"


def soort_op(wereld: Wereld, zitting: Zitting, casus: Casus) -> Agendasoort | None:
    punten = wereld.leest(agenda.punten, zitting.id)
    return next((een.soort for een in punten if een.casus_id == casus.id), None)


def ingelaten(wereld: Wereld, casus: Casus) -> set[str]:
    return {een.organisatie for een in wereld.leest(toegang.van_casus, casus.id) if een.loopt(wereld.nu)}


# --- In behandeling


async def test_taken_in_the_casus_comes_on_the_next_agenda_as_a_new_one(verhaal: Verhaal) -> None:
    wereld, casus, zitting = verhaal.wereld, verhaal.casus(), verhaal.zitting(MAANDAG)
    kaart = await neemt_aan(wereld.regisseur, casus)
    assert nu(wereld, casus).fase is Fase.CASUSOVERLEG
    assert soort_op(wereld, zitting, casus) is Agendasoort.NIEUW
    assert "Op de agenda van maandag 9 maart, 13.00 uur." in kaart
    (triage,) = gewogen(wereld, casus)
    assert (triage.besluit, triage.reden, triage.tafel) == (Triagebesluit.TAFEL, REDEN, HUISELIJK_GEWELD)
    assert Handeling.TRIAGE_BESLOTEN in wereld.handelingen(casus.id)
    assert klok(wereld, casus) is None


async def test_one_that_came_back_stands_there_as_a_hermelding(verhaal: Verhaal) -> None:
    wereld, casus, zitting = verhaal.wereld, verhaal.casus(), verhaal.zitting(MAANDAG)
    wereld.doet(casussen.wijzig, replace(casus, route=ROUTE_HERMELDING))
    await neemt_aan(wereld.regisseur, nu(wereld, casus))
    assert soort_op(wereld, zitting, casus) is Agendasoort.HERMELDING


async def test_one_that_stands_on_an_agenda_already_stays_where_it_is(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    verhaal.zitting(MAANDAG)
    later = verhaal.zitting(MAANDAG + timedelta(days=7))
    await verhaal.start(casus, {"Voor welke zitting?": later.id})
    await neemt_aan(wereld.regisseur, casus)
    (op,) = wereld.leest(agenda.zittingen_met_casus, [casus.id], wereld.nu)[casus.id]
    assert op.id == later.id
    assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN


async def test_without_a_zitting_that_is_said(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    kaart = await neemt_aan(wereld.regisseur, casus)
    assert "Er is nog geen zitting gepland" in kaart
    assert nu(wereld, casus).fase is Fase.CASUSOVERLEG


async def test_at_another_tafel_of_its_lane_the_casus_moves_there(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus(replace(ANNA, geboortedatum=date(1990, 5, 3)))
    oud, naar = verhaal.zitting(MAANDAG), verhaal.zitting(DINSDAG, "volwassenen")
    wereld.doet(lambda uow: agenda.zet_op_agenda(uow, _punt(oud, casus)))
    kaart = await neemt_aan(
        wereld.regisseur,
        casus,
        **{"Aan welke tafel?": "Regietafel Volwassenen: eerste zitting dinsdag 10 maart, 10.00 uur"},
    )
    assert nu(wereld, casus).tafel == "volwassenen"
    assert soort_op(wereld, oud, casus) is None
    assert soort_op(wereld, naar, casus) is Agendasoort.NIEUW
    # A victim is no role of this tafel.
    assert "Van 1 betrokkene hoort de rol niet bij deze tafel" in kaart


async def test_ages_that_do_not_fit_the_new_tafel_are_said(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    casus = verhaal.casus(Persoonsgegevens("Kanarie Jong", date(2011, 1, 1), "merwestad"), tafel="jeugd")
    wereld.doet(casussen.wijzig, replace(casus, leeftijd_redenen={casus.betrokkenen[0].id: "strafrecht"}))
    kaart = await neemt_aan(
        wereld.regisseur, casus, **{"Aan welke tafel?": "Regietafel Volwassenen: nog geen zitting gepland"}
    )
    assert "past de leeftijd niet bij deze tafel" in kaart
    assert nu(wereld, casus).leeftijd_redenen is None


async def test_only_tafels_of_its_lane_and_its_subject_can_be_chosen(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    wgs = await kiest(wereld.regisseur, verhaal.casus(nummer=1), "In behandeling aan een tafel")
    assert [een["value"] for een in wgs.invoer[0]["choices"]] == [HUISELIJK_GEWELD, "jeugd", "volwassenen"]
    casus = verhaal.casus(nummer=2, tafel="nazorg")
    nazorg = await kiest(wereld.regisseur, casus, "In behandeling aan een tafel")
    assert [een["value"] for een in nazorg.invoer[0]["choices"]] == ["nazorg"]
    druk = nazorg.druk("In behandeling nemen", {WAAROM: REDEN})
    over = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "tafel": "volwassenen"})
    assert "Kies een tafel." in over
    assert nu(wereld, casus).spoor is casus.spoor
    assert nu(wereld, casus).fase is Fase.TRIAGE


async def test_while_it_is_asked_about_for_its_tafel_it_goes_to_no_other(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    verhaal.zitting(MAANDAG)
    await verhaal.start(casus)
    vorm = await kiest(wereld.regisseur, casus, "In behandeling aan een tafel")
    keuze = {"Aan welke tafel?": "Regietafel Volwassenen: nog geen zitting gepland", WAAROM: REDEN}
    weer = await wereld.regisseur.presses(vorm, "In behandeling nemen", keuze)
    assert "Er loopt nog een uitvraag voor een zitting van Regietafel Huiselijk Geweld." in weer
    assert "Uitvraag sluiten" in weer.knoppen
    assert REDEN in [een.get("value") for een in weer.invoer]
    assert nu(wereld, casus).tafel == HUISELIJK_GEWELD


# --- Spoedoverleg


async def test_spoedoverleg_puts_it_on_top_of_the_first_zitting(verhaal: Verhaal) -> None:
    wereld, casus, zitting = verhaal.wereld, verhaal.casus(), verhaal.zitting(MAANDAG)
    await neemt_aan(wereld.regisseur, casus, "Spoedoverleg")
    assert soort_op(wereld, zitting, casus) is Agendasoort.SPOED
    assert nu(wereld, casus).spoed


async def test_spoedoverleg_may_have_a_zitting_of_its_own(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    gewoon = verhaal.zitting(MAANDAG)
    moment = {
        "Wanneer?": "Op een extra zitting",
        "Datum van de extra zitting": "2026-03-05",
        "Begintijd van de extra zitting": "16:00",
    }
    kaart = await neemt_aan(wereld.regisseur, casus, "Spoedoverleg", **moment)
    (extra,) = wereld.leest(agenda.zittingen_met_casus, [casus.id], wereld.nu)[casus.id]
    assert extra.extra
    assert extra.begint_op == datetime(2026, 3, 5, 15, tzinfo=UTC)
    assert "donderdag 5 maart, 16.00 uur" in kaart
    assert soort_op(wereld, gewoon, casus) is None


@pytest.mark.parametrize(
    ("datum", "tijd"), [("2020-01-01", "10:00"), ("", "10:00"), ("2026-03-05", ""), ("onzin", "ook onzin")]
)
async def test_a_moment_that_is_none_or_past_is_asked_again(verhaal: Verhaal, datum: str, tijd: str) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await kiest(wereld.regisseur, casus, "Spoedoverleg")
    druk = vorm.druk("In behandeling nemen", {WAAROM: REDEN, "Wanneer?": "Op een extra zitting"})
    weer = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "datum": datum, "tijd": tijd})
    assert "Vul een datum en een tijd in die nog moeten komen." in weer
    assert REDEN in [een.get("value") for een in weer.invoer]


async def test_without_a_zitting_spoedoverleg_asks_for_one(verhaal: Verhaal) -> None:
    kaart = await neemt_aan(verhaal.wereld.regisseur, verhaal.casus(), "Spoedoverleg")
    assert "Kies een extra zitting" in kaart


# --- More information


async def test_more_information_keeps_it_in_triage_and_offers_an_uitvraag(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await kiest(wereld.regisseur, casus, "Eerst meer informatie")
    kaart = await wereld.regisseur.presses(vorm, "Besluit bewaren", {WAAROM: REDEN})
    assert nu(wereld, casus).fase is Fase.TRIAGE
    assert "Uitvraag starten" in kaart.knoppen
    # And then it is weighed anew, with what was answered before.
    wereld.verstrijkt(days=1)
    weer = await begint(wereld.regisseur, casus)
    assert "Bekijk het voorstel" in weer.knoppen
    assert {een["id"]: een.get("value") for een in weer.invoer}["veld.ketens"] == "ja"
    await neemt_aan(wereld.regisseur, casus)
    assert [een.besluit for een in gewogen(wereld, casus)] == [Triagebesluit.TAFEL, Triagebesluit.MEER_INFORMATIE]


# --- Not taken in


@pytest.mark.parametrize("besluit", EINDES)
async def test_not_taken_in_the_casus_ends_whole(verhaal: Verhaal, besluit: str) -> None:
    wereld, casus, zitting = verhaal.wereld, verhaal.casus(), verhaal.zitting(MAANDAG)
    await verhaal.start(casus)
    assert ingelaten(wereld, casus)
    vorm = await kiest(wereld.regisseur, casus, besluit)
    assert "De casus wordt afgesloten" in vorm
    assert "De lopende uitvraag wordt gesloten." in vorm
    waarheen = vorm.invoer[0]["id"]
    kaart = await wereld.regisseur.presses(
        vorm, "Besluit en sluit de casus", {WAAROM: REDEN, waarheen: "Wijkteam Merwestad"}
    )
    assert "De casus is afgesloten." in kaart
    (triage,) = gewogen(wereld, casus)
    assert triage.besluit is EINDES[besluit]
    assert triage.besluit in EINDIGT
    assert triage.waarheen == "Wijkteam Merwestad"
    assert nu(wereld, casus).fase is Fase.AFGESLOTEN
    assert ingelaten(wereld, casus) == set()
    assert soort_op(wereld, zitting, casus) is None
    assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN
    begonnen = klok(wereld, casus)
    assert begonnen is not None
    assert begonnen.begonnen_op == wereld.nu
    later = await wereld.partner("politie").opens("casus toon", casuscode=str(casus.code))
    assert ANNA.naam not in later


async def test_a_worklist_owes_nothing_any_more(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    verhaal.zitting(MAANDAG)
    await verhaal.start(casus)
    await wijst_af(wereld.regisseur, casus)
    voor = len(verhaal.geplaatst)
    verhaal.verstuurt()
    assert "Alles is gesloten. U hoeft niets meer te doen." in verhaal.kaart_voor(casus, "politie")
    verhaal.wacht_tot(MAANDAG)
    assert not [een for een in verhaal.geplaatst[voor:] if een.soort in {"herinnering", "werklijst", "spoed"}]


async def test_what_was_asked_of_it_is_not_opened_again_while_it_is_closed(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    verhaal.zitting(MAANDAG)
    await verhaal.start(casus)
    code = str(casus.code)
    vorm = await wereld.regisseur.opens("uitvraag sluit", casuscode=code)
    gesloten = await wereld.regisseur.presses(vorm, "Sluiten")
    await wijst_af(wereld.regisseur, casus)
    assert "afgesloten" in await wereld.regisseur.presses(gesloten, "Heropenen")
    assert verhaal.uitvraag(casus).status is UitvraagStatus.GESLOTEN
    assert ingelaten(wereld, casus) == set()
    # Once it came back it can be, and who was asked may answer again.
    wereld.doet(casussen.wijzig, replace(nu(wereld, casus), fase=Fase.AANVANG))
    await wereld.regisseur.presses(gesloten, "Heropenen")
    assert "politie" in ingelaten(wereld, casus)


async def test_another_region_asks_which(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    weer = await wijst_af(wereld.regisseur, casus, "Naar een andere regio")
    assert "Schrijf naar welke regio de casus gaat." in weer
    assert nu(wereld, casus).fase is Fase.TRIAGE


async def test_with_something_agreed_that_is_open_it_does_not_end(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    await neemt_aan(wereld.regisseur, casus)
    wereld.doet(afspraken.voeg_toe, _afspraak(wereld, casus))
    weer = await wijst_af(wereld.regisseur, casus)
    assert "Er staan nog afspraken open" in weer
    assert REDEN in [een.get("value") for een in weer.invoer]
    assert nu(wereld, casus).fase is Fase.CASUSOVERLEG


async def test_once_there_is_a_plan_it_is_not_sent_back_by_triage(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    wereld.doet(casussen.wijzig, replace(nu(wereld, casus), fase=Fase.PLAN))
    keuze = await begint(wereld.regisseur, casus)
    assert [een["value"] for een in keuze.invoer[0]["choices"]] == ["tafel", "spoedoverleg", "meer_informatie"]
    weer = await wereld.regisseur.presses(vorm, "Besluit en sluit de casus", {WAAROM: REDEN})
    assert nu(wereld, casus).fase is Fase.PLAN
    assert REDEN in [een.get("value") for een in weer.invoer]


# --- Whatever is decided


@pytest.mark.parametrize(
    ("besluit", "knop"),
    [
        ("In behandeling aan een tafel", "In behandeling nemen"),
        ("Eerst meer informatie", "Besluit bewaren"),
        ("Terug naar het lokale veld", "Besluit en sluit de casus"),
    ],
)
@pytest.mark.parametrize("reden", ["", "   \n "])
async def test_a_reason_is_asked_for_yes_and_for_no(verhaal: Verhaal, besluit: str, knop: str, reden: str) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await kiest(wereld.regisseur, casus, besluit)
    druk = vorm.druk(knop, {})
    weer = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "reden": reden})
    assert "Schrijf waarom u dit besluit." in weer
    assert nu(wereld, casus).fase is Fase.TRIAGE
    assert not gewogen(wereld, casus)[0].besloten


async def test_a_reason_that_is_too_long_is_kept_to_be_shortened(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    lang = "é🙂" * 5_000
    weer = await neemt_aan(wereld.regisseur, casus, **{WAAROM: lang})
    assert "er passen 2000 tekens" in weer
    assert lang in [een.get("value") for een in weer.invoer]
    assert nu(wereld, casus).fase is Fase.TRIAGE


async def test_what_is_better_left_out_of_a_reason_is_said_once(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    weer = await neemt_aan(wereld.regisseur, casus, **{WAAROM: "Bel 0612345678"})
    assert nu(wereld, casus).fase is Fase.TRIAGE
    await wereld.regisseur.presses(weer, "Toch opslaan")
    assert nu(wereld, casus).fase is Fase.CASUSOVERLEG


async def test_pressed_twice_it_is_decided_once_and_says_the_same(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    eerste = await wereld.regisseur.presses(vorm, "Besluit en sluit de casus", {WAAROM: REDEN})
    tweede = await wereld.regisseur.presses(vorm, "Besluit en sluit de casus", {WAAROM: REDEN})
    assert eerste.tekst == tweede.tekst
    assert len(gewogen(wereld, casus)) == 1
    assert wereld.handelingen(casus.id).count(Handeling.CASUS_AFGESLOTEN) == 1


async def test_what_was_decided_meanwhile_is_not_overruled_by_an_old_form(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    oud = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    await neemt_aan(wereld.regisseur, casus)
    weer = await wereld.regisseur.presses(oud, "Besluit en sluit de casus", {WAAROM: "Mijn lange reden."})
    assert "Intussen is er opnieuw gewogen of besloten." in weer
    assert "Mijn lange reden." in [een.get("value") for een in weer.invoer]
    assert nu(wereld, casus).fase is Fase.CASUSOVERLEG


async def test_of_two_decisions_at_once_one_is_taken(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    nee = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    ja = await wereld.regisseur.presses(
        await begint(wereld.regisseur, casus), "Verder", {"Wat besluit u?": "In behandeling aan een tafel"}
    )
    await asyncio.gather(
        wereld.regisseur.presses(nee, "Besluit en sluit de casus", {WAAROM: REDEN}),
        wereld.regisseur.presses(ja, "In behandeling nemen", {WAAROM: REDEN}),
    )
    (triage,) = gewogen(wereld, casus)
    fasen = {Triagebesluit.LOKAAL: Fase.AFGESLOTEN, Triagebesluit.TAFEL: Fase.CASUSOVERLEG}
    assert nu(wereld, casus).fase is fasen[triage.besluit]
    assert (klok(wereld, casus) is not None) is (triage.besluit is Triagebesluit.LOKAAL)


async def test_who_stands_in_weighs_and_decides_and_reads_for_whom(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    invaller = wereld.persoon("Inge Invaller", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    weg = Afwezigheid("weg", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=9), invaller.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    assert "Rosa Regisseur" in await begint(invaller, casus)
    await neemt_aan(invaller, casus)
    assert nu(wereld, casus).fase is Fase.CASUSOVERLEG
    assert gewogen(wereld, casus)[0].door_id == invaller.id
    assert nu(wereld, casus).regisseur_id == wereld.regisseur.id


@pytest.mark.parametrize("besluit", ["In behandeling aan een tafel", "Terug naar het lokale veld"])
async def test_in_nazorg_it_goes_the_same_way(verhaal: Verhaal, besluit: str) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus(tafel="nazorg")
    zitting = verhaal.zitting(DINSDAG + timedelta(days=1), "nazorg")
    if besluit.startswith("In"):
        await neemt_aan(wereld.regisseur, casus, besluit)
        assert soort_op(wereld, zitting, casus) is Agendasoort.NIEUW
        return
    await wijst_af(wereld.regisseur, casus, besluit)
    begonnen = klok(wereld, casus)
    assert begonnen is not None
    assert begonnen.categorie is Bewaarcategorie.NAZORG


async def test_a_copied_form_is_of_no_use_to_another_regisseur(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    vorm = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    druk = vorm.druk("Besluit en sluit de casus", {WAAROM: REDEN})
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        await wie.presses_raw(druk.verb, druk.data)
    eigen = verhaal.casus(nummer=9, regisseur=ander)
    await ander.presses_raw(druk.verb, {**druk.data, "casus": eigen.id})
    assert nu(wereld, casus).fase is Fase.TRIAGE
    assert nu(wereld, eigen).fase is Fase.AANVANG


async def test_the_key_of_one_decision_is_no_key_for_another(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    vorm = await kiest(wereld.regisseur, casus, "Eerst meer informatie")
    druk = vorm.druk("Besluit bewaren", {WAAROM: REDEN})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "besluit": "lokaal"})
    assert nu(wereld, casus).fase is Fase.TRIAGE
    niet_te_kiezen = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "besluit": "gewogen"})
    assert not gewogen(wereld, casus)[0].besloten
    assert niet_te_kiezen.labels == ()


async def test_what_was_decided_can_be_read_back_with_its_answers(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    kaart = await wijst_af(wereld.regisseur, casus)
    terug = await wereld.regisseur.presses(kaart, "Eerdere besluiten")
    assert "Terug naar het lokale veld" in terug
    assert REDEN in terug
    assert "Criterium 2" in terug
    assert "Rosa Regisseur" in terug


async def test_of_many_decisions_the_newest_come_first_and_the_others_behind_a_button(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    for nummer in range(1, 5):
        wereld.verstrijkt(days=1)
        vorm = await kiest(wereld.regisseur, casus, "Eerst meer informatie")
        await wereld.regisseur.presses(vorm, "Besluit bewaren", {WAAROM: f"Kanariekeer {nummer}"})
    terug = await wereld.regisseur.presses(await begint(wereld.regisseur, casus), "Eerdere besluiten")
    assert [een for een in terug.tekst.splitlines() if een.startswith("Kanariekeer")] == [
        "Kanariekeer 4", "Kanariekeer 3", "Kanariekeer 2"
    ]  # fmt: skip
    assert "Kanariekeer 1" in await wereld.regisseur.presses(terug, "Nog eerder")


async def test_nothing_of_it_stands_where_others_read(verhaal: Verhaal) -> None:
    wereld, casus = verhaal.wereld, verhaal.casus()
    verhaal.zitting(MAANDAG)
    await verhaal.start(casus)
    await neemt_aan(wereld.regisseur, casus)
    await wijst_af(wereld.regisseur, casus)
    verhaal.verstuurt()
    gezien = verhaal.alles_gezien()
    assert "Kanariereden" not in gezien
    assert "lokale veld" not in gezien


def _punt(zitting: Zitting, casus: Casus) -> Agendapunt:
    return Agendapunt(zitting.id, casus.id, Agendasoort.NIEUW, zitting.begint_op)


def _afspraak(wereld: Wereld, casus: Casus) -> Afspraak:
    return Afspraak(
        id="afspraak-1",
        casus_id=casus.id,
        wat="Bellen",
        organisatie="politie",
        wanneer=wereld.nu.date(),
        status=AfspraakStatus.LOPEND,
        gemaakt_op=wereld.nu,
        gemaakt_door_id=wereld.regisseur.id,
        teken_op=wereld.nu,
    )
