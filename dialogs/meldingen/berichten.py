"""What the posts about a melding say, rendered from the state at the moment of sending; and telling it once more."""

from cards.meldingen import bericht as kaarten
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.meldingpost import is_vrij, vertel_regisseurs
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.meldingen.kern import over, over_eigen, stand_voor_melder, stand_voor_regisseur
from domain.errors import NotFound
from domain.melding import Melding, MeldingStatus
from storage import meldingen
from storage.plekken import staat_er
from storage.wekkers import Wekker


def aan_regisseurs(context: Context, melding_id: str) -> OutgoingMessage | Skip:
    """To the regisseurs: it came in, who has it. Once it is dealt with, only a post that is there says so."""
    melding = _lees(context, melding_id)
    if melding is None:
        return Skip("bestaat_niet")
    if not melding.loopt and not staat_er(context.uow, Berichtsoort.MELDING, melding_id):
        return Skip("afgehandeld")
    vrij = is_vrij(context, melding)
    kaart = kaarten.aan_regisseurs(
        melding.id,
        over(context, melding.organisatie, melding.ingediend_op),
        stand_voor_regisseur(context, melding.status, melding.regisseur_id, vrij=vrij),
        context.teksten,
        spoed=melding.spoed,
        vrij=vrij,
        loopt=melding.loopt,
    )
    return als_bericht(kaart, context.teksten)


def aan_melder(context: Context, melding_id: str) -> OutgoingMessage | Skip:
    """To the melder: what happened with it."""
    melding = _lees(context, melding_id)
    if melding is None:
        return Skip("bestaat_niet")
    if melding.status is MeldingStatus.INGETROKKEN and not staat_er(
        context.uow, Berichtsoort.MELDING_BERICHT, melding_id
    ):
        return Skip("ingetrokken")
    stand = stand_voor_melder(context, melding.status, melding.regisseur_id)
    kaart = kaarten.aan_melder(melding.id, over_eigen(context, melding.ingediend_op), stand, context.teksten)
    return als_bericht(kaart, context.teksten)


def herinner(context: Context, wekker: Wekker) -> None:
    """Tell the regisseurs once more when nobody has taken a melding up; after that they know."""
    melding = _lees(context, wekker.onderwerp_id)
    if melding is not None and is_vrij(context, melding):
        vertel_regisseurs(context, melding)


def behandelaar(context: Context, melding_id: str) -> str | None:
    """Return who hears when the melder cannot be reached: whoever took it up."""
    melding = _lees(context, melding_id)
    if melding is None or melding.regisseur_id is None:
        return None
    return aan_regisseur(context, melding.regisseur_id)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: the other regisseurs get the same post, and after a while all are told again."""
    return None


def _lees(context: Context, melding_id: str) -> Melding | None:
    try:
        return meldingen.lees(context.uow, melding_id)
    except NotFound:
        return None
