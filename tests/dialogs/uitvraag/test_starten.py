from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from domain.agenda import Agendasoort
from domain.casus import Fase
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Termijnen
from domain.rooster import Ritme
from storage import agenda, gesprekken, toegang, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)  # Monday 13.00 in Merwestad
LATER = datetime(2026, 3, 16, 12, tzinfo=UTC)


async def test_an_uitvraag_goes_to_the_fixed_partners_resolved_to_bodies(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA, BRAM)
    await verhaal.start(casus)
    assert tuple(een.organisatie for een in verhaal.uitvraag(casus).bevragingen) == VAST
    assert {een.waar for een in verhaal.geplaatst} == {f"19:{code}" for code in VAST}


async def test_the_regisseur_sees_who_was_asked_and_until_when(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    bevestiging = await verhaal.start(verhaal.casus())
    assert "De uitvraag is gestart voor 6 organisaties." in bevestiging
    assert "Gemeente Merwestad" in bevestiging
    assert "Antwoord vóór: donderdag 5 maart, 17.00 uur" in bevestiging


async def test_what_is_posted_names_no_person_no_tafel_no_purpose_and_no_ground(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(ANNA, BRAM)
    await verhaal.start(casus)
    kaart = verhaal.kaart_voor(casus, "politie")
    assert kaart.tekst.splitlines() == [
        "Voor maandag 9 maart, 13.00 uur",
        "Politie Merwestreek",
        "Er staat 1 vraag open.",
        f"{casus.code}: open",
        "2 personen, antwoord vóór donderdag 5 maart, 17.00 uur",
        "Wat u opent, ziet alleen u.",
    ]
    assert kaart.knoppen == ("Openen", "Aan- of afmelden")
    gezien = verhaal.alles_gezien()
    for geheim in ("Kanarie", "Vinkenoog", "Huiselijk", "herstellen", "Wet gegevens", "aanleiding"):
        assert geheim not in gezien


async def test_what_was_typed_is_answered_without_the_purpose_also_when_a_code_stood_behind_it(
    verhaal: Verhaal,
) -> None:
    casus = verhaal.casus()
    deur = await verhaal.wereld.regisseur.types(f"/uitvraag start {casus.code}")
    assert deur.knoppen == ("Voorstel openen",)
    assert "herstellen" not in verhaal.wereld.posted()


async def test_in_a_channel_only_a_button_is_posted_and_behind_it_is_the_proposal_itself(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}", kanaal("tafel"))
    assert str(casus.code) not in deur
    assert "Start" in (await regisseur.presses(deur, "Openen", waar=kanaal("tafel"))).knoppen


async def test_without_a_code_the_regisseur_chooses_from_his_own_running_casussen(verhaal: Verhaal) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    eigen, vreemd = verhaal.casus(nummer=1), verhaal.casus(nummer=2, regisseur=ander)
    dicht = verhaal.casus(nummer=3)
    wereld.doet(casussen.wijzig, replace(dicht, fase=Fase.AFGESLOTEN))
    kaart = await wereld.regisseur.types("/uitvraag start")
    assert str(eigen.code) in kaart
    assert str(vreemd.code) not in kaart
    assert str(dicht.code) not in kaart
    vorm = await wereld.regisseur.presses(kaart, "Voorstel openen", {"Voor welke casus?": str(eigen.code)})
    assert f"Uitvraag starten: {eigen.code}" in vorm


async def test_unticking_a_fixed_partner_and_adding_others_is_up_to_the_regisseur(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    maatwerk = {
        "Vaste partners (haal weg wie u niet wilt vragen)": "politie",
        "Mogelijke partners": "Jeugdteam Merwestreek",
        "Eenmalige gasten": "PI Merwede",
    }
    await verhaal.start(casus, maatwerk)
    gevraagd = {een.organisatie: een.is_gast for een in verhaal.uitvraag(casus).bevragingen}
    assert gevraagd == {"politie": False, "jeugdteam": False, "pi-merwede": True}


async def test_the_veiligheidshuis_itself_cannot_be_asked_not_even_with_a_made_up_press(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    druk = (await regisseur.presses(deur, "Voorstel openen")).druk("Start", {})
    verlopen = await regisseur.presses_raw(druk.verb, {**druk.data, "gasten": "zvh"})
    assert "Deze kaart is verlopen" in verlopen
    assert verhaal.wereld.leest(uitvragen.van_casus, casus.id) == ()


async def test_each_kind_answers_with_its_own_form_frozen_as_it_was(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING, "nazorg")
    casus = verhaal.casus(tafel="nazorg")
    await verhaal.start(casus)
    regio = verhaal.wereld.regio
    pi, politie = verhaal.bevraging(casus, "pi-merwede"), verhaal.bevraging(casus, "politie")
    assert (pi.formulier, politie.formulier) == ("pi", "overig")
    assert verhaal.wereld.leest(uitvragen.formulier, pi.formulier_versie) == regio.formulieren["pi"]


async def test_who_is_asked_gets_access_to_the_casus_and_nobody_else(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    await verhaal.start(casus)
    gegeven = verhaal.wereld.leest(toegang.van_casus, casus.id)
    assert {(een.organisatie, een.rol) for een in gegeven} == {(code, Rol.PARTNER) for code in VAST}


async def test_the_casus_comes_on_the_agenda_and_into_the_next_phase(verhaal: Verhaal) -> None:
    zitting = verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    await verhaal.start(casus)
    (punt,) = verhaal.wereld.leest(agenda.punten, zitting.id)
    assert (punt.casus_id, punt.soort) == (casus.id, Agendasoort.NIEUW)
    assert verhaal.wereld.leest(casussen.lees, casus.id).fase is Fase.UITVRAAG


async def test_an_urgent_casus_gets_hours_and_stands_on_the_agenda_as_urgent(verhaal: Verhaal) -> None:
    zitting = verhaal.zitting(ZITTING)
    casus = verhaal.casus(spoed=True)
    bevestiging = await verhaal.start(casus)
    assert "Antwoord vóór: dinsdag 3 maart, 10.00 uur" in bevestiging
    assert verhaal.wereld.leest(agenda.punten, zitting.id)[0].soort is Agendasoort.SPOED


async def test_a_term_that_has_passed_is_moved_and_the_form_says_so(verhaal: Verhaal) -> None:
    verhaal.zitting(datetime(2026, 3, 3, 12, tzinfo=UTC))
    ruim = verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    vorm = await regisseur.presses(deur, "Voorstel openen")
    assert "Voor de zitting van dinsdag 3 maart, 13.00 uur is de gewone termijn al voorbij." in vorm
    await regisseur.presses(vorm, "Start")
    assert verhaal.uitvraag(casus).zitting_id == ruim.id  # the one that leaves time is proposed


async def test_the_regisseur_may_set_another_deadline(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    await verhaal.start(casus, {"Antwoord vóór (dag)": "2026-03-06", "Antwoord vóór (tijd)": "12:00"})
    assert verhaal.uitvraag(casus).deadline == datetime(2026, 3, 6, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dag", "tijd"),
    [("2026-03-01", "12:00"), ("2026-03-09", "13:01"), ("2026-03-06", ""), ("vrijdag", "12:00"), ("", "12:00")],
)
async def test_a_deadline_that_cannot_be_is_told_and_nothing_typed_is_lost(
    verhaal: Verhaal, dag: str, tijd: str
) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    vorm = await verhaal.start(
        casus,
        {
            "Antwoord vóór (dag)": dag,
            "Antwoord vóór (tijd)": tijd,
            "Vaste partners (haal weg wie u niet wilt vragen)": "politie",
        },
    )
    assert "Kies een dag en een tijd die nog komen en die vóór de zitting liggen." in vorm
    opnieuw = vorm.druk("Start", {}).data
    assert (opnieuw.get("deadline_datum", ""), opnieuw.get("deadline_tijd", "")) == (dag, tijd)
    assert opnieuw["vast"] == "politie"
    assert verhaal.wereld.leest(uitvragen.van_casus, casus.id) == ()


async def test_asking_nobody_is_no_uitvraag(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    vorm = await verhaal.start(verhaal.casus(), {"Vaste partners (haal weg wie u niet wilt vragen)": ""})
    assert "Kies ten minste één organisatie." in vorm


async def test_without_a_planned_zitting_the_regisseur_names_one_and_it_is_planned(verhaal: Verhaal) -> None:
    casus = verhaal.casus()
    await verhaal.start(casus, {"Dag van de zitting": "2026-03-11", "Begintijd": "14:30"})
    zitting = verhaal.wereld.leest(agenda.lees, verhaal.uitvraag(casus).zitting_id)
    assert zitting.begint_op == datetime(2026, 3, 11, 13, 30, tzinfo=UTC)


async def test_a_tafel_that_sits_when_called_together_gets_a_planned_zitting_or_a_new_one(verhaal: Verhaal) -> None:
    regio = verhaal.wereld.regio
    ad_hoc = replace(regio.tafel("huiselijk-geweld"), ritme=Ritme.AD_HOC)
    verhaal.wereld.regio = replace(regio, tafels={**regio.tafels, ad_hoc.code: ad_hoc})
    gepland = verhaal.zitting(ZITTING)
    eerste, tweede = verhaal.casus(nummer=1), verhaal.casus(nummer=2)
    await verhaal.start(eerste)
    assert verhaal.uitvraag(eerste).zitting_id == gepland.id
    ander = {"Voor welke zitting?": "Een ander moment (vul hieronder in)"}
    nog_niet = await verhaal.start(tweede, ander)
    assert "Kies een dag en een tijd die nog komen voor de zitting." in nog_niet
    moment = {"Dag van de zitting": "2026-03-11", "Begintijd": "14:30"}
    await verhaal.wereld.regisseur.presses(nog_niet, "Start", moment)
    zitting = verhaal.wereld.leest(agenda.lees, verhaal.uitvraag(tweede).zitting_id)
    assert zitting.begint_op == datetime(2026, 3, 11, 13, 30, tzinfo=UTC)


async def test_a_mistake_elsewhere_leaves_no_zitting_behind(verhaal: Verhaal) -> None:
    casus = verhaal.casus()
    invoer = {"Dag van de zitting": "2026-03-11", "Begintijd": "14:30", "Antwoord vóór (dag)": "2026-04-01"}
    await verhaal.start(casus, invoer)
    assert verhaal.wereld.leest(agenda.volgende, casus.tafel, verhaal.wereld.nu, 5) == ()


async def test_a_region_without_a_term_lets_the_regisseur_set_it(verhaal: Verhaal) -> None:
    verhaal.wereld.regio = replace(verhaal.wereld.regio, termijnen=Termijnen())
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    vorm = await verhaal.start(casus)
    assert "Kies een dag en een tijd die nog komen en die vóór de zitting liggen." in vorm
    assert "Uw regio heeft nog geen vaste termijn." in vorm
    invoer = {"Antwoord vóór (dag)": "2026-03-06", "Antwoord vóór (tijd)": "12:00"}
    assert "De uitvraag is gestart voor" in await verhaal.wereld.regisseur.presses(vorm, "Start", invoer)


async def test_a_kind_that_may_be_several_bodies_is_asked_of_the_regisseur(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus(replace(ANNA, gemeente=None))
    regisseur = verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    vorm = await regisseur.presses(deur, "Voorstel openen")
    vraag = "Gemeente (sociaal domein): welke organisatie?"
    assert f"{vraag} (verplicht)" in vorm.labels
    nog_niet = await regisseur.presses(vorm, "Start")
    assert "Kies een organisatie, of kies dat u nu niet vraagt." in nog_niet
    await regisseur.presses(nog_niet, "Start", {vraag: "Gemeente Oosterwaard"})
    assert "gemeente-oosterwaard" in {een.organisatie for een in verhaal.uitvraag(casus).bevragingen}


async def test_a_second_start_for_the_same_zitting_asks_more_organisaties_instead(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    await verhaal.start(casus)
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    extra = await regisseur.presses(deur, "Voorstel openen")
    assert "Er loopt al een uitvraag voor de zitting van maandag 9 maart, 13.00 uur." in extra
    await regisseur.presses(extra, "Ook vragen", {"Mogelijke partners": "GGD Merwestreek"})
    nieuw = verhaal.verstuurt()
    assert [een.waar for een in nieuw] == ["19:ggd"]
    assert len(verhaal.wereld.leest(uitvragen.van_casus, casus.id)) == 1
    assert len(verhaal.uitvraag(casus).bevragingen) == len(VAST) + 1


async def test_an_old_form_for_a_zitting_that_is_asked_for_by_now_starts_nothing_twice(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    oud, ander = [await regisseur.presses(deur, "Voorstel openen") for _ in range(2)]
    await regisseur.presses(oud, "Start")
    assert "Er loopt al een uitvraag" in await regisseur.presses(ander, "Start")
    assert len(verhaal.wereld.leest(uitvragen.van_casus, casus.id)) == 1


async def test_for_another_zitting_a_new_uitvraag_may_be_started(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    verhaal.zitting(LATER)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    await verhaal.start(casus)
    verhaal.wereld.verstrijkt(minutes=1)
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    extra = await regisseur.presses(deur, "Voorstel openen")
    vorm = await regisseur.presses(extra, "Andere zitting")
    await regisseur.presses(vorm, "Start")
    eerste, tweede = reversed(verhaal.wereld.leest(uitvragen.van_casus, casus.id))
    assert eerste.zitting_id != tweede.zitting_id
    (punt,) = verhaal.wereld.leest(agenda.punten, tweede.zitting_id)
    assert punt.soort is Agendasoort.LOPEND


async def test_pressing_start_twice_starts_once(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    vorm = await regisseur.presses(deur, "Voorstel openen")
    eerste = await regisseur.presses(vorm, "Start", activity_id="a-1")
    zelfde = await regisseur.presses(vorm, "Start", activity_id="a-1")
    nieuw_id = await regisseur.presses(vorm, "Start", activity_id="a-2")
    assert eerste.tekst == zelfde.tekst == nieuw_id.tekst
    assert len(verhaal.wereld.leest(uitvragen.van_casus, casus.id)) == 1
    assert len(verhaal.verstuurt()) == len(VAST)


async def test_a_used_form_filled_in_otherwise_loses_nothing_and_starts_nothing(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    vorm = await regisseur.presses(deur, "Voorstel openen")
    await regisseur.presses(vorm, "Start")
    opnieuw = await regisseur.presses(vorm, "Start", {"Mogelijke partners": "GGD Merwestreek"})
    assert opnieuw.druk("Ook vragen", {}).data["mogelijk"] == "ggd"


async def test_only_the_regisseur_who_holds_the_casus_may_start(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    wereld, casus = verhaal.wereld, verhaal.casus()
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    assert "Er is geen casus met deze code die van u is" in await ander.types(f"/uitvraag start {casus.code}")
    deur = await wereld.regisseur.types(f"/uitvraag start {casus.code}")
    assert "Er is geen casus met deze code die van u is" in await ander.presses(deur, "Voorstel openen")
    vorm = await wereld.regisseur.presses(deur, "Voorstel openen")
    assert "Er is geen casus met deze code die van u is" in await ander.presses(vorm, "Start")
    partner = wereld.partner("politie")
    assert "Uw rol geeft hier geen toegang toe." in await partner.presses(vorm, "Start")
    assert wereld.leest(uitvragen.van_casus, casus.id) == ()


async def test_a_closed_casus_is_not_asked_about(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus, regisseur = verhaal.casus(), verhaal.wereld.regisseur
    deur = await regisseur.types(f"/uitvraag start {casus.code}")
    vorm = await regisseur.presses(deur, "Voorstel openen")
    verhaal.wereld.doet(casussen.wijzig, replace(casus, fase=Fase.AFGESLOTEN))
    assert "Deze casus is afgesloten." in await regisseur.presses(vorm, "Start")
    assert "Deze casus is afgesloten." in await regisseur.presses(deur, "Voorstel openen")


async def test_starting_and_giving_access_stand_in_the_logboek_of_the_casus(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    await verhaal.start(casus)
    handelingen = verhaal.wereld.handelingen(casus.id)
    assert handelingen.count(Handeling.UITVRAAG_GESTART) == 1
    assert handelingen.count(Handeling.TOEGANG_VERLEEND) == len(VAST)


class TestBereik:
    async def test_without_a_conversation_the_card_goes_to_the_partners_one_by_one(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        piet, puk = wereld.partner("politie", "Piet Politie"), wereld.partner("politie", "Puk Politie")
        stil = wereld.partner("politie", "Nooit Gezien")
        for een in (piet, puk):
            await een.types("/help")
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        await verhaal.start(casus)
        waar = {een.waar for een in verhaal.geplaatst if een.onderwerp_id.endswith(":politie")}
        assert waar == {piet.chat.conversation_id, puk.chat.conversation_id}
        assert stil.chat.conversation_id not in waar

    async def test_who_cannot_be_reached_is_named_and_stays_open(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        bevestiging = await verhaal.start(casus)
        assert "Nog niet bereikt: Politie Merwestreek." in bevestiging
        status = await wereld.regisseur.types(f"/uitvraag status {casus.code}")
        assert "Politie Merwestreek: nog niet bereikt: geen gesprek of contact bekend" in status

    async def test_it_is_sent_after_all_once_a_conversation_is_registered_and_only_once(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        verhaal.gesprek(*(code for code in VAST if code != "politie"), naam="overig")
        verhaal.zitting(ZITTING)
        casus = verhaal.casus()
        await verhaal.start(casus)
        half_uur_later = wereld.nu.replace(minute=30)
        assert verhaal.wacht_tot(half_uur_later) == []
        verhaal.gesprek("politie")
        (post,) = verhaal.wacht_tot(wereld.nu.replace(minute=45))
        assert (post.waar, post.onderwerp_id) == ("19:politie", f"{verhaal.uitvraag(casus).zitting_id}:politie")
        assert verhaal.wacht_tot(wereld.nu.replace(minute=59)) == []
        assert "nog open" in await wereld.regisseur.types(f"/uitvraag status {casus.code}")

    async def test_a_conversation_the_bot_was_removed_from_does_not_count(self, wereld: Wereld) -> None:
        verhaal = Verhaal(wereld)
        gesprek_id = verhaal.gesprek(*VAST, naam="allen")
        wereld.doet(gesprekken.zet_onbereikbaar, gesprek_id, "verwijderd")
        verhaal.zitting(ZITTING)
        assert "Nog niet bereikt: Politie Merwestreek, " in await verhaal.start(verhaal.casus())


async def test_alarms_are_set_for_reminders_within_working_hours_and_for_closing(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    casus = verhaal.casus()
    await verhaal.start(casus)
    bevraging = verhaal.bevraging(casus, "politie")
    kalender = verhaal.wereld.regio.kalender
    verhaal.wereld.nu = ZITTING
    alle = verhaal.wereld.doet(wekkers.neem, 1_000)
    momenten = [kalender.lokaal(een.wanneer) for een in alle if een.onderwerp_id == bevraging.id]
    assert [(een.day, een.time()) for een in momenten] == [(3, time(8, 30)), (5, time(13))]
    assert [een.wanneer for een in alle if een.soort == "sluiting"] == [ZITTING]


async def test_a_code_that_does_not_exist_and_one_of_somebody_else_are_answered_alike(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING)
    van_ander = verhaal.casus(ANNA)
    ander = verhaal.wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    bestaat_niet = Casuscode.maak(2026, 999)
    for opdracht in ("start", "status"):
        echt = await ander.types(f"/uitvraag {opdracht} {van_ander.code}")
        verzonnen = await ander.types(f"/uitvraag {opdracht} {bestaat_niet}")
        assert echt.json == verzonnen.json
