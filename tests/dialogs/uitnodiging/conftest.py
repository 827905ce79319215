"""A tafel of tomorrow, in a world in which agendas are posted and there is mail."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs import agenda, uitnodiging
from dialogs.kern.registry import Registry
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit
from tests.dialogs.uitnodiging._uitnodiging import Overleg

DONDERDAG = date(2026, 3, 5)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    regio = replace(demo_regio, zitting=replace(demo_regio.zitting, uitnodigen=True))
    registry = Registry()
    for topic in (agenda, uitnodiging):
        topic.register(registry)
    return Wereld(store, regio, nederlands, registry)


@pytest.fixture
def overleg(wereld: Wereld) -> Overleg:
    zitting = plant(wereld, "jeugd", om(wereld, DONDERDAG, 13, 30))
    eerste = maakt_casus(wereld, "jeugd", None, "Eerste Verzonnen")
    vraagt_uit(wereld, eerste, zitting, "politie", "ggd")
    wereld.verstrijkt(seconds=1)
    tweede = maakt_casus(wereld, "jeugd", None, "Tweede Verzonnen")
    vraagt_uit(wereld, tweede, zitting, "jeugdteam")
    wereld.verstrijkt(seconds=1)
    derde = maakt_casus(wereld, "jeugd", None, "Derde Verzonnen")
    vraagt_uit(wereld, derde, zitting, "politie")
    return Overleg(wereld, zitting, (eerste, tweede, derde))
