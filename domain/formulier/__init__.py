"""Forms as data: what is asked, apart from how it is drawn (a card or a page), and the check of an answer.

Fields have stable ids; a form has a version made from its content, and a round trip through JSON, because an
uitvraag keeps the form it asked with even when the region changes it meanwhile.
"""

from domain.formulier.definitie import (
    DELEN_ID,
    JA,
    NEE,
    Aard,
    Delen,
    Formulier,
    Keuze,
    Veld,
    VeldSoort,
    Voorwaarde,
    naar_json,
    uit_json,
)
from domain.formulier.invullen import Ingevuld, Veldfout, valideer

__all__ = [
    "DELEN_ID",
    "JA",
    "NEE",
    "Aard",
    "Delen",
    "Formulier",
    "Ingevuld",
    "Keuze",
    "Veld",
    "VeldSoort",
    "Veldfout",
    "Voorwaarde",
    "naar_json",
    "uit_json",
    "valideer",
]
