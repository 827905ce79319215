"""Triage counts by the region's own way of combining, and decides nothing."""

from datetime import UTC, datetime
from itertools import product

import pytest

from domain.casus import Fase
from domain.triage import (
    EINDIGT,
    IN_BEHANDELING,
    Criterium,
    Stand,
    Triage,
    Triagebesluit,
    Triageregels,
    hoort_melder,
    mogelijk,
    o3_genoemd,
    ontbreekt,
    weeg,
)

CODES = ("1", "2", "3", "4")
CRITERIA = tuple(Criterium(een, f"Criterium {een}", f"veld-{een}", ("ja", "verwacht")) for een in CODES)
EERST_SAMEN = (("1", "2", "3"), ("4",))
"""(1 and 2 and 3) or 4."""
LAATST_SAMEN = (("1", "2", "3"), ("1", "2", "4"))
"""1 and 2 and (3 or 4)."""
WAARHEID = {"ja": True, "nee": False, "onbekend": None, "": None}


def en(*delen: bool | None) -> bool | None:
    """Three-valued and, as it is taught."""
    if False in delen:
        return False
    return None if None in delen else True


def of(*delen: bool | None) -> bool | None:
    if True in delen:
        return True
    return None if None in delen else False


def genoeg(combinatie: tuple[tuple[str, ...], ...], antwoorden: tuple[str, ...]) -> Stand | None:
    waarden = {f"veld-{code}": een for code, een in zip(CODES, antwoorden, strict=True)}
    return weeg(Triageregels("f", CRITERIA, combinatie), waarden).genoeg


@pytest.mark.parametrize("antwoorden", list(product(WAARHEID, repeat=4)), ids="-".join)
def test_both_readings_of_the_definition_count_as_they_read(antwoorden: tuple[str, str, str, str]) -> None:
    een, twee, drie, vier = (WAARHEID[antwoord] for antwoord in antwoorden)
    stand = {True: Stand.JA, False: Stand.NEE, None: Stand.ONBEKEND}
    assert genoeg(EERST_SAMEN, antwoorden) is stand[of(en(een, twee, drie), vier)]
    # Said in two alternatives, so what is not known weighs in each of them.
    assert genoeg(LAATST_SAMEN, antwoorden) is stand[of(en(een, twee, drie), en(een, twee, vier))]


def test_the_two_readings_differ_where_only_the_last_criterion_holds() -> None:
    antwoorden = ("nee", "nee", "nee", "ja")
    assert genoeg(EERST_SAMEN, antwoorden) is Stand.JA
    assert genoeg(LAATST_SAMEN, antwoorden) is Stand.NEE


def test_what_is_expected_holds_where_the_region_says_so() -> None:
    voorstel = weeg(Triageregels("f", CRITERIA, EERST_SAMEN), {"veld-1": "verwacht", "veld-2": "misschien"})
    assert [een.stand for een in voorstel.wegingen] == [Stand.JA, Stand.NEE, Stand.ONBEKEND, Stand.ONBEKEND]


def test_of_several_answers_one_that_holds_is_enough() -> None:
    regels = Triageregels("f", (Criterium("1", "Ketens", "ketens", ("dwang", "drang")),), (("1",),))
    assert weeg(regels, {"ketens": "drang,zorg"}).genoeg is Stand.JA
    assert weeg(regels, {"ketens": "zorg"}).genoeg is Stand.NEE


def test_without_a_combination_nothing_is_said() -> None:
    assert genoeg((), ("ja",) * 4) is None
    assert weeg(Triageregels(), {}).wegingen == ()


def test_what_holds_of_o3_is_named() -> None:
    assert o3_genoemd({"o3": "ongrijpbaar,ontwrichtend"}) == ("ongrijpbaar", "ontwrichtend")
    assert o3_genoemd({}) == ()


def triage(
    besluit: Triagebesluit, reden: str = "", *, tafel: str = "", waarheen: str = "", bericht: str = ""
) -> Triage:
    op = datetime(2026, 3, 2, tzinfo=UTC)
    return Triage("t", "c", op, "p", besluit, reden, tafel=tafel, waarheen=waarheen, bericht=bericht)


@pytest.mark.parametrize("besluit", [een for een in Triagebesluit if een is not Triagebesluit.GEWOGEN])
def test_a_reason_is_needed_for_yes_and_for_no(besluit: Triagebesluit) -> None:
    assert "reden" in ontbreekt(triage(besluit), met_melder=False)
    vol = triage(besluit, reden="Omdat", tafel="jeugd", waarheen="Elders", bericht="Beste")
    assert ontbreekt(vol, met_melder=True) == ()


def test_what_else_is_needed_depends_on_the_decision() -> None:
    assert ontbreekt(triage(Triagebesluit.TAFEL, reden="x"), met_melder=True) == ("tafel",)
    assert ontbreekt(triage(Triagebesluit.LOKAAL, reden="x"), met_melder=True) == ("bericht",)
    assert ontbreekt(triage(Triagebesluit.LOKAAL, reden="x"), met_melder=False) == ()
    assert ontbreekt(triage(Triagebesluit.ANDERE_REGIO, reden="x"), met_melder=False) == ("waarheen",)


def test_the_melder_hears_outcomes_and_not_that_it_was_weighed() -> None:
    assert not hoort_melder(triage(Triagebesluit.GEWOGEN, bericht="x"))
    assert all(hoort_melder(triage(een)) for een in IN_BEHANDELING | EINDIGT)
    assert not hoort_melder(triage(Triagebesluit.MEER_INFORMATIE))
    assert hoort_melder(triage(Triagebesluit.MEER_INFORMATIE, bericht="x"))


@pytest.mark.parametrize("fase", list(Fase))
def test_what_can_be_decided_follows_the_course_of_the_casus(fase: Fase) -> None:
    kan = set(mogelijk(fase))
    assert Triagebesluit.GEWOGEN not in kan
    assert (kan >= IN_BEHANDELING) is (fase is not Fase.AFGESLOTEN)
    assert (kan >= EINDIGT) is (fase in {Fase.AANVANG, Fase.UITVRAAG, Fase.TRIAGE, Fase.CASUSOVERLEG})
