"""The private word to whoever typed in the chat of a talk: there the bot is silent."""

from cards.terugkeergesprek import tijdens as kaarten
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip


def register(registry: Registry) -> None:
    """Declare it."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.TERUGKEERGESPREK_STIL,
            render=render,
            on_uncertain=OnUncertain.RESEND,
            owner=niemand,
            post_anew=False,
        )
    )


def render(context: Context, _: str) -> OutgoingMessage | Skip:
    """Say it; the same to everybody, of which talk it was is not said."""
    return als_bericht(kaarten.stil(context.teksten), context.teksten)


def niemand(_: Context, __: str) -> str | None:
    """Nobody in particular hears that it could not be delivered."""
    return None
