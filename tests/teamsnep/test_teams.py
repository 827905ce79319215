"""The fake Teams keeps the rules it stands for; otherwise tests on it prove nothing."""

import asyncio
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


async def test_it_refuses_until_a_moment_and_then_takes_it() -> None:
    seconds = Seconds()
    async with FakeTeams(clock=seconds) as teams, aiohttp.ClientSession() as session:
        teams.refuses_until(10.0, 429, retry_after=3)
        url = f"{teams.service_url}v3/conversations/a:1/activities"
        statuses = []
        for seconds.now in (0.0, 9.9, 10.0):
            async with session.post(url, json={"type": "message"}) as response:
                statuses.append((response.status, response.headers.get("Retry-After")))
    assert statuses == [(429, "3"), (429, "3"), (201, None)]
    assert len(teams.posts) == 1


async def test_what_hangs_after_it_was_posted_is_there_before_it_is_answered() -> None:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        teams.hangs_after_next_post()
        url = f"{teams.service_url}v3/conversations/a:1/activities"
        sending = asyncio.create_task(session.post(url, json={"type": "message"}))
        await teams.until_posted(1)
        assert not sending.done()
        teams.releases()
        assert (await sending).status == 201


async def test_it_goes_on_where_an_earlier_one_stopped() -> None:
    url = "v3/conversations/a:1/activities"
    async with FakeTeams() as earlier, aiohttp.ClientSession() as session:
        await session.post(earlier.service_url + url, json={"type": "message", "text": "een"})
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        teams.remembers(earlier.posts)
        (known,) = teams.posts_in("a:1")
        async with session.put(f"{teams.service_url}{url}/{known.id}", json={"type": "message", "text": "een!"}):
            pass
        await session.post(teams.service_url + url, json={"type": "message", "text": "twee"})
    assert [post.text for post in teams.posts] == ["een!", "twee"]
    assert len({post.id for post in teams.posts}) == 2
    assert earlier.posts[0].text == "een"
