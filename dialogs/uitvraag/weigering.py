"""Reading a refusal: the same whoever fills it in, the organisatie itself or a regisseur on the phone."""

from domain.tekst import schone_tekst
from domain.uitvraag import LANGSTE_TOELICHTING, Weigergrond, Weigering
from teksten.catalogus import Teksten


def lees_weigering(grond: str, toelichting: str, t: Teksten) -> Weigering | tuple[str, ...]:
    """Return the refusal that was filled in; in words what must be mended when it cannot be kept."""
    if grond not in tuple(Weigergrond):
        return (t("uitvraag.weigeren.kies_grond"),)
    gekozen, schoon = Weigergrond(grond), schone_tekst(toelichting)
    if len(schoon) > LANGSTE_TOELICHTING:
        return (t("uitvraag.weigeren.fout.te_lang", maximum=LANGSTE_TOELICHTING),)
    if gekozen is Weigergrond.ANDERS and not schoon:
        return (t("uitvraag.weigeren.fout.toelichting"),)
    return Weigering(gekozen, schoon)
