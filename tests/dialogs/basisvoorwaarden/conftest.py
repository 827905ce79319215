"""A world in which somebody returns."""

import pytest

from dialogs import afschalen, afspraken, basisvoorwaarden
from tests.dialogs._wereld import Wereld


@pytest.fixture
async def w(wereld: Wereld) -> Wereld:
    for topic in (basisvoorwaarden, afspraken, afschalen):
        topic.register(wereld.registry)
    await wereld.regisseur.types("/help")
    return wereld
