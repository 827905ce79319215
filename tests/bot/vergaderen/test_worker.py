"""A meeting is made, read back, and good only when every option holds; whatever else happens, nobody gets its link."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.vergaderen.parts import LEASE
from dialogs.kern import vergaderingen
from dialogs.kern.ports import OnlineMeeting
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Gespreksstatus
from domain.vergadering import OPTIES, Toegangsgegevens, Vergaderfout, Vergaderopties, Vergaderstatus, Vergaderwens
from tests.bot.vergaderen.werkplaats import Werkplaats
from tests.graphnep.graph import FakeGraph, refusal

UUR = timedelta(hours=1)
GOED = Vergaderopties(**dict.fromkeys(OPTIES, True))


async def test_a_meeting_of_which_every_option_holds_is_good_and_then_the_others_hear(
    plaats: Werkplaats, graph: FakeGraph
) -> None:
    assert [plaats.verteld] == [False]
    await plaats.loopt()
    nu = plaats.vergadering
    assert nu is not None
    assert nu.mag_getoond
    assert nu.gegevens is not None
    assert nu.gegevens.adres == graph.there[0]["joinWebUrl"]
    assert nu.draad == "19:meeting_1@thread.v2"
    assert plaats.verteld
    assert plaats.handelingen == [Handeling.VERGADERING_GEMAAKT]
    assert graph.calls == ["POST", "GET"]


async def test_whoever_runs_the_casus_and_the_deputy_can_let_him_in(plaats: Werkplaats, graph: FakeGraph) -> None:
    ander = plaats.w.persoon("Paula Plaatsvervanger", (Rol.PROCESREGISSEUR, plaats.w.regio.eigen_organisatie))
    plaats.wijzigt(plaatsvervanger_id=ander.id)
    await plaats.loopt()
    gevraagd = {each["identity"]["user"]["id"] for each in graph.bodies[0]["participants"]["attendees"]}
    assert gevraagd == {plaats.w.regisseur.sender.object_id, ander.sender.object_id}


async def test_without_anybody_who_can_let_him_in_there_is_no_meeting(plaats: Werkplaats, graph: FakeGraph) -> None:
    plaats.w.regio = replace(plaats.w.regio, gesprek=replace(plaats.w.regio.gesprek, graph_tenant="elders"))
    await plaats.loopt(worker=plaats.werker())
    nu = plaats.vergadering
    assert nu is not None
    assert (nu.status, nu.fout) == (Vergaderstatus.AFGEKEURD, Vergaderfout.NIEMAND)
    assert graph.calls == []
    assert plaats.nieuws == 1
    assert not plaats.verteld


async def test_just_after_it_was_made_graph_does_not_know_it_yet(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.hides = 4
    await plaats.loopt(UUR)
    assert plaats.verteld
    assert graph.made == 1
    assert plaats.nieuws == 0


async def test_an_option_that_is_slow_is_read_again(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.ignores_at_first = {"allowRecording"}
    await plaats.loopt(timedelta(minutes=5))
    assert plaats.verteld
    assert graph.calls.count("PATCH") == 1
    assert graph.calls.index("PATCH") == 5, "it looks four times before it asks once more"
    assert graph.made == 1


@pytest.mark.parametrize(
    "option", ["allowRecording", "lobbyBypassSettings", "allowMeetingChat", "joinMeetingIdSettings"]
)
async def test_an_option_that_is_never_set_means_no_meeting(plaats: Werkplaats, graph: FakeGraph, option: str) -> None:
    graph.ignores = {option}
    await plaats.loopt(UUR)
    nu = plaats.vergadering
    assert nu is not None
    assert (nu.status, nu.fout) == (Vergaderstatus.AFGEKEURD, Vergaderfout.OPTIES)
    assert nu.opties is not None
    assert len(nu.opties.ontbreekt()) == 1
    assert nu.gegevens is None
    assert not plaats.verteld
    assert plaats.gezien == []
    assert plaats.nieuws == 1
    assert graph.there == [], "what is not safe does not stay"
    assert graph.calls.count("PATCH") == 1
    assert plaats.handelingen == [Handeling.VERGADERING_AFGEKEURD, Handeling.VERGADERING_VERWIJDERD]


async def test_a_rejected_meeting_is_made_anew_when_the_regisseur_asks(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.ignores = {"allowTranscription"}
    await plaats.loopt(UUR)
    graph.ignores = set()
    plaats.vraagt_aan()
    await plaats.loopt()
    assert plaats.verteld
    assert len(graph.there) == 1


async def test_a_co_organiser_who_became_an_attendee_cannot_let_anybody_in(
    plaats: Werkplaats, graph: FakeGraph
) -> None:
    graph.keeps_roles = False
    await plaats.loopt(UUR)
    nu = plaats.vergadering
    assert nu is not None
    assert nu.opties is not None
    assert nu.opties.ontbreekt() == ("toelaten",)
    assert not plaats.verteld


async def test_graph_that_is_down_for_an_hour_is_told_once_and_then_it_succeeds(
    plaats: Werkplaats, graph: FakeGraph
) -> None:
    graph.down = True
    await plaats.loopt(timedelta(minutes=29))
    assert plaats.nieuws == 0, "half an hour is not worth anybody's attention"
    await plaats.loopt(timedelta(minutes=31))
    assert plaats.nieuws == 1
    pogingen = len(graph.calls)
    assert pogingen < 20, "growing pauses"
    graph.down = False
    await plaats.loopt(timedelta(minutes=11))
    assert plaats.verteld
    assert plaats.nieuws == 1
    nu = plaats.vergadering
    assert nu is not None
    assert (nu.pogingen, nu.fout, nu.gemeld) == (0, Vergaderfout.GEEN, False)


async def test_without_the_policy_an_operator_hears_it_at_once_and_it_succeeds_once_granted(
    plaats: Werkplaats, graph: FakeGraph
) -> None:
    graph.policy = False
    await plaats.loopt()
    nu = plaats.vergadering
    assert nu is not None
    assert nu.fout is Vergaderfout.TOESTEMMING
    assert plaats.nieuws == 1
    await plaats.loopt(timedelta(minutes=25))
    graph.policy = True
    await plaats.loopt(timedelta(minutes=11))
    assert plaats.verteld
    assert plaats.nieuws == 1


async def test_what_nobody_allows_is_asked_hourly_after_a_while(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.policy = False
    await plaats.loopt(timedelta(hours=3))
    eerst = len(graph.calls)
    await plaats.loopt(timedelta(hours=10))
    assert len(graph.calls) - eerst <= 12


async def test_too_many_requests_wait_as_long_as_graph_says(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.next_answers = [lambda: refusal(429, "TooManyRequests", Retry_After="240")]
    await plaats.loopt(timedelta(seconds=239))
    assert graph.calls == ["POST"]
    await plaats.loopt(timedelta(seconds=5))
    assert plaats.verteld


async def test_a_token_that_runs_out_halfway_is_nothing_that_anybody_notices(
    plaats: Werkplaats, graph: FakeGraph
) -> None:
    graph.tokens = {"token-2"}
    await plaats.loopt()
    graph.tokens = {"token-3"}
    plaats.wijzigt(begint_op=plaats.gesprek.begint_op + UUR if plaats.gesprek.begint_op else None)
    plaats.vraagt_aan()
    await plaats.loopt()
    assert plaats.vergadering is not None
    assert plaats.vergadering.mag_getoond
    assert plaats.nieuws == 0


async def test_what_graph_refuses_is_not_asked_again(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.next_answers = [lambda: refusal(400, "BadRequest")]
    await plaats.loopt(UUR)
    assert graph.calls == ["POST"]
    assert plaats.vergadering is not None
    assert plaats.vergadering.fout is Vergaderfout.GEWEIGERD
    assert plaats.nieuws == 1


async def test_moved_within_its_day_it_keeps_its_link_and_is_looked_at_again(
    plaats: Werkplaats, graph: FakeGraph
) -> None:
    await plaats.loopt()
    adres = graph.there[0]["joinWebUrl"]
    assert plaats.gesprek.begint_op is not None
    plaats.wijzigt(begint_op=plaats.gesprek.begint_op + UUR)
    plaats.vraagt_aan()
    assert plaats.vergadering is not None
    assert not plaats.vergadering.mag_getoond, "until its options were read again"
    await plaats.loopt()
    assert plaats.gezien == [adres, adres]
    assert graph.made == 1


@pytest.mark.parametrize("anders", ["dag", "inrichting"])
async def test_on_another_day_or_elsewhere_the_old_link_opens_nothing(
    plaats: Werkplaats, graph: FakeGraph, anders: str
) -> None:
    await plaats.loopt()
    oud = graph.there[0]["joinWebUrl"]
    assert plaats.gesprek.begint_op is not None
    if anders == "dag":
        plaats.wijzigt(begint_op=plaats.gesprek.begint_op + timedelta(days=1))
    else:
        plaats.wijzigt(inrichting="pi-elders")
    plaats.vraagt_aan()
    await plaats.loopt()
    assert [each["joinWebUrl"] for each in graph.there] != [oud]
    assert len(graph.there) == 1
    assert graph.made == 2


async def test_a_talk_that_is_called_off_leaves_no_meeting_and_no_link(plaats: Werkplaats, graph: FakeGraph) -> None:
    await plaats.loopt()
    plaats.zegt_af()
    assert plaats.vergadering is None
    await plaats.loopt()
    assert graph.there == []
    (weg,) = plaats.alle
    assert (weg.status, weg.gegevens, weg.extern_id) == (Vergaderstatus.VERWIJDERD, None, "")
    assert plaats.handelingen == [Handeling.VERGADERING_GEMAAKT, Handeling.VERGADERING_VERWIJDERD]


async def test_what_was_never_made_is_not_deleted_at_graph(plaats: Werkplaats, graph: FakeGraph) -> None:
    plaats.zegt_af()
    await plaats.loopt()
    assert graph.calls == []
    assert plaats.alle[0].status is Vergaderstatus.VERWIJDERD


async def test_deleting_goes_on_until_graph_does_it(plaats: Werkplaats, graph: FakeGraph) -> None:
    await plaats.loopt()
    plaats.zegt_af()
    graph.down = True
    await plaats.loopt(timedelta(hours=30))
    graph.down = False
    assert len(graph.there) == 1
    await plaats.loopt(2 * UUR)
    assert graph.there == []


async def test_a_talk_that_is_over_gets_no_meeting_any_more(plaats: Werkplaats, graph: FakeGraph) -> None:
    graph.down = True
    await plaats.loopt(timedelta(days=2, hours=1))
    graph.down = False
    await plaats.loopt(UUR)
    assert graph.made == 0
    assert not plaats.verteld


async def test_a_meeting_that_somebody_deleted_is_made_anew(plaats: Werkplaats, graph: FakeGraph) -> None:
    await plaats.loopt()
    graph.meetings.clear()
    assert plaats.gesprek.begint_op is not None
    plaats.wijzigt(begint_op=plaats.gesprek.begint_op + UUR)
    plaats.vraagt_aan()
    await plaats.loopt(UUR)
    assert graph.made == 2
    assert plaats.vergadering is not None
    assert plaats.vergadering.mag_getoond


class Onderweg:
    """Graph of which a call is still under way when something else happens."""

    def __init__(self) -> None:
        self.vrij, self.bezig = asyncio.Event(), asyncio.Event()
        self.gemaakt = 0
        self.weg: list[str] = []
        self.mislukt: Exception | None = None

    async def create(self, wish: Vergaderwens) -> str:
        self.gemaakt += 1
        eigen = f"nummer-{self.gemaakt}"
        self.bezig.set()
        await self.vrij.wait()
        if self.mislukt:
            raise self.mislukt
        return eigen

    async def read(self, meeting_id: str) -> OnlineMeeting:
        return OnlineMeeting(meeting_id, Toegangsgegevens(f"https://teams.example/{meeting_id}"), GOED)

    async def change(self, meeting_id: str, wish: Vergaderwens) -> None:
        """Do it."""

    async def delete(self, meeting_id: str) -> None:
        self.weg.append(meeting_id)


async def test_called_off_while_it_was_being_made_it_is_deleted(plaats: Werkplaats) -> None:
    onderweg = Onderweg()
    werker = plaats.werker(meetings=onderweg)
    async with asyncio.TaskGroup() as groep:
        groep.create_task(werker.drain())
        await onderweg.bezig.wait()
        plaats.zegt_af()
        onderweg.vrij.set()
    assert onderweg.weg == ["nummer-1"]
    assert plaats.alle[0].status is Vergaderstatus.VERWIJDERD
    assert not plaats.verteld


async def test_moved_while_it_was_being_made_it_gets_the_right_time_first(plaats: Werkplaats) -> None:
    onderweg = Onderweg()
    werker = plaats.werker(meetings=onderweg)
    assert plaats.gesprek.begint_op is not None
    later = plaats.gesprek.begint_op + UUR
    async with asyncio.TaskGroup() as groep:
        groep.create_task(werker.drain())
        await onderweg.bezig.wait()
        plaats.wijzigt(begint_op=later)
        plaats.vraagt_aan()
        onderweg.vrij.set()
    nu = plaats.vergadering
    assert nu is not None
    assert nu.wens is not None
    assert nu.wens.begint_op == later
    assert nu.mag_getoond
    assert onderweg.gemaakt == 1


async def test_whoever_lost_his_lease_throws_away_what_he_made(plaats: Werkplaats) -> None:
    traag, vlot = Onderweg(), Onderweg()
    vlot.vrij.set()
    vlot.gemaakt = 10
    async with asyncio.TaskGroup() as groep:
        groep.create_task(plaats.werker("traag", meetings=traag).drain())
        await traag.bezig.wait()
        await plaats.werker("vlot", meetings=vlot).drain()
        assert vlot.gemaakt == 10, "two workers never have the same meeting"
        plaats.w.nu += LEASE
        await plaats.werker("vlot", meetings=vlot).drain()
        traag.vrij.set()
    nu = plaats.vergadering
    assert nu is not None
    assert nu.extern_id == "nummer-11"
    assert traag.weg == ["nummer-1"]
    assert plaats.metrics.get_sample_value("tafelbot_meetings_total", {"call": "create", "outcome": "perhaps_orphaned"})


async def test_a_fault_in_one_meeting_keeps_no_other(plaats: Werkplaats) -> None:
    stuk = Onderweg()
    stuk.vrij.set()
    stuk.mislukt = RuntimeError("a mistake of ours")
    await plaats.werker(meetings=stuk).drain()
    assert plaats.vergadering is not None
    assert plaats.vergadering.status is Vergaderstatus.TE_MAKEN
    await plaats.loopt(2 * LEASE)
    assert plaats.verteld


async def test_a_call_that_never_ends_is_given_up(plaats: Werkplaats) -> None:
    hangt = Onderweg()
    await asyncio.wait_for(plaats.werker(meetings=hangt, call_within=0.02).drain(), 5)
    assert plaats.vergadering is not None
    assert plaats.vergadering.fout is Vergaderfout.ANTWOORDT_NIET


async def test_once_somebody_else_runs_the_casus_he_can_let_him_in(plaats: Werkplaats, graph: FakeGraph) -> None:
    await plaats.loopt()
    ander = plaats.w.persoon("Paula Plaatsvervanger", (Rol.PROCESREGISSEUR, plaats.w.regio.eigen_organisatie))
    plaats.wijzigt(plaatsvervanger_id=ander.id)
    plaats.w.doet(lambda uow: vergaderingen.houd_bij(plaats.context(uow)))
    await plaats.loopt()
    assert str(ander.sender.object_id) in str(graph.there[0]["participants"])
    plaats.w.nu = (plaats.gesprek.begint_op or plaats.w.nu) - timedelta(minutes=30)
    plaats.wijzigt(plaatsvervanger_id=None)
    plaats.w.doet(lambda uow: vergaderingen.houd_bij(plaats.context(uow)))
    assert plaats.vergadering is not None
    assert plaats.vergadering.mag_getoond, "shortly before it begins nothing is taken away"


async def test_the_worker_runs_by_itself_and_ends_in_order(plaats: Werkplaats) -> None:
    gedaan = asyncio.Event()
    werker = plaats.werker(changed=lambda: gedaan.set() if plaats.verteld else None)
    await werker.start()
    werker.wake()
    await asyncio.wait_for(gedaan.wait(), 10)
    await werker.stop()


async def test_a_talk_that_went_on_is_counted_and_its_meeting_goes(plaats: Werkplaats, graph: FakeGraph) -> None:
    await plaats.loopt()
    plaats.wijzigt(status=Gespreksstatus.GEWEEST)
    plaats.verwijdert()
    await plaats.loopt()
    assert graph.there == []
    telling = plaats.metrics.get_sample_value
    assert telling("tafelbot_meetings_total", {"call": "create", "outcome": "done"}) == 1
    assert telling("tafelbot_meetings_total", {"call": "delete", "outcome": "done"}) == 1
    code = plaats.w.regio.code
    assert telling("tafelbot_meetings_waiting", {"regio": code, "state": "te_verwijderen"}) == 0


class Overal:
    """Would put the bot into any chat."""

    def __init__(self) -> None:
        self.waar: list[str] = []

    async def put_in(self, thread_id: str) -> None:
        self.waar.append(thread_id)


async def test_the_bot_never_comes_into_the_chat_of_a_talk(plaats: Werkplaats) -> None:
    overal = Overal()
    await plaats.loopt(UUR, worker=plaats.werker(apps=overal))
    assert plaats.verteld
    assert overal.waar == []
