"""What an authenticated sender must also be: Teams, one of our tenants, and a service address we may answer to."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.teams.inbound import Inbound, child
from bot.teams.refusals import Reason, Refused
from bot.teams.registrations import Registration

CHANNEL = "msteams"

DOCUMENTED_TEAMS_HOSTS = (
    "smba.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
    "smba.infra.dod.teams.microsoft.us",
)
"""The connector's hosts for Teams. Source: Microsoft, "Send proactive messages", service URLs."""


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class ServiceUrls:
    """Which addresses may get our answers, and with them our bearer token.

    A stolen or old address is the way a bot loses its token: the check is made on every inbound activity, and
    again on every stored address before something is sent there.
    """

    def __init__(self, hosts: Iterable[str] = DOCUMENTED_TEAMS_HOSTS, *, allow_loopback: bool = False) -> None:
        """Take the allowed hosts.

        Args:
            hosts: an exact name (`smba.trafficmanager.net`) or, with a dot in front, a suffix (`.example.org`).
            allow_loopback: also allow this machine, without TLS: for the demo and the tests.
        """
        lowered = [host.lower() for host in hosts]
        self._names = frozenset(host for host in lowered if not host.startswith("."))
        self._suffixes = tuple(host for host in lowered if host.startswith("."))
        self._allow_loopback = allow_loopback
        self._seen: dict[str, bool] = {}

    def allows(self, service_url: str) -> bool:
        """Tell whether something may be sent to this address."""
        known = self._seen.get(service_url)
        if known is None:
            known = self._decide(service_url)
            if len(self._seen) < 1000:  # noqa: PLR2004 - only a bound: addresses come from outside
                self._seen[service_url] = known
        return known

    def _decide(self, service_url: str) -> bool:
        try:
            parts = urlsplit(service_url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return False
        if not host.isascii() or parts.username is not None or parts.password is not None:
            return False
        if parts.query or parts.fragment or "\\" in service_url or not service_url.isprintable():
            return False
        if self._allow_loopback and parts.scheme in {"http", "https"} and is_loopback(host):
            return True
        allowed = host in self._names or host.endswith(self._suffixes or ("\0",))
        return parts.scheme == "https" and port in {None, 443} and allowed


def check(inbound: Inbound, registration: Registration, service_urls: ServiceUrls) -> str:
    """Return the tenant of an authenticated activity that is for us.

    Raises:
        Refused: with status 403, when it is another channel's, another tenant's, or wants its answer elsewhere.
    """
    if inbound.channel_id != CHANNEL:
        raise Refused(403, Reason.WRONG_CHANNEL)
    tenant = child(child(inbound.raw, "channelData"), "tenant").get("id")
    also = child(inbound.raw, "conversation").get("tenantId")
    if not isinstance(tenant, str) or tenant.lower() not in registration.tenant_ids:
        raise Refused(403, Reason.WRONG_TENANT)
    if also is not None and (not isinstance(also, str) or also.lower() not in registration.tenant_ids):
        raise Refused(403, Reason.WRONG_TENANT)
    if not service_urls.allows(inbound.service_url):
        raise Refused(403, Reason.WRONG_SERVICE_HOST)
    return tenant.lower()
