"""How an organisatie's people want to be reached, those without Teams included."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.casus import naam_voor_vergelijking

LANGSTE_MAILADRES: Final = 254
"""Characters. Source: RFC 5321, section 4.5.3.1."""
LANGSTE_TELEFOON: Final = 26
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

    @property
    def nodig(self) -> frozenset[Kanaal]:
        """Every way in which he is woken, ordinary or urgent: each needs its address."""
        return frozenset({self.kanaal, *self.spoed})

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


class Contactfout(StrEnum):
    """Why a contact cannot be kept as it was filled in."""

    ZONDER_NAAM = "zonder_naam"
    ZONDER_EMAIL = "zonder_email"
    GEEN_EMAIL = "geen_email"
    ZONDER_TELEFOON = "zonder_telefoon"
    GEEN_TELEFOON = "geen_telefoon"
    ZONDER_TEAMS = "zonder_teams"
    """Teams, without saying who he is there."""
    NAAM_DUBBEL = "naam_dubbel"
    PERSOON_DUBBEL = "persoon_dubbel"
    """Somebody in Teams is one contact of his organisatie, not two."""


def contactfouten(een: Contact, andere: Iterable[Contact]) -> tuple[Contactfout, ...]:
    """Return everything that is wrong with a contact; `andere` are those of its organisatie that are reached now."""
    overige = [ander for ander in andere if ander.id != een.id]
    namen = {naam_voor_vergelijking(ander.naam) for ander in overige}
    gevonden = {
        Contactfout.ZONDER_NAAM: not een.naam,
        Contactfout.ZONDER_EMAIL: Kanaal.EMAIL in een.nodig and not een.email,
        Contactfout.GEEN_EMAIL: bool(een.email) and not is_mailadres(een.email),
        Contactfout.ZONDER_TELEFOON: Kanaal.TELEFOON in een.nodig and not een.telefoon,
        Contactfout.GEEN_TELEFOON: bool(een.telefoon) and not is_telefoonnummer(een.telefoon),
        Contactfout.ZONDER_TEAMS: Kanaal.TEAMS in een.nodig and een.persoon_id is None,
        Contactfout.NAAM_DUBBEL: naam_voor_vergelijking(een.naam) in namen,
        Contactfout.PERSOON_DUBBEL: een.persoon_id is not None
        and any(ander.persoon_id == een.persoon_id for ander in overige),
    }
    return tuple(fout for fout, is_zo in gevonden.items() if is_zo)
