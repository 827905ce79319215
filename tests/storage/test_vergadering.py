"""Meetings: what is to be done is taken by one at a time, and what opens one is nowhere to be read."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.errors import Conflict, NotFound
from domain.vergadering import Vergadering, Vergaderstatus
from storage import vergadering as vergaderingen
from storage.store import UnitOfWork
from tests.storage import _regio_gesprek, bouw
from tests.storage._regio_vergadering import DRAAD, HUUR, LINK, nieuw
from tests.storage.conftest import Omgeving


@pytest.fixture
def een(db: Omgeving) -> Vergadering:
    def schrijf(uow: UnitOfWork) -> Vergadering:
        verhaal = bouw.verhaal(uow, "Sem van Verzonnen")
        wie = verhaal.casus.betrokkenen[0].id
        gesprek = _regio_gesprek.schrijf(uow, verhaal.casus.id, wie, verhaal.casus.regisseur_id)
        return vergaderingen.maak(uow, nieuw(gesprek))

    return db.doe(schrijf)


def neem(db: Omgeving, werker: str = "een") -> vergaderingen.Werk[Vergadering] | None:
    return db.doe(lambda uow: vergaderingen.neem(uow, werker=werker, verhuur=HUUR))


def test_it_comes_back_as_it_was_kept(db: Omgeving, een: Vergadering) -> None:
    assert db.zie(vergaderingen.lees, een.id) == een
    leeg = replace(een, gegevens=None, opties=None, wens=None, mislukt_sinds=None, werk_vanaf=None, draad="")
    assert db.zie(vergaderingen.lees, een.id) != db.doe(vergaderingen.wijzig, leeg)
    assert db.zie(vergaderingen.lees, een.id) == replace(leeg, versie=2)
    with pytest.raises(NotFound):
        db.zie(vergaderingen.lees, "geen")


def test_nothing_that_opens_it_can_be_read_in_the_database(db: Omgeving, een: Vergadering) -> None:
    def rauw(uow: UnitOfWork) -> str:
        rijen = uow.verbinding.execute(text("SELECT * FROM vergadering")).all()
        return " ".join(str(waarde) for rij in rijen for waarde in rij)

    gelezen = db.zie(rauw)
    assert een.gegevens is not None
    for geheim in (LINK, DRAAD, een.extern_id, een.gegevens.toegangscode, een.gegevens.nummer, een.inrichting):
        assert geheim not in gelezen


def test_only_one_at_a_time_is_at_it_until_its_lease_ends(db: Omgeving, een: Vergadering) -> None:
    eerste = neem(db)
    assert eerste is not None
    assert eerste.vergadering == een
    assert not eerste.afgebroken
    assert neem(db, "twee") is None
    assert db.zie(vergaderingen.eerstvolgende) == db.nu + HUUR
    db.over(minutes=3)
    tweede = neem(db, "twee")
    assert tweede is not None
    assert tweede.afgebroken
    assert not db.doe(vergaderingen.geef_terug, eerste), "it was given to somebody else"
    assert db.doe(vergaderingen.geef_terug, tweede)
    derde = neem(db)
    assert derde is not None
    assert not derde.afgebroken


def test_the_same_worker_does_not_take_his_own_lost_claim_for_his_new_one(db: Omgeving, een: Vergadering) -> None:
    eerste = neem(db)
    db.over(minutes=3)
    tweede = neem(db)
    assert eerste is not None
    assert tweede is not None
    assert eerste.vergadering.id == een.id
    assert not db.doe(vergaderingen.geef_terug, eerste)


def test_what_is_not_due_is_left_alone(db: Omgeving, een: Vergadering) -> None:
    later = db.doe(vergaderingen.wijzig, replace(een, werk_vanaf=db.nu + timedelta(minutes=5)))
    assert neem(db) is None
    assert db.zie(vergaderingen.eerstvolgende) == later.werk_vanaf
    db.doe(vergaderingen.wijzig, replace(later, werk_vanaf=None))
    assert db.zie(vergaderingen.eerstvolgende) is None
    assert db.zie(vergaderingen.stand) == {}


def test_a_change_does_not_take_it_from_whoever_is_at_it(db: Omgeving, een: Vergadering) -> None:
    werk = neem(db)
    assert werk is not None
    db.doe(vergaderingen.wijzig, replace(een, status=Vergaderstatus.TE_VERWIJDEREN))
    assert neem(db, "twee") is None
    assert db.doe(vergaderingen.geef_terug, werk)


def test_two_changes_of_one_version_conflict(db: Omgeving, een: Vergadering) -> None:
    db.doe(vergaderingen.wijzig, replace(een, pogingen=3))
    with pytest.raises(Conflict):
        db.doe(vergaderingen.wijzig, replace(een, pogingen=4))


def test_its_chat_is_known_by_its_id_in_its_own_region_alone(db: Omgeving, een: Vergadering) -> None:
    gevonden = db.zie(vergaderingen.van_draad, DRAAD)
    assert gevonden is not None
    assert gevonden.id == een.id
    assert db.zie(vergaderingen.van_draad, "19:een_tafel@thread.v2") is None


def test_what_waits_is_counted(db: Omgeving, een: Vergadering) -> None:
    assert db.zie(vergaderingen.stand) == {een.status: 1}
