"""The next sensible step in a casus, from where it stands: one proposal, that the regisseur may pass over."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.casus import Fase


class Volgstap(StrEnum):
    """What to do next."""

    UITVRAAG = "uitvraag"
    """Ask the organisaties what they know."""
    STATUS = "status"
    """Look who still owes an answer."""
    TRIAGE = "triage"
    PLAN = "plan"
    AFSPRAAK = "afspraak"
    """Agree on something: there is a plan and nothing was agreed yet."""
    AFSPRAKEN = "afspraken"
    """Look how what was agreed goes."""
    VOLHOUDEN = "volhouden"
    """Something stands still."""
    AFSCHALEN = "afschalen"
    HERMELDING = "hermelding"


@dataclass(frozen=True, slots=True)
class Stappen:
    """What of a casus decides about its next step: where it stands, and counts.

    Attributes:
        te_beantwoorden: how many organisaties still owe an answer to an uitvraag that runs.
        open: how many afspraken are open.
        stil: how many of these are late, or refused by their owner.
    """

    fase: Fase
    te_beantwoorden: int = 0
    open: int = 0
    stil: int = 0


_VAST: Final = {
    Fase.AANVANG: Volgstap.UITVRAAG,
    Fase.CASUSOVERLEG: Volgstap.PLAN,
    Fase.PLAN: Volgstap.AFSPRAAK,
    Fase.AFSCHALEN: Volgstap.AFSCHALEN,
    Fase.AFGESLOTEN: Volgstap.HERMELDING,
}
"""Phases in which the counts change nothing."""


def volgende_stap(casus: Stappen) -> Volgstap:
    """Return the step that most regisseurs would take now."""
    if casus.fase in _VAST:
        return _VAST[casus.fase]
    if casus.fase in {Fase.UITVRAAG, Fase.TRIAGE}:
        return Volgstap.STATUS if casus.te_beantwoorden else Volgstap.TRIAGE
    if casus.stil:
        return Volgstap.VOLHOUDEN
    return Volgstap.AFSPRAKEN if casus.open else Volgstap.AFSCHALEN
