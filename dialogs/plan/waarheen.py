"""Where a plan is filled in: on the card, or on a page. What is written about somebody goes the way of an answer."""

from typing import Final

from dialogs.kern.antwoordweg import verdeling_voor
from dialogs.kern.desk import Bezoek
from dialogs.plan.zaak import Zaak
from domain.formulier import Formulier, Veld, VeldSoort

_GESCHREVEN: Final = Formulier("plan", "", (Veld("tekst", "", VeldSoort.TEKST, verplicht=True),))
"""A plan as the rule about answers sees it: something that must be written."""


def op_pagina(bezoek: Bezoek, zaak: Zaak) -> bool:
    """Tell whether the parts of this plan are filled in on a page only."""
    return verdeling_voor(bezoek, _GESCHREVEN, zaak.casus).pagina
