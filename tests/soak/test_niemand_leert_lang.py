"""The same as tests/scenarios/test_niemand_leert.py, for many weeks, with everybody looking at everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests._databases import SOORTEN
from tests.scenarios._niemand_leert import MET_BELEID, PER_VRAAG, Kopieen, maak_kopieen
from tests.scenarios._niemand_leert_weken import (
    ELDERS,
    HOE,
    KIJKERS,
    ZONDER_TOESTEMMING,
    Elders,
    Geval,
    elders_bekend,
    gevallen,
    tweemaal,
    zonder_toestemming,
)

WEKEN = 60
UREN = 3 * 3600
"""Seconds that one of these may take."""

lang = settings(
    max_examples=WEKEN,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module", params=SOORTEN)
def kopieen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kopieen]:
    """Equal worlds, on SQLite and on PostgreSQL."""
    teksten = laad_teksten()
    regio = laad_regio(Path("regio/demo.yaml"), teksten)
    een = maak_kopieen(request, tmp_path_factory.mktemp("gelijk"), request.param, regio, teksten)
    yield een
    een.ruim()


@pytest.mark.timeout(UREN)
@settings(lang)
@given(geval=st.one_of([gevallen(een, hoe, kijkers=len(KIJKERS)) for een, hoe in HOE.items()]))
def test_nobody_else_sees_what_an_organisatie_did_with_its_questions(geval: Geval, kopieen: Kopieen) -> None:
    tweemaal(kopieen, geval)


@pytest.mark.timeout(UREN)
@settings(lang)
@given(geval=st.one_of([gevallen(MET_BELEID, een, kijkers=len(KIJKERS)) for een in ZONDER_TOESTEMMING]))
def test_without_consent_known_and_unknown_are_one_to_everybody(geval: Geval, kopieen: Kopieen) -> None:
    zonder_toestemming(kopieen, geval)


@pytest.mark.timeout(UREN)
@settings(lang)
@given(geval=gevallen(PER_VRAAG, ("bekend", "niet bekend"), kijkers=len(KIJKERS)), elders=ELDERS)
def test_no_partner_sees_whether_somebody_is_known_in_another_casus(
    geval: Geval, elders: Elders, kopieen: Kopieen
) -> None:
    elders_bekend(kopieen, geval, elders)
