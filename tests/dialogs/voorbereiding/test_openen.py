"""What a regisseur sees an hour before the zitting, and what he does not."""

from dataclasses import replace
from datetime import date, timedelta

from cards.verbs import Verb
from dialogs.kern.turn import JsonValue
from domain.afwezigheid import Afwezigheid
from domain.contact import Contact, Kanaal
from domain.logboek import Handeling
from domain.uitvraag import BevragingStatus, Weigergrond, Weigering
from storage import afwezigheid, agenda, contacten
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import CANARY, handelt_af, maakt_casus, om, plant, trekt_in, zet_op_agenda
from tests.dialogs.voorbereiding._tafel import Tafel, antwoordt, komt


async def opent_punt(wie: Deelnemer, tafel: Tafel, casus_id: str) -> Kaart:
    return await wie.presses_raw(Verb.VOORBEREIDING_PUNT, {"v": 1, "zitting": tafel.zitting.id, "casus": casus_id})


async def test_the_command_is_answered_with_a_button_only_wherever_it_is_typed(tafel: Tafel) -> None:
    for waar in (tafel.wereld.regisseur.chat, kanaal("jeugd")):
        kaart = await tafel.wereld.regisseur.types("/voorbereiding jeugd", waar)
        assert not any(code in kaart for code in tafel.codes)
        geopend = await tafel.wereld.regisseur.presses(kaart, kaart.knoppen[0], waar=waar)
        assert "Voorbereiding Regietafel Jeugd" in geopend


