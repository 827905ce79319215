"""The one post about a signal, which says that it waits; and what rings some weeks before its term."""

from cards import bij as kaarten
from dialogs.bij.kern import is_besloten
from dialogs.kern.bijsignalen import gebruik_van, vertel
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.bij import Gebruik
from domain.errors import NotFound
from storage import bij as signalen
from storage.wekkers import Wekker


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell it once more when nothing was decided."""
    regel = _open(context, wekker.onderwerp_id)
    if regel is not None:
        vertel(context, regel.id, regel.gemeente)


def render(context: Context, signaal_id: str) -> OutgoingMessage | Skip:
    """That a signal waits: nothing of it, not even for which gemeente."""
    if _open(context, signaal_id) is None:
        return Skip("afgehandeld")
    return als_bericht(kaarten.bericht(context.teksten), context.teksten)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: it stands in the list of everybody who deals with it."""
    return None


def _open(context: Context, signaal_id: str) -> signalen.Signaalregel | None:
    try:
        regel = signalen.regel(context.uow, signaal_id)
    except NotFound:
        return None
    leeft = gebruik_van(context, signaal_id) is Gebruik.IN_GEBRUIK
    return regel if leeft and not is_besloten(regel) else None
