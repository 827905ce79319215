"""What stands still is told by facts and days: never by a score, and never by a term that nobody said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraak import AfspraakStatus
from domain.casus import Fase
from domain.plan import Kaderafspraak
from domain.regio import Verlooptermijnen
from domain.stilstand import Afspraakfeiten, Feiten, Signaal, Signaalsoort, signalen, sinds

VANDAAG = date(2026, 3, 30)
TERMIJNEN = Verlooptermijnen(stilstand_dagen=28, kader_dagen=(60, 30, 14))
ZONDER_TERMIJNEN = Verlooptermijnen()


def geleden(dagen: int) -> date:
    return VANDAAG - timedelta(days=dagen)


def soorten(feiten: Feiten, termijnen: Verlooptermijnen = TERMIJNEN) -> list[Signaalsoort]:
    return [een.soort for een in signalen(feiten, VANDAAG, termijnen)]


def afspraak(dagen: int = 1, status: AfspraakStatus = AfspraakStatus.LOPEND, over: int = 30) -> Afspraakfeiten:
    return Afspraakfeiten(status, VANDAAG + timedelta(days=over), geleden(dagen))


LOOPT = Feiten(Fase.VOLHOUDEN, geleden(200), plan_op=geleden(100), afspraken=(afspraak(),))


def test_a_casus_in_which_something_was_heard_of_yesterday_moves() -> None:
    assert soorten(LOOPT) == []


@pytest.mark.parametrize(("dagen", "stil"), [(27, False), (28, True), (400, True)])
def test_nothing_heard_for_the_region_s_term_stands_still_from_the_last_sign_on(dagen: int, stil: bool) -> None:
    feiten = replace(LOOPT, afspraken=(afspraak(dagen),))
    verwacht = [Signaal(Signaalsoort.GEEN_TEKEN, geleden(min(dagen, 100)), geleden(min(dagen, 100)))] if stil else []
    assert list(signalen(feiten, VANDAAG, TERMIJNEN)) == verwacht


def test_a_new_version_of_the_plan_or_a_step_up_is_a_sign_of_life() -> None:
    stil = replace(LOOPT, afspraken=(afspraak(90),))
    assert soorten(stil) == [Signaalsoort.GEEN_TEKEN]
    assert soorten(replace(stil, plan_op=geleden(3))) == []
    assert soorten(replace(stil, geschaald_op=geleden(3))) == []


def test_what_is_late_counts_only_once_the_regisseur_was_told() -> None:
    laat = replace(afspraak(over=-5), gemeld=False)
    assert soorten(replace(LOOPT, afspraken=(laat,))) == []
    verteld = replace(LOOPT, afspraken=(replace(laat, gemeld=True),))
    assert signalen(verteld, VANDAAG, TERMIJNEN) == (Signaal(Signaalsoort.TE_LAAT, geleden(5), geleden(5)),)


def test_a_refusal_stands_still_until_it_is_placed_elsewhere_and_is_not_also_called_late() -> None:
    geweigerd = replace(afspraak(3, AfspraakStatus.GEWEIGERD, over=-5), gemeld=True)
    assert soorten(replace(LOOPT, afspraken=(geweigerd,))) == [Signaalsoort.GEWEIGERD]


def test_once_postponed_is_life_twice_is_noticed() -> None:
    een, twee = replace(afspraak(), verzet=1), replace(afspraak(), verzet=2, verzet_op=geleden(9))
    assert soorten(replace(LOOPT, afspraken=(een,))) == []
    assert signalen(replace(LOOPT, afspraken=(een, twee)), VANDAAG, TERMIJNEN) == (
        Signaal(Signaalsoort.VAAK_VERZET, geleden(9), geleden(9)),
    )


@pytest.mark.parametrize("status", [AfspraakStatus.GEREED, AfspraakStatus.VERVALLEN])
def test_what_is_done_or_taken_back_gives_no_signal_of_its_own(status: AfspraakStatus) -> None:
    klaar = replace(afspraak(1, status, over=-50), gemeld=True, verzet=5)
    assert soorten(replace(LOOPT, afspraken=(klaar, afspraak()))) == []


def test_a_plan_without_anything_that_runs_is_noticed_from_the_next_day_on() -> None:
    leeg = Feiten(Fase.PLAN, geleden(90), plan_op=geleden(1))
    assert soorten(leeg) == [Signaalsoort.ZONDER_AFSPRAKEN]
    assert soorten(replace(leeg, plan_op=VANDAAG)) == []
    alles_klaar = replace(LOOPT, afspraken=(afspraak(2, AfspraakStatus.GEREED),))
    assert signalen(alles_klaar, VANDAAG, TERMIJNEN)[0].sinds == geleden(2)
    assert soorten(replace(alles_klaar, fase=Fase.AFSCHALEN)) == []


@pytest.mark.parametrize(("over", "gemeld"), [(61, False), (60, True), (0, True), (-3, True)])
def test_a_frame_is_told_from_the_first_warning_of_the_region_until_it_is_dealt_with(over: int, gemeld: bool) -> None:
    kader = Kaderafspraak("k", "toezicht", eindigt_op=VANDAAG + timedelta(days=over))
    assert (Signaalsoort.KADER_EINDIGT in soorten(replace(LOOPT, kaders=(kader,)))) is gemeld
    assert soorten(replace(LOOPT, kaders=(replace(kader, voorbij=True),))) == []


def test_without_a_term_of_the_region_a_frame_is_told_once_it_has_ended() -> None:
    for over, gemeld in ((1, False), (0, False), (-1, True)):
        kader = Kaderafspraak("k", "toezicht", eindigt_op=VANDAAG + timedelta(days=over))
        assert bool(soorten(replace(LOOPT, kaders=(kader,)), ZONDER_TERMIJNEN)) is gemeld


def test_an_evaluation_is_missed_from_the_day_after() -> None:
    assert soorten(replace(LOOPT, evaluatie_op=VANDAAG)) == []
    assert soorten(replace(LOOPT, evaluatie_op=geleden(1))) == [Signaalsoort.EVALUATIE_VOORBIJ]


@pytest.mark.parametrize(
    ("fase", "soort"),
    [
        (Fase.AANVANG, Signaalsoort.WACHT_OP_TRIAGE),
        (Fase.UITVRAAG, Signaalsoort.WACHT_OP_TRIAGE),
        (Fase.TRIAGE, Signaalsoort.WACHT_OP_TRIAGE),
        (Fase.CASUSOVERLEG, Signaalsoort.WACHT_OP_PLAN),
    ],
)
def test_before_there_is_a_plan_it_waits_from_when_it_came_in_or_was_weighed(fase: Fase, soort: Signaalsoort) -> None:
    wacht = Feiten(fase, geleden(28))
    assert signalen(wacht, VANDAAG, TERMIJNEN) == (Signaal(soort, geleden(28), geleden(28)),)
    assert soorten(replace(wacht, begonnen_op=geleden(27))) == []
    assert soorten(replace(wacht, gewogen_op=geleden(5))) == []


def test_a_region_that_said_no_terms_hears_only_what_needs_none() -> None:
    alles = Feiten(
        Fase.VOLHOUDEN,
        geleden(900),
        plan_op=geleden(900),
        evaluatie_op=geleden(2),
        afspraken=(afspraak(800), afspraak(700, AfspraakStatus.GEWEIGERD)),
    )
    assert soorten(alles, ZONDER_TERMIJNEN) == [Signaalsoort.GEWEIGERD, Signaalsoort.EVALUATIE_VOORBIJ]
    for fase in (Fase.AANVANG, Fase.CASUSOVERLEG):
        assert soorten(Feiten(fase, geleden(900)), ZONDER_TERMIJNEN) == []


_DAGEN = st.integers(-100, 900).map(geleden)
_AFSPRAKEN = st.builds(
    Afspraakfeiten,
    status=st.sampled_from(AfspraakStatus),
    wanneer=_DAGEN,
    teken_op=st.integers(0, 900).map(geleden),
    verzet=st.integers(0, 4),
    gemeld=st.booleans(),
)


@given(
    st.sampled_from(Fase),
    st.lists(_AFSPRAKEN, max_size=4),
    st.lists(_DAGEN.map(lambda dag: Kaderafspraak("k", "toezicht", eindigt_op=dag)), max_size=3),
    st.none() | _DAGEN,
    st.sampled_from([TERMIJNEN, ZONDER_TERMIJNEN]),
)
def test_signals_come_by_day_lie_in_the_past_and_a_closed_casus_has_none(
    fase: Fase,
    afspraken: list[Afspraakfeiten],
    kaders: list[Kaderafspraak],
    evaluatie_op: date | None,
    termijnen: Verlooptermijnen,
) -> None:
    feiten = Feiten(fase, geleden(900), None, geleden(500), evaluatie_op, tuple(kaders), tuple(afspraken))
    gevonden = signalen(feiten, VANDAAG, termijnen)
    dagen = [een.sinds for een in gevonden]
    assert dagen == sorted(dagen)
    assert all(dag <= VANDAAG for dag in dagen)
    assert len({een.soort for een in gevonden}) == len(gevonden)
    if fase is Fase.AFGESLOTEN:
        assert not gevonden
    elif gevonden:
        assert sinds(gevonden) == dagen[0]
