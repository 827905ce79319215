"""A casus about a mother and her son, asked about at four organisaties."""

from datetime import date

import pytest

from dialogs import casus as casustopic
from dialogs import rechten as onderwerp
from dialogs import uitvraag, voorbereiding
from dialogs.kern.registry import Registry
from domain.persoon import Rol
from domain.regio import Regio
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit
from tests.dialogs.rechten._zaak import ADRES, Zaak, met_familie

AANLEIDING = "Kanarie en zijn moeder Anja maken steeds vaker ruzie, ook in Oosterwaard."


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (casustopic, uitvraag, voorbereiding, onderwerp):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry, pagina_adres=ADRES)


@pytest.fixture
def zaak(wereld: Wereld) -> Zaak:
    zitting = plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))
    casus = met_familie(wereld, maakt_casus(wereld, "jeugd", None, "Een", "Twee"), AANLEIDING)
    gevraagd = vraagt_uit(wereld, casus, zitting, "politie", "ggd", "gemeente-merwestad", "reclassering")
    contactpunt = wereld.persoon("Lonneke Contactpunt", (Rol.CONTACTPUNT, wereld.regio.eigen_organisatie))
    return Zaak(wereld, casus, gevraagd, contactpunt)
