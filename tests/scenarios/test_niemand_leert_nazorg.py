"""Nobody learns what another organisatie said about somebody in nazorg: a week played twice looks the same to others.

The weeks are random; what one organisatie does with its question about one man is another matter in each of the two.
"""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from domain.regio import Regio
from teksten.catalogus import laad_teksten
from tests._databases import SOORTEN
from tests.scenarios._niemand_leert import Kopieen, maak_kopieen
from tests.scenarios._niemand_leert_nazorg import INRICHTING, bouw_nazorg
from tests.scenarios._niemand_leert_nazorg_weken import (
    DAG_ERVOOR,
    GEMEEN,
    Geval,
    gespeeld,
    gevallen,
    tweemaal,
)
from tests.scenarios._niemand_leert_weken import verschil
from tests.scenarios.test_niemand_leert import WEKEN, zonder_verkleinen

op_sqlite = pytest.mark.parametrize("kopieen", ["sqlite"], indirect=True)
"""What others see does not hang on the database: on both of them the random weeks are played."""


@pytest.fixture(scope="module", params=SOORTEN)
def kopieen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, merwestad: Regio
) -> Iterator[Kopieen]:
    """Equal worlds, on SQLite and on PostgreSQL."""
    folder = tmp_path_factory.mktemp("gelijk")
    een = maak_kopieen(request, folder, request.param, merwestad, laad_teksten(), bouw_nazorg)
    yield een
    een.ruim()


@op_sqlite
@pytest.mark.parametrize("geval", GEMEEN.values(), ids=GEMEEN)
def test_not_even_in_a_week_that_makes_it_easy(geval: Geval, kopieen: Kopieen) -> None:
    wat_anders_bewaard = tweemaal(kopieen, geval)
    assert wat_anders_bewaard


@pytest.mark.timeout(300)
def test_nobody_else_sees_what_an_organisatie_said_about_somebody_in_nazorg_and_his_regisseur_does(
    kopieen: Kopieen,
) -> None:
    @settings(zonder_verkleinen, max_examples=WEKEN["sqlite" if kopieen.server is None else "postgresql"])
    @given(geval=gevallen())
    def een_week(geval: Geval) -> None:
        tweemaal(kopieen, geval)

    een_week()


@op_sqlite
def test_what_an_inrichting_shares_with_the_whole_tafel_is_read_by_who_was_invited_and_nobody_else(
    kopieen: Kopieen,
) -> None:
    """By policy (matrix: `voorwaarden_zien`): the only answer that a partner reads, and never in a post."""
    genodigd, elders = "politie", ("gemeente-oosterwaard", "veilig-thuis")
    antwoordt_zelf = (2, "antwoord", (genodigd, 0, "bekend"))
    geval = Geval(INRICHTING, 0, "aan de tafel", "weigert", 5, (antwoordt_zelf,), DAG_ERVOOR, (genodigd, *elders))
    met, _ = gespeeld(kopieen, geval, geval.zus)
    zonder, _ = gespeeld(kopieen, geval, geval.zo)
    leest_het = met.gezien_door(genodigd) != zonder.gezien_door(genodigd)
    assert leest_het
    anders = verschil(met, zonder, eigen=[INRICHTING], kijkers=elders)
    assert not anders, anders
