"""Each participant sees, alone, what concerns him; a client that asks by itself opens no name and leaves no trace."""

from dataclasses import replace
from datetime import date

import pytest

from cards.verbs import Verb
from dialogs.kern.turn import Pressed
from domain.afspraak import Afspraak, AfspraakStatus
from domain.agenda import ZittingStatus
from domain.bespreking import Bespreking, Zittingsbesluit
from domain.casus import Casus
from domain.formulier import DELEN_ID, Delen
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.plan import Plan
from domain.uitvraag import Antwoord, Antwoordsoort
from storage import afspraken, agenda, bespreking, plan, toegang
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, gezien
from tests.dialogs._zaken import maakt_casus, nodigt_uit, sluit_af, zet_op_agenda
from tests.dialogs.zitting._zitting import Tafel
from tests.storage._opdrachten import gezien as gelezen

GEGEVENS = {"SELECT", "INSERT", "UPDATE", "DELETE"}
EERSTE, TWEEDE, DERDE = "Eerste Verzonnen", "Tweede Verzonnen", "Derde Verzonnen"


@pytest.fixture(autouse=True)
def op_tijd(tafel: Tafel) -> None:
    """It is the moment at which the zitting was to begin: nobody is asked anything any more."""
    tafel.wereld.nu = tafel.zitting.begint_op


async def drukt(tafel: Tafel, wie: Deelnemer, **data: str) -> Kaart:
    """Somebody presses what stands on the running agenda."""
    return await wie.presses_raw(Verb.ZITTING_MIJN, {"v": 1, "zitting": tafel.zitting.id, **data}, tafel.chat)


async def vanzelf(tafel: Tafel, wie: Deelnemer) -> Kaart:
    """His client asks by itself."""
    druk = Pressed(Verb.ZITTING_MIJN, {"v": 1, "zitting": tafel.zitting.id}, message_id="m1", automatic=True)
    return gezien(await tafel.wereld.gebeurt(wie.sender, tafel.chat, druk))


async def gedeeld(tafel: Tafel, wie: Deelnemer, casus: Casus, **data: str | int) -> Kaart:
    return await wie.presses_raw(
        Verb.ZITTING_GEDEELD, {"v": 1, "zitting": tafel.zitting.id, "casus": casus.id, **data}, tafel.chat
    )


def antwoordt(tafel: Tafel, casus: Casus, organisatie: str, tekst: str, delen: Delen = Delen.HELE_TAFEL) -> None:
    """Let an organisatie have answered about the first person of a casus."""
    van = tafel.wereld.leest(uitvragen.van_casus, casus.id)[0]
    vraag = next(een for een in van.bevragingen if een.organisatie == organisatie)
    antwoord = Antwoord(
        bevraging_id=vraag.id,
        betrokkene_id=casus.betrokkenen[0].id,
        versie=1,
        soort=Antwoordsoort.BEKEND,
        waarden=(("hulpvragen", tekst), (DELEN_ID, delen.value)),
        weigering=None,
        formulier_versie=vraag.formulier_versie,
        door_id=tafel.partner(organisatie).id,
        op=tafel.wereld.nu,
    )
    tafel.wereld.doet(uitvragen.voeg_antwoord_toe, casus.id, antwoord)


def besluit(tafel: Tafel, casus: Casus, *teksten: str) -> None:
    """Let the tafel have decided this."""
    door = tafel.regisseur.id
    wat = tuple(Zittingsbesluit(f"b{nr}", tekst, tafel.wereld.nu, door) for nr, tekst in enumerate(teksten))
    tafel.wereld.doet(bespreking.bewaar, Bespreking(tafel.zitting.id, casus.id, wat, date(2026, 4, 2)), door)


