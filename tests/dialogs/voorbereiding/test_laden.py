"""The view is loaded apart from any card, and a full agenda costs no more statements than a short one."""

from datetime import date, timedelta
from typing import Any

import pytest

from dialogs.kern.desk import Context
from dialogs.voorbereiding.laden import laad
from domain.persoon import Actor
from domain.voorbereiding import Inbreng, Voorbereiding
from storage import personen
from storage.store import UnitOfWork
from tests.dialogs._zaken import maakt_casus, vraagt_uit
from tests.dialogs.voorbereiding._tafel import Tafel, antwoordt

ALLEN = ("politie", "ggd", "om", "reclassering", "gemeente-merwestad")


def laadt(tafel: Tafel, persoon_id: str) -> Voorbereiding:
    def doe(uow: UnitOfWork) -> Voorbereiding:
        actor = Actor.van(personen.lees(uow, persoon_id), uow.now)
        return laad(Context(uow, tafel.wereld.regio, tafel.wereld.teksten), actor, tafel.zitting)

    return tafel.wereld.leest(doe)


def test_a_full_agenda_costs_as_many_statements_as_a_short_one(tafel: Tafel, monkeypatch: pytest.MonkeyPatch) -> None:
    wereld = tafel.wereld
    geteld: list[int] = [0]
    echt = UnitOfWork.voer_uit

    def tel(uow: UnitOfWork, *opdracht: Any, **waarden: Any) -> Any:  # noqa: ANN401 - it stands in for another
        geteld[0] += 1
        return echt(uow, *opdracht, **waarden)

    monkeypatch.setattr(UnitOfWork, "voer_uit", tel)
    antwoordt(tafel, "politie", "iets")
    geteld[0] = 0
    laadt(tafel, wereld.regisseur.id)
    kort = geteld[0]
    for nummer in range(10):
        nieuw = maakt_casus(wereld, "jeugd", None, f"Verzonnen {nummer}")
        vraagt_uit(wereld, nieuw, tafel.zitting, *ALLEN, deadline=tafel.zitting.begint_op - timedelta(hours=nummer))
    geteld[0] = 0
    vol = laadt(tafel, wereld.regisseur.id)
    assert len(vol.punten) == 13
    assert geteld[0] == kort


def test_the_same_zitting_is_another_view_for_another_regisseur(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    van_rosa, van_carlo = (laadt(tafel, wie.id) for wie in (tafel.wereld.regisseur, tafel.collega))
    assert [een.eigen for een in van_rosa.punten] == [True, True, False]
    assert [een.eigen for een in van_carlo.punten] == [False, False, True]
    assert [een.vraagstuk is None for een in van_carlo.punten] == [True, True, False]
    stuk = van_rosa.punten[0].vraagstuk
    assert stuk is not None
    assert [een.inbreng for een in stuk.partners] == [Inbreng.BINNEN, Inbreng.OPEN, Inbreng.OPEN]
    assert van_carlo.duur == 150
    assert tafel.wereld.regio.kalender.lokaal(van_carlo.zitting.begint_op).date() == date(2026, 3, 5)
