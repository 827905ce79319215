"""Somebody is away: who says so, who stands in, and that it begins and ends at the minute."""

from datetime import date, timedelta

import pytest

from dialogs import afwezig as onderwerp
from dialogs import casus as casussen
from dialogs import zaken
from dialogs.kern.registry import Registry
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from domain.regio import Regio
from storage import afwezigheid, personen
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, om

WEEK = {"Eerste dag": "2026-03-09", "Laatste dag (tot en met)": "2026-03-13"}


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (onderwerp, casussen, zaken):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def bo(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Bo Bakker", (Rol.PROCESREGISSEUR, "zvh"))


@pytest.fixture
def manager(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))


async def meldt(wie: Deelnemer, vervanger: str = "Bo Bakker", **anders: str) -> Kaart:
    kaart = await wie.types("/afwezig")
    return await wie.presses(kaart, "Vastleggen", {**WEEK, "Wie neemt waar?": vervanger, **anders})


async def post(wereld: Wereld, *wie: Deelnemer) -> dict[str, Kaart]:
    """What arrives now, by whose chat."""
    for een in wie:
        await een.types("/afwezig")
    return {een.waar: een.kaart for een in bezorgt(wereld)}


# Saying it


async def test_a_regisseur_says_from_when_until_when_and_who_stands_in(wereld: Wereld, bo: Deelnemer) -> None:
    kaart = await meldt(wereld.regisseur)
    assert "Vastgelegd: afwezig maandag 9 maart tot en met vrijdag 13 maart." in kaart
    assert "Bo Bakker neemt waar." in kaart
    (een,) = wereld.leest(afwezigheid.komende, wereld.regisseur.id)
    assert (een.van, een.tot) == (om(wereld, date(2026, 3, 9), 0), om(wereld, date(2026, 3, 14), 0))
    assert een.vervanger_id == bo.id
    assert not een.door_collega
    assert Handeling.AFWEZIG_GEMELD in wereld.handelingen()


async def test_nobody_stands_in_only_when_that_was_chosen(wereld: Wereld, bo: Deelnemer) -> None:
    kaart = await wereld.regisseur.presses(await wereld.regisseur.types("/afwezig"), "Vastleggen", WEEK)
    assert "Kies wie waarneemt, of dat niemand waarneemt." in kaart
    kaart = await wereld.regisseur.presses(kaart, "Vastleggen", {"Wie neemt waar?": "Niemand neemt waar"})
    assert "Vastgelegd" in kaart
    (een,) = wereld.leest(afwezigheid.komende, wereld.regisseur.id)
    assert een.vervanger_id is None


async def test_only_who_does_the_same_work_can_be_chosen_and_never_oneself(
    wereld: Wereld, bo: Deelnemer, manager: Deelnemer
) -> None:
    agent = wereld.partner("politie", "Vera Agent")
    wereld.partner("politie", "Wim Agent")
    wereld.partner("ggd", "Gea Verpleegkundige")
    van_regisseur = await wereld.regisseur.types("/afwezig")
    assert "Bo Bakker" in van_regisseur
    for naam in ("Rosa Regisseur", "Marit Manager", "Vera Agent"):
        assert naam not in van_regisseur
    van_agent = await agent.types("/afwezig")
    assert "Wim Agent" in van_agent
    for naam in ("Vera Agent", "Gea Verpleegkundige", "Bo Bakker"):
        assert naam not in van_agent


@pytest.mark.parametrize("wie", ["zelf", "manager", "onzin"])
async def test_somebody_else_cannot_be_made_a_stand_in_by_hand(
    wereld: Wereld, bo: Deelnemer, manager: Deelnemer, wie: str
) -> None:
    druk = (await wereld.regisseur.types("/afwezig")).druk("Vastleggen", WEEK)
    wie = {"zelf": wereld.regisseur.id, "manager": manager.id}.get(wie, wie)
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "vervanger": wie})
    assert "Kies wie waarneemt" in kaart
    assert wereld.leest(afwezigheid.komende, wereld.regisseur.id) == ()


