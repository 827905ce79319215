"""A tafel an hour before it begins: two regisseurs, three casussen, three organisaties."""

from datetime import date

import pytest

from dialogs import agenda, uitvraag
from dialogs import voorbereiding as onderwerp
from dialogs.kern.registry import Registry
from domain.persoon import Rol
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit, zet_op_agenda
from tests.dialogs.voorbereiding._tafel import Tafel


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (uitvraag, agenda, onderwerp):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def tafel(wereld: Wereld) -> Tafel:
    zitting = plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))
    volgende = plant(wereld, "jeugd", om(wereld, date(2026, 3, 12), 13, 30))
    collega = wereld.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    eerste = maakt_casus(wereld, "jeugd")
    uitgevraagd = vraagt_uit(wereld, eerste, zitting, "politie", "ggd", "gemeente-merwestad")
    wereld.verstrijkt(seconds=1)
    tweede = maakt_casus(wereld, "jeugd", None, "Tweede Verzonnen")
    zet_op_agenda(wereld, zitting, tweede)
    wereld.verstrijkt(seconds=1)
    van_collega = maakt_casus(wereld, "jeugd", collega, "Derde Verzonnen")
    vraagt_uit(wereld, van_collega, zitting, "politie")
    return Tafel(wereld, zitting, volgende, collega, eerste, tweede, van_collega, uitgevraagd)
