"""What whoever leads a zitting hears by itself: the meeting opened, ran empty, or should be over."""

import random
from datetime import timedelta

import pytest

from dialogs.kern.turn import MeetingMoment
from domain.afwezigheid import Afwezigheid
from domain.zittingsverloop import Zittingsfase
from storage import afwezigheid, agenda
from tests.dialogs._post import Bezorgd, tikt
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.zitting._zitting import Tafel

M = MeetingMoment


def gehoord(tafel: Tafel) -> list[Bezorgd]:
    return tafel.bezorgt("zitting_paneel")


def bij(post: list[Bezorgd], wie: Deelnemer) -> list[Bezorgd]:
    return [een for een in post if een.waar == wie.chat.conversation_id]


async def test_when_the_meeting_opens_the_regisseurs_of_its_items_hear_it_and_the_agenda_stands_there(
    tafel: Tafel,
) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(M.STARTED)
    post = tafel.bezorgt()
    assert [een.waar for een in post if een.werk.soort == "zitting_loop"] == [tafel.chat.conversation_id]
    paneel = [een for een in post if een.werk.soort == "zitting_paneel"]
    assert len(bij(paneel, tafel.regisseur)) == len(bij(paneel, tafel.collega)) == 1
    assert len(paneel) == 2
    assert "De vergadering is open." in paneel[0].kaart
    assert not any(code in paneel[0].kaart for code in tafel.codes)
    # Nothing began by it.
    assert tafel.stand().fase is Zittingsfase.OPEN
    geopend = await tafel.regisseur.presses(bij(paneel, tafel.regisseur)[0].kaart, "Paneel openen")
    assert "Begin" in geopend.knoppen


async def test_it_is_told_once_however_often_teams_tells_it(tafel: Tafel) -> None:
    await tafel.loopt_in()
    for _ in range(3):
        await tafel.teams_meldt(M.STARTED)
        await tafel.teams_meldt(M.STARTED, op=tafel.wereld.nu - timedelta(minutes=1))
    assert len(gehoord(tafel)) == 2
    tafel.wereld.verstrijkt(minutes=2)
    await tafel.teams_meldt(M.ENDED)
    await tafel.teams_meldt(M.STARTED, op=tafel.wereld.nu + timedelta(minutes=1))
    assert all(een.bewerkt for een in gehoord(tafel))


async def test_who_was_told_sees_later_that_it_goes_on(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(M.STARTED)
    gehoord(tafel)
    tafel.doet("begin")
    assert {een.kaart.tekst.splitlines()[1] for een in gehoord(tafel)} == {"De zitting loopt."}
    tafel.doet("eindig")
    assert {een.kaart.tekst.splitlines()[1] for een in gehoord(tafel)} == {"De zitting is afgerond."}


async def test_somebody_who_tries_the_line_hours_before_wakes_nobody(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(M.STARTED, op=tafel.zitting.begint_op - timedelta(hours=3))
    assert not tafel.bezorgt("zitting_paneel", "zitting_loop")


async def test_what_teams_tells_a_day_late_wakes_nobody(tafel: Tafel) -> None:
    await tafel.loopt_in()
    toen = tafel.zitting.begint_op
    tafel.wereld.verstrijkt(days=1)
    await tafel.teams_meldt(M.STARTED, op=toen)
    assert not tafel.bezorgt("zitting_paneel", "zitting_loop")


async def test_when_nobody_is_there_any_more_who_led_it_is_asked_to_end_it_once(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.doet("begin")
    tafel.bezorgt()
    await tafel.teams_meldt(M.ENDED)
    (post,) = gehoord(tafel)
    assert post.waar == tafel.regisseur.chat.conversation_id
    assert "Er is niemand meer in de vergadering. Is de zitting afgelopen?" in post.kaart
    assert tafel.stand().fase is Zittingsfase.BEZIG
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.teams_meldt(M.STARTED)
    assert [een.kaart.tekst.splitlines()[1] for een in gehoord(tafel)] == ["De zitting loopt."]
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.teams_meldt(M.ENDED)
    assert all(een.bewerkt for een in gehoord(tafel))


async def test_an_hour_after_its_end_who_led_it_is_asked_whether_it_is_over(tafel: Tafel) -> None:
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=150 + 59)
    tikt(tafel.wereld)
    assert not gehoord(tafel)
    tafel.wereld.verstrijkt(minutes=1)
    tikt(tafel.wereld)
    (post,) = gehoord(tafel)
    assert post.waar == tafel.regisseur.chat.conversation_id
    assert "De zitting loopt nog volgens Tafelbot." in post.kaart
    tafel.wereld.verstrijkt(hours=3)
    tikt(tafel.wereld)
    assert not gehoord(tafel)


async def test_while_it_really_goes_on_nobody_is_asked(tafel: Tafel) -> None:
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=150 + 55)
    tafel.doet("ga_verder_met_volgende")
    tafel.wereld.verstrijkt(minutes=10)
    tikt(tafel.wereld)
    assert not gehoord(tafel)
    tafel.wereld.verstrijkt(minutes=30)
    tikt(tafel.wereld)
    assert len(gehoord(tafel)) == 1


async def test_of_what_never_began_is_asked_whether_it_was_held_and_it_can_be_begun_still(tafel: Tafel) -> None:
    tikt(tafel.wereld)
    tafel.bezorgt()
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=150 + 60)
    tikt(tafel.wereld)
    post = gehoord(tafel)
    assert len(bij(post, tafel.regisseur)) == len(bij(post, tafel.collega)) == 1
    assert "Is ze wel gehouden?" in post[0].kaart
    paneel = await tafel.regisseur.presses(bij(post, tafel.regisseur)[0].kaart, "Paneel openen")
    assert f"Punt 1 van 3: {tafel.codes[0]}" in await tafel.regisseur.presses(paneel, "Begin")


