"""The meeting of a zitting: made in time, as safe as that of a talk but with a chat, and gone when it is not needed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.kern import tafelvergaderingen
from domain.agenda import ZittingStatus
from domain.persoon import Rol
from domain.vergadering import Vergaderfout, Vergaderstatus, Vergaderwijze
from storage import agenda, tafelvergadering, wekkers
from tests.bot.vergaderen.zittingsplaats import TEAMS_APP, Zittingsplaats, volgende_week
from tests.dialogs._wereld import TENANT, Wereld
from tests.dialogs._zaken import maakt_casus, plant, zet_op_agenda
from tests.graphnep.graph import FakeGraph, refusal

UUR = timedelta(hours=1)
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_vast%40thread.v2/0?context=x"


@pytest.fixture
async def zaal(w: Wereld, graph: FakeGraph) -> AsyncIterator[Zittingsplaats]:
    zitting = plant(w, "jeugd", volgende_week(w))
    zet_op_agenda(w, zitting, maakt_casus(w, "jeugd", None, "Eerste Verzonnen"))
    made = Zittingsplaats(w, graph, zitting)
    w.nu = zitting.begint_op - timedelta(days=1)
    yield made
    await made.sluit()


def met_vaste_link(w: Wereld, link: str) -> None:
    w.regio = replace(w.regio, tafels={**w.regio.tafels, "jeugd": replace(w.regio.tafels["jeugd"], vergaderlink=link)})


async def test_it_stands_before_the_agenda_is_posted_and_the_bot_is_in_its_chat(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    await zaal.loopt()
    nu = zaal.er_is
    assert nu.mag_getoond
    assert nu.bot_erin
    assert zaal.in_agendas == graph.there[0]["joinWebUrl"]
    assert graph.calls == ["POST", "GET", "POST"]
    assert graph.installed == [graph.there[0]["chatInfo"]["threadId"]]
    assert zaal.gemeld == []


async def test_it_is_not_asked_for_long_before_and_an_alarm_is_set_for_it(zaal: Zittingsplaats) -> None:
    zaal.w.nu = zaal.zitting.begint_op - timedelta(days=8)
    zaal.ronde()
    assert zaal.vergadering is None
    assert zaal.w.doet(lambda uow: wekkers.neem(uow, 9)) == ()


async def test_an_extra_zitting_gets_it_at_once(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    w = zaal.w
    w.nu -= timedelta(days=8)
    extra = w.doet(lambda uow: agenda.plan(uow, "jeugd", w.nu + timedelta(days=20), extra=True))
    zet_op_agenda(w, extra, maakt_casus(w, "jeugd", None, "Tweede Verzonnen"))
    zaal.zitting = extra
    await zaal.loopt()
    assert zaal.er_is.mag_getoond
    assert graph.made == 1


async def test_an_empty_agenda_needs_no_meeting_until_something_stands_on_it(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    for een in zaal.w.leest(agenda.punten, zaal.zitting.id):
        zaal.w.doet(agenda.haal_van_agenda, zaal.zitting.id, een.casus_id)
    await zaal.loopt()
    assert (zaal.vergadering, graph.calls) == (None, [])
    zet_op_agenda(zaal.w, zaal.zitting, maakt_casus(zaal.w, "jeugd", None, "Later Verzonnen"))
    await zaal.loopt()
    assert zaal.er_is.mag_getoond


async def test_it_is_as_safe_as_that_of_a_talk_but_one_can_write_in_it(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    asked = graph.bodies[0]
    assert asked["lobbyBypassSettings"] == {"scope": "organizer", "isDialInBypassEnabled": False}
    assert (asked["allowRecording"], asked["allowTranscription"], asked["recordAutomatically"]) == (False, False, False)
    assert (asked["allowedPresenters"], asked["allowedLobbyAdmitters"]) == ("organizer", "organizerAndCoOrganizers")
    assert (asked["allowMeetingChat"], asked["shareMeetingChatHistoryDefault"]) == ("enabled", "none")
    assert asked["subject"] == "Overleg"


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("allowRecording", "geen_opname"),
        ("lobbyBypassSettings", "wachtruimte"),
        ("shareMeetingChatHistoryDefault", "chat"),
        ("joinMeetingIdSettings", "toegangscode"),
    ],
)
async def test_an_option_that_is_never_set_means_no_meeting(
    zaal: Zittingsplaats, graph: FakeGraph, option: str, name: str
) -> None:
    graph.ignores = {option}
    await zaal.loopt(UUR)
    nu = zaal.er_is
    assert (nu.status, nu.fout) == (Vergaderstatus.AFGEKEURD, Vergaderfout.OPTIES)
    assert nu.opties is not None
    assert nu.opties.ontbreekt() == (name,)
    assert (zaal.in_agendas, graph.there, graph.installed) == ("", [], [])
    assert zaal.gemeld == [zaal.w.regisseur.id]


async def test_whoever_has_a_casus_on_the_agenda_lets_people_in_and_who_stands_in_too(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    w = zaal.w
    ander = w.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    w.persoon("Nora Niet", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    await zaal.loopt()
    zet_op_agenda(w, zaal.zitting, maakt_casus(w, "jeugd", ander, "Tweede Verzonnen"))
    await zaal.loopt()
    asked = {each["identity"]["user"]["id"] for each in graph.there[0]["participants"]["attendees"]}
    assert asked == {w.regisseur.sender.object_id, ander.sender.object_id}
    assert graph.made == 1
    assert zaal.er_is.mag_getoond


async def test_in_the_last_hour_nobody_loses_the_link_because_a_colleague_brings_a_casus(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    await zaal.loopt()
    zaal.w.nu = zaal.zitting.begint_op - timedelta(minutes=50)
    ander = zaal.w.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, zaal.w.regio.eigen_organisatie))
    zet_op_agenda(zaal.w, zaal.zitting, maakt_casus(zaal.w, "jeugd", ander, "Spoed Verzonnen"))
    graph.down = True
    zaal.ronde()
    assert zaal.er_is.mag_getoond


async def test_nobody_with_an_account_there_means_no_meeting_until_somebody_has(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    w = zaal.w
    w.regio = replace(w.regio, gesprek=replace(w.regio.gesprek, graph_tenant="elders"))
    await zaal.loopt()
    assert (zaal.er_is.fout, graph.calls) == (Vergaderfout.NIEMAND, [])
    assert zaal.gemeld == [w.regisseur.id]
    w.regio = replace(w.regio, gesprek=replace(w.regio.gesprek, graph_tenant=TENANT))
    await zaal.loopt()
    assert zaal.er_is.mag_getoond


async def test_it_moves_with_the_zitting_and_a_calendar_keeps_its_link(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    link = zaal.in_agendas
    zaal.wijzigt(begint_op=zaal.zitting.begint_op + timedelta(days=1))
    zaal.ronde()
    assert zaal.er_is.status is Vergaderstatus.TE_VERZETTEN, "its options are looked at again first"
    assert zaal.in_agendas == link
    await zaal.loopt()
    assert zaal.er_is.mag_getoond
    assert zaal.in_agendas == link
    assert graph.there[0]["startDateTime"] == zaal.zitting.begint_op.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert graph.made == 1
    assert len(graph.installed) == 1


async def test_moved_while_it_is_being_made_it_ends_up_at_the_new_time(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    graph.hides = 2
    zaal.ronde()
    zaal.wijzigt(begint_op=zaal.zitting.begint_op + timedelta(hours=2))
    await zaal.loopt(UUR)
    assert zaal.er_is.mag_getoond
    assert graph.there[0]["startDateTime"] == zaal.zitting.begint_op.strftime("%Y-%m-%dT%H:%M:%SZ")


async def test_a_zitting_that_lapses_loses_it(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    zaal.wijzigt(status=ZittingStatus.VERVALLEN)
    await zaal.loopt()
    assert (zaal.vergadering, graph.there, zaal.in_agendas) == (None, [], "")


async def test_lapsed_while_it_is_being_made_nothing_stays_behind(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    graph.hides = 2
    await zaal.loopt()
    zaal.wijzigt(status=ZittingStatus.VERVALLEN)
    await zaal.loopt(UUR)
    assert (zaal.vergadering, graph.there) == (None, [])


async def test_some_days_after_it_was_held_it_is_deleted(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    zaal.w.nu = zaal.zitting.begint_op + timedelta(hours=20)
    await zaal.loopt()
    assert len(graph.there) == 1, "one that was ended by mistake is taken up again"
    zaal.w.nu = zaal.zitting.begint_op + timedelta(days=2)
    await zaal.loopt()
    assert (zaal.vergadering, graph.there) == (None, [])


async def test_graph_that_is_down_for_an_hour_is_told_once_and_then_it_succeeds(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    graph.down = True
    await zaal.loopt(timedelta(minutes=29))
    assert zaal.gemeld == []
    await zaal.loopt(timedelta(minutes=31))
    assert zaal.gemeld == [zaal.w.regisseur.id]
    graph.down = False
    await zaal.loopt(timedelta(minutes=11))
    assert zaal.er_is.mag_getoond
    assert zaal.er_is.bot_erin


async def test_too_many_requests_are_kept_to(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    graph.next_answers = [lambda: refusal(429, "TooManyRequests", Retry_After="120")]
    await zaal.loopt(timedelta(minutes=1))
    assert graph.calls == ["POST"]
    await zaal.loopt(timedelta(minutes=2))
    assert zaal.er_is.mag_getoond


async def test_without_the_policy_it_is_told_at_once_and_succeeds_once_granted(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    graph.policy = False
    await zaal.loopt()
    assert zaal.er_is.fout is Vergaderfout.TOESTEMMING
    assert zaal.gemeld == [zaal.w.regisseur.id]
    graph.policy = True
    await zaal.loopt(timedelta(minutes=11))
    assert zaal.er_is.mag_getoond


async def test_a_bot_that_may_not_come_in_costs_nobody_the_meeting_and_is_told_once(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    graph.consent = False
    await zaal.loopt(timedelta(hours=5))
    assert zaal.er_is.mag_getoond
    assert (zaal.er_is.bot_geweigerd, zaal.er_is.bot_erin) == (True, False)
    assert zaal.gemeld == [zaal.w.regisseur.id]
    zaal.wijzigt(begint_op=zaal.zitting.begint_op + timedelta(hours=2))
    await zaal.loopt(UUR)
    assert zaal.er_is.mag_getoond
    assert graph.calls.count("POST") == 2, "it is not asked anew for a move"


async def test_the_bot_is_put_in_with_what_it_may_know_and_nothing_more(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    asked = graph.bodies[-1]
    assert asked["teamsApp@odata.bind"].endswith(f"/appCatalogs/teamsApps/{TEAMS_APP}")
    asked_for = asked["consentedPermissionSet"]["resourceSpecificPermissions"]
    assert {each["permissionValue"] for each in asked_for} == {
        "OnlineMeeting.ReadBasic.Chat",
        "OnlineMeetingParticipant.Read.Chat",
    }


async def test_a_bot_that_is_in_already_is_fine(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    graph.installed.append("19:meeting_1@thread.v2")
    await zaal.loopt()
    assert zaal.er_is.bot_erin


async def test_a_chat_that_is_not_there_yet_is_tried_again(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    zaal.met_app = False
    await zaal.loopt()
    zaal.met_app = True
    nu = zaal.er_is
    zaal.w.doet(tafelvergadering.wijzig, replace(nu, werk_vanaf=zaal.w.nu))
    graph.next_answers = [lambda: refusal(404, "NotFound"), lambda: refusal(503, "serviceNotAvailable")]
    await zaal.loopt(timedelta(minutes=5))
    assert zaal.er_is.bot_erin
    assert zaal.gemeld == []


async def test_where_nobody_set_the_app_somebody_adds_it_by_hand_and_nobody_is_woken(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    zaal.met_app = False
    await zaal.loopt(UUR)
    assert zaal.er_is.mag_getoond
    assert (graph.installed, zaal.gemeld, zaal.er_is.werk_vanaf) == ([], [], None)


async def test_the_standing_link_of_a_tafel_is_good_without_graph(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    met_vaste_link(zaal.w, LINK)
    await zaal.loopt()
    nu = zaal.er_is
    assert (nu.wijze, nu.vast, nu.adres) == (Vergaderwijze.EIGEN_LINK, True, LINK)
    assert nu.mag_getoond
    assert graph.calls == []


async def test_a_region_that_gives_its_tafel_another_standing_link_has_that_one(
    zaal: Zittingsplaats, graph: FakeGraph
) -> None:
    await zaal.loopt()
    met_vaste_link(zaal.w, LINK)
    await zaal.loopt()
    assert (zaal.in_agendas, graph.there) == (LINK, [])
    met_vaste_link(zaal.w, LINK.replace("vast", "ander"))
    await zaal.loopt()
    assert "ander" in zaal.in_agendas
    met_vaste_link(zaal.w, "")
    await zaal.loopt()
    assert zaal.er_is.wijze is Vergaderwijze.GRAPH


async def test_a_link_of_ones_own_takes_the_place_of_what_the_bot_made(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    zaal.doet(lambda context, zitting: tafelvergaderingen.neem_eigen_link(context, zitting, LINK))
    await zaal.loopt()
    assert zaal.in_agendas == LINK
    assert graph.there == [], "nobody goes to the old one"
    zaal.wijzigt(begint_op=zaal.zitting.begint_op + timedelta(days=1))
    await zaal.loopt()
    assert zaal.in_agendas == LINK


async def test_without_graph_and_without_a_link_there_is_simply_none(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    zaal.w.regio = replace(zaal.w.regio, gesprek=replace(zaal.w.regio.gesprek, graph_tenant=""))
    await zaal.loopt(UUR)
    assert (zaal.vergadering, graph.calls, zaal.gemeld) == (None, [], [])


async def test_a_round_that_is_made_again_changes_nothing(zaal: Zittingsplaats, graph: FakeGraph) -> None:
    await zaal.loopt()
    nu = zaal.er_is
    for _ in range(3):
        await zaal.loopt(timedelta(minutes=1))
    assert zaal.er_is == nu
    assert len(graph.calls) == 3
