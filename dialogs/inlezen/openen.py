"""/detentie inlezen behind a button: a link to the page."""

from cards import inlezen as kaarten
from dialogs.inlezen.detenties import kolommen
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.registry import Arguments
from domain.toegang import Daad


def opdracht(desk: Desk, _: Arguments) -> Answer:
    """Make a link to the page, for who pressed alone."""
    eis(desk, Daad.DETENTIE_REGISTREREN)
    kolommen(desk.regio)
    adres = maak_link(desk, Paginasoort.DETENTIES, desk.actor.persoon_id)
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    return als_antwoord(kaarten.linkkaart(adres, minuten, desk.teksten), desk.teksten)