def spreekt_af(
    tafel: Tafel, casus: Casus, organisatie: str, wat: str, status: AfspraakStatus = AfspraakStatus.VOORGELEGD
) -> str:
    """Let this have been agreed at this zitting."""

    def doe(uow: UnitOfWork) -> str:
        id_ = uow.new_id()
        nieuw = Afspraak(
            id=id_,
            casus_id=casus.id,
            wat=wat,
            organisatie=organisatie,
            wanneer=date(2026, 3, 19),
            status=status,
            gemaakt_op=uow.now,
            gemaakt_door_id=tafel.regisseur.id,
            teken_op=uow.now,
            zitting_id=tafel.zitting.id,
        )
        afspraken.voeg_toe(uow, nieuw)
        return id_

    return tafel.wereld.doet(doe)


def heeft_hoofddoel(tafel: Tafel, casus: Casus, tekst: str) -> None:
    nu, door = tafel.wereld.nu, tafel.regisseur.id
    tafel.wereld.doet(plan.voeg_toe, Plan(casus_id=casus.id, nr=1, op=nu, door_id=door, hoofddoel=tekst))


def eindigt_toegang(tafel: Tafel, casus: Casus, organisatie: str) -> None:
    tafel.wereld.doet(toegang.beeindig, casus.id, organisatie)


async def test_his_item_opens_by_a_press_with_what_the_tafel_may_know_of_it(tafel: Tafel) -> None:
    heeft_hoofddoel(tafel, tafel.eerste, "Weer bij opa wonen")
    besluit(tafel, tafel.eerste, "De gemeente regelt een kamer")
    antwoordt(tafel, tafel.eerste, "ggd", "Slaapt slecht")
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.partner("politie"))
    assert f"{tafel.eerste.code} is aan de beurt, en u hoort erbij" in kaart
    assert f"{EERSTE}, geboren in 1990" in kaart
    assert "Weer bij opa wonen" in kaart
    assert "De gemeente regelt een kamer" in kaart
    assert "Terug op tafel: donderdag 2 april" in kaart
    weten = await tafel.partner("politie").presses(kaart, "Wat de tafel mag weten")
    assert "Slaapt slecht" in weten
    assert "GGD Merwestreek" in weten
    assert "is aan de beurt" in await tafel.partner("politie").presses(weten, "Terug naar het punt")


async def test_every_open_is_written_down_for_the_casus_and_for_each_person(tafel: Tafel) -> None:
    antwoordt(tafel, tafel.eerste, "ggd", "Slaapt slecht")
    tafel.doet("begin")
    politie, wie = tafel.partner("politie"), tafel.eerste.betrokkenen[0].id
    kaart = await drukt(tafel, politie)
    await politie.presses(kaart, "Wat de tafel mag weten")
    regels = [een for een in tafel.wereld.logboek(tafel.eerste.id) if een.door_id == politie.id]
    assert [(een.handeling, een.betrokkene_id) for een in regels] == [
        (Handeling.BESPREKING_GEOPEND, None),
        (Handeling.BESPREKING_GEOPEND, wie),
        (Handeling.ANTWOORDEN_GEOPEND, None),
        (Handeling.ANTWOORDEN_GEOPEND, wie),
    ]
    assert {een.namens for een in regels} == {"politie"}
    assert {een.onderwerp_id for een in regels} == {tafel.zitting.id}
    assert {een.doel for een in regels} == {tafel.eerste.grondslag}


async def test_a_refresh_that_nobody_pressed_opens_no_name_and_writes_nothing(tafel: Tafel) -> None:
    heeft_hoofddoel(tafel, tafel.eerste, "Weer bij opa wonen")
    besluit(tafel, tafel.eerste, "De gemeente regelt een kamer")
    tafel.doet("begin")
    politie = tafel.partner("politie")
    await drukt(tafel, politie)
    voor = (tafel.wereld.logboek(tafel.eerste.id), tafel.wereld.logboek())
    kaart = await vanzelf(tafel, politie)
    assert (tafel.wereld.logboek(tafel.eerste.id), tafel.wereld.logboek()) == voor
    assert f"{tafel.eerste.code} is aan de beurt" in kaart
    assert "Het gaat over 1 persoon." in kaart
    for niet in (EERSTE, "opa", "kamer"):
        assert niet not in kaart
    assert EERSTE in await politie.presses(kaart, "Openen")


