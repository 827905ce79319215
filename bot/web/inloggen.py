"""What the pages need of a sign-in: where the browser goes, and who came back. Entra does it in earnest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

TERUG = "/aanmelden/terug"
"""Where a browser comes back to, below the address of the pages; registered as redirect URI."""


class AanmeldenMislukt(Exception):
    """Nobody was signed in. `reden` is a word of ours or an error code of Entra: safe to log."""

    def __init__(self, reden: str) -> None:
        """Remember why."""
        super().__init__(reden)
        self.reden = reden


class Afgebroken(AanmeldenMislukt):
    """Who was asked to sign in chose not to."""


class Onbereikbaar(AanmeldenMislukt):
    """Entra does not answer, or not in time."""


@dataclass(frozen=True, slots=True)
class Begonnen:
    """A sign-in under way: where the browser goes, and what must be at hand when it comes back (secret, as JSON)."""

    adres: str
    bewaar: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Identiteit:
    """Who signed in, by the only two values on which a person is recognised."""

    tenant_id: str
    object_id: str


class Aanmelder(Protocol):
    """Who proves who somebody is."""

    async def begin(self, tenant_id: str, *, ander_account: bool) -> Begonnen:
        """Begin a sign-in of somebody of this tenant; with `ander_account` he is asked which account.

        Raises:
            AanmeldenMislukt: it cannot begin.
        """
        ...

    async def rond_af(self, bewaard: Mapping[str, Any], antwoord: Mapping[str, str]) -> Identiteit:
        """Return who came back with this answer to what was begun.

        Raises:
            AanmeldenMislukt: nobody did.
        """
        ...
