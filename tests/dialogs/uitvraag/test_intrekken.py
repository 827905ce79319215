"""Withdrawing: the access closes at once, and who had opened it is told."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from domain.afspraak import Afspraak, AfspraakStatus
from domain.agenda import Agendapunt
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage import afspraken, agenda, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs.uitvraag._antwoorden import opent
from tests.dialogs.uitvraag._antwoorden import ziet_namen as ziet_ze
from tests.dialogs.uitvraag._gedaan import antwoordt, ziet_namen
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


async def formulier(verhaal: Verhaal, casus: Casus, opdracht: str = "intrek") -> Kaart:
    deur = await verhaal.wereld.regisseur.types(f"/uitvraag {opdracht} {casus.code}")
    return await verhaal.wereld.regisseur.presses(deur, "Openen")


async def trekt_in(verhaal: Verhaal, casus: Casus, *namen: str) -> Kaart:
    kaart = await formulier(verhaal, casus)
    invoer = {"Verkeerde organisatie? Vink aan welke u intrekt.": " + ".join(namen)}
    return await verhaal.wereld.regisseur.presses(kaart, "Aangevinkte intrekken", invoer)


def punten(verhaal: Verhaal, casus: Casus) -> list[Agendapunt]:
    alle: tuple[Agendapunt, ...] = verhaal.wereld.leest(agenda.punten, verhaal.uitvraag(casus).zitting_id)
    return [een for een in alle if een.casus_id == casus.id]


def heeft_toegang(verhaal: Verhaal, casus: Casus, organisatie: str) -> bool:
    nu = verhaal.wereld.nu
    rijen = verhaal.wereld.leest(toegang.van_casus, casus.id)
    return any(een.organisatie == organisatie and (een.tot is None or een.tot > nu) for een in rijen)


async def test_what_is_typed_is_answered_with_a_button_only(verhaal: Verhaal, casus: Casus) -> None:
    for opdracht in ("intrek", "verzet", "sluit", "heropen"):
        deur = await verhaal.wereld.regisseur.types(f"/uitvraag {opdracht} {casus.code}")
        assert deur.knoppen == ("Openen",)
    assert "Kanarie" not in verhaal.wereld.posted()


async def test_a_wrong_organisatie_loses_its_access_at_once(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await trekt_in(verhaal, casus, "Politie Merwestreek")
    assert "Ingetrokken bij: Politie Merwestreek." in kaart
    assert "Niemand heeft dit geopend." in kaart
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.INGETROKKEN
    assert verhaal.bevraging(casus, "om").status is BevragingStatus.OPEN
    assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN
    assert not heeft_toegang(verhaal, casus, "politie")
    assert heeft_toegang(verhaal, casus, "om")
    assert len(punten(verhaal, casus)) == 1


async def test_whoever_has_the_card_open_is_refused_without_a_name(verhaal: Verhaal, casus: Casus) -> None:
    agent = verhaal.wereld.partner("politie")
    vorm = await ziet_ze(verhaal, agent, casus)
    assert "Kanarie" in vorm
    await trekt_in(verhaal, casus, "Politie Merwestreek")
    verhaal.verstuurt()
    open_ = await agent.presses_raw("uitvraag.open", verhaal.druk(casus, "politie"))
    lijst = await opent(verhaal, agent, verhaal.uitvraag(casus).zitting_id)
    opslaan = await agent.presses(vorm, "Opslaan")
    assert "Deze uitvraag is vervallen." in open_
    for gezien in (open_, lijst, opslaan):
        assert "Kanarie" not in str(gezien.json)
        assert "Vinkenoog" not in str(gezien.json)
    assert verhaal.wereld.leest(uitvragen.alle_versies, casus.id, verhaal.bevraging(casus, "politie").id) == ()


async def test_the_worklist_in_teams_asks_nothing_any_more(verhaal: Verhaal, casus: Casus) -> None:
    assert str(casus.code) in verhaal.kaart_voor(casus, "politie")
    await trekt_in(verhaal, casus, "Politie Merwestreek")
    verhaal.verstuurt()
    assert f"{casus.code}: open" not in verhaal.kaart_voor(casus, "politie")
    assert f"{casus.code}: open" in verhaal.kaart_voor(casus, "om")


async def test_who_had_opened_it_is_listed_and_a_data_breach_can_be_noted(verhaal: Verhaal, casus: Casus) -> None:
    agent = verhaal.wereld.partner("politie", "Agnes Agent")
    ziet_namen(verhaal, agent, casus, "politie")
    verhaal.wereld.verstrijkt(hours=1)
    ziet_namen(verhaal, agent, casus, "politie")
    ziet_namen(verhaal, verhaal.wereld.partner("om"), casus, "om")
    kaart = await trekt_in(verhaal, casus, "Politie Merwestreek")
    assert "1 persoon heeft dit geopend" in kaart
    assert "Agnes Agent, Politie Merwestreek" in kaart
    assert "ma 2 mrt, 10.00 uur tot ma 2 mrt, 11.00 uur: zag namen" in kaart
    assert "Partner van om" not in kaart
    assert kaart.knoppen == ("Melden als mogelijk datalek", "Toch weer vragen", "Stand")


async def test_the_whole_uitvraag_leaves_the_agenda_and_the_casus_is_as_before(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await verhaal.wereld.regisseur.presses(await formulier(verhaal, casus), "Hele uitvraag intrekken")
    assert "De hele uitvraag is ingetrokken" in kaart
    assert "De casus staat niet meer op de agenda" in kaart
    assert verhaal.uitvraag(casus).status is UitvraagStatus.INGETROKKEN
    assert {een.status for een in verhaal.uitvraag(casus).bevragingen} == {BevragingStatus.INGETROKKEN}
    assert not any(heeft_toegang(verhaal, casus, een) for een in VAST)
    assert punten(verhaal, casus) == []
    assert verhaal.wereld.leest(casussen.lees, casus.id).fase is Fase.AANVANG


async def test_the_regisseur_may_keep_the_agenda_item(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await formulier(verhaal, casus)
    invoer = {"Trekt u alles in: wat gebeurt er met het agendapunt?": "Op de agenda laten staan"}
    klaar = await verhaal.wereld.regisseur.presses(kaart, "Hele uitvraag intrekken", invoer)
    assert "niet meer op de agenda" not in klaar
    assert len(punten(verhaal, casus)) == 1


async def test_everybody_ticked_is_the_whole_uitvraag(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await formulier(verhaal, casus)
    alle = {"Verkeerde organisatie? Vink aan welke u intrekt.": ",".join(VAST)}
    assert "De hele uitvraag is ingetrokken" in await verhaal.wereld.regisseur.presses(
        kaart, "Aangevinkte intrekken", alle
    )
    assert verhaal.uitvraag(casus).status is UitvraagStatus.INGETROKKEN


async def test_no_reminder_follows_a_withdrawal_and_no_post_names_it(verhaal: Verhaal, casus: Casus) -> None:
    await verhaal.wereld.regisseur.presses(await formulier(verhaal, casus), "Hele uitvraag intrekken")
    verhaal.verstuurt()
    gestuurd = verhaal.wacht_tot(ZITTING - timedelta(minutes=1))
    assert [een.soort for een in gestuurd if een.soort in {"herinnering", "laatste_herinnering"}] == []
    assert "Kanarie" not in verhaal.alles_gezien()


async def test_ticking_some_and_pressing_all_is_asked_about(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await formulier(verhaal, casus)
    invoer = {"Verkeerde organisatie? Vink aan welke u intrekt.": "Politie Merwestreek"}
    nog = await verhaal.wereld.regisseur.presses(kaart, "Hele uitvraag intrekken", invoer)
    assert "U vinkte organisaties aan." in nog
    assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN
    klaar = await verhaal.wereld.regisseur.presses(nog, "Aangevinkte intrekken")
    assert "Ingetrokken bij: Politie Merwestreek." in klaar


async def test_nothing_ticked_is_told(verhaal: Verhaal, casus: Casus) -> None:
    nog = await verhaal.wereld.regisseur.presses(await formulier(verhaal, casus), "Aangevinkte intrekken")
    assert "Vink aan welke organisaties u intrekt" in nog
    assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN


async def test_pressed_twice_it_is_withdrawn_once(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await formulier(verhaal, casus)
    invoer = {"Verkeerde organisatie? Vink aan welke u intrekt.": "Politie Merwestreek"}
    eerste = await verhaal.wereld.regisseur.presses(kaart, "Aangevinkte intrekken", invoer)
    tweede = await verhaal.wereld.regisseur.presses(kaart, "Aangevinkte intrekken", invoer)
    assert tweede.tekst == eerste.tekst
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.UITVRAAG_INGETROKKEN) == 1
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.TOEGANG_BEEINDIGD) == 1


async def test_the_used_form_filled_in_otherwise_withdraws_nothing_by_itself(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await formulier(verhaal, casus)
    wie = "Verkeerde organisatie? Vink aan welke u intrekt."
    await verhaal.wereld.regisseur.presses(kaart, "Aangevinkte intrekken", {wie: "Politie Merwestreek"})
    nog = await verhaal.wereld.regisseur.presses(kaart, "Aangevinkte intrekken", {wie: "OM Merwestreek"})
    assert "Dit was al ingetrokken." in nog
    assert verhaal.bevraging(casus, "om").status is BevragingStatus.OPEN
    assert "OM Merwestreek" in await verhaal.wereld.regisseur.presses(nog, "Aangevinkte intrekken")
    assert verhaal.bevraging(casus, "om").status is BevragingStatus.INGETROKKEN


async def test_what_was_withdrawn_by_mistake_is_asked_again_in_one_step(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await verhaal.wereld.regisseur.presses(await formulier(verhaal, casus), "Hele uitvraag intrekken")
    verhaal.verstuurt()
    klaar = await verhaal.wereld.regisseur.presses(kaart, "Toch weer vragen")
    assert "Weer gevraagd: Politie Merwestreek" in klaar
    assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN
    assert {een.status for een in verhaal.uitvraag(casus).bevragingen} == {BevragingStatus.OPEN}
    assert all(heeft_toegang(verhaal, casus, een) for een in VAST)
    assert len(punten(verhaal, casus)) == 1
    assert verhaal.wereld.leest(casussen.lees, casus.id).fase is Fase.UITVRAAG
    gestuurd = verhaal.wacht_tot(ZITTING - timedelta(minutes=1))
    assert [een for een in gestuurd if een.soort == "herinnering"]


async def test_another_uitvraag_of_the_casus_that_asks_them_keeps_their_access(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.zitting(ZITTING + timedelta(days=14))
    eerste = verhaal.uitvraag(casus)
    regisseur = verhaal.wereld.regisseur
    data: dict[str, JsonValue] = {"v": 1, "casus": casus.id, "nieuw": True}
    vorm = await regisseur.presses_raw("uitvraag.voorstel", data)
    verhaal.wereld.verstrijkt(minutes=1)
    await regisseur.presses(vorm, "Start")
    data = {"v": 1, "uitvraag": eerste.id}
    kaart = await regisseur.presses_raw("uitvraag.intrek_formulier", data)
    klaar = await regisseur.presses(kaart, "Hele uitvraag intrekken")
    assert "houden toegang: Politie Merwestreek" in klaar
    assert heeft_toegang(verhaal, casus, "politie")


async def test_with_two_running_the_regisseur_chooses_which(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.zitting(ZITTING + timedelta(days=14))
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.presses_raw("uitvraag.voorstel", {"v": 1, "casus": casus.id, "nieuw": True})
    await regisseur.presses(vorm, "Start")
    keuze = await formulier(verhaal, casus)
    assert keuze.labels == ("Welke uitvraag? (verplicht)",)
    gekozen = {"Welke uitvraag?": f"{casus.code}, zitting ma 9 mrt, 13.00 uur"}
    assert "Uitvraag 26-0142-K intrekken" in await regisseur.presses(keuze, "Verder", gekozen)


async def test_after_the_zitting_withdrawing_closes_the_access_and_touches_no_agenda(
    verhaal: Verhaal, casus: Casus
) -> None:
    verhaal.wacht_tot(ZITTING + timedelta(hours=3))
    kaart = await formulier(verhaal, casus)
    assert "De zitting is begonnen." in kaart
    klaar = await verhaal.wereld.regisseur.presses(kaart, "Hele uitvraag intrekken")
    assert "Toch weer vragen" not in klaar.knoppen
    assert not heeft_toegang(verhaal, casus, "politie")
    assert len(punten(verhaal, casus)) == 1


async def test_nobody_else_can_withdraw_or_read_who_opened_it(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Tweede Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    kaart = await formulier(verhaal, casus)
    druk = kaart.druk("Hele uitvraag intrekken", {})
    uitvraag: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id}
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        assert "Politie" not in await wie.presses_raw(druk.verb, druk.data)
        for verb in ("intrek_formulier", "inzage", "wijzigen", "verzet_formulier"):
            assert "Politie" not in await wie.presses_raw(f"uitvraag.{verb}", uitvraag)
        for verb in ("sluit", "heropen", "verzet", "intrek_terug"):
            await wie.presses_raw(f"uitvraag.{verb}", uitvraag | {"sleutel": "a.1.b", "organisaties": "politie"})
    assert verhaal.uitvraag(casus).status is UitvraagStatus.OPEN


async def test_a_copied_key_of_another_uitvraag_is_refused(verhaal: Verhaal, casus: Casus) -> None:
    anders = verhaal.casus(ANNA, nummer=143)
    await verhaal.start(anders)
    druk = (await formulier(verhaal, casus)).druk("Hele uitvraag intrekken", {})
    data = druk.data | {"uitvraag": verhaal.uitvraag(anders).id}
    await verhaal.wereld.regisseur.presses_raw(druk.verb, data)
    assert verhaal.uitvraag(anders).status is UitvraagStatus.OPEN


async def test_withdrawing_the_last_who_owed_an_answer_completes_the_uitvraag(verhaal: Verhaal, casus: Casus) -> None:
    for een in VAST[1:]:
        antwoordt(verhaal, casus, een)
    verhaal.verstuurt()
    assert verhaal.posts_van("alles_binnen") == []
    await trekt_in(verhaal, casus, "Politie Merwestreek")
    verhaal.verstuurt()
    assert len(verhaal.posts_van("alles_binnen")) == 1


async def test_who_agreed_to_do_something_keeps_access_when_what_was_asked_is_withdrawn(
    verhaal: Verhaal, casus: Casus
) -> None:
    organisatie = VAST[0]
    wereld, nu = verhaal.wereld, verhaal.wereld.nu
    afspraak = Afspraak(
        "a", casus.id, "bellen", organisatie, nu.date(), AfspraakStatus.LOPEND, nu, wereld.regisseur.id, nu
    )
    wereld.doet(afspraken.voeg_toe, afspraak)
    kaart = await trekt_in(verhaal, casus, *(wereld.regio.organisatienaam(een) for een in VAST))
    assert "een afspraak of de casusregie houden toegang" in kaart
    toe = {een.organisatie: een.loopt(wereld.nu) for een in wereld.leest(toegang.van_casus, casus.id)}
    assert [een for een, loopt in toe.items() if loopt] == [organisatie]
