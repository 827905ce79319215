"""Casussen change hands in one press: who has them, who hears, who may, and what happens when somebody just leaves."""

from datetime import date, timedelta

import pytest

from dialogs import casus as casusonderwerp
from dialogs import overdragen as onderwerp
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.planwekkers import kader_id
from dialogs.kern.registry import Registry
from domain.afspraak import AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from domain.regio import Regio
from domain.uitvraag import BevragingStatus
from storage import afwezigheid, casus, outbox, personen, wekkers
from storage.outbox import OutboxStatus
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt
from tests.dialogs._volhouden import met_plan, spreekt_af
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, handelt_af, maakt_casus, om, plant, sluit_af, vraagt_uit

VRIJDAG = date(2026, 3, 6)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (onderwerp, casusonderwerp):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def rosa(wereld: Wereld) -> Deelnemer:
    return wereld.regisseur


@pytest.fixture
def bo(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Bo Bakker", (Rol.PROCESREGISSEUR, "zvh"))


@pytest.fixture
def manager(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))


async def hebben_chat(*wie: Deelnemer) -> None:
    for een in wie:
        await een.types("/casus toon")


async def draagt_over(wie: Deelnemer, welke: str, naar: str = "Bo Bakker (0 lopende casussen)") -> Kaart:
    kaart = await wie.opens("overdragen")
    return await wie.presses(kaart, "Overdragen", {"Wie neemt over?": naar, "Welke casussen?": welke})


async def kiest(manager: Deelnemer, van: str) -> Kaart:
    return await manager.presses(await manager.opens("overdragen"), "Verder", {"Van wie?": van})


def houder(wereld: Wereld, een: Casus) -> str:
    return wereld.leest(casus.lees, een.id).regisseur_id


def in_chat(post: list[Bezorgd], wie: Deelnemer) -> list[Bezorgd]:
    return [een for een in post if een.waar == wie.chat.conversation_id]


def eindigt(wereld: Wereld, wie: Deelnemer) -> None:
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, wie.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)


# One, several, all


