"""The fake Teams keeps the rules it stands for; otherwise tests on it prove nothing."""

from dataclasses import dataclass

import aiohttp
import pytest

from tests.teamsnep.activiteiten import TENANT, kanaal
from tests.teamsnep.limieten import TEAMS_LIMIETEN, Teller
from tests.teamsnep.teams import FakeTeams


@dataclass
class Seconds:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def taken(teller: Teller, conversation: str, most: int = 10_000) -> int:
    """Return how many sends go through right now."""
    for number in range(most):
        if teller.refuses(conversation) is not None:
            return number
    return most


def test_seven_in_a_second_eight_in_two_sixty_in_thirty() -> None:
    seconds = Seconds()
    teller = Teller(TEAMS_LIMIETEN, seconds)
    assert taken(teller, "a") == 7
    seconds.now = 1.0
    assert taken(teller, "a") == 1
    seconds.now = 2.0
    assert taken(teller, "a") == 7
    sent = 15
    while seconds.now < 29.0:
        seconds.now += 1.0
        sent += taken(teller, "a")
    assert sent == 60


def test_another_conversation_has_its_own_count() -> None:
    teller = Teller(TEAMS_LIMIETEN, Seconds())
    assert (taken(teller, "a"), taken(teller, "b")) == (7, 7)


def test_the_wait_it_names_is_enough_and_no_longer_than_needed() -> None:
    seconds = Seconds()
    teller = Teller(TEAMS_LIMIETEN, seconds)
    taken(teller, "a")
    seconds.now = 0.5
    wait = teller.refuses("a")
    assert wait == 1
    seconds.now += wait
    assert teller.refuses("a") is None


async def test_too_many_posts_get_429_with_the_seconds_to_wait() -> None:
    where = kanaal("tafel", thread="1")
    async with FakeTeams(limits=TEAMS_LIMIETEN, clock=Seconds()) as teams, aiohttp.ClientSession() as session:
        url = f"{teams.service_url}v3/conversations/{where.address}/activities"
        statuses = []
        for _ in range(8):
            async with session.post(url, json={"type": "message", "text": "x"}) as response:
                statuses.append((response.status, response.headers.get("Retry-After")))
    assert statuses == [(201, None)] * 7 + [(429, "1")]
    assert len(teams.posts_in(where)) == 7


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"isGroup": True, "activity": {}, "channelData": {"channel": {"id": "c"}}}, 400),
        ({"isGroup": True, "activity": {}, "channelData": {"channel": {"id": "c"}, "tenant": {"id": TENANT}}}, 201),
    ],
    ids=["without a tenant", "with a tenant"],
)
async def test_a_new_conversation_needs_the_tenant(body: dict[str, object], status: int) -> None:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        response = await session.post(f"{teams.service_url}v3/conversations", json=body)
        assert response.status == status


async def test_a_message_over_100_kb_gets_413() -> None:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        url = f"{teams.service_url}v3/conversations/a:1/activities"
        async with session.post(url, json={"type": "message", "text": "x" * 60_000}) as response:
            assert response.status == 413


async def test_a_wrong_token_gets_401() -> None:
    async with FakeTeams(token="goed") as teams, aiohttp.ClientSession() as session:
        url = f"{teams.service_url}v3/conversations/a:1/activities"
        async with session.post(url, json={"type": "message"}, headers={"Authorization": "Bearer fout"}) as response:
            assert response.status == 401
