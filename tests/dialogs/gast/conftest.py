"""Somebody detained, a talk about his return, and who was asked to sit at it."""

import pytest

from dialogs.alles import maak_registry
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, maakt_casus
from tests.dialogs.gast._pagina import Gast
from tests.dialogs.terugkeergesprek._gesprek import gepland_gesprek


@pytest.fixture
def hij(wereld: Wereld) -> Gast:
    wereld.registry = maak_registry()
    een = maakt_casus(wereld, "nazorg", None, CANARY)
    return Gast(wereld, een, gepland_gesprek(wereld, een).id)