async def test_of_an_empty_agenda_nobody_is_asked_anything(tafel: Tafel) -> None:
    for een in tafel.casussen:
        tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, een.id)
    tikt(tafel.wereld)
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(hours=5)
    tikt(tafel.wereld)
    assert not gehoord(tafel)


async def test_of_what_was_ended_nobody_is_asked_anything(tafel: Tafel) -> None:
    tikt(tafel.wereld)
    tafel.doet("begin")
    tafel.doet("eindig")
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(hours=5)
    tikt(tafel.wereld)
    assert not gehoord(tafel)


@pytest.mark.parametrize("zaad", range(4))
async def test_in_whatever_order_teams_tells_it_the_same_stands_there(tafel: Tafel, zaad: int) -> None:
    """Duplicated and out of order: one running agenda, each told once, and never begun by it."""
    await tafel.loopt_in()
    begin = tafel.wereld.nu
    verteld = [
        (M.STARTED, (), begin),
        (M.CAME, (tafel.partner("politie"),), begin + timedelta(minutes=1)),
        (M.CAME, (tafel.partner("ggd"),), begin + timedelta(minutes=2)),
        (M.WENT, (tafel.partner("ggd"),), begin + timedelta(minutes=4)),
    ]
    lot = random.Random(zaad)
    door_elkaar = [*verteld, *verteld]
    lot.shuffle(door_elkaar)
    tafel.wereld.verstrijkt(minutes=5)
    for moment, mensen, op in door_elkaar:
        await tafel.teams_meldt(moment, *mensen, op=op)
    post = tafel.bezorgt("zitting_paneel", "zitting_loop")
    assert sorted(een.werk.soort for een in post if not een.bewerkt) == [
        "zitting_loop",
        "zitting_paneel",
        "zitting_paneel",
    ]
    assert len(tafel.regels()) == len(verteld)
    assert tafel.stand().fase is Zittingsfase.OPEN


async def test_who_stands_in_hears_it_in_his_place(tafel: Tafel) -> None:
    nu = tafel.wereld.nu
    weg = Afwezigheid("weg", tafel.collega.id, nu, nu + timedelta(days=1), tafel.regisseur.id)
    tafel.wereld.doet(afwezigheid.voeg_toe, weg)
    await tafel.loopt_in()
    await tafel.teams_meldt(M.STARTED)
    assert [een.waar for een in gehoord(tafel)] == [tafel.regisseur.chat.conversation_id]


async def test_who_opens_the_panel_in_the_chat_finds_it_in_his_own_too(tafel: Tafel) -> None:
    """There each step draws everybody's card anew, and with it goes what was being typed."""
    await tafel.loopt_in()
    tafel.doet("begin")
    (loop,) = tafel.bezorgt("zitting_loop")
    for _ in range(2):
        paneel = await tafel.collega.presses(loop.kaart, "Leiden", waar=tafel.chat)
        assert "Het paneel staat ook in uw eigen gesprek" in paneel
    (post,) = gehoord(tafel)
    assert post.waar == tafel.collega.chat.conversation_id
    paneel = await tafel.collega.presses(post.kaart, "Paneel openen")
    assert "Het paneel staat ook" not in paneel
