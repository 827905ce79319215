from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import (
    Agendapunt,
    Agendasoort,
    Bijstelling,
    Zitting,
    ZittingStatus,
    agendamoment,
    herschik,
    op_volgorde,
    schuif,
    stel_bij,
    tijden,
)
from domain.regio import Agendaaanloop
from domain.rooster import Feestdagregel, Ritme, Rooster, zittingen
from domain.werkdagen import Kalender, Weekdag

NL = Kalender()
WEEK = timedelta(weeks=1)
TWEE_DAGEN = Agendaaanloop(werkdagen=2, tijd=time(9))
DINSDAGEN = tuple(datetime(2026, 11, dag, 8, 30, tzinfo=UTC) for dag in (3, 10, 17, 24))


def om(jaar: int, maand: int, dag: int, uur: int, minuut: int = 0) -> datetime:
    return NL.moment(date(jaar, maand, dag), time(uur, minuut))


def gepland(*momenten: datetime) -> list[Zitting]:
    return [Zitting(f"z{een:%m%d%H%M}", "volwassenen", een) for een in momenten]


def punt(casus: str, soort: Agendasoort, minuut: int, volgorde: int | None = None) -> Agendapunt:
    return Agendapunt("z", casus, soort, datetime(2026, 11, 2, 9, minuut, tzinfo=UTC), volgorde)


# When the agenda is posted


def test_the_agenda_is_posted_so_many_working_days_before_the_zitting() -> None:
    assert agendamoment(om(2026, 11, 24, 9, 30), TWEE_DAGEN, NL) == om(2026, 11, 20, 9)


def test_christmas_is_no_working_day_on_the_way_back() -> None:
    # Monday 28 December: 25 (Friday) and 26 are days off, so two working days before is Wednesday.
    assert agendamoment(om(2026, 12, 28, 9, 30), TWEE_DAGEN, NL) == om(2026, 12, 23, 9)


def test_the_clock_on_the_wall_shows_the_same_time_before_and_after_both_clock_changes() -> None:
    # The clock changes on Sunday 29 March and on Sunday 25 October 2026.
    maart, oktober = om(2026, 3, 30, 9, 30), om(2026, 10, 26, 9, 30)
    assert agendamoment(maart, TWEE_DAGEN, NL) == datetime(2026, 3, 26, 8, 0, tzinfo=UTC)
    assert agendamoment(oktober, TWEE_DAGEN, NL) == datetime(2026, 10, 22, 7, 0, tzinfo=UTC)


def test_an_agenda_on_the_day_itself_is_never_posted_after_the_zitting_has_begun() -> None:
    zelfde_dag = Agendaaanloop(werkdagen=0, tijd=time(9))
    assert agendamoment(om(2026, 11, 24, 9, 30), zelfde_dag, NL) == om(2026, 11, 24, 9)
    assert agendamoment(om(2026, 11, 24, 8, 30), zelfde_dag, NL) == om(2026, 11, 23, 9)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 15),
    st.times(),
)
def test_the_agenda_always_comes_before_the_zitting(begint_op: datetime, werkdagen: int, tijd: time) -> None:
    assert agendamoment(begint_op, Agendaaanloop(werkdagen, tijd), NL) < begint_op


# The order


def test_what_was_agreed_and_is_late_comes_first_then_urgent_then_her_melding_then_new_then_running() -> None:
    punten = [punt(soort.value, soort, 0) for soort in reversed(Agendasoort)]
    assert [een.soort for een in op_volgorde(punten)] == [
        Agendasoort.AFSPRAAK,
        Agendasoort.SPOED,
        Agendasoort.HERMELDING,
        Agendasoort.NIEUW,
        Agendasoort.LOPEND,
    ]


def test_within_a_kind_who_came_first_stands_first() -> None:
    punten = [punt("later", Agendasoort.NIEUW, 5), punt("eerder", Agendasoort.NIEUW, 1)]
    assert [een.casus_id for een in op_volgorde(punten)] == ["eerder", "later"]


