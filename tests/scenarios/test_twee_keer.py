"""The same press twice, a copied form, two people at once: one answer each, nothing lost, and a sensible card for each.

Teams repeats what took long, with the same activity id or with a new one; people double-click; colleagues share a
screen. At once means at once: the presses are under way together, on PostgreSQL in transactions beside each other.
"""

import asyncio
from collections.abc import Mapping

from domain.logboek import Handeling
from domain.uitvraag import Antwoordsoort, BevragingStatus
from storage import casus as casussen
from storage import personen
from tests._kaart import Kaart
from tests.scenarios._opstelling import (
    AFGEHANDELD,
    BEKEND,
    BETROKKENE,
    CASUS,
    EERSTE,
    NIET_DELEN,
    START,
    TAFELKANAAL,
    TWEEDE,
    WEIGERING,
    Opstelling,
    kanaal_van,
    vinkt_aan,
)
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Gesprek, Persoon, kanaal

POLITIE = kanaal_van("politie")
ANDERS = {
    **BEKEND,
    "Over wie heeft u zorgen?": "Geen zorgen",
    "Toelichting bij: Over wie heeft u zorgen?": "",
    "Feit of oordeel? (bij: Over wie heeft u zorgen?)": "",
}


async def test_a_press_that_is_delivered_twice_is_answered_once(bij_uitvraag: Opstelling) -> None:
    formulier, pim = await bij_uitvraag.opent("politie"), bij_uitvraag.partner("politie")
    eerste = await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE, activiteit="f:bezorgd")
    nogmaals = await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE, activiteit="f:bezorgd")
    assert len(bij_uitvraag.versies_over_eerste("politie")) == 1
    assert all("Dank u." in kaart for kaart in (eerste, nogmaals))


async def test_a_press_that_teams_repeats_under_a_new_id_is_answered_once(bij_uitvraag: Opstelling) -> None:
    formulier, pim = await bij_uitvraag.opent("politie"), bij_uitvraag.partner("politie")
    for _ in range(3):
        assert "Dank u." in await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE)
    (antwoord,) = bij_uitvraag.versies_over_eerste("politie")
    assert antwoord.soort is Antwoordsoort.BEKEND


async def test_a_repeat_that_comes_after_everything_was_answered_changes_nothing(bij_uitvraag: Opstelling) -> None:
    pim = bij_uitvraag.partner("politie")
    namen = await bij_uitvraag.ziet_namen("politie")
    formulier = await pim.presses(namen, "Opslaan", vinkt_aan(namen, EERSTE), waar=POLITIE)
    assert "Dank u." in await pim.presses(formulier, "Niet bekend", waar=POLITIE)
    assert "Dank u." in await pim.presses(formulier, "Niet bekend", waar=POLITIE)
    # Whoever was ticked may be corrected; nothing is stored by looking.
    assert EERSTE in await pim.presses(namen, "Opslaan", vinkt_aan(namen, EERSTE), waar=POLITIE)
    assert [een.versie for een in bij_uitvraag.versies("politie")] == [1, 1]


async def test_a_refusal_counts_once(bij_uitvraag: Opstelling) -> None:
    ralf, plek = bij_uitvraag.partner("rvdk"), kanaal_van("rvdk")
    formulier = await ralf.presses(await bij_uitvraag.voorblad("rvdk"), NIET_DELEN, waar=plek)
    kaarten = await _tegelijk(ralf, formulier, "Vastleggen", WEIGERING, plek)
    assert all("Dank u." in kaart for kaart in kaarten)
    assert [een.versie for een in bij_uitvraag.versies("rvdk")] == [1, 1]
    assert _hoe_vaak(bij_uitvraag, Handeling.UITVRAAG_GEWEIGERD) == 2  # once for each betrokkene


