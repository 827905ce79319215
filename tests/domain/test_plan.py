"""A plan that grows and never shrinks unseen: what may be saved, and in what two versions differ."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserMistake
from domain.plan import (
    MEESTE_DOELEN,
    Doelstand,
    EigenInbreng,
    Inzet,
    Kaderafspraak,
    Plan,
    Plandeel,
    Plandoel,
    Wijziging,
    alleen_over,
    begin,
    nieuwe_versie,
    onderdelen,
    verschillen,
)
from domain.planmomenten import kadermomenten, ochtend
from domain.regie import Regie
from domain.regio import Regio, Verlooptermijnen
from regio.laden import laad_regio
from tests._databases import NU

REGIE = Regie("regie", "casus", "politie", NU, "rosa")
LEEG = begin("casus", NU, "rosa")
DEMO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")

teksten = st.sampled_from(["", "rust", "school", "werk"])
plannen = st.builds(
    Plan,
    casus_id=st.just("casus"),
    nr=st.just(1),
    op=st.just(NU),
    door_id=st.just("rosa"),
    hoofddoel=teksten,
    inbreng=st.dictionaries(st.sampled_from("ab"), st.builds(EigenInbreng, teksten, teksten)),
    doelen=st.lists(
        st.builds(
            Plandoel,
            st.sampled_from("xyz"),
            teksten,
            st.just("werk"),
            st.sampled_from(["", "a", "b"]),
            st.sampled_from(Doelstand),
        ),
        unique_by=lambda doel: doel.id,
    ).map(tuple),
    inzet=st.dictionaries(st.sampled_from(Inzet), teksten),
    kaders=st.lists(
        st.builds(Kaderafspraak, st.sampled_from("pq"), st.just("toezicht"), st.sampled_from(["", "a"])),
        unique_by=lambda kader: kader.id,
    ).map(tuple),
    opschalen_als=teksten,
    afschalen_als=teksten,
    evaluatie_op=st.none() | st.just(date(2026, 6, 1)),
)


@given(plannen, plannen)
def test_what_differs_is_exactly_what_turns_one_version_into_the_other(was: Plan, nu: Plan) -> None:
    staat = onderdelen(was)
    for een in verschillen(was, nu):
        welk = een.deel, een.onderwerp
        match een.wijziging:
            case Wijziging.ERBIJ:
                assert welk not in staat
            case _:
                assert staat[welk] == een.was
        staat.pop(welk, None)
        if een.nu is not None:
            staat[welk] = een.nu
    assert staat == onderdelen(nu)


@given(plannen)
def test_a_version_does_not_differ_from_itself_and_comes_whole_out_of_nothing(plan: Plan) -> None:
    assert verschillen(plan, plan) == ()
    assert {een.wijziging for een in verschillen(None, plan)} <= {Wijziging.ERBIJ}
    assert len(verschillen(None, plan)) == len(onderdelen(plan))


@given(plannen)
def test_nothing_is_left_of_who_was_taken_out_of_the_casus(plan: Plan) -> None:
    over = alleen_over(plan, {"b"})
    assert "a" not in {een.betrokkene_id for een in over.doelen} | {een.betrokkene_id for een in over.kaders}
    assert set(over.inbreng) <= {"b"}
    assert (over.hoofddoel, over.inzet) == (plan.hoofddoel, plan.inzet)


def test_the_order_of_what_differs_is_that_of_the_plan() -> None:
    nu = replace(LEEG, evaluatie_op=date(2026, 6, 1), hoofddoel="Rust", inbreng={"a": EigenInbreng("Naar huis")})
    assert [een.deel for een in verschillen(None, nu)] == [Plandeel.INBRENG, Plandeel.HOOFDDOEL, Plandeel.EVALUATIE]


def test_each_save_is_the_next_version_with_its_own_name_under_it() -> None:
    een = nieuwe_versie(None, replace(LEEG, hoofddoel="Rust"), REGIE, NU, "rosa")
    twee = nieuwe_versie(een, replace(een, hoofddoel="School"), REGIE, NU + timedelta(days=1), "ada")
    assert [(plan.nr, plan.door_id) for plan in (een, twee)] == [(1, "rosa"), (2, "ada")]


@pytest.mark.parametrize("houder", [None, replace(REGIE, tot=NU)])
def test_there_is_no_plan_while_nobody_holds_the_casusregie(houder: Regie | None) -> None:
    with pytest.raises(UserMistake, match=r"plan\.zonder_regie"):
        nieuwe_versie(None, replace(LEEG, hoofddoel="Rust"), houder, NU, "rosa")


def test_saving_nothing_new_makes_no_version() -> None:
    een = nieuwe_versie(None, replace(LEEG, hoofddoel="Rust"), REGIE, NU, "rosa")
    for was, nu in ((None, LEEG), (een, een)):
        with pytest.raises(UserMistake, match=r"plan\.niets_veranderd"):
            nieuwe_versie(was, nu, REGIE, NU, "rosa")


def test_more_goals_than_anybody_keeps_in_mind_are_refused_but_what_is_there_may_be_changed() -> None:
    doelen = tuple(Plandoel(str(nr), "doel", "werk") for nr in range(MEESTE_DOELEN + 1))
    vol = replace(LEEG, nr=1, doelen=doelen)
    with pytest.raises(UserMistake, match=r"plan\.te_veel_doelen"):
        nieuwe_versie(replace(vol, doelen=doelen[1:]), vol, REGIE, NU, "rosa")
    assert nieuwe_versie(vol, replace(vol, hoofddoel="Rust"), REGIE, NU, "rosa").nr == 2


def kader(einde: date | None, *, voorbij: bool = False) -> Kaderafspraak:
    return Kaderafspraak("kader", "toezicht", eindigt_op=einde, voorbij=voorbij)


def dagen(kader_: Kaderafspraak, nu: datetime = NU, regio: Regio = DEMO) -> dict[int, date]:
    momenten = kadermomenten(regio, kader_, nu)
    return {nr: regio.kalender.lokaal(moment).date() for nr, moment in momenten.items()}


def test_who_should_know_that_a_frame_ends_hears_it_on_a_working_day_in_time() -> None:
    # 60, 30 and 14 days before 30 June; 31 May is a Sunday.
    assert dagen(kader(date(2026, 6, 30))) == {1: date(2026, 5, 1), 2: date(2026, 5, 29), 3: date(2026, 6, 16)}


def test_a_warning_that_has_passed_is_not_given_and_a_late_frame_still_gets_one() -> None:
    assert dagen(kader(date(2026, 4, 10))) == {2: date(2026, 3, 11), 3: date(2026, 3, 27)}
    assert dagen(kader(date(2026, 3, 12))) == {3: date(2026, 3, 6)}
    assert dagen(kader(date(2026, 3, 2))) == {}
    assert dagen(kader(date(2026, 2, 1))) == {}


def test_nobody_is_warned_of_what_has_no_end_was_dealt_with_or_of_what_the_region_did_not_say() -> None:
    zonder = replace(DEMO, verloop=Verlooptermijnen())
    assert dagen(kader(None)) == dagen(kader(date(2026, 6, 30), voorbij=True)) == {}
    assert dagen(kader(date(2026, 6, 30)), regio=zonder) == {}


@given(st.dates(date(2026, 3, 4), date(2030, 12, 31)))
def test_a_warning_never_comes_after_the_end_nor_outside_working_hours(einde: date) -> None:
    for moment in kadermomenten(DEMO, kader(einde), NU).values():
        lokaal = DEMO.kalender.lokaal(moment)
        assert moment > NU
        assert lokaal.date() <= einde
        assert DEMO.kalender.werkdag(lokaal.date())
        assert lokaal.time() == DEMO.werkuren.van


def test_the_clock_of_the_region_counts_on_both_days_on_which_it_changes() -> None:
    for dag in (date(2026, 3, 30), date(2026, 10, 26)):
        assert DEMO.kalender.lokaal(ochtend(DEMO, dag)).time() == DEMO.werkuren.van
