"""What happens by itself: reminders before and on the day, silence, the agenda, what is followed on a rhythm."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.afspraak import Afspraakhandeling, Monitoring, Monitoringwijze
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort, is_spoed
from domain.contact import Contact, Kanaal
from domain.logboek import Handeling
from storage import afwezigheid, agenda, contacten
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.afspraken_eigen._verhaal import Afsprakenverhaal, nieuwe

DONDERDAG = date(2026, 3, 12)
VOORAF = datetime(2026, 3, 10, 7, 30, tzinfo=UTC)  # two working days before it, 8.30
OP_DE_DAG = datetime(2026, 3, 12, 7, 30, tzinfo=UTC)
ZITTING = datetime(2026, 3, 16, 12, tzinfo=UTC)
DAARNA = datetime(2026, 3, 13, 7, 30, tzinfo=UTC)


@pytest.fixture
def liaison(verhaal: Afsprakenverhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie")


async def test_an_owner_is_reminded_before_the_day_and_on_it_and_then_the_regisseur_hears(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    casus = verhaal.casus_in_plan()
    een = verhaal.agree(casus, "politie", DONDERDAG, wie=liaison)
    assert nieuwe(verhaal.wacht_tot(VOORAF - timedelta(seconds=1)), "afspraak_herinnering") == []
    (eerste,) = nieuwe(verhaal.wacht_tot(VOORAF), "afspraak_herinnering")
    assert eerste.onderwerp_id == "politie:2026-03-10"
    assert [een.name for een in eerste.bericht.mentions] == ["Partner van politie"]
    (tweede,) = nieuwe(verhaal.wacht_tot(OP_DE_DAG), "afspraak_herinnering")
    assert "vandaag" in tweede.kaart
    assert verhaal.nu(een).gevraagd == 2
    posts = verhaal.wacht_tot(DAARNA)
    assert nieuwe(posts, "afspraak_herinnering") == []
    (melding,) = nieuwe(posts, "afspraak_melding")
    assert melding.waar == f"persoon {verhaal.wereld.regisseur.id}"
    assert "Politie Merwestreek is 2 keer herinnerd en heeft niets laten weten." in melding.kaart
    assert verhaal.nu(een).gemeld_op == DAARNA
    assert "te laat" in verhaal.post("politie")
    assert verhaal.herinnerd(casus) == 2
    assert verhaal.wereld.handelingen(casus.id).count(Handeling.AFSPRAAK_GEMELD) == 1
    # And then it is quiet: who is silent is not nagged.
    assert nieuwe(verhaal.dag_verder(15), "afspraak_herinnering") == []


async def test_what_nobody_takes_on_is_asked_again_and_then_the_regisseur_hears_long_before_its_day(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    _ = liaison
    casus = verhaal.casus_in_plan()
    een = verhaal.agree(casus, "politie", date(2026, 6, 11), voorgelegd=True)
    weer = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
    assert nieuwe(verhaal.wacht_tot(weer - timedelta(seconds=1)), "afspraak_herinnering") == []
    assert len(nieuwe(verhaal.wacht_tot(weer), "afspraak_herinnering")) == 1
    week = datetime(2026, 3, 9, 7, 30, tzinfo=UTC)
    assert nieuwe(verhaal.wacht_tot(week - timedelta(seconds=1)), "afspraak_melding") == []
    (melding,) = nieuwe(verhaal.wacht_tot(week), "afspraak_melding")
    assert "Politie Merwestreek is één keer herinnerd en heeft niets laten weten." in melding.kaart
    assert verhaal.nu(een).gemeld_op == week


async def test_who_takes_it_on_in_time_is_not_asked_again(verhaal: Afsprakenverhaal, liaison: Deelnemer) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", date(2026, 6, 11), voorgelegd=True)
    verhaal.wereld.verstrijkt(hours=1)
    kaart = await liaison.opens("afspraak lijst")
    await liaison.presses(kaart, "Opslaan", {"1. Hoe staat het?": "Doen we"})
    assert nieuwe(verhaal.dag_verder(14), "afspraak_herinnering") == []
    assert verhaal.posts_van("afspraak_melding") == []
    assert verhaal.nu(een).gevraagd == 0


async def test_an_old_reminder_points_to_the_new_one_and_the_new_one_says_when_all_is_answered(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    casus = verhaal.casus_in_plan()
    een, ander = verhaal.agree(casus, "politie", DONDERDAG), verhaal.agree(casus, "politie", DONDERDAG)
    verhaal.wacht_tot(VOORAF)
    assert str(casus.code) in _herinnering(verhaal, "2026-03-10")
    verhaal.wacht_tot(OP_DE_DAG + timedelta(hours=2))
    oud = _herinnering(verhaal, "2026-03-10")
    assert "Er is een nieuwere herinnering" in oud
    assert str(casus.code) not in oud
    assert str(casus.code) in _herinnering(verhaal, "2026-03-12")
    bewerkt = len(verhaal.bewerkt)
    verhaal.klaar(liaison, een)
    verhaal.klaar(liaison, ander)
    verhaal.wacht_tot(OP_DE_DAG + timedelta(hours=4))
    assert "Alles is beantwoord" in _herinnering(verhaal, "2026-03-12")
    # What names nothing is never out of date: it is not touched again.
    assert [post.onderwerp_id for post in verhaal.bewerkt[bewerkt:] if post.soort == "afspraak_herinnering"] == [
        "politie:2026-03-12"
    ]


async def test_one_that_waited_for_the_next_day_takes_the_place_of_the_one_before_it_too(
    verhaal: Afsprakenverhaal,
) -> None:
    verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", DONDERDAG)
    verhaal.wacht_tot(VOORAF + timedelta(hours=1))
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", date(2026, 5, 1), voorgelegd=True)
    verhaal.wacht_tot(datetime(2026, 3, 11, 7, 31, tzinfo=UTC))
    # While somebody may be answering on the old one it stays as it is, and it says what is so.
    assert "26-0151-A" in _herinnering(verhaal, "2026-03-10")
    assert "26-0151-A" in _herinnering(verhaal, "2026-03-11")
    verhaal.wacht_tot(datetime(2026, 3, 11, 9, tzinfo=UTC))
    assert "Er is een nieuwere herinnering" in _herinnering(verhaal, "2026-03-10")


async def test_an_old_reminder_of_which_the_last_is_answered_says_so(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", DONDERDAG)
    verhaal.wacht_tot(OP_DE_DAG + timedelta(days=20))
    verhaal.klaar(liaison, een)
    verhaal.dag_verder()
    assert "Alles is beantwoord" in _herinnering(verhaal, "2026-03-12")


async def test_no_reminder_comes_after_its_reason_has_gone(verhaal: Afsprakenverhaal, liaison: Deelnemer) -> None:
    casus = verhaal.casus_in_plan()
    klaar = verhaal.agree(casus, "politie", DONDERDAG)
    verhaal.klaar(liaison, klaar)
    assert nieuwe(verhaal.dag_verder(15), "afspraak_herinnering") == []
    assert verhaal.posts_van("afspraak_melding") == []
    assert verhaal.herinnerd(casus) == 0


async def test_an_answer_between_ringing_and_sending_stops_it(verhaal: Afsprakenverhaal, liaison: Deelnemer) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", DONDERDAG)
    verhaal.wereld.nu = VOORAF
    verhaal.wereld.doet(verhaal._wek)  # noqa: SLF001 - exactly between ringing and sending
    verhaal.klaar(liaison, een)
    assert verhaal.posts_van("afspraak_herinnering") == []
    assert ("afspraak_herinnering", "afgehandeld") in verhaal.overgeslagen


async def test_what_waited_for_the_next_day_and_was_answered_wakes_nobody_for_what_was_asked_days_ago(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    elke_week = Monitoring(Monitoringwijze.BERICHT, 7, date(2026, 3, 9))
    oud = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", date(2026, 6, 1), monitoring=elke_week)
    assert len(nieuwe(verhaal.wacht_tot(datetime(2026, 3, 11, 9, tzinfo=UTC)), "afspraak_herinnering")) == 1
    eerste, tweede = [
        verhaal.agree(verhaal.casus_in_plan(nummer=een), "politie", date(2026, 5, 1), voorgelegd=True)
        for een in (151, 152)
    ]
    # The first takes the attention of the day, the second waits for the next; both are answered by then.
    assert [een.onderwerp_id for een in nieuwe(verhaal.geplaatst, "afspraak_herinnering")][1:] == ["politie:2026-03-11"]
    verhaal.klaar(liaison, eerste)
    verhaal.klaar(liaison, tweede)
    assert verhaal.nu(oud).gevraagd == 1
    assert nieuwe(verhaal.dag_verder(2), "afspraak_herinnering") == []
    assert ("afspraak_herinnering", "afgehandeld") in verhaal.overgeslagen


async def test_several_that_are_due_at_once_are_one_post(verhaal: Afsprakenverhaal) -> None:
    for nummer in range(5):
        verhaal.agree(verhaal.casus_in_plan(nummer=150 + nummer), "politie", DONDERDAG)
    (post,) = nieuwe(verhaal.wacht_tot(VOORAF), "afspraak_herinnering")
    assert "Hoe staat het met deze 5 afspraken?" in post.kaart


async def test_who_is_away_is_replaced_by_who_stands_in_and_else_everybody_is_asked(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    vervanger = verhaal.wereld.partner("politie", "Vera Vervanger")
    verhaal.wereld.partner("politie", "Noor van de Nacht")
    weg = Afwezigheid("weg", liaison.id, verhaal.wereld.nu, verhaal.wereld.nu + timedelta(days=30), vervanger.id)
    verhaal.wereld.doet(afwezigheid.voeg_toe, weg)
    verhaal.agree(verhaal.casus_in_plan(), "politie", DONDERDAG, wie=liaison)
    (post,) = nieuwe(verhaal.wacht_tot(VOORAF), "afspraak_herinnering")
    assert [een.name for een in post.bericht.mentions] == ["Vera Vervanger"]
    verhaal.wereld.doet(afwezigheid.beeindig, "weg")
    verhaal.wereld.doet(afwezigheid.voeg_toe, replace(weg, id="weg2", van=verhaal.wereld.nu, vervanger_id=None))
    (post,) = nieuwe(verhaal.wacht_tot(OP_DE_DAG), "afspraak_herinnering")
    assert {een.name for een in post.bericht.mentions} == {"Vera Vervanger", "Noor van de Nacht"}


async def test_what_must_be_done_today_still_wakes_people_in_a_second_post_of_the_day(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", DONDERDAG, wie=liaison)
    verhaal.wacht_tot(OP_DE_DAG + timedelta(hours=2))
    al = len(nieuwe(verhaal.geplaatst, "afspraak_herinnering"))
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", DONDERDAG, wie=liaison, voorgelegd=True)
    (tweede,) = nieuwe(verhaal.geplaatst, "afspraak_herinnering")[al:]
    assert tweede.onderwerp_id == "politie:2026-03-12"
    assert [een.name for een in tweede.bericht.mentions] == ["Partner van politie"]


async def test_something_new_to_take_on_wakes_once_and_no_second_time_that_day(verhaal: Afsprakenverhaal) -> None:
    verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", DONDERDAG, voorgelegd=True)
    assert len(nieuwe(verhaal.geplaatst, "afspraken")) == 1
    assert "nieuw: graag aannemen" in verhaal.post("politie")
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", DONDERDAG, voorgelegd=True)
    assert nieuwe(verhaal.geplaatst, "afspraak_herinnering") == []
    morgen = nieuwe(verhaal.dag_verder(), "afspraak_herinnering")
    assert ["Er zijn 2 afspraken voor u" in een.kaart for een in morgen] == [True]


async def test_of_silence_the_next_agenda_begins_with_it_until_something_is_heard(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    zitting = verhaal.zitting(ZITTING)
    ander, casus = verhaal.casus_in_plan(nummer=150), verhaal.casus_in_plan()
    for soort, van in ((Agendasoort.SPOED, ander), (Agendasoort.LOPEND, casus)):
        verhaal.wereld.doet(agenda.zet_op_agenda, Agendapunt(zitting.id, van.id, soort, verhaal.wereld.nu))
    een = verhaal.agree(casus, "politie", DONDERDAG)
    verhaal.wacht_tot(DAARNA)
    soorten = {punt.casus_id: punt.soort for punt in verhaal.punten(zitting.id)}
    assert soorten == {ander.id: Agendasoort.SPOED, casus.id: Agendasoort.AFSPRAAK}
    (melding,) = verhaal.posts_van("afspraak_melding")
    assert "De afspraak staat bovenaan op de agenda van maandag 16 maart, 13.00 uur." in melding.kaart
    verhaal.zegt(liaison, een)
    assert {punt.soort for punt in verhaal.punten(zitting.id)} == {Agendasoort.SPOED, Agendasoort.LOPEND}
    (melding,) = verhaal.posts_van("afspraak_melding")
    assert "Hier hoeft u niets meer aan te doen." in melding.kaart


def test_what_becomes_urgent_while_nothing_is_heard_is_spoken_of_first_and_urgent_after(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    zitting, casus = verhaal.zitting(ZITTING), verhaal.casus_in_plan()
    een = verhaal.agree(casus, "politie", DONDERDAG)
    verhaal.wacht_tot(DAARNA)
    verhaal.maakt_spoed(casus, zitting)
    (punt,) = verhaal.punten(zitting.id)
    assert (punt.soort, is_spoed(punt)) == (Agendasoort.AFSPRAAK, True)
    verhaal.zegt(liaison, een)
    assert [punt.soort for punt in verhaal.punten(zitting.id)] == [Agendasoort.SPOED]


async def test_what_stood_on_the_agenda_for_silence_alone_comes_off_and_stays_while_another_is_silent(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    zitting = verhaal.zitting(ZITTING)
    casus = verhaal.casus_in_plan()
    een, ander = verhaal.agree(casus, "politie", DONDERDAG), verhaal.agree(casus, "politie", DONDERDAG)
    verhaal.wacht_tot(DAARNA)
    assert [punt.soort for punt in verhaal.punten(zitting.id)] == [Agendasoort.AFSPRAAK]
    verhaal.klaar(liaison, een)
    assert len(verhaal.punten(zitting.id)) == 1
    verhaal.klaar(liaison, ander)
    assert verhaal.punten(zitting.id) == ()


async def test_a_tafel_without_a_zitting_has_its_regisseur_alone(verhaal: Afsprakenverhaal) -> None:
    verhaal.agree(verhaal.casus_in_plan(tafel="o3"), "politie", DONDERDAG)
    (melding,) = nieuwe(verhaal.wacht_tot(DAARNA), "afspraak_melding")
    assert "agenda" not in melding.kaart


async def test_who_says_on_its_day_that_it_goes_on_is_asked_again_after_a_week(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", DONDERDAG)
    verhaal.wacht_tot(OP_DE_DAG + timedelta(hours=1))
    verhaal.zegt(liaison, een)
    posts = verhaal.wacht_tot(datetime(2026, 3, 19, 7, 29, tzinfo=UTC))
    assert nieuwe(posts, "afspraak_herinnering") == nieuwe(posts, "afspraak_melding") == []
    assert len(nieuwe(verhaal.wacht_tot(datetime(2026, 3, 19, 7, 30, tzinfo=UTC)), "afspraak_herinnering")) == 1
    assert len(nieuwe(verhaal.wacht_tot(datetime(2026, 3, 20, 7, 30, tzinfo=UTC)), "afspraak_melding")) == 1


async def test_what_is_followed_comes_back_on_its_rhythm(verhaal: Afsprakenverhaal, liaison: Deelnemer) -> None:
    elke_week = Monitoring(Monitoringwijze.BERICHT, 7, date(2026, 3, 9))
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", date(2026, 6, 1), monitoring=elke_week)
    posts = verhaal.wacht_tot(datetime(2026, 3, 9, 8, tzinfo=UTC))
    assert len(nieuwe(posts, "afspraak_herinnering")) == 1
    verhaal.zegt(liaison, een)
    posts = verhaal.wacht_tot(datetime(2026, 3, 16, 8, tzinfo=UTC))
    assert [een.onderwerp_id for een in nieuwe(posts, "afspraak_herinnering")] == ["politie:2026-03-16"]
    posts = verhaal.wacht_tot(datetime(2026, 3, 24, 8, tzinfo=UTC))
    assert [een.onderwerp_id for een in nieuwe(posts, "afspraak_herinnering")] == ["politie:2026-03-23"]
    assert len(nieuwe(posts, "afspraak_melding")) == 1  # silent after the second one


async def test_what_is_followed_at_the_tafel_comes_on_its_agenda_and_nobody_is_woken(
    verhaal: Afsprakenverhaal,
) -> None:
    zitting = verhaal.zitting(ZITTING)
    casus = verhaal.casus_in_plan()
    aan_tafel = Monitoring(Monitoringwijze.TAFEL, 14, date(2026, 3, 16))
    verhaal.agree(casus, "politie", date(2026, 6, 1), monitoring=aan_tafel)
    posts = verhaal.wacht_tot(datetime(2026, 3, 17, 8, tzinfo=UTC))
    assert nieuwe(posts, "afspraak_herinnering") == []
    assert [(een.casus_id, een.soort) for een in verhaal.punten(zitting.id)] == [(casus.id, Agendasoort.LOPEND)]


async def test_what_is_followed_by_telephone_tells_the_regisseur_whom_to_call(
    verhaal: Afsprakenverhaal, liaison: Deelnemer
) -> None:
    bureau = Contact("c1", "politie", "Bureau Merwestad", Kanaal.TEAMS, telefoon="078 123 45 67", persoon_id=liaison.id)
    verhaal.wereld.doet(contacten.voeg_toe, bureau)
    bellen = Monitoring(Monitoringwijze.TELEFOON, 7, date(2026, 3, 9))
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", date(2026, 6, 1), monitoring=bellen)
    posts = verhaal.wacht_tot(datetime(2026, 3, 9, 8, tzinfo=UTC))
    assert nieuwe(posts, "afspraak_herinnering") == []
    (melding,) = nieuwe(posts, "afspraak_melding")
    assert "bellen over een afspraak" in melding.kaart
    assert "078 123 45 67" in melding.kaart
    verhaal.zegt(verhaal.wereld.regisseur, een)
    (melding,) = verhaal.posts_van("afspraak_melding")
    assert "Hier hoeft u niets meer aan te doen." in melding.kaart


async def test_who_has_no_teams_is_mailed_neutral_words_once_a_day(verhaal: Afsprakenverhaal) -> None:
    mail = Contact("c1", "om", "Olga van het OM", Kanaal.EMAIL, email="olga@om.example.test")
    verhaal.wereld.doet(contacten.voeg_toe, mail)
    casus = verhaal.casus_in_plan()
    een = verhaal.agree(casus, "om", DONDERDAG, voorgelegd=True)
    assert len(nieuwe(verhaal.geplaatst, "mail_afspraken")) == 1
    posts = nieuwe(verhaal.wacht_tot(DAARNA), "mail_afspraken")
    assert [post.onderwerp_id for post in posts] == ["om:2026-03-05", "om:2026-03-10", "om:2026-03-12"]
    assert verhaal.nu(een).gevraagd == 3
    for post in posts:
        assert str(casus.code) not in (post.bericht.text or "")


async def test_who_is_reached_by_telephone_only_is_never_counted_as_reminded(verhaal: Afsprakenverhaal) -> None:
    bellen = Contact("c1", "om", "Olga van het OM", Kanaal.TELEFOON, telefoon="078 765 43 21")
    verhaal.wereld.doet(contacten.voeg_toe, bellen)
    een = verhaal.agree(verhaal.casus_in_plan(), "om", DONDERDAG, voorgelegd=True)
    (melding,) = nieuwe(verhaal.geplaatst, "afspraak_melding")
    assert "078 765 43 21" in melding.kaart
    verhaal.wacht_tot(DAARNA)
    assert verhaal.nu(een).gevraagd == 0
    assert Afspraakhandeling.HERINNERD not in verhaal.regels(een)
    assert "Er kon geen bericht worden bezorgd." in verhaal.posts_van("afspraak_melding")[-1].kaart


async def test_a_conversation_that_comes_later_gets_what_is_open(verhaal: Afsprakenverhaal) -> None:
    verhaal.agree(verhaal.casus_in_plan(), "om", DONDERDAG)
    assert verhaal.posts_van("afspraken") == []
    verhaal.gesprek("om")
    verhaal.rondes()
    verhaal.verstuurt()
    assert "Er staat één afspraak open." in verhaal.post("om")


async def test_two_reasons_to_wake_on_one_day_are_one_post_unless_its_day_is_here(
    verhaal: Afsprakenverhaal,
) -> None:
    verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", DONDERDAG)
    verhaal.wacht_tot(OP_DE_DAG + timedelta(hours=1))
    voor = len(nieuwe(verhaal.geplaatst, "afspraak_herinnering"))
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", date(2026, 4, 30), voorgelegd=True)
    assert len(nieuwe(verhaal.geplaatst, "afspraak_herinnering")) == voor
    verhaal.agree(verhaal.casus_in_plan(nummer=152), "politie", DONDERDAG, voorgelegd=True)
    assert len(nieuwe(verhaal.geplaatst, "afspraak_herinnering")) == voor + 1


def _herinnering(verhaal: Afsprakenverhaal, dag: str) -> Kaart:
    """The reminder of a day, as it stands now."""
    (een,) = [een for een in verhaal.posts_van("afspraak_herinnering") if een.onderwerp_id == f"politie:{dag}"]
    return een.kaart
