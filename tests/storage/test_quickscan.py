"""What was decided in the quickscan comes back, the last word counts, and why is not to be read without the key."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from domain.quickscan import Quickscan, Quickscanbesluit
from storage import quickscan
from storage.store import UnitOfWork
from storage.tabellen.nazorg import quickscan as tabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

REDEN = "Kanarie 😀 العربية " * 60


def test_every_decision_stays_and_the_last_one_holds(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    eerst = Quickscan("een", van.casus.id, Quickscanbesluit.ALLEEN_RIO, REDEN, van.regisseur.id, NU, van.zitting.id)
    # The id does not tell the order: the moment does.
    later = replace(eerst, id="a", besluit=Quickscanbesluit.BESPREKEN, reden="", op=NU + timedelta(microseconds=1))
    for een in (eerst, later):
        db.doe(quickscan.voeg_toe, een)
    assert db.zie(quickscan.van_casus, van.casus.id) == (eerst, later)
    assert db.zie(quickscan.laatste_van, [van.casus.id, "weg"]) == {van.casus.id: later}
    assert db.zie(quickscan.laatste_van, []) == {}


def test_why_is_encrypted(db: Omgeving) -> None:
    van = db.doe(bouw.verhaal)
    wat = Quickscan("een", van.casus.id, Quickscanbesluit.GEEN_INZET, "Kanarie", van.regisseur.id, NU)
    db.doe(quickscan.voeg_toe, wat)

    def kaal(uow: UnitOfWork) -> str:
        return repr(uow.verbinding.execute(select(tabel).where(tabel.c.regio == db.regio)).all())

    assert "Kanarie" not in db.zie(kaal)