@pytest.mark.parametrize(
    ("van", "tot", "fout"),
    [
        ("2026-03-13", "2026-03-09", "De laatste dag ligt vóór de eerste."),
        ("2026-03-01", "2026-03-09", "De eerste dag is al voorbij."),
        ("2026-03-09", "2027-11-01", "Klopt het jaartal?"),
        ("2036-03-09", "2036-03-10", "Klopt het jaartal?"),
        ("9 maart", "2026-03-13", "Vul de eerste dag in."),
        ("", "", "Vul de laatste dag in."),
    ],
)
async def test_days_that_cannot_be_meant_are_told_and_what_was_typed_stays(
    wereld: Wereld, bo: Deelnemer, van: str, tot: str, fout: str
) -> None:
    kaart = await wereld.regisseur.types("/afwezig")
    druk = kaart.druk("Vastleggen", {"Wie neemt waar?": "Bo Bakker"})
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "van": van, "tot": tot})
    assert fout in kaart
    gebleven = kaart.druk("Vastleggen", {}).data
    assert (gebleven.get("van", ""), gebleven.get("tot", "")) == (van, tot)
    assert gebleven["vervanger"] == bo.id


async def test_days_that_overlap_are_told_and_the_form_keeps_what_was_typed(wereld: Wereld, bo: Deelnemer) -> None:
    await meldt(wereld.regisseur)
    kaart = await meldt(wereld.regisseur, **{"Eerste dag": "2026-03-13", "Laatste dag (tot en met)": "2026-03-20"})
    assert "al een afwezigheid gemeld: maandag 9 maart tot en met vrijdag 13 maart" in kaart
    assert kaart.druk("Vastleggen", {}).data["tot"] == "2026-03-20"
    assert len(wereld.leest(afwezigheid.komende, wereld.regisseur.id)) == 1
    kaart = await wereld.regisseur.presses(kaart, "Vastleggen", {"Eerste dag": "2026-03-14"})
    assert "Vastgelegd: afwezig zaterdag 14 maart tot en met vrijdag 20 maart." in kaart


async def test_pressed_twice_it_is_kept_once(wereld: Wereld, bo: Deelnemer) -> None:
    kaart = await wereld.regisseur.types("/afwezig")
    for _ in range(2):
        na = await wereld.regisseur.presses(kaart, "Vastleggen", {**WEEK, "Wie neemt waar?": "Bo Bakker"})
        assert "Vastgelegd" in na
    assert len(wereld.leest(afwezigheid.komende, wereld.regisseur.id)) == 1


async def test_the_same_form_with_other_days_is_not_lost(wereld: Wereld, bo: Deelnemer) -> None:
    kaart = await wereld.regisseur.types("/afwezig")
    invoer = {**WEEK, "Wie neemt waar?": "Bo Bakker"}
    await wereld.regisseur.presses(kaart, "Vastleggen", invoer)
    na = await wereld.regisseur.presses(
        kaart, "Vastleggen", {**invoer, "Eerste dag": "2026-04-06", "Laatste dag (tot en met)": "2026-04-07"}
    )
    assert "Dit formulier was al gebruikt." in na
    assert "Vastgelegd: afwezig maandag 6 april" in await wereld.regisseur.presses(na, "Vastleggen")


async def test_a_copied_key_is_refused(wereld: Wereld, bo: Deelnemer, manager: Deelnemer) -> None:
    druk = (await wereld.regisseur.types("/afwezig")).druk("Vastleggen", {**WEEK, "Wie neemt waar?": "Bo Bakker"})
    kaart = await manager.presses_raw(druk.verb, druk.data)
    assert "Vastgelegd" not in kaart
    assert wereld.leest(afwezigheid.komende, wereld.regisseur.id) == ()


# For a colleague who fell ill


