"""Tokens for what we send to Teams: fetched by msal in a thread, kept, and renewed before they run out."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

import msal  # type: ignore[import-untyped]
import structlog

CONNECTOR_SCOPE = "https://api.botframework.com/.default"
"""Scope of the Bot Connector. Source: Microsoft, "Authentication with the Bot Connector API"."""

RENEW_BEFORE = 600.0
"""Seconds before expiry at which a new token is fetched, while the old one is still in use."""

LEAST_LIFE = 30.0
"""A token with fewer seconds left is not used any more: the request may arrive too late."""

PAUSE_AFTER_FAILURE = 5.0
"""Seconds in which a failing Entra is not asked again."""

TIMEOUT = 10.0
"""Seconds msal may wait for Entra."""

log = structlog.get_logger("tokens")


class TokenUnavailable(Exception):
    """Entra gave no token. `reason` is Entra's own error code, safe to log."""

    def __init__(self, reason: str) -> None:
        """Remember why."""
        super().__init__(reason)
        self.reason = reason


class TokenSource(Protocol):
    """Where the connector gets its bearer token from."""

    async def token(self) -> str | None:
        """Return a token that is valid now, or None when requests carry none (demo).

        Raises:
            TokenUnavailable: there is none.
        """
        ...

    def forget(self, token: str | None) -> None:
        """Never give out this token again: Teams refused it."""
        ...


class NoTokens:
    """For the demo: the playground asks for no token."""

    async def token(self) -> str | None:
        """Return None: requests carry no Authorization header."""
        return None

    def forget(self, token: str | None) -> None:
        """Do nothing; there is nothing to forget."""


@dataclass(frozen=True, slots=True)
class ClientSecret:
    """A client secret of the app registration."""

    secret: str = field(repr=False)

    def for_msal(self) -> str:
        """Return it as msal wants it."""
        return self.secret


@dataclass(frozen=True, slots=True)
class PfxCertificate:
    """A certificate with its key in a PFX (PKCS 12) file; no thumbprint, so that msal signs with SHA-256."""

    path: str
    passphrase: str | None = field(default=None, repr=False)

    def for_msal(self) -> dict[str, str]:
        """Return it as msal wants it."""
        credential = {"private_key_pfx_path": self.path}
        return credential if self.passphrase is None else credential | {"passphrase": self.passphrase}


@dataclass(frozen=True, slots=True)
class PemCertificate:
    """A certificate and its key as PEM text; no thumbprint, so that msal signs with SHA-256."""

    private_key: str = field(repr=False)
    certificate: str = field(repr=False)
    passphrase: str | None = field(default=None, repr=False)

    def for_msal(self) -> dict[str, str]:
        """Return it as msal wants it."""
        credential = {"private_key": self.private_key, "public_certificate": self.certificate}
        return credential if self.passphrase is None else credential | {"passphrase": self.passphrase}


Credential: TypeAlias = ClientSecret | PfxCertificate | PemCertificate
Fetch: TypeAlias = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Held:
    token: str = field(repr=False)
    expires_at: float


class MsalTokens:
    """Tokens of one single-tenant app registration.

    One fetch at a time, in a thread, because msal blocks. While a token is still good, nobody waits for its
    successor, and a failing Entra is noticed only when the old token has really run out.
    """

    def __init__(self, fetch: Fetch, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Take the blocking call that asks Entra for a new token; see `msal_fetch`."""
        self._fetch = fetch
        self._monotonic = monotonic
        self._held: _Held | None = None
        self._fetching: asyncio.Task[_Held] | None = None
        self._failure: tuple[TokenUnavailable, float] | None = None

    async def token(self) -> str | None:
        """Return a token that is valid now; see `TokenSource`."""
        held = self._held
        left = held.expires_at - self._monotonic() if held else 0.0
        if held and left > RENEW_BEFORE:
            return held.token
        usable = held is not None and left > LEAST_LIFE
        if self._failure and self._monotonic() - self._failure[1] < PAUSE_AFTER_FAILURE:
            if held and usable:
                return held.token
            raise TokenUnavailable(self._failure[0].reason)
        fetching = self._start_fetching()
        if held and usable:
            return held.token
        # Shielded, because the others who wait for the same fetch must not lose it when one of us gives up.
        return (await asyncio.shield(fetching)).token

    def forget(self, token: str | None) -> None:
        """Never give out this token again."""
        if self._held and self._held.token == token:
            self._held = None

    def _start_fetching(self) -> asyncio.Task[_Held]:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._renew())
            self._fetching.add_done_callback(self._fetched)
        return self._fetching

    def _fetched(self, task: asyncio.Task[_Held]) -> None:
        self._fetching = None
        if task.cancelled():
            return
        error = task.exception()
        self._failure = (error, self._monotonic()) if isinstance(error, TokenUnavailable) else None
        if error:
            log.error("token_unavailable", reason=getattr(error, "reason", type(error).__name__))

    async def _renew(self) -> _Held:
        try:
            answer = await asyncio.to_thread(self._fetch)
        except (OSError, ValueError, RuntimeError) as error:  # requests raises OSErrors, msal the others
            raise TokenUnavailable(type(error).__name__) from error
        token = answer.get("access_token")
        if not isinstance(token, str) or not token:
            raise TokenUnavailable(str(answer.get("error", "no_token"))[:100])
        self._held = _Held(token, self._monotonic() + float(answer.get("expires_in", 0)))
        return self._held


def msal_fetch(app_id: str, tenant_id: str, credential: Credential, scope: str = CONNECTOR_SCOPE) -> Fetch:
    """Return the blocking call that fetches a fresh token for a single-tenant app.

    msal's own cache is emptied first: `MsalTokens` only asks when it wants a new one (its token runs out, or
    Teams refused it), and then an old one from that cache would be of no use.
    """
    application: msal.ConfidentialClientApplication | None = None

    def fetch() -> Mapping[str, Any]:
        nonlocal application
        if application is None:  # here and not earlier, because the constructor already goes to the network
            application = msal.ConfidentialClientApplication(
                app_id,
                authority=f"https://login.microsoftonline.com/{tenant_id}",
                client_credential=credential.for_msal(),
                timeout=TIMEOUT,
            )
        application.remove_tokens_for_client()
        answer: Mapping[str, Any] = application.acquire_token_for_client([scope]) or {}
        return answer

    return fetch
