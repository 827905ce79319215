"""Who is expected at a zitting gets his own times in his calendar, and hears of every change that matters to him."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.ports import CalendarEvent
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.contact import Kanaal
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.uitvraag import BevragingStatus
from domain.zittingsverloop import Gebeurtenis, Zittingsregel
from storage import aanwezigheid, agenda, toegang, uitvraag, zittingsverloop
from storage import contacten as opslag
from tests.dialogs._post import context, tikt
from tests.dialogs._zaken import handelt_af, om
from tests.dialogs.uitnodiging._uitnodiging import Overleg, tijden

WOENSDAG = date(2026, 3, 4)


@pytest.fixture
def verstuurd(overleg: Overleg) -> Overleg:
    """Nel of the politie, Gert of the ggd and Jo of the jeugdteam were told: 20, 25 and 30 minutes."""
    overleg.contact("nel")
    overleg.contact("gert", "ggd")
    overleg.contact("jo", "jeugdteam")
    overleg.duurt(20, 25, 30)
    assert len(overleg.op(om(overleg.wereld, WOENSDAG, 9, 10))) == 4
    return overleg


def uids(post: list[CalendarEvent]) -> list[str]:
    return [een.uid for een in post]


def test_once_the_agenda_is_posted_each_gets_his_own_times_and_nobody_those_of_others(overleg: Overleg) -> None:
    overleg.contact("nel")
    overleg.contact("gert", "ggd")
    overleg.contact("jo", "jeugdteam")
    overleg.contact("ria", "rvdk")
    overleg.duurt(20, 25, 30)
    assert overleg.op(om(overleg.wereld, WOENSDAG, 9)) == []
    post = overleg.op(om(overleg.wereld, WOENSDAG, 9, 10))
    assert tijden(post, "nel", overleg) == ["13.30-13.50", "14.15-14.45"]
    assert tijden(post, "gert", overleg) == ["13.30-13.50"]
    assert tijden(post, "jo", overleg) == ["13.50-14.15"]
    assert tijden(post, "ria", overleg) == []
    assert {een.item.sequence for een in post} == {0}
    assert not any(een.item.cancelled for een in post)


def test_no_two_items_of_anybody_are_known_by_one_name(verstuurd: Overleg) -> None:
    verstuurd.duurt(40, 25, 30)
    post = [een.item for een in verstuurd.na(hours=2)]
    assert len(set(uids(post))) == len(post) == 4


def test_before_its_agenda_nobody_hears_of_a_zitting(overleg: Overleg) -> None:
    overleg.contact("nel")
    overleg.duurt(20, 25, 30)
    assert overleg.op(om(overleg.wereld, WOENSDAG, 9, 9)) == []


def test_as_long_as_nobody_says_how_long_it_takes_it_is_the_zitting_as_a_whole(overleg: Overleg) -> None:
    overleg.contact("gert", "ggd")
    post = overleg.op(om(overleg.wereld, WOENSDAG, 9, 10))
    assert tijden(post, "gert", overleg) == ["13.30-16.00"]


def test_without_mail_nobody_is_told_anything(overleg: Overleg) -> None:
    overleg.contact("nel")
    overleg.wereld.regio = replace(
        overleg.wereld.regio, zitting=replace(overleg.wereld.regio.zitting, uitnodigen=False)
    )
    overleg.duurt(20, 25, 30)
    assert overleg.op(om(overleg.wereld, WOENSDAG, 9, 10)) == []


def test_who_is_woken_in_teams_gets_it_too_when_he_has_an_address(overleg: Overleg) -> None:
    teams = overleg.wereld.partner("politie")
    overleg.contact("nel", kanaal=Kanaal.TEAMS, persoon_id=teams.id)
    overleg.contact("pim", kanaal=Kanaal.TELEFOON, telefoon="0612345678", email="")
    overleg.contact("els", tafels=("nazorg",))
    overleg.contact("jan", actief=False)
    overleg.duurt(20, 25, 30)
    post = overleg.op(om(overleg.wereld, WOENSDAG, 9, 10))
    assert {een.contact for een in post} == {"nel"}


def test_who_is_told_nothing_new_hears_nothing(verstuurd: Overleg) -> None:
    for _ in range(3):
        assert verstuurd.na(hours=5) == []


def test_only_who_is_expected_at_another_time_hears_of_it_and_with_a_higher_number(verstuurd: Overleg) -> None:
    verstuurd.wereld.verstrijkt(hours=1)
    verstuurd.duurt(20, 35, 30)
    post = verstuurd.na(minutes=10)
    assert tijden(post, "nel", verstuurd) == ["14.25-14.55"]
    assert tijden(post, "gert", verstuurd) == []
    assert tijden(post, "jo", verstuurd) == ["13.50-14.25"]
    assert {een.item.sequence for een in post} == {1}


def test_minutes_that_are_moved_time_and_again_are_told_once_an_hour_and_as_they_are_then(
    verstuurd: Overleg,
) -> None:
    for minuut in range(5, 55, 10):
        verstuurd.duurt(20 + minuut, 25, 30)
        assert verstuurd.na(minutes=10) == []
    post = verstuurd.na(minutes=10)
    assert tijden(post, "gert", verstuurd) == ["13.30-14.35"]
    assert {een.item.sequence for een in post} == {1}
    verstuurd.duurt(20, 25, 30)
    assert verstuurd.na(minutes=45) == []
    assert tijden(verstuurd.na(minutes=15), "gert", verstuurd) == ["13.30-13.50"]


def test_what_was_put_back_within_the_hour_is_told_to_nobody(verstuurd: Overleg) -> None:
    verstuurd.duurt(50, 25, 30)
    assert verstuurd.na(minutes=15) == []
    verstuurd.duurt(20, 25, 30)
    assert verstuurd.na(hours=2) == []


def test_what_falls_away_is_taken_back_and_comes_back_under_its_own_name(verstuurd: Overleg) -> None:
    verstuurd.valt_af(1)
    (weg,) = [een for een in verstuurd.na(minutes=10) if een.contact == "jo"]
    assert weg.item.cancelled
    assert weg.item.sequence == 1
    agenda_punt = next(iter(verstuurd.wereld.leest(agenda.punten, verstuurd.zitting.id)))
    verstuurd.wereld.doet(agenda.zet_op_agenda, replace(agenda_punt, casus_id=verstuurd.casussen[1].id))
    verstuurd.duurt(20, 25, 30)
    (terug,) = [een for een in verstuurd.na(minutes=10) if een.contact == "jo"]
    assert (terug.item.uid, terug.item.sequence, terug.item.cancelled) == (weg.item.uid, 2, False)


def test_of_two_times_that_become_one_the_second_is_taken_back(verstuurd: Overleg) -> None:
    verstuurd.wereld.verstrijkt(hours=1)
    verstuurd.duurt(20, 25, 30, volgorde=(0, 2, 1))
    post = verstuurd.na(minutes=10)
    assert tijden(post, "nel", verstuurd) == ["13.30-14.20", "14.15-14.45 weg"]


def test_a_zitting_on_which_nothing_stands_any_more_is_called_off_for_everybody(verstuurd: Overleg) -> None:
    for welke in range(3):
        verstuurd.valt_af(welke)
    post = verstuurd.na(minutes=10)
    assert len(post) == 4
    assert all(een.item.cancelled for een in post)
    assert verstuurd.na(hours=3) == []


def test_a_zitting_that_moves_is_told_at_its_new_moment(verstuurd: Overleg) -> None:
    nu = verstuurd.wereld.leest(agenda.lees, verstuurd.zitting.id)
    verstuurd.wereld.verstrijkt(hours=1)
    verstuurd.wereld.doet(agenda.wijzig, replace(nu, begint_op=nu.begint_op + timedelta(hours=2)))
    verstuurd.duurt(20, 25, 30)
    post = verstuurd.na(minutes=10)
    assert tijden(post, "nel", verstuurd) == ["15.30-15.50", "16.15-16.45"]
    assert len(post) == 4


def test_who_knows_nothing_or_shares_nothing_is_expected_like_everybody_else(overleg: Overleg) -> None:
    overleg.contact("gert", "ggd")
    overleg.duurt(20, 25, 30)
    (vraag,) = overleg.wereld.leest(uitvraag.van_casus, overleg.casussen[0].id)
    handelt_af(overleg.wereld, vraag, "ggd", BevragingStatus.GEWEIGERD)
    assert tijden(overleg.op(om(overleg.wereld, WOENSDAG, 9, 10)), "gert", overleg) == ["13.30-13.50"]


def test_whose_access_ended_is_not_expected_any_more(verstuurd: Overleg) -> None:
    verstuurd.wereld.doet(toegang.beeindig, verstuurd.casussen[0].id, "ggd")
    post = verstuurd.na(days=1)
    assert tijden(post, "gert", verstuurd) == ["13.30-13.50 weg"]


def test_who_takes_part_later_is_told_later(verstuurd: Overleg) -> None:
    verstuurd.contact("ria", "rvdk")
    nieuw = Toegang(verstuurd.casussen[1].id, "rvdk", Rol.PARTNER, verstuurd.wereld.nu)
    verstuurd.wereld.doet(toegang.verleen, nieuw)
    post = verstuurd.na(days=1)
    assert [(een.contact, een.item.sequence) for een in post] == [("ria", 0)]


def test_on_the_day_itself_a_change_is_still_sent_and_once_it_began_none_is(verstuurd: Overleg) -> None:
    verstuurd.op(verstuurd.uur(11))
    verstuurd.duurt(30, 25, 30)
    assert len(verstuurd.na(minutes=10)) == 4
    verstuurd.op(verstuurd.uur(13, 15))
    verstuurd.duurt(40, 25, 30)
    verstuurd.wereld.doet(
        zittingsverloop.noteer,
        Zittingsregel(
            "", verstuurd.zitting.id, Gebeurtenis.BEGONNEN, verstuurd.wereld.nu, verstuurd.wereld.regisseur.id
        ),
    )
    assert verstuurd.na(minutes=12) == []
    assert verstuurd.na(hours=3) == []


def test_a_mail_that_waited_until_the_zitting_began_is_not_sent_any_more(overleg: Overleg) -> None:
    overleg.contact("nel")
    overleg.wereld.nu = om(overleg.wereld, WOENSDAG, 9, 10)
    overleg.duurt(20, 25, 30)
    tikt(overleg.wereld)
    overleg.wereld.nu = overleg.zitting.begint_op
    assert overleg.ontvangen() == []


def test_who_says_that_he_does_not_come_is_taken_off_and_who_comes_in_his_place_is_asked(overleg: Overleg) -> None:
    een, ander = overleg.wereld.partner("politie", "Piet Politie"), overleg.wereld.partner("politie", "Ans Agent")
    overleg.contact("piet", persoon_id=een.id)
    overleg.contact("ans", persoon_id=ander.id, tafels=("nazorg",))
    overleg.duurt(20, 25, 30)
    assert {een.contact for een in overleg.op(om(overleg.wereld, WOENSDAG, 9, 10))} == {"piet"}
    nu = overleg.wereld.nu
    niet = Aanwezigheid(overleg.zitting.id, "politie", een.id, Komt.AFGEMELD, nu, vervanger_id=ander.id)
    overleg.wereld.doet(aanwezigheid.zet, niet)
    post = overleg.na(days=1)
    assert tijden(post, "piet", overleg) == ["13.30-13.50 weg", "14.15-14.45 weg"]
    assert tijden(post, "ans", overleg) == ["13.30-13.50", "14.15-14.45"]


def test_the_link_of_the_meeting_stands_in_the_item_and_nowhere_else(
    overleg: Overleg, monkeypatch: pytest.MonkeyPatch
) -> None:
    overleg.contact("gert", "ggd")
    overleg.duurt(20, 25, 30)
    (zonder,) = overleg.op(om(overleg.wereld, WOENSDAG, 9, 10))
    assert (zonder.item.place, zonder.item.url) == ("Microsoft Teams", "")
    link = "https://teams.microsoft.com/l/meetup-join/verzonnen"
    tafel = replace(overleg.wereld.regio.tafel("jeugd"), vergaderlink=link)
    overleg.wereld.regio = replace(overleg.wereld.regio, tafels={**overleg.wereld.regio.tafels, "jeugd": tafel})
    (met,) = overleg.na(days=1)
    assert (met.item.uid, met.item.url, met.item.sequence) == (zonder.item.uid, link, 1)
    assert link not in met.mail.text + met.mail.subject


def test_another_address_gets_what_the_old_one_had(verstuurd: Overleg) -> None:
    nu = verstuurd.wereld.leest(opslag.lees, "gert")
    verstuurd.wereld.doet(opslag.wijzig, replace(nu, email="g.anders@zorg.example"))
    post = verstuurd.na(days=1)
    assert [een.contact for een in post] == ["gert"]
    assert not post[0].item.cancelled


def test_what_never_arrived_is_not_taken_back(overleg: Overleg) -> None:
    overleg.contact("gert", "ggd")
    overleg.wereld.nu = om(overleg.wereld, WOENSDAG, 9, 10)
    overleg.duurt(20, 25, 30)
    tikt(overleg.wereld)
    overleg.valt_af(0)
    assert overleg.na(minutes=10) == []


def test_that_people_were_told_stands_in_the_logboek_without_a_casus(verstuurd: Overleg) -> None:
    regels = [een for een in verstuurd.wereld.logboek() if een.handeling is Handeling.ZITTING_UITGENODIGD]
    assert [een.onderwerp_id for een in regels] == [verstuurd.zitting.id]


def test_the_regisseur_hears_of_a_mail_that_did_not_arrive(verstuurd: Overleg) -> None:
    spec = verstuurd.wereld.registry.messages[Berichtsoort.MAIL_UITNODIGING]
    eigenaar = verstuurd.wereld.leest(
        lambda uow: spec.owner(context(verstuurd.wereld, uow), f"{verstuurd.zitting.id}:politie:nel:1")
    )
    assert eigenaar == verstuurd.wereld.regisseur.id
