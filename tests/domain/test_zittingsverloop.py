"""How a zitting stands follows from all that was told and pressed, in whatever order and however often it was told."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import Agendapunt, Agendasoort, Zitting, op_volgorde
from domain.zittingsverloop import (
    GEWONE_DUUR,
    LANGST,
    OPEN_VANAF,
    Beurt,
    Gebeurtenis,
    Meldwijze,
    Zittingsfase,
    Zittingsregel,
    Zittingsstand,
    over_deze,
    rest,
    stand,
    verwacht,
    volgende,
    vorige,
)

HALF_TWEE = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
S = Gebeurtenis
AGENDA = ("a", "b", "c", "d")


def om(minuut: float) -> datetime:
    return HALF_TWEE + timedelta(minutes=minuut)


def gebeurd(*wat: tuple[Gebeurtenis, float, str] | tuple[Gebeurtenis, float]) -> list[Zittingsregel]:
    """What a regisseur pressed: what, at which minute, and of which item."""
    return [
        Zittingsregel(f"{nr:03}", "z", een[0], om(een[1]), "roos", een[2] if len(een) == 3 else None)
        for nr, een in enumerate(wat)
    ]


def teams(*wat: tuple[Gebeurtenis, float]) -> list[Zittingsregel]:
    """What Teams told of the meeting."""
    return [Zittingsregel(f"t{nr:03}", "z", soort, om(minuut)) for nr, (soort, minuut) in enumerate(wat)]


def punten(*minuten: int | None) -> tuple[Agendapunt, ...]:
    """The agenda, with how long is meant for each."""
    return tuple(
        Agendapunt("z", casus, Agendasoort.NIEUW, HALF_TWEE, nr, duur)
        for nr, (casus, duur) in enumerate(zip(AGENDA, minuten, strict=False))
    )


TWEE_PUNTEN = gebeurd((S.BEGONNEN, 0), (S.PUNT, 0, "a"), (S.PUNT, 12, "b"))

# How far it is


def test_nothing_happened_yet() -> None:
    assert stand(()) == Zittingsstand()
    assert stand(()).huidig is None


def test_it_is_open_while_somebody_is_in_the_meeting_and_begins_only_when_somebody_says_so() -> None:
    open_ = teams((S.OPEN, -10))
    assert stand(open_).fase is Zittingsfase.OPEN
    assert stand(open_).begonnen_op is None
    assert stand([*open_, *teams((S.LEEG, -8))]).fase is Zittingsfase.STRAKS


def test_whoever_comes_in_opens_it_when_the_news_that_the_meeting_began_was_lost() -> None:
    assert stand(teams((S.BINNEN, -3))).fase is Zittingsfase.OPEN


def test_an_empty_room_ends_nothing() -> None:
    leeg = [*TWEE_PUNTEN, *teams((S.OPEN, -1), (S.LEEG, 30))]
    assert stand(leeg).fase is Zittingsfase.BEZIG
    assert stand(leeg).leeg_sinds == om(30)
    assert stand([*leeg, *teams((S.BINNEN, 31))]).leeg_sinds is None


def test_it_goes_by_hand_until_teams_tells_something() -> None:
    assert stand(TWEE_PUNTEN).wijze is Meldwijze.MET_DE_HAND
    assert stand([*TWEE_PUNTEN, *teams((S.BINNEN, 3))]).wijze is Meldwijze.TEAMS


def test_an_item_has_its_turn_until_the_next_one_has() -> None:
    nu = stand(TWEE_PUNTEN)
    assert nu.beurten == (Beurt("a", om(0), om(12)), Beurt("b", om(12)))
    assert (nu.huidig, nu.sinds, nu.begonnen_op) == ("b", om(12), om(0))
    assert nu.behandeld == {"a", "b"}


def test_during_a_break_the_item_keeps_its_turn() -> None:
    pauze = [*TWEE_PUNTEN, *gebeurd((S.PAUZE, 20))]
    assert stand(pauze).fase is Zittingsfase.PAUZE
    assert stand(pauze).pauze_sinds == om(20)
    assert stand(pauze).huidig == "b"
    verder = stand([*pauze, *gebeurd((S.VERDER, 30))])
    assert (verder.fase, verder.pauze_sinds, verder.sinds) == (Zittingsfase.BEZIG, None, om(12))


def test_a_break_that_is_pressed_twice_began_the_first_time() -> None:
    assert stand([*TWEE_PUNTEN, *gebeurd((S.PAUZE, 20), (S.PAUZE, 25))]).pauze_sinds == om(20)


def test_whoever_goes_on_to_the_next_item_ends_the_break() -> None:
    nu = stand([*TWEE_PUNTEN, *gebeurd((S.PAUZE, 20), (S.PUNT, 30, "c"))])
    assert (nu.fase, nu.huidig) == (Zittingsfase.BEZIG, "c")


def test_an_item_that_is_left_for_later_has_no_turn_any_more_and_was_not_discussed() -> None:
    nu = stand([*TWEE_PUNTEN, *gebeurd((S.UITGESTELD, 14, "b"))])
    assert nu.huidig is None
    assert (nu.uitgesteld, nu.behandeld) == (frozenset({"b"}), frozenset({"a"}))
    assert nu.fase is Zittingsfase.BEZIG


def test_an_item_that_was_left_and_is_taken_up_all_the_same_was_discussed() -> None:
    nu = stand([*TWEE_PUNTEN, *gebeurd((S.UITGESTELD, 14, "b"), (S.PUNT, 15, "c"), (S.PUNT, 40, "b"))])
    assert (nu.huidig, nu.uitgesteld) == ("b", frozenset())
    assert nu.behandeld == {"a", "b", "c"}


def test_leaving_another_item_than_the_one_that_has_its_turn_leaves_that_where_it_is() -> None:
    assert stand([*TWEE_PUNTEN, *gebeurd((S.UITGESTELD, 14, "d"))]).huidig == "b"


def test_when_it_is_over_nobody_has_a_turn() -> None:
    nu = stand([*TWEE_PUNTEN, *gebeurd((S.GEEINDIGD, 30))])
    assert (nu.fase, nu.geeindigd_op, nu.huidig) == (Zittingsfase.KLAAR, om(30), None)
    assert nu.beurten[-1] == Beurt("b", om(12), om(30))


def test_ended_by_mistake_the_item_has_its_turn_as_if_nothing_happened() -> None:
    klaar = [*TWEE_PUNTEN, *gebeurd((S.GEEINDIGD, 30))]
    assert stand([*klaar, *gebeurd((S.HERVAT, 31))]) == stand(TWEE_PUNTEN)


def test_what_had_been_left_before_it_ended_by_mistake_has_no_turn_after() -> None:
    weg = [*TWEE_PUNTEN, *gebeurd((S.UITGESTELD, 14, "b"), (S.GEEINDIGD, 30), (S.HERVAT, 31))]
    assert stand(weg).huidig is None


# Whose turn is next


@pytest.mark.parametrize(
    ("extra", "te_gaan", "straks"),
    [
        ((), ("c", "d"), "c"),
        (gebeurd((S.UITGESTELD, 13, "c")), ("d",), "d"),
        (gebeurd((S.PUNT, 13, "d")), ("c",), "c"),
        (gebeurd((S.PUNT, 13, "a")), ("c", "d"), "c"),
        (gebeurd((S.PUNT, 13, "c"), (S.PUNT, 14, "d")), (), None),
    ],
)
def test_next_is_the_first_on_the_agenda_that_had_no_turn(
    extra: Sequence[Zittingsregel], te_gaan: tuple[str, ...], straks: str | None
) -> None:
    nu = stand([*TWEE_PUNTEN, *extra])
    assert rest(nu, AGENDA) == te_gaan
    assert volgende(nu, AGENDA) == straks


def test_a_changed_order_changes_what_is_next_and_nothing_that_was() -> None:
    nu = stand(TWEE_PUNTEN)
    assert volgende(nu, ("d", "c", "b", "a")) == "d"
    assert rest(nu, ("d", "c", "nieuw", "a")) == ("d", "c", "nieuw")


def test_going_back_twice_leads_to_the_item_before_that() -> None:
    drie = [*TWEE_PUNTEN, *gebeurd((S.PUNT, 20, "c"))]
    assert vorige(stand(drie), AGENDA) == "b"
    terug = [*drie, *gebeurd((S.PUNT, 21, "b"))]
    assert vorige(stand(terug), AGENDA) == "a"
    assert vorige(stand([*terug, *gebeurd((S.PUNT, 22, "a"))]), AGENDA) is None


def test_after_a_jump_going_back_leads_to_where_it_was() -> None:
    sprong = [*TWEE_PUNTEN, *gebeurd((S.PUNT, 20, "c"), (S.PUNT, 25, "a"))]
    assert vorige(stand(sprong), AGENDA) == "c"


def test_from_between_two_items_going_back_leads_to_the_one_that_was_left() -> None:
    assert vorige(stand([*TWEE_PUNTEN, *gebeurd((S.UITGESTELD, 14, "b"))]), AGENDA) == "b"
    assert vorige(stand([*TWEE_PUNTEN, *gebeurd((S.GEEINDIGD, 30), (S.HERVAT, 31))]), AGENDA) == "a"


def test_nobody_goes_back_to_what_is_no_longer_on_the_agenda_or_before_the_first() -> None:
    assert vorige(stand(TWEE_PUNTEN), ("b", "c")) is None
    assert vorige(stand(gebeurd((S.PUNT, 0, "a"))), AGENDA) is None
    assert vorige(stand(()), AGENDA) is None


# When it comes


def test_before_it_begins_every_item_has_its_planned_moment() -> None:
    gezegd = verwacht(stand(()), punten(10, 20, None, 5), HALF_TWEE, om(-60))
    assert gezegd == {"a": om(0), "b": om(10), "c": om(30), "d": om(30) + GEWONE_DUUR}


def test_a_zitting_that_begins_late_moves_everything() -> None:
    assert verwacht(stand(()), punten(10, 20, 5, 5), HALF_TWEE, om(7))["b"] == om(17)


def test_an_item_that_takes_longer_moves_all_that_come_after_it() -> None:
    nu = stand(TWEE_PUNTEN)
    assert verwacht(nu, punten(10, 20, 5, 5), HALF_TWEE, om(15)) == {"c": om(32), "d": om(37)}
    assert verwacht(nu, punten(10, 20, 5, 5), HALF_TWEE, om(40)) == {"c": om(40), "d": om(45)}


def test_an_item_that_was_short_brings_the_others_forward() -> None:
    kort = [*TWEE_PUNTEN, *gebeurd((S.PUNT, 14, "c"))]
    assert verwacht(stand(kort), punten(10, 20, 5, 5), HALF_TWEE, om(14)) == {"d": om(19)}


def test_the_second_part_comes_after_the_first_whatever_was_chosen() -> None:
    eerst, tweede = (
        Agendapunt("z", "x", Agendasoort.NIEUW, HALF_TWEE, 9),
        Agendapunt("z", "y", Agendasoort.SPOED, HALF_TWEE, 1, deel=2),
    )
    assert [een.casus_id for een in op_volgorde((tweede, eerst))] == ["x", "y"]


# About which zitting


@pytest.mark.parametrize(
    ("minuut", "telt"),
    [
        (-OPEN_VANAF / timedelta(minutes=1), True),
        (-OPEN_VANAF / timedelta(minutes=1) - 1, False),
        (LANGST / timedelta(minutes=1), True),
        (LANGST / timedelta(minutes=1) + 1, False),
    ],
)
def test_what_teams_tells_long_before_or_after_is_about_another(minuut: float, telt: bool) -> None:
    assert over_deze(Zitting("z", "jeugd", HALF_TWEE), om(minuut)) is telt


# In whatever order, however often

_WAT = st.sampled_from([een for een in Gebeurtenis if een not in {S.PUNT, S.UITGESTELD, S.BINNEN, S.BUITEN}])
_GEDRUKT = st.one_of(
    st.tuples(_WAT, st.none()), st.tuples(st.sampled_from([S.PUNT, S.UITGESTELD]), st.sampled_from(AGENDA))
)


@st.composite
def verlopen(draw: st.DrawFn) -> list[Zittingsregel]:
    """Whatever anybody may press and Teams may tell, each at a moment of its own."""
    gedrukt = draw(st.lists(_GEDRUKT, max_size=14))
    return [
        Zittingsregel(f"{nr:03}", "z", soort, om(nr), None if soort in {S.OPEN, S.LEEG} else "roos", casus)
        for nr, (soort, casus) in enumerate(gedrukt)
    ]


@given(verlopen(), st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_makes_no_difference(regels: list[Zittingsregel], kans: Random) -> None:
    anders = list(regels)
    kans.shuffle(anders)
    assert stand(anders) == stand(regels)


@given(verlopen())
def test_of_all_that_happens_at_most_one_item_has_its_turn_and_no_turn_ends_before_it_began(
    regels: list[Zittingsregel],
) -> None:
    nu = stand(regels)
    assert all(een.tot is not None for een in nu.beurten[:-1])
    assert all(een.tot is None or een.van <= een.tot for een in nu.beurten)
    assert all(een.tot <= ander.van for een, ander in pairwise(nu.beurten) if een.tot)
    assert not nu.behandeld & nu.uitgesteld
    assert (nu.geeindigd_op is not None) == (nu.fase is Zittingsfase.KLAAR)
    assert nu.fase is not Zittingsfase.KLAAR or nu.huidig is None


@given(verlopen())
def test_every_item_had_a_turn_was_left_or_is_still_to_come(regels: list[Zittingsregel]) -> None:
    nu = stand(regels)
    delen = (nu.behandeld, nu.uitgesteld, frozenset(rest(nu, AGENDA)))
    assert frozenset().union(*delen) == set(AGENDA)
    assert sum(map(len, delen)) == len(AGENDA)
    assert vorige(nu, AGENDA) != (nu.huidig or object())


@given(verlopen(), st.integers(0, 200))
def test_nothing_is_expected_in_the_past_nor_before_what_stands_before_it(
    regels: list[Zittingsregel], minuut: int
) -> None:
    nu = stand(regels)
    gezegd = verwacht(nu, punten(10, None, 0, 5), HALF_TWEE, om(minuut))
    assert tuple(gezegd) == rest(nu, AGENDA)
    assert list(gezegd.values()) == sorted(gezegd.values())
    assert all(een >= om(minuut) for een in gezegd.values())
