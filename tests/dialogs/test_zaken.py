import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs import zaken as onderwerp
from dialogs.kern.registry import Registry
from domain.agenda import Agendasoort, Zitting, ZittingStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from domain.toegang import Toegang
from domain.uitvraag import BevragingStatus
from storage import agenda, personen, toegang
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import (
    CANARY,
    handelt_af,
    maakt_casus,
    nodigt_uit,
    om,
    plant,
    sluit_af,
    trekt_in,
    vraagt_uit,
    zet_op_agenda,
)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    onderwerp.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def zitting(wereld: Wereld) -> Zitting:
    return plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))


@pytest.fixture
def casus(wereld: Wereld, zitting: Zitting) -> Casus:
    """A casus on the agenda of Thursday, to which the politie and gemeente Merwestad are invited."""
    een = maakt_casus(wereld, "jeugd", None, CANARY)
    nodigt_uit(wereld, een, "politie", "gemeente-merwestad")
    zet_op_agenda(wereld, zitting, een)
    return een


async def zaken(iemand: Deelnemer) -> Kaart:
    return await iemand.opens("zaken")


def geopend(wereld: Wereld, casus: Casus) -> list[tuple[str | None, str | None, str | None]]:
    """Who, on whose behalf, has seen whom, according to the logboek of a casus."""
    return [
        (een.door_id, een.namens, een.betrokkene_id)
        for een in wereld.logboek(casus.id)
        if een.handeling is Handeling.ZAKEN_GEOPEND
    ]


# Who sees what


async def test_typed_anywhere_only_a_door_stands_there(wereld: Wereld, casus: Casus) -> None:
    politie = wereld.partner("politie")
    for waar in (politie.chat, kanaal("jeugd")):
        kaart = await politie.types("/zaken", waar)
        assert "Alleen voor u" in kaart
        assert "/zaken" in kaart
        assert str(casus.code) not in kaart
        assert CANARY in await politie.presses(kaart, "Openen", waar=waar)
    assert CANARY not in wereld.posted()


async def test_a_partner_sees_who_it_is_about_when_and_at_which_place(wereld: Wereld, casus: Casus) -> None:
    kaart = await zaken(wereld.partner("politie"))
    assert "Donderdag 5 maart, 13.30 uur, Regietafel Jeugd" in kaart
    assert f"**{casus.code}**" in kaart
    assert "nummer 1 op de agenda" in kaart
    assert f"{CANARY} (1990), Betrokkene" in kaart
    assert "3 mei" not in kaart


async def test_a_second_gemeente_and_another_body_see_nothing(wereld: Wereld, casus: Casus) -> None:
    for organisatie in ("gemeente-oosterwaard", "ggd"):
        kaart = await zaken(wereld.partner(organisatie))
        assert "U bent nu bij geen casus uitgenodigd." in kaart
        assert CANARY not in kaart
        assert str(casus.code) not in kaart
    assert geopend(wereld, casus) == []


async def test_the_regisseur_sees_the_casussen_he_holds_and_no_others(wereld: Wereld, casus: Casus) -> None:
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    van_ander = maakt_casus(wereld, "jeugd", ander, "Iemand Anders")
    eigen = await zaken(wereld.regisseur)
    assert CANARY in eigen
    assert "Iemand Anders" not in eigen
    bij_ander = await zaken(ander)
    assert str(van_ander.code) in bij_ander
    assert CANARY not in bij_ander


async def test_a_beheerder_has_no_casussen(wereld: Wereld, casus: Casus) -> None:
    kaart = await zaken(wereld.beheerder)
    assert "Dit kan ik niet voor u openen" in kaart
    assert CANARY not in kaart
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


async def test_when_the_invitation_or_the_job_ends_the_names_go(wereld: Wereld, casus: Casus) -> None:
    politie, gemeente = wereld.partner("politie"), wereld.partner("gemeente-merwestad")
    wereld.doet(toegang.beeindig, casus.id, "politie")
    wereld.doet(personen.beeindig, gemeente.id, Rol.PARTNER, "gemeente-merwestad", wereld.nu)
    wereld.verstrijkt(seconds=1)
    assert CANARY not in await zaken(politie)
    assert CANARY not in await zaken(gemeente)


async def test_an_invitation_for_one_person_is_not_for_his_colleague(wereld: Wereld, zitting: Zitting) -> None:
    een = maakt_casus(wereld, "jeugd")
    genodigde, collega = wereld.partner("ggd", "Genodigde"), wereld.partner("ggd", "Collega")
    wereld.doet(toegang.verleen, Toegang(een.id, "ggd", Rol.PARTNER, wereld.nu, persoon_id=genodigde.id))
    assert CANARY in await zaken(genodigde)
    assert CANARY not in await zaken(collega)


async def test_an_old_client_in_which_the_answer_would_be_posted_gets_no_names(wereld: Wereld, casus: Casus) -> None:
    kaart = await wereld.partner("politie").presses_raw("zaken.open", {"v": 1}, private_answer=False)
    assert CANARY not in kaart


