"""A day is taken once, by one act, at one address."""

from datetime import date, timedelta

from storage import aandacht
from storage.store import UnitOfWork
from tests.storage.conftest import Omgeving

DAG = date(2026, 3, 2)


def neem(db: Omgeving, wie: str = "een", *, organisatie: str = "politie", adres: str = "g:1", dag: date = DAG) -> bool:
    return db.doe(aandacht.neem, organisatie=organisatie, adres=adres, dag=dag, verzending_id=wie, bericht_id="bericht")


def test_the_first_has_the_day_and_keeps_it(db: Omgeving) -> None:
    assert neem(db)
    assert not neem(db, "twee")
    assert neem(db)


def test_another_day_another_address_and_another_organisatie_are_free(db: Omgeving) -> None:
    assert neem(db)
    assert neem(db, "twee", dag=DAG + timedelta(days=1))
    assert neem(db, "drie", adres="m:nel")
    assert neem(db, "vier", organisatie="ggd")


def test_it_is_known_whether_the_day_was_used_anywhere(db: Omgeving) -> None:
    assert not db.zie(aandacht.gebruikt, "politie", DAG)
    neem(db, adres="m:nel")
    assert db.zie(aandacht.gebruikt, "politie", DAG)
    assert not db.zie(aandacht.gebruikt, "ggd", DAG)
    assert not db.zie(aandacht.gebruikt, "politie", DAG + timedelta(days=1))


def test_what_is_rolled_back_took_nothing(db: Omgeving) -> None:
    class Mislukt(Exception):
        pass

    def neem_en_val(uow: UnitOfWork) -> None:
        aandacht.neem(uow, organisatie="politie", adres="g:1", dag=DAG, verzending_id="een", bericht_id="bericht")
        raise Mislukt

    try:
        db.doe(neem_en_val)
    except Mislukt:
        assert neem(db, "twee")


def test_days_long_gone_are_forgotten(db: Omgeving) -> None:
    neem(db)
    neem(db, dag=DAG + timedelta(days=1))
    assert db.doe(aandacht.ruim_op, DAG + timedelta(days=1)) == 1
    assert not db.zie(aandacht.gebruikt, "politie", DAG)
    assert db.zie(aandacht.gebruikt, "politie", DAG + timedelta(days=1))
