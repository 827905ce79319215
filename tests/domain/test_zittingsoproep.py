"""Whom to tell what of whose turn comes, from how a zitting goes."""

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import Agendapunt, Agendasoort
from domain.zittingsoproep import MERKBAAR, Moment, Oproep, Oproepplan, Oproepstand, is_anders, plan_oproepen
from domain.zittingsverloop import Gebeurtenis, Zittingsregel, stand, verwacht

HALF_TWEE = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
G, S = Gebeurtenis, Oproepstand


def om(minuut: float) -> datetime:
    return HALF_TWEE + timedelta(minutes=minuut)


def agenda(namen: str = "abcde", minuten: int = 20) -> list[Agendapunt]:
    return [Agendapunt("z", een, Agendasoort.NIEUW, HALF_TWEE, nr, minuten) for nr, een in enumerate(namen)]


class Zitting:
    """A zitting at which somebody looks every time something happens, and whenever an alarm rings."""

    def __init__(self, namen: str = "abcde", minuten: int = 20, vooraf: int = 5) -> None:
        self.punten = agenda(namen, minuten)
        self.regels: list[Zittingsregel] = []
        self.oproepen: dict[str, Oproep] = {}
        self.wekkers: Mapping[str, datetime] = {}
        self.verteld: list[Oproep] = []
        self.vooraf = timedelta(minutes=vooraf)

    def kijk(self, minuut: float) -> Oproepplan:
        dan = Moment(stand(self.regels), self.punten, HALF_TWEE, om(minuut))
        doen = plan_oproepen("z", dan, self.oproepen, self.vooraf)
        for een in (*doen.bijwerken, *doen.vertellen):
            self.oproepen[een.casus_id] = een
        self.verteld += doen.vertellen
        self.wekkers = doen.wekkers
        return doen

    def doet(self, minuut: float, soort: Gebeurtenis, casus_id: str | None = None) -> Oproepplan:
        """The alarms until then ring, and then this happens."""
        while self.wekkers and min(self.wekkers.values()) <= om(minuut):
            self.kijk((min(self.wekkers.values()) - HALF_TWEE) / timedelta(minutes=1))
        self.regels.append(Zittingsregel(f"{len(self.regels):03}", "z", soort, om(minuut), "r", casus_id))
        return self.kijk(minuut)

    def begint(self) -> "Zitting":
        self.regels.append(Zittingsregel("", "z", G.BEGONNEN, HALF_TWEE, "r"))
        self.doet(0, G.PUNT, "a")
        return self

    def gezegd(self, casus_id: str) -> list[tuple[Oproepstand, float]]:
        """What was told of an item: what, and after how many minutes."""
        van = [een for een in self.verteld if een.casus_id == casus_id]
        return [(een.stand, (een.op - HALF_TWEE) / timedelta(minutes=1)) for een in van]


def test_before_it_begins_nobody_is_called() -> None:
    assert Zitting().kijk(-5) == Oproepplan()


def test_who_has_the_first_turn_is_called_when_it_begins_and_the_next_five_minutes_before_his() -> None:
    zitting = Zitting().begint()
    zitting.doet(20, G.PUNT, "b")
    assert zitting.gezegd("a") == [(S.NU, 0)]
    assert zitting.gezegd("b") == [(S.STRAKS, 15)]
    assert zitting.oproepen["b"].stand is S.NU, "the call that stands there says so now"
    assert zitting.oproepen["a"].stand is S.VOORBIJ


def test_when_the_second_takes_twice_as_long_the_third_is_called_once_more_and_the_fourth_once() -> None:
    zitting = Zitting().begint()
    zitting.doet(20, G.PUNT, "b")
    zitting.kijk(35)
    for minuut in (41, 46, 52, 59):
        assert zitting.kijk(minuut).vertellen == (), "while it takes longer nobody is told every few minutes"
    zitting.doet(60, G.PUNT, "c")
    zitting.doet(80, G.PUNT, "d")
    assert zitting.gezegd("c") == [(S.STRAKS, 35), (S.NU, 60)]
    assert zitting.gezegd("d") == [(S.STRAKS, 75)]


def test_when_an_item_is_soon_done_the_next_is_called_at_once() -> None:
    zitting = Zitting().begint()
    zitting.doet(6, G.PUNT, "b")
    assert zitting.gezegd("b") == [(S.NU, 6)]


def test_somebody_who_goes_back_and_forth_calls_nobody_five_times() -> None:
    zitting = Zitting().begint()
    zitting.doet(18, G.PUNT, "b")
    for minuut, casus_id in ((18.1, "a"), (18.2, "b"), (19, "a"), (20, "b"), (20.5, "c"), (21, "b")):
        zitting.doet(minuut, G.PUNT, casus_id)
    assert zitting.gezegd("b") == [(S.STRAKS, 15)]
    assert zitting.gezegd("a") == [(S.NU, 0)]
    assert zitting.gezegd("c") == [(S.NU, 20.5)]


