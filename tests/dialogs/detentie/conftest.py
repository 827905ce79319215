"""A world with everything that a detention touches."""

import pytest

from dialogs import casus, detentie, registratie, uitvraag
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (casus, registratie, uitvraag, detentie):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)