async def test_sixty_refreshes_at_once_cost_a_few_reads_each_however_much_there_is(tafel: Tafel) -> None:
    tafel.doet("begin")
    politie = tafel.partner("politie")
    await drukt(tafel, politie)
    with gelezen() as eerst:
        await vanzelf(tafel, politie)
    besluit(tafel, tafel.eerste, "De gemeente regelt een kamer")
    for plek in range(5):
        meer = maakt_casus(tafel.wereld, "jeugd", None, f"Nog {plek}")
        zet_op_agenda(tafel.wereld, tafel.zitting, meer)
        nodigt_uit(tafel.wereld, meer, "politie")
        spreekt_af(tafel, tafel.eerste, "politie", f"Afspraak {plek}")
    with gelezen() as daarna:
        await vanzelf(tafel, politie)
    assert all(een.startswith("SELECT") for een in (*eerst, *daarna) if een.split()[0] in GEGEVENS)
    assert len(daarna) == len(eerst) <= 12


async def test_whoever_has_no_part_in_it_reads_only_that_and_when_his_own_comes(tafel: Tafel) -> None:
    tafel.doet("begin")
    rvdk = tafel.partner("rvdk")
    for kaart in (await drukt(tafel, rvdk), await vanzelf(tafel, rvdk)):
        assert "Dit punt is niet voor u" in kaart
        assert "Verlaat die dan even" in kaart
        assert f"Uw volgende punt is {tafel.van_collega.code}: naar verwachting om" in kaart
        for code in (tafel.eerste.code, tafel.tweede.code):
            assert str(code) not in kaart
        for naam in (EERSTE, TWEEDE, DERDE):
            assert naam not in kaart


async def test_who_has_had_his_items_is_done_for_today(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    kaart = await drukt(tafel, tafel.partner("ggd"))
    assert "Dit punt is niet voor u" in kaart
    assert "Dan kunt u die verlaten" in kaart
    assert "U bent klaar voor vandaag" in kaart
    assert "Uw volgende punt" not in kaart


async def test_who_has_nothing_on_this_agenda_learns_of_no_casus(tafel: Tafel) -> None:
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.partner("woningcorporatie"))
    assert "Op deze zitting staat niets voor u" in kaart
    for code in tafel.codes:
        assert code not in kaart


async def test_what_is_left_for_the_next_zitting_is_said_to_whom_it_concerns(tafel: Tafel) -> None:
    tafel.doet("begin")
    tafel.doet("stel_uit", tafel.van_collega.id)
    assert f"{tafel.van_collega.code} schuift door" in await drukt(tafel, tafel.partner("rvdk"))
    assert "schuift door" not in await drukt(tafel, tafel.partner("ggd"))


async def test_before_the_beginning_in_a_break_and_after_the_end_it_says_so(tafel: Tafel) -> None:
    rvdk = tafel.partner("rvdk")
    vooraf = await drukt(tafel, rvdk)
    assert "nog niet begonnen" in vooraf
    assert str(tafel.van_collega.code) in vooraf
    tafel.doet("begin")
    tafel.doet("pauzeer")
    assert "Het is nu pauze" in await drukt(tafel, rvdk)
    tafel.doet("ga_verder")
    tafel.doet("eindig")
    na = await drukt(tafel, tafel.partner("politie"))
    assert "De zitting is afgelopen" in na
    assert EERSTE not in na
    assert "Vernieuwen" not in na.knoppen


async def test_a_zitting_that_is_not_held_says_so(tafel: Tafel) -> None:
    tafel.doet("begin")
    nu = tafel.wereld.leest(agenda.lees, tafel.zitting.id)
    tafel.wereld.doet(agenda.wijzig, replace(nu, status=ZittingStatus.VERVALLEN))
    kaart = await drukt(tafel, tafel.partner("politie"))
    assert "gaat niet door" in kaart
    assert EERSTE not in kaart
    assert not set(tafel.codes) & set(kaart.tekst.split())


