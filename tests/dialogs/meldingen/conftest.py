"""A world in which people bring somebody in, and regisseurs deal with it."""

import pytest

from dialogs import casus, meldingen
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, meldingen, casus):
        topic.register(registry)
    wereld = Wereld(store, demo_regio, nederlands, registry)
    # There is a regisseur before anybody brings somebody in.
    assert wereld.regisseur.id
    return wereld
