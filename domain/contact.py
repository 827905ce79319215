"""How an organisatie's people want to be reached, those without Teams included."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LANGSTE_MAILADRES: Final = 254
"""Characters. Source: RFC 5321, section 4.5.3.1."""
MINSTE_CIJFERS: Final = 3
"""112 is the shortest number that somebody could call."""

_WOORD: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAILADRES: Final = re.compile(rf"(?=[^@]{{1,64}}@){_WOORD}(?:\.{_WOORD})*@{_LABEL}(?:\.{_LABEL})+")
_TELEFOON: Final = re.compile(r"\+?[0-9][0-9 ()/.-]{1,24}")


class Kanaal(StrEnum):
    """How somebody is woken. Content never travels by any of these: what there is to see is seen in Teams."""

    TEAMS = "teams"
    EMAIL = "email"
    """A neutral line: something is waiting for you."""
    TELEFOON = "telefoon"
    """The regisseur calls, and types what is said."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who is woken for an organisatie.

    Attributes:
        persoon_id: who he is in Teams; None when he has no Teams here.
        kanaal: how he is woken on an ordinary day.
        spoed: how he is woken when it is urgent; empty is the same way as on an ordinary day.
        tafels: codes of the tafels he looks after; empty is all.
        actief: False once he is not called any more; the row stays, because messages point to it.
    """

    id: str
    organisatie: str
    naam: str
    kanaal: Kanaal
    email: str = ""
    telefoon: str = ""
    persoon_id: str | None = None
    spoed: tuple[Kanaal, ...] = ()
    tafels: tuple[str, ...] = ()
    actief: bool = True
    versie: int = 1

    def kanalen(self, *, spoed: bool) -> tuple[Kanaal, ...]:
        """Return the ways in which he is woken."""
        return self.spoed if spoed and self.spoed else (self.kanaal,)

    def gaat_over(self, tafel: str) -> bool:
        """Tell whether he looks after this tafel."""
        return not self.tafels or tafel in self.tafels


def is_mailadres(tekst: str) -> bool:
    """Tell whether this is one plain mail address: nothing in it that could mean more to a mail server.

    Narrower than RFC 5321 allows: no quotes, no comments, no addresses outside ASCII.
    """
    return len(tekst) <= LANGSTE_MAILADRES and _MAILADRES.fullmatch(tekst) is not None


def is_telefoonnummer(tekst: str) -> bool:
    """Tell whether somebody could call this: digits, as people write them."""
    return _TELEFOON.fullmatch(tekst) is not None and sum(een.isdigit() for een in tekst) >= MINSTE_CIJFERS
