"""Which of the regions of this deployment is meant."""

from bot.opening import laad_streken
from bot.settings import Settings
from bot.start import StartRefused
from dialogs.kern.router import Streek
from teksten.catalogus import Teksten


def kies_regio(settings: Settings, asked: str, teksten: Teksten) -> tuple[str, Streek]:
    """Find the region that is meant: by its code, by its name in the settings, or because there is only one.

    Raises:
        StartRefused: none is, or more than one.
    """
    streken = laad_streken(settings, teksten)
    found = {
        name: streek
        for name, streek in streken.items()
        if asked.casefold() in {"", name.casefold(), streek.regio.code.casefold()}
    }
    if len(found) != 1:
        mogelijk = ", ".join(sorted(streek.regio.code for streek in streken.values()))
        raise StartRefused(teksten("bediening.cli.beheerder.welke_regio", mogelijk=mogelijk))
    return next(iter(found.items()))
