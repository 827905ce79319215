"""The meeting of a zitting: who gets its link and when, another link, and that the bot finds itself in its chat."""

from dataclasses import replace

import pytest

from cards.verbs import Verb
from dialogs.kern import tafelvergaderingen, vergaderingen, vergaderronde
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import JsonValue, MeetingMoment
from domain.agenda import ZittingStatus
from domain.logboek import Handeling
from domain.tafelvergadering import Tafelvergadering, Zittingsopties
from domain.vergadering import Toegangsgegevens, Vergaderfout, Vergaderstatus, Vergaderwijze
from domain.zittingsverloop import Meldwijze
from storage import agenda, toegang, zittingsverloop
from storage import tafelvergadering as opslag
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from tests._kaart import Druk, Kaart
from tests.dialogs._post import context, tikt
from tests.dialogs._wereld import TENANT, Deelnemer
from tests.dialogs._zaken import koppelt, zet_op_agenda
from tests.dialogs.zitting._zitting import Tafel, laatste, vergaderchat

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_zitting-jeugd%40thread.v2/0?context=geheim"
ANDERE = LINK.replace("zitting-jeugd", "ander")
GOED = Zittingsopties(True, True, True, True, True, True, True)


def staat_klaar(tafel: Tafel, **anders: object) -> Tafelvergadering:
    """Let the meeting stand, as the bot made it."""
    nieuw = Tafelvergadering(
        id="",
        zitting_id=tafel.zitting.id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.GOED,
        extern_id="x",
        gegevens=Toegangsgegevens(LINK),
        opties=GOED,
        draad=tafel.chat.conversation_id,
    )
    return tafel.wereld.doet(opslag.maak, replace(nieuw, **anders))  # type: ignore[arg-type]


async def gaat_naar(tafel: Tafel, wie: Deelnemer) -> Kaart:
    return await wie.presses_raw(Verb.ZITTINGSVERGADERING_NAAR, {"v": 1, "zitting": tafel.zitting.id})


async def opent(tafel: Tafel, wie: Deelnemer | None = None) -> Kaart:
    verb = Verb.ZITTINGSVERGADERING_OPEN
    return await (wie or tafel.regisseur).presses_raw(verb, {"v": 1, "zitting": tafel.zitting.id})


def met_graph(tafel: Tafel) -> None:
    w = tafel.wereld
    w.regio = replace(w.regio, gesprek=replace(w.regio.gesprek, graph_tenant=TENANT))


def met_vaste_link(tafel: Tafel, link: str = LINK) -> None:
    w = tafel.wereld
    w.regio = replace(w.regio, tafels={**w.regio.tafels, "jeugd": replace(w.regio.tafels["jeugd"], vergaderlink=link)})


def huidig(tafel: Tafel) -> Tafelvergadering | None:
    w = tafel.wereld
    return w.leest(lambda uow: tafelvergaderingen.van_zitting(context(w, uow), tafel.zitting.id))


# Who gets the link.


async def test_a_partner_gets_the_link_on_the_day_itself_and_that_is_written_down(tafel: Tafel) -> None:
    staat_klaar(tafel)
    politie = tafel.partner("politie")
    assert (await gaat_naar(tafel, politie)).adressen == (LINK,)
    regels = [een for een in tafel.wereld.logboek() if een.handeling is Handeling.VERGADERING_GEOPEND]
    assert [(een.door_id, een.onderwerp_id) for een in regels] == [(politie.id, tafel.zitting.id)]


async def test_before_the_day_itself_a_partner_gets_nothing_though_he_takes_part(tafel: Tafel) -> None:
    staat_klaar(tafel, zitting_id=tafel.volgende.id)
    zet_op_agenda(tafel.wereld, tafel.volgende, tafel.eerste)
    data: dict[str, JsonValue] = {"v": 1, "zitting": tafel.volgende.id}
    politie = tafel.partner("politie")
    assert (await politie.presses_raw(Verb.ZITTINGSVERGADERING_NAAR, data)).adressen == ()
    tafel.wereld.nu = tafel.volgende.begint_op.replace(hour=6)
    assert (await politie.presses_raw(Verb.ZITTINGSVERGADERING_NAAR, data)).adressen == (LINK,)


