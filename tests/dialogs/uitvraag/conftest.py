"""The world of an uitvraag: the demo region with every organisatie in a conversation of its own."""

from pathlib import Path

import pytest

from dialogs import help as hulp
from dialogs import uitvraag
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs.uitvraag._verhaal import Verhaal
from tests.dialogs.uitvraag._werelden import Werelden


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
    een.eigen_gesprekken()
    return een


@pytest.fixture
def werelden(
    tmp_path: Path, sqlite_sjabloon: Path, sleutelkast_sjabloon: Path, demo_regio: Regio, nederlands: Teksten
) -> Werelden:
    """For a property: a fresh world for every example."""
    return Werelden(tmp_path, sqlite_sjabloon, sleutelkast_sjabloon, demo_regio, nederlands)