async def test_a_manager_says_it_for_a_regisseur_who_then_hears_of_it(
    wereld: Wereld, bo: Deelnemer, manager: Deelnemer
) -> None:
    await post(wereld, wereld.regisseur, bo)
    kaart = await manager.presses(await manager.types("/afwezig"), "Voor een collega")
    kaart = await manager.presses(kaart, "Verder", {"Collega": "Rosa Regisseur"})
    assert "Afwezig: Rosa Regisseur" in kaart
    kaart = await manager.presses(kaart, "Vastleggen", {**WEEK, "Wie neemt waar?": "Bo Bakker"})
    assert "Vastgelegd" in kaart
    gehoord = await post(wereld)
    assert set(gehoord) == {wereld.regisseur.chat.conversation_id, bo.chat.conversation_id}
    for een in gehoord.values():
        assert "Bo Bakker neemt waar voor Rosa Regisseur: maandag 9 maart tot en met vrijdag 13 maart." in een


async def test_a_partner_says_it_for_a_colleague_and_not_for_another_body(wereld: Wereld) -> None:
    agent, ziek = wereld.partner("politie", "Vera Agent"), wereld.partner("politie", "Wim Agent")
    gea = wereld.partner("ggd", "Gea Verpleegkundige")
    kaart = await agent.presses(await agent.types("/afwezig"), "Voor een collega")
    assert "Wim Agent" in kaart
    assert "Gea" not in kaart
    kaart = await agent.presses(kaart, "Verder", {"Collega": "Wim Agent"})
    kaart = await agent.presses(kaart, "Vastleggen", {**WEEK, "Wie neemt waar?": "Vera Agent"})
    assert "Vastgelegd" in kaart
    (een,) = wereld.leest(afwezigheid.komende, ziek.id)
    assert een.door_collega  # so that it opens nothing that was for the absent one alone
    druk = kaart.druk("Vastleggen", WEEK)
    weg = await agent.presses_raw(druk.verb, {**druk.data, "persoon": gea.id, "vervanger": "-"})
    assert "Dit kan ik niet voor u openen" in weg
    assert wereld.leest(afwezigheid.komende, gea.id) == ()


async def test_a_regisseur_cannot_make_himself_the_stand_in_of_a_colleague(wereld: Wereld, bo: Deelnemer) -> None:
    kaart = await bo.types("/afwezig")
    assert "Voor een collega" not in kaart.knoppen
    druk = kaart.druk("Vastleggen", WEEK)
    weg = await bo.presses_raw(druk.verb, {**druk.data, "persoon": wereld.regisseur.id, "vervanger": bo.id})
    assert "Dit kan ik niet voor u openen" in weg
    assert wereld.leest(afwezigheid.komende, wereld.regisseur.id) == ()


