"""Microsoft's keys: fetched once, kept, renewed, and never asked for in a flood."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest

from bot.teams.keys import FETCH_TIMEOUT, REFRESH_AFTER, UNKNOWN_KEY_PAUSE, SigningKeys, read_keys
from tests.teamsnep.activiteiten import Gesprek, Persoon, bericht
from tests.teamsnep.huis import huis
from tests.teamsnep.sleutelbos import Sleutelbos, public_jwk


@dataclass
class Seconds:
    """A clock of seconds, moved by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Setup:
    keys: SigningKeys
    server: Sleutelbos
    seconds: Seconds


@pytest.fixture
async def setup() -> AsyncIterator[Setup]:
    seconds = Seconds()
    async with Sleutelbos() as server, aiohttp.ClientSession() as session:
        keys = SigningKeys(lambda: session, metadata_url=server.metadata_url, monotonic=seconds)
        yield Setup(keys, server, seconds)
        await keys.close()


async def test_keys_are_fetched_once_and_kept(setup: Setup) -> None:
    assert await setup.keys.ready()
    assert await setup.keys.find("sleutel-1")
    assert await setup.keys.find("sleutel-1")
    assert setup.server.fetches == 1


async def test_many_at_once_cause_one_fetch(setup: Setup) -> None:
    found = await asyncio.gather(*(setup.keys.find("sleutel-1") for _ in range(50)))
    assert all(found)
    assert setup.server.fetches == 1


async def test_a_new_key_is_found_after_microsoft_changed_keys(setup: Setup) -> None:
    await setup.keys.ready()
    setup.server.rotates_to("sleutel-2")
    setup.seconds.now += UNKNOWN_KEY_PAUSE
    assert await setup.keys.find("sleutel-2")
    assert await setup.keys.find("sleutel-1") is None


async def test_a_flood_of_invented_key_ids_causes_one_fetch_per_pause(setup: Setup) -> None:
    await setup.keys.ready()
    setup.seconds.now += UNKNOWN_KEY_PAUSE
    await asyncio.gather(*(setup.keys.find(f"verzonnen-{number}") for number in range(200)))
    for number in range(200):
        assert await setup.keys.find(f"ook-verzonnen-{number}") is None
    assert setup.server.fetches == 2


async def test_known_keys_stay_in_use_while_the_list_cannot_be_fetched(setup: Setup) -> None:
    await setup.keys.ready()
    setup.server.status = 503
    setup.seconds.now += REFRESH_AFTER + 1
    assert await setup.keys.find("sleutel-1")
    await settled(setup)
    assert await setup.keys.find("sleutel-1")
    assert setup.server.fetches == 2


async def test_old_keys_are_renewed_in_the_background(setup: Setup) -> None:
    await setup.keys.ready()
    setup.server.keys["sleutel-2"] = public_jwk("sleutel-2")
    setup.seconds.now += REFRESH_AFTER + 1
    assert await setup.keys.find("sleutel-1")
    await settled(setup)
    setup.server.status = 503
    assert await setup.keys.find("sleutel-2")


async def test_an_empty_list_does_not_replace_keys_that_work(setup: Setup) -> None:
    await setup.keys.ready()
    setup.server.keys = {}
    setup.seconds.now += UNKNOWN_KEY_PAUSE
    assert await setup.keys.find("sleutel-2") is None
    assert await setup.keys.find("sleutel-1")


async def test_a_server_that_does_not_answer_is_given_up(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FETCH_TIMEOUT <= 5
    monkeypatch.setattr("bot.teams.keys.FETCH_TIMEOUT", 0.01)
    setup.server.hangs = True
    assert not await setup.keys.ready()


async def test_the_bot_is_not_ready_before_the_first_keys(anna: Persoon, chat: Gesprek) -> None:
    sleutels = Sleutelbos()
    sleutels.status = 500
    seconds = Seconds()
    async with huis(sleutels=sleutels, monotonic=seconds) as edge:
        async with edge.session.get(f"{edge.url}gezond/klaar") as response:
            assert (response.status, await response.json()) == (503, {"sleutels": False})
        activity = bericht(anna, chat, "/help", service_url=edge.teams.service_url)
        assert (await edge.koerier.brings(activity)).status == 401
        sleutels.status = 200
        seconds.now += UNKNOWN_KEY_PAUSE
        async with edge.session.get(f"{edge.url}gezond/klaar") as response:
            assert response.status == 200
        assert (await edge.koerier.brings(activity)).status == 200


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"keys": None},
        {"keys": [None, 1, "x"]},
        {"keys": [{"kty": "RSA", "kid": "a"}]},
        {"keys": [{"kty": "RSA", "kid": "a", "n": "!", "e": "AQAB"}]},
        {"keys": [{"kty": "oct", "kid": "a", "k": "c2VjcmV0"}]},
        {"keys": [public_jwk("sleutel-1") | {"kid": 7}]},
        {"keys": [public_jwk("sleutel-1") | {"use": "enc"}]},
        {"keys": [public_jwk("sleutel-1") | {"n": "u1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0g"}]},
    ],
)
def test_a_list_without_a_usable_key_is_refused(answer: object) -> None:
    with pytest.raises(ValueError, match="no usable key"):
        read_keys(answer)  # type: ignore[arg-type] # it comes from outside


async def settled(setup: Setup) -> None:
    """Wait for a fetch that runs in the background."""
    fetching = setup.keys._fetching  # noqa: SLF001 - nothing public tells, and a test must not guess
    if fetching:
        await fetching