def test_what_the_regisseur_placed_himself_stands_where_he_placed_it() -> None:
    punten = [
        punt("spoed", Agendasoort.SPOED, 0),
        punt("tweede", Agendasoort.LOPEND, 0, volgorde=2),
        punt("eerste", Agendasoort.LOPEND, 9, volgorde=1),
    ]
    assert [een.casus_id for een in op_volgorde(punten)] == ["eerste", "tweede", "spoed"]


# Following the rhythm


def test_every_moment_of_the_rhythm_without_a_zitting_gets_one() -> None:
    bij = stel_bij(DINSDAGEN, gepland(*DINSDAGEN[:2]), (), WEEK)
    assert bij == Bijstelling(nieuw=DINSDAGEN[2:])


def test_a_second_look_changes_nothing() -> None:
    assert stel_bij(DINSDAGEN, gepland(*DINSDAGEN), (), WEEK) == Bijstelling()


def test_when_the_tafel_changes_its_day_empty_zittingen_move_along() -> None:
    donderdagen = tuple(een + timedelta(days=2) for een in DINSDAGEN)
    oud = gepland(*DINSDAGEN)
    bij = stel_bij(donderdagen, oud, (), WEEK)
    assert bij == Bijstelling(verplaatst=tuple(zip(oud, donderdagen, strict=True)))


def test_a_zitting_with_a_casus_on_it_stays_and_gets_no_second_one_beside_it() -> None:
    donderdagen = tuple(een + timedelta(days=2) for een in DINSDAGEN)
    oud = gepland(*DINSDAGEN)
    bij = stel_bij(donderdagen, oud, {oud[1].id}, WEEK)
    assert bij == Bijstelling(verplaatst=tuple((oud[een], donderdagen[een]) for een in (0, 2, 3)))


def test_a_dropped_day_drops_the_empty_zitting_and_keeps_the_one_with_a_casus() -> None:
    oud = gepland(*DINSDAGEN)
    zonder_tweede_en_derde = (DINSDAGEN[0], DINSDAGEN[3])
    bij = stel_bij(zonder_tweede_en_derde, oud, {oud[2].id}, WEEK)
    assert bij == Bijstelling(vervallen=(oud[1],))


def test_a_lapsed_zitting_comes_back_when_the_rhythm_gives_it_again() -> None:
    oud = gepland(*DINSDAGEN)
    oud[1] = replace(oud[1], status=ZittingStatus.VERVALLEN)
    bij = stel_bij(DINSDAGEN, oud, (), WEEK)
    assert bij.herleefd == (oud[1],)
    assert not bij.nieuw


def test_a_casus_put_on_a_zitting_that_just_lapsed_brings_it_back() -> None:
    oud = [replace(gepland(DINSDAGEN[1])[0], status=ZittingStatus.VERVALLEN)]
    bij = stel_bij((), oud, {oud[0].id}, WEEK)
    assert bij == Bijstelling(herleefd=(oud[0],))


def test_an_empty_zitting_never_moves_onto_a_lapsed_one() -> None:
    anders, vast = DINSDAGEN[0] + timedelta(days=1), DINSDAGEN[0]
    oud = [*gepland(anders), replace(gepland(vast)[0], status=ZittingStatus.VERVALLEN)]
    bij = stel_bij((vast,), oud, (), WEEK)
    assert bij.herleefd == (oud[1],)
    assert bij.vervallen == (oud[0],)


def test_a_spoedzitting_beside_the_rhythm_is_never_moved_or_dropped_not_even_when_it_is_empty() -> None:
    spoed = replace(gepland(DINSDAGEN[1] + timedelta(days=1))[0], extra=True)
    assert stel_bij(DINSDAGEN, [*gepland(*DINSDAGEN), spoed], (), WEEK) == Bijstelling()
    assert stel_bij((), [spoed], (), WEEK) == Bijstelling()


