"""What follows when a zitting is over: open items move on, everybody hears what was agreed, the verslag is prepared."""

from dialogs.kern.desk import Bezoek
from domain.agenda import Zitting


def na_afloop(bezoek: Bezoek, zitting: Zitting) -> None:
    """It was ended: carry out what follows. Done again after it was taken up anew, it changes only what changed."""


def weer_open(bezoek: Bezoek, zitting: Zitting) -> None:
    """It was ended by mistake: bring back what moved on, as far as nobody changed it since."""
