"""What whoever leads a zitting is told by itself: the meeting opened, nobody is there any more, it should be over.

Nothing begins or ends by it: it only offers.
"""

from datetime import datetime, timedelta
from typing import Final

from cards.zitting import melden as kaarten
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import AlarmSpec, MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.zittingen import punten_van, stand_van
from dialogs.kern.zittingspost import (
    NAKIJKEN,
    OVER,
    TIJDEN,
    Paneelreden,
    eigenaar,
    einde_van,
    houd_loop_waar,
    meld,
)
from domain.agenda import Zitting, ZittingStatus
from domain.errors import NotFound
from domain.zittingsverloop import Zittingsfase, Zittingsstand
from storage import agenda, wekkers
from storage.plekken import staat_er
from storage.wekkers import Wekker

VOORUIT: Final = timedelta(days=1)
"""How far ahead the alarm is set that looks whether a zitting was held."""

_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})


def register(registry: Registry) -> None:
    """Declare the post, its alarm and the round that sets it."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZITTING_PANEEL,
            render=render,
            # Said twice it does no harm.
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
            # Who removed it has seen it.
            post_anew=False,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.ZITTING_NA, gaat_af))
    registry.rounds.append(ronde)


def ronde(context: Context) -> None:
    """Set, for every zitting of the coming day, the alarm that looks whether it was held and ended."""
    for een in agenda.tussen(context.uow, None, context.nu, context.nu + VOORUIT):
        if een.status is ZittingStatus.GEPLAND and een.tafel in context.regio.tafels:
            wekkers.zet(context.uow, Wekkersoort.ZITTING_NA, een.id, einde_van(context, een) + NAKIJKEN, OVER)


def gaat_af(context: Context, wekker: Wekker) -> None:
    """It should be over by now, or the clock times on the running agenda are not true any more."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if zitting.status is not ZittingStatus.GEPLAND:
        return
    nu = stand_van(context, zitting.id)
    if wekker.volgnummer == TIJDEN:
        if nu.fase in _GAAT:
            houd_loop_waar(context, zitting, nu)
        return
    # With nothing on its agenda nobody is asked whether it was held.
    iets = nu.fase in _GAAT or bool(punten_van(context, zitting.id))
    if nu.fase is not Zittingsfase.KLAAR and iets and _zou_over_zijn(context, zitting):
        meld(context, zitting, Paneelreden.NA)


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Make the post (subject: `<zitting>:<reason>`) as it is now."""
    zitting_id, _, woord = onderwerp_id.partition(":")
    try:
        zitting, reden = agenda.lees(context.uow, zitting_id), Paneelreden(woord)
    except (NotFound, ValueError):
        return Skip("zitting_onbekend")
    nu = stand_van(context, zitting_id)
    vervallen = zitting.status is not ZittingStatus.GEPLAND
    if not staat_er(context.uow, Berichtsoort.ZITTING_PANEEL, onderwerp_id) and (vervallen or not _geldt(nu, reden)):
        return Skip("niet_meer_nodig")
    sleutel = "vervallen" if vervallen else _wat(nu, reden)
    t, kalender = context.teksten, context.regio.kalender
    return als_bericht(kaarten.paneelpost(zitting.id, zitting.begint_op, t(f"zitting.post.{sleutel}"), t, kalender), t)


def _zou_over_zijn(context: Context, zitting: Zitting) -> bool:
    """Tell whether it should be over: it may have been moved since the alarm was set."""
    moment: datetime = einde_van(context, zitting) + NAKIJKEN
    if context.nu < moment:
        wekkers.zet(context.uow, Wekkersoort.ZITTING_NA, zitting.id, moment, OVER)
        return False
    return True


def _geldt(nu: Zittingsstand, reden: Paneelreden) -> bool:
    """Tell whether somebody should still be told."""
    match reden:
        case Paneelreden.OPEN:
            return nu.fase is Zittingsfase.OPEN
        case Paneelreden.LEEG:
            return nu.fase in _GAAT and nu.leeg_sinds is not None
        case Paneelreden.NA:
            return nu.fase is not Zittingsfase.KLAAR
        case Paneelreden.GEVRAAGD:
            return True


def _wat(nu: Zittingsstand, reden: Paneelreden) -> str:
    """Return what the post says, as the end of its key."""
    if nu.fase is Zittingsfase.KLAAR:
        return "klaar"
    if reden is Paneelreden.GEVRAAGD:
        return "gevraagd"
    if nu.fase in _GAAT:
        if reden is Paneelreden.NA:
            return "na_bezig"
        return "leeg" if reden is Paneelreden.LEEG and nu.leeg_sinds is not None else "bezig"
    if reden is Paneelreden.NA:
        return "na_niet_begonnen"
    return "open" if nu.fase is Zittingsfase.OPEN else "niet_open"
