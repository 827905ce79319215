"""Signing in with Entra: the whole exchange on loopback, and everything that makes an answer worth nothing."""

import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.graph.aanmelden import KEYS_AGAIN_AFTER, EntraAanmelder
from bot.teams.tokens import ClientSecret
from bot.web.inloggen import AanmeldenMislukt, Afgebroken, Identiteit, Onbereikbaar
from tests.teamsnep.entra import TENANT, FakeEntra

APP = "99999999-2222-4333-8444-555555555555"
OID = "aaaaaaaa-2222-4333-8444-555555555555"
TERUG = "https://tafelbot.example/aanmelden/terug"


@pytest.fixture
async def entra() -> AsyncIterator[FakeEntra]:
    async with FakeEntra(APP) as entra:
        yield entra


def aanmelder(entra: FakeEntra, now: list[float] | None = None) -> EntraAanmelder:
    clock = now or [1000.0]
    return EntraAanmelder(APP, ClientSecret("verzonnen"), {TENANT}, TERUG, http=entra.lijn, monotonic=lambda: clock[0])


async def test_who_signs_in_is_known_by_tenant_and_object_id(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    assert await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID)) == Identiteit(TENANT, OID)


async def test_entra_is_asked_for_no_more_than_who_it_is_with_pkce_state_and_nonce(entra: FakeEntra) -> None:
    begonnen = await aanmelder(entra).begin(TENANT, ander_account=False)
    vraag = parse_qs(urlsplit(begonnen.adres).query)
    assert f"/{TENANT}/oauth2/v2.0/authorize" in begonnen.adres
    assert set(vraag["scope"][0].split()) == {"openid", "profile"}
    assert vraag["code_challenge_method"] == ["S256"]
    assert vraag["redirect_uri"] == [TERUG]
    assert vraag["response_type"] == ["code"]
    assert all(len(vraag[naam][0]) >= 16 for naam in ("state", "nonce", "code_challenge"))
    assert "prompt" not in vraag


async def test_who_chose_the_wrong_account_is_asked_which(entra: FakeEntra) -> None:
    begonnen = await aanmelder(entra).begin(TENANT, ander_account=True)
    assert parse_qs(urlsplit(begonnen.adres).query)["prompt"] == ["select_account"]


async def test_only_people_of_a_listed_tenant_are_sent_there(entra: FakeEntra) -> None:
    with pytest.raises(AanmeldenMislukt):
        await aanmelder(entra).begin("22222222-2222-4333-8444-555555555555", ander_account=False)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "een-andere-app"},
        {"iss": "https://login.microsoftonline.com/elders/v2.0"},
        {"nonce": "ander"},
        {"nonce": None},
        {"tid": "22222222-2222-4333-8444-555555555555"},
        {"oid": None},
        {"exp": datetime(2020, 1, 1, tzinfo=UTC)},
        {"nbf": datetime(2099, 1, 1, tzinfo=UTC)},
        {"exp": None},
    ],
    ids=str,
)
async def test_a_token_that_says_anything_else_is_worth_nothing(entra: FakeEntra, claims: dict[str, object]) -> None:
    entra.claims = claims
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    with pytest.raises(AanmeldenMislukt):
        await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID))


async def test_a_token_that_somebody_else_signed_is_worth_nothing(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    # Under a name that Entra does publish, and then under one that it does not.
    for sleutel, bekend in (("vals", ["entra-1"]), ("vals", [])):
        entra.sleutel, entra.bekend = sleutel, bekend
        with pytest.raises(AanmeldenMislukt):
            await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID))


async def test_a_token_without_a_signature_is_worth_nothing(entra: FakeEntra) -> None:
    entra.algoritme = "none"
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    with pytest.raises(AanmeldenMislukt):
        await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID))


async def test_a_new_key_of_entra_is_fetched_but_not_for_every_forgery(entra: FakeEntra) -> None:
    now = [1000.0]
    een = aanmelder(entra, now)

    async def meldt_aan() -> Identiteit:
        begonnen = await een.begin(TENANT, ander_account=False)
        return await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID))

    await meldt_aan()
    entra.sleutel, entra.bekend = "entra-2", ["entra-1", "entra-2"]
    with pytest.raises(AanmeldenMislukt):
        await meldt_aan()
    assert entra.sleutels_gehaald == 1
    now[0] += KEYS_AGAIN_AFTER + 1
    assert await meldt_aan() == Identiteit(TENANT, OID)
    assert entra.sleutels_gehaald == 2


async def test_the_state_of_another_sign_in_is_refused_before_a_code_is_exchanged(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    mijn, zijn = await een.begin(TENANT, ander_account=False), await een.begin(TENANT, ander_account=False)
    with pytest.raises(AanmeldenMislukt):
        await een.rond_af(mijn.bewaar, entra.meldt_aan(zijn.adres, OID))
    assert entra.gewisseld == []


async def test_a_stolen_code_is_worth_nothing_without_the_proof(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    slachtoffer, dief = await een.begin(TENANT, ander_account=False), await een.begin(TENANT, ander_account=False)
    gestolen = entra.meldt_aan(slachtoffer.adres, OID)
    with pytest.raises(AanmeldenMislukt):
        await een.rond_af(dief.bewaar, {**gestolen, "state": dief.bewaar["flow"]["state"]})


async def test_who_cancels_is_told_apart_from_what_fails(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    state = begonnen.bewaar["flow"]["state"]
    with pytest.raises(Afgebroken):
        await een.rond_af(begonnen.bewaar, {"error": "access_denied", "state": state})
    with pytest.raises(AanmeldenMislukt, match="server_error"):
        await een.rond_af(begonnen.bewaar, {"error": "server_error", "error_description": "x", "state": state})


async def test_an_entra_that_does_not_answer_is_said_to_be_so(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    antwoord = entra.meldt_aan(begonnen.adres, OID)
    entra.lijn.stuk = True
    with pytest.raises(Onbereikbaar):
        await een.rond_af(begonnen.bewaar, antwoord)
    with pytest.raises(Onbereikbaar):
        await aanmelder(entra).begin(TENANT, ander_account=False)


async def test_what_went_wrong_is_told_without_what_entra_said_of_it(entra: FakeEntra) -> None:
    entra.secret = "een ander geheim"
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    with pytest.raises(AanmeldenMislukt) as mislukt:
        await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID))
    assert mislukt.value.reden == "invalid_grant"


async def test_no_token_stays_in_memory(entra: FakeEntra) -> None:
    een = aanmelder(entra)
    begonnen = await een.begin(TENANT, ander_account=False)
    await een.rond_af(begonnen.bewaar, entra.meldt_aan(begonnen.adres, OID))
    gc.collect()
    apps = [each.app for each in een._tenants.values()]  # noqa: SLF001 - nothing may be in there
    assert [list(app.token_cache.search(app.token_cache.CredentialType.ID_TOKEN)) for app in apps] == [[]]
    assert [app.get_accounts() for app in apps] == [[]]
