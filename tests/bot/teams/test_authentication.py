"""A token Microsoft signed for us, for this channel, for this address, now: or 401."""

import base64
import json
from collections.abc import AsyncIterator

import jwt
import pytest

from bot.teams.authentication import authenticate_demo
from bot.teams.inbound import read_activity
from bot.teams.refusals import Refused
from bot.teams.registrations import Registration, Registrations
from tests.teamsnep.activiteiten import APP_ID, Gesprek, Json, Persoon, bericht, persoonlijk
from tests.teamsnep.huis import Huis, huis, registration
from tests.teamsnep.sleutelbos import Sleutelbos, public_jwk

OTHER_APP = "0b07c0de-0000-4000-8000-00000000b071"


@pytest.fixture
def activity(edge: Huis, anna: Persoon, chat: Gesprek) -> Json:
    return bericht(anna, chat, "/help", service_url=edge.teams.service_url)


async def test_a_good_token_is_accepted(edge: Huis, activity: Json) -> None:
    assert (await edge.koerier.brings(activity)).status == 200
    assert edge.turn.activity_id == activity["id"]


@pytest.mark.parametrize(
    ("spoiled", "reason"),
    [
        ({"expires_in": -301}, "expired"),
        ({"not_before": 301}, "not_yet_valid"),
        ({"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"}, "wrong_issuer"),
        ({"iss": "https://login.microsoftonline.com/botframework.com/v2.0"}, "wrong_issuer"),
        ({"iss": "https://api.botframework.com.evil.example"}, "wrong_issuer"),
        ({"audience": OTHER_APP}, "wrong_audience"),
        ({"audience": ""}, "missing_claim"),
        ({"audience": [APP_ID, OTHER_APP]}, "wrong_audience"),
        ({"serviceurl": "https://elsewhere.example/emea/"}, "service_url_mismatch"),
        ({"without": ["serviceurl"]}, "service_url_mismatch"),
        ({"without": ["exp"]}, "missing_claim"),
        ({"without": ["iss"]}, "missing_claim"),
        ({"without": ["aud"]}, "missing_claim"),
        ({"exp": "morgen"}, "malformed_token"),
        ({"signed_by": "een-andere-sleutel"}, "bad_signature"),
        ({"key_id": "onbekend"}, "unknown_key"),
    ],
    ids=str,
)
async def test_a_spoiled_token_is_refused(edge: Huis, activity: Json, spoiled: Json, reason: str) -> None:
    answer = await edge.koerier.brings(activity, **spoiled)
    assert (answer.status, answer.body) == (401, {"error": reason})
    assert edge.spreker.turns == []


@pytest.mark.parametrize("spoiled", [{"expires_in": -240}, {"not_before": 240}], ids=str)
async def test_clocks_may_differ_five_minutes(edge: Huis, activity: Json, spoiled: Json) -> None:
    assert (await edge.koerier.brings(activity, **spoiled)).status == 200


@pytest.mark.parametrize(
    "token", ["", "x", "a.b", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "é", "x" * 8001, "..", "null"], ids=lambda t: t[:12]
)
async def test_what_is_no_token_is_refused(edge: Huis, activity: Json, token: str) -> None:
    body = json.dumps(activity).encode()
    answer = await edge.koerier.brings_raw(body, headers={"Authorization": f"Bearer {token}"})
    assert answer.status == 401


@pytest.mark.parametrize("scheme", ["Basic", "", "BearerX"])
async def test_another_scheme_is_refused(edge: Huis, activity: Json, scheme: str) -> None:
    token = edge.sleutels.token(audience=APP_ID, service_url=activity["serviceUrl"])
    body = json.dumps(activity).encode()
    answer = await edge.koerier.brings_raw(body, headers={"Authorization": f"{scheme} {token}"})
    assert answer.status == 401


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"alg": "none", "kid": "sleutel-1"}, "wrong_algorithm"),
        ({"alg": "RS512", "kid": "sleutel-1"}, "wrong_algorithm"),
        ({"alg": "RS256"}, "unknown_key"),
        ({"alg": "RS256", "kid": ["sleutel-1"]}, "unknown_key"),
        ({"alg": "RS256", "kid": "sleutel-1", "b64": False, "crit": ["b64"]}, "malformed_token"),
        (["RS256"], "malformed_token"),
    ],
    ids=str,
)
async def test_a_token_with_a_spoiled_header_is_refused(
    edge: Huis, activity: Json, header: object, reason: str
) -> None:
    _, claims, signature = edge.sleutels.token(audience=APP_ID, service_url=activity["serviceUrl"]).split(".")
    first = base64.urlsafe_b64encode(json.dumps(header).encode()).decode().strip("=")
    answer = await edge.koerier.brings(activity, token=f"{first}.{claims}.{signature}")
    assert (answer.status, answer.body) == (401, {"error": reason})


