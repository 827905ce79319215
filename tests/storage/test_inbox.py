"""A changing act happens once, whichever way Teams repeats it; a copied key helps nobody."""

from datetime import timedelta

import pytest

from domain.errors import Conflict, NotAllowed
from storage import inbox
from storage.inbox import Uitkomst
from storage.store import UnitOfWork
from tests._databases import NU
from tests.storage.conftest import Omgeving

GEDAAN = Uitkomst("uitvraag.beantwoord", {"bevraging": "b1", "uitvraag": "u1"})


def eerder(
    db: Omgeving,
    activiteit: str = "gesprek|1",
    sleutel: str | None = "sleutel",
    verb: str = "antwoord",
    persoon_id: str = "bo",
) -> Uitkomst | None:
    return db.zie(inbox.eerder, activiteit=activiteit, sleutel=sleutel, verb=verb, persoon_id=persoon_id)


def onthoud(
    db: Omgeving,
    activiteit: str = "gesprek|1",
    sleutel: str | None = "sleutel",
    verb: str = "antwoord",
    persoon_id: str = "bo",
) -> None:
    db.doe(inbox.onthoud, activiteit=activiteit, sleutel=sleutel, verb=verb, persoon_id=persoon_id, uitkomst=GEDAAN)


def test_what_was_never_done_is_new(db: Omgeving) -> None:
    assert eerder(db) is None


def test_the_same_activity_gives_the_outcome_of_the_first_time(db: Omgeving) -> None:
    onthoud(db)
    assert eerder(db) == GEDAAN


def test_a_new_activity_with_the_same_key_gives_the_outcome_of_the_first_time(db: Omgeving) -> None:
    onthoud(db)
    assert eerder(db, activiteit="gesprek|2") == GEDAAN


def test_the_same_key_for_another_verb_is_another_act(db: Omgeving) -> None:
    onthoud(db)
    assert eerder(db, activiteit="gesprek|2", verb="weiger") is None
    onthoud(db, activiteit="gesprek|2", verb="weiger")


def test_somebody_else_with_a_copied_key_is_refused(db: Omgeving) -> None:
    onthoud(db)
    with pytest.raises(NotAllowed, match="van_ander"):
        eerder(db, activiteit="gesprek|2", persoon_id="dief")


def test_an_act_without_a_key_is_known_by_its_activity_alone(db: Omgeving) -> None:
    onthoud(db, sleutel=None)
    assert eerder(db, sleutel=None) == GEDAAN
    assert eerder(db, activiteit="gesprek|2", sleutel=None) is None
    onthoud(db, activiteit="gesprek|2", sleutel=None)


@pytest.mark.parametrize(("activiteit", "sleutel"), [("gesprek|1", "andere"), ("gesprek|2", "sleutel")])
def test_of_two_that_did_it_at_the_same_moment_the_second_is_told_to_look_again(
    db: Omgeving, activiteit: str, sleutel: str
) -> None:
    onthoud(db)
    with pytest.raises(Conflict) as fout:
        onthoud(db, activiteit=activiteit, sleutel=sleutel)
    assert fout.value.key == inbox.GELIJKTIJDIG
    assert eerder(db, activiteit=activiteit, sleutel=sleutel) == GEDAAN


def test_the_effect_of_the_second_is_taken_back(db: Omgeving) -> None:
    onthoud(db)

    def nog_eens(uow: UnitOfWork) -> None:
        inbox.onthoud(uow, activiteit="gesprek|9", sleutel=None, verb="x", persoon_id="bo", uitkomst=GEDAAN)
        inbox.onthoud(uow, activiteit="gesprek|2", sleutel="sleutel", verb="antwoord", persoon_id="bo", uitkomst=GEDAAN)

    with pytest.raises(Conflict):
        db.doe(nog_eens)
    assert eerder(db, activiteit="gesprek|9", sleutel=None) is None


def test_old_acts_are_forgotten_and_new_ones_are_not(db: Omgeving) -> None:
    onthoud(db)
    db.over(days=30)
    onthoud(db, activiteit="gesprek|2", sleutel="nieuw")
    assert db.doe(inbox.ruim_op, NU + timedelta(days=1)) == 1
    assert eerder(db) is None
    assert eerder(db, activiteit="gesprek|2", sleutel="nieuw") == GEDAAN
