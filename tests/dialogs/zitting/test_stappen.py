"""Every step of a zitting, whoever takes it: what is kept of it, what it refuses, and what Teams may and may not do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern import zittingen
from dialogs.kern.desk import Bezoek
from dialogs.kern.turn import MeetingMoment
from domain.agenda import ZittingStatus
from domain.errors import NotAllowed, UserMistake
from domain.logboek import Handeling
from domain.persoon import Actor, Rol
from domain.zittingsverloop import Gebeurtenis, Meldwijze, Zittingsfase, aanwezig
from storage import agenda, personen
from storage.store import UnitOfWork
from tests.dialogs._post import context
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import om, plant
from tests.dialogs.zitting._zitting import Tafel, sluit_echt, vergaderchat

G = Gebeurtenis
M = MeetingMoment


def soorten(tafel: Tafel) -> list[Gebeurtenis]:
    return [een.soort for een in tafel.regels()]


def weigert(tafel: Tafel, stap: str, *args: object) -> str:
    """Return why a step is refused; nothing may be kept of it."""
    voor = tafel.regels()
    with pytest.raises(UserMistake) as fout:
        tafel.doet(stap, *args)
    assert tafel.regels() == voor
    return str(fout.value)


def leidt(tafel: Tafel, wie: Deelnemer) -> object:
    """Let somebody load the zitting as whoever leads it does."""

    def laad(uow: UnitOfWork) -> object:
        hier = context(tafel.wereld, uow)
        actor = Actor.van(personen.lees(uow, wie.id), hier.nu)
        return zittingen.te_leiden(Bezoek(uow, hier.regio, hier.teksten, actor), tafel.zitting.id)

    return tafel.wereld.leest(laad)


# Who leads


async def test_any_procesregisseur_leads_it_and_nobody_else(tafel: Tafel) -> None:
    eigen = tafel.wereld.regio.eigen_organisatie
    assert leidt(tafel, tafel.regisseur) == leidt(tafel, tafel.collega) == tafel.zitting
    manager = tafel.wereld.persoon("Marit Manager", (Rol.MANAGER, eigen))
    for wie in (tafel.partner("politie"), tafel.wereld.beheerder, manager):
        with pytest.raises(NotAllowed):
            leidt(tafel, wie)


async def test_a_zitting_that_is_not_held_is_led_by_nobody(tafel: Tafel) -> None:
    def vervalt(uow: UnitOfWork) -> None:
        agenda.wijzig(uow, replace(tafel.zitting, status=ZittingStatus.VERVALLEN))

    tafel.wereld.doet(vervalt)
    with pytest.raises(UserMistake, match="vervallen"):
        leidt(tafel, tafel.regisseur)


# The steps


async def test_it_begins_with_the_first_item_and_goes_through_the_agenda(tafel: Tafel) -> None:
    assert tafel.doet("begin").huidig == tafel.eerste.id
    assert tafel.doet("ga_verder_met_volgende").huidig == tafel.tweede.id
    assert tafel.doet("ga_verder_met_volgende").huidig == tafel.van_collega.id
    assert weigert(tafel, "ga_verder_met_volgende") == "zitting.fout.laatste"
    klaar = tafel.doet("eindig")
    assert klaar.fase is Zittingsfase.KLAAR
    assert [een.casus_id for een in klaar.beurten] == [een.id for een in tafel.casussen]


async def test_beginning_what_goes_on_already_changes_nothing(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    voor = tafel.regels()
    assert tafel.doet("begin").huidig == tafel.tweede.id
    assert tafel.regels() == voor


async def test_it_does_not_begin_on_another_day_nor_after_it_was_ended(tafel: Tafel) -> None:
    nu = tafel.wereld.nu
    tafel.wereld.nu = nu - timedelta(days=1)
    assert weigert(tafel, "begin") == "zitting.fout.andere_dag"
    tafel.wereld.nu = nu
    tafel.doet("begin")
    tafel.doet("eindig")
    assert weigert(tafel, "begin") == "zitting.fout.geeindigd"


async def test_before_it_began_and_after_it_ended_no_step_is_taken(tafel: Tafel) -> None:
    stappen: list[tuple[str, ...]] = [
        ("ga_verder_met_volgende",),
        ("ga_terug",),
        ("ga_naar", tafel.tweede.id),
        ("stel_uit", tafel.tweede.id),
        ("pauzeer",),
        ("ga_verder",),
        ("eindig",),
    ]
    assert {weigert(tafel, *een) for een in stappen} == {"zitting.fout.niet_bezig"}
    assert weigert(tafel, "hervat") == "zitting.fout.niet_geeindigd"
    tafel.doet("begin")
    tafel.doet("eindig")
    assert {weigert(tafel, *een) for een in stappen} == {"zitting.fout.niet_bezig"}


async def test_going_back_leads_to_the_item_before_and_before_the_first_there_is_none(tafel: Tafel) -> None:
    tafel.doet("begin")
    assert weigert(tafel, "ga_terug") == "zitting.fout.eerste"
    tafel.doet("ga_verder_met_volgende")
    assert tafel.doet("ga_terug").huidig == tafel.eerste.id
    assert tafel.doet("ga_verder_met_volgende").huidig == tafel.van_collega.id


async def test_any_item_of_the_agenda_may_have_its_turn_and_no_other(tafel: Tafel) -> None:
    tafel.doet("begin")
    assert tafel.doet("ga_naar", tafel.van_collega.id).huidig == tafel.van_collega.id
    assert tafel.doet("ga_verder_met_volgende").huidig == tafel.tweede.id
    assert weigert(tafel, "ga_naar", "een-ander") == "zitting.fout.weg"
    assert weigert(tafel, "stel_uit", "een-ander") == "zitting.fout.weg"


async def test_an_item_that_is_left_has_no_turn_until_the_regisseur_goes_on(tafel: Tafel) -> None:
    tafel.doet("begin")
    assert tafel.doet("stel_uit", tafel.eerste.id).huidig is None
    assert tafel.doet("ga_verder_met_volgende").huidig == tafel.tweede.id
    assert tafel.stand().uitgesteld == {tafel.eerste.id}


async def test_a_break_is_kept_once_however_often_it_is_pressed(tafel: Tafel) -> None:
    tafel.doet("begin")
    for _ in range(2):
        assert tafel.doet("pauzeer").fase is Zittingsfase.PAUZE
    for _ in range(2):
        assert tafel.doet("ga_verder").fase is Zittingsfase.BEZIG
    assert (soorten(tafel).count(G.PAUZE), soorten(tafel).count(G.VERDER)) == (1, 1)
    assert tafel.stand().huidig == tafel.eerste.id


async def test_ended_by_mistake_it_goes_on_where_it_was(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("eindig")
    nu = tafel.doet("hervat")
    assert (nu.fase, nu.huidig) == (Zittingsfase.BEZIG, tafel.tweede.id)


async def test_a_zitting_without_any_item_begins_and_ends_all_the_same(tafel: Tafel) -> None:
    for een in tafel.casussen:
        tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, een.id)
    assert tafel.doet("begin").huidig is None
    assert tafel.doet("eindig").fase is Zittingsfase.KLAAR


async def test_every_step_stands_in_the_logboek_with_who_took_it_and_never_with_a_word(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("stel_uit", tafel.tweede.id)
    tafel.doet("pauzeer")
    tafel.doet("ga_verder")
    tafel.doet("eindig")
    tafel.doet("hervat")
    van_zitting = [een for een in tafel.wereld.logboek() if een.onderwerp_id == tafel.zitting.id]
    assert [een.handeling for een in van_zitting] == [
        Handeling.ZITTING_BEGONNEN,
        Handeling.ZITTING_PAUZE,
        Handeling.ZITTING_PAUZE,
        Handeling.ZITTING_GEEINDIGD,
        Handeling.ZITTING_HERVAT,
    ]
    assert {een.door_id for een in van_zitting} == {tafel.regisseur.id}
    assert Handeling.ZITTING_PUNT in tafel.wereld.handelingen(tafel.eerste.id)
    assert Handeling.ZITTING_UITGESTELD in tafel.wereld.handelingen(tafel.tweede.id)


# What Teams tells


async def test_teams_begins_and_ends_nothing(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(M.STARTED)
    await tafel.teams_meldt(M.CAME, tafel.partner("politie"))
    assert tafel.stand().fase is Zittingsfase.OPEN
    tafel.wereld.verstrijkt(minutes=1)
    await tafel.teams_meldt(M.ENDED)
    assert tafel.stand().fase is Zittingsfase.STRAKS
    tafel.doet("begin")
    await tafel.teams_meldt(M.ENDED)
    assert tafel.stand().fase is Zittingsfase.BEZIG


async def test_what_teams_tells_twice_late_and_backwards_is_kept_once(tafel: Tafel) -> None:
    await tafel.loopt_in()
    pim, begin = tafel.partner("politie"), tafel.wereld.nu
    tafel.wereld.verstrijkt(minutes=40)
    for _ in range(2):
        await tafel.teams_meldt(M.WENT, pim, op=begin + timedelta(minutes=30))
        await tafel.teams_meldt(M.CAME, pim, op=begin + timedelta(minutes=2))
    (periode,) = aanwezig(tafel.regels())
    assert (periode.persoon_id, periode.organisatie) == (pim.id, "politie")
    assert (periode.van, periode.tot) == (begin + timedelta(minutes=2), begin + timedelta(minutes=30))
    gezien = [een for een in tafel.wereld.logboek() if een.handeling is Handeling.ZITTING_AANWEZIG]
    assert [een.door_id for een in gezien] == [pim.id, pim.id]
    assert tafel.stand().wijze is Meldwijze.TEAMS


async def test_whoever_works_for_two_is_there_for_the_one_for_which_he_said_he_comes(tafel: Tafel) -> None:
    await tafel.loopt_in()
    twee = tafel.wereld.persoon("Tess Twee", (Rol.PARTNER, "ggd"), (Rol.PARTNER, "rvdk"))
    tafel.komt("rvdk", twee)
    await tafel.teams_meldt(M.CAME, twee, tafel.regisseur)
    assert {een.organisatie for een in aanwezig(tafel.regels())} == {"rvdk", tafel.wereld.regio.eigen_organisatie}


async def test_of_a_stranger_it_is_kept_that_there_is_one_and_of_a_guest_nothing(tafel: Tafel) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(M.CAME, tafel.wereld.onbekende("Olga Onbekend"), gasten=2)
    (een,) = tafel.regels()
    assert (een.soort, een.persoon_id, een.organisatie, een.door_id) == (G.BINNEN, None, "", None)


async def test_of_another_meeting_and_of_another_day_nothing_is_kept(tafel: Tafel) -> None:
    await tafel.loopt_in()
    ander = vergaderchat("heel-iets-anders")
    await tafel.wereld.beheerder.adds_the_bot(ander)
    await tafel.teams_meldt(M.CAME, tafel.partner("politie"), waar=ander)
    await tafel.teams_meldt(M.CAME, tafel.partner("politie"), waar=vergaderchat("zonder-bot"))
    await tafel.teams_meldt(M.CAME, tafel.partner("politie"), op=tafel.zitting.begint_op - timedelta(hours=2))
    assert tafel.regels() == ()


async def test_in_a_standing_meeting_what_teams_tells_next_week_is_of_next_week(tafel: Tafel) -> None:
    await tafel.loopt_in()
    tafel.wereld.nu = om(tafel.wereld, tafel.volgende.begint_op.date(), 13, 20)
    await tafel.teams_meldt(M.CAME, tafel.partner("politie"))
    assert tafel.regels() == ()
    volgende = Tafel(
        **{veld: getattr(tafel, veld) for veld in tafel.__dataclass_fields__} | {"zitting": tafel.volgende}
    )
    assert [een.soort for een in volgende.regels()] == [G.BINNEN]


# What the regisseur says of who is there


async def test_without_teams_the_regisseur_says_who_is_there_and_corrects_it(tafel: Tafel) -> None:
    tafel.doet("begin")
    pim = tafel.partner("politie")

    def zegt(*, er: bool) -> None:
        def zet(uow: UnitOfWork) -> None:
            hier = context(tafel.wereld, uow)
            actor = Actor.van(personen.lees(uow, tafel.regisseur.id), hier.nu)
            bezoek = Bezoek(uow, hier.regio, hier.teksten, actor)
            zittingen.zet_aanwezig(bezoek, tafel.zitting, pim.id, "politie", er=er)

        tafel.wereld.doet(zet)
        tafel.wereld.verstrijkt(minutes=5)

    zegt(er=True)
    (periode,) = aanwezig(tafel.regels())
    assert (periode.persoon_id, periode.tot) == (pim.id, None)
    zegt(er=False)
    (periode,) = aanwezig(tafel.regels())
    assert periode.tot is not None
    assert tafel.stand().wijze is Meldwijze.MET_DE_HAND


# At the edges of a day, and what happens meanwhile


def van_de_avond(tafel: Tafel, uur: int, minuut: int) -> None:
    """Let it be a zitting of this evening."""
    begint_op = om(tafel.wereld, date(2026, 3, 5), uur, minuut)
    tafel.wereld.doet(agenda.wijzig, replace(tafel.zitting, begint_op=begint_op))
    tafel.zitting = tafel.wereld.leest(agenda.lees, tafel.zitting.id)


async def test_a_zitting_that_was_ended_is_not_taken_up_again_by_a_panel_of_days_ago(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("eindig")
    paneel = await tafel.regisseur.presses_raw("zitting.paneel", {"v": 1, "zitting": tafel.zitting.id})
    tafel.wereld.verstrijkt(days=1)
    assert weigert(tafel, "hervat") == "zitting.fout.andere_dag"
    antwoord = await tafel.regisseur.presses(paneel, "Toch verder")
    assert "andere dag" in antwoord or "verlopen" in antwoord
    verder = {een.casus_id for een in tafel.wereld.leest(agenda.punten, tafel.volgende.id)}
    assert verder == {tafel.tweede.id, tafel.van_collega.id}


async def test_a_zitting_of_late_in_the_evening_begins_and_goes_on_after_midnight(tafel: Tafel) -> None:
    van_de_avond(tafel, 23, 50)
    tafel.wereld.nu = om(tafel.wereld, date(2026, 3, 6), 0, 5)
    waar = await tafel.loopt_in()
    assert str(tafel.eerste.code) in await tafel.regisseur.types("/start", waar)
    tafel.wereld.verstrijkt(minutes=20)
    assert str(tafel.tweede.code) in await tafel.regisseur.types("/volgende", waar)
    kaart = await tafel.regisseur.presses_raw("zitting.aanwezig_vorm", {"v": 1, "zitting": tafel.zitting.id})
    assert "andere dag" not in kaart
    assert tafel.doet("eindig").fase is Zittingsfase.KLAAR


async def test_what_is_closed_while_it_waits_for_its_turn_has_none(tafel: Tafel) -> None:
    tafel.doet("begin")
    sluit_echt(tafel, tafel.tweede)
    assert tafel.doet("ga_verder_met_volgende").huidig == tafel.van_collega.id


async def test_what_is_closed_after_its_turn_stays_among_what_was_discussed(tafel: Tafel) -> None:
    tafel.doet("begin")
    sluit_echt(tafel, tafel.eerste)
    assert tafel.stand().huidig == tafel.eerste.id
    assert tafel.eerste.id in {een.casus_id for een in tafel.punten()}


async def test_in_the_chat_of_a_zitting_that_lapsed_another_one_of_today_begins(tafel: Tafel) -> None:
    waar = await tafel.loopt_in()
    later = plant(tafel.wereld, "jeugd", om(tafel.wereld, date(2026, 3, 5), 13, 40))
    tafel.wereld.doet(agenda.wijzig, replace(tafel.zitting, status=ZittingStatus.VERVALLEN))
    await tafel.regisseur.types("/start", waar)
    assert tafel.stand().begonnen_op is None
    tafel.zitting = later
    assert tafel.stand().begonnen_op is not None
