"""A card on its way out. The same neutral line goes beside it: toasts and lock screens show that, never the card."""

from dialogs.kern.answers import ShowCard
from dialogs.kern.desk import Context
from dialogs.kern.ports import Card, Mention, OutgoingMessage
from domain.rio import rio_bodies
from domain.uitvraagvoorstel import is_inrichting
from teksten.catalogus import Teksten


def als_antwoord(kaart: Card, teksten: Teksten) -> ShowCard:
    """Return a card as the answer to a turn."""
    return ShowCard(kaart, teksten("algemeen.samenvatting"))


def als_bericht(kaart: Card, teksten: Teksten, *, mentions: tuple[Mention, ...] = ()) -> OutgoingMessage:
    """Return a card as a post that waits to be sent; `mentions` are who is woken by it."""
    return OutgoingMessage(summary=teksten("algemeen.samenvatting"), card=kaart, mentions=mentions)


def noem(context: Context, organisatie: str) -> str:
    """Return how an organisatie is named in a post to others, beside the code of a casus.

    A prison, or the RIO, is not: its name would tell of whoever is behind the code that he is, or was, detained. Which
    one it is stands behind the button.
    """
    if is_inrichting(context.regio, organisatie) or organisatie in rio_bodies(context.regio):
        return context.teksten("algemeen.een_organisatie")
    return context.regio.organisatienaam(organisatie)
