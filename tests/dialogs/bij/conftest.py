"""A world with every topic of the house: what no topic may show of a signal, it cannot show here either."""

import pytest

from dialogs.alles import maak_registry
from domain.persoon import Rol
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Deelnemer, Wereld


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    wereld = Wereld(store, demo_regio, nederlands, maak_registry())
    assert wereld.regisseur.id
    return wereld


@pytest.fixture
def bij(wereld: Wereld) -> Deelnemer:
    """Who deals with signals for Merwestad."""
    return wereld.persoon("Bram Signaal", (Rol.BIJ, "gemeente-merwestad"))