async def test_a_regisseur_gets_it_before_the_day_too(tafel: Tafel) -> None:
    staat_klaar(tafel)
    tafel.wereld.verstrijkt(days=-2)
    assert (await gaat_naar(tafel, tafel.collega)).adressen == (LINK,)


async def test_whoever_does_not_get_it_reads_the_same_words_whatever_the_reason_is(tafel: Tafel) -> None:
    staat_klaar(tafel)
    buiten = tafel.partner("reclassering")
    niet = (await gaat_naar(tafel, buiten)).tekst
    assert LINK not in niet
    wereld = tafel.wereld
    assert (await buiten.presses_raw(Verb.ZITTINGSVERGADERING_NAAR, {"v": 1, "zitting": "bestaat_niet"})).tekst == niet
    wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, tafel.tweede.id)
    assert (await gaat_naar(tafel, tafel.partner("jeugdteam"))).tekst == niet, "it stands on no agenda any more"
    wereld.doet(toegang.beeindig, tafel.eerste.id, "ggd")
    assert (await gaat_naar(tafel, tafel.partner("ggd"))).tekst == niet, "its access ended"
    wereld.verstrijkt(hours=9)
    assert (await gaat_naar(tafel, tafel.partner("politie"))).tekst == niet, "it is over"


async def test_the_same_person_of_another_tenant_is_a_stranger(tafel: Tafel) -> None:
    staat_klaar(tafel)
    politie = tafel.partner("politie")
    buiten = replace(politie, sender=replace(politie.sender, tenant_id="tenant-elders"))
    assert (await gaat_naar(tafel, buiten)).adressen == ()


async def test_whoever_leaves_before_the_second_part_is_not_let_in_for_it_alone(tafel: Tafel) -> None:
    staat_klaar(tafel)
    tafel.in_twee_delen(zonder="jeugdteam")
    assert (await gaat_naar(tafel, tafel.partner("jeugdteam"))).adressen == (LINK,)
    tafel.naar_deel_2(tafel.tweede)
    assert (await gaat_naar(tafel, tafel.partner("jeugdteam"))).adressen == ()


async def test_after_it_was_ended_a_partner_finds_no_way_in(tafel: Tafel) -> None:
    staat_klaar(tafel)
    tafel.doet("begin")
    assert (await gaat_naar(tafel, tafel.partner("politie"))).adressen == (LINK,)
    tafel.doet("eindig")
    assert (await gaat_naar(tafel, tafel.partner("politie"))).adressen == ()


@pytest.mark.parametrize(
    "anders",
    [
        {"status": Vergaderstatus.TE_VERZETTEN},
        {"status": Vergaderstatus.AFGEKEURD, "fout": Vergaderfout.OPTIES},
        {"opties": replace(GOED, geen_opname=False)},
        {"opties": None},
        {"gegevens": None},
    ],
)
async def test_a_meeting_that_is_not_known_to_be_safe_is_shown_to_nobody(
    tafel: Tafel, anders: dict[str, object]
) -> None:
    staat_klaar(tafel, **anders)
    for wie in (tafel.regisseur, tafel.partner("politie")):
        assert (await gaat_naar(tafel, wie)).adressen == ()
    assert (await opent(tafel)).adressen == ()


async def test_the_link_stands_in_no_post_and_in_no_line_of_the_logboek(tafel: Tafel) -> None:
    staat_klaar(tafel)
    await tafel.loopt_in()
    await gaat_naar(tafel, tafel.partner("politie"))
    await opent(tafel)
    tafel.doet("begin")
    tikt(tafel.wereld)
    alles = " ".join(een.kaart.tekst for een in tafel.bezorgt()) + tafel.wereld.posted() + str(tafel.wereld.logboek())
    assert "meetup-join" not in alles


# How it stands, and another link.


async def test_a_regisseur_reads_how_it_stands_and_gets_the_link(tafel: Tafel) -> None:
    staat_klaar(tafel, bot_erin=True)
    kaart = await opent(tafel)
    assert kaart.adressen == (LINK,)
    assert "klaar en is veilig ingesteld" in kaart
    assert "Ik zit in de chat" in kaart
    assert kaart.knoppen == ("Andere link",)


