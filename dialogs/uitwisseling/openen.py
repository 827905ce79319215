"""/uitkomst behind a button: a link to the page, for the regisseur of the casus alone."""

from cards import uitwisseling as kaarten
from cards.uitwisseling import UitkomstOpen
from dialogs.kern.answers import Answer
from dialogs.kern.casuskeuze import vraag_welke
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.registry import Arguments
from dialogs.kern.uitkomsten import uitkomsten_van
from domain.casus import Casus
from domain.toegang import Daad


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Ask of which casus, or go on with the one that was named."""
    if arguments.casuscode is None:
        return vraag_welke(desk, desk.teksten("uitwisseling.kop"), "uitkomst")
    return _link(desk, laad_casus(desk, Daad.UITKOMST_UITVOEREN, code=arguments.casuscode))


def openen(desk: Desk, payload: UitkomstOpen) -> Answer:
    """Make the link from a button of another card."""
    return _link(desk, laad_casus(desk, Daad.UITKOMST_UITVOEREN, casus_id=payload.casus))


def _link(desk: Desk, casus: Casus) -> Answer:
    code = str(casus.code)
    if not desk.pagina_adres:
        return als_antwoord(kaarten.geen_paginas(code, desk.teksten), desk.teksten)
    aantal = len(uitkomsten_van(desk, casus))
    adres = maak_link(desk, Paginasoort.UITKOMST, casus.id) if aantal else ""
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    return als_antwoord(kaarten.linkkaart(code, aantal, adres, minuten, desk.teksten), desk.teksten)
