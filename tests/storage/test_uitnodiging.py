"""What somebody was told of when he is expected is read back as it was told, and belongs to him and that zitting."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.contact import Contact, Kanaal
from domain.tijdvakken import Tijdvak
from domain.uitnodiging import Uitnodiging
from storage import contacten, uitnodiging
from tests._databases import NU
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

VAK = Tijdvak(NU, NU + timedelta(minutes=20))
LATER = Tijdvak(NU + timedelta(hours=1), NU + timedelta(hours=2, seconds=1))


@pytest.fixture
def verhaal(db: Omgeving) -> Verhaal:
    return db.doe(bouw.verhaal)


def genodigde(db: Omgeving, verhaal: Verhaal, wie: str = "nel") -> Uitnodiging:
    db.doe(contacten.voeg_toe, Contact(wie, "politie", wie, Kanaal.EMAIL, email=f"{wie}@zorg.example"))
    return Uitnodiging(verhaal.zitting.id, wie, "politie", 0, (VAK, LATER), (), "ergens", NU)


def test_what_was_told_is_read_back_to_the_second(db: Omgeving, verhaal: Verhaal) -> None:
    een = genodigde(db, verhaal)
    db.doe(uitnodiging.zet, een)
    assert db.doe(uitnodiging.lees, verhaal.zitting.id, "nel") == een
    assert db.doe(uitnodiging.van_zitting, verhaal.zitting.id) == {"nel": een}


def test_only_what_was_told_last_is_kept_of_each(db: Omgeving, verhaal: Verhaal) -> None:
    nel, jo = genodigde(db, verhaal), genodigde(db, verhaal, "jo")
    for een in (nel, jo, nu := replace(nel, reeks=1, tijden=(), vervallen=(VAK, LATER), plek="elders")):
        db.doe(uitnodiging.zet, een)
    assert db.doe(uitnodiging.van_zitting, verhaal.zitting.id) == {"nel": nu, "jo": jo}


def test_of_whom_nothing_was_told_nothing_is_known(db: Omgeving, verhaal: Verhaal) -> None:
    assert db.doe(uitnodiging.lees, verhaal.zitting.id, "nel") is None
    assert db.doe(uitnodiging.van_zitting, verhaal.zitting.id) == {}
