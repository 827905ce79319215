"""A world in which casussen end."""

import pytest

from dialogs.alles import maak_registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Deelnemer, Wereld


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


@pytest.fixture
async def rosa(wereld: Wereld) -> Deelnemer:
    """The regisseur, who has a chat with the bot."""
    await wereld.regisseur.types("/help")
    return wereld.regisseur
