from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.organisatie import Organisatie
from domain.regio import Herinnering, Regio, Termijnen
from domain.uitvraagtermijn import (
    MINSTE_TIJD,
    Deadlinevoorstel,
    deadline_voor,
    herinnermomenten,
    is_laatste_herinnering,
    kan_wachten,
    volgende_ochtend,
)
from domain.werkdagen import Kalender, Werkuren, binnen_werkuren

KALENDER = Kalender()
REGIO = Regio(
    code="PROEF",
    naam="Proefregio",
    taal="nl",
    kalender=KALENDER,
    werkuren=Werkuren(time(9), time(17)),
    eigen_organisatie="huis",
    gemeenten={},
    partnersoorten={},
    organisaties={"huis": Organisatie("huis", "Huis", "huis")},
    rollen={},
    tafels={},
    formulieren={},
    meldroutes={},
    grondslagen={},
    doelen={},
    termijnen=Termijnen(
        uitvraag_werkdagen=3,
        spoed_uren=24,
        herinneringen=(Herinnering(werkdagen=2), Herinnering(uren=4, ook_regisseur=True)),
    ),
    bewaartermijnen={},
)


def lokaal(dag: date, uur: int, minuut: int = 0) -> datetime:
    return KALENDER.moment(dag, time(uur, minuut))


DINSDAG = lokaal(date(2026, 12, 1), 9, 30)
ruim_ervoor = lokaal(date(2026, 11, 10), 10)


class TestDeadline:
    def test_the_deadline_lies_whole_working_days_before_the_zitting(self) -> None:
        # Three working days before Tuesday: Monday, Friday, Thursday.
        verwacht = Deadlinevoorstel(lokaal(date(2026, 11, 26), 17))
        assert deadline_voor(REGIO, DINSDAG, ruim_ervoor, spoed=False) == verwacht

    def test_a_dutch_holiday_is_no_working_day(self) -> None:
        na_pasen = lokaal(date(2026, 4, 8), 9, 30)  # Easter Monday is 6 April, Good Friday 3 April
        voorstel = deadline_voor(REGIO, na_pasen, lokaal(date(2026, 3, 20), 10), spoed=False)
        assert voorstel is not None
        assert KALENDER.lokaal(voorstel.moment).date() == date(2026, 4, 1)

    def test_an_urgent_casus_gives_hours_instead_of_days(self) -> None:
        nu = lokaal(date(2026, 11, 23), 11)
        assert deadline_voor(REGIO, DINSDAG, nu, spoed=True) == Deadlinevoorstel(lokaal(date(2026, 11, 24), 11))

    def test_urgent_hours_that_end_in_the_weekend_end_when_work_begins(self) -> None:
        vrijdag = lokaal(date(2026, 11, 27), 15)
        assert deadline_voor(REGIO, DINSDAG, vrijdag, spoed=True) == Deadlinevoorstel(lokaal(date(2026, 11, 30), 9))

    def test_an_urgent_deadline_never_lies_after_the_zitting_begins(self) -> None:
        vlak_ervoor = DINSDAG - timedelta(hours=1)
        assert deadline_voor(REGIO, DINSDAG, vlak_ervoor, spoed=True) == Deadlinevoorstel(DINSDAG)

    def test_a_term_that_has_passed_becomes_the_first_sensible_moment_and_says_so(self) -> None:
        maandag = lokaal(date(2026, 11, 30), 10)
        verwacht = Deadlinevoorstel(lokaal(date(2026, 11, 30), 14), verschoven=True)
        assert deadline_voor(REGIO, DINSDAG, maandag, spoed=False) == verwacht

    def test_a_term_that_ends_within_the_hour_has_all_but_passed(self) -> None:
        nu = lokaal(date(2026, 11, 26), 16, 30)
        verwacht = Deadlinevoorstel(lokaal(date(2026, 11, 27), 9), verschoven=True)
        assert deadline_voor(REGIO, DINSDAG, nu, spoed=False) == verwacht

    def test_without_a_term_the_regisseur_says_it_himself(self) -> None:
        onbekend = replace(REGIO, termijnen=Termijnen())
        assert deadline_voor(onbekend, DINSDAG, ruim_ervoor, spoed=False) is None
        assert deadline_voor(onbekend, DINSDAG, ruim_ervoor, spoed=True) is None

    def test_an_urgent_casus_without_urgent_hours_gets_the_ordinary_term(self) -> None:
        zonder = replace(REGIO, termijnen=replace(REGIO.termijnen, spoed_uren=None))
        gewoon = deadline_voor(REGIO, DINSDAG, ruim_ervoor, spoed=False)
        assert deadline_voor(zonder, DINSDAG, ruim_ervoor, spoed=True) == gewoon

    @given(
        st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
        st.timedeltas(timedelta(minutes=1), timedelta(days=60)),
        st.booleans(),
    )
    def test_a_deadline_is_always_ahead_and_never_after_the_zitting(
        self, nu: datetime, tot_zitting: timedelta, spoed: bool
    ) -> None:
        voorstel = deadline_voor(REGIO, nu + tot_zitting, nu, spoed=spoed)
        assert voorstel is not None
        assert nu < voorstel.moment <= nu + tot_zitting
        assert spoed or voorstel.moment >= min(nu + MINSTE_TIJD, nu + tot_zitting)


