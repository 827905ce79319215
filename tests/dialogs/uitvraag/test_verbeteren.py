"""Who somebody is was wrong, and is put right while organisaties are asked about him."""

from datetime import UTC, datetime

import pytest

from dialogs import casus as casustopic
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from domain.casus import Casus
from domain.formulier import DELEN_ID
from domain.logboek import Handeling
from domain.uitvraag import Antwoordsoort
from storage import casus as casussen
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs.uitvraag._gedaan import zegt, ziet_namen
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
NAAM, GEBOREN, GEMEENTE = "Voor- en achternaam", "Geboortedatum", "Gemeente"
FOUT = {"Waarom verbetert u dit?": "Er stond een fout in"}


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    casustopic.register(verhaal.wereld.registry)
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    verhaal.gesprek("politie")
    await verhaal.start(een)
    verhaal.rondes()
    return een


async def formulier(verhaal: Verhaal, casus: Casus) -> Kaart:
    data = {"v": 1, "casus": casus.id, "betrokkene": casus.betrokkenen[0].id}
    return await verhaal.wereld.regisseur.presses_raw("casus.verbeter_formulier", data)  # type: ignore[arg-type]


async def verbetert(verhaal: Verhaal, casus: Casus, **wat: str) -> Kaart:
    velden = {"naam": NAAM, "geboren": GEBOREN, "gemeente": GEMEENTE}
    invoer = {velden[een]: waarde for een, waarde in wat.items()}
    return await verhaal.wereld.regisseur.presses(await formulier(verhaal, casus), "Opslaan", {**FOUT, **invoer})


async def opent(verhaal: Verhaal, casus: Casus) -> Kaart:
    agent = verhaal.wereld.partner("politie")
    return await agent.presses_raw("casus.open", {"v": 1, "casus": casus.id, "namen": True})


async def test_a_partner_sees_it_as_it_is_from_then_on(verhaal: Verhaal, casus: Casus) -> None:
    assert ANNA.naam in await opent(verhaal, casus)
    await verbetert(verhaal, casus, naam="Annabella Kanarie")
    kaart = await opent(verhaal, casus)
    assert "Annabella Kanarie" in kaart
    assert ANNA.naam not in kaart


async def test_what_was_answered_stays_with_the_person(verhaal: Verhaal, casus: Casus) -> None:
    wie = casus.betrokkenen[0].id
    waarden = (("nu_betrokken", "ja"), ("wat_loopt", "Zoekt werk."), (DELEN_ID, "hele_tafel"))
    zegt(verhaal, casus, "politie", Gezegd(wie, Antwoordsoort.BEKEND, waarden))
    klaar = await verbetert(verhaal, casus, naam="Annabella Kanarie")
    assert "Vraag wie al antwoordde" in klaar
    bevraging = verhaal.bevraging(casus, "politie").id
    antwoorden = verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging)
    assert [(een.betrokkene_id, dict(een.waarden)["wat_loopt"]) for een in antwoorden] == [(wie, "Zoekt werk.")]
    gelezen = await verhaal.wereld.regisseur.presses_raw(
        "uitvraag.antwoorden", {"v": 1, "uitvraag": verhaal.uitvraag(casus).id, "betrokkene": wie}
    )
    assert "Annabella Kanarie" in gelezen
    assert "Zoekt werk." in gelezen


async def test_who_saw_it_wrong_is_named_to_be_told_and_who_comes_later_is_not(verhaal: Verhaal, casus: Casus) -> None:
    agnes, otto = verhaal.wereld.partner("politie", "Agnes Agent"), verhaal.wereld.partner("om", "Otto Officier")
    ziet_namen(verhaal, agnes, casus, "politie")
    verhaal.wereld.verstrijkt(minutes=5)
    vorm = await formulier(verhaal, casus)
    invoer = {**FOUT, NAAM: "Annabella Kanarie"}
    klaar = await verhaal.wereld.regisseur.presses(vorm, "Opslaan", invoer)
    assert "Zij zagen de oude gegevens." in klaar
    assert "Agnes Agent" in klaar
    verhaal.wereld.verstrijkt(minutes=5)
    ziet_namen(verhaal, otto, casus, "om")
    assert "Otto Officier" not in await verhaal.wereld.regisseur.presses(vorm, "Opslaan", invoer)


async def test_another_gemeente_may_have_to_be_asked(verhaal: Verhaal, casus: Casus) -> None:
    klaar = await verbetert(verhaal, casus, gemeente="Oosterwaard")
    assert "Hoort er nu een andere gemeente bij?" in klaar
    assert "Vraag wie al antwoordde" not in klaar


async def test_another_name_and_birth_date_may_be_somebody_else_and_is_asked_about(
    verhaal: Verhaal, casus: Casus
) -> None:
    kaart = await verbetert(verhaal, casus, naam="Piet Proefman", geboren="1971-01-01")
    assert "Is het iemand anders?" in kaart
    assert verhaal.wereld.leest(casussen.lees, casus.id).betrokkenen[0].gegevens == ANNA
    # What he is sure of is this; something else is asked about again.
    weer = await verhaal.wereld.regisseur.presses(kaart, "Opslaan", {NAAM: "Klaas Proefman"})
    assert "Is het iemand anders?" in weer
    assert "zijn verbeterd" in await verhaal.wereld.regisseur.presses(weer, "Opslaan")
    assert verhaal.wereld.leest(casussen.lees, casus.id).betrokkenen[0].gegevens.naam == "Klaas Proefman"


async def test_nothing_is_posted_and_nothing_that_stands_there_changes(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.rondes()
    gepost, bewerkt = len(verhaal.geplaatst), len(verhaal.bewerkt)
    await verbetert(verhaal, casus, naam="Annabella Kanarie")
    verhaal.rondes()
    assert (len(verhaal.geplaatst), len(verhaal.bewerkt)) == (gepost, bewerkt)
    assert "Annabella" not in verhaal.alles_gezien()
    assert Handeling.BETROKKENE_VERBETERD in verhaal.wereld.handelingen(casus.id)