async def test_access_that_ended_closes_the_item_at_once(tafel: Tafel) -> None:
    tafel.doet("begin")
    kaart = await vanzelf(tafel, tafel.partner("politie"))
    eindigt_toegang(tafel, tafel.eerste, "politie")
    geopend = await tafel.partner("politie").presses(kaart, "Openen")
    assert "Dit punt is niet voor u" in geopend
    assert str(tafel.eerste.code) not in geopend
    assert EERSTE not in geopend
    assert EERSTE not in await gedeeld(tafel, tafel.partner("politie"), tafel.eerste)


async def test_a_casus_that_was_closed_meanwhile_does_not_open(tafel: Tafel) -> None:
    tafel.doet("begin")
    sluit_af(tafel.wereld, tafel.eerste)
    kaart = await drukt(tafel, tafel.partner("politie"))
    assert EERSTE not in kaart
    assert str(tafel.eerste.code) not in kaart


async def test_in_the_second_part_whose_kind_leaves_hears_nothing_of_the_item(tafel: Tafel) -> None:
    tafel.in_twee_delen(zonder="politie")
    tafel.doet("begin")
    tafel.naar_deel_2(tafel.eerste)
    kaart = await drukt(tafel, tafel.partner("politie"))
    assert "Dit punt is niet voor u" in kaart
    assert str(tafel.eerste.code) not in kaart
    assert EERSTE in await drukt(tafel, tafel.partner("ggd"))


async def test_a_regisseur_sees_of_a_colleagues_item_no_more_than_anybody(tafel: Tafel) -> None:
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.collega)
    assert "Dit punt is niet voor u" in kaart
    assert EERSTE not in kaart
    assert str(tafel.eerste.code) not in kaart
    assert "Verlaat" not in kaart
    assert "Naar het paneel" in kaart.knoppen
    assert "Naar het paneel" not in (await drukt(tafel, tafel.partner("politie"))).knoppen


async def test_the_regisseur_of_the_item_opens_it_as_the_others_do(tafel: Tafel) -> None:
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.regisseur)
    assert EERSTE in kaart
    assert "Naar het paneel" in kaart.knoppen
    regels = tafel.wereld.logboek(tafel.eerste.id)
    assert {een.namens for een in regels if een.handeling is Handeling.BESPREKING_GEOPEND} == {
        tafel.wereld.regio.eigen_organisatie
    }


async def test_only_answers_that_are_for_the_whole_tafel_stand_there(tafel: Tafel) -> None:
    antwoordt(tafel, tafel.eerste, "ggd", "Mag iedereen weten")
    antwoordt(tafel, tafel.eerste, "politie", "Alleen de regisseur", Delen.ALLEEN_REGISSEUR)
    antwoordt(tafel, tafel.eerste, "gemeente-merwestad", "Vertel ik zelf", Delen.MONDELING)
    tafel.doet("begin")
    kaart = await gedeeld(tafel, tafel.partner("ggd"), tafel.eerste)
    assert "Mag iedereen weten" in kaart
    for niet in ("Alleen de regisseur", "Vertel ik zelf", "Politie Merwestreek", "Gemeente Merwestad"):
        assert niet not in kaart


async def test_without_anything_to_share_there_is_no_such_button(tafel: Tafel) -> None:
    antwoordt(tafel, tafel.eerste, "politie", "Alleen de regisseur", Delen.ALLEEN_REGISSEUR)
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.partner("ggd"))
    assert "Wat de tafel mag weten" not in kaart.knoppen
    assert "Alleen de regisseur" not in await gedeeld(tafel, tafel.partner("ggd"), tafel.eerste)


@pytest.mark.parametrize("wie", ["rvdk", "woningcorporatie"])
async def test_what_the_tafel_knows_of_anothers_item_is_refused_like_what_there_is_not(tafel: Tafel, wie: str) -> None:
    antwoordt(tafel, tafel.eerste, "ggd", "Mag iedereen weten")
    tafel.doet("begin")
    partner = tafel.partner(wie)
    bestaat = await gedeeld(tafel, partner, tafel.eerste)
    bestaat_niet = await gedeeld(tafel, partner, replace(tafel.eerste, id="bestaat-niet"))
    assert bestaat.tekst == bestaat_niet.tekst
    assert "Mag iedereen weten" not in bestaat
    assert Handeling.TOEGANG_GEWEIGERD in tafel.wereld.handelingen()