def test_whoever_went_long_ago_is_called_when_it_goes_back() -> None:
    zitting = Zitting().begint()
    zitting.doet(20, G.PUNT, "b")
    zitting.doet(35, G.PUNT, "a")
    assert zitting.gezegd("a") == [(S.NU, 0), (S.NU, 35)]


def test_during_a_break_nobody_is_called_and_after_it_the_times_are_reckoned_anew() -> None:
    zitting = Zitting().begint()
    zitting.doet(10, G.PAUZE)
    assert zitting.wekkers == {}
    assert zitting.kijk(24).vertellen == ()
    zitting.doet(25, G.VERDER)
    assert zitting.wekkers["b"] == om(30), "ten minutes of the first item are left"
    zitting.doet(35, G.PUNT, "b")
    assert zitting.gezegd("b") == [(S.STRAKS, 30)]


def test_who_was_called_before_the_break_is_told_another_moment_after_it() -> None:
    zitting = Zitting().begint()
    zitting.doet(16, G.PAUZE)
    zitting.doet(30, G.VERDER)
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERSCHOVEN, 30)]
    assert (zitting.oproepen["b"].eerder_op, zitting.oproepen["b"].verwacht_op) == (om(20), om(34))


def test_a_break_of_two_minutes_is_told_to_nobody() -> None:
    zitting = Zitting().begint()
    zitting.doet(16, G.PAUZE)
    zitting.doet(18, G.VERDER)
    assert zitting.gezegd("b") == [(S.STRAKS, 15)]


def test_who_was_called_and_comes_later_is_told_and_called_again_when_it_is_time() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    zitting.punten = agenda("acdbe")
    zitting.kijk(16)
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERSCHOVEN, 16)]
    assert (zitting.oproepen["b"].eerder_op, zitting.oproepen["b"].verwacht_op) == (om(20), om(60))
    zitting.doet(20, G.PUNT, "c")
    zitting.doet(40, G.PUNT, "d")
    zitting.doet(60, G.PUNT, "b")
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERSCHOVEN, 16), (S.STRAKS, 55)]


def test_who_was_told_another_moment_just_before_it_is_not_called_for_it_once_more() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    kort = Agendapunt("z", "c", Agendasoort.NIEUW, HALF_TWEE, 1, 7)
    zitting.punten = [zitting.punten[0], kort, *(een for een in zitting.punten[1:] if een.casus_id != "c")]
    zitting.kijk(16)
    zitting.doet(20, G.PUNT, "c")
    zitting.doet(27, G.PUNT, "b")
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERSCHOVEN, 16)]


def test_between_two_items_nobody_is_told_another_moment_because_his_turn_may_come_at_once() -> None:
    zitting = Zitting(vooraf=10).begint()
    zitting.kijk(10)
    zitting.doet(11, G.UITGESTELD, "a")
    assert zitting.kijk(11.2).vertellen == ()
    zitting.doet(11.5, G.PUNT, "b")
    assert zitting.gezegd("b") == [(S.STRAKS, 10), (S.NU, 11.5)]


def test_what_is_left_for_the_next_time_in_a_break_is_told_after_it() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    zitting.doet(16, G.PAUZE)
    zitting.doet(17, G.UITGESTELD, "b")
    zitting.doet(20, G.VERDER)
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERVALLEN, 20)]


def test_who_comes_a_little_later_is_not_told() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    zitting.punten[0] = Agendapunt("z", "a", Agendasoort.NIEUW, HALF_TWEE, 0, 25)
    assert zitting.kijk(16).vertellen == ()


def test_an_order_that_changes_while_an_item_takes_longer_is_told_all_the_same() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    zitting.punten = agenda("acbde")
    zitting.kijk(31)
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERSCHOVEN, 31)]
    assert zitting.oproepen["b"].verwacht_op == om(51)
    for minuut in (33, 38, 45):
        assert zitting.kijk(minuut).vertellen == ()


def test_who_was_told_a_later_moment_and_has_his_turn_now_is_called() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    zitting.punten = agenda("acdbe")
    zitting.kijk(16)
    zitting.doet(17, G.PUNT, "b")
    assert zitting.gezegd("b")[-1] == (S.NU, 17)


