"""A stand-in for Microsoft Entra ID on loopback, to sign people in: it signs id tokens and checks the proof of PKCE.

Its documents say the addresses that Entra's say; `Lijn` is the way to it.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.graph.aanmelden import HOST
from tests.teamsnep.sleutelbos import private_key, public_jwk

TENANT = "11111111-2222-4333-8444-555555555555"


@dataclass
class Lijn:
    """What msal speaks through: to the stand-in instead of Microsoft. `stuk` breaks it."""

    adres: str
    stuk: bool = False

    def get(self, url: str, **rest: Any) -> requests.Response:  # noqa: ANN401 - as msal calls it
        return requests.get(self._daar(url), timeout=5, **rest)

    def post(self, url: str, **rest: Any) -> requests.Response:  # noqa: ANN401 - as msal calls it
        return requests.post(self._daar(url), timeout=5, **rest)

    def close(self) -> None:
        pass

    def _daar(self, url: str) -> str:
        assert url.startswith(HOST), url
        if self.stuk:
            raise requests.ConnectTimeout("no answer")
        return url.replace(HOST, self.adres)


@dataclass
class FakeEntra:
    """Change what the next id token says (`claims`, None leaves one out), who signs it, or what it answers.

    Use as `async with FakeEntra() as entra:`.
    """

    app_id: str
    secret: str = "verzonnen"
    sleutel: str = "entra-1"
    bekend: list[str] = field(default_factory=lambda: ["entra-1"])
    claims: dict[str, Any] = field(default_factory=dict)
    algoritme: str = "RS256"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    gewisseld: list[Mapping[str, str]] = field(default_factory=list)
    sleutels_gehaald: int = 0

    def __post_init__(self) -> None:
        app = web.Application()
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self._document)
        app.router.add_get("/{tenant}/discovery/v2.0/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._token)
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        self.lijn = Lijn(str(self._server.make_url("/")).rstrip("/"))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    def meldt_aan(self, adres: str, oid: str) -> dict[str, str]:
        """Somebody signs in at this address; return with what the browser goes back."""
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = {**vraag, "oid": oid}
        return {"code": code, "state": vraag["state"], "session_state": "x"}

    async def _document(self, request: web.Request) -> web.Response:
        hier = f"{HOST}/{request.match_info['tenant']}"
        return web.json_response(
            {
                "issuer": f"{hier}/v2.0",
                "authorization_endpoint": f"{hier}/oauth2/v2.0/authorize",
                "token_endpoint": f"{hier}/oauth2/v2.0/token",
                "jwks_uri": f"{hier}/discovery/v2.0/keys",
            }
        )

    async def _keys(self, _request: web.Request) -> web.Response:
        self.sleutels_gehaald += 1
        return web.json_response({"keys": [public_jwk(een, ()) for een in self.bekend]})

    async def _token(self, request: web.Request) -> web.Response:
        velden = {naam: str(waarde) for naam, waarde in (await request.post()).items()}
        self.gewisseld.append(velden)
        vraag = self.codes.pop(velden["code"], None)
        bewijs = base64.urlsafe_b64encode(hashlib.sha256(velden.get("code_verifier", "").encode()).digest())
        klopt = (
            vraag is not None
            and vraag["code_challenge_method"] == "S256"
            and bewijs.decode().rstrip("=") == vraag["code_challenge"]
            and velden["redirect_uri"] == vraag["redirect_uri"]
            and velden["client_secret"] == self.secret
        )
        if vraag is None or not klopt:
            return web.json_response({"error": "invalid_grant", "error_description": "geheime uitleg"}, status=400)
        return web.json_response(
            {
                "token_type": "Bearer",
                "access_token": "toegang-tot-niets",
                "expires_in": 3600,
                "id_token": self._id_token(request.match_info["tenant"], vraag),
            }
        )

    def _id_token(self, tenant: str, vraag: Mapping[str, str]) -> str:
        nu = datetime.now(UTC)  # noqa: TID251 - msal looks at the real clock
        inhoud: dict[str, Any] = {
            "aud": self.app_id,
            "iss": f"{HOST}/{tenant}/v2.0",
            "iat": nu,
            "nbf": nu,
            "exp": nu + timedelta(hours=1),
            "nonce": vraag["nonce"],
            "tid": tenant,
            "oid": vraag["oid"],
            "sub": "per-app",
            "ver": "2.0",
            **self.claims,
        }
        inhoud = {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}
        sleutel: Any = private_key(self.sleutel) if self.algoritme == "RS256" else ""
        return jwt.encode(inhoud, sleutel, algorithm=self.algoritme, headers={"kid": self.sleutel})
