"""A casus that is far enough to agree something in, and what somebody fills in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs import afspraken as onderwerp
from dialogs import casus as casustopic
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.afspraak import Afspraak, AfspraakStatus, Monitoring
from domain.casus import Casus, Fase
from domain.regio import Regio
from storage import afspraken
from storage import casus as casussen
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus

WAT = "Kanarieafspraak 🙂 عمر **niet vet** op huisbezoek"


def wereld_van(store: Store, regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, casustopic, onderwerp):
        topic.register(registry)
    return Wereld(store, regio, nederlands, registry)


def in_fase(wereld: Wereld, casus: Casus, fase: Fase) -> Casus:
    nu = wereld.leest(casussen.lees, casus.id)
    return wereld.doet(casussen.wijzig, replace(nu, fase=fase))


def zo_ver(wereld: Wereld, *namen: str, regisseur: Deelnemer | None = None) -> Casus:
    return in_fase(wereld, maakt_casus(wereld, "jeugd", regisseur, *namen), Fase.PLAN)


def vandaag(wereld: Wereld) -> date:
    return wereld.regio.kalender.lokaal(wereld.nu).date()


def over(wereld: Wereld, **duur: int) -> date:
    return vandaag(wereld) + timedelta(**duur)


def ingevuld(wereld: Wereld, **anders: str) -> dict[str, str]:
    return {
        "wat": WAT,
        "organisatie": "politie",
        "wanneer": over(wereld, days=7).isoformat(),
        **anders,
    }


async def maakt(wereld: Wereld, casus: Casus, **anders: str) -> Kaart:
    vorm = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    return await wereld.regisseur.presses(vorm, "Vastleggen", ingevuld(wereld, **anders))


def van(wereld: Wereld, casus: Casus) -> tuple[Afspraak, ...]:
    return wereld.leest(afspraken.van_casus, casus.id)


def een_van(wereld: Wereld, casus: Casus) -> Afspraak:
    (afspraak,) = van(wereld, casus)
    return afspraak


def zet(
    wereld: Wereld,
    casus: Casus,
    organisatie: str = "politie",
    *,
    status: AfspraakStatus = AfspraakStatus.LOPEND,
    wat: str = WAT,
    wanneer: date | None = None,
    monitoring: Monitoring | None = None,
) -> Afspraak:
    """An afspraak, put straight into storage."""
    afspraak = Afspraak(
        id=wereld.doet(lambda uow: uow.new_id()),
        casus_id=casus.id,
        wat=wat,
        organisatie=organisatie,
        wanneer=wanneer or over(wereld, days=7),
        status=status,
        gemaakt_op=wereld.nu,
        gemaakt_door_id=wereld.regisseur.id,
        teken_op=wereld.nu,
        monitoring=monitoring or Monitoring(),
    )
    wereld.doet(afspraken.voeg_toe, afspraak)
    return afspraak


def nu(wereld: Wereld, afspraak: Afspraak) -> Afspraak:
    return wereld.leest(afspraken.lees, afspraak.id)


async def opent(iemand: Deelnemer, afspraak: Afspraak) -> Kaart:
    return await iemand.presses_raw("afspraak.open", {"v": 1, "afspraak": afspraak.id})


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return wereld_van(store, demo_regio, nederlands)


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    return zo_ver(wereld)
