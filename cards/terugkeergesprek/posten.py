"""What is posted because of a talk: a code, a moment and a button. Nothing tells where he is or what he chose."""

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.payloads import Payload
from teksten.catalogus import Teksten


def post(woorden: str, vermeld: str, openen: Payload | None, t: Teksten) -> Card:
    """A post about a talk, in words that were found for it; `openen` is None when there is nothing to open."""
    boven = [tekst(vermeld)] if vermeld else []
    knoppen = [knop(t("terugkeergesprek.knop.openen"), openen, stijl="positive")] if openen else []
    return kaart(t("terugkeergesprek.post.titel"), *boven, tekst(woorden), knoppen=knoppen)