async def test_one_card_says_when_how_full_how_many_answers_and_who_comes(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    komt(tafel, "politie")
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    for regel in (
        "Donderdag 5 maart, 13.30 uur",
        "Casussen: 3, waarvan 2 van u",
        "Tijd: 150 minuten, nog niet verdeeld",
        "Antwoorden: 1 van 3 binnen",
        "Aan tafel: 1 organisatie aangemeld",
        "Ontbreekt aan tafel: GGD Merwestreek, Gemeente Merwestad",
    ):
        assert regel in kaart, regel


async def test_every_organisatie_stands_behind_a_word_that_says_how_far_it_is(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets", gezegd_door="Pia van de politie")
    antwoordt(tafel, "ggd", "", weigering=Weigering(Weigergrond.BEROEPSGEHEIM))
    tafel.wereld.nu = tafel.zitting.begint_op - timedelta(hours=1)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Telefonisch: Politie Merwestreek" in kaart
    assert "Deelt niet: GGD Merwestreek" in kaart
    assert "Te laat: Gemeente Merwestad (niet bereikt)" in kaart
    assert "Antwoorden: 2 van 3 binnen" in kaart


async def test_what_was_withdrawn_counts_nowhere_and_nobody_is_phoned_for_it(tafel: Tafel) -> None:
    handelt_af(tafel.wereld, tafel.uitvraag, "ggd", BevragingStatus.INGETROKKEN)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Ingetrokken: GGD Merwestreek" in kaart
    assert "Antwoorden: 0 van 2 binnen" in kaart
    trekt_in(tafel.wereld, tafel.uitvraag)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Ingetrokken: Politie Merwestreek, GGD Merwestreek, Gemeente Merwestad" in kaart
    assert "Bellen" not in kaart


async def test_whom_to_phone_stands_there_with_the_number_of_who_looks_after_this_tafel(tafel: Tafel) -> None:
    for contact in (
        Contact("c1", "ggd", "Gina Gezond", Kanaal.TELEFOON, telefoon="0100 111 222", tafels=("jeugd",)),
        Contact("c2", "ggd", "Gerard Ander", Kanaal.TELEFOON, telefoon="0100 333 444", tafels=("nazorg",)),
    ):
        tafel.wereld.doet(contacten.voeg_toe, contact)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Gina Gezond: 0100 111 222" in kaart
    assert "Gerard Ander" not in kaart
    assert "Nog open: GGD Merwestreek," not in kaart
    assert "GGD Merwestreek (niet bereikt)" not in kaart, "by telephone she is reached"


async def test_once_everything_is_in_nobody_is_to_be_phoned(tafel: Tafel) -> None:
    for organisatie in ("politie", "ggd", "gemeente-merwestad"):
        antwoordt(tafel, organisatie, "iets")
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Bellen" not in kaart
    assert "Antwoord vastleggen" not in kaart.knoppen


async def test_of_a_colleagues_casus_stand_only_the_code_the_kind_and_his_name(tafel: Tafel) -> None:
    rosa, carlo = tafel.wereld.regisseur, tafel.collega
    van_rosa, van_carlo = await rosa.opens("voorbereiding"), await carlo.opens("voorbereiding")
    assert f"**3. {tafel.van_collega.code}**" in van_rosa
    assert "Casus van Carlo Collega" in van_rosa
    assert "waarvan 1 van u" in van_carlo
    assert "GGD Merwestreek" not in van_carlo
    punt = await opent_punt(carlo, tafel, tafel.eerste.id)
    assert "Casus van Rosa Regisseur" in punt
    assert "GGD" not in punt
    assert punt.knoppen == ("Later", "Terug")


async def test_no_name_of_a_betrokkene_stands_on_the_preparation_or_on_an_item(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    rosa = tafel.wereld.regisseur
    for kaart in (await rosa.opens("voorbereiding"), await opent_punt(rosa, tafel, tafel.eerste.id)):
        assert CANARY not in kaart
        assert "Verzonnen" not in kaart


async def test_who_stands_in_sees_the_casussen_of_the_one_who_is_away(tafel: Tafel) -> None:
    wereld = tafel.wereld
    weg = Afwezigheid("a1", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=1), tafel.collega.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    assert "waarvan 3 van u" in await tafel.collega.opens("voorbereiding")


async def test_a_partner_and_a_beheerder_are_refused_everything(tafel: Tafel) -> None:
    zitting, casus = tafel.zitting.id, tafel.eerste.id
    data: dict[str, JsonValue] = {
        "v": 1,
        "zitting": zitting,
        "casus": casus,
        "kant": "eerder",
        "gezien": "x",
        "deel": 2,
    }
    data["sleutel"] = "a.1.b"
    for iemand in (tafel.wereld.partner("politie"), tafel.wereld.beheerder):
        assert "Uw rol geeft hier geen toegang toe." in await iemand.opens("voorbereiding")
        for verb in (een for een in Verb if een.startswith("voorbereiding.")):
            kaart = await iemand.presses_raw(verb, data)
            assert not any(code in kaart for code in tafel.codes), verb
            assert "Uw rol geeft hier geen toegang toe." in kaart, verb


async def test_opening_is_written_down_for_the_zitting_and_for_each_own_casus(tafel: Tafel) -> None:
    await tafel.wereld.regisseur.opens("voorbereiding")
    geopend = Handeling.VOORBEREIDING_GEOPEND
    (regel,) = [een for een in tafel.wereld.logboek() if een.handeling is geopend]
    assert (regel.door_id, regel.onderwerp_id) == (tafel.wereld.regisseur.id, tafel.zitting.id)
    for casus, keer in ((tafel.eerste, 1), (tafel.tweede, 1), (tafel.van_collega, 0)):
        assert tafel.wereld.handelingen(casus.id).count(geopend) == keer


async def test_without_a_tafel_it_is_the_first_zitting_with_a_casus_of_his_own(wereld: Wereld, tafel: Tafel) -> None:
    eerder = plant(wereld, "nazorg", om(wereld, date(2026, 3, 4), 13))
    ergens = maakt_casus(wereld, "nazorg", tafel.collega, "Vierde Verzonnen")
    zet_op_agenda(wereld, eerder, ergens)
    assert "Voorbereiding Regietafel Jeugd" in await wereld.regisseur.opens("voorbereiding")
    assert "Voorbereiding Regietafel Nazorg" in await tafel.collega.opens("voorbereiding")
    van_tafel = await wereld.regisseur.opens("voorbereiding", tafel="nazorg")
    assert "Voorbereiding Regietafel Nazorg" in van_tafel


async def test_another_zitting_may_be_chosen_on_the_card(tafel: Tafel) -> None:
    rosa = tafel.wereld.regisseur
    kaart = await rosa.opens("voorbereiding")
    anders = await rosa.presses(kaart, "Bekijken", {"Andere zitting": "Regietafel Jeugd: do 12 mrt, 13.30 uur"})
    assert "Donderdag 12 maart, 13.30 uur" in anders
    assert "Er staan nog geen casussen op de agenda." in anders
    assert "Donderdag 5 maart" in await rosa.presses(
        anders, "Bekijken", {"Andere zitting": "Regietafel Jeugd: do 5 mrt, 13.30 uur"}
    )


async def test_pressing_look_without_choosing_shows_the_first_again(tafel: Tafel) -> None:
    rosa = tafel.wereld.regisseur
    assert "Donderdag 5 maart" in await rosa.presses(await rosa.opens("voorbereiding"), "Bekijken")


async def test_a_zitting_stays_the_one_to_prepare_until_it_is_over(tafel: Tafel) -> None:
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=149)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Donderdag 5 maart" in kaart
    assert "Bellen" not in kaart, "it has begun: answers are taken no more"
    tafel.wereld.verstrijkt(minutes=2)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Donderdag 12 maart" in kaart


async def test_without_any_zitting_the_card_says_so_kindly(wereld: Wereld) -> None:
    assert "Er is geen zitting gepland om voor te bereiden." in await wereld.regisseur.opens("voorbereiding")
    plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))
    keuze = {"Andere zitting": "Regietafel Jeugd: do 5 mrt, 13.30 uur"}
    leeg = await wereld.regisseur.opens("voorbereiding", tafel="nazorg")
    assert "Regietafel Jeugd: do 5 mrt, 13.30 uur" in leeg
    assert "Donderdag 5 maart" in await wereld.regisseur.presses(leeg, "Bekijken", keuze)


