"""Another device: let in by the one that is open, for a short while."""

from collections.abc import Mapping
from typing import Final

from dialogs.gast.kern import eenmaal, formulier, kader, tijd
from dialogs.kern.gastlinks import sta_tweede_toe
from dialogs.kern.gastpagina import Gastbezoek, Gastnaar, Gastpaginaspec, Gastvervolg
from dialogs.kern.registry import Registry
from pages import gast as vellen

NAAM: Final = "toestel"
VERB: Final = "gast.toestel"
_MAG: Final = "mag"


def register(registry: Registry) -> None:
    """Declare the screen."""
    registry.guest_page(Gastpaginaspec(NAAM, teken, handel))


def teken(bezoek: Gastbezoek) -> str:
    """Draw it, with until when another device may come in."""
    melding, tot = "", bezoek.link.tweede_tot
    if _MAG in bezoek.vraag:
        melding = bezoek.teksten("gast.toestel.vol")
        if tot is not None and tot > bezoek.nu:
            lokaal = bezoek.regio.kalender.lokaal(tot)
            melding = bezoek.teksten("gast.toestel.mag", tijd=tijd(bezoek, lokaal.hour, lokaal.minute, bezoek.taal))
    return vellen.toestel(vellen.Toestelblad(formulier(bezoek, VERB), melding), kader(bezoek, NAAM))


def handel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    """Let one more device in."""

    def laat_toe() -> None:
        sta_tweede_toe(bezoek, bezoek.gesprek)

    eenmaal(bezoek, VERB, invoer, laat_toe)
    return Gastnaar(NAAM, {_MAG: "ja"})