async def test_where_the_bot_is_not_in_its_chat_he_reads_how_to_add_it(tafel: Tafel) -> None:
    staat_klaar(tafel)
    assert "Zo voegt u mij toe" in await opent(tafel)


async def test_only_a_regisseur_opens_how_it_stands(tafel: Tafel) -> None:
    staat_klaar(tafel)
    for wie in (tafel.partner("politie"), tafel.wereld.beheerder):
        kaart = await opent(tafel, wie)
        assert LINK not in str(kaart.adressen)
        assert "Vergadering" not in kaart.knoppen
        assert "Link bewaren" not in kaart.knoppen


async def test_without_graph_he_brings_one_and_a_partner_gets_it(tafel: Tafel) -> None:
    kaart = await opent(tafel)
    assert "/start" in kaart
    kaart = await tafel.regisseur.presses(kaart, "Link bewaren", {"Link van de vergadering": f" {LINK} "})
    assert "De link is bewaard" in kaart
    assert kaart.adressen == (LINK,)
    assert (await gaat_naar(tafel, tafel.partner("politie"))).adressen == (LINK,)
    assert tafel.wereld.handelingen().count(Handeling.VERGADERING_GEMAAKT) == 1


@pytest.mark.parametrize(
    "fout",
    [
        "geen link",
        "https://voorbeeld.nl/l/meetup-join/19%3ameeting_x%40thread.v2/0",
        "https://teams.microsoft.com/l/channel/19%3ax%40thread.tacv2/x",
        "https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.tacv2/0",
        "https://teams.microsoft.com@boos.example/l/meetup-join/x",
        "https://teams.microsoft.com/l/meetup-join/" + "x" * 2000,
        "**vet** 😀 \u202e",
    ],
)
async def test_what_is_no_meeting_is_not_kept_and_stays_in_the_form(tafel: Tafel, fout: str) -> None:
    vorm = await opent(tafel)
    kaart = await tafel.regisseur.presses(vorm, "Link bewaren", {"Link van de vergadering": fout})
    assert "geen link van een vergadering in Teams" in kaart
    assert [een.get("value") for een in kaart.invoer] == [fout.strip()]
    assert huidig(tafel) is None


async def test_a_conversation_of_an_organisatie_is_refused(tafel: Tafel) -> None:
    w = tafel.wereld
    plek = vergaderchat("zitting-jeugd")
    await koppelt(w, plek, Bestemming.ORGANISATIE, "politie")
    kaart = await tafel.regisseur.presses(await opent(tafel), "Link bewaren", {"Link van de vergadering": LINK})
    assert "waarin een organisatie werkt" in kaart
    assert huidig(tafel) is None
    assert w.handelingen().count(Handeling.VERGADERING_GEMAAKT) == 0


async def test_pressed_twice_it_is_kept_once_and_another_link_in_the_same_form_is_asked_again(tafel: Tafel) -> None:
    vorm = await opent(tafel)
    for _ in range(2):
        await tafel.regisseur.presses(vorm, "Link bewaren", {"Link van de vergadering": LINK})
    assert len(tafel.wereld.leest(opslag.van_zitting, tafel.zitting.id)) == 1
    kaart = await tafel.regisseur.presses(vorm, "Link bewaren", {"Link van de vergadering": ANDERE})
    assert "al bewaard, met iets anders" in kaart
    assert ANDERE in str(kaart.invoer)
    await tafel.regisseur.presses(kaart, "Link bewaren", {"Link van de vergadering": ANDERE})
    nu = huidig(tafel)
    assert nu is not None
    assert nu.adres == ANDERE


async def test_a_copied_key_is_worth_nothing(tafel: Tafel) -> None:
    druk: Druk = (await opent(tafel)).druk("Link bewaren", {"Link van de vergadering": LINK})
    gestolen = await tafel.collega.presses_raw(druk.verb, druk.data)
    assert "bewaard" not in gestolen
    assert huidig(tafel) is None
    await tafel.partner("politie").presses_raw(druk.verb, druk.data)
    assert huidig(tafel) is None


