"""Who is in the room: what who leads reads of it, and what he says of it by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.verbs import Verb
from dialogs.kern.turn import JsonValue, MeetingMoment
from dialogs.zitting import aanwezig as zaal
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import Agendapunt, ZittingStatus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.zittingsverloop import aanwezig, is_er
from storage import aanwezigheid, agenda, personen, toegang
from tests._kaart import Kaart
from tests.dialogs._post import context
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import om
from tests.dialogs.zitting._zitting import Tafel

CAME, WENT = MeetingMoment.CAME, MeetingMoment.WENT


@pytest.fixture(autouse=True)
def op_tijd(tafel: Tafel) -> None:
    """It is the moment at which it was to begin, and each organisatie has somebody."""
    for een in ("politie", "ggd", "gemeente-merwestad", "jeugdteam", "rvdk"):
        tafel.partner(een)
    tafel.wereld.nu = tafel.zitting.begint_op


def samenvatting(tafel: Tafel) -> str:
    return tafel.wereld.leest(lambda uow: zaal.samenvatting(context(tafel.wereld, uow), tafel.zitting))


def waarschuwing(tafel: Tafel, punt: Agendapunt) -> str:
    return tafel.wereld.leest(lambda uow: zaal.waarschuwing(context(tafel.wereld, uow), tafel.zitting, punt))


def punt(tafel: Tafel, plek: int) -> Agendapunt:
    return tafel.punten()[plek]


def er(tafel: Tafel) -> set[tuple[str | None, str]]:
    """Who is in the room now, and on whose behalf."""
    return {(een.persoon_id, een.organisatie) for een in is_er(aanwezig(tafel.regels()))}


async def komen(tafel: Tafel, *organisaties: str) -> None:
    """Let Teams tell that somebody of each came."""
    await tafel.teams_meldt(CAME, *(tafel.partner(een) for een in organisaties))


async def opent(tafel: Tafel, wie: Deelnemer | None = None) -> Kaart:
    data: dict[str, JsonValue] = {"v": 1, "zitting": tafel.zitting.id}
    return await (wie or tafel.regisseur).presses_raw(Verb.ZITTING_AANWEZIG_VORM, data)


async def vinkt(tafel: Tafel, kaart: Kaart, invoer: Mapping[str, str], wie: Deelnemer | None = None) -> Kaart:
    return await (wie or tafel.regisseur).presses(kaart, "Opslaan", invoer)


def aangevinkt(kaart: Kaart) -> dict[str, str]:
    """What is ticked, by label."""
    return {veld["label"]: veld["value"] for veld in kaart.invoer if veld.get("value")}


# What is read.


async def test_with_nothing_told_and_nobody_ticked_it_says_so(tafel: Tafel) -> None:
    tafel.doet("begin")
    assert samenvatting(tafel) == "Er is nog niemand aangevinkt."
    assert waarschuwing(tafel, punt(tafel, 1)) == ""


async def test_people_and_organisaties_are_counted_and_who_is_missing_is_named(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie", "rvdk")
    tafel.doet("begin")
    assert samenvatting(tafel) == (
        "2 mensen van 2 organisaties; van 2 ontbreekt iemand: GGD Merwestreek, Gemeente Merwestad."
    )
    await komen(tafel, "ggd", "gemeente-merwestad")
    assert samenvatting(tafel).startswith("4 mensen van 4 organisaties; van elke organisatie")


async def test_who_left_does_not_count_and_an_empty_room_is_no_room_where_nobody_was_ticked(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie")
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.teams_meldt(WENT, tafel.partner("politie"))
    assert samenvatting(tafel) == "Er is nu niemand in de vergadering."


async def test_before_the_next_item_he_reads_who_leaves(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie", "jeugdteam")
    await tafel.teams_meldt(CAME, tafel.wereld.onbekende("Ooit Gezien"), tafel.regisseur)
    tafel.doet("begin")
    tweede = punt(tafel, 1)
    assert waarschuwing(tafel, tweede) == (
        f"Voor {tafel.tweede.code} moeten weg: Partner van politie (Politie Merwestreek), 1 onbekende deelnemer."
    )


async def test_of_one_it_says_so_in_the_singular_and_of_nobody_nothing(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie")
    tafel.doet("begin")
    assert "moet weg: Partner van politie" in waarschuwing(tafel, punt(tafel, 1))
    assert waarschuwing(tafel, punt(tafel, 2)) == ""


async def test_whose_access_ended_leaves_too(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie", "rvdk")
    tafel.doet("begin")
    tafel.wereld.doet(toegang.beeindig, tafel.van_collega.id, "rvdk")
    assert "moet weg: Partner van rvdk" in waarschuwing(tafel, punt(tafel, 2))


async def test_a_name_with_marks_in_it_marks_nothing(tafel: Tafel) -> None:
    await tafel.loopt_in()
    wie = tafel.partner("politie")
    tafel.wereld.doet(
        lambda uow: personen.registreer(
            uow,
            tenant_id=wie.sender.tenant_id,
            object_id=wie.sender.object_id or "",
            teams_id=wie.sender.teams_id,
            naam="**Bo** [klik](x)",
        )
    )
    await komen(tafel, "politie")
    tafel.doet("begin")
    assert "\\*\\*Bo\\*\\* \\[klik\\]" in waarschuwing(tafel, punt(tafel, 1))


async def test_when_the_second_part_begins_he_reads_who_has_nothing_to_do_there(tafel: Tafel) -> None:
    tafel.in_twee_delen(zonder="politie")
    tafel.naar_deel_2(tafel.tweede, tafel.van_collega)
    await tafel.loopt_in()
    await komen(tafel, "politie", "ggd", "rvdk")
    tafel.doet("begin")
    tekst = waarschuwing(tafel, punt(tafel, 1))
    voor, _, deel_2 = tekst.partition("In deel 2 is er niets meer voor: ")
    for naam in ("politie", "ggd", "rvdk"):
        assert f"Partner van {naam}" in voor
    assert "Partner van rvdk" not in deel_2
    assert "Partner van politie" in deel_2
    assert "Partner van ggd" in deel_2
    tafel.doet("ga_verder_met_volgende")
    assert "deel 2" not in waarschuwing(tafel, punt(tafel, 2))


# What is said by hand.


async def test_who_came_by_teams_is_ticked_already(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie")
    kaart = await opent(tafel)
    assert "Teams meldt wie er komt en gaat" in kaart
    assert aangevinkt(kaart) == {"Politie Merwestreek": tafel.partner("politie").id}


async def test_everybody_who_said_he_comes_and_who_comes_in_his_place_can_be_ticked(tafel: Tafel) -> None:
    nu, wereld = tafel.wereld.nu, tafel.wereld
    tafel.komt("politie")
    bo = wereld.partner("ggd", "Bo Vervanger")
    zelf = tafel.partner("ggd")
    wereld.doet(
        aanwezigheid.zet,
        Aanwezigheid(tafel.zitting.id, "ggd", zelf.id, Komt.AFGEMELD, nu, vervanger_id=bo.id),
    )
    kaart = await opent(tafel)
    assert "Vink zelf aan wie er is" in kaart
    assert "Bo Vervanger (in plaats van Partner van ggd)" in kaart
    na = await vinkt(tafel, kaart, {"GGD Merwestreek": "Bo Vervanger (in plaats van Partner van ggd)"})
    assert er(tafel) == {(bo.id, "ggd")}
    assert "Opgeslagen" in na


async def test_only_what_changed_is_kept_and_written_down(tafel: Tafel) -> None:
    politie, ggd = tafel.partner("politie"), tafel.partner("ggd")
    await vinkt(tafel, await opent(tafel), {"Politie Merwestreek": "Partner van politie"})
    assert len(tafel.regels()) == 1
    kaart = await opent(tafel)
    await vinkt(tafel, kaart, {"GGD Merwestreek": "Partner van ggd"})
    assert er(tafel) == {(politie.id, "politie"), (ggd.id, "ggd")}
    assert len(tafel.regels()) == 2
    assert "niets veranderd" in await vinkt(tafel, await opent(tafel), {})
    kaart = await opent(tafel)
    tafel.wereld.verstrijkt(minutes=1)
    await vinkt(tafel, kaart, {"GGD Merwestreek": ""})
    assert er(tafel) == {(politie.id, "politie")}
    regels = [een for een in tafel.wereld.logboek() if een.handeling is Handeling.ZITTING_AANWEZIG]
    assert [een.door_id for een in regels] == [politie.id, ggd.id, ggd.id]


async def test_what_teams_told_meanwhile_is_not_taken_back(tafel: Tafel) -> None:
    await tafel.loopt_in()
    kaart = await opent(tafel)
    await komen(tafel, "rvdk")
    await vinkt(tafel, kaart, {"Politie Merwestreek": "Partner van politie"})
    assert er(tafel) == {(tafel.partner("rvdk").id, "rvdk"), (tafel.partner("politie").id, "politie")}


async def test_who_left_while_the_form_lay_open_is_not_put_back(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await komen(tafel, "politie")
    kaart = await opent(tafel)
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.teams_meldt(WENT, tafel.partner("politie"))
    tafel.wereld.verstrijkt(minutes=1)
    await vinkt(tafel, kaart, {"GGD Merwestreek": "Partner van ggd"})
    assert er(tafel) == {(tafel.partner("ggd").id, "ggd")}


async def test_whom_nobody_expected_is_found_by_name(tafel: Tafel) -> None:
    tafel.komt("politie")
    kim = tafel.wereld.partner("politie", "Kim Onverwacht")
    kaart = await opent(tafel)
    await vinkt(tafel, kaart, {"Nog iemand": "Kim Onverwacht (Politie Merwestreek)"})
    assert er(tafel) == {(kim.id, "politie")}
    assert aangevinkt(await opent(tafel)) == {"Politie Merwestreek": kim.id}


async def test_who_takes_over_for_another_organisatie_is_there_for_that_one(tafel: Tafel) -> None:
    beide = tafel.wereld.persoon("Fenna Duif", (Rol.PARTNER, "rvdk"), (Rol.PARTNER, "ggd"))
    await tafel.loopt_in()
    await tafel.teams_meldt(CAME, beide)
    assert er(tafel) == {(beide.id, "ggd")}
    tafel.wereld.verstrijkt(minutes=1)
    kaart = await opent(tafel)
    druk = kaart.druk("Opslaan", {})
    await tafel.regisseur.presses_raw(druk.verb, {**druk.data, "veld.ggd": "", "veld.-": f"{beide.id}:rvdk"})
    assert er(tafel) == {(beide.id, "rvdk")}
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.teams_meldt(WENT, beide)
    assert er(tafel) == set()


async def test_somebody_without_an_account_sits_there_for_his_organisatie(tafel: Tafel) -> None:
    kaart = await opent(tafel)
    await vinkt(tafel, kaart, {"Politie Merwestreek": "Iemand zonder account bij Tafelbot"})
    assert er(tafel) == {(None, "politie")}
    assert samenvatting(tafel).startswith("1 deelnemer van 1 organisatie; van 2 ontbreekt iemand")
    tafel.doet("begin")
    assert "iemand zonder account (Politie Merwestreek)" in waarschuwing(tafel, punt(tafel, 1))
    assert waarschuwing(tafel, punt(tafel, 2)) == ""
    kaart = await opent(tafel)
    assert aangevinkt(kaart) == {"Politie Merwestreek": "-"}
    assert "die Tafelbot niet kent" not in kaart
    await vinkt(tafel, kaart, {"Politie Merwestreek": ""})
    assert er(tafel) == set()


async def test_a_second_press_of_the_same_form_changes_nothing_twice(tafel: Tafel) -> None:
    kaart = await opent(tafel)
    invoer = {"Politie Merwestreek": "Partner van politie"}
    await vinkt(tafel, kaart, invoer)
    await vinkt(tafel, kaart, invoer)
    assert len(tafel.regels()) == 1
    anders = await vinkt(tafel, kaart, {"GGD Merwestreek": "Partner van ggd"})
    assert "al opgeslagen" in anders
    assert tafel.partner("ggd").id in aangevinkt(anders).values()
    assert len(tafel.regels()) == 1


async def test_somebody_nobody_registered_is_told_as_a_number(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(CAME, tafel.wereld.onbekende("Kanarie Vreemd"))
    kaart = await opent(tafel)
    assert "1 deelnemer die Tafelbot niet kent" in kaart
    assert "Kanarie" not in kaart


async def test_a_partner_and_a_copied_form_are_refused(tafel: Tafel) -> None:
    kaart = await opent(tafel)
    invoer = {"Politie Merwestreek": "Partner van politie"}
    assert "Wie is er" not in await opent(tafel, tafel.partner("politie"))
    await vinkt(tafel, kaart, invoer, tafel.partner("politie"))
    await vinkt(tafel, kaart, invoer, tafel.collega)
    assert tafel.regels() == ()


async def test_a_colleague_who_leads_may_say_it_too(tafel: Tafel) -> None:
    kaart = await opent(tafel, tafel.collega)
    await vinkt(tafel, kaart, {"Politie Merwestreek": "Partner van politie"}, tafel.collega)
    assert er(tafel) == {(tafel.partner("politie").id, "politie")}


async def test_who_works_elsewhere_cannot_be_put_in_by_a_forged_form(tafel: Tafel) -> None:
    kaart = await opent(tafel)
    druk = kaart.druk("Opslaan", {})
    vreemd = tafel.wereld.partner("woningcorporatie")
    await tafel.regisseur.presses_raw(druk.verb, {**druk.data, "veld.politie": vreemd.id, "veld.-": f"{vreemd.id}:x"})
    assert er(tafel) == set()


async def test_on_another_day_after_the_end_and_when_it_is_not_held_nothing_is_asked(tafel: Tafel) -> None:
    tafel.wereld.nu = om(tafel.wereld, date(2026, 3, 4), 13)
    assert "Opslaan" not in (await opent(tafel)).knoppen
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=1)
    kaart = await opent(tafel)
    tafel.doet("begin")
    tafel.doet("eindig")
    assert "Opslaan" not in (await opent(tafel)).knoppen
    await vinkt(tafel, kaart, {"Politie Merwestreek": "Partner van politie"})
    assert er(tafel) == set()


async def test_of_a_zitting_that_is_not_held_nobody_is_asked(tafel: Tafel) -> None:
    nu = tafel.wereld.leest(agenda.lees, tafel.zitting.id)
    tafel.wereld.doet(agenda.wijzig, replace(nu, status=ZittingStatus.VERVALLEN))
    assert "Opslaan" not in (await opent(tafel)).knoppen


async def test_a_manager_is_no_leader(tafel: Tafel) -> None:
    manager = tafel.wereld.persoon("Mia Manager", (Rol.MANAGER, tafel.wereld.regio.eigen_organisatie))
    assert "Opslaan" not in (await opent(tafel, manager)).knoppen
