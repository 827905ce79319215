"""Whom the RIO is for: by age as the region says, or because he was pointed out; and which bodies it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.nazorg import Rioregels
from domain.rio import Doelgroep, doelgroep, rio_bodies
from regio.laden import laad_regio

REGELS = Rioregels("rio", 16, 27)
DAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("geboren", "leeftijd"),
    [
        (date(2010, 3, 2), 16),
        (date(2010, 3, 3), None),
        (date(1998, 3, 3), 27),
        (date(1998, 3, 2), None),
        (None, None),
    ],
)
def test_both_ages_are_in_and_without_a_birth_date_nobody_knows(geboren: date | None, leeftijd: int | None) -> None:
    assert doelgroep(REGELS, geboren, DAG, aangewezen=False) == Doelgroep(leeftijd)


def test_who_was_pointed_out_belongs_to_them_at_any_age() -> None:
    gevonden = doelgroep(REGELS, date(1960, 1, 1), DAG, aangewezen=True)
    assert gevonden == Doelgroep(aangewezen=True)
    assert gevonden
    assert not doelgroep(REGELS, date(1960, 1, 1), DAG, aangewezen=False)
    assert not doelgroep(None, date(2004, 1, 1), DAG, aangewezen=False)


def test_the_bodies_of_its_kind_are_the_rio_and_a_region_without_has_none() -> None:
    regio = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
    assert rio_bodies(regio) == {"rio"}
    assert rio_bodies(replace(regio, nazorg=None)) == frozenset()