DEADLINE = lokaal(date(2026, 11, 26), 17)


class TestHerinneringen:
    def test_reminders_follow_the_schedule_of_the_region(self) -> None:
        momenten = herinnermomenten(REGIO, DEADLINE, ruim_ervoor)
        assert [(een.volgnummer, een.wanneer) for een in momenten] == [
            (1, lokaal(date(2026, 11, 24), 9)),
            (2, lokaal(date(2026, 11, 26), 13)),
        ]

    def test_hours_before_an_early_deadline_never_wake_anybody_at_night(self) -> None:
        ochtend = lokaal(date(2026, 11, 26), 9, 30)
        laatste = herinnermomenten(REGIO, ochtend, ruim_ervoor)[-1]
        assert laatste.wanneer == lokaal(date(2026, 11, 26), 9)

    def test_a_deadline_outside_working_hours_is_reminded_of_on_the_working_day_before(self) -> None:
        zondag = lokaal(date(2026, 11, 29), 12)
        laatste = herinnermomenten(REGIO, zondag, ruim_ervoor)[-1]
        assert laatste.wanneer == lokaal(date(2026, 11, 27), 9)

    def test_a_reminder_from_before_the_start_is_left_out(self) -> None:
        gestart = lokaal(date(2026, 11, 25), 10)
        assert [een.volgnummer for een in herinnermomenten(REGIO, DEADLINE, gestart)] == [2]

    def test_a_short_term_still_gets_the_last_reminder_half_way(self) -> None:
        gestart = lokaal(date(2026, 11, 26), 14)
        (enige,) = herinnermomenten(REGIO, DEADLINE, gestart)
        assert enige.volgnummer == 2
        assert enige.wanneer == lokaal(date(2026, 11, 26), 15, 30)

    def test_a_region_without_a_schedule_reminds_nobody(self) -> None:
        zonder = replace(REGIO, termijnen=Termijnen(uitvraag_werkdagen=3))
        assert herinnermomenten(zonder, DEADLINE, ruim_ervoor) == ()

    def test_the_regisseur_hears_of_the_last_one(self) -> None:
        assert not is_laatste_herinnering(REGIO, 1)
        assert is_laatste_herinnering(REGIO, 2)

    def test_the_last_one_stays_the_last_when_the_region_shortens_its_schedule(self) -> None:
        korter = replace(REGIO, termijnen=replace(REGIO.termijnen, herinneringen=(Herinnering(werkdagen=1),)))
        assert is_laatste_herinnering(korter, 2)

    @given(
        st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
        st.timedeltas(timedelta(minutes=1), timedelta(days=30)),
    )
    def test_reminders_come_after_the_start_not_after_the_deadline_and_each_moment_once(
        self, gestart: datetime, duur: timedelta
    ) -> None:
        deadline = gestart + duur
        momenten = [een.wanneer for een in herinnermomenten(REGIO, deadline, gestart)]
        assert momenten
        assert all(gestart < een <= deadline for een in momenten)
        assert momenten == sorted(set(momenten))

    @given(
        st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
        st.timedeltas(timedelta(days=7), timedelta(days=30)),
    )
    def test_with_a_week_to_go_every_reminder_falls_within_working_hours(
        self, gestart: datetime, duur: timedelta
    ) -> None:
        for een in herinnermomenten(REGIO, gestart + duur, gestart):
            assert binnen_werkuren(een.wanneer, REGIO.werkuren, KALENDER) == een.wanneer


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        deadline_voor(REGIO, datetime(2026, 12, 1, 9, 30), ruim_ervoor, spoed=False)  # noqa: DTZ001


class TestWachten:
    """A question that nobody hears of before tomorrow."""

    def test_the_next_morning_is_always_a_later_day(self) -> None:
        donderdag, vrijdag, maandag = (date(2026, 11, dag) for dag in (26, 27, 30))
        assert volgende_ochtend(REGIO, lokaal(donderdag, 6)) == lokaal(vrijdag, 9)
        assert volgende_ochtend(REGIO, lokaal(donderdag, 23, 59)) == lokaal(vrijdag, 9)
        for moment in (lokaal(vrijdag, 10), lokaal(date(2026, 11, 28), 10)):
            assert volgende_ochtend(REGIO, moment) == lokaal(maandag, 9)

    def test_after_a_day_off_it_is_the_day_after_that(self) -> None:
        kerstavond = date(2026, 12, 24)
        assert volgende_ochtend(REGIO, lokaal(kerstavond, 12)) == lokaal(date(2026, 12, 28), 9)

    def test_it_can_wait_as_long_as_half_a_working_day_is_left_then(self) -> None:
        nu, morgen = lokaal(date(2026, 11, 26), 10), lokaal(date(2026, 11, 27), 9)
        assert kan_wachten(REGIO, morgen + MINSTE_TIJD, nu)
        assert not kan_wachten(REGIO, morgen + MINSTE_TIJD - timedelta(minutes=1), nu)
        assert not kan_wachten(REGIO, nu - timedelta(days=1), nu)
