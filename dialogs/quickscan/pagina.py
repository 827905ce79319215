"""The week as a page, to go through and to print: of the answers only what the whole tafel may hear is on it."""

from cards.quickscan import lijst as kaarten
from cards.quickscan.payloads import QuickscanPagina
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginabezoek, Paginasoort, maak_link
from dialogs.quickscan import laden
from dialogs.quickscan.tonen import noteer, zitting_met
from domain.toegang import Daad
from pages import quickscan as paginas


def link(desk: Desk, payload: QuickscanPagina) -> Answer:
    """Make a link to the page, for who pressed alone."""
    eis(desk, Daad.QUICKSCAN_ZIEN)
    zitting = zitting_met(desk, payload.zitting)
    adres = maak_link(desk, Paginasoort.QUICKSCAN, zitting.id)
    kaart = kaarten.link(zitting.id, adres, int(LINK_GELDIG.total_seconds() // 60), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page, of the people he runs now; each time it is looked at that is written down per person."""
    eis(bezoek, Daad.QUICKSCAN_ZIEN)
    zitting = zitting_met(bezoek, onderwerp_id)
    zaken = laden.van_zitting(bezoek, zitting, bezoek.actor.regisseert_voor)
    noteer(bezoek, zaken, zitting)
    mensen = laden.personen(bezoek, zaken, op_papier=True)
    return paginas.pagina(zitting.begint_op, mensen, bezoek.nu, bezoek.teksten, bezoek.regio.kalender)
