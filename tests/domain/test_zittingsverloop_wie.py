"""Who was in the room from when until when: told twice, late and in any order, or said by the regisseur."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.zittingsverloop import (
    Aanwezigheidsperiode,
    Beurt,
    Gebeurtenis,
    Zittingsregel,
    aanwezig,
    bij_beurt,
    is_er,
    is_nieuw,
)

HALF_TWEE = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
BINNEN, BUITEN = Gebeurtenis.BINNEN, Gebeurtenis.BUITEN


def om(minuut: float) -> datetime:
    return HALF_TWEE + timedelta(minutes=minuut)


def regel(
    soort: Gebeurtenis, minuut: float, wie: str | None = "pim", voor: str = "politie", door: str | None = None
) -> Zittingsregel:
    return Zittingsregel(f"{soort}-{minuut}-{wie}-{voor}", "z", soort, om(minuut), door, None, wie, voor)


def was_er(
    van: float, tot: float | None = None, wie: str | None = "pim", voor: str = "politie"
) -> Aanwezigheidsperiode:
    return Aanwezigheidsperiode(wie, voor, om(van), None if tot is None else om(tot))


def test_somebody_was_there_from_coming_until_going() -> None:
    assert aanwezig([regel(BINNEN, 3), regel(BUITEN, 31)]) == (was_er(3, 31),)


def test_coming_twice_is_being_there_once() -> None:
    assert aanwezig([regel(BINNEN, 3), regel(BINNEN, 5), regel(BUITEN, 31), regel(BUITEN, 32)]) == (was_er(3, 31),)


def test_whoever_goes_without_having_come_was_not_there() -> None:
    assert aanwezig([regel(BUITEN, 3)]) == ()


def test_whoever_comes_back_was_there_twice() -> None:
    assert aanwezig([regel(BINNEN, 3), regel(BUITEN, 9), regel(BINNEN, 20)]) == (was_er(3, 9), was_er(20))


def test_at_one_moment_somebody_comes_before_he_goes() -> None:
    assert aanwezig([regel(BUITEN, 3), regel(BINNEN, 3)]) == (was_er(3, 3),)


def test_a_deputy_who_takes_over_is_somebody_else() -> None:
    wissel = aanwezig([regel(BINNEN, 0), regel(BINNEN, 10, "pleun"), regel(BUITEN, 11)])
    assert wissel == (was_er(0, 11), was_er(10, wie="pleun"))
    assert is_er(wissel) == (was_er(10, wie="pleun"),)


def test_somebody_who_works_for_two_is_in_the_room_once_and_goes_once() -> None:
    assert aanwezig([regel(BINNEN, 0), regel(BINNEN, 5, voor="om"), regel(BUITEN, 9, voor="om")]) == (was_er(0, 9),)


def test_the_regisseur_says_for_whom_he_is_there_from_now_on() -> None:
    anders = [regel(BINNEN, 0), regel(BINNEN, 5, voor="om", door="roos"), regel(BUITEN, 9)]
    assert aanwezig(anders) == (was_er(0, 5), was_er(5, 9, voor="om"))


def test_people_who_are_not_registered_are_counted_one_by_one() -> None:
    gasten = [regel(BINNEN, 1, None, ""), regel(BINNEN, 2, None, ""), regel(BUITEN, 9, None, "")]
    assert aanwezig(gasten) == (was_er(1, 9, None, ""), was_er(2, None, None, ""))


def test_when_it_ends_everybody_goes_and_whoever_comes_after_was_not_at_it() -> None:
    na = [regel(BINNEN, 0), regel(BINNEN, 3, "otto", "om"), regel(BUITEN, 61), regel(BINNEN, 65, "rik", "rvdk")]
    assert aanwezig(na, om(60)) == (was_er(0, 60), was_er(3, 60, "otto", "om"))


# At an item


def test_at_an_item_was_whoever_was_there_for_a_part_of_any_of_its_turns() -> None:
    beurten = [Beurt("a", om(0), om(10)), Beurt("b", om(10), om(20)), Beurt("a", om(20))]
    perioden = [
        was_er(0, 9),
        was_er(10, 20, "otto", "om"),
        was_er(19, 25, "rik", "rvdk"),
        was_er(5, 8, None, ""),
    ]
    assert bij_beurt(perioden, beurten, "a") == {"politie", "rvdk"}
    assert bij_beurt(perioden, beurten, "b") == {"om", "rvdk"}
    assert bij_beurt(perioden, beurten, "nooit") == frozenset()


def test_whoever_leaves_as_the_item_begins_was_not_at_it() -> None:
    assert bij_beurt([was_er(0, 10)], [Beurt("b", om(10), om(20))], "b") == frozenset()
    assert bij_beurt([was_er(20, 30)], [Beurt("b", om(10), om(20))], "b") == frozenset()


# What Teams tells, it tells more than once


def test_told_again_it_is_not_new_and_by_a_person_it_is_another_thing() -> None:
    eerste = regel(BINNEN, 3)
    assert not is_nieuw([eerste], regel(BINNEN, 3, voor="om"))
    assert is_nieuw([eerste], regel(BINNEN, 4))
    assert is_nieuw([eerste], regel(BUITEN, 3))
    assert is_nieuw([eerste], regel(BINNEN, 3, "otto"))
    assert is_nieuw([regel(BINNEN, 3, door="roos")], regel(BINNEN, 3))


_VERTELD = st.lists(
    st.builds(
        regel,
        st.sampled_from([BINNEN, BUITEN]),
        st.integers(0, 30),
        st.sampled_from(["pim", "pleun", None]),
        st.just("politie"),
    ),
    max_size=16,
    unique_by=lambda een: een.id,
)


def _gehouden(verteld: Sequence[Zittingsregel]) -> list[Zittingsregel]:
    gehouden: list[Zittingsregel] = []
    for een in verteld:
        gehouden += [een] * is_nieuw(gehouden, een)
    return gehouden


@given(_VERTELD, st.integers(0, 2**32))
def test_doubled_and_shuffled_the_same_people_were_there(verteld: list[Zittingsregel], zaad: int) -> None:
    dubbel = [*verteld, *verteld]
    Random(zaad).shuffle(dubbel)
    assert aanwezig(_gehouden(dubbel)) == aanwezig(verteld)


@given(_VERTELD, st.one_of(st.none(), st.integers(0, 30)))
def test_nobody_is_there_twice_at_once_nor_after_the_end_nor_goes_before_he_came(
    verteld: list[Zittingsregel], einde: int | None
) -> None:
    tot = None if einde is None else om(einde)
    perioden = aanwezig(verteld, tot)
    assert all(een.tot is None or een.van <= een.tot for een in perioden)
    assert tot is None or all(een.tot is not None and een.tot <= tot for een in perioden)
    for wie in ("pim", "pleun"):
        eigen = [een for een in perioden if een.persoon_id == wie]
        assert all(een.tot is not None and een.tot <= na.van for een, na in pairwise(eigen))
