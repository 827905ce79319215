"""The morning of a zitting: a short post that says that it is today; the agenda itself stands above it."""

from cards.agenda import vandaag
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.agenda import Agendasoort, Zitting, ZittingStatus, ochtendmoment
from domain.errors import NotFound
from storage import agenda, gesprekken, outbox, wekkers
from storage.plekken import staat_er
from storage.wekkers import Wekker


def zet(context: Context, zitting: Zitting) -> None:
    """Set the alarm of the morning of a zitting, or take it back when there is none (any more)."""
    aanloop = context.regio.termijnen.agenda
    moment = None if aanloop is None else ochtendmoment(zitting.begint_op, aanloop, context.regio.kalender)
    if moment is None or zitting.status is not ZittingStatus.GEPLAND:
        wekkers.trek_in(context.uow, Wekkersoort.AGENDA_VANDAAG, zitting.id)
    elif context.nu < moment:
        wekkers.zet(context.uow, Wekkersoort.AGENDA_VANDAAG, zitting.id, moment)


def gaat_af(context: Context, wekker: Wekker) -> None:
    """It is the morning: say so in the conversation of the tafel, when the agenda stands there."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    gesprek = gesprekken.voor_tafel(context.uow, zitting.tafel)
    if gesprek is not None and _waarom_niet(context, zitting) is None:
        outbox.plan(context.uow, soort=Berichtsoort.AGENDA_VANDAAG, onderwerp_id=zitting.id, gesprek_id=gesprek.id)


def render(context: Context, zitting_id: str) -> OutgoingMessage | Skip:
    """Make the post: how many casussen, and how many of these come first because something agreed is late."""
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    tafel = context.regio.tafels.get(zitting.tafel)
    if tafel is None:
        return Skip("tafel_onbekend")
    reden = _waarom_niet(context, zitting)
    if reden is not None and not staat_er(context.uow, Berichtsoort.AGENDA_VANDAAG, zitting_id):
        return Skip(reden)
    punten = agenda.punten(context.uow, zitting.id)
    eerst = sum(een.soort is Agendasoort.AFSPRAAK for een in punten)
    kaart = vandaag(
        tafel.naam, zitting.id, zitting.begint_op, (len(punten), eerst), context.teksten, context.regio.kalender
    )
    return als_bericht(kaart, context.teksten)


def _waarom_niet(context: Context, zitting: Zitting) -> str | None:
    """Return why nothing is to be said; None when something is."""
    if zitting.status is ZittingStatus.VERVALLEN:
        return "zitting_vervallen"
    if zitting.begint_op <= context.nu:
        return "zitting_begonnen"
    # An agenda on which nothing stands wakes nobody.
    return None if agenda.punten(context.uow, zitting.id) else "lege_agenda"