def test_a_spoedzitting_with_a_casus_on_it_does_not_stand_for_the_ordinary_one() -> None:
    spoed = replace(gepland(DINSDAGEN[1] + timedelta(days=1))[0], extra=True)
    zonder_tweede = [*gepland(DINSDAGEN[0], *DINSDAGEN[2:]), spoed]
    assert stel_bij(DINSDAGEN, zonder_tweede, {spoed.id}, WEEK) == Bijstelling(nieuw=(DINSDAGEN[1],))


def test_a_spoedzitting_at_a_moment_of_the_rhythm_gets_no_second_one_beside_it() -> None:
    spoed = replace(gepland(DINSDAGEN[1])[0], extra=True)
    zittingen_nu = [*gepland(DINSDAGEN[0], *DINSDAGEN[2:]), spoed]
    assert stel_bij(DINSDAGEN, zittingen_nu, (), WEEK) == Bijstelling()


def test_a_spoedzitting_that_people_cancelled_does_not_come_back_for_the_casus_on_it() -> None:
    weg = replace(gepland(DINSDAGEN[1] + timedelta(days=1))[0], extra=True, status=ZittingStatus.VERVALLEN)
    assert stel_bij(DINSDAGEN, [*gepland(*DINSDAGEN), weg], {weg.id}, WEEK) == Bijstelling()


def test_from_weekly_to_fortnightly_drops_every_other_empty_zitting() -> None:
    rooster = Rooster(Ritme.TWEEWEKELIJKS, Weekdag.DINSDAG, time(9, 30), timedelta(hours=3), anker=date(2026, 11, 10))
    van, tot = om(2026, 11, 1, 0), om(2026, 12, 1, 0)
    momenten = [een.begint_op for een in zittingen(rooster, van, tot, NL)]
    assert momenten == [DINSDAGEN[1], DINSDAGEN[3]]
    oud = gepland(*DINSDAGEN)
    assert stel_bij(momenten, oud, (), rooster.tussenpoos).vervallen == (oud[0], oud[2])


def test_a_christmas_rule_that_changes_from_skip_to_move_adds_one_zitting() -> None:
    # Christmas Day 2026 is a Friday.
    vrijdag = Rooster(Ritme.WEKELIJKS, Weekdag.VRIJDAG, time(9, 30), timedelta(hours=3))
    verzet = replace(vrijdag, feestdagregel=Feestdagregel.VORIGE_WERKDAG)
    van, tot = om(2026, 12, 14, 0), om(2027, 1, 11, 0)
    zonder = gepland(*(een.begint_op for een in zittingen(vrijdag, van, tot, NL)))
    momenten = [een.begint_op for een in zittingen(verzet, van, tot, NL)]
    assert set(stel_bij(momenten, zonder, (), WEEK).nieuw) == {om(2026, 12, 24, 9, 30), om(2026, 12, 31, 9, 30)}


@given(
    momenten=st.sets(st.integers(0, 60)),
    bestaand=st.dictionaries(st.integers(0, 60), st.tuples(st.booleans(), st.booleans(), st.booleans())),
    tussenpoos=st.integers(1, 14),
)
def test_no_zitting_with_a_casus_ever_moves_and_the_outcome_is_stable(
    momenten: set[int], bestaand: dict[int, tuple[bool, bool, bool]], tussenpoos: int
) -> None:
    nul = datetime(2026, 11, 1, 9, tzinfo=UTC)
    ritme = {nul + timedelta(days=een) for een in momenten}
    rijen = [
        Zitting(
            str(dag),
            "t",
            nul + timedelta(days=dag),
            ZittingStatus.VERVALLEN if weg else ZittingStatus.GEPLAND,
            extra=extra,
        )
        for dag, (weg, _, extra) in bestaand.items()
    ]
    bezet = {str(dag) for dag, (_, vol, _) in bestaand.items() if vol}
    extra = {een.id for een in rijen if een.extra}
    bij = stel_bij(ritme, rijen, bezet, timedelta(days=tussenpoos))
    assert not (bezet | extra) & {een.id for een in (*bij.vervallen, *(een for een, _ in bij.verplaatst))}
    per_id = {een.id: een for een in rijen}
    for een in bij.vervallen:
        per_id[een.id] = replace(een, status=ZittingStatus.VERVALLEN)
    for een, naar in bij.verplaatst:
        per_id[een.id] = replace(een, begint_op=naar)
    for een in bij.herleefd:
        per_id[een.id] = replace(een, status=ZittingStatus.GEPLAND)
    na = [*per_id.values(), *(Zitting(f"n{een}", "t", een) for een in bij.nieuw)]
    assert len({een.begint_op for een in na}) == len(na)
    assert all(per_id[een].status is ZittingStatus.GEPLAND for een in bezet - extra)
    assert stel_bij(ritme, na, bezet, timedelta(days=tussenpoos)) == Bijstelling()


