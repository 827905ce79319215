"""The choice of a casus, for a command that was typed without a code."""

from collections.abc import Sequence

from cards.bouwstenen import Card, kaart, keuzevak, knop, tekst
from cards.payloads import OpdrachtOpen
from teksten.catalogus import Teksten


def kies(titel: str, opdracht: str, codes: Sequence[str], t: Teksten) -> Card:
    """Ask which casus, by its code; without any, say so."""
    if not codes:
        return kaart(titel, tekst(t("casuskeuze.geen")))
    vak = keuzevak(
        "casuscode",
        t("algemeen.verplicht", label=t("casuskeuze.welke")),
        [(code, code) for code in codes],
        verplicht=t("casuskeuze.kies"),
        open_=False,
    )
    return kaart(titel, vak, knoppen=[knop(t("casuskeuze.verder"), OpdrachtOpen(opdracht=opdracht), stijl="positive")])
