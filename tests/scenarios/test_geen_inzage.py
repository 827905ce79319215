"""Nobody reads a name that he was not granted, whatever he presses: a walk through every button with anybody's ids."""

import pytest

from storage.store import Store
from tests.scenarios._geen_inzage import speel

STAPPEN = 300
"""Presses after everybody looked around; `tests/soak/` takes many more."""


@pytest.mark.timeout(180)
async def test_nobody_reads_what_he_was_not_granted(sqlite_store: Store) -> None:
    await speel(sqlite_store, zaad=1, stappen=STAPPEN)
