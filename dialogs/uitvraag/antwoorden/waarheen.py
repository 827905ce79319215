"""Where a form about somebody is filled in: on the card, or (in part) on a page, and the link to it."""

from collections.abc import Collection, Mapping

from dialogs.kern.antwoordweg import verdeling_voor
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.paginas import Paginasoort, maak_link
from dialogs.uitvraag.antwoorden.lijst import Gevraagde
from dialogs.uitvraag.zaak import Zaak
from domain.antwoordweg import Verdeling
from domain.formulier import Formulier
from domain.uitvraag import Antwoord


def verdeling(bezoek: Bezoek, een: Gevraagde) -> Verdeling:
    """Return what of the form about somebody a card asks, and what only the page. Without pages a card asks all."""
    return verdeling_van(bezoek, een.formulier, een.zaak)


def verdeling_van(bezoek: Bezoek, formulier: Formulier, zaak: Zaak) -> Verdeling:
    """Return the same for a form in which somebody else types what an organisatie says."""
    return verdeling_voor(bezoek, formulier, zaak.casus)


def samen(eerder: Antwoord | None, gegeven: Mapping[str, str], buiten: Collection[str]) -> dict[str, str]:
    """Return what was filled in on a card, with what it did not ask (`buiten`) kept as it was filled in on the page."""
    if eerder is None:
        return dict(gegeven)
    bewaard = {id_: wat for id_, wat in eerder.waarden if id_ in buiten}
    return {**bewaard, **{id_: wat for id_, wat in gegeven.items() if wat or id_ not in buiten}}


def link(desk: Desk, een: Gevraagde) -> str:
    """Return the address of the page about somebody, for who pressed alone; empty when nothing is asked there."""
    return maak_link(desk, Paginasoort.ANTWOORD, een.id) if verdeling(desk, een).pagina else ""
