"""The world of an uitvraag: the demo region with every organisatie in a conversation of its own."""

import pytest

from dialogs import help as hulp
from dialogs import uitvraag
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import Verhaal


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, uitvraag):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def verhaal(wereld: Wereld) -> Verhaal:
    """Every organisatie has its own conversation, with one partner in it."""
    een = Verhaal(wereld)
    for code in wereld.regio.organisaties:
        if code != wereld.regio.eigen_organisatie:
            een.gesprek(code)
    return een