async def test_a_double_click_is_one_answer(bij_uitvraag: Opstelling) -> None:
    formulier = await bij_uitvraag.opent("politie")
    kaarten = await _tegelijk(bij_uitvraag.partner("politie"), formulier, "Opslaan", BEKEND, POLITIE)
    assert len(bij_uitvraag.versies_over_eerste("politie")) == 1
    assert all("Dank u." in kaart for kaart in kaarten)


async def test_one_delivery_that_arrives_twice_at_once_is_one_answer(bij_uitvraag: Opstelling) -> None:
    formulier = await bij_uitvraag.opent("politie")
    pim = bij_uitvraag.partner("politie")
    kaarten = await asyncio.gather(
        *(pim.presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE, activiteit="f:tegelijk") for _ in range(4))
    )
    assert len(bij_uitvraag.versies_over_eerste("politie")) == 1
    assert all("Dank u." in kaart for kaart in kaarten)


async def test_the_used_form_filled_in_anew_is_not_lost(bij_uitvraag: Opstelling) -> None:
    formulier, pim = await bij_uitvraag.opent("politie"), bij_uitvraag.partner("politie")
    await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE)
    nogmaals = await pim.presses(formulier, "Opslaan", ANDERS, waar=POLITIE)
    assert "was al opgeslagen" in nogmaals
    assert len(bij_uitvraag.versies_over_eerste("politie")) == 1
    await pim.presses(nogmaals, "Opslaan", waar=POLITIE)
    eerste, tweede = bij_uitvraag.versies_over_eerste("politie")
    assert (dict(eerste.waarden)["zorgen"], dict(tweede.waarden)["zorgen"]) == ("kinderen,omgeving", "geen")


async def test_a_colleague_cannot_press_a_form_that_was_opened_for_somebody_else(bij_uitvraag: Opstelling) -> None:
    formulier, pleun = await bij_uitvraag.opent("politie"), bij_uitvraag.partner("politie", 1)
    geweigerd = await pleun.presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE)
    assert "voor iemand anders geopend" in geweigerd
    assert bij_uitvraag.versies_over_eerste("politie") == ()
    assert _geweigerd(bij_uitvraag) == [pleun.persoon.name]
    await bij_uitvraag.partner("politie").presses(formulier, "Opslaan", {**BEKEND}, waar=POLITIE)
    assert "voor iemand anders geopend" in await pleun.presses(formulier, "Opslaan", ANDERS, waar=POLITIE)
    (antwoord,) = bij_uitvraag.versies_over_eerste("politie")
    assert dict(antwoord.waarden)["zorgen"] == "kinderen,omgeving"


async def test_a_copied_form_gives_a_partner_of_another_organisatie_nothing(bij_uitvraag: Opstelling) -> None:
    formulier, otto = await bij_uitvraag.opent("politie"), bij_uitvraag.partner("om")
    geweigerd = await otto.presses(formulier, "Opslaan", {**BEKEND}, waar=kanaal_van("om"))
    assert "voor een andere organisatie" in geweigerd
    assert EERSTE not in geweigerd
    assert bij_uitvraag.versies_over_eerste("politie") == bij_uitvraag.versies("om") == ()
    assert _geweigerd(bij_uitvraag) == [otto.persoon.name]


async def test_two_colleagues_about_one_person_at_once_are_two_versions(bij_uitvraag: Opstelling) -> None:
    pim, pleun = bij_uitvraag.partner("politie"), bij_uitvraag.partner("politie", 1)
    van_pim, van_pleun = await bij_uitvraag.opent("politie"), await bij_uitvraag.opent("politie", 1)
    kaarten = await asyncio.gather(
        pim.presses(van_pim, "Opslaan", {**BEKEND}, waar=POLITIE),
        pleun.presses(van_pleun, "Opslaan", ANDERS, waar=POLITIE),
    )
    # Whoever comes second corrected what the first had said, and sees it in the list.
    assert all("Dank u." in kaart or "Opgeslagen." in kaart for kaart in kaarten)
    versies = bij_uitvraag.versies_over_eerste("politie")
    assert [een.versie for een in versies] == [1, 2]
    assert {dict(een.waarden)["zorgen"] for een in versies} == {"kinderen,omgeving", "geen"}
    assert len({een.door_id for een in versies}) == 2


