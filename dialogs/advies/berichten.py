"""What the posts about a question say, rendered from the state at the moment of sending; and telling it once more."""

from cards.advies import beeld as kaarten
from dialogs.advies.kern import (
    hoort,
    is_vrij,
    over,
    over_eigen,
    stand_voor_regisseur,
    stand_voor_vrager,
    themanaam,
    vertel_regisseurs,
)
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.advies import Adviesstatus, Adviesvraag
from domain.errors import NotFound
from storage import advies as adviesvragen
from storage.plekken import staat_er
from storage.wekkers import Wekker


def aan_regisseurs(context: Context, vraag_id: str) -> OutgoingMessage | Skip:
    """To the regisseurs: it came in, who has it. Once it needs no answer, only a post that is there says so."""
    vraag = _lees(context, vraag_id)
    if vraag is None:
        return Skip("bestaat_niet")
    if not vraag.open and not staat_er(context.uow, Berichtsoort.ADVIES_VRAAG, vraag_id):
        return Skip("afgehandeld")
    kaart = kaarten.aan_regisseurs(
        vraag.id,
        over(context, vraag),
        themanaam(context, vraag.thema),
        stand_voor_regisseur(context, vraag),
        context.teksten,
        vrij=is_vrij(context, vraag),
    )
    return als_bericht(kaart, context.teksten)


def aan_vrager(context: Context, vraag_id: str) -> OutgoingMessage | Skip:
    """To who asked: what became of it."""
    vraag = _lees(context, vraag_id)
    if vraag is None:
        return Skip("bestaat_niet")
    if not hoort(context, vraag):
        return Skip("geen_partner_meer")
    if vraag.open or vraag.status is Adviesstatus.INGETROKKEN:
        return Skip("geen_antwoord")
    kaart = kaarten.aan_vrager(
        vraag.id, over_eigen(context, vraag.gesteld_op), stand_voor_vrager(context, vraag), context.teksten
    )
    return als_bericht(kaart, context.teksten)


def herinner(context: Context, wekker: Wekker) -> None:
    """Tell it once more when it still waits for an answer; after that they know."""
    vraag = _lees(context, wekker.onderwerp_id)
    if vraag is not None and vraag.open:
        vertel_regisseurs(context, vraag)


def behandelaar(context: Context, vraag_id: str) -> str | None:
    """Return who hears when the asker cannot be reached: who answered."""
    vraag = _lees(context, vraag_id)
    if vraag is None or vraag.regisseur_id is None:
        return None
    return aan_regisseur(context, vraag.regisseur_id)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: the other regisseurs get the same post, and after a while all are told again."""
    return None


def _lees(context: Context, vraag_id: str) -> Adviesvraag | None:
    try:
        return adviesvragen.lees(context.uow, vraag_id)
    except NotFound:
        return None