async def test_a_manager_who_is_one_no_more_registers_nothing_with_a_form_he_left_open(
    wereld: Wereld, bo: Deelnemer, manager: Deelnemer
) -> None:
    rosa = wereld.regisseur
    kaart = await manager.presses(await manager.types("/afwezig"), "Voor een collega")
    kaart = await manager.presses(kaart, "Verder", {"Collega": "Rosa Regisseur"})
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, manager.id, Rol.MANAGER, "zvh", wereld.nu)
    wereld.doet(personen.stel_aan, manager.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", wereld.nu))
    kaart = await manager.presses(kaart, "Vastleggen", {**WEEK, "Wie neemt waar?": "Bo Bakker"})
    assert "Dit kan ik niet voor u openen" in kaart
    assert wereld.leest(afwezigheid.komende, rosa.id) == ()


# Hearing it, and taking it back


async def test_the_stand_in_hears_it_and_reads_it_when_it_is_taken_back(wereld: Wereld, bo: Deelnemer) -> None:
    await post(wereld, bo)
    kaart = await meldt(wereld.regisseur)
    gehoord = await post(wereld)
    assert set(gehoord) == {bo.chat.conversation_id}
    assert "Voor Rosa Regisseur: maandag 9 maart tot en met vrijdag 13 maart." in await bo.types("/afwezig")
    kaart = await wereld.regisseur.presses(kaart, "Intrekken")
    assert "Ingetrokken." in kaart
    (bewerkt,) = bezorgt(wereld)
    assert bewerkt.bewerkt
    assert "Deze waarneming geldt niet meer." in bewerkt.kaart
    assert Handeling.AFWEZIG_INGETROKKEN in wereld.handelingen()


async def test_taken_back_before_it_was_told_nothing_is_told(wereld: Wereld, bo: Deelnemer) -> None:
    await post(wereld, bo)
    await wereld.regisseur.presses(await meldt(wereld.regisseur), "Intrekken")
    assert bezorgt(wereld) == []


async def test_somebody_else_cannot_take_it_back(wereld: Wereld, bo: Deelnemer) -> None:
    druk = (await meldt(wereld.regisseur)).druk("Intrekken", {})
    assert "Dit kan ik niet voor u openen" in await bo.presses_raw(druk.verb, druk.data)
    assert len(wereld.leest(afwezigheid.komende, wereld.regisseur.id)) == 1


async def test_a_stand_in_who_is_away_himself_is_told_of(wereld: Wereld, bo: Deelnemer) -> None:
    await meldt(bo, "Niemand neemt waar") if wereld.regisseur.id else None
    assert "Let op: Bo Bakker is zelf ook afwezig" in await meldt(wereld.regisseur)


# From the first minute until the last


async def test_a_stand_in_opens_the_casus_from_the_first_minute_until_the_last(wereld: Wereld, bo: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    await meldt(wereld.regisseur)
    begin, einde = om(wereld, date(2026, 3, 9), 0), om(wereld, date(2026, 3, 14), 0)
    minuut = timedelta(minutes=1)
    gezien = []
    for moment in (begin - minuut, begin, einde - minuut, einde):
        wereld.nu = moment
        kaart = await bo.opens("casus toon", casuscode=str(casus.code))
        gezien.append((CANARY in kaart, "U neemt waar voor Rosa Regisseur." in kaart))
    assert gezien == [(False, False), (True, True), (True, True), (False, False)]


async def test_today_begins_now_and_ending_it_ends_it_at_once(wereld: Wereld, bo: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    kaart = await meldt(wereld.regisseur, **{"Eerste dag": "2026-03-02", "Laatste dag (tot en met)": "2026-03-02"})
    (een,) = wereld.leest(afwezigheid.komende, wereld.regisseur.id)
    assert een.van == wereld.nu
    assert CANARY in await bo.opens("casus toon", casuscode=str(casus.code))
    await wereld.regisseur.presses(kaart, "Intrekken")
    assert CANARY not in await bo.opens("casus toon", casuscode=str(casus.code))


async def test_a_form_that_a_stand_in_left_open_is_refused_once_it_ended(wereld: Wereld, bo: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    await meldt(wereld.regisseur)
    wereld.nu = om(wereld, date(2026, 3, 13), 23, 59)
    geopend = await bo.opens("casus toon", casuscode=str(casus.code))
    formulier = await bo.presses(geopend, "Nog een betrokkene")
    druk = next(een for een in formulier.drukken() if een.verb == "casus.betrokkene_bewaar")
    wereld.verstrijkt(minutes=1)
    kaart = await bo.presses_raw(druk.verb, {**druk.data, "naam": "Iemand Nieuw"})
    assert "Dit kan ik niet voor u openen" in kaart
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


async def test_a_stand_in_who_loses_his_own_role_stands_in_no_more(wereld: Wereld, bo: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    await meldt(wereld.regisseur)
    wereld.nu = om(wereld, date(2026, 3, 10), 10)
    wereld.doet(personen.beeindig, bo.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)
    wereld.doet(personen.stel_aan, bo.id, Aanstelling(Rol.PARTNER, "politie", wereld.nu))
    assert CANARY not in await bo.opens("casus toon", casuscode=str(casus.code))


async def test_whose_casus_it_is_stands_on_every_list(wereld: Wereld, bo: Deelnemer) -> None:
    maakt_casus(wereld, "jeugd")
    await meldt(wereld.regisseur)
    wereld.nu = om(wereld, date(2026, 3, 10), 10)
    assert "U neemt waar voor Rosa Regisseur." in await bo.opens("zaken")
    assert "Uw casus." not in await bo.opens("zaken")
    assert "U neemt waar" not in await wereld.regisseur.opens("zaken")
