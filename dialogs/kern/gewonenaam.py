"""What a body is called in plain words, to the person himself: on his page, on paper and in his letter."""

from domain.regio import Regio
from teksten.catalogus import Teksten


def gewone_naam(regio: Regio, t: Teksten, organisatie: str, taal: str = "") -> str:
    """Return it: the region's own words in its language, the catalogue's in any other; else the body's own name.

    Args:
        regio: of which the body is.
        t: the texts in that language.
        organisatie: its code.
        taal: the language of the reader; empty is the region's.
    """
    bekend = regio.organisaties.get(organisatie)
    if bekend is None:
        return regio.organisatienaam(organisatie)
    sleutel = f"gast.naam.{bekend.soort}"
    vertaald = t(sleutel) if t.heeft(sleutel) else ""
    eigen = regio.eenvoudig.get(bekend.soort, "")
    gevonden = eigen or vertaald if taal in {"", regio.taal} else vertaald or eigen
    return gevonden or bekend.naam
