"""Who may see and do what: the one place where that is decided.

Access to a casus is a row, given by the invitation to that casus; membership of a tafel or a channel gives none. The
dialogs ask `beslis` (through `dialogs/kern/beleid.py`), which reads a table of rules; a no comes with a reason, which
becomes the refusal that somebody reads and a code in the logboek.
"""

from domain.toegang.besluiten import beslis
from domain.toegang.daden import Daad, Reden
from domain.toegang.delen import gedeeld_met
from domain.toegang.rij import Toegang
from domain.toegang.vraag import NIETS, Besluit, Casusfeiten, Meldingfeiten, Vraag, Waarover

__all__ = [
    "NIETS",
    "Besluit",
    "Casusfeiten",
    "Daad",
    "Meldingfeiten",
    "Reden",
    "Toegang",
    "Vraag",
    "Waarover",
    "beslis",
    "gedeeld_met",
]
