"""Nobody learns what another organisatie said: a week played twice looks the same to everybody else.

The weeks are random; what one organisatie does with its questions is another matter in each of the two worlds.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.regio import Regio
from teksten.catalogus import laad_teksten
from tests._databases import SOORTEN
from tests.scenarios._niemand_leert import MET_BELEID, PER_VRAAG, Kopieen, maak_kopieen
from tests.scenarios._niemand_leert_weken import (
    ELDERS,
    GEMEEN,
    HOE,
    ZONDER_TOESTEMMING,
    Geval,
    Verloop,
    elders_bekend,
    gevallen,
    tweemaal,
    zonder_toestemming,
)

T = TypeVar("T")

WEKEN = {"sqlite": 2, "postgresql": 1}
"""How many, each played twice. Many more are played in tests/soak."""

# Not shrunk: every example is two whole weeks, and a failing one is read as it is.
zonder_verkleinen = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.fixture(scope="module", params=SOORTEN)
def kopieen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, merwestad: Regio
) -> Iterator[Kopieen]:
    """Equal worlds, on SQLite and on PostgreSQL."""
    folder = tmp_path_factory.mktemp("gelijk")
    een = maak_kopieen(request, folder, request.param, merwestad, laad_teksten())
    yield een
    een.ruim()


def speelt(kopieen: Kopieen, gevallen_: "st.SearchStrategy[T]", doe: Callable[[Kopieen, T], None]) -> None:
    """Play so many weeks as this kind of database is quick."""

    @settings(zonder_verkleinen, max_examples=WEKEN["sqlite" if kopieen.server is None else "postgresql"])
    @given(geval=gevallen_)
    def een_week(geval: T) -> None:
        doe(kopieen, geval)

    een_week()


@pytest.mark.parametrize("verloop", GEMEEN.values(), ids=GEMEEN)
def test_not_even_in_a_week_that_makes_it_easy(verloop: Verloop, kopieen: Kopieen) -> None:
    tweemaal(kopieen, Geval(verloop, "bekend", "weigert vooraf", ("om",)))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("x", [PER_VRAAG, MET_BELEID])
def test_nobody_else_sees_what_an_organisatie_did_with_its_questions_and_the_regisseur_does(
    x: str, kopieen: Kopieen
) -> None:
    speelt(kopieen, gevallen(x, HOE[x]), tweemaal)


@pytest.mark.timeout(300)
def test_without_consent_the_regisseur_cannot_tell_known_from_unknown_either(kopieen: Kopieen) -> None:
    speelt(kopieen, st.one_of([gevallen(MET_BELEID, een) for een in ZONDER_TOESTEMMING]), zonder_toestemming)


@pytest.mark.timeout(300)
def test_no_partner_sees_whether_somebody_is_known_in_another_casus(kopieen: Kopieen) -> None:
    weken = st.tuples(gevallen(PER_VRAAG, ("bekend", "niet bekend")), ELDERS)
    speelt(kopieen, weken, lambda hier, paar: elders_bekend(hier, *paar))