async def test_an_item_has_its_organisaties_one_by_one_and_who_may_be_typed_for(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    komt(tafel, "politie")
    punt = await opent_punt(tafel.wereld.regisseur, tafel, tafel.eerste.id)
    assert "Politie Merwestreek: binnen, komt" in punt
    assert "GGD Merwestreek: nog open, niet bereikt, niet aangemeld" in punt
    druk = punt.druk("Antwoord vastleggen", {"Wie heeft u aan de telefoon?": "GGD Merwestreek"})
    assert druk.verb == Verb.UITVRAAG_NAMENS_FORMULIER
    assert (druk.data["uitvraag"], druk.data["organisatie"]) == (tafel.uitvraag.id, "ggd")


async def test_of_a_casus_nothing_was_asked_about_one_may_start(tafel: Tafel) -> None:
    punt = await opent_punt(tafel.wereld.regisseur, tafel, tafel.tweede.id)
    assert "Voor deze zitting is niets uitgevraagd." in punt
    druk = punt.druk("Uitvraag starten", {})
    assert (druk.data["opdracht"], druk.data["casuscode"]) == ("uitvraag start", str(tafel.tweede.code))


async def test_an_item_that_is_gone_is_told_calmly(tafel: Tafel) -> None:
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, tafel.eerste.id)
    assert "staat niet (meer) op deze agenda" in await opent_punt(tafel.wereld.regisseur, tafel, tafel.eerste.id)


async def test_another_region_sees_nothing_of_it(tafel: Tafel) -> None:
    w = tafel.wereld
    ander = Wereld(w.store, replace(w.regio, code="ANDERS"), w.teksten, w.registry, w.nu)
    kaart = await opent_punt(ander.regisseur, tafel, tafel.eerste.id)
    assert not any(code in kaart for code in tafel.codes)
    assert "Er is geen zitting gepland" in await ander.regisseur.opens("voorbereiding")
