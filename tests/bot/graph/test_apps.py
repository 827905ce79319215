"""Putting the bot into the chat of a meeting, by Graph's documented rules."""

from collections.abc import AsyncIterator

import pytest

from bot.graph.apps import GraphApps
from bot.graph.client import GraphClient
from bot.graph.vergaderingen import GraphMeetings
from dialogs.kern.ports import MeetingFailed, MeetingOutcome
from domain.vergadering import Vergaderaard, Vergaderwens
from tests._databases import NU
from tests.bot.outbox.kamer import Klok
from tests.bot.vergaderen.werkplaats import Tokens
from tests.bot.vergaderen.zittingsplaats import TEAMS_APP
from tests.graphnep.graph import ORGANISER, FakeGraph, refusal

WENS = Vergaderwens("Overleg", NU, NU, ("aaaaaaaa-0000-4000-8000-000000000001",), Vergaderaard.ZITTING)


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        yield graph


@pytest.fixture
async def chat(graph: FakeGraph) -> str:
    """The chat of a meeting of a zitting."""
    meetings = GraphMeetings(GraphClient(Tokens(), Klok(NU), graph.base), ORGANISER)
    found = await meetings.read(await meetings.create(WENS))
    await meetings.close()
    assert found.chat
    assert found.options.ontbreekt() == ("geen_chat",), "for a talk this one is not safe"
    return found.thread_id


@pytest.fixture
async def apps(graph: FakeGraph) -> AsyncIterator[GraphApps]:
    made = GraphApps(GraphClient(Tokens(), Klok(NU), graph.base), TEAMS_APP)
    yield made
    await made.close()


async def test_it_is_put_in_and_once_more_is_fine(graph: FakeGraph, apps: GraphApps, chat: str) -> None:
    for _ in range(2):
        await apps.put_in(chat)
    assert graph.installed == [chat]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (403, MeetingOutcome.NOT_ALLOWED),
        (404, MeetingOutcome.GONE),
        (400, MeetingOutcome.REFUSED),
        (429, MeetingOutcome.LATER),
        (503, MeetingOutcome.LATER),
    ],
)
async def test_what_goes_wrong_is_told_in_our_own_words(
    graph: FakeGraph, apps: GraphApps, chat: str, status: int, outcome: MeetingOutcome
) -> None:
    graph.next_answers = [lambda: refusal(status, "Code", f"something about {chat}")]
    with pytest.raises(MeetingFailed) as failed:
        await apps.put_in(chat)
    assert failed.value.outcome is outcome
    assert chat not in str(failed.value)
