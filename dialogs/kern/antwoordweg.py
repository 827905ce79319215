"""Where a form about somebody is filled in: on a card, or (in part) on a page. For every topic that asks one."""

from dialogs.kern.desk import Bezoek, Desk
from domain.antwoordweg import ALLES_OP_DE_KAART, Antwoordplek, Antwoordweg, Verdeling, verdeel
from domain.casus import Casus
from domain.formulier import Formulier


def verdeling_voor(bezoek: Bezoek, formulier: Formulier, casus: Casus) -> Verdeling:
    """Return what of a form about somebody in this casus a card asks, and what only a page.

    Without pages a card asks all.
    """
    if not isinstance(bezoek, Desk) or not bezoek.pagina_adres:
        return ALLES_OP_DE_KAART
    return verdeel(formulier, _plek(bezoek, casus), bezoek.antwoordweg)


def _plek(desk: Desk, casus: Casus) -> Antwoordplek:
    if desk.antwoordweg is Antwoordweg.KAART:
        return Antwoordplek.KAART
    tafel = desk.regio.tafels.get(casus.tafel)
    return tafel.antwoorden_op if tafel else Antwoordplek.KAART
