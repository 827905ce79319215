"""A week of nazorg: its regisseur, a confirmed routing, and the zitting that comes."""

from datetime import date

import pytest

from dialogs import agenda, casus, opschalen, quickscan, regie, registratie, uitvraag
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.agenda import Zitting
from domain.regio import Regio
from domain.routering import Bevestiging, afdruk_van, kaart_van
from storage import routering
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import om, plant


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, casus, registratie, uitvraag, agenda, regie, opschalen, quickscan):
        topic.register(registry)
    een = Wereld(store, demo_regio, nederlands, registry)
    een.nu = om(een, date(2026, 2, 27), 10)
    return een


@pytest.fixture
def zitting(wereld: Wereld) -> Zitting:
    """Wednesday 4 March, 10.00; answers are asked until Monday 17.00."""
    return plant(wereld, "nazorg", om(wereld, date(2026, 3, 4), 10))


@pytest.fixture
def bevestigd(wereld: Wereld) -> None:
    """A manager confirmed who serves whom."""
    wie = wereld.regisseur.id
    mark = afdruk_van(kaart_van(wereld.regio))
    wereld.doet(lambda uow: routering.bevestig(uow, Bevestiging(mark, wie, uow.now)))
