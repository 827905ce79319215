"""When the owner of an afspraak is asked, and when the regisseur hears of silence: in days of the region."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.afspraak import Afspraak, AfspraakStatus, Monitoring, Monitoringwijze, geef_teken
from domain.afspraaktermijn import (
    Wekkernummer,
    momenten,
    na_vraag,
    nog_reden,
    volgt_anders,
    vraagmoment,
    wacht_op_woord,
)
from domain.regio import Regio, Verlooptermijnen
from domain.werkdagen import Kalender, Werkuren
from tests.domain.test_uitvraagtermijn import REGIO as BASIS

NL = Kalender()
REGIO = replace(BASIS, verloop=Verlooptermijnen(afspraak_werkdagen=2))
ZEGT_NIETS = replace(BASIS, verloop=Verlooptermijnen())
MAANDAG = date(2026, 3, 2)


def negen(dag: date) -> datetime:
    return NL.moment(dag, time(9))


def afspraak(wanneer: date, gemaakt: datetime = datetime(2026, 3, 2, 10, tzinfo=UTC), **anders: object) -> Afspraak:
    nieuw = Afspraak("a", "c", "bellen", "politie", wanneer, AfspraakStatus.LOPEND, gemaakt, "r", gemaakt)
    return replace(nieuw, **anders)  # type: ignore[arg-type]


def per_nummer(een: Afspraak, nu: datetime, regio: Regio = REGIO) -> dict[Wekkernummer, datetime]:
    return {moment.nummer: moment.wanneer for moment in momenten(regio, een, nu)}


def test_an_owner_is_asked_two_working_days_before_and_on_the_day_and_then_the_regisseur_hears() -> None:
    een = afspraak(date(2026, 3, 10))
    assert per_nummer(een, een.gemaakt_op) == {
        Wekkernummer.VOORAF: negen(date(2026, 3, 6)),
        Wekkernummer.OP_DE_DAG: negen(date(2026, 3, 10)),
        Wekkernummer.GEEN_GEHOOR: negen(date(2026, 3, 11)),
    }


def test_where_the_region_says_no_term_none_is_made_up_but_the_day_itself_counts() -> None:
    een = afspraak(date(2026, 3, 10))
    assert set(per_nummer(een, een.gemaakt_op, ZEGT_NIETS)) == {Wekkernummer.OP_DE_DAG, Wekkernummer.GEEN_GEHOOR}


def test_what_is_due_on_a_sunday_is_asked_about_on_the_friday_before_and_told_on_the_monday_after() -> None:
    een = afspraak(date(2026, 3, 15))
    gevonden = per_nummer(een, een.gemaakt_op)
    assert gevonden[Wekkernummer.OP_DE_DAG] == negen(date(2026, 3, 13))
    assert gevonden[Wekkernummer.VOORAF] == negen(date(2026, 3, 12))
    assert gevonden[Wekkernummer.GEEN_GEHOOR] == negen(date(2026, 3, 16))


def test_a_holiday_is_no_day_to_be_woken() -> None:
    koningsdag = date(2026, 4, 27)
    een = afspraak(koningsdag)
    gevonden = per_nummer(een, een.gemaakt_op)
    assert gevonden[Wekkernummer.OP_DE_DAG] == negen(date(2026, 4, 24))
    assert gevonden[Wekkernummer.GEEN_GEHOOR] == negen(date(2026, 4, 28))


def test_the_hour_stays_the_hour_when_the_clock_is_changed() -> None:
    een = afspraak(date(2026, 3, 30))
    gevonden = per_nummer(een, een.gemaakt_op)
    assert gevonden[Wekkernummer.VOORAF] == datetime(2026, 3, 26, 8, tzinfo=UTC)
    assert gevonden[Wekkernummer.OP_DE_DAG] == datetime(2026, 3, 30, 7, tzinfo=UTC)


def test_what_is_agreed_for_today_is_asked_tomorrow_before_the_regisseur_hears() -> None:
    een = afspraak(MAANDAG)
    assert per_nummer(een, een.gemaakt_op) == {
        Wekkernummer.OP_DE_DAG: negen(date(2026, 3, 3)),
        Wekkernummer.GEEN_GEHOOR: negen(date(2026, 3, 4)),
    }


def test_who_says_on_its_day_that_it_goes_on_is_asked_again_after_a_week() -> None:
    een = afspraak(date(2026, 3, 10), gevraagd=2)
    nu = negen(date(2026, 3, 10)) + timedelta(hours=2)
    verder = geef_teken(een, nu, nu.date())
    assert per_nummer(verder, nu) == {
        Wekkernummer.OP_DE_DAG: negen(date(2026, 3, 17)),
        Wekkernummer.GEEN_GEHOOR: negen(date(2026, 3, 18)),
    }


def test_after_two_times_without_a_word_the_regisseur_hears_the_next_working_day() -> None:
    een = afspraak(date(2026, 6, 1), gevraagd=2)
    vrijdag = negen(date(2026, 3, 13))
    assert per_nummer(een, vrijdag)[Wekkernummer.GEEN_GEHOOR] == negen(date(2026, 3, 16))


def test_who_is_done_refused_or_was_relieved_is_asked_nothing() -> None:
    for status in (AfspraakStatus.GEREED, AfspraakStatus.VERVALLEN, AfspraakStatus.GEWEIGERD):
        een = afspraak(date(2026, 3, 10), status=status)
        assert momenten(REGIO, een, een.gemaakt_op) == ()
        assert not any(nog_reden(REGIO, een, nummer, negen(date(2026, 3, 11))) for nummer in Wekkernummer)


def test_of_what_the_regisseur_heard_he_does_not_hear_again() -> None:
    nu = negen(date(2026, 3, 11))
    een = afspraak(date(2026, 3, 10), gevraagd=2, gemeld_op=nu)
    assert momenten(REGIO, een, nu) == ()
    assert not nog_reden(REGIO, een, Wekkernummer.GEEN_GEHOOR, nu)


class TestPutToItsOwner:
    """Made on a Monday, for a day in June: whether he does it is not left open until then."""

    PUT = afspraak(date(2026, 6, 1), status=AfspraakStatus.VOORGELEGD)

    def test_who_says_nothing_is_asked_again_after_three_working_days(self) -> None:
        gevonden = per_nummer(self.PUT, self.PUT.gemaakt_op)
        assert gevonden[Wekkernummer.NOG_GEEN_JA] == negen(date(2026, 3, 5))
        assert nog_reden(REGIO, self.PUT, Wekkernummer.NOG_GEEN_JA, negen(date(2026, 3, 5)))
        # Nobody is told of silence before somebody was asked again.
        assert gevonden[Wekkernummer.GEEN_GEHOOR] > gevonden[Wekkernummer.OP_DE_DAG]

    def test_asked_again_and_silent_for_a_week_in_all_the_regisseur_hears(self) -> None:
        nu = negen(date(2026, 3, 5))
        gevraagd = replace(self.PUT, gevraagd=1)
        gevonden = per_nummer(gevraagd, nu)
        assert Wekkernummer.NOG_GEEN_JA not in gevonden
        assert gevonden[Wekkernummer.GEEN_GEHOOR] == negen(date(2026, 3, 9))
        assert not nog_reden(REGIO, gevraagd, Wekkernummer.GEEN_GEHOOR, negen(date(2026, 3, 6)))
        assert nog_reden(REGIO, gevraagd, Wekkernummer.GEEN_GEHOOR, negen(date(2026, 3, 9)))

    def test_who_took_it_on_is_left_alone_until_its_day_comes_near(self) -> None:
        loopt = replace(self.PUT, status=AfspraakStatus.LOPEND)
        assert Wekkernummer.NOG_GEEN_JA not in per_nummer(loopt, loopt.gemaakt_op)
        assert not nog_reden(REGIO, loopt, Wekkernummer.NOG_GEEN_JA, negen(date(2026, 3, 5)))
        assert not nog_reden(REGIO, replace(loopt, gevraagd=1), Wekkernummer.GEEN_GEHOOR, negen(date(2026, 3, 9)))

    def test_of_what_is_due_next_week_its_own_questions_are_enough(self) -> None:
        een = replace(self.PUT, wanneer=date(2026, 3, 10))
        assert Wekkernummer.NOG_GEEN_JA not in per_nummer(een, een.gemaakt_op)
        # On its own day somebody may still do it.
        gevraagd = per_nummer(replace(een, gevraagd=1), negen(date(2026, 3, 6)))
        assert gevraagd[Wekkernummer.GEEN_GEHOOR] == negen(date(2026, 3, 11))

    def test_of_what_nobody_was_asked_in_time_is_asked_the_next_working_day(self) -> None:
        gevonden = per_nummer(self.PUT, negen(date(2026, 3, 20)))
        assert gevonden[Wekkernummer.NOG_GEEN_JA] == negen(date(2026, 3, 23))

    def test_once_the_regisseur_heard_it_is_his_to_call(self) -> None:
        assert Wekkernummer.NOG_GEEN_JA not in per_nummer(replace(self.PUT, gemeld_op=negen(MAANDAG)), negen(MAANDAG))


class TestOnARhythm:
    ELKE_WEEK = Monitoring(Monitoringwijze.BERICHT, 7, date(2026, 3, 9))

    def test_it_is_asked_on_its_rhythm_and_goes_on_from_there(self) -> None:
        een = afspraak(date(2026, 6, 1), monitoring=self.ELKE_WEEK)
        assert per_nummer(een, een.gemaakt_op)[Wekkernummer.MONITORING] == negen(date(2026, 3, 9))
        gevraagd = na_vraag(REGIO, een, negen(date(2026, 3, 9)))
        assert gevraagd.monitoring.volgende == date(2026, 3, 16)

    def test_a_reminder_of_something_else_does_not_put_it_off(self) -> None:
        een = afspraak(date(2026, 6, 1), monitoring=self.ELKE_WEEK)
        assert na_vraag(REGIO, een, negen(date(2026, 3, 6))) == een

    def test_two_questions_on_one_day_are_one(self) -> None:
        een = afspraak(date(2026, 3, 9), monitoring=self.ELKE_WEEK)
        assert Wekkernummer.MONITORING not in per_nummer(een, een.gemaakt_op)

    def test_what_is_only_put_to_its_owner_is_not_followed_yet(self) -> None:
        een = afspraak(date(2026, 6, 1), monitoring=self.ELKE_WEEK, status=AfspraakStatus.VOORGELEGD)
        assert Wekkernummer.MONITORING not in per_nummer(een, een.gemaakt_op)

    def test_in_another_way_it_is_followed_on_its_rhythm_or_else_on_its_day(self) -> None:
        bellen = Monitoring(Monitoringwijze.TELEFOON)
        op_dag, op_ritme = (
            afspraak(MAANDAG, monitoring=bellen),
            afspraak(MAANDAG, monitoring=replace(bellen, elke_dagen=7)),
        )
        assert volgt_anders(op_dag, Wekkernummer.OP_DE_DAG) is Monitoringwijze.TELEFOON
        assert volgt_anders(op_ritme, Wekkernummer.OP_DE_DAG) is None
        assert volgt_anders(op_ritme, Wekkernummer.MONITORING) is Monitoringwijze.TELEFOON
        assert volgt_anders(afspraak(MAANDAG), Wekkernummer.OP_DE_DAG) is None

    def test_who_said_something_since_the_last_day_of_its_rhythm_need_not_be_called(self) -> None:
        bellen = Monitoring(Monitoringwijze.TELEFOON, 7, date(2026, 3, 16))
        nu = negen(date(2026, 3, 10))
        stil = afspraak(date(2026, 6, 1), monitoring=bellen)
        assert wacht_op_woord(REGIO, stil, nu)
        assert not wacht_op_woord(REGIO, replace(stil, teken_op=nu), nu)


DAGEN = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(
    wanneer=DAGEN,
    gemaakt=DAGEN,
    later=st.integers(0, 60 * 24),
    elke=st.sampled_from([0, 7, 14, 28]),
    gevraagd=st.integers(0, 3),
    werkdagen=st.sampled_from([None, 1, 2, 5]),
    status=st.sampled_from([AfspraakStatus.LOPEND, AfspraakStatus.VOORGELEGD]),
)
def test_whatever_was_agreed_alarms_are_to_come_at_the_start_of_a_working_day_and_never_two_questions_on_one(
    wanneer: date,
    gemaakt: date,
    later: int,
    elke: int,
    gevraagd: int,
    werkdagen: int | None,
    status: AfspraakStatus,
) -> None:
    regio = replace(REGIO, verloop=Verlooptermijnen(afspraak_werkdagen=werkdagen), werkuren=Werkuren(time(8, 30)))
    op = NL.moment(gemaakt, time(10))
    een = afspraak(wanneer, op, status=status, gevraagd=gevraagd, monitoring=Monitoring(elke_dagen=elke))
    nu = op + timedelta(hours=later)
    gevonden = momenten(regio, een, nu)
    for moment in gevonden:
        lokaal = NL.lokaal(moment.wanneer)
        assert moment.wanneer > nu
        assert lokaal.time() == time(8, 30)
        assert NL.werkdag(lokaal.date())
    vragen = [NL.lokaal(moment.wanneer).date() for moment in gevonden if moment.nummer != Wekkernummer.GEEN_GEHOOR]
    assert len(vragen) == len(set(vragen))
    # Silence is always heard of, and never before somebody was asked at all.
    (stilte,) = [moment.wanneer for moment in gevonden if moment.nummer == Wekkernummer.GEEN_GEHOOR]
    eigen = [moment.wanneer for moment in gevonden if moment.nummer == Wekkernummer.OP_DE_DAG]
    assert gevraagd or (eigen and eigen[0] < stilte)


@given(dag=DAGEN)
def test_a_day_is_asked_about_on_it_or_on_the_last_working_day_before_it(dag: date) -> None:
    gevraagd = NL.lokaal(vraagmoment(REGIO, dag)).date()
    assert gevraagd <= dag
    assert NL.werkdag(gevraagd)
    assert not any(NL.werkdag(gevraagd + timedelta(days=een)) for een in range(1, (dag - gevraagd).days + 1))
