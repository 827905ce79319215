"""An item at the table as its own regisseur sees it: what may be told, what stands open, who can do something."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern.turn import MeetingMoment
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.formulier import DELEN_ID, Delen
from domain.logboek import Handeling
from domain.uitvraag import Antwoord, Antwoordsoort
from domain.zittingsverloop import Gebeurtenis, Zittingsregel
from storage import aanwezigheid, afspraken, zittingsverloop
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, plant, vraagt_uit
from tests.dialogs.zitting._bespreken import (
    GGD,
    JEUGDTEAM,
    OPSLAAN,
    POLITIE,
    VERDER,
    aan_tafel,
    besluiten,
    heeft_plan,
    heeft_regie,
    ingevuld,
    opent,
)
from tests.dialogs.zitting._zitting import Tafel

HELE, ALLEEN, ZELF = "Iedereen mag dit horen", "Dit blijft bij de regisseur", "Dit vertelt hij zelf"


@pytest.fixture
def eerste(tafel: Tafel) -> Casus:
    casus = aan_tafel(tafel, tafel.eerste)
    tafel.doet("begin")
    return casus


async def test_the_panel_of_an_item_of_ones_own_holds_its_form(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    assert f"Vastleggen bij {eerste.code}" in kaart
    assert "Eerste Verzonnen (35 jaar)" in kaart
    assert {VERDER, OPSLAAN} <= set(kaart.knoppen)
    assert kaart.labels[:7] == (
        "Besluit",
        "Afspraak 1: wat",
        "Afspraak 1: wie",
        "Afspraak 1: wanneer",
        "Afspraak 2: wat",
        "Afspraak 2: wie",
        "Afspraak 2: wanneer",
    )
    assert kaart.labels[-5:-1] == (
        "Hoofddoel van het plan",
        "Casusregie",
        "Terug op tafel",
        "Of: terug op tafel vanaf een andere dag",
    )


async def test_more_afspraken_fold_out(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    verborgen = _verborgen(kaart)
    assert {"wat3", "wat4", "wat5"} <= verborgen
    assert not {"besluit", "wat1", "wie2", "wanneer2", "hoofddoel", "terug"} & verborgen


async def test_two_weeks_from_now_is_proposed_and_what_holds_is_filled_in(tafel: Tafel, eerste: Casus) -> None:
    heeft_regie(tafel, eerste, "ggd")
    heeft_plan(tafel, eerste, "Veilig thuis")
    velden = ingevuld(await opent(tafel, eerste))
    assert velden["wanneer1"] == velden["wanneer5"] == "donderdag 19 maart"
    assert (velden["hoofddoel"], velden["casusregie"], velden["terug"]) == ("Veilig thuis", "ggd", "-")
    assert velden["besluit"] == velden["wat1"] == velden["wie1"] == ""


async def test_the_tafel_hears_what_its_giver_shares_with_all_and_who_tells_it_himself(
    tafel: Tafel, eerste: Casus
) -> None:
    _antwoordt(tafel, eerste, "politie", HELE, Delen.HELE_TAFEL)
    _antwoordt(tafel, eerste, "ggd", ZELF, Delen.MONDELING)
    _antwoordt(tafel, eerste, "gemeente-merwestad", ALLEEN, Delen.ALLEEN_REGISSEUR)
    kaart = await opent(tafel, eerste)
    assert HELE in kaart
    assert f"Vertelt het aan tafel zelf: {GGD}." in kaart
    assert ZELF not in kaart
    assert ALLEEN not in kaart
    assert Handeling.ANTWOORDEN_GEOPEND in tafel.wereld.handelingen(eerste.id)


async def test_of_several_people_each_answer_says_whom_it_is_about(tafel: Tafel, eerste: Casus) -> None:
    tweede = maakt_casus(tafel.wereld, "jeugd", None, "Een **Verzonnen**", "Twee Verzonnen")
    vraagt_uit(tafel.wereld, tweede, tafel.zitting, "politie")
    _antwoordt(tafel, tweede, "politie", HELE, Delen.HELE_TAFEL)
    kaart = await opent(tafel, tweede)
    assert f"{POLITIE}, over Een \\*\\*Verzonnen\\*\\*" in kaart


@pytest.mark.parametrize("code", ["volwassenen", "huiselijk-geweld", "nazorg", "o3"])
async def test_at_every_tafel_an_item_has_its_form(wereld: Wereld, tafel: Tafel, code: str) -> None:
    zitting = plant(wereld, code, wereld.nu + timedelta(minutes=30))
    casus = maakt_casus(wereld, code, None, "Ergens Verzonnen")
    vraagt_uit(wereld, casus, zitting, "politie")
    elders = replace(tafel, zitting=zitting)
    kaart = await opent(elders, casus)
    assert "Ergens Verzonnen (35 jaar)" in kaart
    assert len(json.dumps(kaart.json, ensure_ascii=False).encode()) < 25_000
    await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Door."})
    assert besluiten(elders, casus) == ["Door."]


async def test_a_long_answer_leaves_room_for_the_form(tafel: Tafel, eerste: Casus) -> None:
    for een in ("politie", "ggd", "gemeente-merwestad"):
        _antwoordt(tafel, eerste, een, "Dit is een lang antwoord. " * 380, Delen.HELE_TAFEL)
    _lang_plan(tafel, eerste)
    kaart = await opent(tafel, eerste)
    assert "Er is meer ingebracht dan hier past." in kaart
    assert "Alle antwoorden" in kaart.knoppen
    assert len(json.dumps(kaart.json, ensure_ascii=False).encode()) < 25_000


async def test_open_afspraken_stand_there_with_how_they_stand(tafel: Tafel, eerste: Casus) -> None:
    _afspraak(tafel, eerste, "Belt de school", date(2026, 3, 1))
    kaart = await opent(tafel, eerste)
    assert f"Belt de school ({POLITIE}; zondag 1 maart (te laat), loopt)" in kaart


async def test_of_many_open_afspraken_the_first_are_shown_and_the_rest_is_counted(tafel: Tafel, eerste: Casus) -> None:
    for nr in range(9):
        _afspraak(tafel, eerste, f"Stap {nr}", date(2026, 4, 1) + timedelta(days=nr))
    kaart = await opent(tafel, eerste)
    assert "Stap 5" in kaart
    assert "Stap 6" not in kaart
    assert "En nog 3 afspraken." in kaart
    assert "Alle afspraken" in kaart.knoppen


async def test_who_is_there_is_offered_first_then_who_takes_part_then_whom_the_tafel_would_ask(
    tafel: Tafel, eerste: Casus
) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner("ggd"))
    kaart = await opent(tafel, eerste)
    assert _eigenaars(kaart)[:3] == [
        GGD,
        "Gemeente Merwestad (niet bij dit punt)",
        f"{POLITIE} (niet bij dit punt)",
    ]
    assert f"{JEUGDTEAM} (doet nog niet mee)" in _eigenaars(kaart)
    assert "ZVH" not in " ".join(_eigenaars(kaart))
    assert "Wie erbij is, staat bovenaan" in kaart


async def test_when_nobody_said_who_is_there_all_that_belong_there_are_but_who_stays_away(
    tafel: Tafel, eerste: Casus
) -> None:
    wie, nu = tafel.partner("politie"), tafel.wereld.nu
    weg = Aanwezigheid(tafel.zitting.id, "politie", wie.id, Komt.AFGEMELD, nu)
    tafel.wereld.doet(aanwezigheid.zet, weg)
    kaart = await opent(tafel, eerste)
    assert _eigenaars(kaart)[:3] == ["Gemeente Merwestad", GGD, f"{POLITIE} (niet bij dit punt)"]
    assert "Het is niet bekend wie er is." in kaart


async def test_the_regisseur_in_the_room_says_nothing_of_the_others_unless_teams_tells_who_is_there(
    tafel: Tafel, eerste: Casus
) -> None:
    regel = Zittingsregel(
        "", tafel.zitting.id, Gebeurtenis.BINNEN, tafel.wereld.nu, tafel.regisseur.id,
        persoon_id=tafel.regisseur.id, organisatie=tafel.wereld.regio.eigen_organisatie,
    )  # fmt: skip
    tafel.wereld.doet(zittingsverloop.noteer, regel)
    assert POLITIE in _eigenaars(await opent(tafel, eerste))
    await tafel.loopt_in()
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.regisseur)
    assert f"{POLITIE} (niet bij dit punt)" in _eigenaars(await opent(tafel, eerste))


async def test_of_an_item_that_had_no_turn_nobody_is_taken_to_be_there(tafel: Tafel, eerste: Casus) -> None:
    tweede = aan_tafel(tafel, tafel.tweede)
    kaart = await opent(tafel, tweede)
    assert f"{JEUGDTEAM} (niet bij dit punt)" in _eigenaars(kaart)
    assert "Dit punt is nog niet aan de beurt geweest." in kaart


async def test_who_was_there_only_for_another_item_is_not_there_for_this_one(tafel: Tafel, eerste: Casus) -> None:
    await tafel.loopt_in()
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner("ggd"))
    tafel.wereld.verstrijkt(minutes=5)
    tafel.doet("ga_verder_met_volgende")
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner("politie"))
    assert _eigenaars(await opent(tafel, eerste))[0] == GGD
    assert POLITIE not in _eigenaars(await opent(tafel, eerste))


async def test_opening_it_is_written_down_for_everybody_it_is_about(tafel: Tafel, eerste: Casus) -> None:
    await opent(tafel, eerste)
    regels = [een for een in tafel.wereld.logboek(eerste.id) if een.handeling is Handeling.BESPREKING_GEOPEND]
    assert {een.betrokkene_id for een in regels} == {None, *(een.id for een in eerste.betrokkenen)}
    assert {een.onderwerp_id for een in regels} == {tafel.zitting.id}
    assert all(een.doel for een in regels)


async def test_of_the_item_of_a_colleague_there_is_no_form_and_no_name(tafel: Tafel, eerste: Casus) -> None:
    tafel.doet("ga_naar", tafel.van_collega.id)
    kaart = await tafel.regisseur.presses_raw("zitting.paneel", {"v": 1, "zitting": tafel.zitting.id})
    assert str(tafel.van_collega.code) in kaart
    assert "Derde Verzonnen" not in kaart
    assert "besluit" not in ingevuld(kaart)


async def test_beside_the_form_of_another_item_one_goes_back_and_saving_does_so_too(
    tafel: Tafel, eerste: Casus
) -> None:
    tweede = aan_tafel(tafel, tafel.tweede)
    kaart = await opent(tafel, tweede)
    assert VERDER not in kaart.knoppen
    for na in (
        await tafel.regisseur.presses(kaart, "Naar het punt van nu", {"Besluit": "Van het tweede."}),
        await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Van het tweede."}),
    ):
        assert f"Vastleggen bij {eerste.code}" in na
        assert ingevuld(na)["besluit"] == ""


async def test_what_was_typed_for_one_casus_never_stands_in_the_form_of_another(tafel: Tafel, eerste: Casus) -> None:
    tweede = aan_tafel(tafel, tafel.tweede)
    kaart = await opent(tafel, tweede)
    for knop in kaart.drukken():
        velden = {"besluit": "Kanarie van het tweede.", "wat1": "Kanarieafspraak", "bij_casus": tweede.id}
        na = await tafel.regisseur.presses_raw(knop.verb, {**velden, **knop.data})
        if f"Vastleggen bij {eerste.code}" in na:
            assert "Kanarie" not in json.dumps(na.json)


async def test_nothing_of_it_was_ever_posted(tafel: Tafel, eerste: Casus) -> None:
    await tafel.loopt_in()
    velden = {"Besluit": "Kanariebesluit.", "Afspraak 1: wat": "Kanarieafspraak", "Afspraak 1: wie": GGD}
    await tafel.regisseur.presses(await opent(tafel, eerste), VERDER, velden)
    for post in tafel.bezorgt():
        for woord in ("Kanarie", "Eerste Verzonnen"):
            assert woord not in post.kaart
    assert "Kanarie" not in tafel.wereld.posted()


def _eigenaars(kaart: Kaart) -> list[str]:
    veld = next(een for een in kaart.invoer if een["id"] == "wie1")
    return [een["title"] for een in veld["choices"]]


def _verborgen(kaart: Kaart) -> set[str]:
    return {
        str(veld["id"])
        for deel in kaart.delen
        if deel.get("type") == "Container" and deel.get("isVisible") is False
        for veld in deel["items"]
        if "id" in veld
    }


def _antwoordt(tafel: Tafel, casus: Casus, organisatie: str, tekst: str, delen: Delen) -> None:
    (uitvraag,) = tafel.wereld.leest(uitvragen.van_casus, casus.id)
    vraag = next(een for een in uitvraag.bevragingen if een.organisatie == organisatie)
    antwoord = Antwoord(
        bevraging_id=vraag.id,
        betrokkene_id=casus.betrokkenen[0].id,
        versie=1,
        soort=Antwoordsoort.BEKEND,
        waarden=(("hulpvragen", tekst), (DELEN_ID, delen.value)),
        weigering=None,
        formulier_versie=vraag.formulier_versie,
        door_id=tafel.regisseur.id,
        op=tafel.wereld.nu,
    )
    tafel.wereld.doet(uitvragen.voeg_antwoord_toe, casus.id, antwoord)


def _afspraak(tafel: Tafel, casus: Casus, wat: str, wanneer: date) -> None:
    nu = tafel.wereld.nu

    def maak(uow: UnitOfWork) -> None:
        afspraken.voeg_toe(
            uow,
            Afspraak(
                uow.new_id(), casus.id, wat, "politie", wanneer, AfspraakStatus.LOPEND, nu, casus.regisseur_id, nu
            ),
        )

    tafel.wereld.doet(maak)


def _lang_plan(tafel: Tafel, casus: Casus) -> None:
    heeft_regie(tafel, casus, "ggd")
    heeft_plan(tafel, casus, "Lang doel. " * 90)