async def test_what_the_tafel_knows_opens_only_while_the_item_has_its_turn(tafel: Tafel) -> None:
    antwoordt(tafel, tafel.eerste, "ggd", "Mag iedereen weten")
    assert "niet aan de beurt" in await gedeeld(tafel, tafel.partner("ggd"), tafel.eerste)
    tafel.doet("begin")
    tafel.doet("ga_verder_met_volgende")
    kaart = await gedeeld(tafel, tafel.partner("ggd"), tafel.eerste)
    assert "niet aan de beurt" in kaart
    assert "Mag iedereen weten" not in kaart


async def test_his_organisatie_takes_on_at_the_tafel_what_was_put_to_it(tafel: Tafel) -> None:
    spreekt_af(tafel, tafel.eerste, "ggd", "Een gesprek met de huisarts")
    spreekt_af(tafel, tafel.eerste, "politie", "Een huisbezoek")
    tafel.doet("begin")
    ggd = tafel.partner("ggd")
    kaart = await drukt(tafel, ggd)
    assert "Een gesprek met de huisarts" in kaart
    assert "Een huisbezoek" not in kaart
    gedaan = await ggd.presses(kaart, "Doen we")
    assert "Een gesprek met de huisarts" in gedaan
    weer = await drukt(tafel, ggd)
    assert "Loopt" in weer
    assert "Doen we" not in weer.knoppen


async def test_it_can_say_that_it_cannot_and_a_colleague_cannot_use_its_button(tafel: Tafel) -> None:
    spreekt_af(tafel, tafel.eerste, "ggd", "Een gesprek met de huisarts")
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.partner("ggd"))
    assert "niet" in (await tafel.partner("politie").presses(kaart, "Doen we")).tekst
    assert "Loopt" not in await drukt(tafel, tafel.partner("ggd"))
    vorm = await tafel.partner("ggd").presses(kaart, "Kan niet")
    assert "Een gesprek met de huisarts" in vorm


async def test_when_it_begins_early_refusing_is_offered_before_names_open(tafel: Tafel) -> None:
    wereld = tafel.wereld
    wereld.verstrijkt(minutes=-10)
    tafel.doet("begin")
    politie = tafel.partner("politie")
    kaart = await drukt(tafel, politie)
    assert EERSTE not in kaart
    assert "nog niet gekozen" in kaart
    assert not [een for een in wereld.logboek(tafel.eerste.id) if een.handeling is Handeling.BESPREKING_GEOPEND]
    assert EERSTE in await politie.presses(kaart, "Toch de namen openen")


async def test_somebody_without_a_part_in_zittingen_is_refused_and_a_refresh_of_his_says_nothing(tafel: Tafel) -> None:
    manager = tafel.wereld.persoon("Mia Manager", (Rol.MANAGER, tafel.wereld.regio.eigen_organisatie))
    tafel.doet("begin")
    for kaart in (await drukt(tafel, manager), await vanzelf(tafel, manager)):
        for niet in (*tafel.codes, EERSTE):
            assert niet not in kaart
    geweigerd = [een for een in tafel.wereld.logboek() if een.handeling is Handeling.TOEGANG_GEWEIGERD]
    assert len(geweigerd) == 1


async def test_long_and_odd_texts_come_out_whole_or_counted(tafel: Tafel) -> None:
    besluit(tafel, tafel.eerste, *(f"**{nr}** \u202e<b>`" + "🙂" * 900 for nr in range(10)))
    heeft_hoofddoel(tafel, tafel.eerste, "🙂" * 1000)
    for nr in range(9):
        spreekt_af(tafel, tafel.eerste, "ggd", f"{nr}" + "🙂" * 490)
    tafel.doet("begin")
    kaart = await drukt(tafel, tafel.partner("ggd"))
    assert "Eerder op deze zitting zijn nog 9 besluiten vastgelegd" in kaart
    assert "Alle afspraken" in kaart.knoppen
    assert "\u202e" not in kaart
