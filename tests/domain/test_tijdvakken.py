"""Somebody's times at a zitting hold exactly his own items, and of the others nothing but gaps of under 5 minutes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import Agendapunt, Agendasoort, op_volgorde, tijden
from domain.tijdvakken import AANSLUITEND, Tijdvak, als_tekst, tijdvakken, uit_tekst
from domain.zittingsverloop import GEWONE_DUUR

BEGIN = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
DUUR = timedelta(hours=2)


def punt(
    casus: str, minuten: int | None = None, *, deel: int = 1, volgorde: int | None = None, soort: str = "nieuw"
) -> Agendapunt:
    return Agendapunt("z", casus, Agendasoort(soort), BEGIN, volgorde, minuten, deel=deel)


@st.composite
def agendas(draw: st.DrawFn, zonder: st.SearchStrategy[int | None] | None = None) -> tuple[Agendapunt, ...]:
    """An agenda of up to fourteen items: any minutes, any order, any part."""
    minuten = st.integers(1, 60) if zonder is None else zonder
    rijen = draw(
        st.lists(
            st.tuples(minuten, st.sampled_from([1, 2]), st.none() | st.integers(1, 20), st.sampled_from(Agendasoort)),
            min_size=1,
            max_size=14,
        )
    )
    punten = [
        punt(f"c{nummer}", een, deel=deel, volgorde=volgorde, soort=soort)
        for nummer, (een, deel, volgorde, soort) in enumerate(rijen)
    ]
    return op_volgorde(punten)


def seconden(vakken: Sequence[Tijdvak]) -> set[int]:
    """Return every second in them, counted from the beginning."""
    return {
        tel
        for een in vakken
        for tel in range(int((een.van - BEGIN).total_seconds()), int((een.tot - BEGIN).total_seconds()), 30)
    }


@given(agendas(), st.data())
def test_his_own_items_and_nothing_of_others_beyond_a_short_gap(
    punten: tuple[Agendapunt, ...], data: st.DataObject
) -> None:
    eigen = data.draw(st.sets(st.sampled_from([een.casus_id for een in punten])))
    vakken = tijdvakken(BEGIN, DUUR, punten, eigen)
    momenten = [een for een in tijden(BEGIN, punten) if een is not None]
    los = [Tijdvak(van, van + timedelta(minutes=een.minuten or 0)) for een, van in zip(punten, momenten, strict=True)]
    van_hem = [vak for een, vak in zip(punten, los, strict=True) if een.casus_id in eigen]
    assert seconden(van_hem) <= seconden(vakken)
    te_veel = sorted(seconden(vakken) - seconden(van_hem))
    stukken: list[list[int]] = []
    for tel in te_veel:
        if stukken and tel - stukken[-1][-1] == 30:
            stukken[-1].append(tel)
        else:
            stukken.append([tel])
    assert all(len(een) * 30 < AANSLUITEND.total_seconds() for een in stukken)
    assert all(een.van < een.tot for een in vakken)
    assert all(een.tot + AANSLUITEND <= ander.van for een, ander in pairwise(vakken))


@given(agendas(st.none() | st.integers(1, 60)), st.data())
def test_as_long_as_the_moment_of_one_of_his_items_is_unknown_the_zitting_as_a_whole_is_his(
    punten: tuple[Agendapunt, ...], data: st.DataObject
) -> None:
    eigen = data.draw(st.sets(st.sampled_from([een.casus_id for een in punten]), min_size=1))
    momenten = dict(zip((een.casus_id for een in punten), tijden(BEGIN, punten), strict=True))
    vakken = tijdvakken(BEGIN, DUUR, punten, eigen)
    if any(momenten[een] is None for een in eigen):
        assert vakken == (Tijdvak(BEGIN, BEGIN + DUUR),)
    else:
        assert vakken[0].van == min(moment for een in eigen if (moment := momenten[een]) is not None)


@given(agendas())
def test_who_is_there_for_nothing_is_expected_at_no_time(punten: tuple[Agendapunt, ...]) -> None:
    assert tijdvakken(BEGIN, DUUR, punten, {"elders"}) == ()


def test_a_gap_of_five_minutes_is_long_enough_to_hang_up() -> None:
    punten = [punt("a", 10), punt("b", 5), punt("c", 10)]
    assert len(tijdvakken(BEGIN, DUUR, punten, {"a", "c"})) == 2
    punten = [punt("a", 10), punt("b", 4), punt("c", 10)]
    assert tijdvakken(BEGIN, DUUR, punten, {"a", "c"}) == (Tijdvak(BEGIN, BEGIN + timedelta(minutes=24)),)


def test_of_a_tafel_of_which_nobody_said_how_long_it_sits_the_items_are_counted() -> None:
    punten = [punt("a"), punt("b")]
    assert tijdvakken(BEGIN, None, punten, {"b"}) == (Tijdvak(BEGIN, BEGIN + 2 * GEWONE_DUUR),)


@given(st.lists(st.tuples(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.integers(1, 10_000))))  # noqa: DTZ001 - hypothesis wants bounds without a zone
def test_times_are_read_back_as_they_were_kept(rijen: list[tuple[datetime, int]]) -> None:
    vakken = tuple(
        Tijdvak(van.replace(tzinfo=UTC), van.replace(tzinfo=UTC) + timedelta(minutes=duur)) for van, duur in rijen
    )
    assert uit_tekst(als_tekst(vakken)) == vakken
