"""Many more lives of casussen than can be lived at every change."""

import pytest

from tests.scenarios.test_levens import Levens, leef

LEVENS = 300


@pytest.mark.timeout(1800)
def test_in_hundreds_of_lives_no_casus_comes_where_it_may_not_come(levens: type[Levens]) -> None:
    leef(levens, LEVENS)
