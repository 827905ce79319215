"""For what a signal may be read follows from its clock; who may deal with one, from the region."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.bewaren import Bewaarcategorie, Bewaarsoort, Bewaring
from domain.bij import (
    Gebruik,
    Signaal,
    Signaalstatus,
    behandelaars,
    gebruik,
    klok_van,
    met_mandaat,
    termijnen_bekend,
    vroegst,
)
from domain.organisatie import Organisatie
from regio.laden import laad_regio

MAP = Path(__file__).parents[2] / "regio"
DEMO, ZHZ = laad_regio(MAP / "demo.yaml"), laad_regio(MAP / "zhz.yaml")
NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAG = timedelta(days=1)


def klok(categorie: Bewaarcategorie, begonnen: datetime, verloopt: datetime | None) -> Bewaring:
    return Bewaring(Bewaarsoort.BIJ_SIGNAAL, "x", categorie, begonnen, verloopt)


@pytest.mark.parametrize(
    ("van", "hoe"),
    [
        (None, Gebruik.VOORBIJ),
        (klok(Bewaarcategorie.BIJ_SIGNAAL, NU - DAG, NU + DAG), Gebruik.IN_GEBRUIK),
        (klok(Bewaarcategorie.BIJ_SIGNAAL, NU - DAG, NU), Gebruik.VOORBIJ),
        (klok(Bewaarcategorie.BIJ_VERANTWOORDING, NU + DAG, NU + 2 * DAG), Gebruik.IN_GEBRUIK),
        (klok(Bewaarcategorie.BIJ_VERANTWOORDING, NU, NU + DAG), Gebruik.VERANTWOORDING),
        (klok(Bewaarcategorie.BIJ_VERANTWOORDING, NU - 2 * DAG, NU - DAG), Gebruik.VOORBIJ),
    ],
)
def test_for_what_it_may_be_read(van: Bewaring | None, hoe: Gebruik) -> None:
    assert gebruik(van, NU) is hoe


def test_with_measures_the_years_of_account_begin_when_its_use_ends() -> None:
    ontvangen = datetime(2026, 1, 30, 23, tzinfo=UTC)
    een = Signaal(
        id="x",
        gemeente="merwestad",
        ontvangen_op=ontvangen,
        door_id="wie",
        naam="Iemand Verzonnen",
        geboortedatum=date(1990, 1, 1),
        terugkeer=date(2026, 3, 1),
    )
    assert klok_van(DEMO, een) == (Bewaarcategorie.BIJ_SIGNAAL, ontvangen)
    assert klok_van(DEMO, replace(een, status=Signaalstatus.GEEN_MAATREGELEN))[1] == ontvangen
    categorie, begin = klok_van(DEMO, replace(een, status=Signaalstatus.MAATREGELEN))
    assert categorie is Bewaarcategorie.BIJ_VERANTWOORDING
    # Given on 31 January, local time: nine months later is 31 October.
    assert DEMO.kalender.lokaal(begin).date() == date(2026, 10, 31)


def test_three_months_before_the_last_of_may_is_the_last_of_february() -> None:
    assert vroegst(date(2026, 5, 31)) == date(2026, 2, 28)


def test_the_demo_takes_signals_in_and_zhz_not_before_it_confirmed_the_terms() -> None:
    assert termijnen_bekend(DEMO)
    assert not termijnen_bekend(ZHZ)


def test_only_a_gemeente_that_names_its_own_gemeenten_deals_with_signals() -> None:
    assert met_mandaat(DEMO) == {
        "gemeente-merwestad": ("merwestad",),
        "gemeente-oosterwaard": ("oosterwaard", "lindewaal"),
    }
    assert behandelaars(DEMO, "lindewaal") == {"gemeente-oosterwaard"}
    assert not behandelaars(DEMO, "nergens")


@pytest.mark.parametrize("soort", ["politie", "zvh", "een soort die er niet is"])
def test_who_only_works_in_a_gemeente_has_no_mandate_of_its_burgemeester(soort: str) -> None:
    daar = Organisatie("gemeente-merwestad", "Heet zo", soort, ("merwestad",))
    eigen = replace(DEMO.organisaties[DEMO.eigen_organisatie], werkgebied=("merwestad",))
    regio = replace(DEMO, organisaties={**DEMO.organisaties, daar.code: daar, eigen.code: eigen})
    assert not behandelaars(regio, "merwestad")
