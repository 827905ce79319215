"""The order changes while a zitting goes on: the chat of its meeting hears it, and so does who was called already."""

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from storage import zittingsverloop
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, tikt
from tests.dialogs._zaken import maakt_casus, vraagt_uit
from tests.dialogs.zitting._zitting import Tafel

VOLGORDE = Berichtsoort.ZITTING_VOLGORDE


@pytest.fixture
async def loopt(tafel: Tafel) -> Tafel:
    """The zitting runs in the chat of its meeting, and its first item has its turn since half past one."""
    for wie in (tafel.regisseur, tafel.collega, tafel.wereld.beheerder):
        await wie.types("/help")
    await tafel.loopt_in()
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    tafel.bezorgt()
    return tafel


def post(tafel: Tafel, *soorten: str) -> list[Bezorgd]:
    """Let the clock tick and deliver."""
    tikt(tafel.wereld)
    return tafel.bezorgt(*(soorten or (VOLGORDE,)))


async def zet_voorop(tafel: Tafel, code: str, plaats: int = 2) -> Kaart:
    """Give an item another place, in the form of the preparation."""
    formulier = await tafel.regisseur.presses(await tafel.regisseur.opens("voorbereiding"), "Volgorde en minuten")
    return await tafel.regisseur.presses(formulier, "Opslaan", {f"Plaats {code}": str(plaats)})


async def test_the_chat_of_the_meeting_hears_how_it_goes_on_with_codes_and_clock_times(loopt: Tafel) -> None:
    een, twee, drie = loopt.codes
    await zet_voorop(loopt, drie)
    (bericht,) = post(loopt)
    assert bericht.waar == loopt.chat.conversation_id
    assert "De volgorde is gewijzigd" in bericht.kaart
    assert f"Nu: {een}" in bericht.kaart
    tekst = bericht.kaart.tekst
    assert tekst.index(f"{drie}, om 13.45 uur") < tekst.index(f"{twee}, om 14.00 uur")
    assert "Verzonnen" not in tekst


async def test_the_running_agenda_is_edited_at_once(loopt: Tafel) -> None:
    await zet_voorop(loopt, loopt.codes[2])
    (loop,) = loopt.bezorgt(Berichtsoort.ZITTING_LOOP)
    assert loop.bewerkt
    assert loop.kaart.tekst.index(loopt.codes[2]) < loop.kaart.tekst.index(loopt.codes[1])


async def test_looking_again_tells_nothing_again(loopt: Tafel) -> None:
    await zet_voorop(loopt, loopt.codes[2])
    assert len(post(loopt)) == 1
    for _ in range(3):
        loopt.wereld.verstrijkt(minutes=2)
        assert post(loopt) == []


async def test_three_changes_in_one_minute_are_told_in_two_posts_with_the_last_order(loopt: Tafel) -> None:
    _, twee, drie = loopt.codes
    await zet_voorop(loopt, drie)
    assert len(post(loopt)) == 1
    for code in (twee, drie, twee):
        loopt.wereld.verstrijkt(seconds=10)
        await zet_voorop(loopt, code)
        assert post(loopt) == []
    loopt.wereld.verstrijkt(seconds=31)
    (bericht,) = post(loopt)
    assert bericht.kaart.tekst.index(twee) < bericht.kaart.tekst.index(drie)
    loopt.wereld.verstrijkt(minutes=3)
    assert post(loopt) == []


async def test_a_zitting_that_takes_longer_than_was_planned_can_still_be_put_in_another_order(loopt: Tafel) -> None:
    loopt.wereld.verstrijkt(hours=3)
    kaart = await zet_voorop(loopt, loopt.codes[2])
    assert "zijn bewaard" in kaart
    assert len(post(loopt)) == 1
    loopt.doet("eindig")
    weigert = await loopt.regisseur.presses_raw(
        "voorbereiding.volgorde_formulier", {"v": 1, "zitting": loopt.zitting.id}
    )
    assert "Deze zitting is voorbij" in weigert


async def test_what_was_put_back_within_the_minute_is_told_to_nobody(loopt: Tafel) -> None:
    _, twee, drie = loopt.codes
    await zet_voorop(loopt, drie)
    post(loopt)
    loopt.wereld.verstrijkt(seconds=10)
    await zet_voorop(loopt, twee)
    loopt.wereld.verstrijkt(seconds=10)
    await zet_voorop(loopt, drie)
    loopt.wereld.verstrijkt(minutes=2)
    assert post(loopt) == []


