"""The order of an agenda and the minutes: in one form, or a place at a time; by two people at once nothing is lost."""

from dataclasses import replace

import pytest

from cards.verbs import Verb
from domain.agenda import op_volgorde
from domain.logboek import Handeling
from storage import agenda
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, kanaal
from tests.dialogs._zaken import koppelt_tafel, maakt_casus, zet_op_agenda
from tests.dialogs.voorbereiding._tafel import Tafel

JEUGD = kanaal("jeugd")


async def opent(wie: Deelnemer) -> Kaart:
    return await wie.presses(await wie.opens("voorbereiding"), "Volgorde en minuten")


def op_agenda(tafel: Tafel) -> list[tuple[str, int | None]]:
    """The codes in order, with their minutes, as they are stored."""
    per_id = {een.id: str(een.code) for een in (tafel.eerste, tafel.tweede, tafel.van_collega)}
    punten = op_volgorde(tafel.wereld.leest(agenda.punten, tafel.zitting.id))
    return [(per_id.get(een.casus_id, een.casus_id), een.minuten) for een in punten]


async def test_a_casus_gets_another_place_and_the_others_move_up_in_one_save(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    invoer = {f"Plaats {drie}": "1", f"Minuten {drie}": "20", f"Minuten {een}": "15"}
    kaart = await tafel.wereld.regisseur.presses(await opent(tafel.wereld.regisseur), "Opslaan", invoer)
    assert op_agenda(tafel) == [(drie, 20), (een, 15), (twee, None)]
    assert tafel.volgorde_op(kaart.tekst) == [drie, een, twee]
    assert "35 van 150 minuten, 1 casus nog zonder tijd" in kaart
    assert "13.50 uur, 15 minuten" in kaart


async def test_any_procesregisseur_may_order_the_whole_agenda_also_the_items_of_a_colleague(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    await tafel.collega.presses(await opent(tafel.collega), "Opslaan", {f"Plaats {een}": "3"})
    assert [code for code, _ in op_agenda(tafel)] == [twee, drie, een]


async def test_too_many_minutes_are_told_in_words(tafel: Tafel) -> None:
    een, twee, _ = tafel.codes
    invoer = {f"Minuten {een}": "90", f"Minuten {twee}": "80"}
    kaart = await tafel.wereld.regisseur.presses(await opent(tafel.wereld.regisseur), "Opslaan", invoer)
    assert "Er zijn 20 minuten meer gepland dan de tafel duurt." in kaart


@pytest.mark.parametrize("onzin", ["0", "4", "-1", "eerst", "1,5", "²", "\u0661", "9" * 10, "😀"])
async def test_a_place_that_is_none_is_told_and_nothing_typed_is_lost(tafel: Tafel, onzin: str) -> None:
    een, twee, drie = tafel.codes
    invoer = {f"Plaats {een}": onzin, f"Minuten {twee}": "25"}
    kaart = await tafel.wereld.regisseur.presses(await opent(tafel.wereld.regisseur), "Opslaan", invoer)
    assert f"De plaats van {een} is geen getal van 1 tot en met 3." in kaart
    assert [minuten for _, minuten in op_agenda(tafel)] == [None, None, None]
    beter = await tafel.wereld.regisseur.presses(kaart, "Opslaan", {f"Plaats {een}": "3"})
    assert op_agenda(tafel) == [(twee, 25), (drie, None), (een, None)]
    assert "zijn bewaard" in beter


@pytest.mark.parametrize("onzin", ["0", "481", "een kwartier", "15 min"])
async def test_minutes_that_are_none_are_told(tafel: Tafel, onzin: str) -> None:
    een, *_ = tafel.codes
    kaart = await tafel.wereld.regisseur.presses(
        await opent(tafel.wereld.regisseur), "Opslaan", {f"Minuten {een}": onzin}
    )
    assert f"De minuten van {een} zijn geen getal van 1 tot en met 480." in kaart


async def test_an_empty_place_keeps_its_place_and_empty_minutes_are_taken_back(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    rosa = tafel.wereld.regisseur
    await rosa.presses(await opent(rosa), "Opslaan", {f"Minuten {een}": "15"})
    await rosa.presses(await opent(rosa), "Opslaan", {f"Minuten {een}": "", f"Plaats {een}": ""})
    assert op_agenda(tafel) == [(een, None), (twee, None), (drie, None)]


async def test_what_stands_behind_the_forty_that_are_asked_keeps_its_minutes_and_its_place(tafel: Tafel) -> None:
    wereld, rosa = tafel.wereld, tafel.wereld.regisseur
    for _ in range(40):
        wereld.verstrijkt(seconds=1)
        zet_op_agenda(wereld, tafel.zitting, maakt_casus(wereld, "jeugd", tafel.collega))
    laatste = op_volgorde(wereld.leest(agenda.punten, tafel.zitting.id))[-1]
    wereld.doet(agenda.zet_op_agenda, replace(laatste, minuten=25))
    formulier = await opent(rosa)
    assert "En nog 3 casussen." in formulier
    await rosa.presses(formulier, "Opslaan", {f"Minuten {tafel.codes[0]}": "15"})
    punten = op_volgorde(wereld.leest(agenda.punten, tafel.zitting.id))
    assert [een.minuten for een in punten] == [15, *[None] * 41, 25]
    assert punten[-1].casus_id == laatste.casus_id


async def test_of_two_regisseurs_at_once_the_second_sees_what_changed_with_his_own_input_kept(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    rosa, carlo = tafel.wereld.regisseur, tafel.collega
    van_rosa, van_carlo = await opent(rosa), await opent(carlo)
    await rosa.presses(van_rosa, "Opslaan", {f"Plaats {twee}": "1"})
    opnieuw = await carlo.presses(van_carlo, "Opslaan", {f"Minuten {drie}": "30"})
    assert "Iemand heeft de agenda intussen gewijzigd." in opnieuw
    assert op_agenda(tafel) == [(twee, None), (een, None), (drie, None)], "nothing of the first is lost"
    invoer = {f"Plaats {een}": "2", f"Plaats {twee}": "1"}
    await carlo.presses(opnieuw, "Opslaan", invoer)
    assert op_agenda(tafel) == [(twee, None), (een, None), (drie, 30)]


async def test_an_item_that_came_on_meanwhile_is_shown_before_anything_is_saved(tafel: Tafel) -> None:
    rosa = tafel.wereld.regisseur
    formulier = await opent(rosa)
    nieuw = maakt_casus(tafel.wereld, "jeugd", tafel.collega, "Laatste Verzonnen")
    zet_op_agenda(tafel.wereld, tafel.zitting, nieuw)
    opnieuw = await rosa.presses(formulier, "Opslaan", {f"Plaats {tafel.codes[1]}": "1"})
    assert "Iemand heeft de agenda intussen gewijzigd." in opnieuw
    assert f"Plaats {nieuw.code}" in opnieuw.labels


async def test_pressed_twice_it_is_saved_once_and_filled_in_anew_nothing_is_lost(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    rosa = tafel.wereld.regisseur
    formulier = await opent(rosa)
    for _ in range(2):
        kaart = await rosa.presses(formulier, "Opslaan", {f"Plaats {drie}": "1"})
        assert "zijn bewaard" in kaart
    assert tafel.wereld.handelingen().count(Handeling.AGENDA_GEWIJZIGD) == 1
    anders = await rosa.presses(formulier, "Opslaan", {f"Plaats {drie}": "3"})
    assert "Kijk het na en bewaar opnieuw." in anders
    assert [code for code, _ in op_agenda(tafel)] == [drie, een, twee]


async def test_a_form_copied_from_somebody_else_is_refused(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    kaart = await tafel.collega.presses(await opent(tafel.wereld.regisseur), "Opslaan", {f"Plaats {drie}": "1"})
    assert "Dit kan ik niet voor u openen" in kaart
    assert [code for code, _ in op_agenda(tafel)] == [een, twee, drie]


async def test_an_item_moves_one_place_at_a_time_and_stops_at_the_ends(tafel: Tafel) -> None:
    een, twee, drie = tafel.codes
    rosa = tafel.wereld.regisseur
    punt = await rosa.presses_raw(
        Verb.VOORBEREIDING_PUNT, {"v": 1, "zitting": tafel.zitting.id, "casus": tafel.van_collega.id}
    )
    assert "Later" not in punt.knoppen
    punt = await rosa.presses(punt, "Eerder")
    assert [code for code, _ in op_agenda(tafel)] == [een, drie, twee]
    assert "Plaats 2 van 3" in punt
    eerste = await rosa.presses(punt, "Eerder")
    assert [code for code, _ in op_agenda(tafel)] == [drie, een, twee]
    assert "Eerder" not in eerste.knoppen
    # A card that stayed behind: the very same press again does nothing more.
    await rosa.presses(punt, "Eerder")
    assert [code for code, _ in op_agenda(tafel)] == [drie, een, twee]


async def test_the_agenda_in_the_channel_follows_with_the_clock_and_codes_only(tafel: Tafel) -> None:
    wereld = tafel.wereld
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    wereld.nu = tafel.zitting.begint_op.replace(hour=9)
    een, twee, drie = tafel.codes
    invoer = {f"Plaats {drie}": "1", f"Minuten {drie}": "20", f"Minuten {een}": "10"}
    await wereld.regisseur.presses(await opent(wereld.regisseur), "Opslaan", invoer)
    (bericht,) = [post for post in bezorgt(wereld) if post.werk.soort == "agenda"]
    assert tafel.volgorde_op(bericht.kaart.tekst) == [drie, een, twee]
    assert "13.30 uur, 20 minuten" in bericht.kaart
    assert "13.50 uur, 10 minuten" in bericht.kaart
    assert "14.00 uur" in bericht.kaart
    assert "Verzonnen" not in bericht.kaart


async def test_after_the_zitting_its_agenda_is_fixed(tafel: Tafel) -> None:
    formulier = await opent(tafel.wereld.regisseur)
    tafel.wereld.nu = tafel.zitting.begint_op
    tafel.wereld.verstrijkt(hours=3)
    kaart = await tafel.wereld.regisseur.presses(formulier, "Opslaan", {f"Plaats {tafel.codes[2]}": "1"})
    assert "Deze zitting is voorbij of gaat niet door" in kaart
