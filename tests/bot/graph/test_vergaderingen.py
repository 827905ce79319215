"""Graph's documented rules, and what a call that fails means for what waits."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import structlog
from aiohttp import web

from bot.graph.client import GraphClient
from bot.graph.vergaderingen import GraphMeetings
from bot.teams.tokens import TokenUnavailable
from dialogs.kern.ports import MeetingFailed, MeetingOutcome
from domain.vergadering import OPTIES, Vergaderopties, Vergaderwens
from tests._databases import NU
from tests.bot.outbox.kamer import Klok
from tests.graphnep.graph import ORGANISER, FakeGraph, refusal

MEDE = ("aaaaaaaa-0000-4000-8000-000000000001", "AAAAAAAA-0000-4000-8000-000000000002")
WENS = Vergaderwens("Gesprek", NU, NU + timedelta(minutes=45), MEDE)


class Tokens:
    """Gives out token-1, and after one was forgotten the next."""

    def __init__(self) -> None:
        self.number = 1
        self.fails: TokenUnavailable | None = None

    async def token(self) -> str | None:
        if self.fails:
            raise self.fails
        return f"token-{self.number}"

    def forget(self, token: str | None) -> None:
        if token == f"token-{self.number}":
            self.number += 1


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        yield graph


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
async def meetings(graph: FakeGraph, tokens: Tokens) -> AsyncIterator[GraphMeetings]:
    made = GraphMeetings(GraphClient(tokens, Klok(NU), base=graph.base), ORGANISER)
    yield made
    await made.close()


async def test_a_meeting_is_made_with_every_option_in_one_call_and_read_back(
    graph: FakeGraph, meetings: GraphMeetings
) -> None:
    found = await meetings.read(await meetings.create(WENS))
    assert found.options == Vergaderopties(**dict.fromkeys(OPTIES, True))
    assert found.access.adres.startswith("https://teams.microsoft.com/")
    assert found.access.nummer
    assert found.access.toegangscode
    assert found.thread_id == "19:meeting_1@thread.v2"
    assert found.co_organisers == frozenset(each.lower() for each in MEDE)
    assert graph.calls == ["POST", "GET"]


async def test_what_everybody_reads_is_neutral_and_no_name_is_sent_along(
    graph: FakeGraph, meetings: GraphMeetings
) -> None:
    await meetings.create(WENS)
    sent = graph.bodies[0]
    assert sent["subject"] == "Gesprek"
    assert sent["startDateTime"].endswith("Z")
    assert [each.keys() for each in sent["participants"]["attendees"]] == [{"identity", "role"}] * 2


async def test_the_answer_to_the_creation_is_not_trusted(graph: FakeGraph, meetings: GraphMeetings) -> None:
    """It repeats what was asked; a policy of the tenant decides otherwise."""
    graph.ignores = {"allowRecording"}
    found = await meetings.read(await meetings.create(WENS))
    assert found.options.ontbreekt() == ("geen_opname",)


@pytest.mark.parametrize(
    ("ignored", "option"),
    [
        ("lobbyBypassSettings", "wachtruimte"),
        ("allowedLobbyAdmitters", "toelaten"),
        ("allowedPresenters", "presenteren"),
        ("allowRecording", "geen_opname"),
        ("allowTranscription", "geen_transcriptie"),
        ("allowMeetingChat", "geen_chat"),
        ("shareMeetingChatHistoryDefault", "geen_chat"),
        ("joinMeetingIdSettings", "toegangscode"),
    ],
)
async def test_each_option_that_is_silently_not_set_is_seen(
    graph: FakeGraph, meetings: GraphMeetings, ignored: str, option: str
) -> None:
    graph.ignores = {ignored}
    assert (await meetings.read(await meetings.create(WENS))).options.ontbreekt() == (option,)


@pytest.mark.parametrize("option", ["allowRecording", "allowMeetingChat", "lobbyBypassSettings", "allowedPresenters"])
async def test_an_option_of_which_nothing_is_told_does_not_hold(
    graph: FakeGraph, meetings: GraphMeetings, option: str
) -> None:
    made = await meetings.create(WENS)
    values: tuple[object, ...] = ("absent", None, "unknownFutureValue", 7, [])
    for value in values:
        graph.there[0][option] = value
        assert (await meetings.read(made)).options.ontbreekt()
    del graph.there[0][option]
    assert (await meetings.read(made)).options.ontbreekt()


async def test_a_meeting_is_moved_without_touching_its_passcode(graph: FakeGraph, meetings: GraphMeetings) -> None:
    made = await meetings.create(WENS)
    later = Vergaderwens("Gesprek", NU + timedelta(hours=2), NU + timedelta(hours=3), MEDE[:1])
    await meetings.change(made, later)
    found = await meetings.read(made)
    assert not found.options.ontbreekt()
    assert found.co_organisers == frozenset(MEDE[:1])
    assert graph.there[0]["startDateTime"] == "2026-11-23T10:00:00Z" or graph.there[0]["startDateTime"].endswith("Z")


async def test_deleting_what_is_not_there_is_fine(graph: FakeGraph, meetings: GraphMeetings) -> None:
    made = await meetings.create(WENS)
    await meetings.delete(made)
    await meetings.delete(made)
    assert graph.there == []


async def test_a_token_that_runs_out_halfway_is_renewed_once(
    graph: FakeGraph, meetings: GraphMeetings, tokens: Tokens
) -> None:
    made = await meetings.create(WENS)
    graph.tokens = {"token-2"}
    assert (await meetings.read(made)).id == made
    assert tokens.number == 2
    graph.tokens = set()
    with pytest.raises(MeetingFailed) as failed:
        await meetings.read(made)
    assert failed.value.outcome is MeetingOutcome.NOT_ALLOWED
    assert graph.calls == ["POST", "GET", "GET", "GET", "GET"]


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [("ConnectionError", MeetingOutcome.LATER), ("invalid_client", MeetingOutcome.NOT_ALLOWED)],
)
async def test_without_a_token_nothing_leaves(
    graph: FakeGraph, meetings: GraphMeetings, tokens: Tokens, reason: str, outcome: MeetingOutcome
) -> None:
    tokens.fails = TokenUnavailable(reason)
    with pytest.raises(MeetingFailed) as failed:
        await meetings.create(WENS)
    assert failed.value.outcome is outcome
    assert graph.calls == []


@pytest.mark.parametrize(
    ("answer", "outcome", "after"),
    [
        (lambda: refusal(429, "TooManyRequests", Retry_After="17"), MeetingOutcome.LATER, 17.0),
        (lambda: refusal(503, "serviceNotAvailable"), MeetingOutcome.LATER, None),
        (lambda: refusal(500, "InternalServerError"), MeetingOutcome.LATER, None),
        (lambda: refusal(504, "timeout", Retry_After="later"), MeetingOutcome.LATER, None),
        (lambda: refusal(403, "Forbidden"), MeetingOutcome.NOT_ALLOWED, None),
        (lambda: refusal(404, "NotFound"), MeetingOutcome.GONE, None),
        (lambda: refusal(400, "BadRequest"), MeetingOutcome.REFUSED, None),
        (
            lambda: web.Response(status=302, headers={"Location": "https://elsewhere.example"}),
            MeetingOutcome.REFUSED,
            None,
        ),
        (lambda: web.Response(status=500, body=b"\xff\xfe<html>"), MeetingOutcome.LATER, None),
        (lambda: web.Response(status=200, body=b"<html>"), MeetingOutcome.LATER, None),
        (lambda: web.Response(status=200, body=b"[" * 100_000), MeetingOutcome.LATER, None),
        (lambda: web.json_response(["no", "object"]), MeetingOutcome.LATER, None),
        (lambda: web.json_response({"id": 7}), MeetingOutcome.LATER, None),
        (lambda: web.json_response({"id": "x" * 600_000}), MeetingOutcome.LATER, None),
    ],
)
async def test_what_is_no_yes_is_one_of_four_words(
    graph: FakeGraph,
    meetings: GraphMeetings,
    answer: Callable[[], web.Response],
    outcome: MeetingOutcome,
    after: float | None,
) -> None:
    graph.next_answers = [answer]
    with pytest.raises(MeetingFailed) as failed:
        await meetings.create(WENS)
    assert failed.value.outcome is outcome
    assert failed.value.retry_after == after


async def test_a_meeting_without_an_address_of_a_browser_is_not_read(graph: FakeGraph, meetings: GraphMeetings) -> None:
    made = await meetings.create(WENS)
    elsewhere = ("https://teams.microsoft.com@kwaad.example/l", "https://teams.microsoft.com\\@kwaad.example/l")
    for address in ("", None, "javascript:alert(1)", "http://teams.microsoft.com/l", "https://a/b\r\nX: y", *elsewhere):
        graph.there[0]["joinWebUrl"] = address
        with pytest.raises(MeetingFailed):
            await meetings.read(made)


async def test_a_graph_that_hangs_or_is_not_there_is_asked_later(graph: FakeGraph, tokens: Tokens) -> None:
    graph.hang = True
    patient = GraphMeetings(GraphClient(tokens, Klok(NU), base=graph.base, answer_within=0.05), ORGANISER)
    nowhere = GraphMeetings(GraphClient(tokens, Klok(NU), base="http://127.0.0.1:1/v1.0"), ORGANISER)
    for each in (patient, nowhere):
        with pytest.raises(MeetingFailed) as failed:
            await asyncio.wait_for(each.create(WENS), 5)
        assert failed.value.outcome is MeetingOutcome.LATER
        await each.close()


async def test_no_id_address_or_word_of_graph_is_logged_or_told(graph: FakeGraph, meetings: GraphMeetings) -> None:
    told: list[Any] = []
    with structlog.testing.capture_logs() as lines:
        made = await meetings.create(WENS)
        graph.next_answers = [partial(refusal, each, "code with words", f"quotes {made}") for each in (400, 403, 500)]
        for _ in range(3):
            with pytest.raises(MeetingFailed) as failed:
                await meetings.read(made)
            told.append(str(failed.value))
    assert len(lines) == 3
    said = json.dumps(lines, default=str) + "".join(told)
    assert all(secret not in said for secret in (*graph.secrets, ORGANISER, "quotes", "words"))
