"""Who sends us something: the token Microsoft signs for every activity, checked in full, or nothing goes on.

The list of checks is Microsoft's own ("Authentication with the Bot Connector API", and "Incoming request
authentication" of the Teams SDK). The archived SDK's implementation is not used: it blocks the loop, dies on an
unknown key id, accepts tokens of its emulator, and takes an empty app id for "no authentication wanted".
"""

import ipaddress
import json
from base64 import urlsafe_b64decode
from typing import Any

import jwt
import structlog

from bot.teams.guards import ServiceUrls, is_loopback
from bot.teams.inbound import Inbound
from bot.teams.keys import SigningKeys
from bot.teams.refusals import Reason, Refused
from bot.teams.registrations import Registration, Registrations

ISSUER = "https://api.botframework.com"
ALGORITHM = "RS256"
LEEWAY = 300
"""Seconds our clock and Microsoft's may differ. Source: the first page named above."""

LONGEST_TOKEN = 8000

log = structlog.get_logger("authentication")

_REASONS: tuple[tuple[type[Exception], Reason], ...] = (
    (jwt.ExpiredSignatureError, Reason.EXPIRED),
    (jwt.ImmatureSignatureError, Reason.NOT_YET_VALID),
    (jwt.InvalidIssuedAtError, Reason.NOT_YET_VALID),
    (jwt.InvalidIssuerError, Reason.WRONG_ISSUER),
    (jwt.InvalidAudienceError, Reason.WRONG_AUDIENCE),
    (jwt.MissingRequiredClaimError, Reason.MISSING_CLAIM),
    (jwt.InvalidSignatureError, Reason.BAD_SIGNATURE),
    (jwt.InvalidAlgorithmError, Reason.WRONG_ALGORITHM),
)


class Authentication:
    """Finds the registration, and so the region, for which an activity is meant."""

    def __init__(self, registrations: Registrations, keys: SigningKeys) -> None:
        """Accept tokens for these registrations, signed with these keys."""
        self._registrations = registrations
        self._keys = keys

    async def authenticate(self, header: str | None, inbound: Inbound) -> Registration:
        """Return the registration the token in an Authorization header was issued for.

        Raises:
            Refused: with status 401, whatever is wrong with it.
        """
        token = _bearer(header)
        key_id = _key_id(token)
        key = await self._keys.find(key_id)
        if key is None:
            raise Refused(401, Reason.UNKNOWN_KEY)
        claims = self._verified(token, key.public_key)
        registration = self._registrations.for_audience(_audience(claims))
        if registration is None:
            raise Refused(401, Reason.WRONG_AUDIENCE)
        if claims.get("serviceurl") != inbound.service_url:
            raise Refused(401, Reason.SERVICE_URL_MISMATCH)
        if inbound.channel_id not in key.endorsements:
            raise Refused(401, Reason.NOT_ENDORSED)
        return registration

    def _verified(self, token: str, public_key: Any) -> dict[str, Any]:  # noqa: ANN401 - PyJWT's own types
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                public_key,
                algorithms=[ALGORITHM],
                audience=self._registrations.app_ids,
                issuer=ISSUER,
                leeway=LEEWAY,
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            reason = next((each for kind, each in _REASONS if isinstance(error, kind)), Reason.MALFORMED_TOKEN)
            raise Refused(401, reason) from None
        return claims


def authenticate_demo(registrations: Registrations, inbound: Inbound, peer: str, *, forwarded: bool) -> Registration:
    """Return the demo's registration for an activity from this very machine; nobody proves who he is.

    Args:
        registrations: a single one, in demo mode.
        inbound: the activity; its service address must be this machine too.
        peer: the address the connection came from.
        forwarded: whether a proxy says that it asks for somebody else.

    Raises:
        Refused: with status 401, when it may come from elsewhere.
    """
    loopback_url = ServiceUrls((), allow_loopback=True).allows(inbound.service_url)
    if not registrations.demo or forwarded or not loopback_url or not is_loopback(_plain(peer)):
        raise Refused(401, Reason.NOT_LOOPBACK)
    return registrations.all[0]


def _plain(peer: str) -> str:
    """Undo ::ffff:127.0.0.1, the way a socket for both families shows an IPv4 peer."""
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


def _bearer(header: str | None) -> str:
    if not header:
        raise Refused(401, Reason.NO_TOKEN)
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN or not token.isascii():
        raise Refused(401, Reason.MALFORMED_TOKEN)
    return token


def _key_id(token: str) -> str:
    """Return which key the token says it was signed with; only to pick the key that must prove it.

    PyJWT could read the header too, but it looks at every character of the whole token for that, a second time.
    """
    try:
        header = json.loads(urlsafe_b64decode(token.partition(".")[0] + "=="))
    except (ValueError, RecursionError):
        raise Refused(401, Reason.MALFORMED_TOKEN) from None
    if not isinstance(header, dict):
        raise Refused(401, Reason.MALFORMED_TOKEN)
    if header.get("alg") != ALGORITHM:
        raise Refused(401, Reason.WRONG_ALGORITHM)
    key_id = header.get("kid")
    if not isinstance(key_id, str):
        raise Refused(401, Reason.UNKNOWN_KEY)
    return key_id


def _audience(claims: dict[str, Any]) -> str:
    """One app id; a token for several audiences at once is nothing Microsoft issues."""
    audience = claims["aud"]
    if not isinstance(audience, str):
        raise Refused(401, Reason.WRONG_AUDIENCE)
    return audience
