"""What happened at a zitting is kept as it was told, and belongs to one conversation at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.zittingsoproep import Oproep, Oproepstand
from domain.zittingsverloop import Gebeurtenis, Zittingsregel
from storage import agenda, zittingsverloop
from storage.store import UnitOfWork
from storage.zittingsverloop import Volgorde
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

LATER = NU + timedelta(minutes=9)
G = Gebeurtenis


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal)


def regel(verhaal: Verhaal, soort: Gebeurtenis, minuut: int = 0, **rest: str) -> Zittingsregel:
    return Zittingsregel("", verhaal.zitting.id, soort, NU + timedelta(minutes=minuut), **rest)


def test_every_line_is_read_back_as_it_was_told_in_order_of_when_it_happened(db: Omgeving, verhaal: Verhaal) -> None:
    door = verhaal.regisseur.id
    verteld = (
        regel(verhaal, G.BUITEN, 30, persoon_id=door, organisatie="politie"),
        regel(verhaal, G.PUNT, 5, door_id=door, casus_id=verhaal.casus.id),
        regel(verhaal, G.OPEN, -10),
        regel(verhaal, G.BINNEN, 1),
    )
    gehouden = [db.doe(zittingsverloop.noteer, een) for een in verteld]
    assert all(een.id for een in gehouden)
    gelezen = db.zie(zittingsverloop.regels, verhaal.zitting.id)
    assert gelezen == tuple(sorted(gehouden, key=lambda een: een.op))


def test_the_lines_of_another_zitting_are_not_of_this_one(db: Omgeving, verhaal: Verhaal) -> None:
    ander = db.doe(agenda.plan, "jeugd", NU + timedelta(days=14))
    db.doe(zittingsverloop.noteer, regel(verhaal, G.BEGONNEN))
    assert db.zie(zittingsverloop.regels, ander.id) == ()


def test_a_zitting_runs_in_the_conversation_that_was_said_last(db: Omgeving, verhaal: Verhaal) -> None:
    eerst, dan = (db.doe(bouw.kanaal, naam) for naam in ("19:een", "19:twee"))
    assert db.zie(zittingsverloop.gesprek_van, verhaal.zitting.id) is None
    db.doe(zittingsverloop.loopt_in, verhaal.zitting.id, eerst.id)
    db.over(minutes=1).doe(zittingsverloop.loopt_in, verhaal.zitting.id, dan.id)
    assert db.zie(zittingsverloop.gesprek_van, verhaal.zitting.id) == dan.id
    assert db.zie(zittingsverloop.laatste_in, dan.id) == verhaal.zitting.id
    assert db.zie(zittingsverloop.laatste_in, eerst.id) is None


def test_in_a_standing_meeting_the_zitting_that_ran_there_last_is_the_one(db: Omgeving, verhaal: Verhaal) -> None:
    vast = db.doe(bouw.kanaal, "19:vast")
    later = db.doe(agenda.plan, "jeugd", NU + timedelta(days=14))
    db.doe(zittingsverloop.loopt_in, verhaal.zitting.id, vast.id)
    db.over(days=7).doe(zittingsverloop.loopt_in, later.id, vast.id)
    assert db.zie(zittingsverloop.laatste_in, vast.id) == later.id


def test_of_an_item_it_is_kept_what_people_were_told_last(db: Omgeving, verhaal: Verhaal) -> None:
    eerst = Oproep(verhaal.zitting.id, verhaal.casus.id, 1, NU, NU)
    weer = replace(eerst, nr=2, verwacht_op=LATER, stand=Oproepstand.VERSCHOVEN, eerder_op=NU)
    for een in (eerst, weer):
        db.doe(zittingsverloop.zet_oproep, een)
    assert db.zie(zittingsverloop.oproepen, verhaal.zitting.id) == {verhaal.casus.id: weer}


def test_which_order_was_told_is_kept_with_where_it_was_told_also_when_that_moves(
    db: Omgeving, verhaal: Verhaal
) -> None:
    eerst, dan = db.doe(bouw.kanaal, "19:eerst"), db.doe(bouw.kanaal, "19:dan")
    db.doe(zittingsverloop.zet_volgorde, verhaal.zitting.id, ["a"], 1, NU)
    assert db.zie(zittingsverloop.volgorde_van, verhaal.zitting.id) is None, "it runs nowhere"
    db.doe(zittingsverloop.loopt_in, verhaal.zitting.id, eerst.id)
    assert db.zie(zittingsverloop.volgorde_van, verhaal.zitting.id) == Volgorde(eerst.id)
    db.doe(zittingsverloop.zet_volgorde, verhaal.zitting.id, [], 0, None)
    assert db.zie(zittingsverloop.volgorde_van, verhaal.zitting.id) == Volgorde(eerst.id, ())
    db.doe(zittingsverloop.zet_volgorde, verhaal.zitting.id, ["a", "b"], 2, NU)
    db.doe(zittingsverloop.loopt_in, verhaal.zitting.id, dan.id)
    assert db.zie(zittingsverloop.volgorde_van, verhaal.zitting.id) == Volgorde(dan.id, ("a", "b"), 2, NU)


def test_what_fails_halfway_leaves_no_line(db: Omgeving, verhaal: Verhaal) -> None:
    def breekt(uow: UnitOfWork) -> None:
        zittingsverloop.noteer(uow, regel(verhaal, G.BEGONNEN))
        raise LookupError

    with pytest.raises(LookupError):
        db.doe(breekt)
    assert db.zie(zittingsverloop.regels, verhaal.zitting.id) == ()