async def test_going_on_out_of_order_or_leaving_an_item_is_no_change_of_the_order(loopt: Tafel) -> None:
    loopt.doet("ga_naar", loopt.van_collega.id)
    loopt.doet("stel_uit", loopt.tweede.id)
    loopt.doet("ga_terug")
    assert post(loopt) == []


async def test_minutes_alone_are_no_other_order(loopt: Tafel) -> None:
    formulier = await loopt.regisseur.presses(await loopt.regisseur.opens("voorbereiding"), "Volgorde en minuten")
    await loopt.regisseur.presses(formulier, "Opslaan", {f"Minuten {loopt.codes[0]}": "25"})
    assert post(loopt) == []


async def test_an_item_that_comes_on_or_goes_off_is_told(loopt: Tafel) -> None:
    punt = await loopt.regisseur.presses_raw(
        "voorbereiding.af_formulier", {"v": 1, "zitting": loopt.zitting.id, "casus": loopt.tweede.id}
    )
    weg = await loopt.regisseur.presses(punt, "Van de agenda halen")
    (bericht,) = post(loopt)
    assert loopt.codes[1] not in bericht.kaart
    loopt.wereld.verstrijkt(minutes=2)
    await loopt.regisseur.presses(weg, "Terugzetten")
    (bericht,) = post(loopt)
    assert loopt.codes[1] in bericht.kaart


async def test_before_it_begins_and_after_it_ended_nothing_is_told(tafel: Tafel) -> None:
    for wie in (tafel.regisseur, tafel.collega, tafel.wereld.beheerder):
        await wie.types("/help")
    await tafel.loopt_in()
    await zet_voorop(tafel, tafel.codes[2], 1)
    assert post(tafel) == []
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    assert post(tafel) == [], "the running agenda itself tells the first order"
    tafel.doet("eindig")
    assert post(tafel) == []
    verteld = tafel.wereld.leest(zittingsverloop.volgorde_van, tafel.zitting.id)
    assert verteld is not None
    assert verteld.casussen is None, "which casussen were on it is not kept there"


async def test_without_a_chat_it_goes_on_and_nobody_is_told(tafel: Tafel) -> None:
    for wie in (tafel.regisseur, tafel.collega, tafel.wereld.beheerder):
        await wie.types("/help")
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.doet("begin")
    await zet_voorop(tafel, tafel.codes[2])
    assert post(tafel) == []


async def test_in_a_break_it_is_said_that_there_is_one(loopt: Tafel) -> None:
    loopt.doet("pauzeer")
    await zet_voorop(loopt, loopt.codes[2])
    (bericht,) = post(loopt)
    assert "Het is nu pauze." in bericht.kaart


async def test_who_was_called_hears_the_other_moment_and_who_comes_in_his_place_is_called(loopt: Tafel) -> None:
    mensen = {een: loopt.partner(een) for een in ("jeugdteam", "rvdk")}
    for organisatie, wie in mensen.items():
        await wie.types("/help")
        loopt.komt(organisatie, wie)
    loopt.wereld.verstrijkt(minutes=10)
    (oproep,) = [een for een in post(loopt, Berichtsoort.ZITTING_OPROEP) if not een.bewerkt]
    assert oproep.waar == mensen["jeugdteam"].chat.conversation_id
    await zet_voorop(loopt, loopt.codes[2])
    nieuw = {een.waar: een.kaart.tekst for een in post(loopt, Berichtsoort.ZITTING_OPROEP) if not een.bewerkt}
    assert "niet om 13.45 uur aan de beurt maar om 14.00 uur" in nieuw[mensen["jeugdteam"].chat.conversation_id]
    assert f"aan de beurt, om 13.45 uur: {loopt.codes[2]}" in nieuw[mensen["rvdk"].chat.conversation_id]


async def test_an_urgent_item_that_comes_on_halfway_comes_next_and_its_people_are_called(loopt: Tafel) -> None:
    spoed = maakt_casus(loopt.wereld, "jeugd")
    vraagt_uit(loopt.wereld, spoed, loopt.zitting, "om")
    officier = loopt.partner("om")
    await officier.types("/help")
    await zet_voorop(loopt, str(spoed.code))
    loopt.wereld.verstrijkt(minutes=10)
    nieuw = [een for een in post(loopt, Berichtsoort.ZITTING_OPROEP) if not een.bewerkt]
    assert [een.waar for een in nieuw] == [officier.chat.conversation_id]
    assert str(spoed.code) in nieuw[0].kaart
