"""What is posted because of a talk: a code, a moment and a button. Nothing tells where he is or what he chose."""

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.payloads import Payload
from teksten.catalogus import Teksten


def voor_organisatie(naam: str) -> list[CardElement]:
    """For which organisatie a post is, below its heading; nothing when it is not named."""
    return [tekst(naam, zacht=True)] if naam else []


def post(woorden: str, vermeld: str, openen: Payload | None, t: Teksten, *, voor: str = "") -> Card:
    """A post about a talk, in words that were found for it; `openen` is None when there is nothing to open.

    `voor` is the organisatie for which it is: several may share a conversation. Empty for the regisseur, and where its
    name would tell too much.
    """
    boven = [*voor_organisatie(voor), *([tekst(vermeld)] if vermeld else [])]
    knoppen = [knop(t("terugkeergesprek.knop.openen"), openen, stijl="positive")] if openen else []
    return kaart(t("terugkeergesprek.post.titel"), *boven, tekst(woorden), knoppen=knoppen)
