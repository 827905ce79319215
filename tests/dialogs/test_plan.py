"""The plan van aanpak: opened with the person himself, filled in part by part, kept in versions."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dialogs.kern.berichtsoorten import Wekkersoort
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.plan import Doelstand, EigenInbreng, Inzet, Plandoel, begin
from domain.uitvraag import BevragingStatus
from storage import afspraken, wekkers
from storage import casus as casussen
from storage import plan as plannen
from storage.store import UnitOfWork
from tests.dialogs._plan import (
    GGD,
    JEUGD,
    POLITIE,
    REGIE_VRAAG,
    WENS,
    casus_aan_tafel,
    heeft_regie,
    houder,
    huidig,
    met_plan,
    opent,
    vult_in,
)
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs._zaken import CANARY, handelt_af, maakt_casus, nodigt_uit, plant, sluit_af, vraagt_uit

EIGEN = {"Wat wil de persoon zelf?": WENS, "Wat kan de persoon, wat gaat goed?": "Gaat elke dag naar school"}


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    return met_plan(wereld)


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return casus_aan_tafel(w)


@pytest.fixture
def met_regie(w: Wereld, casus: Casus) -> Casus:
    nodigt_uit(w, casus, "politie")
    heeft_regie(w, casus, "politie")
    return casus


async def test_a_typed_plan_stays_behind_a_button(w: Wereld, casus: Casus) -> None:
    for plaats in (w.regisseur.chat, kanaal("jeugd")):
        deur = await w.regisseur.types(f"/plan {casus.code}", plaats)
        assert deur.knoppen == ("Openen",)
        assert CANARY not in deur
        assert CANARY in await w.regisseur.presses(deur, "Openen", waar=plaats)


async def test_it_begins_with_what_the_person_wants_himself(w: Wereld, casus: Casus) -> None:
    leeg = await opent(w.regisseur, casus)
    assert "Begin met wat de persoon zelf wil en kan" in leeg
    assert leeg.knoppen[-3:] == ("Invullen: Eigen doel en krachten", "Casusregie", "Casus openen")
    vorm = await w.regisseur.presses(leeg, "Invullen: Eigen doel en krachten")
    assert CANARY in vorm
    assert vorm.labels == (
        "Wat wil de persoon zelf?",
        "Wat kan de persoon, wat gaat goed?",
        f"{REGIE_VRAAG} (verplicht)",
        "Wie is daar casusregisseur?",
    )


async def test_the_first_save_places_the_casusregie_in_the_same_step(w: Wereld, casus: Casus) -> None:
    piet = w.partner("politie", "Piet Politie")
    vorm = await w.regisseur.presses(await opent(w.regisseur, casus), "Invullen: Eigen doel en krachten")
    zonder = await w.regisseur.presses(vorm, "Opslaan", EIGEN)
    assert "Kies welke organisatie de casusregie heeft." in zonder
    assert zonder.invoer[0]["value"] == WENS
    assert w.leest(plannen.huidige, casus.id) is None

    wie = {
        REGIE_VRAAG: f"{POLITIE} (doet nog niet mee)",
        "Wie is daar casusregisseur?": "Piet Politie, Politie Merwestreek",
    }
    klaar = await w.regisseur.presses(zonder, "Opslaan", {**EIGEN, **wie})
    assert "Opgeslagen als versie 1." in klaar
    assert "Casusregie: Politie Merwestreek (Piet Politie)" in klaar
    assert klaar.tekst.index(WENS) < klaar.tekst.index("Gezamenlijk hoofddoel")
    plan, regie = huidig(w, casus), houder(w, casus)
    assert plan.inbreng == {casus.betrokkenen[0].id: EigenInbreng(WENS, "Gaat elke dag naar school")}
    assert regie is not None
    assert (regie.organisatie, regie.persoon_id) == ("politie", piet.id)
    assert w.leest(casussen.lees, casus.id).fase is Fase.PLAN
    # Who holds the casusregie may read it from then on.
    assert WENS in await opent(piet, casus)


async def test_a_casusregisseur_works_at_the_organisatie_that_was_chosen(w: Wereld, casus: Casus) -> None:
    w.partner("politie", "Piet Politie")
    vorm = await w.regisseur.presses(await opent(w.regisseur, casus), "Invullen: Eigen doel en krachten")
    wie = {
        REGIE_VRAAG: f"{GGD} (doet nog niet mee)",
        "Wie is daar casusregisseur?": "Piet Politie, Politie Merwestreek",
    }
    weer = await w.regisseur.presses(vorm, "Opslaan", {**EIGEN, **wie})
    assert "niet (meer) aangemeld bij die organisatie" in weer
    assert w.leest(plannen.huidige, casus.id) is None
    assert houder(w, casus) is None


async def test_each_part_is_a_short_form_and_leads_to_the_next(w: Wereld, met_regie: Casus) -> None:
    casus = met_regie
    na = await vult_in(w.regisseur, casus, "Invullen: Eigen doel en krachten", **_onder(EIGEN))
    na = await w.regisseur.presses(
        await w.regisseur.presses(na, "Invullen: Hoofddoel"), "Opslaan", {"Hoofddoel": "Rust in het gezin"}
    )
    vorm = await w.regisseur.presses(na, "Invullen: Doel")
    na = await w.regisseur.presses(
        vorm, "Opslaan", {"Doel": "Een vaste dagbesteding", "Leefgebied": "Werk en dagbesteding"}
    )
    assert "Werk en dagbesteding · Hier wordt aan gewerkt" in na
    vorm = await w.regisseur.presses(na, "Invullen: Dwang, drang en zorg")
    na = await w.regisseur.presses(vorm, "Opslaan", {"Dwang": "Toezicht", "Zorg": "Begeleiding thuis"})
    vorm = await w.regisseur.presses(na, "Invullen: Criteria")
    na = await w.regisseur.presses(vorm, "Opslaan", {"Wij schalen af als": "Een half jaar rust"})
    vorm = await w.regisseur.presses(na, "Invullen: Evaluatie")
    na = await w.regisseur.presses(vorm, "Opslaan", {"Evaluatiedag": "2026-06-01"})
    plan = huidig(w, casus)
    assert (plan.nr, plan.hoofddoel, plan.evaluatie_op) == (6, "Rust in het gezin", date(2026, 6, 1))
    assert plan.inzet == {Inzet.DWANG: "Toezicht", Inzet.ZORG: "Begeleiding thuis"}
    assert [een.betrokkene_id for een in plan.doelen] == [casus.betrokkenen[0].id]
    assert not [een for een in na.knoppen if een.startswith("Invullen")]
    # Once it is there, it says so at the part: the earlier versions stay.
    assert [een.nr for een in w.leest(plannen.versies, casus.id)] == [1, 2, 3, 4, 5, 6]


async def test_a_goal_is_reached_and_stays_readable(w: Wereld, met_regie: Casus) -> None:
    casus = met_regie
    for doel in ("Eerste doel", "Tweede doel"):
        await vult_in(w.regisseur, casus, "Doel toevoegen", Doel=doel, Leefgebied="Huisvesting")
    welke = await w.regisseur.presses(await opent(w.regisseur, casus), "Doel wijzigen")
    vorm = await w.regisseur.presses(welke, "Verder", {"Welk doel?": f"{CANARY}: Tweede doel"})
    assert vorm.invoer[0]["value"] == "Tweede doel"
    kaart = await w.regisseur.presses(vorm, "Opslaan", {"Hoe staat het ermee?": "Bereikt"})
    assert "Huisvesting · Bereikt" in kaart
    assert [(een.tekst, een.stand) for een in huidig(w, casus).doelen] == [
        ("Eerste doel", Doelstand.OPEN),
        ("Tweede doel", Doelstand.BEREIKT),
    ]


async def test_nothing_typed_is_lost_when_it_does_not_fit(w: Wereld, met_regie: Casus) -> None:
    lang = "😀*kanarie* " * 900
    weer = await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel=lang)
    assert "Er passen 1000 tekens." in weer
    assert weer.invoer[0]["value"] == lang
    assert weer.invoer[0]["maxLength"] >= len(lang)
    assert w.leest(plannen.huidige, met_regie.id) is None


async def test_a_number_that_identifies_somebody_is_warned_about_once(w: Wereld, met_regie: Casus) -> None:
    weer = await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Bel 06-12345678 of bsn 111222333")
    assert w.leest(plannen.huidige, met_regie.id) is None
    knop = next(een for een in weer.knoppen if "toch" in een.lower())
    await w.regisseur.presses(weer, knop)
    assert huidig(w, met_regie).nr == 1


async def test_pressed_twice_it_is_one_version(w: Wereld, met_regie: Casus) -> None:
    vorm = await w.regisseur.presses(await opent(w.regisseur, met_regie), "Hoofddoel wijzigen")
    eerste = await w.regisseur.presses(vorm, "Opslaan", {"Hoofddoel": "Rust"})
    tweede = await w.regisseur.presses(vorm, "Opslaan", {"Hoofddoel": "Rust"})
    assert eerste.tekst == tweede.tekst
    anders = await w.regisseur.presses(vorm, "Opslaan", {"Hoofddoel": "Iets anders"})
    assert "al opgeslagen" in anders
    assert anders.invoer[0]["value"] == "Iets anders"
    assert (huidig(w, met_regie).nr, huidig(w, met_regie).hoofddoel) == (1, "Rust")
    assert "versie 2" in await w.regisseur.presses(anders, "Opslaan")


async def test_saving_what_stands_there_makes_no_version(w: Wereld, met_regie: Casus) -> None:
    await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Rust")
    weer = await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen")
    assert "Er is niets veranderd" in weer
    assert huidig(w, met_regie).nr == 1


async def test_two_people_at_two_parts_do_not_wipe_each_other(w: Wereld, met_regie: Casus) -> None:
    kaart = await opent(w.regisseur, met_regie)
    een = await w.regisseur.presses(kaart, "Hoofddoel wijzigen")
    ander = await w.regisseur.presses(kaart, "Criteria wijzigen")
    zelfde = await w.regisseur.presses(kaart, "Hoofddoel wijzigen")
    await w.regisseur.presses(een, "Opslaan", {"Hoofddoel": "Rust in huis"})
    await w.regisseur.presses(ander, "Opslaan", {"Wij schalen op als": "Er geweld is"})
    weer = await w.regisseur.presses(zelfde, "Opslaan", {"Hoofddoel": "Overschreven"})
    assert "Een collega heeft dit onderdeel intussen gewijzigd" in weer
    assert "Rust in huis" in weer
    assert weer.invoer[0]["value"] == "Overschreven"
    plan = huidig(w, met_regie)
    assert (plan.nr, plan.hoofddoel, plan.opschalen_als) == (2, "Rust in huis", "Er geweld is")
    await w.regisseur.presses(weer, "Opslaan")
    assert huidig(w, met_regie).hoofddoel == "Overschreven"


async def test_at_the_same_moment_both_are_kept_one_after_the_other(w: Wereld, met_regie: Casus) -> None:
    kaart = await opent(w.regisseur, met_regie)
    vormen = [await w.regisseur.presses(kaart, knop) for knop in ("Hoofddoel wijzigen", "Criteria wijzigen")]
    velden = ({"Hoofddoel": "Rust"}, {"Wij schalen op als": "Er geweld is"})
    await asyncio.gather(*(w.regisseur.presses(vorm, "Opslaan", wat) for vorm, wat in zip(vormen, velden, strict=True)))
    plan = huidig(w, met_regie)
    assert (plan.nr, plan.hoofddoel, plan.opschalen_als) == (2, "Rust", "Er geweld is")


async def test_before_it_was_taken_on_there_is_no_plan_to_make(w: Wereld) -> None:
    vroeg = maakt_casus(w, JEUGD)
    kaart = await opent(w.regisseur, vroeg)
    assert "Doe eerst de triage" in kaart
    assert kaart.knoppen == ("Casusregie", "Casus openen")
    aan_tafel = casus_aan_tafel(w)
    knop = await opent(w.regisseur, aan_tafel)
    druk = knop.druk("Hoofddoel wijzigen", {})
    weer = await w.regisseur.presses_raw(druk.verb, {**druk.data, "casus": vroeg.id})
    assert "Doe eerst de triage" in weer


async def test_of_whom_nothing_was_decided_in_nazorg_the_quickscan_is_named(w: Wereld) -> None:
    assert "/quickscan" in await opent(w.regisseur, maakt_casus(w, "nazorg"))


async def test_who_takes_part_reads_it_and_changes_nothing(w: Wereld, met_regie: Casus) -> None:
    await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    piet = w.partner("politie", "Piet Politie")
    kaart = await opent(piet, met_regie)
    assert "Rust in huis" in kaart
    assert kaart.labels == ()
    assert kaart.knoppen == ("Casusregie", "Casus openen")
    vorm = await w.regisseur.presses(await opent(w.regisseur, met_regie), "Hoofddoel wijzigen")
    for knop in ("Opslaan", "Uit het plan halen"):
        if knop in vorm.knoppen:
            weer = await piet.presses(vorm, knop)
            assert "Rust in huis" not in weer
    assert huidig(w, met_regie).nr == 1
    regels = [een for een in w.logboek(met_regie.id) if een.handeling is Handeling.PLAN_GEOPEND]
    van_piet = [een for een in regels if een.door_id == piet.id]
    assert {een.betrokkene_id for een in van_piet} == {None, met_regie.betrokkenen[0].id}
    assert {een.namens for een in van_piet} == {"politie"}


async def test_who_was_asked_first_chooses_whether_to_answer_before_names_open(w: Wereld, met_regie: Casus) -> None:
    await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    zitting = plant(w, JEUGD, w.nu + timedelta(days=7))
    uitvraag = vraagt_uit(w, met_regie, zitting, "politie")
    piet = w.partner("politie", "Piet Politie")
    eerst = await opent(piet, met_regie)
    assert CANARY not in eerst
    assert "Rust in huis" not in eerst
    assert "Rust in huis" in await piet.presses(eerst, "Toch het plan lezen")
    handelt_af(w, uitvraag, "politie", BevragingStatus.GEWEIGERD)
    assert "Rust in huis" in await opent(piet, met_regie)


async def test_nobody_else_reads_it(w: Wereld, met_regie: Casus) -> None:
    await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    collega = w.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    buiten = w.partner("ggd", "Gea Gezond")
    kaart = await opent(w.regisseur, met_regie)
    for wie in (collega, buiten, w.beheerder):
        assert "Rust in huis" not in await opent(wie, met_regie)
        assert CANARY not in await wie.presses(kaart, "Hoofddoel wijzigen")
    assert w.handelingen().count(Handeling.TOEGANG_GEWEIGERD) == 6


async def test_a_copied_form_is_worth_nothing_to_a_colleague(w: Wereld, met_regie: Casus) -> None:
    ada = w.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    van_ada = casus_aan_tafel(w, regisseur=ada)
    vorm = await w.regisseur.presses(await opent(w.regisseur, met_regie), "Hoofddoel wijzigen")
    druk = vorm.druk("Opslaan", {"Hoofddoel": "Gekaapt"})
    weer = await ada.presses_raw(druk.verb, {**druk.data, "casus": van_ada.id})
    assert "Gekaapt" not in weer
    assert w.leest(plannen.huidige, van_ada.id) is None


async def test_a_closed_casus_keeps_its_plan_as_it_is(w: Wereld, met_regie: Casus) -> None:
    await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    vorm = await w.regisseur.presses(await opent(w.regisseur, met_regie), "Hoofddoel wijzigen")
    sluit_af(w, w.leest(casussen.lees, met_regie.id))
    assert "afgesloten" in await w.regisseur.presses(vorm, "Opslaan", {"Hoofddoel": "Anders"})
    kaart = await opent(w.regisseur, met_regie)
    assert "Rust in huis" in kaart
    assert "Hoofddoel wijzigen" not in kaart.knoppen


async def test_two_versions_are_compared_and_an_older_one_put_back(w: Wereld, met_regie: Casus) -> None:
    casus = met_regie
    await vult_in(w.regisseur, casus, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    await vult_in(w.regisseur, casus, "Doel toevoegen", Doel="Naar school", Leefgebied="Huisvesting")
    await vult_in(w.regisseur, casus, "Hoofddoel wijzigen", Hoofddoel="Rust en school")
    vorm = await w.regisseur.presses(await opent(w.regisseur, casus), "Doel wijzigen")
    weg = await w.regisseur.presses(vorm, "Uit het plan halen")
    assert "Weggehaald, in versie 4" in weg
    kaart = await w.regisseur.presses(weg, "Versies vergelijken")
    assert "Van versie 3 naar versie 4." in kaart
    assert "Weggehaald: Doel" in kaart
    assert "Naar school" in kaart
    ruim = await w.regisseur.presses(kaart, "Vergelijken", {"van": "1", "naar": "3"})
    for stuk in ("Gewijzigd: Hoofddoel", "Rust in huis", "Rust en school", "Erbij gekomen: Doel", "Naar school"):
        assert stuk in ruim
    assert "Versie 3: maandag 2 maart 2026, door Rosa Regisseur" in ruim
    terug = await w.regisseur.presses(kaart, "Versie 3 terugzetten")
    assert "Versie 3 is teruggezet" in terug
    assert (huidig(w, casus).nr, len(huidig(w, casus).doelen)) == (5, 1)
    # The offer was made over version 4: pressed anew it is the same press, once.
    assert "Versie 3 is teruggezet" in await w.regisseur.presses(kaart, "Versie 3 terugzetten")
    assert huidig(w, casus).nr == 5


async def test_partners_do_not_compare_versions(w: Wereld, met_regie: Casus) -> None:
    for doel in ("Kanarie een", "Kanarie twee"):
        await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel=doel)
    kaart = await opent(w.regisseur, met_regie)
    druk = kaart.druk("Versies vergelijken", {})
    weer = await w.partner("politie", "Piet Politie").presses_raw(druk.verb, druk.data)
    assert "Kanarie een" not in weer


async def test_a_legal_frame_sets_its_warnings_and_takes_them_back(w: Wereld, met_regie: Casus) -> None:
    casus = met_regie
    einde = date(2026, 6, 30)
    await vult_in(w.regisseur, casus, "Kader toevoegen", Soort_kader="Toezicht", Laatste_dag=einde.isoformat())
    (kader,) = huidig(w, casus).kaders
    onderwerp = f"{casus.id}:{kader.id}"
    # 60, 30 and 14 days before; 1 and 31 May, and 16 June: the Sunday is told on the Friday before it.
    dagen = [date(2026, 5, 1), date(2026, 5, 29), date(2026, 6, 16)]
    assert wekt(w, Wekkersoort.KADER) == [(onderwerp, ochtend(w, dag)) for dag in dagen]
    await vult_in(w.regisseur, casus, "Kader wijzigen", Laatste_dag="2026-12-31")
    assert [wanneer.month for _, wanneer in wekt(w, Wekkersoort.KADER)] == [10, 12, 12]
    vorm = await w.regisseur.presses(await opent(w.regisseur, casus), "Kader wijzigen")
    await w.regisseur.presses(vorm, "Opslaan", {"Is het voorbij of al geregeld?": "Ja"})
    assert wekt(w, Wekkersoort.KADER) == []


async def test_the_evaluation_rings_on_its_day_and_moves_with_it(w: Wereld, met_regie: Casus) -> None:
    casus = met_regie
    await vult_in(w.regisseur, casus, "Evaluatiedag wijzigen", Evaluatiedag="2026-06-01")
    await vult_in(w.regisseur, casus, "Evaluatiedag wijzigen", Evaluatiedag="2026-09-07")
    assert wekt(w, Wekkersoort.EVALUATIE) == [(casus.id, ochtend(w, date(2026, 9, 7)))]
    weer = await vult_in(w.regisseur, casus, "Evaluatiedag wijzigen", Evaluatiedag="2026-03-01")
    assert "al voorbij" in weer
    w.nu += timedelta(days=200)
    assert "De evaluatie stond op 7 september 2026" in await opent(w.regisseur, casus)


async def test_who_was_taken_out_of_the_casus_leaves_nothing_to_read_or_put_back(w: Wereld) -> None:
    casus = casus_aan_tafel(w, "Kanarie Een", "Vergissing Twee")
    heeft_regie(w, casus, "politie")
    doel = Plandoel("doel-1", "Geheim van Twee", "werk", casus.betrokkenen[1].id)

    def zet(uow: UnitOfWork) -> None:
        leeg = begin(casus.id, uow.now, casus.regisseur_id)
        plannen.voeg_toe(uow, replace(leeg, nr=1, doelen=(doel,)))
        plannen.voeg_toe(uow, replace(leeg, nr=2, hoofddoel="Rust"))
        casussen.verwijder_betrokkene(uow, casus.id, casus.betrokkenen[1].id)

    w.doet(zet)
    kaart = await w.regisseur.presses(await opent(w.regisseur, casus), "Versies vergelijken")
    assert "Geheim van Twee" not in kaart
    await w.regisseur.presses(kaart, "Versie 1 terugzetten")
    assert all("Geheim" not in een.tekst for een in huidig(w, casus).doelen)


async def test_it_can_be_typed_without_a_code(w: Wereld, casus: Casus) -> None:
    kaart = await w.regisseur.opens("plan")
    assert CANARY in await w.regisseur.presses(kaart, "Verder", {"Welke casus?": str(casus.code)})


def ochtend(w: Wereld, dag: date) -> datetime:
    """When the working hours begin on a day."""
    return w.regio.kalender.moment(dag, w.regio.werkuren.van)


class _Terug(Exception):
    """So that what was only looked at stays as it was."""


def wekt(w: Wereld, soort: Wekkersoort) -> list[tuple[str, datetime]]:
    """The alarms of one kind that have not gone off, in order."""
    gevonden: list[tuple[str, datetime]] = []

    def kijk(uow: UnitOfWork) -> None:
        gevonden.extend((een.onderwerp_id, een.wanneer) for een in wekkers.neem(uow, 99) if een.soort == soort)
        raise _Terug

    with pytest.raises(_Terug):
        w.store.run_now(replace(w.scope, now=w.nu + timedelta(days=4_000)), kijk)
    return gevonden


def _onder(velden: dict[str, str]) -> dict[str, str]:
    return {label.replace(" ", "_"): wat for label, wat in velden.items()}


def _afgesproken(w: Wereld, casus: Casus, doel_id: str = "") -> None:
    """Something that was agreed, behind everybody's back."""
    een = Afspraak(
        id="afspraak",
        casus_id=casus.id,
        wat="Iets verzonnens",
        organisatie="politie",
        wanneer=date(2026, 4, 1),
        status=AfspraakStatus.LOPEND,
        gemaakt_op=w.nu,
        gemaakt_door_id=w.regisseur.id,
        teken_op=w.nu,
        doel_id=doel_id,
    )
    w.doet(afspraken.voeg_toe, een)