async def test_he_has_another_one_made_and_the_old_link_works_no_more(tafel: Tafel) -> None:
    met_graph(tafel)
    oud = staat_klaar(tafel)
    kaart = await opent(tafel)
    assert "De oude werkt daarna niet meer" in kaart
    kaart = await tafel.regisseur.presses(kaart, "Nieuwe maken")
    assert kaart.adressen == ()
    assert tafel.wereld.leest(opslag.lees, oud.id).status is Vergaderstatus.TE_VERWIJDEREN
    nu = huidig(tafel)
    assert nu is not None
    assert nu.status is Vergaderstatus.TE_MAKEN
    assert Handeling.VERGADERING_GEVRAAGD in tafel.wereld.handelingen()
    assert (await gaat_naar(tafel, tafel.partner("politie"))).adressen == ()


async def test_of_a_rejected_one_he_reads_which_option_did_not_hold(tafel: Tafel) -> None:
    met_graph(tafel)
    opties = replace(GOED, geen_opname=False)
    staat_klaar(tafel, status=Vergaderstatus.AFGEKEURD, fout=Vergaderfout.OPTIES, gegevens=None, opties=opties)
    kaart = await opent(tafel)
    assert "Opnemen: uit" in kaart
    assert "Chat: aan" not in kaart
    assert set(kaart.knoppen) == {"Link bewaren", "Laten maken"}


@pytest.mark.parametrize("fout", [een for een in Vergaderfout if een is not Vergaderfout.GEEN])
async def test_every_reason_has_its_own_words(tafel: Tafel, fout: Vergaderfout) -> None:
    met_graph(tafel)
    status = Vergaderstatus.TE_MAKEN if fout is Vergaderfout.ANTWOORDT_NIET else Vergaderstatus.AFGEKEURD
    staat_klaar(tafel, status=status, fout=fout, gegevens=None, gemeld=True)
    kaart = await opent(tafel)
    assert "Link bewaren" in kaart.knoppen


async def test_he_reads_when_the_bot_will_make_it(tafel: Tafel) -> None:
    met_graph(tafel)
    verb = Verb.ZITTINGSVERGADERING_OPEN
    kaart = await tafel.regisseur.presses_raw(verb, {"v": 1, "zitting": tafel.volgende.id})
    assert "Ik maak de vergadering vanzelf: " in kaart
    assert kaart.knoppen == ("Andere link",)


async def test_a_zitting_that_is_not_held_has_no_card(tafel: Tafel) -> None:
    staat_klaar(tafel)
    tafel.wereld.doet(agenda.wijzig, replace(tafel.zitting, status=ZittingStatus.VERVALLEN))
    for wie in (tafel.regisseur, tafel.partner("politie")):
        assert (await gaat_naar(tafel, wie)).adressen == ()
    assert (await opent(tafel)).adressen == ()


# The post.


async def test_his_post_names_no_casus_and_is_right_again_once_it_is(tafel: Tafel) -> None:
    met_graph(tafel)
    w = tafel.wereld
    nu = staat_klaar(tafel, status=Vergaderstatus.TE_MAKEN, gegevens=None, fout=Vergaderfout.ANTWOORDT_NIET)
    w.doet(lambda uow: vergaderronde.lukt_niet(context(w, uow), nu))
    post = tafel.bezorgt(Berichtsoort.ZITTING_VERGADERING)
    assert {een.werk.persoon_id for een in post} == {tafel.regisseur.id, tafel.collega.id}
    assert "is er nog niet" in laatste(post)
    assert not any(code in een.kaart.tekst for een in post for code in tafel.codes)
    w.verstrijkt(minutes=1)
    goed = w.doet(opslag.wijzig, replace(nu, status=Vergaderstatus.GOED, gegevens=Toegangsgegevens(LINK)))
    w.doet(lambda uow: vergaderronde.is_goed(context(w, uow), goed))
    post = tafel.bezorgt(Berichtsoort.ZITTING_VERGADERING)
    assert all(een.bewerkt for een in post), "an edit wakes nobody"
    assert "staat klaar" in laatste(post)
    assert (await tafel.regisseur.presses(laatste(post), "Vergadering")).adressen == (LINK,)


