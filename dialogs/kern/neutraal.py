"""A card on its way out. The same neutral line goes beside it: toasts and lock screens show that, never the card."""

from dialogs.kern.answers import ShowCard
from dialogs.kern.ports import Card, Mention, OutgoingMessage
from teksten.catalogus import Teksten


def als_antwoord(kaart: Card, teksten: Teksten) -> ShowCard:
    """Return a card as the answer to a turn."""
    return ShowCard(kaart, teksten("algemeen.samenvatting"))


def als_bericht(kaart: Card, teksten: Teksten, *, mentions: tuple[Mention, ...] = ()) -> OutgoingMessage:
    """Return a card as a post that waits to be sent; `mentions` are who is woken by it."""
    return OutgoingMessage(summary=teksten("algemeen.samenvatting"), card=kaart, mentions=mentions)
