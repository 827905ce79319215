"""A region with a RIO, and the people who come to it."""

import pytest

from dialogs.alles import maak_registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    wereld = Wereld(store, demo_regio, nederlands, maak_registry())
    assert wereld.regisseur.id
    return wereld
