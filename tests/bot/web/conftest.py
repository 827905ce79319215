from collections.abc import AsyncIterator

import pytest

from storage.store import Store
from tests.bot.web._gasthuis import Gasthuis, open_gasthuis
from tests.bot.web._huis import huis

__all__ = ["huis"]


@pytest.fixture
async def gasthuis(store: Store) -> AsyncIterator[Gasthuis]:
    async with open_gasthuis(store) as open_:
        yield open_
