"""A world for the dialogs: the demo region, on both databases."""

from pathlib import Path

import pytest

from dialogs import casus, registratie
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.regio import Regio
from regio.laden import laad_regio
from storage.store import Store
from teksten.catalogus import Teksten, laad_teksten
from tests.dialogs._wereld import Wereld

DEMO = Path(__file__).parents[2] / "regio" / "demo.yaml"


@pytest.fixture(scope="session")
def demo_regio() -> Regio:
    return laad_regio(DEMO)


@pytest.fixture(scope="session")
def nederlands() -> Teksten:
    return laad_teksten()


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, casus, registratie):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)
