"""The course of a casus: which step leads from which phase to which, and which step is not possible yet.

The order is that of the region's own description (aanvang, uitvraag, triage, casusoverleg, plan van aanpak, volhouden,
afschalen, afgesloten). A step back happens by a step of its own only: an uitvraag that was asked once more does not
take a casus out of its plan.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.casus import Fase
from domain.errors import UserMistake


class Stap(StrEnum):
    """What happens to a casus as a whole."""

    UITVRAAG = "uitvraag"
    """Organisaties were asked what they know."""
    UITVRAAG_TERUG = "uitvraag_terug"
    """What was asked was withdrawn, and nothing is asked any more."""
    TRIAGE = "triage"
    """It was weighed, and is not decided yet."""
    IN_BEHANDELING = "in_behandeling"
    NIET_IN_BEHANDELING = "niet_in_behandeling"
    DUBBEL = "dubbel"
    PLAN = "plan"
    """A version of the plan van aanpak was saved."""
    AFSPRAAK = "afspraak"
    """Something was agreed."""
    AFSCHALEN = "afschalen"
    """The checks before scaling down were begun."""
    AFSCHALEN_GESTAAKT = "afschalen_gestaakt"
    AFGESCHAALD = "afgeschaald"
    NAZORG_KLAAR = "nazorg_klaar"
    """Somebody returned, all went well, and there never was a plan: for the lane of nazorg only."""
    HERMELDING = "hermelding"


_VOOR_TAFEL: Final = (Fase.AANVANG, Fase.UITVRAAG, Fase.TRIAGE)
_IN_BEHANDELING: Final = (Fase.CASUSOVERLEG, Fase.PLAN, Fase.VOLHOUDEN, Fase.AFSCHALEN)
_LOPEND: Final = (*_VOOR_TAFEL, *_IN_BEHANDELING)


def _blijft(*fasen: Fase) -> dict[Fase, Fase]:
    return {een: een for een in fasen}


def _naar(fase: Fase, *fasen: Fase) -> dict[Fase, Fase]:
    return dict.fromkeys(fasen, fase)


OVERGANGEN: Final[Mapping[Stap, Mapping[Fase, Fase]]] = MappingProxyType(
    {
        Stap.UITVRAAG: {**_blijft(*_LOPEND), Fase.AANVANG: Fase.UITVRAAG},
        Stap.UITVRAAG_TERUG: {**_blijft(*_LOPEND), Fase.UITVRAAG: Fase.AANVANG},
        Stap.TRIAGE: {**_naar(Fase.TRIAGE, *_VOOR_TAFEL), **_blijft(*_IN_BEHANDELING)},
        Stap.IN_BEHANDELING: {**_naar(Fase.CASUSOVERLEG, *_VOOR_TAFEL), **_blijft(*_IN_BEHANDELING)},
        Stap.NIET_IN_BEHANDELING: _naar(Fase.AFGESLOTEN, *_VOOR_TAFEL, Fase.CASUSOVERLEG),
        Stap.DUBBEL: _naar(Fase.AFGESLOTEN, Fase.AANVANG),
        Stap.PLAN: {**_blijft(*_IN_BEHANDELING), Fase.CASUSOVERLEG: Fase.PLAN},
        Stap.AFSPRAAK: {**_blijft(*_IN_BEHANDELING), Fase.PLAN: Fase.VOLHOUDEN},
        Stap.AFSCHALEN: _naar(Fase.AFSCHALEN, Fase.PLAN, Fase.VOLHOUDEN, Fase.AFSCHALEN),
        Stap.AFSCHALEN_GESTAAKT: _naar(Fase.VOLHOUDEN, Fase.AFSCHALEN),
        Stap.AFGESCHAALD: _naar(Fase.AFGESLOTEN, Fase.AFSCHALEN),
        Stap.NAZORG_KLAAR: _naar(Fase.AFGESLOTEN, Fase.CASUSOVERLEG),
        Stap.HERMELDING: _naar(Fase.AANVANG, Fase.AFGESLOTEN),
    }
)
"""Per step: from which phase it leads to which. What is not named is not possible."""


def kan(fase: Fase, stap: Stap) -> bool:
    """Tell whether a step is possible in a phase."""
    return fase in OVERGANGEN[stap]


def na(fase: Fase, stap: Stap) -> Fase:
    """Return the phase after a step.

    Raises:
        UserMistake: it is not possible (yet); `verloop.<step>` says what comes first.
    """
    naar = OVERGANGEN[stap].get(fase)
    if naar is not None:
        return naar
    if fase is Fase.AFGESLOTEN:
        raise UserMistake("casus.afgesloten")
    raise UserMistake(f"verloop.{stap.value}")
