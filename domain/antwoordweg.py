"""Where an organisatie answers: on a card, which passes through Teams, or on a page of our own, which does not.

Three ways, chosen per deployment (constraint L14 of the design): all on cards; cards for what is chosen and pages for
what is written or sensitive; all on pages. A tafel may say that its forms are for the page as a whole.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.formulier import Formulier, Veld


class Antwoordplek(StrEnum):
    """What a tafel says of its forms (`antwoorden_op` in the region's file)."""

    KAART = "kaart"
    PAGINA = "pagina"


class Antwoordweg(StrEnum):
    """What a deployment says of all forms."""

    KAART = "kaart"
    """Everything on cards, also what is sensitive: for who has no pages."""
    GEMENGD = "gemengd"
    """As the tafel says; and what is written or sensitive always on the page."""
    PAGINA = "pagina"
    """Every form on the page; a card says at most that somebody is not known, or that nothing is shared."""


@dataclass(frozen=True, slots=True)
class Verdeling:
    """How one form is divided.

    Attributes:
        buiten: ids of the inputs (fields, notes, "fact or judgement") that a card does not ask.
        geheel: whether the whole form is for the page.
    """

    buiten: frozenset[str] = frozenset()
    geheel: bool = False

    @property
    def pagina(self) -> bool:
        """Tell whether there is anything to fill in on the page."""
        return self.geheel or bool(self.buiten)


ALLES_OP_DE_KAART = Verdeling()


def verdeel(formulier: Formulier, plek: Antwoordplek, weg: Antwoordweg) -> Verdeling:
    """Return what of a form a card asks, and what only the page.

    A card cannot be saved without what is required. So where something required is written or sensitive, the whole form
    goes to the page: half a form would say less than the organisatie wants to, and look like all.
    """
    if weg is Antwoordweg.KAART:
        return ALLES_OP_DE_KAART
    buiten = _buiten(formulier)
    verplicht = any(veld.verplicht and veld.id in buiten for veld in formulier.velden)
    if weg is Antwoordweg.PAGINA or plek is Antwoordplek.PAGINA or verplicht:
        return Verdeling(buiten | {een for veld in formulier.velden for een in _invoer(veld)}, geheel=True)
    return Verdeling(buiten)


def _buiten(formulier: Formulier) -> frozenset[str]:
    gevonden: set[str] = set()
    for veld in formulier.velden:
        hangt_eraan = veld.toon_als is not None and veld.toon_als.veld in gevonden
        if veld.gevoelig or veld.is_tekst or hangt_eraan:
            gevonden.update(_invoer(veld))
        elif veld.notitie:
            # Without its note a choice need not say whether it is a fact or a judgement.
            gevonden.update((veld.notitie_id, veld.aard_id))
    return frozenset(gevonden)


def _invoer(veld: Veld) -> tuple[str, ...]:
    return (veld.id, veld.notitie_id, veld.aard_id)
