"""Signing in with Microsoft Entra ID: the authorization code flow with PKCE, for who he is and nothing else.

msal makes and checks state, nonce and the proof of PKCE. On top of that the signature, issuer and audience of the id
token are checked here with the keys that Entra publishes. Only `openid profile` is asked, and no token is kept.
Source: Microsoft, "OAuth 2.0 authorization code flow" and "ID token claims reference".
"""

import asyncio
import json
import time
import warnings
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import jwt
import msal  # type: ignore[import-untyped]
import requests

from bot.teams.tokens import Credential
from bot.web.inloggen import AanmeldenMislukt, Afgebroken, Begonnen, Identiteit, Onbereikbaar

HOST = "https://login.microsoftonline.com"
TIMEOUT = 10.0
"""Seconds Entra may take for one request."""

KEYS_AGAIN_AFTER = 60.0
"""Seconds before the published keys are fetched once more because of a key that is not among them."""

CANCELLED = frozenset({"access_denied", "consent_required", "interaction_required", "login_required"})
"""Error codes with which Entra says that a person did not go on."""

_ALGORITHMS = ("RS256",)
_LEEWAY = 60.0

_T = TypeVar("_T")


def _session() -> requests.Session:
    session = requests.Session()
    # requests has no time limit of its own; this is how msal sets one too.
    session.request = partial(session.request, timeout=TIMEOUT)  # type: ignore[method-assign]
    return session


class _NothingKept(msal.TokenCache):  # type: ignore[misc] # msal has no types
    """A cache in which nothing stays: who somebody is has been read from the answer by then."""

    def add(self, event: object, now: object = None) -> None:
        """Leave it."""


@dataclass(slots=True)
class _Tenant:
    """One tenant: the application as msal knows it there, who signs its tokens, and with which keys."""

    app: Any
    issuer: str
    jwks_uri: str
    keys: Mapping[str, jwt.PyJWK] = field(default_factory=dict)
    fetched_at: float = float("-inf")


@dataclass(slots=True)
class EntraAanmelder:
    """Signs people of the listed tenants in, as the app registration of the bot.

    Attributes:
        terug: the whole address a browser comes back to.
        http: how it goes to the network; a test hands one that stays at home.
    """

    app_id: str
    credential: Credential = field(repr=False)
    tenant_ids: Collection[str]
    terug: str
    http: Any = field(default_factory=_session, repr=False)
    monotonic: Callable[[], float] = time.monotonic
    _tenants: dict[str, _Tenant] = field(default_factory=dict)

    async def begin(self, tenant_id: str, *, ander_account: bool) -> Begonnen:
        """Begin a sign-in; see `Aanmelder`."""
        if tenant_id not in self.tenant_ids:
            raise AanmeldenMislukt("tenant_not_listed")
        return await self._away(lambda: self._begin(tenant_id, ander_account=ander_account))

    async def rond_af(self, bewaard: Mapping[str, Any], antwoord: Mapping[str, str]) -> Identiteit:
        """Exchange the code; see `Aanmelder`."""
        return await self._away(lambda: self._finish(bewaard, antwoord))

    async def _away(self, work: Callable[[], _T]) -> _T:
        """Do what waits for the network off the loop, and put what goes wrong into our words."""
        try:
            async with asyncio.timeout(2 * TIMEOUT):
                return await asyncio.to_thread(work)
        except (TimeoutError, OSError) as error:  # requests raises OSErrors
            raise Onbereikbaar(type(error).__name__) from error
        except jwt.PyJWTError as error:
            raise AanmeldenMislukt(type(error).__name__) from error
        except (ValueError, RuntimeError, KeyError, TypeError) as error:
            # msal says so of a wrong state or nonce, and of an answer that is none. Its words may quote the token.
            raise AanmeldenMislukt(type(error).__name__) from error

    def _begin(self, tenant_id: str, *, ander_account: bool) -> Begonnen:
        app = self._tenant(tenant_id).app
        with warnings.catch_warnings():
            # msal would have the answer posted, for which the cookie would have to go along from every site. It comes
            # in the address instead and leaves that at once; without the proof of PKCE, which stays here, it is worth
            # nothing.
            warnings.simplefilter("ignore", UserWarning)
            flow = app.initiate_auth_code_flow(
                [], redirect_uri=self.terug, prompt="select_account" if ander_account else None, response_mode="query"
            )
        return Begonnen(str(flow["auth_uri"]), {"tenant": tenant_id, "flow": flow})

    def _finish(self, kept: Mapping[str, Any], answer: Mapping[str, str]) -> Identiteit:
        if answer.get("error") in CANCELLED and answer.get("state") == kept["flow"]["state"]:
            raise Afgebroken(answer["error"])
        tenant = self._tenant(kept["tenant"])
        result = tenant.app.acquire_token_by_auth_code_flow(kept["flow"], dict(answer), scopes=[])
        if "error" in result:
            raise AanmeldenMislukt(str(result["error"])[:60])
        claims = self._checked(tenant, result["id_token"])
        if claims["tid"] != kept["tenant"]:
            raise AanmeldenMislukt("other_tenant")
        return Identiteit(claims["tid"], claims["oid"])

    def _tenant(self, tenant_id: str) -> _Tenant:
        found = self._tenants.get(tenant_id)
        if found is None:
            app = msal.ConfidentialClientApplication(
                self.app_id,
                authority=f"{HOST}/{tenant_id}",
                client_credential=self.credential.for_msal(),
                token_cache=_NothingKept(),
                http_client=self.http,
                # A token to come back with later is not needed, so it is not asked.
                exclude_scopes=["offline_access"],
                instance_discovery=False,
            )
            about = self._fetch(f"{HOST}/{tenant_id}/v2.0/.well-known/openid-configuration")
            found = self._tenants[tenant_id] = _Tenant(app, about["issuer"], about["jwks_uri"])
        return found

    def _checked(self, tenant: _Tenant, token: str) -> Mapping[str, Any]:
        """Return the claims of an id token that this tenant signed for us and that holds now.

        Raises:
            jwt.PyJWTError: it is not.
        """
        claims: Mapping[str, Any] = jwt.decode(
            token,
            self._key(tenant, jwt.get_unverified_header(token)["kid"]),
            algorithms=_ALGORITHMS,
            audience=self.app_id,
            issuer=tenant.issuer,
            leeway=_LEEWAY,
            options={"require": ["exp", "iat", "nonce", "tid", "oid"]},
        )
        return claims

    def _key(self, tenant: _Tenant, kid: str) -> jwt.PyJWK:
        if kid not in tenant.keys and self.monotonic() - tenant.fetched_at > KEYS_AGAIN_AFTER:
            tenant.fetched_at = self.monotonic()
            keys = jwt.PyJWKSet.from_dict(self._fetch(tenant.jwks_uri))
            tenant.keys = {each.key_id: each for each in keys.keys if each.key_id}
        if kid not in tenant.keys:
            raise jwt.InvalidKeyError("unknown key")
        return tenant.keys[kid]

    def _fetch(self, address: str) -> dict[str, Any]:
        # Not by msal's own client: that remembers for a day what it was told, and keys change at once when they must.
        answer = self.http.get(address)
        if answer.status_code >= 400:  # noqa: PLR2004 - what is no answer
            raise OSError(f"status {answer.status_code}")
        found: dict[str, Any] = json.loads(answer.text)
        return found