async def test_two_colleagues_who_finish_together_leave_nothing_open(bij_uitvraag: Opstelling) -> None:
    pim, pleun = bij_uitvraag.partner("politie"), bij_uitvraag.partner("politie", 1)
    van_pleun = await bij_uitvraag.ziet_namen("politie", 1)
    van_pim = await bij_uitvraag.opent("politie")
    kaarten = await asyncio.gather(
        pim.presses(van_pim, "Opslaan", {**BEKEND}, waar=POLITIE),
        pleun.presses(van_pleun, "Opslaan", waar=POLITIE),
    )
    assert bij_uitvraag.bevraging("politie").status is BevragingStatus.BEANTWOORD
    assert len(bij_uitvraag.versies("politie")) >= 2
    assert not any("Er ging iets mis" in kaart for kaart in kaarten)
    await bij_uitvraag.verhaal.works()
    assert AFGEHANDELD in bij_uitvraag.werklijst("politie")


async def test_the_last_organisaties_at_once_make_it_complete_once(bij_uitvraag: Opstelling) -> None:
    for organisatie in ("politie", "om", "reclassering", "veilig-thuis"):
        await bij_uitvraag.kent_niemand(organisatie)
    await asyncio.gather(bij_uitvraag.kent_niemand("gemeente-oosterwaard"), bij_uitvraag.weigert("rvdk"))
    await bij_uitvraag.verhaal.works()
    compleet = [kaart for kaart in bij_uitvraag.verhaal.cards(bij_uitvraag.regisseur.chat) if "is compleet" in kaart]
    assert len(compleet) == 1


async def test_a_casus_is_made_once(bij_casus: Opstelling) -> None:
    formulier = await bij_casus.regisseur.types("/casus nieuw huiselijk-geweld")
    nieuw = {**CASUS, "Voor- en achternaam": "Nienke Nachtvlinder"}
    kaarten = await _tegelijk(bij_casus.regisseur, formulier, "Opslaan", nieuw, bij_casus.regisseur.chat)
    nogmaals = await bij_casus.regisseur.presses(formulier, "Opslaan", nieuw)
    assert len({kaart.tekst for kaart in (*kaarten, nogmaals)}) == 1
    assert "Nienke Nachtvlinder" in nogmaals
    wie = bij_casus.casus().regisseur_id
    assert len(bij_casus.looks_up(lambda uow: casussen.van_regisseur(uow, [wie]))) == 2


async def test_a_betrokkene_is_added_once(bij_casus: Opstelling) -> None:
    deur = await bij_casus.regisseur.types(f"/casus toon {bij_casus.code}")
    casus = await bij_casus.regisseur.presses(deur, "Openen")
    formulier = await bij_casus.regisseur.presses(casus, "Nog een betrokkene")
    derde = {**BETROKKENE, "Voor- en achternaam": "Derk Distelvink", "Rol": "Systeemlid"}
    await _tegelijk(bij_casus.regisseur, formulier, "Opslaan", derde, bij_casus.regisseur.chat)
    assert [een.gegevens.naam for een in bij_casus.casus().betrokkenen] == [EERSTE, TWEEDE, "Derk Distelvink"]


async def test_an_uitvraag_starts_once_and_asks_everybody_once(bij_casus: Opstelling) -> None:
    formulier, chat = await bij_casus.startformulier(), bij_casus.regisseur.chat
    kaarten = await _tegelijk(bij_casus.regisseur, formulier, "Start", START, chat)
    assert all("gestart voor 6 organisaties" in kaart for kaart in kaarten)
    await bij_casus.verhaal.works()
    assert "gestart voor 6 organisaties" in await bij_casus.regisseur.presses(formulier, "Start", {**START})
    await bij_casus.verhaal.works()
    (uitvraag,) = bij_casus.uitvragen()
    assert [len(bij_casus.werklijsten(een.organisatie)) for een in uitvraag.bevragingen] == [1] * 6


