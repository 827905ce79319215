"""Leading a zitting by typing: in the chat of its meeting, in one's own chat, and where it may not be."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.kern.turn import Typed
from domain.agenda import Agendasoort, Zitting, ZittingStatus
from domain.zittingsverloop import Gebeurtenis, Zittingsfase
from storage import agenda, zittingsverloop
from storage.gesprekken import Bestemming
from tests.dialogs._wereld import groep, kanaal
from tests.dialogs._zaken import gesprek_in, koppelt, koppelt_tafel, om, plant, zet_op_agenda
from tests.dialogs.zitting._zitting import Tafel, vergaderchat


def loopt_in(tafel: Tafel) -> str | None:
    return tafel.wereld.leest(zittingsverloop.gesprek_van, tafel.zitting.id)


async def test_start_in_the_chat_of_the_meeting_begins_it_there(tafel: Tafel) -> None:
    antwoord = await tafel.regisseur.types("/start", tafel.chat)
    assert antwoord.tekst == f"De zitting is begonnen. {tafel.codes[0]} is aan de beurt."
    assert tafel.stand().huidig == tafel.eerste.id
    assert loopt_in(tafel) == gesprek_in(tafel.wereld, tafel.chat).id
    (post,) = tafel.bezorgt("zitting_loop")
    assert post.waar == tafel.chat.conversation_id
    assert f"Nu: {tafel.codes[0]}" in post.kaart


async def test_nobody_is_named_by_what_is_typed_in_the_chat(tafel: Tafel) -> None:
    for opdracht in ("/start", "/volgende", "/terug", "/pauze", "/start", "/zitting"):
        await tafel.regisseur.types(opdracht, tafel.chat)
        tafel.wereld.verstrijkt(minutes=2)
        tafel.bezorgt()
    for naam in ("Verzonnen", "Regietafel", "Carlo", "verzonnen doel"):
        assert naam not in tafel.wereld.posted()


async def test_start_in_his_own_chat_says_where_the_running_agenda_stands_and_who_tells_who_comes(tafel: Tafel) -> None:
    await tafel.loopt_in()
    kaart = await tafel.regisseur.types("/start jeugd")
    assert "De zitting is begonnen." in kaart
    assert "De lopende agenda staat in de chat van de vergadering." in kaart
    assert "Teams geeft niets door" in kaart
    paneel = await tafel.regisseur.presses(kaart, "Paneel openen")
    assert f"Punt 1 van 3: {tafel.codes[0]}" in paneel


async def test_a_zitting_that_runs_nowhere_yet_runs_in_the_conversation_of_its_tafel(tafel: Tafel) -> None:
    await koppelt_tafel(tafel.wereld, kanaal("jeugd"), "jeugd")
    kaart = await tafel.regisseur.types("/start")
    assert "De lopende agenda staat in het gesprek van de tafel." in kaart
    assert [een.waar for een in tafel.bezorgt("zitting_loop")] == [kanaal("jeugd").conversation_id]


async def test_a_standing_meeting_is_found_by_the_zitting_before_it(tafel: Tafel) -> None:
    vorige = plant(tafel.wereld, "jeugd", om(tafel.wereld, date(2026, 2, 26), 13, 30))
    await tafel.wereld.beheerder.adds_the_bot(tafel.chat)
    gesprek = gesprek_in(tafel.wereld, tafel.chat)
    tafel.wereld.doet(zittingsverloop.loopt_in, vorige.id, gesprek.id)
    await tafel.regisseur.types("/start")
    assert loopt_in(tafel) == gesprek.id


async def test_without_any_conversation_it_begins_all_the_same(tafel: Tafel) -> None:
    kaart = await tafel.regisseur.types("/start")
    assert "De lopende agenda staat nog nergens." in kaart
    assert tafel.stand().fase is Zittingsfase.BEZIG
    assert not tafel.bezorgt("zitting_loop")


async def test_it_is_moved_to_the_chat_in_which_start_is_typed_again(tafel: Tafel) -> None:
    verkeerd = vergaderchat("verkeerd")
    await tafel.regisseur.types("/start", verkeerd)
    tafel.bezorgt()
    antwoord = await tafel.regisseur.types("/start", tafel.chat)
    assert antwoord.tekst.startswith("De zitting loopt al.")
    post = {een.waar: een for een in tafel.bezorgt("zitting_loop")}
    assert not post[tafel.chat.conversation_id].bewerkt
    assert post[verkeerd.conversation_id].bewerkt
    assert post[verkeerd.conversation_id].kaart.tekst.splitlines()[1:] == [
        "Deze zitting loopt in een ander gesprek. Hier verandert niets meer."
    ]
    assert tafel.codes[0] not in post[verkeerd.conversation_id].kaart


async def test_in_the_conversation_of_an_organisatie_it_never_runs(tafel: Tafel) -> None:
    await koppelt(tafel.wereld, groep("politie"), Bestemming.ORGANISATIE, "politie")
    antwoord = await tafel.regisseur.types("/start", groep("politie"))
    assert "lezen anderen mee" in antwoord
    assert loopt_in(tafel) is None
    assert tafel.stand().fase is Zittingsfase.STRAKS


async def test_in_a_channel_that_is_not_of_the_tafel_it_never_runs(tafel: Tafel) -> None:
    await koppelt_tafel(tafel.wereld, kanaal("volwassenen"), "volwassenen")
    for waar in (kanaal("volwassenen"), kanaal("zomaar")):
        antwoord = await tafel.regisseur.types("/start jeugd", waar)
        assert "Dat lukt zo niet" in antwoord
    assert loopt_in(tafel) is None


async def test_a_command_typed_elsewhere_names_no_code(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    await koppelt(tafel.wereld, groep("ggd"), Bestemming.ORGANISATIE, "ggd")
    antwoord = await tafel.regisseur.types("/volgende", groep("ggd"))
    assert tafel.stand().huidig == tafel.tweede.id
    assert not any(code in antwoord for code in tafel.codes)


async def test_a_partner_leads_no_zitting(tafel: Tafel) -> None:
    for opdracht in ("/start", "/volgende", "/pauze", "/terug"):
        antwoord = await tafel.partner("politie").types(opdracht, tafel.chat)
        assert "Dit kan ik niet voor u openen" in antwoord
    geopend = await tafel.partner("politie").opens("zitting")
    assert "Dit kan ik niet voor u openen" in geopend
    assert tafel.regels() == ()


async def test_a_double_delivery_of_volgende_skips_nothing(tafel: Tafel) -> None:
    tafel.doet("begin")
    for _ in range(2):
        await tafel.wereld.gebeurt(tafel.regisseur.sender, tafel.regisseur.chat, Typed("/volgende"), "zelfde")
        tafel.wereld.verstrijkt(minutes=1)
    assert tafel.stand().huidig == tafel.tweede.id


async def test_two_regisseurs_who_type_volgende_at_once_skip_nothing(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    await tafel.regisseur.types("/volgende", tafel.chat)
    tafel.wereld.verstrijkt(seconds=3)
    antwoord = await tafel.collega.types("/volgende", tafel.chat)
    assert "net aan de beurt gekomen" in antwoord
    assert tafel.stand().huidig == tafel.tweede.id
    tafel.wereld.verstrijkt(seconds=20)
    await tafel.collega.types("/volgende", tafel.chat)
    assert tafel.stand().huidig == tafel.van_collega.id


async def test_after_the_last_item_volgende_says_how_to_end_it(tafel: Tafel) -> None:
    for _ in range(3):
        tafel.doet("begin" if not tafel.regels() else "ga_verder_met_volgende")
    assert "Rond de zitting af" in await tafel.regisseur.types("/volgende")


async def test_pauze_and_start_again(tafel: Tafel) -> None:
    tafel.doet("begin")
    assert "Het is pauze." in await tafel.regisseur.types("/pauze")
    assert tafel.stand().fase is Zittingsfase.PAUZE
    assert "De zitting gaat verder." in await tafel.regisseur.types("/start")
    assert tafel.stand().fase is Zittingsfase.BEZIG
    assert [een.soort for een in tafel.regels()].count(Gebeurtenis.PUNT) == 1


async def test_terug_gives_the_item_before_its_turn_again(tafel: Tafel) -> None:
    tafel.doet("begin")
    assert "Er is geen eerder punt" in await tafel.regisseur.types("/terug")
    tafel.doet("ga_verder_met_volgende")
    kaart = await tafel.regisseur.types("/terug")
    assert f"{tafel.codes[0]} is aan de beurt." in kaart


async def test_on_another_day_nothing_begins(tafel: Tafel) -> None:
    tafel.wereld.verstrijkt(days=1)
    assert "Vandaag is er geen zitting" in await tafel.regisseur.types("/start")
    await tafel.loopt_in()
    assert tafel.regels() == ()


async def test_a_cancelled_zitting_is_not_found(tafel: Tafel) -> None:
    zitting = tafel.wereld.leest(agenda.lees, tafel.zitting.id)
    tafel.wereld.doet(agenda.wijzig, _vervallen(zitting))
    assert "Vandaag is er geen zitting" in await tafel.regisseur.types("/start")
    await tafel.loopt_in()
    assert "Deze zitting gaat niet door." in await tafel.regisseur.types("/start", tafel.chat)


async def test_what_was_ended_is_not_begun_again_by_accident(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("eindig")
    assert "al afgerond" in await tafel.regisseur.types("/start")
    assert tafel.stand().fase is Zittingsfase.KLAAR


async def test_an_empty_agenda_begins_and_says_so(tafel: Tafel) -> None:
    leeg = plant(tafel.wereld, "volwassenen", om(tafel.wereld, date(2026, 3, 5), 15))
    antwoord = await tafel.regisseur.types("/start volwassenen")
    assert "Er is nu geen punt aan de beurt." in antwoord
    assert len(tafel.wereld.leest(zittingsverloop.regels, leeg.id)) == 1


async def test_with_more_than_one_zitting_he_chooses(tafel: Tafel) -> None:
    andere = plant(tafel.wereld, "volwassenen", om(tafel.wereld, date(2026, 3, 5), 15))
    zet_op_agenda(tafel.wereld, andere, tafel.eerste, Agendasoort.NIEUW)
    keuze = await tafel.regisseur.types("/start")
    paneel = await tafel.regisseur.presses(keuze, "Verder", {"Welke zitting?": "Regietafel Jeugd, do 5 mrt, 13.30 uur"})
    assert "Punt 1 van 3" in paneel
    assert tafel.stand().fase is Zittingsfase.BEZIG
    # What goes on is the only one that can be meant by the others.
    tafel.wereld.verstrijkt(minutes=1)
    assert f"{tafel.codes[1]} is aan de beurt." in await tafel.regisseur.types("/volgende")


async def test_in_a_chat_the_choice_is_made_alone_and_binds_that_chat(tafel: Tafel) -> None:
    plant(tafel.wereld, "volwassenen", om(tafel.wereld, date(2026, 3, 5), 15))
    deur = await tafel.regisseur.types("/start", tafel.chat)
    assert "Regietafel" not in deur
    keuze = await tafel.regisseur.presses(deur, "Kiezen", waar=tafel.chat)
    gekozen = {"Welke zitting?": "Regietafel Jeugd, do 5 mrt, 13.30 uur"}
    await tafel.regisseur.presses(keuze, "Verder", gekozen, waar=tafel.chat)
    assert loopt_in(tafel) == gesprek_in(tafel.wereld, tafel.chat).id


async def test_a_choice_that_was_copied_is_refused(tafel: Tafel) -> None:
    plant(tafel.wereld, "volwassenen", om(tafel.wereld, date(2026, 3, 5), 15))
    keuze = await tafel.regisseur.types("/start")
    gekozen = {"Welke zitting?": "Regietafel Jeugd, do 5 mrt, 13.30 uur"}
    assert "voor iemand anders" in await tafel.collega.presses(keuze, "Verder", gekozen)
    assert tafel.regels() == ()


@pytest.mark.parametrize("tekst", ["/zitting", "/zitting jeugd"])
async def test_the_panel_is_found_again_by_typing(tafel: Tafel, tekst: str) -> None:
    deur = await tafel.regisseur.types(tekst, tafel.chat)
    paneel = await tafel.regisseur.presses(deur, deur.knoppen[0], waar=tafel.chat)
    assert "De zitting is nog niet begonnen." in paneel
    assert "zitting.geopend" in tafel.wereld.handelingen()


def _vervallen(zitting: Zitting) -> Zitting:
    return Zitting(
        zitting.id, zitting.tafel, zitting.begint_op, ZittingStatus.VERVALLEN, zitting.versie, extra=zitting.extra
    )


async def test_somebody_of_another_tenant_begins_nothing(tafel: Tafel) -> None:
    vreemd = replace(tafel.regisseur, sender=replace(tafel.regisseur.sender, tenant_id="tenant-elders"))
    antwoord = await vreemd.types("/start", tafel.chat)
    assert tafel.codes[0] not in antwoord
    assert tafel.regels() == ()
    assert loopt_in(tafel) is None


async def test_the_chat_of_a_talk_stays_silent(tafel: Tafel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogs.zitting.kern.zwijgt_in", lambda _, gesprek: gesprek.soort == "groupChat")
    assert "lezen anderen mee" in await tafel.regisseur.types("/start", tafel.chat)
    assert loopt_in(tafel) is None


async def test_a_choice_that_was_used_says_nothing_of_another_zitting(tafel: Tafel) -> None:
    ander = plant(tafel.wereld, "volwassenen", om(tafel.wereld, date(2026, 3, 5), 15))
    keuze = await tafel.regisseur.types("/start")
    druk = keuze.druk("Verder", {"Welke zitting?": "Regietafel Jeugd, do 5 mrt, 13.30 uur"})
    assert "begonnen" in await tafel.regisseur.presses_raw(druk.verb, druk.data)
    nog_eens = await tafel.regisseur.presses_raw(druk.verb, {**druk.data, "zitting": ander.id})
    assert "begonnen" not in nog_eens
    assert tafel.wereld.leest(zittingsverloop.regels, ander.id) == ()
