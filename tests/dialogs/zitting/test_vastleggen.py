"""What came of an item is written down in one press; what must be mended comes back as it was typed."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern.turn import MeetingMoment
from domain.afspraak import Afspraak, AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort
from domain.casus import Casus, Fase, Geinformeerd, Informering
from domain.informering import Informeringsoort
from domain.logboek import Handeling
from storage import afspraken, afwezigheid, agenda, informering, toegang, verslag
from storage import casus as casussen
from storage import plan as plannen
from storage import regie as regies
from storage.store import UnitOfWork
from tests.dialogs._zaken import sluit_af
from tests.dialogs.zitting._bespreken import (
    GGD,
    JEUGDTEAM,
    OPSLAAN,
    POLITIE,
    TWEE_AFSPRAKEN,
    VERDER,
    aan_tafel,
    afgesproken,
    besluiten,
    besproken,
    fase,
    heeft_plan,
    heeft_regie,
    ingevuld,
    opent,
)
from tests.dialogs.zitting._zitting import Tafel
from tests.storage._opdrachten import gezien as statements

A = AfspraakStatus


@pytest.fixture
def eerste(tafel: Tafel) -> Casus:
    """The first item, taken on, and at the table now."""
    casus = aan_tafel(tafel, tafel.eerste)
    tafel.doet("begin")
    return casus


async def test_one_item_takes_seven_interactions_and_no_command(tafel: Tafel, eerste: Casus) -> None:
    """Open, a besluit, of two afspraken what and who, and one press that saves and goes on."""
    kaart = await opent(tafel, eerste)
    na = await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert 1 + len(TWEE_AFSPRAKEN) + 1 <= 8
    assert besluiten(tafel, eerste) == ["We gaan door met het plan."]
    school, opa = afgesproken(tafel, eerste)
    assert (school.wat, school.organisatie, school.status) == ("Belt de school", "politie", A.LOPEND)
    assert (opa.wat, opa.organisatie, opa.status) == ("Gaat langs bij opa", "ggd", A.LOPEND)
    assert {school.wanneer, opa.wanneer} == {date(2026, 3, 19)}
    assert {school.zitting_id, opa.zitting_id} == {tafel.zitting.id}
    assert tafel.stand().huidig == tafel.tweede.id
    assert f"Vastgelegd bij {eerste.code}: 1 besluit, 2 afspraken." in na
    assert str(tafel.tweede.code) in na


async def test_pressing_with_nothing_filled_in_just_goes_on(tafel: Tafel, eerste: Casus) -> None:
    await tafel.regisseur.presses(await opent(tafel, eerste), VERDER)
    assert tafel.stand().huidig == tafel.tweede.id
    assert besproken(tafel, eerste).versie == 0
    assert Handeling.BESPREKING_VASTGELEGD not in tafel.wereld.handelingen(eerste.id)


async def test_saving_without_going_on_stays_at_the_item_and_shows_what_was_decided(
    tafel: Tafel, eerste: Casus
) -> None:
    na = await tafel.regisseur.presses(await opent(tafel, eerste), OPSLAAN, {"Besluit": "Eerst rust."})
    assert tafel.stand().huidig == eerste.id
    assert "Besluit 1:" in na
    assert "Eerst rust." in na
    assert ingevuld(na)["besluit"] == ""
    await tafel.regisseur.presses(na, OPSLAAN, {"Besluit": "Dan pas school."})
    assert besluiten(tafel, eerste) == ["Eerst rust.", "Dan pas school."]


async def test_what_was_written_down_stands_in_the_logboek_for_everybody_it_is_about(
    tafel: Tafel, eerste: Casus
) -> None:
    await tafel.regisseur.presses(await opent(tafel, eerste), OPSLAAN, {"Besluit": "Eerst rust."})
    regels = [een for een in tafel.wereld.logboek(eerste.id) if een.handeling is Handeling.BESPREKING_VASTGELEGD]
    assert {een.betrokkene_id for een in regels} == {None, *(een.id for een in eerste.betrokkenen)}
    assert {een.onderwerp_id for een in regels} == {tafel.zitting.id}


async def test_pressed_twice_it_is_written_down_once_and_nothing_is_skipped(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    for _ in range(3):
        na = await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
        assert f"Vastgelegd bij {eerste.code}" in na
    assert len(besluiten(tafel, eerste)) == 1
    assert len(afgesproken(tafel, eerste)) == 2
    assert tafel.stand().huidig == tafel.tweede.id


async def test_two_presses_at_the_same_moment_write_it_down_once(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    await asyncio.gather(*(tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN) for _ in range(4)))
    assert len(besluiten(tafel, eerste)) == 1
    assert len(afgesproken(tafel, eerste)) == 2
    assert tafel.stand().huidig == tafel.tweede.id


async def test_of_two_forms_saved_at_the_same_moment_one_comes_back_with_what_was_typed(
    tafel: Tafel, eerste: Casus
) -> None:
    een, ander = await opent(tafel, eerste), await opent(tafel, eerste)
    gezien = await asyncio.gather(
        tafel.regisseur.presses(een, OPSLAAN, {"Besluit": "Eerst rust."}),
        tafel.regisseur.presses(ander, OPSLAAN, {"Besluit": "Eerst school."}),
    )
    assert len(besluiten(tafel, eerste)) == 1
    (terug,) = [kaart for kaart in gezien if "Intussen is bij dit punt iets vastgelegd" in kaart]
    assert {ingevuld(terug)["besluit"], *besluiten(tafel, eerste)} == {"Eerst rust.", "Eerst school."}


async def test_writing_it_down_costs_the_same_after_years_of_afspraken(tafel: Tafel, eerste: Casus) -> None:
    tweede = aan_tafel(tafel, tafel.tweede)
    nu = tafel.wereld.nu

    def jaren(uow: UnitOfWork) -> None:
        for nr in range(40):
            oud = Afspraak(
                uow.new_id(),
                tweede.id,
                f"Ooit {nr}",
                "politie",
                date(2025, 1, 1),
                A.GEREED,
                nu,
                tweede.regisseur_id,
                nu,
            )
            afspraken.voeg_toe(uow, oud)

    velden = {"Besluit": "Door.", "Afspraak 1: wat": "Belt", "Afspraak 1: wie": f"{JEUGDTEAM} (doet nog niet mee)"}
    kaart = await opent(tafel, eerste)
    with statements() as nieuw:
        await tafel.regisseur.presses(kaart, VERDER, velden)
    tafel.wereld.doet(jaren)
    kaart = await opent(tafel, tweede)
    with statements() as oud:
        await tafel.regisseur.presses(kaart, VERDER, {**velden, "Afspraak 1: wie": JEUGDTEAM})
    assert len(oud) <= len(nieuw) < 150


async def test_a_used_form_filled_in_otherwise_keeps_what_was_typed(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Eerst rust."})
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Dan pas school."})
    assert besluiten(tafel, eerste) == ["Eerst rust."]
    assert ingevuld(na)["besluit"] == "Dan pas school."
    await tafel.regisseur.presses(na, OPSLAAN)
    assert besluiten(tafel, eerste) == ["Eerst rust.", "Dan pas school."]


async def test_a_stale_form_comes_back_with_what_was_typed(tafel: Tafel, eerste: Casus) -> None:
    """Who stands in had the same form open, and saved first."""
    oud, ander = await opent(tafel, eerste), await opent(tafel, eerste)
    await tafel.regisseur.presses(ander, OPSLAAN, {"Besluit": "Eerst rust."})
    na = await tafel.regisseur.presses(oud, VERDER, TWEE_AFSPRAKEN)
    assert "Intussen is bij dit punt iets vastgelegd" in na
    assert "Eerst rust." in na
    assert ingevuld(na)["besluit"] == "We gaan door met het plan."
    assert ingevuld(na)["wat2"] == "Gaat langs bij opa"
    assert afgesproken(tafel, eerste) == []
    assert tafel.stand().huidig == eerste.id
    await tafel.regisseur.presses(na, VERDER)
    assert besluiten(tafel, eerste) == ["Eerst rust.", "We gaan door met het plan."]
    assert len(afgesproken(tafel, eerste)) == 2


async def test_a_goal_that_was_changed_elsewhere_is_not_overwritten(tafel: Tafel, eerste: Casus) -> None:
    heeft_regie(tafel, eerste, "politie")
    heeft_plan(tafel, eerste, "Veilig thuis")
    kaart = await opent(tafel, eerste)
    heeft_plan(tafel, eerste, "Naar school", nr=2)
    # What was only drawn is no change.
    await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Eerst rust."})
    assert _doel(tafel, eerste) == "Naar school"
    kaart = await opent(tafel, eerste)
    heeft_plan(tafel, eerste, "Rust in huis", nr=3)
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Hoofddoel van het plan": "Werk"})
    assert "Het hoofddoel is intussen gewijzigd. Het is nu: Rust in huis" in na
    assert _doel(tafel, eerste) == "Rust in huis"
    await tafel.regisseur.presses(na, OPSLAAN)
    assert _doel(tafel, eerste) == "Werk"


async def test_a_goal_whose_lines_a_client_breaks_otherwise_is_no_new_plan(tafel: Tafel, eerste: Casus) -> None:
    heeft_regie(tafel, eerste, "politie")
    heeft_plan(tafel, eerste, "Veilig thuis.\nEn naar school.")
    druk = (await opent(tafel, eerste)).druk(OPSLAAN, {"Besluit": "Eerst rust."})
    await tafel.regisseur.presses_raw(druk.verb, {**druk.data, "hoofddoel": "Veilig thuis.\r\n\r\nEn naar school. "})
    plan = tafel.wereld.leest(plannen.huidige, eerste.id)
    assert plan is not None
    assert plan.nr == 1


async def test_the_first_goal_asks_for_the_casusregie_in_the_same_form(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Hoofddoel van het plan": "Veilig thuis"})
    assert "Kies ook wie de casusregie heeft" in na
    assert ingevuld(na)["hoofddoel"] == "Veilig thuis"
    na = await tafel.regisseur.presses(na, OPSLAAN, {"Casusregie": GGD})
    assert (_doel(tafel, eerste), fase(tafel, eerste)) == ("Veilig thuis", Fase.PLAN)
    houder = tafel.wereld.leest(regies.huidige, eerste.id)
    assert houder is not None
    assert houder.organisatie == "ggd"
    assert f"Vastgelegd bij {eerste.code}: het hoofddoel, de casusregie ({GGD})." in na


async def test_the_casusregie_moves_only_when_it_was_changed(tafel: Tafel, eerste: Casus) -> None:
    was = heeft_regie(tafel, eerste, "politie")
    kaart = await opent(tafel, eerste)
    assert ingevuld(kaart)["casusregie"] == "politie"
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Eerst rust."})
    assert tafel.wereld.leest(regies.huidige, eerste.id) == was
    heeft_regie(tafel, eerste, "ggd")
    na = await tafel.regisseur.presses(na, OPSLAAN, {"Casusregie": "Gemeente Merwestad"})
    assert "De casusregie is intussen bij een andere organisatie belegd" in na
    await tafel.regisseur.presses(na, OPSLAAN)
    houder = tafel.wereld.leest(regies.huidige, eerste.id)
    assert houder is not None
    assert houder.organisatie == "gemeente-merwestad"


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("vrijdag", date(2026, 3, 6)),
        ("over 2 weken", date(2026, 3, 19)),
        ("28 maart", date(2026, 3, 28)),
        ("vandaag", date(2026, 3, 5)),
        ("2026-04-01", date(2026, 4, 1)),
        ("", date(2026, 3, 19)),
    ],
)
async def test_a_day_is_typed_as_it_is_said(tafel: Tafel, eerste: Casus, getypt: str, dag: date) -> None:
    kaart = await opent(tafel, eerste)
    velden = {"Afspraak 1: wat": "Belt", "Afspraak 1: wie": POLITIE, "Afspraak 1: wanneer": getypt}
    await tafel.regisseur.presses(kaart, OPSLAAN, velden)
    assert [een.wanneer for een in afgesproken(tafel, eerste)] == [dag]


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"Afspraak 1: wat": "Belt"}, "Afspraak 1: kies wie dit doet."),
        ({"Afspraak 2: wie": POLITIE}, "Afspraak 2: schrijf op wat er is afgesproken."),
        (
            {"Afspraak 1: wat": "Belt", "Afspraak 1: wie": POLITIE, "Afspraak 1: wanneer": "eind volgende week"},
            "Afspraak 1: wanneer: hierin staat geen dag",
        ),
        (
            {"Afspraak 1: wat": "Belt", "Afspraak 1: wie": POLITIE, "Afspraak 1: wanneer": "gisteren"},
            "woensdag 4 maart 2026 is al voorbij.",
        ),
        ({"Of: terug op tafel vanaf een andere dag": "ooit"}, "hierin staat geen dag"),
        ({"Besluit": "x" * 1_001}, "dit zijn 1001 tekens, er passen er 1000."),
        ({"Afspraak 1: wat": "x" * 501, "Afspraak 1: wie": POLITIE}, "dit zijn 501 tekens, er passen er 500."),
    ],
)
async def test_what_must_be_mended_is_said_on_top_and_all_that_was_typed_stands_there_still(
    tafel: Tafel, eerste: Casus, velden: dict[str, str], fout: str
) -> None:
    kaart = await opent(tafel, eerste)
    alles = {"Besluit": "Eerst rust.", "Afspraak 5: wat": "Komt terug", "Afspraak 5: wie": GGD, **velden}
    druk = kaart.druk(VERDER, alles)
    na = await tafel.regisseur.presses_raw(druk.verb, druk.data)
    assert "Er is nog niets opgeslagen." in na
    assert fout in na
    for veld, waarde in druk.data.items():
        if veld in ingevuld(na):
            assert ingevuld(na)[veld] == waarde
    assert besluiten(tafel, eerste) == []
    assert afgesproken(tafel, eerste) == []
    assert tafel.stand().huidig == eerste.id


async def test_a_day_far_away_is_asked_about_once(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    velden = {"Afspraak 1: wat": "Belt", "Afspraak 1: wie": POLITIE, "Afspraak 1: wanneer": "1 februari 2027"}
    na = await tafel.regisseur.presses(kaart, OPSLAAN, velden)
    assert "maandag 1 februari 2027: dat is meer dan een half jaar weg." in na
    assert afgesproken(tafel, eerste) == []
    await tafel.regisseur.presses(na, OPSLAAN)
    assert [een.wanneer for een in afgesproken(tafel, eerste)] == [date(2027, 2, 1)]


async def test_who_was_not_there_is_asked_first(tafel: Tafel, eerste: Casus) -> None:
    """Teams tells that somebody of the police is in the room; of the GGD nobody is."""
    await tafel.loopt_in()
    await tafel.teams_meldt(MeetingMoment.CAME, tafel.partner("politie"))
    na = await tafel.regisseur.presses(await opent(tafel, eerste), OPSLAAN, _met_eigenaar(f"{GGD} (niet bij dit punt)"))
    assert {een.organisatie: een.status for een in afgesproken(tafel, eerste)} == {
        "politie": A.LOPEND,
        "ggd": A.VOORGELEGD,
    }
    assert f"Niet aanwezig, dus eerst voorgelegd: {GGD}." in na


async def test_who_took_part_in_nothing_yet_gets_access_by_it_and_is_asked_first(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    await tafel.regisseur.presses(kaart, OPSLAAN, _met_eigenaar(f"{JEUGDTEAM} (doet nog niet mee)"))
    assert {een.organisatie: een.status for een in afgesproken(tafel, eerste)} == {
        "politie": A.LOPEND,
        "jeugdteam": A.VOORGELEGD,
    }
    rijen = tafel.wereld.leest(toegang.van_casus, eerste.id)
    assert "jeugdteam" in {een.organisatie for een in rijen}


async def test_an_owner_that_the_form_did_not_offer_is_refused(tafel: Tafel, eerste: Casus) -> None:
    druk = (await opent(tafel, eerste)).druk(VERDER, {"Afspraak 1: wat": "Belt", "Afspraak 1: wie": POLITIE})
    for code in ("bestaat-niet", "zvh"):
        na = await tafel.regisseur.presses_raw(druk.verb, {**druk.data, "wie1": code})
        assert "Afspraak 1: kies wie dit doet." in na
    assert afgesproken(tafel, eerste) == []


async def test_whether_people_know_is_asked_only_where_it_was_never_said(tafel: Tafel, eerste: Casus) -> None:
    assert "weet" not in ingevuld(await opent(tafel, eerste))

    def nooit_gezegd(uow: UnitOfWork) -> None:
        nu = casussen.lees(uow, eerste.id)
        casussen.wijzig(uow, replace(nu, informering=Informering(Geinformeerd.NOG_NIET)))

    tafel.wereld.doet(nooit_gezegd)
    kaart = await opent(tafel, eerste)
    # Of a besluit alone it is not asked.
    kaart = await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Eerst rust."})
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Afspraak 1: wat": "Belt", "Afspraak 1: wie": POLITIE})
    assert "Kies of de betrokkene van de afspraken weet." in na
    vraag = next(een["label"] for een in na.invoer if een["id"] == "weet")
    await tafel.regisseur.presses(na, OPSLAAN, {vraag: "Ja"})
    (afspraak,) = afgesproken(tafel, eerste)
    gezegd = {een.onderwerp_id: een for een in tafel.wereld.leest(informering.van_casus, eerste.id)}
    assert gezegd[afspraak.id].soort is Informeringsoort.AFSPRAAK
    assert gezegd[afspraak.id].informering.stand is Geinformeerd.JA


async def test_in_an_early_phase_a_besluit_is_kept_and_it_is_said_what_must_come_first(tafel: Tafel) -> None:
    casus = aan_tafel(tafel, tafel.eerste)
    tafel.doet("begin")
    kaart = await opent(tafel, casus)
    aan_tafel(tafel, casus, Fase.UITVRAAG)
    na = await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert "Doe eerst de triage: /triage" in na
    assert besluiten(tafel, casus) == ["We gaan door met het plan."]
    assert afgesproken(tafel, casus) == []
    assert (ingevuld(na)["wat1"], ingevuld(na)["wie2"], ingevuld(na)["besluit"]) == ("Belt de school", "ggd", "")
    assert tafel.stand().huidig == casus.id
    verder = await opent(tafel, casus)
    assert not {"wat1", "hoofddoel"} & set(ingevuld(verder))
    assert "Doe eerst de triage: /triage" in verder


async def test_it_comes_back_at_a_coming_zitting_and_that_can_be_changed(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    keuze = "donderdag 12 maart, 13.30 uur"
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Terug op tafel": keuze})
    assert f"{eerste.code} staat op de agenda van {keuze}." in na
    assert _op_agenda(tafel, eerste) == [tafel.zitting.id, tafel.volgende.id]
    assert besproken(tafel, eerste).terug_op == date(2026, 3, 12)
    assert ingevuld(na)["terug"] == tafel.volgende.id
    na = await tafel.regisseur.presses(na, OPSLAAN, {"Besluit": "Eerst rust."})
    assert _op_agenda(tafel, eerste) == [tafel.zitting.id, tafel.volgende.id]
    na = await tafel.regisseur.presses(na, OPSLAAN, {"Terug op tafel": "Nu niet afgesproken"})
    assert _op_agenda(tafel, eerste) == [tafel.zitting.id]
    assert besproken(tafel, eerste).terug_op is None


async def test_what_stood_on_a_coming_agenda_before_stays_there(tafel: Tafel, eerste: Casus) -> None:
    gisteren = tafel.wereld.nu - timedelta(days=1)
    punt = Agendapunt(tafel.volgende.id, eerste.id, Agendasoort.LOPEND, gisteren)
    tafel.wereld.doet(agenda.zet_op_agenda, punt)
    kaart = await opent(tafel, eerste)
    kaart = await tafel.regisseur.presses(kaart, OPSLAAN, {"Terug op tafel": "donderdag 12 maart, 13.30 uur"})
    await tafel.regisseur.presses(kaart, OPSLAAN, {"Terug op tafel": "Nu niet afgesproken"})
    assert _op_agenda(tafel, eerste) == [tafel.zitting.id, tafel.volgende.id]


async def test_a_day_without_a_zitting_means_the_first_one_after_it(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Of: terug op tafel vanaf een andere dag": "maandag"})
    assert f"{eerste.code} staat op de agenda van donderdag 12 maart, 13.30 uur." in na
    assert _op_agenda(tafel, eerste) == [tafel.zitting.id, tafel.volgende.id]
    na = await tafel.regisseur.presses(na, OPSLAAN, {"Of: terug op tafel vanaf een andere dag": "over 6 weken"})
    assert "komt terug vanaf donderdag 16 april 2026. Er is dan nog geen zitting gepland." in na
    assert _op_agenda(tafel, eerste) == [tafel.zitting.id]
    assert ingevuld(na)["terug_dag"] == "donderdag 16 april 2026"
    assert besproken(tafel, eerste).terug_op == date(2026, 4, 16)


async def test_a_besluit_is_put_in_other_words_or_taken_away(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    for tekst in ("Eerst rust.", "Dan school.", "Dan werk."):
        kaart = await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": tekst})
    assert "Verbeteren" in [een["title"] for een in kaart.delen if een.get("type") == "Action.ToggleVisibility"]
    velden = {"Besluit 1 in andere woorden": "Eerst veel rust.", "Besluit 2 weghalen": "Ja, haal dit besluit weg"}
    na = await tafel.regisseur.presses(kaart, OPSLAAN, velden)
    assert besluiten(tafel, eerste) == ["Eerst veel rust.", "Dan werk."]
    assert "Dan school." not in na


async def test_after_ten_besluiten_one_must_go_first(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    for nr in range(10):
        kaart = await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": f"Besluit nummer {nr}."})
    na = await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Nog een."})
    assert "Er zijn al 10 besluiten bij dit punt." in na
    assert len(besluiten(tafel, eerste)) == 10


async def test_five_afspraken_are_made_in_one_press(tafel: Tafel, eerste: Casus) -> None:
    velden = {
        f"Afspraak {nr}: {deel}": wat for nr in range(1, 6) for deel, wat in (("wat", f"Stap {nr}"), ("wie", GGD))
    }
    na = await tafel.regisseur.presses(await opent(tafel, eerste), OPSLAAN, velden)
    assert [een.wat for een in afgesproken(tafel, eerste)] == [f"Stap {nr}" for nr in range(1, 6)]
    assert {"Bekijk afspraak 1", "Bekijk afspraak 5"} <= set(na.knoppen)


@pytest.mark.parametrize(
    "tekst", ["# kop **vet** [link](https://elders.example.test) <b>", "👩‍👩‍👧 שלום مرحبا", "a\u202eb"]
)
async def test_what_is_typed_stays_what_it_is(tafel: Tafel, eerste: Casus, tekst: str) -> None:
    kaart = await opent(tafel, eerste)
    velden = {"Besluit": tekst, "Afspraak 1: wat": tekst, "Afspraak 1: wie": GGD}
    na = await tafel.regisseur.presses(kaart, OPSLAAN, velden)
    schoon = tekst.replace("\u202e", "")
    assert besluiten(tafel, eerste) == [schoon]
    gewoon = [deel["text"] for deel in na.delen if deel.get("type") == "TextBlock"]
    assert not any(schoon in een for een in gewoon)
    assert schoon in na


async def test_ten_thousand_characters_come_back_whole(tafel: Tafel, eerste: Casus) -> None:
    lang = "Dit is te veel. " * 625
    na = await tafel.regisseur.presses(await opent(tafel, eerste), VERDER, {"Besluit": lang})
    assert len(ingevuld(na)["besluit"]) == 10_000
    assert "er passen er 1000" in na


async def test_a_free_text_is_warned_about_once(tafel: Tafel, eerste: Casus) -> None:
    velden = {"Besluit": "Zijn nummer is 123456782.", "Afspraak 1: wat": "Belt", "Afspraak 1: wie": GGD}
    na = await tafel.regisseur.presses(await opent(tafel, eerste), VERDER, velden)
    assert besluiten(tafel, eerste) == []
    assert {"Toch opslaan", "Toch opslaan en volgende"} <= set(na.knoppen)
    na = await tafel.regisseur.presses(na, "Toch opslaan en volgende")
    assert len(besluiten(tafel, eerste)) == 1
    assert tafel.stand().huidig == tafel.tweede.id


async def test_what_belongs_in_another_consultation_is_not_kept_until_somebody_says_it_is_not_about_that(
    tafel: Tafel, eerste: Casus
) -> None:
    kaart = await opent(tafel, eerste)
    na = await tafel.regisseur.presses(kaart, VERDER, {"Besluit": "Er is een vermoeden van radicalisering."})
    assert besluiten(tafel, eerste) == []
    assert ingevuld(na)["besluit"] == "Er is een vermoeden van radicalisering."
    niet = {"Gaat het hier om iets anders?": "Het gaat hier niet over radicalisering of terrorisme"}
    await tafel.regisseur.presses(na, VERDER, niet)
    assert len(besluiten(tafel, eerste)) == 1
    assert Handeling.ELDERS_NIET_OVER in tafel.wereld.handelingen(eerste.id)
    assert tafel.stand().huidig == tafel.tweede.id


async def test_after_the_end_it_can_be_written_down_until_the_verslag_is_approved(tafel: Tafel, eerste: Casus) -> None:
    tafel.doet("eindig")
    na = await tafel.regisseur.presses(await opent(tafel, eerste), OPSLAAN, TWEE_AFSPRAKEN)
    assert len(afgesproken(tafel, eerste)) == 2
    _keur_goed(tafel, eerste)
    weer = await tafel.regisseur.presses(na, OPSLAAN, {"Besluit": "Te laat."})
    assert "Het verslag van deze casus is goedgekeurd." in weer
    assert ingevuld(weer)["besluit"] == "Te laat."
    assert len(besluiten(tafel, eerste)) == 1
    dicht = await opent(tafel, eerste)
    assert "Het verslag van deze casus is goedgekeurd." in dicht
    assert OPSLAAN not in dicht.knoppen


async def test_in_a_break_it_is_saved_and_nothing_goes_on(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    tafel.doet("pauzeer")
    assert VERDER not in (await opent(tafel, eerste)).knoppen
    await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert len(afgesproken(tafel, eerste)) == 2
    assert tafel.stand().huidig == eerste.id


async def test_of_an_item_that_lost_its_turn_meanwhile_it_is_kept_and_nothing_is_skipped(
    tafel: Tafel, eerste: Casus
) -> None:
    kaart = await opent(tafel, eerste)
    tafel.doet("ga_verder_met_volgende")
    await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert len(afgesproken(tafel, eerste)) == 2
    assert tafel.stand().huidig == tafel.tweede.id


async def test_of_an_item_taken_off_the_agenda_it_is_kept(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, eerste.id)
    await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert besluiten(tafel, eerste) == ["We gaan door met het plan."]
    assert len(afgesproken(tafel, eerste)) == 2


async def test_at_the_last_item_it_is_saved_and_nothing_goes_on(tafel: Tafel) -> None:
    laatste = aan_tafel(tafel, tafel.van_collega)
    tafel.doet("begin")
    tafel.doet("ga_naar", laatste.id)
    tafel.doet("ga_naar", tafel.tweede.id)
    tafel.doet("ga_naar", tafel.eerste.id)
    kaart = await opent(tafel, tafel.eerste)
    assert VERDER not in kaart.knoppen
    await tafel.regisseur.presses(kaart, OPSLAAN, {"Besluit": "Klaar."})
    assert besluiten(tafel, tafel.eerste) == ["Klaar."]


async def test_of_a_closed_casus_nothing_is_written_down(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    sluit_af(tafel.wereld, eerste)
    na = await tafel.regisseur.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert "afgesloten" in na
    assert besluiten(tafel, eerste) == []


async def test_another_regisseur_a_partner_and_a_copied_key_are_refused(tafel: Tafel, eerste: Casus) -> None:
    kaart = await opent(tafel, eerste)
    druk = kaart.druk(VERDER, TWEE_AFSPRAKEN)
    for wie in (tafel.collega, tafel.partner("politie")):
        na = await wie.presses_raw(druk.verb, druk.data)
        assert "Eerste Verzonnen" not in na
        assert "Eerste Verzonnen" not in await opent(tafel, eerste, wie)
    vreemd = {**druk.data, "casus": tafel.tweede.id}
    await tafel.regisseur.presses_raw(druk.verb, vreemd)
    assert besluiten(tafel, eerste) == besluiten(tafel, tafel.tweede) == []
    assert afgesproken(tafel, eerste) == []
    assert tafel.stand().huidig == eerste.id


async def test_who_stands_in_writes_it_down(tafel: Tafel, eerste: Casus) -> None:
    tot = tafel.wereld.nu + timedelta(days=1)
    weg = Afwezigheid("weg", tafel.regisseur.id, tafel.wereld.nu, tot, tafel.collega.id)
    tafel.wereld.doet(afwezigheid.voeg_toe, weg)
    kaart = await opent(tafel, eerste, tafel.collega)
    await tafel.collega.presses(kaart, VERDER, TWEE_AFSPRAKEN)
    assert len(afgesproken(tafel, eerste)) == 2
    assert {een.gemaakt_door_id for een in afgesproken(tafel, eerste)} == {tafel.collega.id}


async def test_nobody_without_the_casus_on_this_agenda_opens_its_form(tafel: Tafel, eerste: Casus) -> None:
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, tafel.tweede.id)
    assert "Tweede Verzonnen" not in await opent(tafel, tafel.tweede)


def _met_eigenaar(organisatie: str) -> dict[str, str]:
    return {
        "Afspraak 1: wat": "Belt",
        "Afspraak 1: wie": POLITIE,
        "Afspraak 2: wat": "Gaat langs",
        "Afspraak 2: wie": organisatie,
    }


def _doel(tafel: Tafel, casus: Casus) -> str:
    plan = tafel.wereld.leest(plannen.huidige, casus.id)
    return plan.hoofddoel if plan else ""


def _op_agenda(tafel: Tafel, casus: Casus) -> list[str]:
    van = tafel.zitting.begint_op
    met = tafel.wereld.leest(agenda.zittingen_met_casus, [casus.id], van)
    return [een.id for een in met.get(casus.id, ())]


def _keur_goed(tafel: Tafel, casus: Casus) -> None:
    def doe(uow: UnitOfWork) -> None:
        nieuw = verslag.voeg_toe(uow, verslag.nieuwste(uow, tafel.zitting.id, casus.id), casus.regisseur_id)
        verslag.keur_goed(uow, nieuw, casus.regisseur_id)

    tafel.wereld.doet(doe)
