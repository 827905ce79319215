"""Small numbers are hidden, and nothing that is told gives one back, also not to who knows how it is done."""

from collections import defaultdict
from itertools import product

import pytest

from domain.kleine_aantallen import KLEINSTE, Getal, getal, ongeveer, verdeel

DELEN = ("a", "b", "c", "d")


@pytest.mark.parametrize("aantal", range(KLEINSTE))
def test_a_number_below_five_is_not_told_and_neither_is_nought(aantal: int) -> None:
    assert getal(aantal) == Getal(None)
    assert ongeveer(aantal) == Getal(None)


def test_five_and_more_are_told() -> None:
    assert [getal(een).waarde for een in (5, 6, 400)] == [5, 6, 400]


def test_what_still_grows_is_told_in_steps_of_five() -> None:
    assert [ongeveer(een).waarde for een in (5, 9, 10, 404)] == [5, 5, 10, 400]
    assert ongeveer(9).minstens


def test_a_breakdown_without_small_parts_is_told_whole() -> None:
    assert verdeel({"a": 5, "b": 9}, "ab").delen == {"a": 5, "b": 9}


def test_one_small_part_takes_another_along_so_that_the_total_does_not_give_it_back() -> None:
    verdeling = verdeel({"a": 20, "b": 3, "c": 8}, "abc")
    assert verdeling.gegeven
    assert verdeling.delen == {"a": None, "b": None, "c": 8}


def test_which_part_goes_along_does_not_depend_on_its_size() -> None:
    for a, c in ((6, 30), (30, 6)):
        assert verdeel({"a": a, "b": 3, "c": c}, "abc").delen["a"] is None


def test_a_part_that_was_never_counted_is_as_small_as_one_of_four() -> None:
    assert verdeel({"a": 20, "c": 8}, "abc") == verdeel({"a": 20, "b": 0, "c": 8}, "abc")


@pytest.mark.parametrize("aantallen", [{"a": 4, "b": 4}, {"a": 5, "b": 1}, {"a": 1, "b": 0}])
def test_what_hides_too_little_is_not_told_at_all(aantallen: dict[str, int]) -> None:
    verdeling = verdeel(aantallen, "ab")
    assert not verdeling.gegeven
    assert set(verdeling.delen.values()) == {None}


@pytest.mark.parametrize(("delen", "hoogst"), [(2, 24), (3, 22), (4, 18)])
def test_who_knows_the_rule_and_the_total_can_tell_no_small_part(delen: int, hoogst: int) -> None:
    """Every breakdown there can be, grouped by what is told of it: the parts must still differ within a group."""
    volgorde = DELEN[:delen]
    gezien: defaultdict[object, list[tuple[int, ...]]] = defaultdict(list)
    for waarden in product(range(hoogst + 1), repeat=delen):
        totaal = getal(sum(waarden))
        # Below five there is no breakdown; near the highest number tried, what else it could be was not tried.
        if totaal.waarde is None or totaal.waarde > hoogst:
            continue
        verteld = verdeel(dict(zip(volgorde, waarden, strict=True)), volgorde)
        gezien[totaal.waarde, verteld.gegeven, tuple(verteld.delen.values())].append(waarden)
    for mogelijk in gezien.values():
        for plek in range(delen):
            waarden_hier = {een[plek] for een in mogelijk}
            if min(waarden_hier) < KLEINSTE:
                assert len(waarden_hier & set(range(KLEINSTE))) >= 4
