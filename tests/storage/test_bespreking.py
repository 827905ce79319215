"""What came of a casus at a zitting: kept encrypted, never lost to whoever kept something at the same time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.bespreking import Bespreking, Zittingsbesluit, met_besluit, met_tekst
from domain.errors import Conflict
from storage import agenda, bespreking
from storage.tabellen.zitting import bespreking as tabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

GEHEIM = "Kanarie gaat op zichzelf wonen 🐦"


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal)


def leeg(verhaal: Verhaal) -> Bespreking:
    return Bespreking(verhaal.zitting.id, verhaal.casus.id)


def besluit(id_: str, tekst: str = GEHEIM) -> Zittingsbesluit:
    return Zittingsbesluit(id_, tekst, NU, "roos")


def test_nothing_was_kept_yet(db: Omgeving, verhaal: Verhaal) -> None:
    assert db.zie(bespreking.lees, verhaal.zitting.id, verhaal.casus.id) == leeg(verhaal)
    assert db.zie(bespreking.van_zitting, verhaal.zitting.id) == frozenset()
    assert db.zie(bespreking.van_casus, verhaal.casus.id) == ()


def test_what_was_kept_is_read_back_whole(db: Omgeving, verhaal: Verhaal) -> None:
    nieuw = replace(met_besluit(leeg(verhaal), besluit("een")), terug_op=date(2026, 4, 1))
    gehouden = db.doe(bespreking.bewaar, nieuw, verhaal.regisseur.id)
    assert gehouden == replace(nieuw, versie=1, op=NU, door_id=verhaal.regisseur.id)
    assert db.zie(bespreking.lees, verhaal.zitting.id, verhaal.casus.id) == gehouden
    assert db.zie(bespreking.van_casus, verhaal.casus.id) == (gehouden,)
    assert db.zie(bespreking.van_zitting, verhaal.zitting.id) == {verhaal.casus.id}


def test_a_besluit_is_added_put_in_other_words_and_taken_out(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    een = db.doe(bespreking.bewaar, met_besluit(leeg(verhaal), besluit("een")), door)
    twee = db.doe(bespreking.bewaar, met_besluit(een, besluit("twee", "blijft")), door)
    anders = db.doe(bespreking.bewaar, met_tekst(twee, "een", "anders gezegd"), door)
    assert [ander.tekst for ander in anders.besluiten] == ["anders gezegd", "blijft"]
    weg = db.doe(bespreking.bewaar, met_tekst(anders, "een", ""), door)
    assert [ander.tekst for ander in db.zie(bespreking.lees, weg.zitting_id, weg.casus_id).besluiten] == ["blijft"]


def test_of_two_who_keep_something_at_once_the_second_begins_again(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    eerste = db.doe(bespreking.bewaar, met_besluit(leeg(verhaal), besluit("een")), door)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(bespreking.bewaar, met_besluit(leeg(verhaal), besluit("twee")), door)
    db.doe(bespreking.bewaar, met_besluit(eerste, besluit("drie")), door)
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(bespreking.bewaar, met_besluit(eerste, besluit("vier")), door)
    gelezen = db.zie(bespreking.lees, verhaal.zitting.id, verhaal.casus.id)
    assert [een.id for een in gelezen.besluiten] == ["een", "drie"]


def test_at_the_next_zitting_the_same_casus_begins_anew_and_what_came_before_stays(
    db: Omgeving, verhaal: Verhaal
) -> None:
    later = db.doe(agenda.plan, "jeugd", NU + timedelta(days=14))
    door = verhaal.regisseur.id
    toen = db.doe(bespreking.bewaar, met_besluit(leeg(verhaal), besluit("toen")), door)
    nieuw = met_besluit(Bespreking(later.id, verhaal.casus.id), besluit("nu"))
    nu = db.over(days=14).doe(bespreking.bewaar, nieuw, door)
    assert db.zie(bespreking.van_casus, verhaal.casus.id) == (toen, nu)


def test_no_word_of_it_stands_in_the_database(db: Omgeving, verhaal: Verhaal) -> None:
    db.doe(bespreking.bewaar, met_besluit(leeg(verhaal), besluit("een")), verhaal.regisseur.id)
    rijen = db.zie(lambda uow: [tuple(rij) for rij in uow.verbinding.execute(select(tabel))])
    assert len(rijen) == 1
    assert "Kanarie" not in repr(rijen)