def punt_van(casus_id: str, minuten: int | None) -> Agendapunt:
    return Agendapunt("z", casus_id, Agendasoort.NIEUW, DINSDAGEN[0], minuten=minuten)


def test_items_follow_each_other_on_the_clock_as_long_as_their_minutes_are_known() -> None:
    begin = DINSDAGEN[0]
    punten = [punt_van("a", 15), punt_van("b", 20), punt_van("c", None), punt_van("d", 10)]
    assert tijden(begin, punten) == (begin, begin + timedelta(minutes=15), begin + timedelta(minutes=35), None)


def test_an_agenda_without_any_minutes_names_no_moments() -> None:
    assert tijden(DINSDAGEN[0], [punt_van("a", None), punt_van("b", None)]) == (None, None)


def test_who_is_given_a_place_stands_there_and_the_others_keep_their_order() -> None:
    volgorde = ("a", "b", "c", "d", "e")
    assert herschik(volgorde, {"e": 1}) == ("e", "a", "b", "c", "d")
    assert herschik(volgorde, {"a": 4}) == ("b", "c", "d", "a", "e")
    assert herschik(volgorde, {"a": 5, "e": 1}) == ("e", "b", "c", "d", "a")
    assert herschik(volgorde, {"d": 1, "e": 1}) == ("d", "e", "a", "b", "c")
    assert herschik(volgorde, {"b": 99}) == ("a", "c", "d", "e", "b")
    assert herschik(volgorde, dict(zip(volgorde, range(1, 6), strict=True))) == volgorde


@given(st.lists(st.text("abcdefgh", min_size=1), unique=True), st.data())
def test_whatever_places_are_given_nobody_falls_off_the_agenda(volgorde: list[str], data: st.DataObject) -> None:
    plaatsen = data.draw(st.dictionaries(st.sampled_from(volgorde or ["x"]), st.integers(-3, 12)))
    plaatsen = {een: plek for een, plek in plaatsen.items() if een in volgorde}
    nieuw = herschik(volgorde, plaatsen)
    assert sorted(nieuw) == sorted(volgorde)
    rust = [een for plek, een in enumerate(volgorde, 1) if plaatsen.get(een, plek) == plek]
    assert [een for een in nieuw if een in rust] == rust


@given(st.permutations(["a", "b", "c", "d"]))
def test_an_order_given_whole_is_taken_whole(wens: list[str]) -> None:
    assert herschik(("a", "b", "c", "d"), {een: plek for plek, een in enumerate(wens, 1)}) == tuple(wens)


def test_a_step_changes_places_with_a_neighbour_and_stops_at_the_ends() -> None:
    assert schuif(("a", "b", "c"), "b", -1) == ("b", "a", "c")
    assert schuif(("a", "b", "c"), "b", 1) == ("a", "c", "b")
    assert schuif(("a", "b", "c"), "a", -1) == ("a", "b", "c")
    assert schuif(("a", "b", "c"), "c", 1) == ("a", "b", "c")
