"""By itself: once a week what stands still, and in time that a legal frame ends or a plan is to be looked at again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.einde import sluit_casus
from dialogs.kern.planwekkers import zet_planwekkers
from dialogs.kern.stilstand import houd_volhouden_waar
from dialogs.kern.turn import JsonValue, Turn, Typed
from dialogs.volhouden import bericht
from domain.afspraak import AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Actor, Rol
from domain.plan import Kaderafspraak
from domain.regio import Regio, Verlooptermijnen
from domain.verloop import Stap
from domain.werkdagen import Weekdag
from storage import afspraken, afwezigheid, personen
from storage import plan as plannen
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt, tikt_tot
from tests.dialogs._volhouden import in_fase, met_plan, spreekt_af
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, om, plant

TOEZICHT = "Elke dag melden bij de reclassering."


@pytest.fixture
async def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = maak_registry()
    # The other rounds have their own tests; a year of them takes long.
    registry.rounds[:] = [bericht.ronde]
    een = Wereld(store, demo_regio, nederlands, registry)
    await een.regisseur.opens("help")
    return een


def weken(bezorgd: list[Bezorgd], soort: Berichtsoort = Berichtsoort.STILSTAND) -> list[Bezorgd]:
    return [een for een in bezorgd if een.werk.soort == soort and not een.bewerkt]


def tot(wereld: Wereld, dag: date, uur: int = 18) -> list[Bezorgd]:
    return tikt_tot(wereld, om(wereld, dag, uur))


def springt(wereld: Wereld, dag: date, uur: int = 9, minuut: int = 0) -> list[Bezorgd]:
    """Let the machine sleep until a moment, and tick once."""
    wereld.nu = om(wereld, dag, uur, minuut)
    tikt(wereld)
    return bezorgt(wereld)


def dagen(bezorgd: list[Bezorgd]) -> list[str]:
    return [een.werk.onderwerp_id.partition(":")[2] for een in weken(bezorgd)]


def test_nothing_is_told_when_nothing_stands_still(wereld: Wereld) -> None:
    spreekt_af(wereld, met_plan(wereld))
    assert weken(tot(wereld, date(2026, 3, 10))) == []


def test_on_the_region_s_day_at_the_start_of_working_hours_once(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    springt(wereld, date(2026, 3, 27))
    alles = tot(wereld, date(2026, 3, 30), 8)
    assert weken(alles) == []
    gepost = weken(tot(wereld, date(2026, 4, 2)))
    assert len(gepost) == 1
    assert "Casussen van Rosa Regisseur: 1 casus staat stil." in gepost[0].kaart
    assert f"**{een.code}** Wacht sinds 2 maart 2026 op triage." in gepost[0].kaart
    assert gepost[0].kaart.knoppen == ("Openen",)
    assert "Kanarie" not in gepost[0].kaart


def test_a_day_off_moves_it_to_the_next_working_day(wereld: Wereld) -> None:
    # Easter Monday is 6 April 2026.
    maakt_casus(wereld, "jeugd")
    springt(wereld, date(2026, 4, 2))
    assert weken(tot(wereld, date(2026, 4, 6))) == []
    assert dagen(tot(wereld, date(2026, 4, 9))) == ["2026-04-07"]


def test_a_friday_that_is_christmas_is_told_on_the_monday_after_and_the_next_friday_is_new_year(
    wereld: Wereld,
) -> None:
    wereld.regio = replace(wereld.regio, verloop=replace(wereld.regio.verloop, stilstand_dag=Weekdag.VRIJDAG))
    maakt_casus(wereld, "jeugd")
    springt(wereld, date(2026, 12, 24))
    assert dagen(tot(wereld, date(2027, 1, 9))) == ["2026-12-28", "2027-01-04", "2027-01-08"]


@pytest.mark.parametrize("maandag", [date(2026, 3, 30), date(2026, 10, 26)])
def test_after_the_clock_changed_it_comes_at_the_same_hour_on_the_clock(wereld: Wereld, maandag: date) -> None:
    maakt_casus(wereld, "jeugd")
    wereld.nu = om(wereld, maandag - timedelta(days=9), 12)
    tikt(wereld)
    bezorgt(wereld)
    van = wereld.regio.werkuren.van
    alles = tikt_tot(wereld, wereld.regio.kalender.moment(maandag, van) - timedelta(minutes=1))
    assert dagen(alles)[-1:] != [maandag.isoformat()]
    assert dagen(springt(wereld, maandag, van.hour, van.minute)) == [maandag.isoformat()]


def test_a_machine_that_was_down_tells_it_when_it_is_back_but_not_in_the_night(wereld: Wereld) -> None:
    maakt_casus(wereld, "jeugd")
    springt(wereld, date(2026, 4, 2))
    assert weken(springt(wereld, date(2026, 4, 8), 3)) == []
    assert dagen(springt(wereld, date(2026, 4, 8), 9)) == ["2026-04-07"]
    assert dagen(springt(wereld, date(2026, 4, 8), 12)) == []


def test_a_list_that_waited_for_working_hours_until_the_next_one_came_is_not_told_beside_it(wereld: Wereld) -> None:
    # Good Friday 2026: what was missed waits until Tuesday, and on Tuesday the list of that week is told.
    maakt_casus(wereld, "jeugd")
    assert dagen(springt(wereld, date(2026, 4, 3))) == []
    assert dagen(springt(wereld, date(2026, 4, 7))) == ["2026-04-07"]


def test_a_year_gives_one_post_a_week(wereld: Wereld) -> None:
    maakt_casus(wereld, "jeugd")
    wereld.nu = om(wereld, date(2026, 4, 1), 12)
    gezien: list[str] = []
    while wereld.nu < om(wereld, date(2027, 4, 2), 12):
        tikt(wereld)
        gezien += dagen(bezorgt(wereld))
        wereld.verstrijkt(hours=24)
    assert len(gezien) == len(set(gezien)) == 53
    assert all(wereld.regio.kalender.werkdag(date.fromisoformat(een)) for een in gezien)


async def test_who_stands_in_gets_it_and_it_says_whose_they_are(wereld: Wereld) -> None:
    maakt_casus(wereld, "jeugd")
    ander = wereld.persoon("Anna Ander", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    await ander.opens("help")
    springt(wereld, date(2026, 4, 9))
    weg = Afwezigheid("weg", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=9), ander.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    (post,) = weken(tot(wereld, date(2026, 4, 14)))
    assert post.waar == ander.chat.conversation_id
    assert "Casussen van Rosa Regisseur" in post.kaart


async def test_what_was_told_stays_true_once_something_was_done(wereld: Wereld) -> None:
    een = met_plan(wereld)
    wat = spreekt_af(wereld, een)
    springt(wereld, date(2026, 3, 30))
    data: dict[str, JsonValue] = {"v": 1, "casus": een.id, "stap": "teleurstelling"}
    vorm = await wereld.regisseur.presses_raw(Verb.VOLHOUDEN_STAP, data)
    await wereld.regisseur.presses(vorm, "Opslaan", {"Wat viel tegen?": "Het liep anders."})
    (bij,) = [post for post in bezorgt(wereld) if post.werk.soort == Berichtsoort.STILSTAND]
    assert bij.bewerkt
    # Of who has something to do nothing was heard by what he wrote down.
    assert "niets meer gehoord" in bij.kaart

    def laat_horen(uow: UnitOfWork) -> None:
        afspraken.wijzig(uow, replace(afspraken.lees(uow, wat.id), teken_op=uow.now))
        houd_volhouden_waar(context(wereld, uow), een.id, ["politie"])

    wereld.doet(laat_horen)
    (bij,) = [post for post in bezorgt(wereld) if post.werk.soort == Berichtsoort.STILSTAND]
    assert "Hier staat niets meer stil." in bij.kaart


def test_a_region_that_said_no_day_and_no_terms_is_told_nothing_by_itself(wereld: Wereld) -> None:
    wereld.regio = replace(wereld.regio, verloop=Verlooptermijnen())
    spreekt_af(wereld, met_plan(wereld))
    springt(wereld, date(2026, 5, 4))
    assert weken(tot(wereld, date(2026, 5, 12))) == []


# A legal frame that ends, and a plan that is to be looked at again.


def met_kader(wereld: Wereld, dag: date = date(2026, 4, 30), *, evaluatie_op: date | None = None) -> Casus:
    kader = Kaderafspraak("k1", "toezicht", eindigt_op=dag, toelichting=TOEZICHT)
    een = met_plan(wereld, kader, evaluatie_op=evaluatie_op)

    def doe(uow: UnitOfWork) -> None:
        plan = plannen.huidige(uow, een.id)
        assert plan is not None
        zet_planwekkers(context(wereld, uow), None, plan)

    wereld.doet(doe)
    spreekt_af(wereld, een)
    return een


def test_a_frame_is_told_in_time_by_code_and_day_only(wereld: Wereld) -> None:
    een = met_kader(wereld)
    springt(wereld, date(2026, 3, 30), 8)
    (post,) = weken(tot(wereld, date(2026, 4, 1)), Berichtsoort.KADER)
    assert f"Een kader eindigt: {een.code}" in post.kaart
    assert "30 april 2026" in post.kaart
    assert post.kaart.knoppen == ("Plan openen", "Is geregeld", "Zet op de agenda")
    assert "reclassering" not in wereld.posted()
    assert "Toezicht" not in wereld.posted()
    assert Handeling.KADER_GEMELD in wereld.handelingen(een.id)


async def test_which_frame_is_told_after_opening_and_dealt_with_it_rings_no_more(wereld: Wereld) -> None:
    een = met_kader(wereld)
    springt(wereld, date(2026, 3, 30), 8)
    (post,) = weken(tot(wereld, date(2026, 4, 1)), Berichtsoort.KADER)
    kaart = await wereld.regisseur.presses(post.kaart, "Is geregeld")
    assert "Toezicht" in kaart
    assert TOEZICHT in kaart
    druk = kaart.druk("Ja, is geregeld", {})
    for _ in range(2):
        assert "Dit is geregeld." in await wereld.regisseur.presses_raw(druk.verb, druk.data)
    plan = wereld.leest(plannen.huidige, een.id)
    assert plan is not None
    assert (plan.nr, plan.kaders[0].voorbij) == (2, True)
    later = [post for dag in (16, 17, 29, 30) for post in springt(wereld, date(2026, 4, dag))]
    (bij,) = [post for post in later if post.werk.soort == Berichtsoort.KADER]
    assert bij.bewerkt
    assert "U hoeft niets te doen." in bij.kaart


async def test_another_regisseur_and_a_partner_cannot_open_or_settle_a_frame(wereld: Wereld) -> None:
    een = met_kader(wereld)
    data: dict[str, JsonValue] = {"v": 1, "casus": een.id, "kader": "k1"}
    eigen = await wereld.regisseur.presses_raw(Verb.KADER_OPEN, data)
    druk = eigen.druk("Ja, is geregeld", {})
    ander = wereld.persoon("Anna Ander", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for wie in (ander, wereld.partner("politie")):
        assert "reclassering" not in await wie.presses_raw(Verb.KADER_OPEN, data)
        await wie.presses_raw(druk.verb, druk.data)
    onbekend = await wereld.regisseur.presses_raw(Verb.KADER_OPEN, {**data, "kader": "k9"})
    assert "staat niet in het plan" in onbekend
    plan = wereld.leest(plannen.huidige, een.id)
    assert plan is not None
    assert plan.nr == 1


async def test_from_the_post_it_comes_on_the_next_agenda(wereld: Wereld) -> None:
    een = met_kader(wereld)
    plant(wereld, "jeugd", om(wereld, date(2026, 4, 2), 13, 30))
    springt(wereld, date(2026, 3, 30), 8)
    (post,) = weken(tot(wereld, date(2026, 4, 1)), Berichtsoort.KADER)
    vorm = await wereld.regisseur.presses(post.kaart, "Zet op de agenda")
    kaart = await wereld.regisseur.presses(vorm, "Doorpakken")
    assert "De casus staat op de agenda van donderdag 2 april" in kaart
    assert str(een.code) in kaart


async def test_what_was_told_of_a_frame_says_after_the_end_of_its_casus_that_nothing_is_to_be_done(
    wereld: Wereld,
) -> None:
    een = met_kader(wereld)
    springt(wereld, date(2026, 3, 30), 8)
    assert len(weken(tot(wereld, date(2026, 4, 1)), Berichtsoort.KADER)) == 1
    (afspraak,) = wereld.leest(afspraken.van_casus, een.id)
    wereld.doet(afspraken.wijzig, replace(afspraak, status=AfspraakStatus.GEREED))
    casus, wie = in_fase(wereld, een, Fase.AFSCHALEN), wereld.regisseur

    def sluit(uow: UnitOfWork) -> None:
        turn = Turn(wereld.regio.code, wie.sender, wie.chat, Typed(""), "proef", wereld.nu)
        actor = Actor.van(personen.lees(uow, wie.id), wereld.nu)
        sluit_casus(Desk(uow, wereld.regio, wereld.teksten, actor, turn), casus, Stap.AFGESCHAALD)

    wereld.doet(sluit)
    (bij,) = [post for post in bezorgt(wereld) if post.werk.soort == Berichtsoort.KADER]
    assert bij.bewerkt
    assert "U hoeft niets te doen." in bij.kaart


async def test_a_plan_that_is_saved_anew_is_no_more_among_what_stands_still(wereld: Wereld) -> None:
    een = met_kader(wereld, date(2027, 3, 1), evaluatie_op=date(2026, 3, 18))
    (lijst,) = weken(tot(wereld, date(2026, 3, 24)))
    assert "Het plan zou op 18 maart 2026 opnieuw worden bekeken." in lijst.kaart
    vorm = await wereld.regisseur.presses_raw(
        Verb.PLAN_VORM, {"v": 1, "casus": een.id, "deel": "evaluatie", "welk": ""}
    )
    await wereld.regisseur.presses(vorm, vorm.knoppen[0], {"Evaluatiedag": "2026-09-18"})
    (bij,) = [post for post in bezorgt(wereld) if post.werk.soort == Berichtsoort.STILSTAND]
    assert bij.bewerkt
    assert "opnieuw worden bekeken" not in bij.kaart


def test_of_a_closed_casus_no_frame_and_no_evaluation_is_told(wereld: Wereld) -> None:
    een = met_kader(wereld, evaluatie_op=date(2026, 4, 1))
    in_fase(wereld, een, Fase.AFGESLOTEN)
    alles = [
        *springt(wereld, date(2026, 3, 31)),
        *springt(wereld, date(2026, 4, 2)),
        *springt(wereld, date(2026, 4, 29)),
    ]
    assert weken(alles, Berichtsoort.KADER) == []
    assert weken(alles, Berichtsoort.EVALUATIE) == []
    assert Handeling.KADER_GEMELD not in wereld.handelingen(een.id)


def test_the_evaluation_is_told_on_its_day_and_the_week_after_it_stands_among_what_stands_still(
    wereld: Wereld,
) -> None:
    een = met_kader(wereld, date(2027, 3, 1), evaluatie_op=date(2026, 3, 18))
    (post,) = weken(tot(wereld, date(2026, 3, 18)), Berichtsoort.EVALUATIE)
    assert f"Plan opnieuw bekijken: {een.code}" in post.kaart
    assert post.kaart.knoppen == ("Plan openen", "Zet op de agenda")
    (lijst,) = weken(tot(wereld, date(2026, 3, 24)))
    assert "Het plan zou op 18 maart 2026 opnieuw worden bekeken." in lijst.kaart


@pytest.mark.parametrize("dag", [6, 7, 8])
def test_a_plan_saved_on_friday_afternoon_to_be_looked_at_in_the_weekend_is_told_of_on_monday(
    wereld: Wereld, dag: int
) -> None:
    wereld.nu = om(wereld, date(2026, 3, 6), 15)
    met_kader(wereld, date(2027, 3, 1), evaluatie_op=date(2026, 3, dag))
    assert weken(tot(wereld, date(2026, 3, 9), 8), Berichtsoort.EVALUATIE) == []
    assert len(weken(tot(wereld, date(2026, 3, 9)), Berichtsoort.EVALUATIE)) == 1
