"""The key ring: a stand-in for the server where Microsoft publishes its signing keys, and the tokens they sign."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Self

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"


@cache
def private_key(key_id: str) -> rsa.RSAPrivateKey:
    """Return the key with this id; made once per process, because making one takes long."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public_jwk(key_id: str, endorsements: Collection[str] = ("msteams",)) -> dict[str, Any]:
    """Return the public half as an entry of a key list."""
    entry: dict[str, Any] = RSAAlgorithm.to_jwk(private_key(key_id).public_key(), as_dict=True)
    entry.pop("key_ops", None)
    return entry | {"kid": key_id, "use": "sig", "endorsements": list(endorsements)}


class Sleutelbos:
    """Serves OpenID metadata and a key list on loopback, counts who asks, and signs tokens.

    Use as `async with Sleutelbos() as sleutels:`. Change `keys` (entries by id), `status` (of every answer) or `hangs`
    while it runs.
    """

    def __init__(self, key_id: str = "sleutel-1") -> None:
        self.current = key_id
        self.keys: dict[str, dict[str, Any]] = {key_id: public_jwk(key_id)}
        self.fetches = 0
        self.status = 200
        self.hangs = False
        self._released = asyncio.Event()
        app = web.Application()
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._keys)
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._released.set()
        await self._server.close()

    @property
    def metadata_url(self) -> str:
        return str(self._server.make_url("/metadata"))

    def rotates_to(self, key_id: str) -> None:
        """Sign with a new key from now on; the old one disappears from the list."""
        self.current = key_id
        self.keys = {key_id: public_jwk(key_id)}

    def token(
        self,
        *,
        audience: object,
        service_url: str,
        key_id: str | None = None,
        signed_by: str | None = None,
        expires_in: float = 3600,
        not_before: float = -60,
        without: Collection[str] = (),
        headers: Mapping[str, object] | None = None,
        **claims: object,
    ) -> str:
        """Return a token as Teams sends one; every part of it can be spoiled.

        `signed_by` names another private key than `key_id` says; `without` leaves claims out; `claims` replaces them.
        """
        now = datetime.now(UTC)  # noqa: TID251 - tokens are judged by the machine's own clock
        payload: dict[str, object] = {
            "iss": ISSUER,
            "aud": audience,
            "serviceurl": service_url,
            "nbf": now + timedelta(seconds=not_before),
            "exp": now + timedelta(seconds=expires_in),
        } | claims
        named = key_id or self.current
        return jwt.encode(
            {name: value for name, value in payload.items() if name not in without},
            private_key(signed_by or named),
            algorithm="RS256",
            headers={"kid": named, **(headers or {})},
        )

    async def _metadata(self, request: web.Request) -> web.Response:
        self.fetches += 1
        if self.hangs:
            await self._released.wait()
        url = str(request.url.with_path("/keys"))
        return web.json_response({"issuer": ISSUER, "jwks_uri": url}, status=self.status)

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response({"keys": list(self.keys.values())}, status=self.status)
