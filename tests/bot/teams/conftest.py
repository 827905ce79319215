"""A running edge and a few invented people for every test of this room."""

from collections.abc import AsyncIterator
from typing import TypeAlias

import pytest

from tests.teamsnep.activiteiten import Gesprek, Persoon, kanaal, persoonlijk
from tests.teamsnep.huis import Huis, huis

Edge: TypeAlias = Huis


@pytest.fixture
async def edge() -> AsyncIterator[Huis]:
    async with huis() as running:
        yield running


@pytest.fixture
def anna() -> Persoon:
    return Persoon("Anna Voorbeeld")


@pytest.fixture
def chat(anna: Persoon) -> Gesprek:
    return persoonlijk(anna)


@pytest.fixture
def channel(anna: Persoon) -> Gesprek:
    return kanaal("tafel", anna, thread="1699999999999")
