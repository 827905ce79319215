"""/audit behind a button: over which year; then a link to the page."""

from cards import audit as kaarten
from cards.audit import AuditPagina
from dialogs.audit.keuze import getypt, vandaag
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.registry import Arguments
from domain.audit import jaren
from domain.toegang import Daad


def opdracht(desk: Desk, _: Arguments) -> Answer:
    """Ask over which year."""
    eis(desk, Daad.AUDIT_UITVOEREN)
    return _vraag(desk, AuditPagina(), ())


def link(desk: Desk, payload: AuditPagina) -> Answer:
    """Make a link to the page, for who pressed alone."""
    eis(desk, Daad.AUDIT_UITVOEREN)
    keuze, fouten = getypt(desk, payload.jaar, payload.zaad)
    if keuze is None:
        return _vraag(desk, payload, fouten)
    adres = maak_link(desk, Paginasoort.AUDIT, keuze.onderwerp_id)
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    return als_antwoord(kaarten.linkkaart(adres, minuten, desk.teksten), desk.teksten)


def _vraag(desk: Desk, payload: AuditPagina, fouten: tuple[str, ...]) -> Answer:
    t = desk.teksten
    te_kiezen = [str(een.jaar) for een in jaren(vandaag(desk))]
    jaar = payload.jaar if payload.jaar in te_kiezen else ""
    kaart = kaarten.vraag(te_kiezen, t, jaar=jaar, zaad=payload.zaad, fouten=[t(een) for een in fouten])
    return als_antwoord(kaart, t)
