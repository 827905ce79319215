"""An older copy of the database was put back: what was destroyed since stands there again, and nobody can read it."""

from dialogs.bewaren.resten import ruim_resten
from dialogs.kern.desk import Context
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.casus import Casus
from storage import casus as casussen
from storage import logboek, uitvraag, vernietigd, vernietigen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus
from tests.dialogs.bewaren._verhaal import gesloten, met_verleden


def vernietigd_daarna(wereld: Wereld, een: Casus) -> None:
    """Only the key is gone, as it is when the rows come back."""

    def weg(uow: UnitOfWork) -> None:
        uow.vernietig_sleutels([een.id])

    wereld.doet(weg)


def ruimt(wereld: Wereld) -> int:
    def doe(uow: UnitOfWork) -> int:
        return ruim_resten(Context(uow, wereld.regio, wereld.teksten))

    return wereld.doet(doe)


async def test_what_came_back_goes_again_and_the_lists_of_what_is_alive_open(wereld: Wereld, rosa: Deelnemer) -> None:
    weg, _, gevraagd = met_verleden(wereld)
    blijft = maakt_casus(wereld, "jeugd")
    vernietigd_daarna(wereld, weg)
    assert ruimt(wereld) == 1
    lijst = await rosa.opens("casus lijst")
    assert str(blijft.code) in lijst
    assert str(weg.code) not in lijst
    assert wereld.leest(uitvraag.van_casus, weg.id) == ()
    assert gevraagd.id not in {een.id for een in wereld.leest(uitvraag.van_casus, blijft.id)}


async def test_a_proof_says_so_and_doing_it_twice_changes_nothing(wereld: Wereld) -> None:
    een = gesloten(wereld, "nazorg")
    vernietigd_daarna(wereld, een)
    assert ruimt(wereld) == 1
    bewijs = wereld.leest(vernietigen.van, Bewaarsoort.CASUS, een.id)
    assert bewijs is not None
    assert bewijs.code == str(een.code)
    assert bewijs.categorie is Bewaarcategorie.NAZORG
    regels = wereld.leest(logboek.lees, een.id)
    assert ruimt(wereld) == 0
    assert wereld.leest(logboek.lees, een.id) == regels


async def test_what_is_alive_stays(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    assert ruimt(wereld) == 0
    assert wereld.leest(vernietigd.resten) == {Bewaarsoort.CASUS: (), Bewaarsoort.BIJ_SIGNAAL: ()}
    assert wereld.leest(casussen.lees, een.id) == een
