"""Who was in a casus by mistake leaves no trace in the plan that goes on, nor in what is still to be done."""

from datetime import timedelta

import pytest

from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Wekkersoort
from domain.afspraak import Afspraak, Afspraakhandeling, AfspraakStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.plan import EigenInbreng, Kaderafspraak, Plan, Plandoel
from domain.regio import Regio
from storage import afspraken, wekkers
from storage import plan as plannen
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, nodigt_uit


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    return maakt_casus(wereld, "jeugd", None, "Hoort Erbij", "Hoort Ernietbij")


async def haalt_weg(wereld: Wereld, casus: Casus) -> None:
    """Take the second person out."""
    vorm = await wereld.regisseur.presses_raw("casus.persoon_weg_formulier", {"v": 1, "casus": casus.id})
    await wereld.regisseur.presses(vorm, "Uit de casus halen", {"Wie hoort hier niet?": casus.betrokkenen[1].id})


def spreekt_af(wereld: Wereld, casus: Casus, *over: str, status: AfspraakStatus = AfspraakStatus.LOPEND) -> Afspraak:
    def doe(uow: UnitOfWork) -> Afspraak:
        vandaag = uow.now.date()
        een = Afspraak(
            uow.new_id(), casus.id, "Belt hem op", "politie", vandaag + timedelta(days=9), status, uow.now,
            wereld.regisseur.id, uow.now, betrokkenen=over,
        )  # fmt: skip
        afspraken.voeg_toe(uow, een)
        return een

    nodigt_uit(wereld, casus, "politie")
    return wereld.doet(doe)


def plant(wereld: Wereld, casus: Casus) -> Plan:
    een, ander = (wie.id for wie in casus.betrokkenen)
    einde = (wereld.nu + timedelta(days=200)).date()
    plan = Plan(
        casus.id, 1, wereld.nu, wereld.regisseur.id,
        hoofddoel="Samen verder.",
        inbreng={wie: EigenInbreng("Een baan", "Kan koken") for wie in (een, ander)},
        doelen=tuple(Plandoel(id_, "Werk", "werk", wie) for id_, wie in (("a", ""), ("b", een), ("c", ander))),
        kaders=(Kaderafspraak("k", "toezicht", een, einde), Kaderafspraak("l", "toezicht", ander, einde)),
    )  # fmt: skip
    wereld.doet(plannen.voeg_toe, plan)
    return plan


async def test_the_plan_goes_on_without_him_and_the_version_before_it_stays(wereld: Wereld, casus: Casus) -> None:
    plan = plant(wereld, casus)
    wereld.doet(wekkers.zet, Wekkersoort.KADER, f"{casus.id}:l", wereld.nu + timedelta(days=100), 1)
    await haalt_weg(wereld, casus)
    eerst, nu = wereld.leest(plannen.versies, casus.id)
    assert eerst == plan
    assert (nu.nr, nu.hoofddoel) == (2, plan.hoofddoel)
    assert set(nu.inbreng) == {casus.betrokkenen[0].id}
    assert [een.id for een in nu.doelen] == ["a", "b"]
    assert [een.id for een in nu.kaders] == ["k"]
    assert wereld.leest(wekkers.eerstvolgende) != wereld.nu + timedelta(days=100)
    assert Handeling.PLAN_GEWIJZIGD in wereld.handelingen(casus.id)


async def test_a_plan_that_says_nothing_of_him_gets_no_new_version(wereld: Wereld, casus: Casus) -> None:
    plan = Plan(casus.id, 1, wereld.nu, wereld.regisseur.id, hoofddoel="Samen verder.")
    wereld.doet(plannen.voeg_toe, plan)
    await haalt_weg(wereld, casus)
    assert wereld.leest(plannen.versies, casus.id) == (plan,)


async def test_what_was_agreed_about_him_alone_is_taken_back_and_what_was_done_stays(
    wereld: Wereld, casus: Casus
) -> None:
    een, ander = (wie.id for wie in casus.betrokkenen)
    allen, samen = spreekt_af(wereld, casus), spreekt_af(wereld, casus, een, ander)
    alleen = spreekt_af(wereld, casus, ander)
    klaar = spreekt_af(wereld, casus, ander, status=AfspraakStatus.GEREED)
    await haalt_weg(wereld, casus)
    nu = {afspraak.id: afspraak for afspraak in wereld.leest(afspraken.van_casus, casus.id)}
    assert nu[allen.id].betrokkenen == ()
    assert nu[samen.id].betrokkenen == (een,)
    assert nu[alleen.id].status is AfspraakStatus.VERVALLEN
    # About nobody would be about all.
    assert nu[alleen.id].betrokkenen == (ander,)
    assert nu[klaar.id] == klaar
    (regel,) = wereld.leest(afspraken.regels, alleen.id)
    assert regel.handeling is Afspraakhandeling.VERVALLEN
