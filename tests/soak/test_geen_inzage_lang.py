"""The same walk as tests/scenarios/test_geen_inzage.py, longer and along many other ways."""

import pytest

from storage.store import Store
from tests.scenarios._geen_inzage import speel


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("zaad", range(2, 12))
async def test_nobody_reads_what_he_was_not_granted(store: Store, zaad: int) -> None:
    await speel(store, zaad=zaad, stappen=5000)
