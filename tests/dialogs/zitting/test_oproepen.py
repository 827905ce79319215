"""Who is called for which item, where, and what he reads."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dialogs.kern.berichtnaam import over
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.deelname import laat_gaan
from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.tafelvergaderingen import neem_eigen_link
from dialogs.kern.turn import MeetingMoment
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.casus import Casus
from domain.uitvraag import BevragingStatus
from storage import aanwezigheid, agenda, outbox, toegang, wekkers
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from storage.wekkers import Wekker
from tests.dialogs._post import GEEN_LIMIET, HUUR, Bezorgd, bezorgt, context, tikt
from tests.dialogs._wereld import Deelnemer, groep
from tests.dialogs._zaken import koppelt, maakt_casus, om, vraagt_uit
from tests.dialogs.zitting._zitting import Tafel, bezoek, sluit_echt

OPROEP = Berichtsoort.ZITTING_OPROEP


def half_twee(tafel: Tafel, minuten: float = 0) -> datetime:
    return om(tafel.wereld, date(2026, 3, 5), 13, 30) + timedelta(minutes=minuten)


def tot(tafel: Tafel, minuten: float) -> list[Bezorgd]:
    """Let the clock run, minute by minute, until so many minutes after half past one; return the calls."""
    gekregen: list[Bezorgd] = []
    while tafel.wereld.nu < half_twee(tafel, minuten):
        tikt(tafel.wereld)
        gekregen += tafel.bezorgt(OPROEP)
        tafel.wereld.verstrijkt(minutes=1)
    tikt(tafel.wereld)
    return gekregen + tafel.bezorgt(OPROEP)


@pytest.fixture(autouse=True)
async def regisseurs_met_chat(tafel: Tafel) -> None:
    for wie in (tafel.regisseur, tafel.collega, tafel.wereld.beheerder):
        await wie.types("/help")


async def met_chat(tafel: Tafel, *organisaties: str) -> dict[str, Deelnemer]:
    """Let somebody of each organisatie come who once spoke with the bot."""
    mensen = {een: tafel.partner(een) for een in organisaties}
    for organisatie, wie in mensen.items():
        await wie.types("/help")
        tafel.komt(organisatie, wie)
    return mensen


def begint(tafel: Tafel) -> None:
    """It begins at half past one sharp."""
    tafel.wereld.nu = half_twee(tafel)
    stap(tafel, "begin")


def stap(tafel: Tafel, naam: str, *args: object) -> None:
    """Take a step; the clock stays."""
    nu = tafel.wereld.nu
    tafel.doet(naam, *args)
    tafel.wereld.nu = nu


def bij(post: Iterable[Bezorgd], wie: Deelnemer) -> list[str]:
    """What somebody got in his own chat: the first line of each new post."""
    return [een.kaart.tekst for een in post if een.waar == wie.chat.conversation_id and not een.bewerkt]


async def test_the_people_of_an_item_are_called_when_it_is_near_each_in_his_own_chat(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "politie", "ggd", "jeugdteam", "rvdk")
    begint(tafel)
    post = tot(tafel, 9)
    assert len(bij(post, mensen["politie"])) == len(bij(post, mensen["ggd"])) == 1
    assert "U bent nu aan de beurt" in bij(post, mensen["ggd"])[0]
    assert bij(post, mensen["jeugdteam"]) == bij(post, mensen["rvdk"]) == []
    post = tot(tafel, 12)
    (oproep,) = bij(post, mensen["jeugdteam"])
    assert f"over 5 minuten aan de beurt, om 13.45 uur: {tafel.tweede.code}" in oproep
    assert [een.waar for een in post if not een.bewerkt] == [mensen["jeugdteam"].chat.conversation_id]
    stap(tafel, "ga_verder_met_volgende")
    post = tot(tafel, 13)
    assert bij(post, mensen["jeugdteam"]) == [], "who was called is not called once more"
    teksten = {een.waar: een.kaart.tekst for een in post if een.bewerkt}
    assert "nu aan de beurt" in teksten[mensen["jeugdteam"].chat.conversation_id]
    assert "aan de beurt geweest" in teksten[mensen["ggd"].chat.conversation_id]


async def test_a_call_holds_a_code_and_a_time_and_nothing_of_anybody(tafel: Tafel) -> None:
    await met_chat(tafel, "politie", "jeugdteam", "rvdk")
    begint(tafel)
    stap(tafel, "ga_verder_met_volgende")
    tot(tafel, 60)
    alles = tafel.wereld.posted()
    assert "Verzonnen" not in alles
    assert "Een verzonnen doel" not in alles
    assert tafel.wereld.regio.tafel("jeugd").naam not in alles


async def test_an_organisatie_without_such_a_chat_is_called_in_its_own_conversation_and_its_people_are_mentioned(
    tafel: Tafel,
) -> None:
    plaats = groep("ggd")
    await koppelt(tafel.wereld, plaats, Bestemming.ORGANISATIE, "ggd")
    tafel.partner("ggd")
    begint(tafel)
    (post,) = [een for een in tot(tafel, 1) if een.waar == plaats.conversation_id]
    assert "U bent nu aan de beurt" in post.kaart
    assert "<at>Partner van ggd</at>" in post.kaart


async def test_what_one_person_may_know_is_not_said_in_the_conversation_of_his_organisatie(tafel: Tafel) -> None:
    plaats = groep("ggd")
    await koppelt(tafel.wereld, plaats, Bestemming.ORGANISATIE, "ggd")
    verpleegkundige = tafel.partner("ggd")
    await verpleegkundige.types("/help")
    collega = tafel.wereld.partner("ggd", "Gijs Collega")
    await collega.types("/help")

    def alleen_zij(uow: UnitOfWork) -> None:
        (rij,) = [een for een in toegang.van_casus(uow, tafel.eerste.id) if een.organisatie == "ggd"]
        toegang.beeindig(uow, tafel.eerste.id, "ggd")
        toegang.verleen(uow, replace(rij, persoon_id=verpleegkundige.id, van=uow.now))

    tafel.wereld.doet(alleen_zij)
    begint(tafel)
    post = tot(tafel, 1)
    assert bij(post, verpleegkundige)
    assert not [een for een in post if een.waar in {plaats.conversation_id, collega.chat.conversation_id}]


async def test_who_is_in_the_room_is_not_called_and_is_when_he_left_before_his_next_item(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "politie", "jeugdteam", "rvdk")
    await tafel.loopt_in()
    tafel.wereld.nu = half_twee(tafel, -5)
    await tafel.teams_meldt(MeetingMoment.CAME, *mensen.values())
    begint(tafel)
    assert tot(tafel, 12) == [], "everybody is there already"
    stap(tafel, "ga_verder_met_volgende")
    tot(tafel, 23)
    await tafel.teams_meldt(MeetingMoment.WENT, mensen["politie"])
    post = tot(tafel, 24)
    assert f"aan de beurt, om 13.57 uur: {tafel.van_collega.code}" in bij(post, mensen["politie"])[0]
    assert bij(post, mensen["rvdk"]) == []
    assert len(bij(tot(tafel, 26), mensen["politie"])) == 0


async def test_who_only_said_by_hand_that_somebody_is_there_calls_no_others_of_that_organisatie(tafel: Tafel) -> None:
    piet = tafel.partner("politie")
    await piet.types("/help")
    tafel.doet("zet_aanwezig", tafel.wereld.partner("politie", "Petra Politie").id, "politie", er=True)
    begint(tafel)
    assert bij(tot(tafel, 1), piet) == []


async def test_whose_access_ended_between_the_alarm_and_the_call_is_not_called(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "jeugdteam", "rvdk")
    begint(tafel)
    tot(tafel, 9)
    tafel.wereld.nu = half_twee(tafel, 10)
    tikt(tafel.wereld)
    tafel.wereld.doet(lambda uow: toegang.beeindig(uow, tafel.tweede.id, "jeugdteam"))
    assert bij(tafel.bezorgt(OPROEP), mensen["jeugdteam"]) == []


async def test_who_said_that_he_does_not_come_is_not_called_but_who_comes_in_his_place_is(tafel: Tafel) -> None:
    piet = tafel.partner("politie")
    petra = tafel.wereld.partner("politie", "Petra Politie")
    for wie in (piet, petra):
        await wie.types("/help")
    nu = tafel.wereld.nu
    tafel.wereld.doet(
        aanwezigheid.zet, Aanwezigheid(tafel.zitting.id, "politie", piet.id, Komt.AFGEMELD, nu, vervanger_id=petra.id)
    )
    begint(tafel)
    post = tot(tafel, 1)
    assert (len(bij(post, piet)), len(bij(post, petra))) == (0, 1)


async def test_in_a_break_a_call_waits_also_one_that_was_about_to_be_sent(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "jeugdteam")
    begint(tafel)
    tot(tafel, 9)
    tafel.wereld.nu = half_twee(tafel, 10)
    tikt(tafel.wereld)
    stap(tafel, "pauzeer")
    assert bij(tafel.bezorgt(OPROEP), mensen["jeugdteam"]) == []
    assert bij(tot(tafel, 12), mensen["jeugdteam"]) == []
    stap(tafel, "ga_verder")
    assert len(bij(tot(tafel, 13), mensen["jeugdteam"])) == 1


async def test_after_the_end_nobody_is_called(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "jeugdteam", "rvdk")
    begint(tafel)
    stap(tafel, "eindig")
    assert tot(tafel, 60) == []
    assert mensen


async def test_who_was_called_hears_that_it_does_not_come_any_more(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "jeugdteam")
    begint(tafel)
    tot(tafel, 11)
    stap(tafel, "stel_uit", tafel.tweede.id)
    post = tot(tafel, 12)
    (bericht,) = bij(post, mensen["jeugdteam"])
    assert f"{tafel.tweede.code} komt vandaag niet meer aan de beurt" in bericht
    (oud,) = [een.kaart.tekst for een in post if een.bewerkt and een.waar == mensen["jeugdteam"].chat.conversation_id]
    assert "geldt niet meer" in oud


async def test_an_item_that_comes_later_is_told_with_both_moments(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "jeugdteam", "rvdk")
    begint(tafel)
    tot(tafel, 11)
    zet_achteraan(tafel, tafel.tweede)
    post = tot(tafel, 12)
    (bericht,) = bij(post, mensen["jeugdteam"])
    assert f"{tafel.tweede.code} is niet om 13.45 uur aan de beurt maar om 14.00 uur" in bericht
    assert len(bij(post, mensen["rvdk"])) == 1


async def test_the_same_alarm_twice_and_two_clocks_call_once(tafel: Tafel) -> None:
    mensen = await met_chat(tafel, "jeugdteam")
    begint(tafel)
    tot(tafel, 9)
    tafel.wereld.nu = half_twee(tafel, 10)
    wekker = Wekker(Wekkersoort.ZITTING_OPROEP, f"{tafel.zitting.id}:{tafel.tweede.id}", tafel.wereld.nu)
    luidt = tafel.wereld.registry.alarms[Wekkersoort.ZITTING_OPROEP].ring
    for _ in range(2):
        tafel.wereld.doet(lambda uow: luidt(context(tafel.wereld, uow), wekker))
    post = tafel.bezorgt(OPROEP)
    tafel.wereld.doet(lambda uow: luidt(context(tafel.wereld, uow), wekker))
    tikt(tafel.wereld)
    post += tafel.bezorgt(OPROEP)
    assert len(bij(post, mensen["jeugdteam"])) == 1
    assert len(post) == 1, "nothing that stands there is written again"


async def test_who_leaves_before_the_second_part_is_not_called_for_it_also_when_it_moved_there_just_now(
    tafel: Tafel,
) -> None:
    wereld = tafel.wereld
    tafel.in_twee_delen(zonder="rvdk")
    mensen = await met_chat(tafel, "politie", "rvdk")
    begint(tafel)
    tot(tafel, 9)
    stap(tafel, "ga_naar", tafel.van_collega.id)
    tafel.naar_deel_2(tafel.van_collega)
    post = tafel.bezorgt(OPROEP)
    assert len(bij(post, mensen["politie"])) == 1
    assert bij(post, mensen["rvdk"]) == []
    stap(tafel, "ga_terug")
    wereld.verstrijkt(minutes=11)
    stap(tafel, "ga_naar", tafel.van_collega.id)
    assert bij(tafel.bezorgt(OPROEP), mensen["rvdk"]) == []


async def test_the_link_of_the_meeting_is_asked_for_in_a_call_and_never_stands_in_it(tafel: Tafel) -> None:
    link = "https://teams.microsoft.com/meet/2003004005"
    mensen = await met_chat(tafel, "politie")
    tafel.wereld.doet(lambda uow: neem_eigen_link(context(tafel.wereld, uow), tafel.zitting, link))
    begint(tafel)
    (oproep,) = [een for een in tot(tafel, 1) if een.waar == mensen["politie"].chat.conversation_id]
    assert link not in tafel.wereld.posted()
    assert link in str((await mensen["politie"].presses(oproep.kaart, "Deelnemen")).json)
    assert "Deelnemen" not in (await mensen["politie"].types("/help")).knoppen


async def test_a_call_that_could_not_be_delivered_is_named_to_the_regisseur_of_its_casus(tafel: Tafel) -> None:
    await met_chat(tafel, "politie")
    begint(tafel)
    tikt(tafel.wereld)

    def wie(uow: UnitOfWork) -> tuple[str | None, str, dict[str, str]]:
        while (werk := outbox.neem(uow, werker="test", limieten=GEEN_LIMIET, verhuur=HUUR)) is not None:
            if werk.soort == OPROEP:
                hier = context(tafel.wereld, uow)
                soort, gegevens = over(hier, werk)
                return tafel.wereld.registry.messages[OPROEP].owner(hier, werk.onderwerp_id), soort, dict(gegevens)
        raise AssertionError("no call waits")

    eigenaar, soort, gegevens = tafel.wereld.doet(wie)
    assert eigenaar == tafel.regisseur.id
    zin = tafel.wereld.teksten(f"bericht.wat.{soort}", **gegevens)
    assert zin == f"De oproep voor {tafel.eerste.code} aan Politie Merwestreek kon niet worden bezorgd. Bel zelf."


async def test_a_zitting_that_was_called_off_calls_nobody(tafel: Tafel) -> None:
    wekker = Wekker(Wekkersoort.ZITTING_OPROEP, "weg:weg", tafel.wereld.nu)
    luidt = tafel.wereld.registry.alarms[Wekkersoort.ZITTING_OPROEP].ring
    tafel.wereld.doet(lambda uow: luidt(context(tafel.wereld, uow), wekker))
    assert bezorgt(tafel.wereld) == []


async def test_the_regisseur_reads_whom_he_must_telephone_himself(tafel: Tafel) -> None:
    await met_chat(tafel, "politie")
    begint(tafel)

    async def bellen() -> str:
        kaart = await tafel.regisseur.presses_raw("zitting.aanwezig_vorm", {"v": 1, "zitting": tafel.zitting.id})
        return next((een for een in kaart.tekst.splitlines() if "niet oproepen" in een), "")

    eerst = await bellen()
    assert "GGD Merwestreek, Gemeente Merwestad" in eerst
    assert "Politie Merwestreek" not in eerst
    tafel.doet("zet_aanwezig", tafel.partner("ggd").id, "ggd", er=True)
    assert "GGD" not in await bellen()
    # Whoever is needed for nothing that is still to come needs no call.
    for _ in tafel.punten()[1:]:
        tafel.doet("ga_verder_met_volgende")
    assert "Gemeente" not in await bellen()


async def test_five_items_of_which_the_second_takes_twice_as_long(tafel: Tafel) -> None:
    wereld = tafel.wereld
    erbij = []
    for organisatie in ("reclassering", "om"):
        casus = maakt_casus(wereld, "jeugd")
        vraagt_uit(wereld, casus, tafel.zitting, organisatie)
        wereld.verstrijkt(seconds=1)
        erbij.append(casus)
    mensen = await met_chat(tafel, "jeugdteam", "rvdk", "reclassering", "om")
    begint(tafel)
    post = tot(tafel, 15)
    stap(tafel, "ga_verder_met_volgende")
    post += tot(tafel, 45)
    for minuut in (60, 75, 90):
        stap(tafel, "ga_verder_met_volgende")
        post += tot(tafel, minuut)
    aantal = {een: len(bij(post, wie)) for een, wie in mensen.items()}
    assert aantal == {"jeugdteam": 1, "rvdk": 2, "reclassering": 1, "om": 1}
    assert "om 14.00 uur" in bij(post, mensen["rvdk"])[0]
    assert "nu aan de beurt" in bij(post, mensen["rvdk"])[1]
    for organisatie, casus in (("reclassering", erbij[0]), ("om", erbij[1])):
        assert str(casus.code) in bij(post, mensen[organisatie])[0]


def zet_achteraan(tafel: Tafel, casus: Casus) -> None:
    """Change the order as the form of the preparation does, and let what follows from an agenda follow."""

    def doe(uow: UnitOfWork) -> None:
        punten = sorted(agenda.punten(uow, tafel.zitting.id), key=lambda een: een.casus_id == casus.id)
        for nr, een in enumerate(punten, start=1):
            agenda.zet_op_agenda(uow, replace(een, volgorde=nr))
        houd_agenda_waar(context(tafel.wereld, uow), tafel.zitting.id, "jeugd")

    tafel.wereld.doet(doe)


async def test_whose_access_ended_keeps_no_code_and_no_time_of_a_casus_and_stands_on_no_agenda(tafel: Tafel) -> None:
    jeugd = (await met_chat(tafel, "jeugdteam"))["jeugdteam"]
    await tafel.loopt_in()
    begint(tafel)
    (oproep,) = bij(tot(tafel, 11), jeugd)
    assert str(tafel.tweede.code) in oproep

    def doet_niet_meer_mee(uow: UnitOfWork) -> None:
        (vraag,) = uitvragen.van_casus(uow, tafel.tweede.id)
        for een in vraag.bevragingen:
            uitvragen.wijzig_bevraging(uow, replace(een, status=BevragingStatus.INGETROKKEN))
        laat_gaan(bezoek(tafel, uow), tafel.tweede, "jeugdteam", vraag.id)

    tafel.wereld.doet(doet_niet_meer_mee)
    tikt(tafel.wereld)
    post = tafel.bezorgt(OPROEP, Berichtsoort.ZITTING_LOOP)
    (over_,) = [een for een in post if een.waar == jeugd.chat.conversation_id]
    assert over_.bewerkt
    assert str(tafel.tweede.code) not in over_.kaart
    assert "13.45" not in over_.kaart
    loop = [een.kaart for een in post if een.werk.soort == Berichtsoort.ZITTING_LOOP]
    assert loop
    assert tafel.wereld.regio.organisatienaam("jeugdteam") not in loop[-1]


async def test_a_casus_that_was_closed_after_its_turn_stands_with_no_partner_any_more(tafel: Tafel) -> None:
    jeugd = (await met_chat(tafel, "jeugdteam"))["jeugdteam"]
    begint(tafel)
    tot(tafel, 1)
    stap(tafel, "ga_verder_met_volgende")
    assert str(tafel.tweede.code) in bij(tot(tafel, 3), jeugd)[0]
    stap(tafel, "ga_verder_met_volgende")
    sluit_echt(tafel, tafel.tweede)
    tikt(tafel.wereld)
    laatste_ = [een for een in tafel.bezorgt(OPROEP) if een.waar == jeugd.chat.conversation_id][-1]
    assert laatste_.bewerkt
    assert str(tafel.tweede.code) not in laatste_.kaart


async def test_of_a_zitting_that_nobody_ended_no_alarm_goes_on_all_night(tafel: Tafel) -> None:
    jeugd = (await met_chat(tafel, "jeugdteam"))["jeugdteam"]
    begint(tafel)
    assert bij(tot(tafel, 12), jeugd)
    for uren in range(1, 8):
        tafel.wereld.nu = half_twee(tafel, 60 * uren)
        tikt(tafel.wereld)
    tafel.wereld.verstrijkt(hours=2)
    nog = tafel.wereld.doet(wekkers.neem, 100)
    assert [een for een in nog if een.soort == Wekkersoort.ZITTING_OPROEP] == []