# The bot in its chat.


def loopt_in_chat(tafel: Tafel) -> bool:
    def kijk(uow: UnitOfWork) -> bool:
        return zittingsverloop.gesprek_van(uow, tafel.zitting.id) is not None

    return tafel.wereld.leest(kijk)


async def test_once_the_bot_is_added_what_teams_tells_there_is_about_this_zitting(tafel: Tafel) -> None:
    staat_klaar(tafel)
    for _ in range(2):
        await tafel.wereld.beheerder.adds_the_bot(tafel.chat)
    assert loopt_in_chat(tafel)
    nu = huidig(tafel)
    assert nu is not None
    assert nu.bot_erin
    await tafel.teams_meldt(MeetingMoment.STARTED)
    assert tafel.stand().wijze is Meldwijze.TEAMS


async def test_added_to_another_conversation_nothing_runs_there(tafel: Tafel) -> None:
    staat_klaar(tafel)
    await tafel.wereld.beheerder.adds_the_bot(vergaderchat("een-ander"))
    assert not loopt_in_chat(tafel)


async def test_removed_it_is_known_to_be_out(tafel: Tafel) -> None:
    staat_klaar(tafel)
    await tafel.wereld.beheerder.adds_the_bot(tafel.chat)
    await tafel.wereld.beheerder.removes_the_bot(tafel.chat)
    assert "Zo voegt u mij toe" in await opent(tafel)


async def test_a_link_that_is_brought_of_a_chat_in_which_the_bot_is_already_is_bound_at_once(tafel: Tafel) -> None:
    await tafel.wereld.beheerder.adds_the_bot(tafel.chat)
    assert not loopt_in_chat(tafel)
    await tafel.regisseur.presses(await opent(tafel), "Link bewaren", {"Link van de vergadering": LINK})
    assert loopt_in_chat(tafel)


async def test_of_a_standing_meeting_each_zitting_runs_in_the_same_chat(tafel: Tafel) -> None:
    met_vaste_link(tafel)
    await tafel.wereld.beheerder.adds_the_bot(tafel.chat)
    tikt(tafel.wereld)
    assert loopt_in_chat(tafel)
    await tafel.teams_meldt(MeetingMoment.STARTED)
    assert tafel.stand().wijze is Meldwijze.TEAMS


async def test_begun_by_hand_elsewhere_it_stays_there(tafel: Tafel) -> None:
    elders = await tafel.loopt_in(vergaderchat("elders"))
    staat_klaar(tafel)
    tafel.doet("begin")
    await tafel.wereld.beheerder.adds_the_bot(tafel.chat)
    await tafel.teams_meldt(MeetingMoment.STARTED, waar=elders)
    assert tafel.stand().wijze is Meldwijze.TEAMS


async def test_the_meeting_of_a_talk_is_never_that_of_a_zitting_or_of_a_tafel(tafel: Tafel) -> None:
    w = tafel.wereld

    def van_anderen(adres: str) -> bool:
        return w.leest(lambda uow: vergaderingen.is_van_anderen(context(w, uow), adres))

    assert not van_anderen(LINK)
    een = staat_klaar(tafel)
    assert van_anderen(LINK)
    w.doet(opslag.wijzig, replace(een, status=Vergaderstatus.VERWIJDERD, gegevens=None))
    assert van_anderen(LINK), "its chat keeps what was written there"
    met_vaste_link(tafel, ANDERE)
    assert van_anderen(ANDERE.replace("context=geheim", "context=x"))


async def test_the_rounds_go_on_when_an_old_one_came_back_that_nobody_can_read(tafel: Tafel) -> None:
    staat_klaar(tafel)
    w = tafel.wereld
    w.doet(lambda uow: uow.vernietig_sleutels([tafel.zitting.id]))
    w.verstrijkt(days=100)
    w.doet(lambda uow: vergaderronde.ronde(context(w, uow)))
    assert w.leest(opslag.lopende, tafel.zitting.begint_op) == (tafel.zitting.id,)
