"""What people do that nobody planned for: colleagues who take over, choices that come late, a link of another room."""

from datetime import timedelta

import pytest

from dialogs.kern.gespreksverloop import gast_is_er
from dialogs.kern.terugkeergesprekken import verwerk_keuze
from domain.casus import Casus
from domain.gesprekskeuze import Keuze, Keuzeweg
from domain.gespreksverloop import Verloopdaad, mogelijk
from domain.regio import Regio
from domain.terugkeergesprek import Gespreksstatus
from storage import gastlinks, gesprekskeuze
from storage import terugkeergesprek as gesprekken
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests.dialogs._detentie import wijzigt
from tests.dialogs._post import context
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._plan import PI, carla, gedetineerde, gesprek_van, hele_wereld, kiest, opent, plant

ELDERS = "pi-oostdijk"
_S = Gespreksstatus


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return hele_wereld(store, demo_regio, nederlands)


def zegt(wereld: Wereld, een: Casus, keuze: Keuze) -> None:
    """He chooses on his page."""
    gesprek, door_id = gesprek_van(wereld, een), carla(wereld).id

    def doe(uow: UnitOfWork) -> None:
        regel = gesprekskeuze.kies(uow, gesprek, keuze, Keuzeweg.EIGEN_PAGINA, door_id)
        verwerk_keuze(context(wereld, uow), gesprek, regel)

    wereld.doet(doe)


async def test_a_colleague_who_opens_his_page_sits_beside_him_from_then_on(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await carla(wereld).presses(await opent(wereld, een), "Zijn pagina openen")
    collega = wereld.partner(PI, "Cor Collega")
    await collega.presses(await opent(wereld, een, collega), "Nieuwe link")
    gesprek = gesprek_van(wereld, een)
    werkt = [link for link in wereld.leest(gastlinks.van_gesprek, gesprek.id) if link.ingetrokken_op is None]
    assert gesprek.casemanager_id == collega.id
    assert [link.persoon_id for link in werkt] == [collega.id]


async def test_of_who_went_in_nobody_says_that_he_did_not_come(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    wereld.nu = (gesprek_van(wereld, een).begint_op or wereld.nu) + timedelta(minutes=15)
    assert "Hij is niet gekomen" in (await opent(wereld, een)).knoppen
    oud = await opent(wereld, een)
    gesprek = gesprek_van(wereld, een)
    wereld.doet(lambda uow: gast_is_er(context(wereld, uow), gesprek))
    gezegd = wereld.leest(gesprekken.gebeurtenissen, gesprek.id)
    assert Verloopdaad.NIET_GEKOMEN not in mogelijk(gesprek, gezegd, wereld.nu)
    assert "Hij is niet gekomen" not in (await opent(wereld, een)).knoppen
    await carla(wereld).presses(oud, "Hij is niet gekomen")
    assert gesprek_van(wereld, een).status is _S.GEPLAND


@pytest.mark.parametrize("waarheen", ["elders", "vrij"])
async def test_a_yes_that_comes_once_he_is_elsewhere_or_out_asks_nobody_there_for_a_moment(
    wereld: Wereld, waarheen: str
) -> None:
    een = gedetineerde(wereld, einde=wereld.nu.date() + timedelta(days=20))
    await plant(wereld, een)
    await carla(wereld).presses(await opent(wereld, een), "Zijn pagina openen")
    zegt(wereld, een, Keuze.NEE)
    if waarheen == "elders":
        wijzigt(wereld, een, inrichting=ELDERS)
        (link,) = wereld.leest(gastlinks.van_gesprek, gesprek_van(wereld, een).id)
        assert link.ingetrokken_op is not None
    else:
        wereld.verstrijkt(days=21)
    zegt(wereld, een, Keuze.JA)
    assert gesprek_van(wereld, een).status is _S.GAAT_NIET_DOOR