async def test_a_token_signed_with_the_public_key_as_a_shared_secret_is_refused(edge: Huis, activity: Json) -> None:
    claims = {"iss": "https://api.botframework.com", "aud": APP_ID, "exp": 4_000_000_000}
    modulus = public_jwk("sleutel-1")["n"].encode()
    token = jwt.encode(claims, modulus, algorithm="HS256", headers={"kid": "sleutel-1"})
    answer = await edge.koerier.brings(activity, token=token)
    assert (answer.status, answer.body) == (401, {"error": "wrong_algorithm"})


@pytest.mark.parametrize("endorsements", [["webchat", "directline"], []], ids=str)
async def test_a_key_must_be_endorsed_for_teams(anna: Persoon, chat: Gesprek, endorsements: list[str]) -> None:
    sleutels = Sleutelbos()
    sleutels.keys = {"sleutel-1": public_jwk("sleutel-1", endorsements)}
    async with huis(sleutels=sleutels) as edge:
        answer = await edge.koerier.brings(bericht(anna, chat, "/help", service_url=edge.teams.service_url))
    assert (answer.status, answer.body) == (401, {"error": "not_endorsed"})


async def test_the_audience_of_the_token_picks_the_region(anna: Persoon, chat: Gesprek) -> None:
    north, south = registration(regio="noord"), registration(regio="zuid", app_id=OTHER_APP)
    async with huis(north, south) as edge:
        activity = bericht(anna, chat, "/help", service_url=edge.teams.service_url)
        await edge.koerier.brings(activity, audience=APP_ID)
        await edge.koerier.brings(activity, audience=OTHER_APP)
    assert [turn.regio for turn in edge.spreker.turns] == ["noord", "zuid"]


async def test_a_fault_of_ours_while_reading_a_token_is_a_401(
    edge: Huis, activity: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("broken on purpose")

    monkeypatch.setattr("bot.teams.authentication.jwt.decode", broken)
    answer = await edge.koerier.brings(activity)
    assert (answer.status, answer.body) == (401, {"error": "unexpected"})


async def test_refusals_are_counted_and_their_log_lines_sampled(
    edge: Huis, activity: Json, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(50):
        await edge.koerier.brings(activity, token="nee")
    assert b'tafelbot_activities_not_answered_total{reason="malformed_token"} 50.0' in edge.metrics.exposition()
    assert capsys.readouterr().out.count("not_answered") == 1


# Demo mode: nobody proves who he is, so nobody but this machine may ask.


@pytest.fixture
async def demo() -> AsyncIterator[Huis]:
    async with huis(registration(app_id=""), demo=True) as running:
        yield running


async def test_the_demo_takes_activities_from_this_machine_without_a_token(demo: Huis, anna: Persoon) -> None:
    activity = bericht(anna, persoonlijk(anna), "/help", service_url=demo.teams.service_url)
    assert (await demo.koerier.brings(activity)).status == 200
    assert demo.turn.regio == "demo"


async def test_the_demo_answers_to_this_machine_only(demo: Huis, anna: Persoon) -> None:
    activity = bericht(anna, persoonlijk(anna), "/help", service_url="https://smba.trafficmanager.net/emea/")
    answer = await demo.koerier.brings(activity)
    assert (answer.status, answer.body) == (401, {"error": "not_loopback"})


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
async def test_the_demo_takes_nothing_through_a_proxy(demo: Huis, anna: Persoon, header: str) -> None:
    activity = bericht(anna, persoonlijk(anna), "/help", service_url=demo.teams.service_url)
    answer = await demo.koerier.brings_raw(json.dumps(activity).encode(), headers={header: "for=127.0.0.1"})
    assert answer.status == 401


@pytest.mark.parametrize(
    ("peer", "accepted"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.0.2.7", False),
        ("::ffff:192.0.2.7", False),
        ("2001:db8::1", False),
        ("", False),
        ("localhost.evil.example", False),
    ],
)
def test_the_demo_looks_at_where_a_connection_really_comes_from(peer: str, accepted: bool) -> None:
    anna = Persoon("Anna Voorbeeld")
    activity = bericht(anna, persoonlijk(anna), "/help", service_url="http://localhost:56150/_connector")
    inbound = read_activity(json.dumps(activity).encode())
    registrations = Registrations([registration(app_id="")], demo=True)
    if accepted:
        assert authenticate_demo(registrations, inbound, peer, forwarded=False).regio == "demo"
    else:
        with pytest.raises(Refused, match="not_loopback"):
            authenticate_demo(registrations, inbound, peer, forwarded=False)


@pytest.mark.parametrize(
    "registrations",
    [[], [registration(), registration(regio="zuid")], [registration(), registration(app_id="anders")]],
    ids=["none", "one app id for two regions", "one region for two app ids"],
)
def test_registrations_that_are_not_in_order_are_refused(registrations: list[Registration]) -> None:
    with pytest.raises(ValueError, match="registration"):
        Registrations(registrations)


def test_a_registration_without_a_tenant_is_refused() -> None:
    with pytest.raises(ValueError, match="names no tenant"):
        registration(tenant_ids=frozenset())


def test_an_empty_app_id_is_refused_outside_the_demo() -> None:
    with pytest.raises(ValueError, match="switch authentication off"):
        Registrations([registration(app_id="")])
