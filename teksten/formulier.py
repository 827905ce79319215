"""The words around a form that a region defined: the same on a card as on a page."""

from domain.formulier import DELEN_ID, JA, NEE, Formulier, Veld, Veldfout, VeldSoort
from teksten.catalogus import Teksten


def keuzes(veld: Veld, t: Teksten) -> list[tuple[str, str]]:
    """Return the choices of a question, as (code, words)."""
    if veld.soort is VeldSoort.JA_NEE:
        return [(JA, t("uitvraag.formulier.ja")), (NEE, t("uitvraag.formulier.nee"))]
    return [(een.code, een.label) for een in veld.keuzes]


def voorwaarde(formulier: Formulier, veld: Veld, t: Teksten) -> str:
    """Return under what condition a question is meant; empty when it always is."""
    ander = formulier.veld(veld.toon_als.veld) if veld.toon_als is not None else None
    if veld.toon_als is None or ander is None:
        return ""
    namen = dict(keuzes(ander, t))
    waarden = [namen[een].lower() for een in veld.toon_als.waarden if een in namen]
    return t("uitvraag.formulier.alleen_als", vraag=ander.label, antwoord=", ".join(waarden))


def naam_van(formulier: Formulier, invoer_id: str, t: Teksten) -> str:
    """Return the question that an input belongs to."""
    if invoer_id == DELEN_ID:
        return t("formulier.delen.vraag")
    velden = formulier.velden
    return next((een.label for een in velden if invoer_id in {een.id, een.notitie_id, een.aard_id}), invoer_id)


def zin(een: Veldfout, t: Teksten) -> str:
    """Return what is wrong with an input."""
    return t(een.sleutel, maximum=een.maximum)
