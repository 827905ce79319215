"""Zittingen that follow the region's rhythm, and the moment at which each agenda is posted.

Everything here may be done again at any time, by any number of replicas, and then changes nothing.
"""

from dataclasses import replace
from datetime import timedelta

from dialogs.agenda import bericht, ochtend
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from domain.agenda import VOORUIT, Bijstelling, Zitting, ZittingStatus, agendamoment, stel_bij
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.regio import Tafel
from domain.rooster import zittingen
from storage import agenda, gesprekken, wekkers
from storage.gesprekken import Gesprek
from storage.plekken import plekken
from storage.wekkers import Wekker

WEKKERS_VOORUIT = timedelta(weeks=1)
"""How far ahead alarms are set. Short, because the region may change its lead time, and every round sets them again."""

OPNIEUW_KIJKEN = timedelta(minutes=15)
"""How long after an alarm that found no conversation it rings again; each time twice as long, up to a day. One that is
registered meanwhile gets the agenda at the next round."""
LANGST_WACHTEN = timedelta(days=1)


def ronde(context: Context) -> None:
    """Plan the zittingen of every tafel, set the alarms for their agendas, and make up for what was missed."""
    for tafel in context.regio.tafels.values():
        _volg_rooster(context, tafel)
    for zitting in agenda.tussen(context.uow, None, context.nu, context.nu + VOORUIT):
        if zitting.tafel in context.regio.tafels:
            _zorg_voor_agenda(context, zitting)


def gaat_af(context: Context, wekker: Wekker) -> None:
    """The agenda of a zitting is due: post it. Without a conversation of the tafel, look again later."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if bericht.waarom_niet(context, zitting) is not None:
        return
    gesprek = gesprekken.voor_tafel(context.uow, zitting.tafel)
    if gesprek is None:
        _kijk_later(context, zitting)
        return
    _plaats(context, zitting, gesprek)


def _kijk_later(context: Context, zitting: Zitting) -> None:
    """Look again after as long as it has been due already: that doubles by itself."""
    aanloop = context.regio.termijnen.agenda
    if aanloop is not None:
        al = context.nu - agendamoment(zitting.begint_op, aanloop, context.regio.kalender)
        over = min(max(al, OPNIEUW_KIJKEN), LANGST_WACHTEN)
        wekkers.zet(context.uow, Wekkersoort.AGENDA, zitting.id, context.nu + over)


def _volg_rooster(context: Context, tafel: Tafel) -> None:
    """Bring the zittingen of a tafel in line with its rhythm. One that sits ad hoc is left as people planned it."""
    rooster = tafel.rooster
    if rooster is None:
        return
    tot = context.nu + VOORUIT
    momenten = {een.begint_op for een in zittingen(rooster, context.nu, tot, context.regio.kalender)}
    bestaand = agenda.tussen(context.uow, tafel.code, context.nu, tot)
    # Only of what may have to change it matters whether anything stands on it.
    twijfel = [een for een in bestaand if een.begint_op not in momenten or een.status is not ZittingStatus.GEPLAND]
    bezet = {een.id for een in twijfel if agenda.punten(context.uow, een.id)}
    _voer_uit(context, tafel, stel_bij(momenten, bestaand, bezet, rooster.tussenpoos))


def _voer_uit(context: Context, tafel: Tafel, bij: Bijstelling) -> None:
    for moment in bij.nieuw:
        agenda.plan(context.uow, tafel.code, moment)
    for zitting, naar in bij.verplaatst:
        _wijzig(context, replace(zitting, begint_op=naar), Handeling.AGENDA_GEWIJZIGD)
    for zitting in bij.vervallen:
        _wijzig(context, replace(zitting, status=ZittingStatus.VERVALLEN), Handeling.AGENDA_AFGELAST)
    for zitting in bij.herleefd:
        _wijzig(context, replace(zitting, status=ZittingStatus.GEPLAND), Handeling.AGENDA_GEWIJZIGD)


def _wijzig(context: Context, zitting: Zitting, handeling: Handeling) -> None:
    agenda.wijzig(context.uow, zitting)
    context.log(handeling, onderwerp_id=zitting.id)
    wekkers.trek_in(context.uow, Wekkersoort.AGENDA, zitting.id)
    wekkers.trek_in(context.uow, Wekkersoort.AGENDA_VANDAAG, zitting.id)
    for plek in plekken(context.uow, Berichtsoort.AGENDA, zitting.id):
        if plek.gesprek_id is not None:
            bericht.plan(context, zitting.id, plek.gesprek_id)


def _zorg_voor_agenda(context: Context, zitting: Zitting) -> None:
    """Set the alarm of a zitting, or post its agenda when its moment went by without that."""
    aanloop = context.regio.termijnen.agenda
    if zitting.status is not ZittingStatus.GEPLAND or aanloop is None:
        return
    if zitting.begint_op <= context.nu + WEKKERS_VOORUIT:
        ochtend.zet(context, zitting)
    moment = agendamoment(zitting.begint_op, aanloop, context.regio.kalender)
    if context.nu < moment:
        if moment <= context.nu + WEKKERS_VOORUIT:
            wekkers.zet(context.uow, Wekkersoort.AGENDA, zitting.id, moment)
        return
    gesprek = gesprekken.voor_tafel(context.uow, zitting.tafel)
    if gesprek is None or bericht.waarom_niet(context, zitting) is not None:
        return
    if all(plek.gesprek_id != gesprek.id for plek in plekken(context.uow, Berichtsoort.AGENDA, zitting.id)):
        _plaats(context, zitting, gesprek)


def _plaats(context: Context, zitting: Zitting, gesprek: Gesprek) -> None:
    bericht.plan(context, zitting.id, gesprek.id)
    wekkers.trek_in(context.uow, Wekkersoort.AGENDA, zitting.id)
    context.log(Handeling.AGENDA_GEPLAATST, onderwerp_id=zitting.id)