async def test_regions_never_meet(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    ander = Wereld(wereld.store, replace(wereld.regio, code="ANDERS"), wereld.teksten, wereld.registry, wereld.nu)
    wereld.partner("politie")
    assert "U bent nu bij geen casus uitgenodigd." in await zaken(ander.partner("politie"))
    kaart = await ander.regisseur.presses_raw("zaken.open", {"v": 1, "zitting": zitting.id})
    assert "Niet gevonden" in kaart


# In which order


async def test_casussen_stand_by_zitting_in_the_order_of_the_agenda_then_those_without_one(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    later = plant(wereld, "volwassenen", om(wereld, date(2026, 3, 17), 9, 30))
    zonder, volgende, spoed = (maakt_casus(wereld, "jeugd") for _ in range(3))
    nodigt_uit(wereld, zonder, "politie")
    nodigt_uit(wereld, volgende, "politie")
    nodigt_uit(wereld, spoed, "politie")
    zet_op_agenda(wereld, later, volgende)
    zet_op_agenda(wereld, zitting, spoed, Agendasoort.SPOED)
    tekst = (await zaken(wereld.partner("politie"))).tekst
    volgorde = [tekst.index(str(een.code)) for een in (spoed, casus, volgende, zonder)]
    assert volgorde == sorted(volgorde)
    assert tekst.index("Nog geen zitting gepland") < volgorde[3]


async def test_during_the_zitting_it_is_still_there_and_the_next_day_it_is_not(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    wereld.nu = zitting.begint_op + timedelta(hours=1)
    assert "Donderdag 5 maart" in await zaken(wereld.partner("politie"))
    wereld.verstrijkt(days=1)
    assert "Nog geen zitting gepland" in await zaken(wereld.partner("politie"))


async def test_from_an_agenda_opens_only_what_stands_on_it(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    later = plant(wereld, "jeugd", om(wereld, date(2026, 3, 12), 13, 30))
    ander = maakt_casus(wereld, "jeugd", None, "Iemand Later")
    nodigt_uit(wereld, ander, "politie")
    zet_op_agenda(wereld, later, ander)
    politie = wereld.partner("politie")
    kaart = await politie.presses_raw("zaken.open", {"v": 1, "zitting": zitting.id}, kanaal("jeugd"))
    assert CANARY in kaart
    assert "Iemand Later" not in kaart
    geen = await wereld.partner("ggd").presses_raw("zaken.open", {"v": 1, "zitting": later.id}, kanaal("jeugd"))
    assert "U bent bij geen van de casussen op deze agenda uitgenodigd." in geen


# How far one is


async def test_what_is_still_open_can_be_answered_from_here(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    deadline = om(wereld, date(2026, 3, 4), 12)
    uitvraag = vraagt_uit(wereld, casus, zitting, "politie", "gemeente-merwestad", deadline=deadline)
    kaart = await zaken(wereld.partner("politie"))
    assert "Politie Merwestreek: uw antwoord is nog nodig, graag vóór woensdag 4 maart, 12.00 uur" in kaart
    assert kaart.druk("Beantwoorden", {}).data == {"v": 1, "bevraging": uitvraag.bevragingen[0].id}
    wereld.nu = deadline + timedelta(minutes=1)
    laat = await zaken(wereld.partner("politie"))
    assert "de datum was woensdag 4 maart, 12.00 uur" in laat
    assert "Beantwoorden" in laat.knoppen
    wereld.nu = zitting.begint_op
    gesloten = await zaken(wereld.partner("politie"))
    assert "Politie Merwestreek: de uitvraag is gesloten" in gesloten
    assert gesloten.knoppen == ()


async def test_names_wait_for_the_choice_to_refuse_unless_he_asks_for_them(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    naam = casus.betrokkenen[0].gegevens.naam
    uitvraag = vraagt_uit(wereld, casus, zitting, "politie")
    wacht = await zaken(wereld.partner("politie"))
    assert naam not in wacht
    assert "vóór u" in wacht
    assert all(een[2] is None for een in geopend(wereld, casus))
    assert naam in await wereld.partner("politie").presses(wacht, "Namen tonen")
    assert geopend(wereld, casus)[-1][2] == casus.betrokkenen[-1].id
    handelt_af(wereld, uitvraag, "politie", BevragingStatus.BEANTWOORD)
    assert naam in await zaken(wereld.partner("politie"))


async def test_answered_and_refused_look_the_same_and_nothing_shows_of_others(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    uitvraag = vraagt_uit(wereld, casus, zitting, "politie", "gemeente-merwestad")
    handelt_af(wereld, uitvraag, "politie", BevragingStatus.GEWEIGERD)
    geweigerd = await zaken(wereld.partner("politie"))
    open_ = await zaken(wereld.partner("gemeente-merwestad"))
    handelt_af(wereld, uitvraag, "politie", BevragingStatus.BEANTWOORD)
    assert geweigerd.json == (await zaken(wereld.partner("politie"))).json
    assert open_.json == (await zaken(wereld.partner("gemeente-merwestad"))).json
    assert "Politie Merwestreek: afgehandeld" in geweigerd
    assert "Merwestad" not in geweigerd
    assert "Politie" not in open_


async def test_the_regisseur_sees_how_many_are_in_and_opens_the_stand_from_here(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    assert "De uitvraag is nog niet gestart" in await zaken(wereld.regisseur)
    uitvraag = vraagt_uit(wereld, casus, zitting, "politie", "ggd")
    handelt_af(wereld, uitvraag, "ggd", BevragingStatus.GEWEIGERD)
    kaart = await zaken(wereld.regisseur)
    assert "Uw casus. Uitvraag: 1 van 2 binnen" in kaart
    druk = kaart.druk("Stand bekijken", {})
    assert druk.data == {"v": 1, "opdracht": "uitvraag status", "casuscode": str(casus.code)}


async def test_of_two_uitvragen_only_the_newest_counts_and_one_withdrawn_never(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    handelt_af(wereld, vraagt_uit(wereld, casus, zitting, "politie"), "politie")
    wereld.verstrijkt(minutes=1)
    nieuw = vraagt_uit(wereld, casus, zitting, "politie")
    kaart = await zaken(wereld.partner("politie"))
    assert "uw antwoord is nog nodig" in kaart
    assert "afgehandeld" not in kaart
    trekt_in(wereld, nieuw)
    kaart = await zaken(wereld.partner("politie"))
    assert "afgehandeld" in kaart
    assert "nog nodig" not in kaart


async def test_a_closed_casus_is_no_longer_among_those_of_the_regisseur(wereld: Wereld, casus: Casus) -> None:
    sluit_af(wereld, casus)
    assert "U bent nu bij geen casus uitgenodigd." in await zaken(wereld.regisseur)


async def test_on_a_zitting_that_lapsed_nothing_is_coming(wereld: Wereld, casus: Casus, zitting: Zitting) -> None:
    wereld.doet(agenda.wijzig, replace(zitting, status=ZittingStatus.VERVALLEN))
    assert "Nog geen zitting gepland" in await zaken(wereld.partner("politie"))


# What is written down


async def test_every_opening_is_written_down_for_every_person_shown(wereld: Wereld, zitting: Zitting) -> None:
    groep = maakt_casus(wereld, "jeugd", None, "Een", "Twee", "Drie")
    nodigt_uit(wereld, groep, "politie")
    politie = wereld.partner("politie")
    await zaken(politie)
    gezien = [(politie.id, "politie", een.id) for een in groep.betrokkenen]
    assert geopend(wereld, groep) == gezien
    await zaken(politie)
    assert geopend(wereld, groep) == gezien * 2
    await zaken(wereld.regisseur)
    assert geopend(wereld, groep)[6] == (wereld.regisseur.id, "zvh", groep.betrokkenen[0].id)


async def test_many_casussen_come_in_pages_and_only_what_was_shown_is_written_down(
    wereld: Wereld, zitting: Zitting
) -> None:
    lang = "Naam " + "x" * 100
    alle = [maakt_casus(wereld, "jeugd", None, *(f"{lang} {nr}.{wie}" for wie in range(5))) for nr in range(14)]
    for een in alle:
        nodigt_uit(wereld, een, "politie")
        zet_op_agenda(wereld, zitting, een)
    politie = wereld.partner("politie")
    kaart, gezien, bladen = await zaken(politie), 0, 0
    while True:
        assert len(json.dumps(kaart.json).encode()) < 25_000
        op_dit_blad = sum(str(een.code) in kaart for een in alle)
        gezien, bladen = gezien + op_dit_blad, bladen + 1
        assert sum(bool(geopend(wereld, een)) for een in alle) == gezien
        if "Volgende" not in kaart.knoppen:
            break
        kaart = await politie.presses(kaart, "Volgende")
    assert (gezien, bladen) == (14, 3)
    begin = await politie.presses(kaart, "Naar het begin")
    assert "nummer 1 op de agenda" in begin
    voorbij = await politie.presses_raw("zaken.open", {"v": 1, "vanaf": 14})
    assert "nummer 1 op de agenda" in voorbij


async def test_of_a_big_group_the_first_twenty_are_shown_and_the_others_counted(
    wereld: Wereld, zitting: Zitting
) -> None:
    groep = maakt_casus(wereld, "jeugd", None, *(f"Persoon {nr}" for nr in range(25)))
    nodigt_uit(wereld, groep, "politie")
    kaart = await zaken(wereld.partner("politie"))
    assert kaart.tekst.count("Persoon ") == 20
    assert "En nog 5 personen." in kaart
    assert len(geopend(wereld, groep)) == 20


async def test_a_casus_taken_off_the_agenda_stays_among_ones_own(
    wereld: Wereld, casus: Casus, zitting: Zitting
) -> None:
    wereld.doet(agenda.haal_van_agenda, zitting.id, casus.id)
    kaart = await zaken(wereld.partner("politie"))
    assert "Nog geen zitting gepland" in kaart
    assert CANARY in kaart
