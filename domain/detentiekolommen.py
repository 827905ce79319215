"""The columns of a file of detentiemeldingen, by our own names; a region says how they are called in its files."""

from typing import Final

VERPLICHT: Final = ("naam", "geboortedatum", "inrichting")
MOGELIJK: Final = (
    "herkomst",
    "vestiging",
    "begin",
    "einde",
    "einde_zeker",
    "terugkeer",
    "verlof_tot",
    "hic",
    "bron",
    "verstrekt",
    "referentie",
    "regisseur",
)
KOLOMMEN: Final = (*VERPLICHT, *MOGELIJK)
