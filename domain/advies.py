"""Advies: a partner puts a question without personal data to the Veiligheidshuis, and a regisseur answers.

Kerntaak 2 of the Veiligheidshuis (kennisknooppunt and vraagbaak); counted per theme and quarter for kerntaak 3
(signaleren), small numbers left out.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LANGSTE_VRAAG: Final = 2_000
LANGSTE_ANTWOORD: Final = 4_000


class Adviesstatus(StrEnum):
    """How a question stands."""

    GESTELD = "gesteld"
    OPGEPAKT = "opgepakt"
    BEANTWOORD = "beantwoord"
    INGETROKKEN = "ingetrokken"
    CASUS = "casus"
    """It turned out to be about somebody: the asker was asked to bring him in."""


@dataclass(frozen=True, slots=True)
class Adviesvraag:
    """A question. `thema` is a code of the region; `regisseur_id` who took it up."""

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
