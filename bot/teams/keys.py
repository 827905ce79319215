"""The keys with which Microsoft signs what it sends to bots: fetched asynchronously, kept, renewed.

The archived SDK fetches them with a blocking call without time-out and dies on an unknown key id. Here a request
waits for a fetch only when its key id is unknown, one fetch runs at a time, and a flood of invented key ids causes
no more than one fetch in `UNKNOWN_KEY_PAUSE`.
"""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import PyJWTError

from dialogs.kern.turn import JsonValue

METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
"""OpenID metadata of the Bot Connector. Source: Microsoft, "Authentication with the Bot Connector API"."""

REFRESH_AFTER = 24 * 3600.0
"""Seconds after which the keys are fetched again. Source: the same page ("at least once every 24 hours")."""

UNKNOWN_KEY_PAUSE = 60.0
"""Seconds between two fetches, whatever key ids strangers invent."""

FETCH_TIMEOUT = 5.0
LARGEST_ANSWER = 1024 * 1024
SMALLEST_KEY_BITS = 2048

log = structlog.get_logger("keys")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the channels for which what it signs may be trusted."""

    public_key: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """Microsoft's signing keys, by key id."""

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        *,
        metadata_url: str = METADATA_URL,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Fetch over the shared session (a call, because a session can only be made while the loop runs)."""
        self._session = session
        self._metadata_url = metadata_url
        self._monotonic = monotonic
        self._keys: Mapping[str, SigningKey] = {}
        self._loaded_at: float | None = None
        self._tried_at: float | None = None
        self._fetching: asyncio.Task[None] | None = None

    @property
    def loaded(self) -> bool:
        """Whether any key is known; until then no token can be checked and the bot is not ready."""
        return bool(self._keys)

    async def ready(self) -> bool:
        """Load the keys when there are none yet (within the same pause); for start-up and the readiness check."""
        if not self.loaded and (fetching := self._start_fetching()):
            await asyncio.shield(fetching)
        return self.loaded

    async def find(self, key_id: str) -> SigningKey | None:
        """Return the key with this id, after a look at Microsoft's list when it is new to us.

        Old keys are renewed in the background while they stay in use, also when the renewal fails: an outage at
        Microsoft's must not silence the bot.
        """
        key = self._keys.get(key_id)
        if key is None:
            if fetching := self._start_fetching():
                await asyncio.shield(fetching)
                key = self._keys.get(key_id)
        elif self._loaded_at is not None and self._monotonic() - self._loaded_at > REFRESH_AFTER:
            self._start_fetching()
        return key

    async def close(self) -> None:
        """Stop a fetch that still runs."""
        if self._fetching:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    def _start_fetching(self) -> asyncio.Task[None] | None:
        if self._fetching is not None:
            return self._fetching
        now = self._monotonic()
        if self._tried_at is not None and now - self._tried_at < UNKNOWN_KEY_PAUSE:
            return None
        self._tried_at = now
        self._fetching = asyncio.create_task(self._fetch())
        self._fetching.add_done_callback(self._done)
        return self._fetching

    def _done(self, _task: asyncio.Task[None]) -> None:
        self._fetching = None

    async def _fetch(self) -> None:
        try:
            async with asyncio.timeout(FETCH_TIMEOUT):
                metadata = await self._get_json(self._metadata_url)
                keys = read_keys(await self._get_json(self._keys_url(metadata)))
        except (aiohttp.ClientError, TimeoutError, ValueError, RecursionError) as error:
            log.warning("signing_keys_not_fetched", error=type(error).__name__, keys_in_use=len(self._keys))
            return
        self._keys = keys
        self._loaded_at = self._monotonic()
        log.info("signing_keys_fetched", keys=len(keys))

    def _keys_url(self, metadata: JsonValue) -> str:
        url = metadata.get("jwks_uri") if isinstance(metadata, dict) else None
        # The same scheme as the metadata: https in earnest, plain http only on a test's own loopback server.
        if not isinstance(url, str) or urlsplit(url).scheme != urlsplit(self._metadata_url).scheme:
            raise ValueError("the metadata names no usable key list")
        return url

    async def _get_json(self, url: str) -> JsonValue:
        async with self._session().get(url, allow_redirects=False) as response:
            if response.status != 200:  # noqa: PLR2004 - the HTTP status for OK
                raise ValueError(f"status {response.status}")
            body = await response.content.read(LARGEST_ANSWER)
            while len(body) < LARGEST_ANSWER and (more := await response.content.read(LARGEST_ANSWER)):
                body += more
        answer: JsonValue = json.loads(body)
        return answer


def read_keys(answer: JsonValue) -> Mapping[str, SigningKey]:
    """Return the usable keys of a JSON Web Key Set by key id; keys of other kinds are left out.

    Raises:
        ValueError: there is not one usable key, so that an empty answer never replaces keys that work.
    """
    listed = answer.get("keys") if isinstance(answer, dict) else None
    keys = dict(filter(None, map(_read_key, listed if isinstance(listed, list) else [])))
    if not keys:
        raise ValueError("the key list holds no usable key")
    return keys


def _read_key(entry: JsonValue) -> tuple[str, SigningKey] | None:
    if not isinstance(entry, dict) or entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig":
        return None
    key_id, endorsements = entry.get("kid"), entry.get("endorsements")
    try:
        public_key = RSAAlgorithm.from_jwk({name: entry[name] for name in ("kty", "n", "e")})
    except (PyJWTError, ValueError, TypeError, KeyError):
        return None
    if not isinstance(key_id, str) or not isinstance(public_key, RSAPublicKey):
        return None
    if public_key.key_size < SMALLEST_KEY_BITS:
        return None
    listed = endorsements if isinstance(endorsements, list) else []
    return key_id, SigningKey(public_key, frozenset(each for each in listed if isinstance(each, str)))
