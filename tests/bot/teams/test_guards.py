"""Authenticated is not enough: Teams, our tenant, and an address we may answer to."""

from typing import Any

import pytest

from bot.teams.guards import ServiceUrls
from tests.teamsnep.activiteiten import TENANT, Gesprek, Json, Persoon, bericht, persoonlijk
from tests.teamsnep.huis import Huis, huis, registration
from tests.teamsnep.sleutelbos import Sleutelbos, public_jwk

OTHER_TENANT = "7e4a7000-0000-4000-8000-000000000002"


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net/emea/7e4a7000-0000-4000-8000-000000000001/",
        "https://SMBA.trafficmanager.net/teams",
        "https://smba.trafficmanager.net:443/teams",
        "https://eu.connector.example.org/",
    ],
)
def test_documented_and_configured_hosts_are_allowed(url: str) -> None:
    assert ServiceUrls(["smba.trafficmanager.net", ".example.org"]).allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.trafficmanager.net/",
        "https://evilexample.org/",
        "https://example.org/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user:pass@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net:bad/",
        "https://smba.trafficmanager.net/emea/?x=1",
        "https://smba.trafficmanager.net/#x",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.n\u0435t/",
        "https://[::1",
        "https://127.0.0.1/",
        "http://localhost:56150/_connector",
        "ftp://smba.trafficmanager.net/",
        "file:///etc/passwd",
        "smba.trafficmanager.net",
        "//smba.trafficmanager.net/",
        "",
    ],
)
def test_every_other_address_is_refused(url: str) -> None:
    assert not ServiceUrls(["smba.trafficmanager.net", ".example.org"]).allows(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:3978/", "http://localhost:56150/_connector", "http://[::1]:1/x"])
def test_this_machine_is_allowed_only_on_request(url: str) -> None:
    assert ServiceUrls([], allow_loopback=True).allows(url)
    assert not ServiceUrls([]).allows(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1.evil.example/", "http://localhost.evil.example/", "http://0.0.0.0/"])
def test_what_only_looks_like_this_machine_is_refused(url: str) -> None:
    assert not ServiceUrls([], allow_loopback=True).allows(url)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"channelId": "webchat"}, "wrong_channel"),
        ({"channelId": "emulator"}, "wrong_channel"),
        ({"channelData": {"tenant": {"id": OTHER_TENANT}}}, "wrong_tenant"),
        ({"channelData": {"tenant": {}}}, "wrong_tenant"),
        ({"channelData": {"tenant": None}}, "wrong_tenant"),
        ({"channelData": "x"}, "wrong_tenant"),
        ({"channelData": None}, "wrong_tenant"),
        ({"channelData": {"tenant": {"id": [TENANT]}}}, "wrong_tenant"),
        ({"conversation": {"id": "a:1", "tenantId": OTHER_TENANT}}, "wrong_tenant"),
        ({"conversation": {"id": "a:1", "tenantId": {}}}, "wrong_tenant"),
    ],
    ids=str,
)
async def test_another_channel_or_tenant_is_refused(
    anna: Persoon, chat: Gesprek, changed: dict[str, Any], reason: str
) -> None:
    sleutels = Sleutelbos()
    sleutels.keys = {"sleutel-1": public_jwk("sleutel-1", ["msteams", "webchat", "emulator"])}
    async with huis(sleutels=sleutels) as edge:
        activity = bericht(anna, chat, "/help", service_url=edge.teams.service_url, **changed)
        answer = await edge.koerier.brings(activity)
    assert (answer.status, answer.body) == (403, {"error": reason})
    assert edge.spreker.turns == []


async def test_an_address_that_is_not_on_the_list_is_refused(anna: Persoon, chat: Gesprek) -> None:
    async with huis(allow_loopback=False, hosts=("smba.trafficmanager.net",)) as edge:
        activity = bericht(anna, chat, "/help", service_url=edge.teams.service_url)
        answer = await edge.koerier.brings(activity)
        assert (answer.status, answer.body) == (403, {"error": "wrong_service_host"})
        good = bericht(anna, chat, "/help", service_url="https://smba.trafficmanager.net/emea/")
        assert (await edge.koerier.brings(good)).status == 200


async def test_tenants_are_compared_without_regard_to_case(edge: Huis, anna: Persoon) -> None:
    chat = persoonlijk(anna, tenant_id=TENANT.upper())
    assert (await edge.koerier.brings(bericht(anna, chat, "x", service_url=edge.teams.service_url))).status == 200
    assert edge.turn.place.tenant_id == TENANT


async def test_one_region_does_not_take_the_other_regions_tenant(anna: Persoon) -> None:
    other_app = "0b07c0de-0000-4000-8000-00000000b071"
    north = registration(regio="noord")
    south = registration(regio="zuid", app_id=other_app, tenant_ids=frozenset({OTHER_TENANT}))
    async with huis(north, south) as edge:
        activity: Json = bericht(anna, persoonlijk(anna), "/help", service_url=edge.teams.service_url)
        assert (await edge.koerier.brings(activity, audience=other_app)).status == 403
        assert (await edge.koerier.brings(activity)).status == 200
