"""A question for advice is kept encrypted with a key of its own; wiped, it is only counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain import advies as regels
from domain.advies import Adviesstatus, Adviesvraag
from domain.errors import Conflict, NotFound
from domain.persoon import Rol
from storage import advies
from storage.store import UnitOfWork
from storage.tabellen.verloop import adviesvraag as tabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

KANARIE = "Kanarievraag 🙂 عمر"


def nieuwe(uow: UnitOfWork, thema: str = "jeugd") -> Adviesvraag:
    """A question of somebody of the police, stored."""
    bo = bouw.persoon(uow, "Bo Agent", (Rol.PARTNER, "politie"))
    een = Adviesvraag(uow.new_id(), bo.id, "politie", uow.now, thema, KANARIE)
    advies.voeg_toe(uow, een)
    return een


def ruw(uow: UnitOfWork) -> bytes:
    inhoud: bytes = uow.verbinding.execute(select(tabel.c.inhoud)).scalar_one()
    return inhoud


def test_what_was_asked_and_answered_comes_back_whole_and_stands_nowhere_readable(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    assert db.zie(advies.lees, een.id) == een
    antwoord = db.doe(advies.wijzig, regels.beantwoord(een, een.vrager_id, "Kanarieantwoord", NU))
    assert db.zie(advies.lees, een.id) == antwoord
    assert antwoord.versie == 2
    assert b"Kanarie" not in db.zie(ruw)
    with pytest.raises(NotFound):
        db.zie(advies.lees, "geen")


def test_two_who_change_it_at_once_are_told(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    db.doe(advies.wijzig, regels.pak_op(een, een.vrager_id))
    with pytest.raises(Conflict):
        db.doe(advies.wijzig, regels.trek_in(een))
    assert not db.zie(advies.lees, een.id).gewist


def test_what_was_wiped_is_gone_with_its_key(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    db.doe(advies.wijzig, regels.trek_in(een))
    terug = db.zie(advies.lees, een.id)
    assert terug.gewist
    assert (terug.vraag, terug.thema, terug.status) == ("", "jeugd", Adviesstatus.INGETROKKEN)
    assert db.zie(ruw) == b""
    assert db.zie(lambda uow: uow.vernietigde_sleutels([een.id])) == {een.id}


def test_what_waits_stands_oldest_first_and_what_was_answered_newest_first(db: Omgeving) -> None:
    alle = []
    for nr in range(4):
        db.nu = NU + timedelta(minutes=nr)
        alle.append(db.doe(nieuwe))
    for een in alle[2:]:
        db.doe(advies.wijzig, regels.beantwoord(een, een.vrager_id, "ja", NU))
    assert [een.id for een in db.zie(advies.open_vragen)] == [alle[0].id, alle[1].id]
    assert [een.id for een in db.zie(advies.beantwoorde_vragen, 9)] == [alle[3].id, alle[2].id]
    assert [een.id for een in db.zie(advies.beantwoorde_vragen, 1)] == [alle[3].id]
    assert [een.id for een in db.zie(advies.van_vrager, alle[0].vrager_id, 9)] == [een.id for een in reversed(alle)]
    assert db.zie(advies.van_vrager, "ander", 9) == ()


def test_it_is_counted_from_a_moment_until_a_moment_whatever_became_of_it(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    db.doe(nieuwe, "privacy")
    db.doe(advies.wijzig, regels.trek_in(een))
    assert db.zie(advies.tel, NU, NU + timedelta(seconds=1)) == {"jeugd": 1, "privacy": 1}
    assert db.zie(advies.tel, NU - timedelta(days=1), NU) == {}
    assert db.zie(advies.tel, NU + timedelta(seconds=1), NU + timedelta(days=1)) == {}


def test_a_question_of_which_only_the_key_is_gone_is_not_there(db: Omgeving) -> None:
    """As after an older copy of the database was put back."""
    een = db.doe(nieuwe)
    db.doe(lambda uow: uow.vernietig_sleutels([een.id]))
    with pytest.raises(NotFound):
        db.zie(advies.lees, een.id)
    assert replace(een, vraag="").gewist
