"""Our bot registrations: one for each region, each with its own app id, tenants and credential."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.teams.tokens import TokenSource

BOT_ADDRESS_PREFIX = "28:"
"""Teams addresses a bot as `28:` and its app id."""


@dataclass(frozen=True, slots=True)
class Registration:
    """One bot registration in Microsoft Entra.

    Attributes:
        app_id: the app id; the audience of the tokens Teams sends us. Empty only in demo mode.
        regio: the code of the region this registration serves.
        tenant_ids: the Entra tenants whose activities are accepted; never empty.
        tokens: where the tokens for what we send come from.
    """

    app_id: str
    regio: str
    tenant_ids: frozenset[str]
    tokens: TokenSource

    def __post_init__(self) -> None:
        """Compare tenants without regard to case, as Entra does."""
        if not self.tenant_ids or not all(self.tenant_ids):
            raise ValueError(f"the registration of region {self.regio} names no tenant")
        object.__setattr__(self, "tenant_ids", frozenset(tenant.lower() for tenant in self.tenant_ids))


class Registrations:
    """All registrations of this deployment, found by what Teams tells us."""

    def __init__(self, registrations: Iterable[Registration], *, demo: bool = False) -> None:
        """Take the registrations of this deployment.

        Args:
            registrations: at least one; app ids and regions differ.
            demo: allow an empty app id, which means that nobody proves who he is.

        Raises:
            ValueError: none were given, two are alike, or an app id is empty outside demo mode.
        """
        self.all = tuple(registrations)
        self.demo = demo
        self._by_app_id = {registration.app_id: registration for registration in self.all}
        if not self.all:
            raise ValueError("there is no bot registration")
        if len(self._by_app_id) < len(self.all) or len({each.regio for each in self.all}) < len(self.all):
            raise ValueError("two bot registrations share an app id or a region")
        if "" in self._by_app_id and not demo:
            raise ValueError("an empty app id would switch authentication off; it is for the demo only")
        if demo and len(self.all) > 1:
            raise ValueError("the demo serves one region")

    @property
    def app_ids(self) -> frozenset[str]:
        """Every app id for which a token may be issued."""
        return frozenset(self._by_app_id) - {""}

    def for_audience(self, app_id: str) -> Registration | None:
        """Return the registration a token was issued for."""
        return self._by_app_id.get(app_id) if app_id else None

    def for_bot(self, bot_id: str) -> Registration | None:
        """Return the registration behind a bot's address in Teams (`28:<app id>`)."""
        if self.demo:
            return self.all[0]
        return self.for_audience(bot_id.removeprefix(BOT_ADDRESS_PREFIX))
