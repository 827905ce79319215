"""What was said about informing, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casus import Geinformeerd, Informering
from domain.errors import Conflict
from storage import informering
from storage.store import UnitOfWork
from storage.tabellen.privacy import informering as tabel
from tests.storage import bouw
from tests.storage.conftest import Omgeving


def test_it_comes_back_as_it_was_said(db: Omgeving) -> None:
    gezegd = bouw.gezegd(db.doe(bouw.verhaal))
    bewaard = db.doe(informering.zet, gezegd)
    assert bewaard == replace(gezegd, versie=1)
    assert db.zie(informering.van_casus, gezegd.casus_id) == (bewaard,)


def test_it_is_said_anew_and_taken_back(db: Omgeving) -> None:
    eerste = db.doe(informering.zet, bouw.gezegd(db.doe(bouw.verhaal)))
    ja = Informering(Geinformeerd.JA, op=date(2026, 3, 1), door="Wim Wijkteam")
    tweede = db.doe(informering.zet, replace(eerste, informering=ja))
    assert db.zie(informering.van_casus, eerste.casus_id) == (tweede,)
    assert db.doe(informering.verwijder, tweede)
    assert not db.doe(informering.verwijder, tweede)
    assert db.zie(informering.van_casus, eerste.casus_id) == ()


def test_of_two_who_say_it_at_once_the_second_looks_again(db: Omgeving) -> None:
    gezegd = bouw.gezegd(db.doe(bouw.verhaal))
    eerste = db.doe(informering.zet, gezegd)
    with pytest.raises(Conflict):
        db.doe(informering.zet, gezegd)
    db.doe(informering.zet, eerste)
    with pytest.raises(Conflict):
        db.doe(informering.zet, eerste)


def test_what_was_said_is_encrypted(db: Omgeving) -> None:
    gezegd = db.doe(informering.zet, bouw.gezegd(db.doe(bouw.verhaal)))

    def ruw(uow: UnitOfWork) -> list[tuple[object, ...]]:
        return [tuple(rij) for rij in uow.verbinding.execute(tabel.select())]

    for woord in (gezegd.informering.toelichting, "veiligheid", "nee"):
        assert woord not in repr(db.zie(ruw))
