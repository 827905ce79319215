"""The running agenda in the chat of the meeting: posted once, edited as it goes on, neutral for whoever reads it."""

from dataclasses import replace
from datetime import timedelta

from cards.verbs import Verb
from dialogs.kern import zittingen
from dialogs.kern.turn import MeetingMoment
from domain.agenda import TWEEDE_DEEL, Agendasoort
from storage import agenda, outbox
from tests._kaart import Kaart
from tests.dialogs._post import context, neemt, tikt
from tests.dialogs._zaken import maakt_casus, nodigt_uit, zet_op_agenda
from tests.dialogs.zitting._zitting import Tafel, laatste, vergaderchat


def loop(tafel: Tafel) -> Kaart:
    return laatste(tafel.bezorgt("zitting_loop"))


async def test_it_names_the_item_who_belongs_there_and_what_comes(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    kaart = loop(tafel)
    assert kaart.tekst.splitlines()[0] == "Zitting 13.30 uur"
    assert f"Nu: {tafel.codes[0]}" in kaart
    assert "In de vergadering horen nu: GGD Merwestreek, Gemeente Merwestad, Politie Merwestreek." in kaart
    # It began half an hour early: the first item takes its fifteen minutes, the next one comes then.
    assert f"Straks: {tafel.codes[1]}, ongeveer 13.15 uur." in kaart
    assert "Daarbij horen dan: Jeugdteam Merwestreek." in kaart
    assert "Staat uw organisatie er niet bij? Verlaat dan de vergadering; u wordt opgeroepen." in kaart
    assert "De regisseur houdt bij wie er is." in kaart
    assert kaart.knoppen == ("Wat geldt voor mij", "Leiden")


async def test_it_is_one_post_that_is_edited_as_it_goes_on(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    assert [een.bewerkt for een in tafel.bezorgt("zitting_loop")] == [False]
    for stap, ziet in (
        ("ga_verder_met_volgende", f"✓ 1. {tafel.codes[0]}, besproken"),
        ("pauzeer", "Het is pauze."),
        ("ga_verder", f"Nu: {tafel.codes[1]}"),
        ("ga_verder_met_volgende", "Dit is het laatste punt."),
    ):
        tafel.doet(stap)
        (post,) = tafel.bezorgt("zitting_loop")
        assert post.bewerkt
        assert ziet in post.kaart
    tafel.doet("eindig")
    kaart = loop(tafel)
    assert "De zitting is afgelopen." in kaart
    assert "3 casussen zijn besproken." in kaart
    assert not any(code in kaart for code in tafel.codes)


async def test_each_reader_is_shown_his_own_view_by_his_client(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    ververs = loop(tafel).json["refresh"]
    assert ververs["action"]["type"] == "Action.Execute"
    assert ververs["action"]["verb"] == Verb.ZITTING_MIJN
    assert ververs["action"]["data"] == {"v": 1, "zitting": tafel.zitting.id}
    # Not an access rule, and a list of people would be one that everybody can read.
    assert "userIds" not in ververs


async def test_it_tells_nothing_of_people_or_of_who_must_leave(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    # Of both it is known that they must leave before the second item.
    for wie in ("politie", "ggd"):
        await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner(wie))
    tafel.doet("ga_verder_met_volgende")
    kaart = loop(tafel)
    assert "In de vergadering horen nu: Jeugdteam Merwestreek." in kaart
    for geheim in ("Verzonnen", "Partner van", "Rosa", "Carlo", "Regietafel", "GGD", "verzonnen doel"):
        assert geheim not in kaart


async def test_a_prison_and_the_rio_are_not_named_beside_a_code(tafel: Tafel) -> None:
    await tafel.loopt_in()
    nodigt_uit(tafel.wereld, tafel.tweede, "pi-merwede", "rio")
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    kaart = loop(tafel)
    assert "horen nu: Jeugdteam Merwestreek, wie dat leest onder *Wat geldt voor mij*." in kaart
    assert "PI Merwede" not in kaart
    assert "RIO" not in kaart


async def test_once_teams_tells_something_it_says_so(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    tafel.bezorgt()
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner("politie"))
    assert "Teams geeft door wie er komt en gaat." in loop(tafel)


async def test_who_comes_and_goes_after_that_edits_nothing(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner("politie"))
    tafel.bezorgt()
    for wie in ("ggd", "jeugdteam", "rvdk"):
        await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner(wie))
        tafel.wereld.verstrijkt(seconds=2)
    await tafel.teams_meldt(MeetingMoment.WENT, tafel.partner("politie"))
    assert not tafel.bezorgt("zitting_loop")


async def test_the_second_part_has_a_heading_where_the_tafel_sits_in_two(tafel: Tafel) -> None:
    await tafel.loopt_in()
    wereld = tafel.wereld
    jeugd = replace(wereld.regio.tafels["jeugd"], in_delen=True)
    wereld.regio = replace(wereld.regio, tafels={**wereld.regio.tafels, "jeugd": jeugd})
    wereld.doet(agenda.zet_op_agenda, replace(tafel.punten()[0], deel=TWEEDE_DEEL))
    tafel.doet("begin")
    regels = loop(tafel).tekst.splitlines()
    assert regels.index("Deel 1") < regels.index("Deel 2")
    assert regels[regels.index("Deel 2") + 1].startswith(f"3. {tafel.codes[0]}")


async def test_what_comes_on_the_agenda_halfway_stands_there(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    tafel.bezorgt()
    nieuw = maakt_casus(tafel.wereld, "jeugd", tafel.collega, "Vierde Verzonnen")
    zet_op_agenda(tafel.wereld, tafel.zitting, nieuw, Agendasoort.SPOED)
    tafel.wereld.doet(lambda uow: zittingen.volg(context(tafel.wereld, uow), tafel.zitting))
    assert str(nieuw.code) in loop(tafel)


async def test_what_was_taken_off_while_it_had_its_turn_has_it_still(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, tafel.eerste.id)
    tafel.wereld.doet(lambda uow: zittingen.volg(context(tafel.wereld, uow), tafel.zitting))
    assert f"Nu: {tafel.codes[0]}" in loop(tafel)


async def test_an_empty_agenda_is_said(tafel: Tafel) -> None:
    await tafel.loopt_in()
    for een in tafel.casussen:
        tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, een.id)
    tafel.doet("begin")
    assert "Er staan geen casussen op de agenda." in loop(tafel)


async def test_clock_times_stay_true_while_an_item_takes_longer(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    tafel.bezorgt()
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=20)
    tikt(tafel.wereld)
    assert f"Straks: {tafel.codes[1]}, ongeveer 13.50 uur." in loop(tafel)
    tafel.wereld.nu += timedelta(minutes=6)
    tikt(tafel.wereld)
    assert f"Straks: {tafel.codes[1]}, ongeveer 13.56 uur." in loop(tafel)


async def test_nobody_edits_all_night_what_nobody_ended(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    tafel.bezorgt()
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(hours=5)
    tikt(tafel.wereld)
    tafel.bezorgt()
    tafel.wereld.verstrijkt(hours=1)
    tikt(tafel.wereld)
    assert not tafel.bezorgt("zitting_loop")


async def test_it_comes_back_when_somebody_removed_it(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    tafel.bezorgt()
    tafel.doet("ga_verder_met_volgende")
    genomen = neemt(tafel.wereld)
    while genomen is not None and genomen[0].soort != "zitting_loop":
        genomen = neemt(tafel.wereld)
    assert genomen is not None
    assert tafel.wereld.registry.messages["zitting_loop"].post_anew
    tafel.wereld.doet(lambda uow: outbox.bericht_weg(uow, genomen[0], opnieuw_plaatsen=True))
    (post,) = tafel.bezorgt("zitting_loop")
    assert not post.bewerkt
    assert f"Nu: {tafel.codes[1]}" in post.kaart


async def test_before_the_day_nothing_stands_in_the_chat(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.wereld.verstrijkt(days=-3)
    tafel.wereld.doet(lambda uow: zittingen.volg(context(tafel.wereld, uow), tafel.zitting))
    assert not tafel.bezorgt("zitting_loop")


async def test_what_waited_for_another_conversation_is_not_posted_there(tafel: Tafel) -> None:
    await tafel.loopt_in(vergaderchat("verkeerd"))
    tafel.doet("begin")
    # Before anything was sent the zitting is bound to the chat where it belongs.
    plaats = await tafel.loopt_in()
    tafel.wereld.doet(lambda uow: zittingen.volg(context(tafel.wereld, uow), tafel.zitting))
    assert [een.waar for een in tafel.bezorgt("zitting_loop")] == [plaats.conversation_id]
