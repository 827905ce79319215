"""A world in which casussen are weighed: with uitvragen, meldingen and agendas."""

import pytest

from dialogs import agenda, casus, meldingen, triage, uitvraag, voorbereiding, zaken
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import Verhaal


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, uitvraag, agenda, voorbereiding, zaken, casus, triage, meldingen):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def verhaal(wereld: Wereld) -> Verhaal:
    """Every organisatie has its own conversation."""
    een = Verhaal(wereld)
    for code in wereld.regio.organisaties:
        if code != wereld.regio.eigen_organisatie:
            een.gesprek(code)
    return een
