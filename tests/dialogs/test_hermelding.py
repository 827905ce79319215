"""A closed casus comes back with its whole history; who gets in, and who knows, is asked anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.turn import JsonValue
from domain.agenda import Agendasoort
from domain.bewaren import Bewaarsoort
from domain.casus import Casus, Fase, Geinformeerd, Informering
from domain.informering import Gezegd, Informeringsoort
from domain.logboek import Handeling
from domain.melding import MeldingStatus
from domain.persoon import Rol
from domain.regio import Regio
from domain.uitvraag import Uitvraag
from storage import bewaren, informering, meldingen, opschaalladder, personen
from storage import casus as casussen
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt, context, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, plant, sluit_af, vraagt_uit
from tests.dialogs.meldingen._verhaal import meldt
from tests.dialogs.test_afschalen import CONSULT, consulten, met_plan, naar_consult, schaalt_af

REDEN = {
    "Waarom komt de casus terug?": "Kanarie: het gaat weer mis 🙂 عمر **niet vet**",
    "Wat is er veranderd sinds het afschalen?": "Hij woont ergens anders.",
}


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


def ander(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Bo Regisseur", (Rol.PROCESREGISSEUR, "zvh"))


async def gesloten(wereld: Wereld) -> Casus:
    een = met_plan(wereld)
    await schaalt_af(wereld, een)
    wereld.verstrijkt(days=30)
    return nu(wereld, een)


def nu(wereld: Wereld, een: Casus) -> Casus:
    return wereld.leest(casussen.lees, een.id)


async def opent(wereld: Wereld, een: Casus) -> Kaart:
    return await wereld.regisseur.opens("casus her-melding", casuscode=str(een.code))


async def heropent(wereld: Wereld, een: Casus, **anders: str) -> Kaart:
    return await wereld.regisseur.presses(await opent(wereld, een), "Heropenen", {**REDEN, **anders})


async def test_it_runs_again_from_the_beginning_with_why_and_what_changed(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    kaart = await heropent(wereld, een)
    assert "loopt weer, met de hele geschiedenis" in kaart
    weer = nu(wereld, een)
    assert (weer.fase, weer.route, weer.regisseur_id) == (Fase.AANVANG, "her-melding", een.regisseur_id)
    (stap,) = wereld.leest(opschaalladder.van_casus, een.id)
    assert stap.hermelding
    assert [stap.reden, stap.vraag] == list(REDEN.values())
    assert Handeling.CASUS_HEROPEND in wereld.handelingen(een.id)
    assert REDEN["Waarom komt de casus terug?"] in await wereld.regisseur.opens("opschalen", casuscode=str(een.code))


async def test_the_clock_of_what_is_kept_stops(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    assert wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id) is not None
    await heropent(wereld, een)
    assert wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id) is None


async def test_nobody_gets_in_by_himself(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    await heropent(wereld, een)
    for wie in (wereld.partner("politie"), wereld.partner("ggd"), ander(wereld)):
        assert CANARY not in await wie.opens("casus toon", casuscode=str(een.code))


async def test_who_was_told_then_does_not_know_of_this_and_who_may_not_know_still_may_not(wereld: Wereld) -> None:
    een = met_plan(wereld, CANARY, "Kanarie Noor")
    sem, noor = (wie.id for wie in een.betrokkenen)
    for wie, stand in ((sem, Geinformeerd.JA), (noor, Geinformeerd.NEE)):
        gezegd = Gezegd(een.id, Informeringsoort.BETROKKENE, wie, Informering(stand), wereld.nu, een.regisseur_id)
        wereld.doet(informering.zet, gezegd)
    await schaalt_af(wereld, een)
    kaart = await heropent(wereld, een)
    assert kaart.knoppen[0] == "Informering vastleggen"
    assert nu(wereld, een).informering == Informering(Geinformeerd.NOG_NIET)
    assert [over.onderwerp_id for over in wereld.leest(informering.van_casus, een.id)] == [noor]


async def test_the_consult_that_waited_rings_no_more(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    await wereld.regisseur.types("/help")
    await heropent(wereld, een)
    wereld.nu = wereld.regio.kalender.moment(CONSULT, wereld.regio.werkuren.van)
    tikt(wereld)
    assert consulten(bezorgt(wereld)) == []


async def test_from_the_consult_it_is_one_press_away_and_the_post_says_so(wereld: Wereld) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    consult = await wereld.regisseur.presses(post.kaart, "Consult openen")
    vorm = await wereld.regisseur.presses(consult, "Heropenen")
    await wereld.regisseur.presses(vorm, "Heropenen", REDEN)
    (bewerkt,) = consulten(bezorgt(wereld))
    assert bewerkt.bewerkt
    assert "is heropend na een her-melding" in bewerkt.kaart
    assert nu(wereld, een).fase is Fase.AANVANG


async def test_what_is_missing_is_asked_and_nothing_typed_is_lost(wereld: Wereld) -> None:
    een, lang = await gesloten(wereld), "é" * 10_000
    kaart = await heropent(
        wereld, een, **{"Waarom komt de casus terug?": lang, "Wat is er veranderd sinds het afschalen?": ""}
    )
    assert "is te lang: 10000 tekens" in kaart
    assert "Schrijf op wat er is veranderd." in kaart
    assert {veld["id"]: veld.get("value") for veld in kaart.invoer}["reden"] == lang
    assert nu(wereld, een).fase is Fase.AFGESLOTEN


async def test_pressed_twice_it_is_opened_once(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    vorm = await opent(wereld, een)
    for _ in range(2):
        assert "loopt weer" in await wereld.regisseur.presses(vorm, "Heropenen", REDEN)
    assert len(wereld.leest(opschaalladder.van_casus, een.id)) == 1


async def test_two_forms_open_it_once(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    een_vorm, ander_vorm = await opent(wereld, een), await opent(wereld, een)
    await wereld.regisseur.presses(een_vorm, "Heropenen", REDEN)
    assert "Heropenen is niet nodig" in await wereld.regisseur.presses(ander_vorm, "Heropenen", REDEN)
    assert len(wereld.leest(opschaalladder.van_casus, een.id)) == 1


async def test_what_runs_cannot_come_back(wereld: Wereld) -> None:
    assert "Deze casus loopt nog." in await opent(wereld, maakt_casus(wereld, "jeugd"))


async def test_another_regisseur_and_a_partner_cannot_open_it(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    druk = (await opent(wereld, een)).druk("Heropenen", REDEN)
    for wie in (ander(wereld), wereld.partner("politie")):
        await wie.opens("casus her-melding", casuscode=str(een.code))
        await wie.presses_raw(druk.verb, druk.data)
    assert nu(wereld, een).fase is Fase.AFGESLOTEN


async def test_without_a_code_it_is_asked_and_nonsense_is_told(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    vraag = await wereld.regisseur.opens("casus her-melding")
    assert "Vul een casuscode in" in await wereld.regisseur.presses(vraag, "Verder", {"Casuscode": "weet ik niet"})
    assert (
        "Waarom komt de casus terug? (verplicht)"
        in (await wereld.regisseur.presses(vraag, "Verder", {"Casuscode": str(een.code)})).labels
    )


async def test_from_a_melding_it_is_opened_with_what_the_melder_said_and_he_hears_of_it(wereld: Wereld) -> None:
    een, politie = await gesloten(wereld), wereld.partner("politie")
    terug = {
        "Wat voor melding is het?": "Her-melding (casusregisseur)",
        "Code van de eerdere casus (alleen bij een her-melding)": str(een.code),
        "Aanleiding": "Kanarie van de melder",
    }
    await meldt(politie, **terug)
    (regel,) = wereld.leest(meldingen.van_melders, [politie.id])
    data: dict[str, JsonValue] = {"v": 1, "melding": regel.id}
    await wereld.regisseur.presses_raw(Verb.MELDING_OPPAKKEN, data)
    kaart = await wereld.regisseur.presses_raw(Verb.MELDING_OPEN, data)
    vorm = await wereld.regisseur.presses(kaart, f"{een.code} heropenen")
    assert {veld["id"]: veld.get("value") for veld in vorm.invoer}["reden"] == "Kanarie van de melder"
    await wereld.regisseur.presses(vorm, "Heropenen", REDEN)
    melding = wereld.leest(meldingen.lees, regel.id)
    assert (melding.status, melding.casus_id) == (MeldingStatus.ONTVANKELIJK, een.id)
    assert nu(wereld, een).fase is Fase.AANVANG


async def test_the_first_time_after_it_came_back_it_stands_on_the_agenda_as_a_hermelding(wereld: Wereld) -> None:
    een = met_plan(wereld)
    toen = vraagt_uit(wereld, een, plant(wereld, "jeugd", wereld.nu + timedelta(days=9)), "politie")
    await schaalt_af(wereld, een)
    wereld.verstrijkt(days=1)
    await heropent(wereld, een)

    def soort(*eerdere: Uitvraag) -> Agendasoort:
        weer = nu(wereld, een)
        return wereld.leest(lambda uow: soort_op_agenda(context(wereld, uow), weer, eerdere, "volgende"))

    assert soort(toen) is Agendasoort.HERMELDING
    assert soort(toen, replace(toen, gestart_op=wereld.nu)) is Agendasoort.LOPEND


async def test_what_nobody_holds_any_more_is_opened_by_another_regisseur_and_is_his_from_then_on(
    wereld: Wereld,
) -> None:
    een, bo = await gesloten(wereld), ander(wereld)
    wereld.doet(personen.beeindig, wereld.regisseur.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)
    cas = wereld.persoon("Cas Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    wereld.verstrijkt(minutes=1)
    vorm = await bo.opens("casus her-melding", casuscode=str(een.code))
    anders = await cas.opens("casus her-melding", casuscode=str(een.code))
    assert "vanaf nu de procesregisseur" in vorm
    for _ in range(2):
        assert "loopt weer" in await bo.presses(vorm, "Heropenen", REDEN)
    assert nu(wereld, een).regisseur_id == bo.id
    assert wereld.handelingen(een.id).count(Handeling.CASUS_OVERGEDRAGEN) == 1
    assert CANARY in await bo.opens("casus toon", casuscode=str(een.code))
    assert "loopt weer" not in await cas.presses(anders, "Heropenen", REDEN)
    assert nu(wereld, een).regisseur_id == bo.id


async def test_what_somebody_holds_is_not_opened_by_another(wereld: Wereld) -> None:
    een = await gesloten(wereld)
    assert "Heropenen" not in (await ander(wereld).opens("casus her-melding", casuscode=str(een.code))).knoppen


async def test_a_consult_of_before_it_came_back_does_not_come_to_life_when_it_is_closed_otherwise(
    wereld: Wereld,
) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    wereld.verstrijkt(minutes=1)
    await heropent(wereld, een)
    wereld.verstrijkt(minutes=1)
    sluit_af(wereld, nu(wereld, een))
    kaart = await wereld.regisseur.presses(post.kaart, "Consult openen")
    assert "Het gaat goed: klaar" not in kaart.knoppen
    assert "Consult: " not in await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
    tikt(wereld)
    assert [een for een in consulten(bezorgt(wereld)) if not een.bewerkt] == []