@pytest.mark.parametrize("hoe", ["uitgesteld", "van de agenda", "afgelopen"])
def test_who_waits_for_what_does_not_come_hears_that_once(hoe: str) -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    if hoe == "uitgesteld":
        zitting.doet(16, G.UITGESTELD, "b")
    elif hoe == "van de agenda":
        zitting.punten = agenda("acde")
        zitting.kijk(16)
    else:
        zitting.doet(16, G.GEEINDIGD)
    zitting.kijk(17)
    assert zitting.gezegd("b") == [(S.STRAKS, 15), (S.VERVALLEN, 16)]
    assert zitting.gezegd("c") == ([] if hoe == "afgelopen" else [(S.STRAKS, 16)]), "who is next now is called"
    assert zitting.gezegd("d") == [], "who was not called yet hears nothing"
    assert [een for een in zitting.wekkers if een == "b"] == []


def test_after_the_end_nobody_is_called_and_what_was_told_says_so() -> None:
    zitting = Zitting().begint()
    zitting.doet(12, G.GEEINDIGD)
    assert zitting.oproepen["a"].stand is S.VOORBIJ
    assert [een.stand for een in zitting.verteld] == [S.NU]
    assert zitting.wekkers == {}


def test_ended_by_mistake_everybody_is_called_again_when_it_is_time() -> None:
    zitting = Zitting().begint()
    zitting.doet(16, G.GEEINDIGD)
    zitting.doet(17, G.HERVAT)
    zitting.doet(18, G.PUNT, "b")
    assert zitting.gezegd("b")[:2] == [(S.STRAKS, 15), (S.VERVALLEN, 16)]
    assert zitting.gezegd("b")[2][0] in {S.STRAKS, S.NU}
    assert len(zitting.gezegd("b")) == 3


def test_a_region_that_calls_a_quarter_of_an_hour_before_calls_once_all_the_same() -> None:
    zitting = Zitting(vooraf=15).begint()
    zitting.doet(20, G.PUNT, "b")
    assert zitting.gezegd("b") == [(S.STRAKS, 5)]


def test_looking_twice_tells_nothing_twice() -> None:
    zitting = Zitting().begint()
    zitting.kijk(15)
    assert zitting.kijk(15) == Oproepplan(wekkers=zitting.wekkers)


@pytest.mark.parametrize(
    ("verteld", "volgorde", "anders"),
    [
        ("abcde", "abcde", False),
        ("bacde", "abcde", False),  # the first has its turn: where it stood does not matter any more
        ("abcde", "acbde", True),
        ("abcde", "abcd", True),
        ("abcde", "abcdef", True),
        ("", "a", False),
    ],
)
def test_an_order_is_another_one_when_what_is_to_come_is_not_what_was_told(
    verteld: str, volgorde: str, anders: bool
) -> None:
    nu = stand(Zitting().begint().regels)
    assert is_anders(list(verteld), nu, list(volgorde)) is anders


STAP = st.tuples(
    st.sampled_from(["punt", "volgende", "uitstel", "pauze", "verder", "volgorde", "niets"]),
    st.integers(0, 4),
    st.floats(0.1, 15, allow_nan=False),
)


@given(st.lists(STAP, max_size=30))
def test_however_it_goes_nobody_is_told_the_same_twice_nor_in_a_break(stappen: list[tuple[str, int, float]]) -> None:
    zitting, minuut, pauze = Zitting().begint(), 0.0, False
    for wat, welk, verder in stappen:
        minuut += verder
        voor = len(zitting.verteld)
        casus_id = "abcde"[welk]
        over = list(verwacht(stand(zitting.regels), zitting.punten, HALF_TWEE, om(minuut)))
        if wat == "volgorde":
            zitting.punten = zitting.punten[welk:] + zitting.punten[:welk]
            zitting.kijk(minuut)
        elif wat == "punt" or (wat == "volgende" and over):
            pauze = False
            zitting.doet(minuut, G.PUNT, casus_id if wat == "punt" else over[0])
        elif wat in {"pauze", "verder"}:
            pauze = wat == "pauze"
            zitting.doet(minuut, G.PAUZE if pauze else G.VERDER)
        elif wat == "uitstel":
            zitting.doet(minuut, G.UITGESTELD, casus_id)
        zitting.kijk(minuut)
        assert not pauze or wat == "pauze" or len(zitting.verteld) == voor
        assert zitting.kijk(minuut).vertellen == ()
    for casus_id in "abcde":
        van = [een for een in zitting.verteld if een.casus_id == casus_id]
        assert [een.nr for een in van] == list(range(1, len(van) + 1))
        for een, ander in itertools.pairwise(van):
            anders = een.stand is not ander.stand or abs(ander.verwacht_op - een.verwacht_op) > MERKBAAR
            assert anders, (een, ander)
