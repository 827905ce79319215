"""What stands still is shown to who runs the casus, and the four steps bring it to move again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.stilstand import die_stilstaan, houd_volhouden_waar
from dialogs.kern.turn import JsonValue
from domain.afspraak import Afspraak, AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from domain.volhouden import Volhoudstap
from storage import afspraken, afwezigheid, agenda, contacten, volhouden
from storage.gesprekken import Bestemming
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt
from tests.dialogs._volhouden import GEHEIM, in_fase, met_plan, spreekt_af
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import koppelt, maakt_casus
from tests.storage._opdrachten import gezien

NOTITIE = "Zij kwam drie keer niet opdagen bij de afspraak."


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


async def politie(wereld: Wereld) -> Deelnemer:
    """Police that has a conversation of its own, and all posts of this moment behind it."""
    wie = wereld.partner("politie")
    await wereld.regisseur.opens("help")
    # Without a manager it is the beheerder who hears that nobody confirmed who serves whom.
    await wereld.beheerder.opens("help")
    await koppelt(wereld, kanaal("politie"), Bestemming.ORGANISATIE, "politie")
    tikt(wereld)
    bezorgt(wereld)
    return wie


async def opent(wereld: Wereld, een: Casus, wie: Deelnemer | None = None) -> Kaart:
    return await (wie or wereld.regisseur).opens("volhouden", casuscode=str(een.code))


async def stap(wereld: Wereld, een: Casus, welke: Volhoudstap) -> Kaart:
    data: dict[str, JsonValue] = {"v": 1, "casus": een.id, "stap": welke.value}
    return await wereld.regisseur.presses_raw(Verb.VOLHOUDEN_STAP, data)


def gedaan(wereld: Wereld, een: Casus) -> list[Volhoudstap]:
    return [regel.stap for regel in wereld.leest(volhouden.van_casus, een.id)]


def posten(bezorgd: list[Bezorgd], soort: Berichtsoort) -> list[Bezorgd]:
    return [een for een in bezorgd if een.werk.soort == soort]


async def stil(wereld: Wereld, **afspraak: object) -> tuple[Casus, Afspraak]:
    """A casus of which nothing was heard for a month."""
    een = met_plan(wereld)
    wat = spreekt_af(wereld, een, **afspraak)  # type: ignore[arg-type]
    await politie(wereld)
    wereld.verstrijkt(days=30)
    tikt(wereld)
    bezorgt(wereld)
    return een, wat


async def test_the_list_says_which_casussen_stand_still_why_and_since_when_and_names_nobody(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    beweegt = met_plan(wereld)
    spreekt_af(wereld, beweegt)
    antwoord = await wereld.regisseur.types("/volhouden")
    assert str(een.code) not in antwoord
    lijst = await wereld.regisseur.opens("volhouden")
    assert str(een.code) in lijst
    assert "Sinds 2 maart 2026 is er niets meer gehoord of gewijzigd." in lijst
    assert str(beweegt.code) not in lijst
    assert "Kanarie" not in lijst
    assert "broer" not in lijst
    kaart = await wereld.regisseur.presses(lijst, "Openen")
    assert f"Volhouden: {een.code}" in kaart


async def test_the_longest_comes_first_and_a_page_holds_ten(wereld: Wereld) -> None:
    eerst = [maakt_casus(wereld, "jeugd") for _ in range(11)]
    wereld.verstrijkt(days=1)
    laatst = maakt_casus(wereld, "jeugd")
    wereld.verstrijkt(days=40)
    lijst = await wereld.regisseur.opens("volhouden")
    assert lijst.knoppen.count("Openen") == 10
    assert str(laatst.code) not in lijst
    verder = await wereld.regisseur.presses(lijst, "Volgende")
    assert verder.knoppen.count("Openen") == 2
    assert str(laatst.code) in verder
    gelogd = [regel.handeling for regel in wereld.logboek(eerst[0].id)]
    assert gelogd.count(Handeling.STILSTAND_GEOPEND) == 1


def test_forty_casussen_cost_no_more_statements_than_two(wereld: Wereld) -> None:
    keren = []
    for aantal in (2, 38):
        for _ in range(aantal):
            spreekt_af(wereld, met_plan(wereld))
        keren.append(_opdrachten(wereld))
    assert keren[0] == keren[1] > 0


def _opdrachten(wereld: Wereld) -> int:
    with gezien() as opdrachten:
        wereld.leest(lambda uow: die_stilstaan(context(wereld, uow), [wereld.regisseur.id]))
    return len(opdrachten)


async def test_a_disappointment_is_kept_for_the_regisseur_and_the_agenda_is_offered(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    kaart = await opent(wereld, een)
    vorm = await wereld.regisseur.presses(kaart, "Tegenslag noteren")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Wat viel tegen?": NOTITIE})
    assert NOTITIE in kaart
    assert "Doorpakken" in kaart.knoppen
    assert "is er niets meer gehoord" in kaart
    assert NOTITIE not in wereld.posted()
    wie = {regel.betrokkene_id for regel in wereld.logboek(een.id) if regel.handeling is Handeling.VOLHOUDEN_GEDAAN}
    assert wie == {None, een.betrokkenen[0].id}


@pytest.mark.parametrize(("tekst", "mist"), [("  ", "Schrijf op wat er tegenviel."), ("x" * 1001, "1001 tekens")])
async def test_what_must_be_mended_comes_back_as_typed(wereld: Wereld, tekst: str, mist: str) -> None:
    een = met_plan(wereld)
    vorm = await stap(wereld, een, Volhoudstap.TELEURSTELLING)
    druk = vorm.druk("Opslaan", {})
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "tekst": tekst})
    assert mist in kaart
    assert kaart.invoer[0].get("value", "") == tekst
    assert gedaan(wereld, een) == []


async def test_a_bsn_in_a_note_is_warned_about_once(wereld: Wereld) -> None:
    een = met_plan(wereld)
    vorm = await stap(wereld, een, Volhoudstap.TELEURSTELLING)
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Wat viel tegen?": "Zijn bsn is 111222333."})
    assert gedaan(wereld, een) == []
    assert "111222333" in str(kaart.json)


async def test_a_form_pressed_twice_is_one_act_and_filled_in_anew_is_not_lost(wereld: Wereld) -> None:
    een = met_plan(wereld)
    vorm = await stap(wereld, een, Volhoudstap.TELEURSTELLING)
    for _ in range(2):
        await wereld.regisseur.presses(vorm, "Opslaan", {"Wat viel tegen?": NOTITIE})
    assert gedaan(wereld, een) == [Volhoudstap.TELEURSTELLING]
    anders = await wereld.regisseur.presses(vorm, "Opslaan", {"Wat viel tegen?": "Iets heel anders"})
    assert "Iets heel anders" in str(anders.json)
    assert gedaan(wereld, een) == [Volhoudstap.TELEURSTELLING]


async def test_a_scenario_says_if_then_and_by_whom_and_is_used_once(wereld: Wereld) -> None:
    een = met_plan(wereld)
    vorm = await stap(wereld, een, Volhoudstap.SCENARIO)
    invoer = {
        "Als dit gebeurt": "hij weer wegloopt",
        "Dan doen wij dit": "bellen wij zijn tante",
        "Wie doet dat?": "Wim",
    }
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", invoer)
    for woorden in invoer.values():
        assert woorden in kaart
    druk = kaart.druk("Is gebruikt", {})
    for _ in range(2):
        kaart = await wereld.regisseur.presses_raw(druk.verb, druk.data)
    assert "Gebruikt op maandag 2 maart." in kaart
    assert "Is gebruikt" not in kaart.knoppen
    assert gedaan(wereld, een) == [Volhoudstap.SCENARIO, Volhoudstap.SCENARIO]
    leeg = await wereld.regisseur.presses(await stap(wereld, een, Volhoudstap.SCENARIO), "Annuleren")
    assert f"Volhouden: {een.code}" in leeg


async def test_a_scenario_of_another_casus_is_not_used_here(wereld: Wereld) -> None:
    een, ander = met_plan(wereld), met_plan(wereld)
    vorm = await stap(wereld, een, Volhoudstap.SCENARIO)
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"als": "a", "tekst": "b", "wie": "c"})
    druk = kaart.druk("Is gebruikt", {})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "casus": ander.id})
    assert gedaan(wereld, ander) == []


async def test_a_nudge_is_neutral_counted_and_opens_their_own_afspraken(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    vorm = await stap(wereld, een, Volhoudstap.MOTIVEREN)
    kaart = await wereld.regisseur.presses(vorm, "Aansporen")
    assert "1 keer aangespoord" in kaart
    (post,) = posten(bezorgt(wereld), Berichtsoort.AANSPORING)
    assert f"hoe het staat met uw afspraak in {een.code}" in post.kaart
    assert post.kaart.knoppen == ("Uw afspraken",)
    assert "Kanarie" not in post.kaart
    assert "broer" not in wereld.posted()
    druk = post.kaart.druk("Uw afspraken", {})
    eigen = await wereld.partner("politie").presses_raw(druk.verb, druk.data)
    assert GEHEIM in eigen


async def test_whoever_was_nudged_today_or_refused_is_not_nudged_and_the_regisseur_is_told_why(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    spreekt_af(wereld, een, "ggd", status=AfspraakStatus.GEWEIGERD)
    vorm = await stap(wereld, een, Volhoudstap.MOTIVEREN)
    assert "heeft gezegd dat het niet kan" in vorm
    druk = vorm.druk("Aansporen", {})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "organisaties": "politie,ggd"})
    assert [regel.organisatie for regel in wereld.leest(volhouden.van_casus, een.id)] == ["politie"]
    weer = await stap(wereld, een, Volhoudstap.MOTIVEREN)
    assert "is vandaag al aangespoord" in weer
    assert "Aansporen" not in weer.knoppen


async def test_a_nudge_is_not_sent_once_something_was_heard_and_what_stands_says_so(wereld: Wereld) -> None:
    een, wat = await stil(wereld)
    await wereld.regisseur.presses(await stap(wereld, een, Volhoudstap.MOTIVEREN), "Aansporen")
    (post,) = posten(bezorgt(wereld), Berichtsoort.AANSPORING)
    assert not post.bewerkt
    agent = wereld.partner("politie")
    druk = post.kaart.druk("Uw afspraken", {})
    assert "Kanarie" not in post.kaart
    await agent.presses_raw(druk.verb, druk.data)
    wereld.verstrijkt(minutes=5)
    _geeft_teken(wereld, wat)
    wereld.verstrijkt(hours=2)
    (daarna,) = posten(bezorgt(wereld), Berichtsoort.AANSPORING)
    assert daarna.bewerkt
    assert "U hoeft niets meer te doen." in daarna.kaart


def _geeft_teken(wereld: Wereld, wat: Afspraak) -> None:
    def doe(uow: UnitOfWork) -> None:
        vers = afspraken.lees(uow, wat.id)
        afspraken.wijzig(uow, replace(vers, teken_op=uow.now))
        houd_volhouden_waar(context(wereld, uow), wat.casus_id, (wat.organisatie,))

    wereld.doet(doe)


async def test_a_nudge_in_the_night_waits_for_the_morning(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    wereld.verstrijkt(hours=12)
    await wereld.regisseur.presses(await stap(wereld, een, Volhoudstap.MOTIVEREN), "Aansporen")
    assert posten(bezorgt(wereld), Berichtsoort.AANSPORING) == []
    wereld.verstrijkt(hours=14)
    assert len(posten(bezorgt(wereld), Berichtsoort.AANSPORING)) == 1


async def test_the_next_agenda_gets_it_and_who_must_come_is_asked_without_a_tafel_beside_the_code(
    wereld: Wereld,
) -> None:
    een, _ = await stil(wereld)
    vorm = await stap(wereld, een, Volhoudstap.DOORPAKKEN)
    kaart = await wereld.regisseur.presses(vorm, "Doorpakken", {"Wat moet er besloten worden?": GEHEIM})
    assert "De casus staat op de agenda van donderdag 2 april, 13.30 uur." in kaart
    assert "Gevraagd te komen: Politie" in kaart
    zitting = wereld.leest(agenda.volgende, "jeugd", wereld.nu, 1)[0]
    (punt,) = wereld.leest(agenda.punten, zitting.id)
    assert (punt.casus_id, punt.soort) == (een.id, Agendasoort.LOPEND)
    (post,) = posten(bezorgt(wereld), Berichtsoort.AANSPORING)
    assert str(een.code) in post.kaart
    assert wereld.regio.tafelnaam("jeugd") not in post.kaart
    assert "broer" not in wereld.posted()
    assert post.kaart.knoppen == ("Aan- of afmelden", "Uw afspraken")


async def test_who_is_asked_to_come_says_so_on_the_post_and_the_regisseur_sees_it(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    vorm = await stap(wereld, een, Volhoudstap.DOORPAKKEN)
    await wereld.regisseur.presses(vorm, "Doorpakken", {"Wat moet er besloten worden?": GEHEIM})
    (post,) = posten(bezorgt(wereld), Berichtsoort.AANSPORING)
    agent = wereld.partner("politie")
    aanmelden = await agent.presses(post.kaart, "Aan- of afmelden")
    assert str(een.code) not in aanmelden
    klaar = await agent.presses(aanmelden, "Ik kom", {"Geheimhouding (nodig als u komt)": "ja"})
    assert "U bent aangemeld" in klaar
    assert "Aan- of afmelden" in (await agent.opens("aanwezig")).knoppen or "aangemeld" in await agent.opens("aanwezig")
    assert "Partner van politie" in await wereld.regisseur.opens("aanwezig")
    vreemd = wereld.partner("ggd")
    assert "Ik kom" not in (await vreemd.presses(post.kaart, "Aan- of afmelden")).knoppen
    assert wereld.regio.tafelnaam("jeugd") not in await vreemd.opens("aanwezig")


async def test_an_extra_zitting_is_called_together_at_a_moment_in_the_future(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    vorm = await stap(wereld, een, Volhoudstap.DOORPAKKEN)
    extra = {"Op welke zitting?": "Een extra zitting, op een eigen moment", "Wie moet erbij zijn?": ""}
    for dag, tijd in (("", ""), ("2026-03-01", "10:00"), ("2026-04-07", "")):
        fout = await wereld.regisseur.presses(
            vorm, "Doorpakken", {**extra, "Dag van de extra zitting": dag, "Tijd van de extra zitting": tijd}
        )
        assert "Kies voor een extra zitting een dag en een tijd in de toekomst." in fout
    for _ in range(2):
        kaart = await wereld.regisseur.presses(
            vorm,
            "Doorpakken",
            {**extra, "Dag van de extra zitting": "2026-04-07", "Tijd van de extra zitting": "10:00"},
        )
        assert "dinsdag 7 april, 10.00 uur" in kaart
    (zitting,) = wereld.leest(agenda.zittingen_met_casus, [een.id], wereld.nu)[een.id]
    assert zitting.extra
    assert gedaan(wereld, een) == [Volhoudstap.DOORPAKKEN]


async def test_what_stood_on_the_agenda_for_silence_alone_stays_there_once_the_regisseur_wants_it(
    wereld: Wereld,
) -> None:
    een, _ = await stil(wereld)
    zitting = wereld.leest(agenda.volgende, "jeugd", wereld.nu, 1)[0]
    wereld.doet(agenda.zet_op_agenda, Agendapunt(zitting.id, een.id, Agendasoort.AFSPRAAK, wereld.nu))
    await wereld.regisseur.presses(await stap(wereld, een, Volhoudstap.DOORPAKKEN), "Doorpakken")
    (punt,) = wereld.leest(agenda.punten, zitting.id)
    assert (punt.soort, punt.eerder) == (Agendasoort.AFSPRAAK, Agendasoort.LOPEND)


async def test_another_regisseur_a_partner_and_a_stranger_get_nothing(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    ander = wereld.persoon("Anna Ander", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    eigen = await stap(wereld, een, Volhoudstap.TELEURSTELLING)
    druk = eigen.druk("Opslaan", {"Wat viel tegen?": NOTITIE})
    for wie in (ander, wereld.partner("politie"), wereld.onbekende("Iemand Vreemd")):
        assert "broer" not in await opent(wereld, een, wie)
        assert "Wat staat er stil" not in await opent(wereld, een, wie)
        await wie.presses_raw(druk.verb, druk.data)
        for welke in Volhoudstap:
            data: dict[str, JsonValue] = {"v": 1, "casus": een.id, "stap": welke.value}
            assert (await wie.presses_raw(Verb.VOLHOUDEN_STAP, data)).invoer == []
    assert gedaan(wereld, een) == []
    assert str(een.code) not in await ander.opens("volhouden")
    assert wereld.handelingen(een.id).count(Handeling.TOEGANG_GEWEIGERD) == 0


async def test_a_copied_key_does_nothing_in_another_casus(wereld: Wereld) -> None:
    een, ander = met_plan(wereld), met_plan(wereld)
    druk = (await stap(wereld, een, Volhoudstap.TELEURSTELLING)).druk("Opslaan", {"Wat viel tegen?": NOTITIE})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "casus": ander.id})
    assert gedaan(wereld, ander) == []


async def test_of_a_closed_casus_the_history_can_be_read_and_nothing_be_done(wereld: Wereld) -> None:
    een = met_plan(wereld)
    vorm = await stap(wereld, een, Volhoudstap.TELEURSTELLING)
    await wereld.regisseur.presses(vorm, "Opslaan", {"Wat viel tegen?": NOTITIE})
    open_vorm = await stap(wereld, een, Volhoudstap.TELEURSTELLING)
    in_fase(wereld, een, Fase.AFGESLOTEN)
    kaart = await opent(wereld, een)
    assert NOTITIE in kaart
    assert kaart.knoppen == ("Hele casus", "Naar de lijst")
    await wereld.regisseur.presses(open_vorm, "Opslaan", {"Wat viel tegen?": "Nog iets"})
    assert gedaan(wereld, een) == [Volhoudstap.TELEURSTELLING]


async def test_who_stands_in_sees_and_does_it_for_the_absent_one(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    ander = wereld.persoon("Anna Ander", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    weg = Afwezigheid("weg", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=9), ander.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    lijst = await ander.opens("volhouden")
    assert str(een.code) in lijst
    assert "Rosa Regisseur" in lijst
    kaart = await ander.presses(lijst, "Openen")
    vorm = await ander.presses(kaart, "Tegenslag noteren")
    assert NOTITIE in await ander.presses(vorm, "Opslaan", {"Wat viel tegen?": NOTITIE})


async def test_an_organisatie_that_is_only_called_is_named_with_its_number(wereld: Wereld) -> None:
    een = met_plan(wereld)
    spreekt_af(wereld, een, "ggd")
    vorm = await stap(wereld, een, Volhoudstap.MOTIVEREN)
    assert "nergens te bereiken" in vorm
    assert wereld.leest(contacten.van_organisatie, "ggd") == ()


async def test_a_betrokkene_named_in_a_note_never_reaches_a_post(wereld: Wereld) -> None:
    een, _ = await stil(wereld)
    for welke, invoer in (
        (Volhoudstap.TELEURSTELLING, {"tekst": "Kanarie kwam niet"}),
        (Volhoudstap.SCENARIO, {"als": "Kanarie vlucht", "tekst": "zoeken", "wie": "Kanaries tante"}),
    ):
        await wereld.regisseur.presses(await stap(wereld, een, welke), "Opslaan", invoer)
    await wereld.regisseur.presses(await stap(wereld, een, Volhoudstap.MOTIVEREN), "Aansporen")
    wereld.verstrijkt(days=40)
    tikt(wereld)
    bezorgt(wereld)
    assert "Kanarie" not in wereld.posted()
