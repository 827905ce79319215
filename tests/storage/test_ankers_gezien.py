"""Who makes anchors remembers which he looked through: what is anchored may not differ by it."""

from datetime import date

from domain.anker import lees
from storage import ankers
from storage.ankers import Gezien
from tests.storage.conftest import Omgeving
from tests.storage.test_logboek import achterom
from tests.storage.test_logboekcontrole import schrijf_regels


def test_with_a_memory_each_anchor_names_just_the_chains_that_grew(db: Omgeving) -> None:
    gezien = Gezien()
    for casus_id in ("c1", "c2", "c3"):
        db.doe(schrijf_regels, casus_id, 2)
    for dag in range(1, 20):
        gegroeid = f"c{dag % 3 + 1}"
        db.doe(schrijf_regels, gegroeid, 1)
        gemaakt = db.doe(ankers.maak, date(2026, 3, dag), gezien)
        assert gemaakt is not None
        ketens = {een.keten for een in gemaakt.einden}
        assert ketens == ({"c1", "c2", "c3"} if dag == 1 else {gegroeid, "regio"}), dag
    assert db.doe(ankers.maak, date(2026, 3, 19), gezien) is None


def test_a_memory_counts_no_more_once_its_last_anchor_was_changed(db: Omgeving) -> None:
    gezien = Gezien()
    db.doe(schrijf_regels, "c1", 2)
    for dag in (1, 2, 3):
        db.doe(ankers.maak, date(2026, 3, dag), gezien)
    assert (gezien.sinds, gezien.nr) == (date(2026, 3, 2), 2)
    # What was anchored yesterday is not signed any more, so it must be anchored anew.
    achterom(db, "UPDATE anker SET handtekening = zegel FROM logkop")
    gemaakt = db.doe(ankers.maak, date(2026, 3, 4), gezien)
    assert gemaakt is not None
    assert "c1" in {een.keten for een in gemaakt.einden}
    assert gezien.sinds == date(2026, 3, 4)


def test_after_a_week_all_are_looked_through_again(db: Omgeving) -> None:
    gezien = Gezien()
    db.doe(schrijf_regels, "c1", 2)
    for dag in range(1, 8):
        db.doe(ankers.maak, date(2026, 3, dag), gezien)
    # An older one: by the last anchor alone nothing is to be seen of it.
    achterom(db, "UPDATE anker SET handtekening = zegel FROM logkop WHERE anker.nr = 1")
    gemaakt = db.doe(ankers.maak, date(2026, 3, 8), gezien)
    assert gemaakt is not None
    assert "c1" not in {een.keten for een in gemaakt.einden}, "the check of the logboek finds that"
    gemaakt = db.doe(ankers.maak, date(2026, 3, 9), gezien)
    assert gemaakt is not None
    assert "c1" in {een.keten for een in gemaakt.einden}
    gelezen = [lees(een.getekend.inhoud).nr for een in db.zie(lambda uow: tuple(ankers.rijen(uow)))]
    assert gelezen == list(range(1, 10))


def test_a_memory_of_another_database_is_worth_nothing(db: Omgeving) -> None:
    """One round may see two databases, one after the other: a copy was put back while it ran."""
    db.doe(schrijf_regels, "c1", 2)
    db.doe(ankers.maak, date(2026, 3, 1))
    vreemd = Gezien(date(2026, 3, 1), 1, b"anders", {})
    gemaakt = db.doe(ankers.maak, date(2026, 3, 2), vreemd)
    assert gemaakt is not None
    assert {een.keten for een in gemaakt.einden} == {"regio"}