async def test_two_open_forms_start_one_uitvraag(bij_casus: Opstelling) -> None:
    ene, andere = await bij_casus.startformulier(), await bij_casus.startformulier()
    regisseur = bij_casus.regisseur
    kaarten = await asyncio.gather(
        regisseur.presses(ene, "Start", {**START}), regisseur.presses(andere, "Start", {**START})
    )
    assert len(bij_casus.uitvragen()) == 1
    assert not any("Er ging iets mis" in kaart for kaart in kaarten)
    await bij_casus.verhaal.works()
    assert len(bij_casus.werklijsten("politie")) == 1


async def test_somebody_is_registered_once(bij_casus: Opstelling) -> None:
    beheerder, nieuw = bij_casus.beheerder, Persoon("Tess Tafel")
    bij_casus.verhaal.teams.has_members(TAFELKANAAL, (*TAFELKANAAL.members, nieuw))
    formulier = await beheerder.presses(await beheerder.types("/registreer", TAFELKANAAL), "Openen", waar=TAFELKANAAL)
    formulier = await beheerder.presses(formulier, "Mensen", waar=TAFELKANAAL)
    wie = {"Wie meldt u aan?": nieuw.name, "Organisatie": "Politie Merwestreek", "Rol": "partner"}
    kaarten = await _tegelijk(beheerder, formulier, "Aanmelden", wie, TAFELKANAAL)
    assert all("Eén persoon is aangemeld" in kaart for kaart in kaarten)
    gevonden = bij_casus.looks_up(lambda uow: personen.zoek(uow, nieuw.tenant_id, nieuw.object_id or ""))
    assert gevonden is not None
    assert len(gevonden.aanstellingen) == 1
    regels = [een for een in bij_casus.verhaal.logboek() if een.handeling is Handeling.PERSOON_AANGESTELD]
    assert sum((een.onderwerp_id or "").startswith(gevonden.id) for een in regels) == 1


async def test_a_conversation_is_registered_once(bij_casus: Opstelling) -> None:
    beheerder, plek = bij_casus.beheerder, kanaal("jeugd", Persoon("Bea Beheer"))
    formulier = await beheerder.presses(await beheerder.types("/registreer", plek), "Openen", waar=plek)
    doel = {"Dit gesprek hoort bij": "Tafel: Regietafel Jeugd"}
    kaarten = await _tegelijk(beheerder, formulier, "Opslaan", doel, plek)
    assert all("Dit gesprek is gekoppeld." in kaart for kaart in kaarten)
    regels = [een for een in bij_casus.verhaal.logboek() if een.handeling is Handeling.GESPREK_GEREGISTREERD]
    assert sum("jeugd" in (een.onderwerp_id or "") for een in regels) == 1


async def _tegelijk(
    wie: Deelnemer, kaart: Kaart, knop: str, invoer: Mapping[str, str], waar: Gesprek, keer: int = 3
) -> list[Kaart]:
    """Press one form several times at once, as Teams does when it repeats: each under an id of its own."""
    return await asyncio.gather(*(wie.presses(kaart, knop, {**invoer}, waar=waar) for _ in range(keer)))


def _hoe_vaak(o: Opstelling, handeling: Handeling) -> int:
    return sum(een.handeling is handeling for een in o.verhaal.logboek(o.casus().id))


def _geweigerd(o: Opstelling) -> list[str]:
    """The names of whom the logboek says that they were refused something."""
    ids = [een.door_id or "" for een in o.verhaal.logboek() if een.handeling is Handeling.TOEGANG_GEWEIGERD]
    namen = o.looks_up(lambda uow: personen.lees_alle(uow, ids))
    return [namen[een].naam for een in ids]
