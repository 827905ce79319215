"""Advies: a partner puts a question without personal data to the Veiligheidshuis, and a regisseur answers.

Kerntaak 2 of the Veiligheidshuis (kennisknooppunt and vraagbaak); counted per theme and quarter for kerntaak 3
(signaleren), small numbers left out.

A question is about work, never about a person. When it turns out to be about somebody, or is taken back, its text goes
at once; afterwards its asker or a regisseur can have it wiped. That somebody asked, when and about which theme stays,
because it is counted.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.errors import UserMistake

LANGSTE_VRAAG: Final = 2_000
LANGSTE_ANTWOORD: Final = 3_000


class Adviesstatus(StrEnum):
    """How a question stands."""

    GESTELD = "gesteld"
    OPGEPAKT = "opgepakt"
    BEANTWOORD = "beantwoord"
    INGETROKKEN = "ingetrokken"
    CASUS = "casus"
    """It turned out to be about somebody: the asker was asked to bring him in."""


OPEN: Final = frozenset({Adviesstatus.GESTELD, Adviesstatus.OPGEPAKT})
"""In which it waits for an answer."""


@dataclass(frozen=True, slots=True)
class Adviesvraag:
    """A question.

    Attributes:
        thema: a code of the region.
        vraag: as typed; empty once it was wiped.
        regisseur_id: who took it up, or answered it; None while nobody did.
        antwoord: as typed; empty while there is none, and once it was wiped.
        beantwoord_op: when it was answered, or sent on to be brought in.
    """

    id: str
    vrager_id: str
    organisatie: str
    gesteld_op: datetime
    thema: str
    vraag: str
    status: Adviesstatus = Adviesstatus.GESTELD
    regisseur_id: str | None = None
    antwoord: str = ""
    beantwoord_op: datetime | None = None
    versie: int = 1

    @property
    def open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.status in OPEN

    @property
    def gewist(self) -> bool:
        """Tell whether its text is gone."""
        return not self.vraag


def eis_open(vraag: Adviesvraag) -> None:
    """Refuse to go on with a question that needs no answer any more.

    Raises:
        UserMistake: it was answered, sent on or taken back ("advies.afgehandeld").
    """
    if not vraag.open:
        raise UserMistake("advies.afgehandeld")


def pak_op(vraag: Adviesvraag, regisseur_id: str) -> Adviesvraag:
    """A regisseur takes it up, also from somebody else; whether he may is the caller's."""
    eis_open(vraag)
    return replace(vraag, status=Adviesstatus.OPGEPAKT, regisseur_id=regisseur_id)


def laat_los(vraag: Adviesvraag) -> Adviesvraag:
    """Who took it up lets go of it, so that another can."""
    eis_open(vraag)
    return replace(vraag, status=Adviesstatus.GESTELD, regisseur_id=None)


def beantwoord(vraag: Adviesvraag, regisseur_id: str, antwoord: str, op: datetime) -> Adviesvraag:
    """A regisseur answers it."""
    eis_open(vraag)
    return replace(
        vraag, status=Adviesstatus.BEANTWOORD, regisseur_id=regisseur_id, antwoord=antwoord, beantwoord_op=op
    )


def verwijs(vraag: Adviesvraag, regisseur_id: str, op: datetime) -> Adviesvraag:
    """It is about somebody: it belongs in a melding, and its text goes at once (source: L1, L2)."""
    eis_open(vraag)
    return wis(replace(vraag, status=Adviesstatus.CASUS, regisseur_id=regisseur_id, beantwoord_op=op))


def trek_in(vraag: Adviesvraag) -> Adviesvraag:
    """Its asker takes it back; its text goes at once."""
    eis_open(vraag)
    return wis(replace(vraag, status=Adviesstatus.INGETROKKEN))


def wis(vraag: Adviesvraag) -> Adviesvraag:
    """Return it without what anybody typed.

    Raises:
        UserMistake: it still waits for an answer ("advies.nog_open"): then it is taken back, or sent on.
    """
    if vraag.open:
        raise UserMistake("advies.nog_open")
    return replace(vraag, vraag="", antwoord="")


MAANDEN_PER_KWARTAAL: Final = 3


@dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    """A quarter of a year; `nr` is 1 to 4."""

    jaar: int
    nr: int

    @classmethod
    def van(cls, dag: date) -> "Kwartaal":
        """Return the quarter in which a day lies."""
        return cls(dag.year, (dag.month - 1) // MAANDEN_PER_KWARTAAL + 1)

    @property
    def begin(self) -> date:
        """Its first day."""
        return date(self.jaar, (self.nr - 1) * MAANDEN_PER_KWARTAAL + 1, 1)

    @property
    def volgende(self) -> "Kwartaal":
        """The quarter after it."""
        return Kwartaal(self.jaar + self.nr // 4, self.nr % 4 + 1)

    @property
    def vorige(self) -> "Kwartaal":
        """The quarter before it."""
        return Kwartaal(self.jaar - (self.nr == 1), (self.nr - 2) % 4 + 1)
