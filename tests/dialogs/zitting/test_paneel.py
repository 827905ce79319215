"""The panel from which a regisseur leads a zitting: one press a step, and no press ever skips an item."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from cards.verbs import Verb
from domain.persoon import Rol
from domain.zittingsverloop import Gebeurtenis, Zittingsfase
from storage import agenda, zittingsverloop
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import maakt_casus, zet_op_agenda
from tests.dialogs.zitting._zitting import Tafel, sluit_echt


async def opent(tafel: Tafel, wie: Deelnemer | None = None) -> Kaart:
    return await (wie or tafel.regisseur).presses_raw(Verb.ZITTING_PANEEL, {"v": 1, "zitting": tafel.zitting.id})


def keren(tafel: Tafel, soort: Gebeurtenis) -> int:
    return [een.soort for een in tafel.regels()].count(soort)


async def test_a_zitting_is_led_from_begin_to_end_by_pressing(tafel: Tafel) -> None:
    paneel = await opent(tafel, tafel.collega)
    for knop, ziet in (
        ("Begin", f"Punt 1 van 3: {tafel.codes[0]}"),
        ("Volgende punt", f"Punt 2 van 3: {tafel.codes[1]}"),
        ("Pauze", "Pauze sinds"),
        ("Verder", f"Punt 2 van 3: {tafel.codes[1]}"),
        ("Volgende punt", f"Punt 3 van 3: {tafel.codes[2]}"),
        ("Rond af", "Is de zitting afgelopen?"),
        ("Ja, rond af", "De zitting is afgerond."),
        ("Toch verder", "De zitting gaat weer verder."),
    ):
        paneel = await tafel.collega.presses(paneel, knop)
        assert ziet in paneel, knop
        tafel.wereld.verstrijkt(minutes=5)


async def test_it_says_how_long_an_item_takes_and_when_it_will_all_be_over(tafel: Tafel) -> None:
    punt = tafel.punten()[0]
    tafel.wereld.doet(agenda.zet_op_agenda, replace(punt, minuten=20))
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=8)
    paneel = await opent(tafel)
    assert "Sinds 13.30 uur. Nog 12 minuten." in paneel
    assert f"{tafel.codes[1]}, ongeveer 13.50 uur" in paneel
    assert "ongeveer 14.20 uur; gepland tot 16.00 uur" in paneel
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=27)
    assert "7 minuten over de tijd." in await opent(tafel)
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(hours=2, minutes=27)
    assert "27 minuten later dan gepland" in await opent(tafel)


async def test_of_a_colleagues_casus_he_sees_the_code_and_whose_it_is_and_no_form(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await opent(tafel, tafel.collega)
    assert "Deze casus is van Rosa Regisseur." in paneel
    assert "Eerste Verzonnen" not in paneel
    assert paneel.labels == ()


async def test_of_his_own_casus_the_form_stands_in_it_and_one_goes_on_by_saving(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await opent(tafel)
    assert "Eerste Verzonnen" in paneel
    assert "Opslaan en volgende" in paneel.knoppen
    assert "Volgende punt" not in paneel.knoppen


async def test_a_stale_volgende_skips_nothing_and_shows_where_it_is(tafel: Tafel) -> None:
    tafel.doet("begin")
    oud = await opent(tafel, tafel.collega)
    tafel.doet("ga_verder_met_volgende")
    paneel = await tafel.collega.presses(oud, "Volgende punt")
    assert "Intussen is de zitting verder gegaan." in paneel
    assert f"Punt 2 van 3: {tafel.codes[1]}" in paneel
    assert tafel.stand().huidig == tafel.tweede.id


async def test_the_same_press_twice_is_one_step_and_shows_the_same(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await opent(tafel, tafel.collega)
    eerste = await tafel.collega.presses(paneel, "Volgende punt")
    nogmaals = await tafel.collega.presses(paneel, "Volgende punt")
    assert tafel.stand().huidig == tafel.tweede.id
    assert "Intussen" not in nogmaals
    assert nogmaals.tekst == eerste.tekst


async def test_a_button_of_somebody_else_does_nothing(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await opent(tafel, tafel.collega)
    assert "voor iemand anders" in await tafel.regisseur.presses(paneel, "Volgende punt")
    assert "Dit kan ik niet voor u openen" in await tafel.partner("politie").presses(paneel, "Volgende punt")
    assert tafel.stand().huidig == tafel.eerste.id


async def test_a_partner_never_sees_the_panel(tafel: Tafel) -> None:
    geweigerd = await opent(tafel, tafel.partner("politie"))
    assert "Dit kan ik niet voor u openen" in geweigerd
    assert not any(code in geweigerd for code in tafel.codes)


async def test_two_regisseurs_lead_in_turn(tafel: Tafel) -> None:
    paneel = await opent(tafel)
    await tafel.regisseur.presses(paneel, "Begin")
    tafel.wereld.verstrijkt(minutes=5)
    await tafel.collega.presses(await opent(tafel, tafel.collega), "Volgende punt")
    tafel.wereld.verstrijkt(minutes=5)
    await tafel.regisseur.presses(await opent(tafel), "Terug")
    assert [een.door_id for een in tafel.regels() if een.soort is Gebeurtenis.PUNT] == [
        tafel.regisseur.id,
        tafel.collega.id,
        tafel.regisseur.id,
    ]


async def test_two_who_begin_at_once_begin_it_once(tafel: Tafel) -> None:
    een, ander = await opent(tafel), await opent(tafel, tafel.collega)
    await tafel.regisseur.presses(een, "Begin")
    await tafel.collega.presses(ander, "Begin")
    assert keren(tafel, Gebeurtenis.BEGONNEN) == keren(tafel, Gebeurtenis.PUNT) == 1


async def test_presses_at_the_very_same_moment_are_one_step(tafel: Tafel) -> None:
    een, ander = await opent(tafel), await opent(tafel, tafel.collega)
    await asyncio.gather(tafel.regisseur.presses(een, "Begin"), tafel.collega.presses(ander, "Begin"))
    assert keren(tafel, Gebeurtenis.BEGONNEN) == keren(tafel, Gebeurtenis.PUNT) == 1
    tafel.wereld.verstrijkt(minutes=1)
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("ga_terug")
    anna = tafel.wereld.persoon("Anna Andere", (Rol.PROCESREGISSEUR, tafel.wereld.regio.eigen_organisatie))
    een, ander = await opent(tafel, anna), await opent(tafel, tafel.collega)
    await asyncio.gather(anna.presses(een, "Laat doorschuiven"), tafel.collega.presses(ander, "Laat doorschuiven"))
    assert keren(tafel, Gebeurtenis.UITGESTELD) == 1


async def test_any_item_may_have_its_turn(tafel: Tafel) -> None:
    tafel.doet("begin")
    vraag = await tafel.regisseur.presses(await opent(tafel), "Ander punt")
    assert "Kies eerst" in await tafel.regisseur.presses(vraag, "Ga naar dit punt")
    keuze = {"Naar welk punt?": f"3. {tafel.codes[2]}, nog niet besproken"}
    paneel = await tafel.regisseur.presses(vraag, "Ga naar dit punt", keuze)
    assert f"Punt 3 van 3: {tafel.codes[2]}" in paneel
    assert "Deze casus is van Carlo Collega." in paneel
    tafel.wereld.verstrijkt(minutes=1)
    # What was passed over comes next.
    await tafel.regisseur.presses(paneel, "Volgende punt")
    assert tafel.stand().huidig == tafel.tweede.id


async def test_an_item_that_is_not_on_the_agenda_gets_no_turn(tafel: Tafel) -> None:
    tafel.doet("begin")
    vraag = await tafel.regisseur.presses(await opent(tafel), "Ander punt")
    druk = vraag.druk("Ga naar dit punt", {})
    vreemd = maakt_casus(tafel.wereld, "volwassenen", None, "Vreemde Verzonnen")
    paneel = await tafel.regisseur.presses_raw(druk.verb, {**druk.data, "naar": vreemd.id})
    assert "Dit punt staat niet meer op de agenda." in paneel
    assert tafel.stand().huidig == tafel.eerste.id


async def test_an_item_that_is_left_for_later_has_no_turn_any_more(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await tafel.collega.presses(await opent(tafel, tafel.collega), "Laat doorschuiven")
    assert "Dit punt schuift door" in paneel
    assert "Er is nu geen punt aan de beurt." in paneel
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.collega.presses(paneel, "Volgende punt")
    assert tafel.stand().huidig == tafel.tweede.id


async def test_an_item_that_is_taken_off_while_it_has_its_turn_can_be_finished(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, tafel.eerste.id)
    paneel = await opent(tafel)
    assert f"{tafel.codes[0]} staat niet meer op de agenda." in paneel
    assert "Eerste Verzonnen" in paneel
    assert "Laat doorschuiven" not in paneel.knoppen
    paneel = await tafel.regisseur.presses(paneel, "Opslaan en volgende")
    assert f"Punt 1 van 2: {tafel.codes[1]}" in paneel


async def test_what_comes_on_the_agenda_halfway_has_its_turn_too(tafel: Tafel) -> None:
    tafel.doet("begin")
    nieuw = maakt_casus(tafel.wereld, "jeugd", tafel.collega, "Vierde Verzonnen")
    zet_op_agenda(tafel.wereld, tafel.zitting, nieuw)
    assert f"Punt 1 van 4: {tafel.codes[0]}" in await opent(tafel)
    for _ in range(3):
        tafel.doet("ga_verder_met_volgende")
    assert tafel.stand().huidig == nieuw.id


async def test_what_was_typed_stays_when_a_step_keeps_the_item(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await opent(tafel)
    getypt = {"besluit": "Half besluit, nog niet af"}
    for knop in ("Pauze", "Verder", "Rond af", "Toch niet", "Ander punt"):
        paneel = await tafel.regisseur.presses(paneel, knop, getypt)
        (veld,) = [een for een in paneel.invoer if een["id"] == "besluit"]
        assert veld.get("value") == getypt["besluit"], knop
        tafel.wereld.verstrijkt(minutes=1)


async def test_no_step_leaves_behind_what_was_typed(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    paneel = await opent(tafel)
    for knop in ("Terug", "Laat doorschuiven"):
        paneel = await tafel.regisseur.presses(paneel, knop, {"besluit": "Een besluit"})
        assert "nog niet is opgeslagen" in paneel
        assert tafel.stand().huidig == tafel.tweede.id
        (veld,) = [een for een in paneel.invoer if een["id"] == "besluit"]
        assert veld["value"] == "Een besluit"
    # Whoever empties it may go.
    await tafel.regisseur.presses(paneel, "Terug", {"besluit": ""})
    assert tafel.stand().huidig == tafel.eerste.id


async def test_what_was_typed_when_a_colleague_went_on_can_still_be_saved(tafel: Tafel) -> None:
    tafel.doet("begin")
    oud = await opent(tafel)
    tafel.doet("ga_verder_met_volgende")
    paneel = await tafel.regisseur.presses(oud, "Laat doorschuiven", {"besluit": "Te laat getypt"})
    assert "Intussen" in paneel
    (veld,) = [een for een in paneel.invoer if een["id"] == "besluit"]
    assert veld["value"] == "Te laat getypt"
    assert tafel.stand().uitgesteld == frozenset()


async def test_an_end_is_asked_once_and_says_what_moves_on(tafel: Tafel) -> None:
    tafel.doet("begin")
    vraag = await tafel.collega.presses(await opent(tafel, tafel.collega), "Rond af")
    assert "2 casussen zijn nog niet besproken" in vraag
    assert tafel.stand().fase is Zittingsfase.BEZIG
    paneel = await tafel.collega.presses(vraag, "Ja, rond af")
    assert "Besproken: 1 casus" in paneel
    assert "Doorgeschoven: 2 casussen" in paneel
    assert tafel.stand().fase is Zittingsfase.KLAAR
    # Pressed again it is over already.
    assert "De zitting is afgerond." in await tafel.collega.presses(vraag, "Ja, rond af")
    assert keren(tafel, Gebeurtenis.GEEINDIGD) == 1


async def test_in_sight_there_are_never_more_than_three_steps(tafel: Tafel) -> None:
    async def in_zicht(wie: Deelnemer) -> int:
        paneel = await opent(tafel, wie)
        rijen = [een for een in paneel.json["body"] if een["type"] == "ActionSet"]
        return max(len(een["actions"]) for een in rijen)

    assert await in_zicht(tafel.collega) <= 3
    for stap in ("begin", "ga_verder_met_volgende", "pauzeer", "ga_verder_met_volgende", "eindig"):
        tafel.doet(stap)
        assert await in_zicht(tafel.collega) <= 3
        assert await in_zicht(tafel.regisseur) <= 3


async def test_before_its_day_there_is_nothing_to_begin(tafel: Tafel) -> None:
    tafel.wereld.verstrijkt(days=-1)
    assert "Begin" not in (await opent(tafel)).knoppen


async def test_who_begins_in_his_own_chat_finds_the_running_agenda_where_the_meeting_is_known(tafel: Tafel) -> None:
    assert "De lopende agenda staat nog nergens" in await opent(tafel)
    await tafel.loopt_in()
    paneel = await tafel.regisseur.presses(await opent(tafel), "Begin")
    assert "De lopende agenda staat in het gesprek van de zitting." in paneel
    assert len(tafel.bezorgt("zitting_loop")) == 1
    assert tafel.wereld.leest(zittingsverloop.gesprek_van, tafel.zitting.id) is not None


async def test_a_panel_of_before_a_casus_was_closed_or_handed_over_still_leads_the_zitting(tafel: Tafel) -> None:
    tafel.doet("begin")
    paneel = await opent(tafel)
    sluit_echt(tafel, tafel.eerste)
    for knop, ziet in (("Pauze", "Pauze sinds"), ("Rond af", "Is de zitting afgelopen?")):
        na = await tafel.regisseur.presses(paneel, knop)
        assert ziet in na, knop
    tafel.doet("ga_verder")
    tafel.doet("ga_verder_met_volgende")
    paneel = await opent(tafel)
    tafel.wereld.doet(
        casussen.wijzig, replace(tafel.wereld.leest(casussen.lees, tafel.tweede.id), regisseur_id=tafel.collega.id)
    )
    na = await tafel.regisseur.presses(paneel, "Pauze")
    assert "Pauze sinds" in na
    assert "Tweede Verzonnen" not in na
