"""Who opened what, gathered from the logboek."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.inzage import Inzage, inzagen
from domain.logboek import Handeling, Logregel

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
EIGEN = "veiligheidshuis"


def regel(
    handeling: Handeling = Handeling.UITVRAAG_GEOPEND,
    *,
    door: str | None = "bo",
    namens: str | None = "politie",
    wie: str | None = None,
    na: int = 0,
) -> Logregel:
    """A line, so many minutes after the beginning."""
    op = NU + timedelta(minutes=na)
    return Logregel(handeling=handeling, op=op, door_id=door, namens=namens, casus_id="c", betrokkene_id=wie)


def test_first_and_last_moment_and_whether_names_were_seen() -> None:
    regels = [regel(na=5, wie="p1"), regel(), regel(Handeling.ZAKEN_GEOPEND, na=9)]
    assert inzagen(regels, zonder=EIGEN) == (Inzage("bo", "politie", NU, NU + timedelta(minutes=9), met_namen=True),)


def test_whoever_went_no_further_than_why_it_was_asked_saw_no_names() -> None:
    assert not inzagen([regel()], zonder=EIGEN)[0].met_namen


def test_somebody_who_acts_for_two_organisaties_is_listed_for_each() -> None:
    gevonden = inzagen([regel(), regel(namens="om", na=1)], zonder=EIGEN)
    assert [een.organisatie for een in gevonden] == ["politie", "om"]
    assert inzagen([regel(), regel(namens="om")], zonder=EIGEN, organisaties=["om"])[0].organisatie == "om"


@pytest.mark.parametrize("handeling", [Handeling.TOEGANG_VERLEEND, Handeling.TOEGANG_BEEINDIGD])
def test_giving_and_ending_access_is_no_look(handeling: Handeling) -> None:
    assert inzagen([regel(handeling)], zonder=EIGEN) == ()


def test_the_own_house_the_bot_and_nobody_in_particular_are_left_out() -> None:
    regels = [regel(namens=EIGEN), regel(door=None), regel(namens=None)]
    assert inzagen(regels, zonder=EIGEN) == ()


def test_of_one_person_only_who_saw_him_counts() -> None:
    regels = [regel(wie="p1"), regel(door="an", wie="p2"), regel(door="cee")]
    assert [een.persoon_id for een in inzagen(regels, zonder=EIGEN, betrokkene="p1")] == ["bo"]


def test_what_was_told_on_the_phone_says_so() -> None:
    (een,) = inzagen([regel(Handeling.UITVRAAG_NAMENS, door="rosa", wie="p1")], zonder=EIGEN)
    assert een.telefonisch
    assert een.persoon_id == "rosa"


@pytest.mark.parametrize("handeling", [Handeling.AFSPRAAK_GEOPEND, Handeling.AFSPRAKEN_GEOPEND])
def test_who_opened_what_was_agreed_about_somebody_saw_him(handeling: Handeling) -> None:
    (een,) = inzagen([regel(handeling, wie="p1")], zonder=EIGEN)
    assert een.met_namen
