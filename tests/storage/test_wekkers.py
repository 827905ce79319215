"""Alarms go off once, when their moment has come, together with what they cause."""

from datetime import timedelta

import pytest

from storage import wekkers
from storage.store import UnitOfWork
from storage.wekkers import Wekker
from tests._databases import NU
from tests.storage.conftest import Omgeving

UUR = timedelta(hours=1)


def gaat_af(db: Omgeving, aantal: int = 10) -> list[str]:
    return [een.onderwerp_id for een in db.doe(wekkers.neem, aantal)]


def test_an_alarm_goes_off_once_and_not_before_its_moment(db: Omgeving) -> None:
    db.doe(wekkers.zet, "herinnering", "een", NU + UUR)
    assert gaat_af(db) == []
    assert db.zie(wekkers.eerstvolgende) == NU + UUR
    db.over(hours=1)
    assert db.doe(wekkers.neem, 10) == (Wekker("herinnering", "een", NU + UUR),)
    assert gaat_af(db) == []
    assert db.zie(wekkers.eerstvolgende) is None


def test_the_earliest_go_first_and_no_more_than_asked(db: Omgeving) -> None:
    for naam, over in (("derde", 3), ("eerste", 1), ("tweede", 2)):
        db.doe(wekkers.zet, "herinnering", naam, NU + over * UUR)
    db.over(hours=5)
    assert gaat_af(db, 2) == ["eerste", "tweede"]
    assert gaat_af(db, 2) == ["derde"]


def test_many_are_set_or_moved_at_once(db: Omgeving) -> None:
    db.doe(wekkers.zet, "herinnering", "een", NU)
    assert gaat_af(db) == ["een"]
    db.doe(wekkers.zet_alle, "herinnering", {"twee": NU, "een": NU + UUR})
    db.doe(wekkers.zet_alle, "herinnering", {})
    assert gaat_af(db) == ["twee"]
    db.over(hours=1)
    assert gaat_af(db) == ["een"]


def test_setting_it_again_moves_it(db: Omgeving) -> None:
    db.doe(wekkers.zet, "herinnering", "een", NU)
    db.doe(wekkers.zet, "herinnering", "een", NU + UUR)
    assert gaat_af(db) == []
    assert gaat_af(db.over(hours=1)) == ["een"]


def test_one_that_went_off_rings_again_only_at_another_moment(db: Omgeving) -> None:
    db.doe(wekkers.zet, "agenda", "een", NU)
    assert gaat_af(db) == ["een"]
    db.doe(wekkers.zet, "agenda", "een", NU)
    assert gaat_af(db) == []
    db.doe(wekkers.zet, "agenda", "een", NU + UUR)
    assert gaat_af(db.over(hours=1)) == ["een"]


def test_alarms_of_one_kind_on_one_subject_are_told_apart_by_number(db: Omgeving) -> None:
    for nummer in (1, 2):
        db.doe(wekkers.zet, "herinnering", "een", NU, nummer)
    assert [een.volgnummer for een in db.doe(wekkers.neem, 10)] == [1, 2]


def test_taking_back_takes_back_all_that_did_not_go_off_and_no_other(db: Omgeving) -> None:
    db.doe(wekkers.zet, "herinnering", "een", NU, 1)
    db.doe(wekkers.zet, "herinnering", "een", NU + UUR, 2)
    db.doe(wekkers.zet, "herinnering", "ander", NU + UUR)
    db.doe(wekkers.zet, "sluiting", "een", NU + UUR)
    assert gaat_af(db) == ["een"]
    db.doe(wekkers.trek_in, "herinnering", "een")
    db.over(hours=1)
    assert [(een.soort, een.onderwerp_id) for een in db.doe(wekkers.neem, 10)] == [
        ("herinnering", "ander"),
        ("sluiting", "een"),
    ]
    # The one that rang is remembered: setting it for the same moment does not ring twice.
    db.doe(wekkers.zet, "herinnering", "een", NU, 1)
    assert gaat_af(db) == []


def test_when_what_it_causes_fails_it_has_not_gone_off(db: Omgeving) -> None:
    db.doe(wekkers.zet, "herinnering", "een", NU)

    def neem_en_val(uow: UnitOfWork) -> None:
        assert wekkers.neem(uow, 10)
        raise RuntimeError("mislukt")

    with pytest.raises(RuntimeError, match="mislukt"):
        db.doe(neem_en_val)
    assert gaat_af(db) == ["een"]


def test_what_is_due_rings_although_what_is_still_to_come_is_taken_back(db: Omgeving) -> None:
    db.doe(wekkers.zet, "afspraak", "een", NU, 1)
    db.doe(wekkers.zet, "afspraak", "een", NU + UUR, 2)
    db.doe(wekkers.zet, "afspraak", "ander", NU + UUR, 2)
    db.doe(wekkers.trek_in_wat_nog_komt, "afspraak", "een")
    assert gaat_af(db.over(hours=1)) == ["een", "ander"]
