"""Invitations in the calendar of one account: made once, changed, taken back; and what a failed call means."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import structlog
from aiohttp import web

from bot.graph.client import GraphClient
from bot.graph.kalender import GraphCalendar
from dialogs.kern.ports import CalendarEvent, OutgoingMail, SendFailed, SendOutcome
from tests._databases import NU
from tests.bot.graph.test_vergaderingen import Tokens
from tests.bot.outbox.kamer import Klok
from tests.graphnep.graph import ORGANISER, refusal
from tests.graphnep.kalender import FakeCalendar

ITEM = CalendarEvent(
    uid="9ff36209-abc6-5f86-ae70-4d3bd7bb8766",
    sequence=0,
    stamp=NU,
    begins=NU,
    ends=NU + timedelta(minutes=20),
    summary="Overleg Veiligheidshuis",
    place="Microsoft Teams",
)
MAIL = OutgoingMail("nel@zorg.example", "Uitnodiging", "Het huis nodigt u uit.\n", ITEM)
WEG = replace(MAIL, event=replace(ITEM, sequence=2, cancelled=True))


@pytest.fixture
async def graph() -> AsyncIterator[FakeCalendar]:
    async with FakeCalendar() as graph:
        yield graph


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
async def kalender(graph: FakeCalendar, tokens: Tokens) -> AsyncIterator[GraphCalendar]:
    made = GraphCalendar(GraphClient(tokens, Klok(NU), base=graph.base), ORGANISER)
    yield made
    await made.close()


def later(mail: OutgoingMail = MAIL, uren: int = 1) -> OutgoingMail:
    assert mail.event is not None
    over = timedelta(hours=uren)
    return replace(
        mail, event=replace(mail.event, sequence=1, begins=mail.event.begins + over, ends=mail.event.ends + over)
    )


async def mislukt(kalender: GraphCalendar, mail: OutgoingMail = MAIL) -> SendFailed:
    with pytest.raises(SendFailed) as failed:
        await kalender.send(mail, "rij-1")
    return failed.value


async def test_he_is_invited_once_told_of_a_change_and_of_the_end(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    await kalender.send(MAIL, "rij-1")
    await kalender.send(later(), "rij-2")
    await kalender.send(WEG, "rij-3")
    assert [(wat, wie) for wat, wie, _ in graph.told] == [
        ("request", "nel@zorg.example"),
        ("update", "nel@zorg.example"),
        ("cancel", "nel@zorg.example"),
    ]
    assert graph.told[0][2] != graph.told[1][2]
    assert graph.events == {}


async def test_an_event_is_neutral_private_and_his_alone(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    await kalender.send(MAIL, "rij-1")
    (event,) = graph.events.values()
    assert event["subject"] == "Overleg Veiligheidshuis"
    assert [each["emailAddress"] for each in event["attendees"]] == [{"address": "nel@zorg.example"}]
    assert (event["sensitivity"], event["hideAttendees"], event["responseRequested"]) == ("private", True, False)
    assert event["location"] == {"displayName": "Microsoft Teams"}
    assert event["start"]["timeZone"] == "UTC"
    assert event["reminderMinutesBeforeStart"] == 5


async def test_the_link_stands_in_the_event(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    await kalender.send(replace(MAIL, event=replace(ITEM, url="https://teams.example/l/1")), "rij-1")
    (event,) = graph.events.values()
    assert event["location"] == {"displayName": "https://teams.example/l/1"}
    assert event["body"]["content"].endswith("https://teams.example/l/1\n")


@pytest.mark.parametrize("verloren", [1, 2])
async def test_an_answer_that_got_lost_makes_no_second_event(
    graph: FakeCalendar, kalender: GraphCalendar, verloren: int
) -> None:
    graph.loses_answers = verloren
    assert (await mislukt(kalender)).outcome is SendOutcome.LATER
    if verloren > 1:
        assert (await mislukt(kalender)).outcome is SendOutcome.LATER
    await kalender.send(MAIL, "rij-1")
    assert len(graph.events) == 1


async def test_two_people_and_two_times_are_four_events(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    for nummer, wie in enumerate(["nel@zorg.example", "jo@zorg.example"] * 2):
        await kalender.send(replace(MAIL, to=wie, event=replace(ITEM, uid=f"uid-{nummer}")), f"rij-{nummer}")
    assert len(graph.events) == 4


async def test_what_was_deleted_by_hand_is_made_anew(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    await kalender.send(MAIL, "rij-1")
    graph.events.clear()
    await kalender.send(later(), "rij-2")
    assert len(graph.events) == 1


async def test_what_is_not_there_need_not_be_taken_back(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    await kalender.send(WEG, "rij-1")
    assert graph.told == []


Antwoord = Callable[[], web.Response]


@pytest.mark.parametrize(
    ("antwoord", "uitkomst", "wacht"),
    [
        (partial(refusal, 429, "TooManyRequests", Retry_After="7"), SendOutcome.LATER, 7.0),
        (partial(refusal, 503, "serviceNotAvailable"), SendOutcome.LATER, None),
        (partial(refusal, 403, "ErrorAccessDenied"), SendOutcome.LATER, None),
        (partial(refusal, 404, "MailboxNotEnabledForRESTAPI"), SendOutcome.LATER, None),
        (partial(refusal, 400, "ErrorInvalidRequest"), SendOutcome.REFUSED, None),
        (lambda: web.Response(text="<html>"), SendOutcome.LATER, None),
    ],
)
async def test_what_graph_says_decides_whether_it_comes_back(
    graph: FakeCalendar, kalender: GraphCalendar, antwoord: Antwoord, uitkomst: SendOutcome, wacht: float | None
) -> None:
    graph.next_answers = [antwoord]
    failed = await mislukt(kalender)
    assert (failed.outcome, failed.retry_after) == (uitkomst, wacht)
    await kalender.send(MAIL, "rij-1")
    assert len(graph.events) == 1


async def test_graph_that_is_away_or_silent_keeps_nobody_waiting(graph: FakeCalendar, tokens: Tokens) -> None:
    kalender = GraphCalendar(GraphClient(tokens, Klok(NU), base=graph.base, answer_within=0.05), ORGANISER)
    graph.hang = True
    assert (await mislukt(kalender)).outcome is SendOutcome.LATER
    graph.hang, graph.down = False, True
    assert (await mislukt(kalender)).outcome is SendOutcome.LATER
    await kalender.close()


async def test_a_token_that_ran_out_is_replaced(graph: FakeCalendar, kalender: GraphCalendar) -> None:
    graph.tokens = {"token-2"}
    await kalender.send(MAIL, "rij-1")
    assert len(graph.events) == 1


async def test_without_the_policy_the_log_says_so_and_names_nobody(
    graph: FakeCalendar, kalender: GraphCalendar
) -> None:
    graph.policy = False
    with structlog.testing.capture_logs() as logs:
        assert (await mislukt(kalender)).outcome is SendOutcome.LATER
    assert "calendar_not_allowed" in [each["event"] for each in logs]
    gezegd = json.dumps(logs)
    assert not [each for each in ("nel@", ITEM.uid, ORGANISER, "Overleg") if each in gezegd]


@pytest.mark.parametrize("mail", [replace(MAIL, event=None), replace(MAIL, to="geen adres")])
async def test_what_is_no_item_or_for_nobody_is_refused(
    graph: FakeCalendar, kalender: GraphCalendar, mail: OutgoingMail
) -> None:
    assert (await mislukt(kalender, mail)).outcome is SendOutcome.REFUSED
    assert graph.calls == []
