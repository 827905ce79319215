"""The world of an owner: the demo region with every organisatie in a conversation of its own."""

import pytest

from dialogs import afspraken, agenda, uitvraag
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs.afspraken_eigen._verhaal import Afsprakenverhaal


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, uitvraag, agenda, afspraken):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def verhaal(wereld: Wereld) -> Afsprakenverhaal:
    """The police have a conversation of their own, with a partner in it."""
    een = Afsprakenverhaal(wereld)
    een.gesprek("politie")
    een.tafelkanalen()
    wereld.partner("politie")
    return een
