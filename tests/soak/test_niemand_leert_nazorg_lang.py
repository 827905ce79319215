"""The same as tests/scenarios/test_niemand_leert_nazorg.py, for many weeks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests._databases import SOORTEN
from tests.scenarios._niemand_leert import Kopieen, maak_kopieen
from tests.scenarios._niemand_leert_nazorg import bouw_nazorg
from tests.scenarios._niemand_leert_nazorg_weken import Geval, gevallen, tweemaal
from tests.soak.test_niemand_leert_lang import UREN, lang


@pytest.fixture(scope="module", params=SOORTEN)
def kopieen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kopieen]:
    """Equal worlds, on SQLite and on PostgreSQL."""
    teksten = laad_teksten()
    regio = laad_regio(Path("regio/demo.yaml"), teksten)
    een = maak_kopieen(request, tmp_path_factory.mktemp("gelijk"), request.param, regio, teksten, bouw_nazorg)
    yield een
    een.ruim()


@pytest.mark.timeout(UREN)
@settings(lang)
@given(geval=gevallen())
def test_nobody_else_sees_what_an_organisatie_said_about_somebody_in_nazorg(geval: Geval, kopieen: Kopieen) -> None:
    tweemaal(kopieen, geval)
