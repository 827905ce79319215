"""Where a form about somebody is filled in: on the card, or (in part) on a page, and the link to it."""

from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.paginas import Paginasoort, maak_link
from dialogs.uitvraag.antwoorden.lijst import Gevraagde
from domain.antwoordweg import ALLES_OP_DE_KAART, Antwoordplek, Antwoordweg, Verdeling, verdeel


def verdeling(bezoek: Bezoek, een: Gevraagde) -> Verdeling:
    """Return what of the form about somebody a card asks, and what only the page. Without pages a card asks all."""
    if not isinstance(bezoek, Desk) or not bezoek.pagina_adres:
        return ALLES_OP_DE_KAART
    return verdeel(een.formulier, _plek(bezoek, een), bezoek.antwoordweg)


def link(desk: Desk, een: Gevraagde) -> str:
    """Return the address of the page about somebody, for who pressed alone; empty when nothing is asked there."""
    return maak_link(desk, Paginasoort.ANTWOORD, een.id) if verdeling(desk, een).pagina else ""


def _plek(desk: Desk, een: Gevraagde) -> Antwoordplek:
    if desk.antwoordweg is Antwoordweg.KAART:
        return Antwoordplek.KAART
    tafel = desk.regio.tafels.get(een.zaak.casus.tafel)
    return tafel.antwoorden_op if tafel else Antwoordplek.KAART