async def test_typed_anywhere_only_a_door_stands_there(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await rosa.types("/overdragen")
    assert str(een.code) not in kaart
    assert str(een.code) in await rosa.presses(kaart, "Openen")
    assert CANARY not in wereld.posted()


async def test_one_casus_goes_and_the_others_stay(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een, blijft = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")
    kaart = await draagt_over(rosa, f"{een.code}, Regietafel Jeugd")
    assert "Eén casus is nu van Bo Bakker." in kaart
    assert str(een.code) in kaart
    assert (houder(wereld, een), houder(wereld, blijft)) == (bo.id, rosa.id)
    assert wereld.handelingen(een.id).count(Handeling.CASUS_OVERGEDRAGEN) == 1
    assert Handeling.CASUS_OVERGEDRAGEN not in wereld.handelingen(blijft.id)


async def test_all_of_them_go_in_one_press_and_what_is_closed_stays(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    alle = [maakt_casus(wereld, "jeugd") for _ in range(3)]
    dicht = maakt_casus(wereld, "jeugd")
    sluit_af(wereld, dicht)
    kaart = await draagt_over(rosa, "Alle 3 lopende casussen")
    assert "3 casussen zijn nu van Bo Bakker." in kaart
    assert {houder(wereld, een) for een in alle} == {bo.id}
    assert houder(wereld, dicht) == rosa.id


async def test_a_code_behind_the_command_is_chosen_already(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een, blijft = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")
    kaart = await rosa.opens("overdragen", casuscode=str(een.code))
    await rosa.presses(kaart, "Overdragen", {"Wie neemt over?": "Bo Bakker (0 lopende casussen)"})
    assert (houder(wereld, een), houder(wereld, blijft)) == (bo.id, rosa.id)


async def test_what_is_missing_is_told_and_what_was_chosen_stays(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await rosa.opens("overdragen", casuscode=str(een.code))
    kaart = await rosa.presses(kaart, "Overdragen")
    assert "Kies wie overneemt." in kaart
    kaart = await rosa.presses(kaart, "Overdragen", {"Wie neemt over?": "Bo Bakker (0 lopende casussen)"})
    assert "Eén casus is nu van Bo Bakker." in kaart


async def test_pressed_twice_the_outcome_is_the_same(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await rosa.opens("overdragen", casuscode=str(een.code))
    for _ in range(2):
        na = await rosa.presses(kaart, "Overdragen", {"Wie neemt over?": "Bo Bakker (0 lopende casussen)"})
        assert "Eén casus is nu van Bo Bakker." in na
        assert str(een.code) in na
    assert wereld.handelingen(een.id).count(Handeling.CASUS_OVERGEDRAGEN) == 1


async def test_what_somebody_else_took_meanwhile_stays_with_him(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer
) -> None:
    een, ander = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")
    cor = wereld.persoon("Cor Cools", (Rol.PROCESREGISSEUR, "zvh"))
    open_ = await rosa.opens("overdragen")
    wereld.doet(casus.draag_over, [een.id], van=rosa.id, naar=cor.id)
    keuze = f"{een.code}, Regietafel Jeugd + {ander.code}, Regietafel Jeugd"
    kaart = await rosa.presses(
        open_, "Overdragen", {"Wie neemt over?": "Bo Bakker (0 lopende casussen)", "Welke casussen?": keuze}
    )
    assert "Eén casus is nu van Bo Bakker." in kaart
    assert "intussen al van een ander" in kaart
    assert (houder(wereld, een), houder(wereld, ander)) == (cor.id, bo.id)


async def test_handing_back_undoes_it(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    await hebben_chat(rosa, bo)
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd")
    bezorgt(wereld)
    await draagt_over(bo, f"{een.code}, Regietafel Jeugd", "Rosa Regisseur (0 lopende casussen)")
    assert houder(wereld, een) == rosa.id
    assert CANARY in await rosa.opens("casus toon", casuscode=str(een.code))
    post = bezorgt(wereld)
    (bij_bo,) = in_chat(post, bo)
    assert bij_bo.bewerkt
    assert "Wat hier stond, is teruggegeven of verder overgedragen." in bij_bo.kaart
    (bij_rosa,) = in_chat(post, rosa)
    assert f"Eén casus overgenomen van Bo Bakker: {een.code}" in bij_rosa.kaart


# Access and notices


async def test_open_cards_of_the_former_are_refused_at_once_and_those_of_the_new_one_open(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    een = maakt_casus(wereld, "jeugd")
    geopend = await rosa.opens("casus toon", casuscode=str(een.code))
    formulier = await rosa.presses(geopend, "Nog een betrokkene")
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd")
    druk = next(een for een in formulier.drukken() if een.verb == "casus.betrokkene_bewaar")
    assert "Dit kan ik niet voor u openen" in await rosa.presses_raw(druk.verb, {**druk.data, "naam": "Nog Iemand"})
    assert CANARY not in await rosa.opens("casus toon", casuscode=str(een.code))
    assert CANARY in await bo.opens("casus toon", casuscode=str(een.code))


async def test_who_gets_them_hears_how_many_which_from_whom_and_how_they_stand(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    await hebben_chat(bo)
    zitting = plant(wereld, "jeugd", om(wereld, VRIJDAG, 13))
    af, laat = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")
    gevraagd = vraagt_uit(wereld, af, zitting, "politie")
    vraagt_uit(wereld, laat, zitting, "politie", deadline=wereld.nu + timedelta(hours=1))
    handelt_af(wereld, gevraagd, "politie")
    wereld.verstrijkt(hours=2)
    await draagt_over(rosa, "Alle 2 lopende casussen")
    (post,) = bezorgt(wereld)
    assert post.waar == bo.chat.conversation_id
    assert f"2 casussen overgenomen van Rosa Regisseur: {af.code}, {laat.code}" in post.kaart
    assert "Bij één uitvraag is alles binnen." in post.kaart
    assert "Bij één uitvraag is een antwoord te laat." in post.kaart
    assert "Mijn casussen" in post.kaart.knoppen
    assert CANARY not in wereld.posted()
    assert "Jeugd" not in post.kaart


async def test_a_second_time_on_one_day_wakes_again_and_tells_of_everything(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    await hebben_chat(bo)
    een, ander = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd")
    (eerst,) = bezorgt(wereld)
    await draagt_over(rosa, f"{ander.code}, Regietafel Jeugd", "Bo Bakker (één lopende casus)")
    (daarna,) = bezorgt(wereld)
    assert not eerst.bewerkt
    assert not daarna.bewerkt
    assert f"2 casussen overgenomen van Rosa Regisseur: {een.code}, {ander.code}" in daarna.kaart


async def test_what_waited_for_the_former_goes_to_the_new_one(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    zitting = plant(wereld, "jeugd", om(wereld, VRIJDAG, 13))
    gevraagd = vraagt_uit(wereld, een, zitting, "politie")
    wereld.doet(outbox.plan, soort=Berichtsoort.ALLES_BINNEN, onderwerp_id=gevraagd.id, persoon_id=rosa.id)
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd, vr 6 mrt, 13.00 uur")
    wachtend = wereld.leest(outbox.van_status, OutboxStatus.WACHT, 99)
    assert {(werk.soort, werk.persoon_id) for werk in wachtend} == {
        (Berichtsoort.ALLES_BINNEN, bo.id),
        (Berichtsoort.OVERGEDRAGEN, bo.id),
    }


async def test_what_waited_about_its_course_goes_along_and_does_not_come_back_to_the_former(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    wereld.registry = maak_registry()
    een = met_plan(wereld)
    afspraak = spreekt_af(wereld, een, status=AfspraakStatus.GEWEIGERD)
    onderwerpen = {
        Berichtsoort.AFSPRAAK_MELDING: afspraak.id,
        Berichtsoort.KADER: kader_id(een.id, "kader"),
        Berichtsoort.EVALUATIE: een.id,
        Berichtsoort.KWESTIE: een.id,
    }
    for soort, onderwerp_id in onderwerpen.items():
        wereld.doet(outbox.plan, soort=soort, onderwerp_id=onderwerp_id, persoon_id=rosa.id)
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd")
    wachtend = wereld.leest(outbox.van_status, OutboxStatus.WACHT, 99)
    assert {(werk.soort, werk.persoon_id) for werk in wachtend} >= {(soort, bo.id) for soort in onderwerpen}
    wereld.doet(lambda uow: houd_waar(context(wereld, uow), Berichtsoort.AFSPRAAK_MELDING, afspraak.id))
    wachtend = wereld.leest(outbox.van_status, OutboxStatus.WACHT, 99)
    assert {werk.soort for werk in wachtend if werk.persoon_id == rosa.id} == set()


async def test_alarms_that_were_set_still_ring(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    wereld.doet(wekkers.zet, "herinnering", "een-bevraging", wereld.nu + timedelta(days=1))
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd")
    assert wereld.leest(wekkers.eerstvolgende) == wereld.nu + timedelta(days=1)


async def test_who_stands_in_for_the_new_one_hears_it_meanwhile(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    cor = wereld.persoon("Cor Cools", (Rol.PROCESREGISSEUR, "zvh"))
    await hebben_chat(bo, cor)
    weg = Afwezigheid("weg", bo.id, wereld.nu, wereld.nu + timedelta(days=3), cor.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    maakt_casus(wereld, "jeugd")
    kaart = await rosa.opens("overdragen")
    assert "Bo Bakker (0 lopende casussen), afwezig maandag 2 maart tot en met donderdag 5 maart" in kaart
    druk = kaart.druk("Overdragen", {"Welke casussen?": "26-0001-R, Regietafel Jeugd"})
    await rosa.presses_raw(druk.verb, {**druk.data, "naar": bo.id})
    (post,) = bezorgt(wereld)
    assert post.waar == cor.chat.conversation_id
    assert "Casussen voor Bo Bakker" in post.kaart


# Who may


async def test_a_manager_hands_over_for_anybody_and_sees_codes_alone(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer
) -> None:
    await hebben_chat(rosa, bo)
    een = maakt_casus(wereld, "nazorg" if "nazorg" in wereld.regio.tafels else "jeugd")
    kaart = await kiest(manager, "Rosa Regisseur (één lopende casus)")
    assert str(een.code) in kaart
    for geheim in (CANARY, "Regietafel", wereld.regio.tafel(een.tafel).naam, "verzonnen"):
        assert geheim not in kaart
    kaart = await manager.presses(
        kaart,
        "Overdragen",
        {"Wie neemt over?": "Bo Bakker (0 lopende casussen)", "Welke casussen?": str(een.code)},
    )
    assert "Eén casus is nu van Bo Bakker." in kaart
    assert "Dit kan ik niet voor u openen" in await manager.opens("casus toon", casuscode=str(een.code))
    post = bezorgt(wereld)
    assert {een.waar for een in post} == {rosa.chat.conversation_id, bo.chat.conversation_id}


async def test_a_regisseur_cannot_hand_over_what_a_colleague_holds(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    een, van_bo = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd", bo)
    geweigerd = await rosa.opens("overdragen", casuscode=str(van_bo.code))
    onbekend = await rosa.opens("overdragen", casuscode="26-0999-G")
    assert "Deze casus kunt u niet overdragen." in geweigerd
    druk = (await rosa.opens("overdragen")).druk("Overdragen", {"Welke casussen?": f"{een.code}, Regietafel Jeugd"})
    for data in ({"van": bo.id}, {"casussen": van_bo.id}):
        await rosa.presses_raw(druk.verb, {**druk.data, "naar": bo.id, **data})
    assert (houder(wereld, een), houder(wereld, van_bo)) == (rosa.id, bo.id)
    assert "niet overdragen" in onbekend or "code" in onbekend


async def test_whoever_stands_in_cannot_give_them_away(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    wereld.doet(afwezigheid.voeg_toe, Afwezigheid("weg", rosa.id, wereld.nu, wereld.nu + timedelta(days=3), bo.id))
    assert CANARY in await bo.opens("casus toon", casuscode=str(een.code))
    assert "Deze casus kunt u niet overdragen." in await bo.opens("overdragen", casuscode=str(een.code))
    assert "Voor wie u waarneemt, kunt u niet overdragen" in await bo.opens("overdragen")


async def test_a_partner_and_a_beheerder_are_refused(wereld: Wereld, rosa: Deelnemer) -> None:
    for wie in (wereld.partner("politie"), wereld.beheerder):
        assert "Dit kan ik niet voor u openen" in await wie.opens("overdragen")


@pytest.mark.parametrize("naar", ["zelf", "manager", "partner", "onzin", ""])
async def test_only_a_regisseur_can_get_them(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer, naar: str
) -> None:
    een = maakt_casus(wereld, "jeugd")
    wie = {"zelf": rosa.id, "manager": manager.id, "partner": wereld.partner("politie").id}.get(naar, naar)
    druk = (await rosa.opens("overdragen", casuscode=str(een.code))).druk("Overdragen", {})
    kaart = await rosa.presses_raw(druk.verb, {**druk.data, "naar": wie})
    assert "Kies wie overneemt." in kaart
    assert houder(wereld, een) == rosa.id


async def test_a_copied_key_is_refused(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer) -> None:
    een = maakt_casus(wereld, "jeugd")
    druk = (await rosa.opens("overdragen", casuscode=str(een.code))).druk("Overdragen", {})
    await manager.presses_raw(druk.verb, {**druk.data, "naar": bo.id})
    assert houder(wereld, een) == rosa.id


async def test_a_manager_who_is_one_no_more_hands_nothing_over_with_a_form_he_left_open(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer
) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await kiest(manager, "Rosa Regisseur (één lopende casus)")
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, manager.id, Rol.MANAGER, "zvh", wereld.nu)
    wereld.doet(personen.stel_aan, manager.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", wereld.nu))
    keuze = {"Wie neemt over?": "Bo Bakker (0 lopende casussen)", "Welke casussen?": str(een.code)}
    assert "Deze casus kunt u niet overdragen." in await manager.presses(kaart, "Overdragen", keuze)
    assert houder(wereld, een) == rosa.id


async def test_two_hundred_casussen_fit_and_all_can_go(wereld: Wereld, rosa: Deelnemer, bo: Deelnemer) -> None:
    for _ in range(130):
        maakt_casus(wereld, "jeugd")
    kaart = await rosa.opens("overdragen")
    assert "Nog 30 casussen staan niet in deze lijst." in kaart
    assert len(str(kaart.json)) < 25_000
    assert "130 casussen zijn nu van Bo Bakker." in await draagt_over(rosa, "Alle 130 lopende casussen")


# Somebody left


async def test_the_managers_hear_it_once_a_day_until_it_is_mended(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer
) -> None:
    await hebben_chat(manager, bo)
    een = maakt_casus(wereld, "jeugd")
    wereld.doet(personen.stel_aan, rosa.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", wereld.nu, om(wereld, VRIJDAG, 0)))
    tikt(wereld)
    assert bezorgt(wereld) == []
    wereld.nu = om(wereld, VRIJDAG, 0)
    tikt(wereld)
    assert bezorgt(wereld) == [], "nobody is disturbed at night"
    wereld.nu = om(wereld, VRIJDAG, 10)
    for _ in range(3):
        tikt(wereld)
    (post,) = bezorgt(wereld)
    assert "Rosa Regisseur is geen procesregisseur meer en heeft nog één lopende casus." in post.kaart
    assert str(een.code) in post.kaart
    assert "Jeugd" not in post.kaart
    wereld.nu = om(wereld, date(2026, 3, 8), 12)
    tikt(wereld)
    assert bezorgt(wereld) == [], "not on a Sunday"
    wereld.nu = om(wereld, date(2026, 3, 9), 10)
    tikt(wereld)
    (weer,) = bezorgt(wereld)
    assert not weer.bewerkt
    kaart = await manager.presses(weer.kaart, "Overdragen")
    await manager.presses(
        kaart,
        "Overdragen",
        {"Wie neemt over?": "Bo Bakker (0 lopende casussen)", "Welke casussen?": str(een.code)},
    )
    assert houder(wereld, een) == bo.id
    (bewerkt,) = in_chat(bezorgt(wereld), manager)
    assert "Alle casussen van Rosa Regisseur hebben weer een regisseur." in bewerkt.kaart
    wereld.nu = om(wereld, date(2026, 3, 10), 10)
    tikt(wereld)
    assert bezorgt(wereld) == []


async def test_no_code_stands_next_to_the_day_of_a_zitting(wereld: Wereld, rosa: Deelnemer, manager: Deelnemer) -> None:
    await hebben_chat(manager)
    een = maakt_casus(wereld, "jeugd")
    vraagt_uit(wereld, een, plant(wereld, "jeugd", om(wereld, VRIJDAG, 13)), "politie")
    eindigt(wereld, rosa)
    tikt(wereld)
    (post,) = bezorgt(wereld)
    assert str(een.code) in post.kaart
    assert "Er loopt één uitvraag." in post.kaart
    assert "zitting" not in post.kaart.tekst.casefold(), "each tafel has a day of its own, which gives it away"


async def test_what_was_meant_for_who_left_wakes_the_managers(
    wereld: Wereld, rosa: Deelnemer, manager: Deelnemer
) -> None:
    await hebben_chat(manager)
    maakt_casus(wereld, "jeugd")
    eindigt(wereld, rosa)

    def meld(uow: UnitOfWork) -> None:
        waar: Context = context(wereld, uow)
        meld_regisseur(waar, rosa.id, Berichtsoort.ALLES_BINNEN, "een-uitvraag")

    wereld.doet(meld)
    (post,) = bezorgt(wereld)
    assert post.waar == manager.chat.conversation_id
    assert "Casussen zonder regisseur" in post.kaart
    wereld.doet(meld)
    (weer,) = bezorgt(wereld)
    assert weer.bewerkt, "it is kept true; woken they are once a day"


async def test_who_became_a_regisseur_again_wakes_nobody(wereld: Wereld, rosa: Deelnemer, manager: Deelnemer) -> None:
    await hebben_chat(manager)
    maakt_casus(wereld, "jeugd")
    eindigt(wereld, rosa)
    tikt(wereld)
    assert len(bezorgt(wereld)) == 1
    wereld.nu = om(wereld, date(2026, 3, 2), 20)
    tikt(wereld)
    wereld.doet(personen.stel_aan, rosa.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", wereld.nu))
    wereld.nu = om(wereld, date(2026, 3, 3), 10)
    tikt(wereld)
    assert bezorgt(wereld) == []


async def test_while_somebody_stands_in_for_who_left_he_hears_it(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    maakt_casus(wereld, "jeugd")
    weg = Afwezigheid("weg", rosa.id, wereld.nu, wereld.nu + timedelta(days=3), bo.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    eindigt(wereld, rosa)
    wereld.doet(lambda uow: meld_regisseur(context(wereld, uow), rosa.id, Berichtsoort.ALLES_BINNEN, "een-uitvraag"))
    (werk,) = wereld.leest(outbox.van_status, OutboxStatus.WACHT, 99)
    assert (werk.soort, werk.persoon_id) == (Berichtsoort.ALLES_BINNEN, bo.id)


async def test_without_a_manager_the_beheerder_hears_that_one_is_needed(wereld: Wereld, rosa: Deelnemer) -> None:
    await wereld.beheerder.types("/casus toon")
    een = maakt_casus(wereld, "jeugd")
    eindigt(wereld, rosa)
    tikt(wereld)
    (post,) = bezorgt(wereld)
    assert "er is geen manager aangemeld" in post.kaart
    assert "één lopende casus" in post.kaart
    assert str(een.code) not in post.kaart, "a beheerder has no business with a casus"
    assert post.kaart.knoppen == ()


async def test_a_manager_finds_whoever_left_on_top(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer, manager: Deelnemer
) -> None:
    een = maakt_casus(wereld, "jeugd")
    maakt_casus(wereld, "jeugd", bo)
    eindigt(wereld, rosa)
    kaart = await manager.opens("overdragen")
    assert kaart.tekst.index("Rosa Regisseur") < kaart.tekst.index("Bo Bakker")
    kaart = await kiest(manager, "Rosa Regisseur (één lopende casus), geen procesregisseur meer")
    assert "Tot u overdraagt, volgt niemand deze casussen." in kaart
    assert str(een.code) in kaart


async def test_status_of_what_came_with_it_counts_refusals_as_dealt_with(
    wereld: Wereld, rosa: Deelnemer, bo: Deelnemer
) -> None:
    await hebben_chat(bo)
    een = maakt_casus(wereld, "jeugd")
    zitting = plant(wereld, "jeugd", om(wereld, VRIJDAG, 13))
    handelt_af(wereld, vraagt_uit(wereld, een, zitting, "politie"), "politie", BevragingStatus.GEWEIGERD)
    await draagt_over(rosa, f"{een.code}, Regietafel Jeugd, vr 6 mrt, 13.00 uur")
    (post,) = bezorgt(wereld)
    assert "Bij één uitvraag is alles binnen." in post.kaart
    assert "deelt" not in post.kaart.tekst
