"""What is posted once a zitting is over: the day, codes, counts and a button."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.payloads import Payload
from teksten.catalogus import Teksten


def post(titel: str, regels: Sequence[str], openen: Payload | None, t: Teksten, *, voor: str = "") -> Card:
    """A post: what it is about, what is to be known, and how to open it.

    Args:
        titel: the heading.
        regels: what it says, line by line; empty ones are left out.
        openen: what the button opens; None when there is nothing to open.
        t: the words.
        voor: for which organisatie it is, where several share a conversation; empty when that is not told there.
    """
    boven: list[CardElement] = [tekst(voor, zacht=True)] if voor else []
    knoppen = [knop(t("verslag.knop.openen"), openen, stijl="positive")] if openen else []
    return kaart(titel, *boven, *(tekst(een) for een in regels if een), knoppen=knoppen)
