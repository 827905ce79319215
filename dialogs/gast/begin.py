"""The first screen: what the talk is, when and with whom, what he may do, and what follows from a no."""

from dialogs.gast.kern import casus_van, gespreksbeeld, kader
from dialogs.gast.keuzewoorden import gekozen
from dialogs.kern.gastpagina import BEGIN, Gastbezoek, Gastpaginaspec
from dialogs.kern.gesprekskeuzes import keuzestand
from dialogs.kern.registry import Registry
from pages import gast as vellen


def register(registry: Registry) -> None:
    """Declare the screen."""
    registry.guest_page(Gastpaginaspec(BEGIN, teken))


def teken(bezoek: Gastbezoek) -> str:
    """Draw it."""
    stand = keuzestand(bezoek, casus_van(bezoek), bezoek.gesprek)
    beeld = gespreksbeeld(bezoek, bezoek.gesprek, bezoek.taal)
    return vellen.begin(vellen.Beginblad(beeld, gekozen(bezoek.teksten, stand.huidige)), kader(bezoek, BEGIN))
