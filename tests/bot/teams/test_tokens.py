"""Tokens for what we send: one fetch at a time, ahead of time, off the loop."""

import asyncio
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import msal  # type: ignore[import-untyped]
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from bot.teams.tokens import (
    LEAST_LIFE,
    PAUSE_AFTER_FAILURE,
    RENEW_BEFORE,
    ClientSecret,
    MsalTokens,
    NoTokens,
    PemCertificate,
    PfxCertificate,
    TokenUnavailable,
    msal_fetch,
)
from tests.teamsnep.sleutelbos import private_key


class Entra:
    """Stands in for msal: counts, and answers what the test wants."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.fetches = 0
        self.answer: Mapping[str, Any] | Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self) -> Mapping[str, Any]:
        self.fetches += 1
        number = self.fetches
        assert self.gate.wait(5)
        assert threading.current_thread() is not threading.main_thread()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer or {"access_token": f"token-{number}", "expires_in": 3600}

    def tokens(self) -> MsalTokens:
        return MsalTokens(self, monotonic=lambda: self.now)


async def test_many_senders_cause_one_fetch() -> None:
    entra = Entra()
    tokens = entra.tokens()
    assert set(await asyncio.gather(*(tokens.token() for _ in range(20)))) == {"token-1"}
    assert entra.fetches == 1


async def test_a_sender_that_gives_up_does_not_take_the_fetch_from_the_others() -> None:
    entra = Entra()
    tokens = entra.tokens()
    entra.gate.clear()
    impatient, patient = asyncio.create_task(tokens.token()), asyncio.create_task(tokens.token())
    await asyncio.wait({impatient, patient}, timeout=0.01)
    impatient.cancel()
    await asyncio.wait({impatient})
    entra.gate.set()
    assert await patient == "token-1"


async def test_a_token_is_renewed_ahead_while_the_old_one_goes_on() -> None:
    entra = Entra()
    tokens = entra.tokens()
    await tokens.token()
    entra.now += 3600 - RENEW_BEFORE + 1
    entra.gate.clear()
    assert await tokens.token() == "token-1"
    entra.gate.set()
    await renewed(tokens)
    assert await tokens.token() == "token-2"
    assert entra.fetches == 2


async def test_a_token_that_has_run_out_is_not_used() -> None:
    entra = Entra()
    tokens = entra.tokens()
    await tokens.token()
    entra.now += 3600 - LEAST_LIFE
    assert await tokens.token() == "token-2"


async def test_a_refused_token_is_never_given_out_again() -> None:
    entra = Entra()
    tokens = entra.tokens()
    first = await tokens.token()
    tokens.forget(first)
    assert await tokens.token() == "token-2"
    tokens.forget(first)
    assert await tokens.token() == "token-2"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"error": "invalid_client", "error_description": "secret abc"}, "invalid_client"),
        ({}, "no_token"),
        (OSError("geheim"), "OSError"),
        (ValueError("geheim"), "ValueError"),
    ],
    ids=str,
)
async def test_without_a_token_the_reason_is_told_and_nothing_else(
    answer: Mapping[str, Any] | Exception, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entra = Entra()
    entra.answer = answer or {"error": None, "access_token": ""}
    if not answer:
        reason = "None"
    with pytest.raises(TokenUnavailable) as unavailable:
        await entra.tokens().token()
    assert unavailable.value.reason == reason
    assert "geheim" not in capsys.readouterr().out


async def test_a_failing_entra_is_left_alone_for_a_moment_and_good_tokens_stay_in_use() -> None:
    entra = Entra()
    tokens = entra.tokens()
    await tokens.token()
    entra.now += 3600 - RENEW_BEFORE + 1
    entra.answer = OSError()
    for _ in range(10):
        assert await tokens.token() == "token-1"
        await renewed(tokens)
    assert entra.fetches == 2
    entra.now += RENEW_BEFORE
    with pytest.raises(TokenUnavailable):
        await tokens.token()
    with pytest.raises(TokenUnavailable):
        await tokens.token()
    assert entra.fetches == 3
    entra.answer, entra.now = None, entra.now + PAUSE_AFTER_FAILURE
    assert await tokens.token() == "token-4"


async def test_the_demo_sends_no_token() -> None:
    assert await NoTokens().token() is None
    NoTokens().forget(None)


# msal itself: which credential it gets, and that it signs the modern way.


@pytest.fixture(scope="module")
def certificate() -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tafelbot.example")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private_key("certificaat").public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365))
        .sign(private_key("certificaat"), hashes.SHA256())
    )


class Response:
    """An answer of Entra, as msal reads it."""

    status_code = 200

    def __init__(self, text: str) -> None:
        self.text = text
        self.headers: Mapping[str, str] = {}

    def raise_for_status(self) -> None:
        """Nothing is wrong."""


class Wire:
    """msal's HTTP, without a network: notes the token requests."""

    def __init__(self) -> None:
        self.posts: list[Mapping[str, str]] = []

    def get(self, url: str, **_: object) -> Response:
        base = "https://login.microsoftonline.com/t"
        return Response(
            f'{{"authorization_endpoint": "{base}/a", "token_endpoint": "{base}/t", "issuer": "{base}/v2.0",'
            '"tenant_discovery_endpoint": "https://login.microsoftonline.com/t/v2.0/.well-known", "metadata": []}'
        )

    def post(self, url: str, **given: Any) -> Response:  # noqa: ANN401 - as msal calls it
        self.posts.append(given["data"])
        return Response('{"access_token": "een-token", "expires_in": 3599, "token_type": "Bearer"}')

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire = Wire()
    real = msal.ConfidentialClientApplication

    def application(*arguments: object, **given: Any) -> object:  # noqa: ANN401 - as msal is called
        assert given.pop("timeout") <= 10
        return real(*arguments, http_client=wire, **given)

    monkeypatch.setattr("bot.teams.tokens.msal.ConfidentialClientApplication", application)
    return wire


def test_a_secret_is_sent_to_entra_and_every_call_asks_anew(wire: Wire) -> None:
    fetch = msal_fetch("app", "t", ClientSecret("sesam"))
    assert fetch()["access_token"] == "een-token"
    assert fetch()["access_token"] == "een-token"
    assert [post["scope"] for post in wire.posts] == ["https://api.botframework.com/.default"] * 2
    assert wire.posts[0]["client_secret"] == "sesam"


def test_a_certificate_signs_with_sha_256(wire: Wire, certificate: x509.Certificate, tmp_path: Path) -> None:
    key = private_key("certificaat")
    pem_key = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    pfx = tmp_path / "bot.pfx"
    pfx.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"bot", key, certificate, None, serialization.BestAvailableEncryption(b"sesam")
        )
    )
    for credential in (PemCertificate(pem_key, pem), PfxCertificate(str(pfx), "sesam")):
        msal_fetch("app", "t", credential)()
        header = jwt.get_unverified_header(wire.posts[-1]["client_assertion"])
        assert "x5t" not in header
        assert header["alg"] == "PS256"


def test_a_credential_does_not_show_its_secret() -> None:
    shown = repr([ClientSecret("sesam"), PfxCertificate("pad", "sesam"), PemCertificate("sesam", "sesam", "sesam")])
    assert "sesam" not in shown


async def renewed(tokens: MsalTokens) -> None:
    """Wait for a renewal that runs in the background."""
    if fetching := tokens._fetching:  # noqa: SLF001 - nothing public tells, and a test must not guess
        await asyncio.wait({fetching})