async def test_a_goal_for_which_something_was_agreed_is_given_up_not_taken_away(w: Wereld, met_regie: Casus) -> None:
    await vult_in(w.regisseur, met_regie, "Doel toevoegen", Doel="Naar school", Leefgebied="Huisvesting")
    (doel,) = huidig(w, met_regie).doelen
    _afgesproken(w, met_regie, doel.id)
    vorm = await w.regisseur.presses(await opent(w.regisseur, met_regie), "Doel wijzigen")
    weer = await w.regisseur.presses(vorm, "Uit het plan halen")
    assert "Bij dit doel horen afspraken." in weer
    assert huidig(w, met_regie).nr == 1
    await w.regisseur.presses(weer, "Opslaan", {"Hoe staat het ermee?": "Vervallen"})
    assert huidig(w, met_regie).doelen[0].stand is Doelstand.VERVALLEN


async def test_a_plan_for_what_was_agreed_already_is_being_carried_out(w: Wereld, met_regie: Casus) -> None:
    _afgesproken(w, met_regie)
    await vult_in(w.regisseur, met_regie, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    assert w.leest(casussen.lees, met_regie.id).fase is Fase.VOLHOUDEN


async def test_nobody_reads_a_goal_of_who_is_in_the_casus_no_more(w: Wereld) -> None:
    casus = casus_aan_tafel(w, "Kanarie Een", "Vergissing Twee")
    heeft_regie(w, casus, "politie")
    doel = Plandoel("doel-1", "Geheim van Twee", "werk", casus.betrokkenen[1].id)

    def zet(uow: UnitOfWork) -> None:
        plannen.voeg_toe(uow, replace(begin(casus.id, uow.now, casus.regisseur_id), nr=1, doelen=(doel,)))
        casussen.verwijder_betrokkene(uow, casus.id, casus.betrokkenen[1].id)

    w.doet(zet)
    assert "Geheim van Twee" not in await opent(w.regisseur, casus)
    await vult_in(w.regisseur, casus, "Hoofddoel wijzigen", Hoofddoel="Rust in huis")
    assert huidig(w, casus).doelen == ()
