"""Telling everybody what changed for him, once the agenda of a zitting was posted and until it begins.

May be done again at any time: who was told how it is hears nothing.
"""

from datetime import datetime, timedelta
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.uitnodigingen import RUST, Kijkt
from dialogs.kern.zittingen import stand_van
from dialogs.uitnodiging.plek import merk
from dialogs.uitnodiging.wie import Genodigde, genodigden
from domain.agenda import Zitting, ZittingStatus, agendamoment
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.uitnodiging import Nieuws, Uitnodiging, bijgesteld, eerste, wacht_tot
from storage import agenda, contacten, outbox, wekkers
from storage import uitnodiging as opslag
from storage.outbox import Bericht
from storage.wekkers import Wekker

VOORUIT: Final = timedelta(weeks=1)
"""How far ahead alarms are set: as for the agendas themselves."""

OPNIEUW_KIJKEN: Final = timedelta(days=1)


def ronde(context: Context) -> None:
    """Set the alarm of every zitting whose agenda is to be posted soon, or was."""
    aanloop = context.regio.termijnen.agenda
    if aanloop is None or not context.regio.zitting.uitnodigen:
        return
    tot = context.nu + VOORUIT
    # The agenda is posted some working days before; never more than a few weeks.
    for zitting in agenda.tussen(context.uow, None, context.nu, tot + timedelta(weeks=3)):
        if zitting.status is not ZittingStatus.GEPLAND or zitting.tafel not in context.regio.tafels:
            continue
        moment = agendamoment(zitting.begint_op, aanloop, context.regio.kalender)
        if moment <= tot:
            # An alarm that rang at this moment does not ring again.
            _wek(context, zitting, moment + RUST, Kijkt.AGENDA)


def gaat_af(context: Context, wekker: Wekker) -> None:
    """Look who must be told something, and tell him."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if context.regio.zitting.uitnodigen and zitting.tafel in context.regio.tafels:
        vertel(context, zitting)


def vertel(context: Context, zitting: Zitting) -> None:
    """Tell everybody what changed for him; nothing before the agenda was posted, nor once it has begun."""
    al = opslag.van_zitting(context.uow, zitting.id)
    if is_begonnen(context, zitting) or not (al or _is_geplaatst(context, zitting)):
        return
    nu_verwacht = genodigden(context, zitting)
    later: list[datetime] = []
    nieuws: list[Nieuws] = []
    for contact_id in sorted({*al, *nu_verwacht}):
        een = _nieuws(context, zitting, al.get(contact_id), nu_verwacht.get(contact_id))
        if een is None:
            continue
        eerder = al.get(contact_id)
        wanneer = wacht_tot(eerder, een.uitnodiging.tijden, context.nu) if eerder is not None else None
        if wanneer is None:
            nieuws.append(een)
        else:
            later.append(wanneer)
    _verstuur(context, zitting, nieuws)
    if later:
        _wek(context, zitting, min(later), Kijkt.WIJZIGING)
    _wek(context, zitting, context.nu + OPNIEUW_KIJKEN, Kijkt.DAGELIJKS)


def is_begonnen(context: Context, zitting: Zitting) -> bool:
    """Tell whether nobody is told any more: whoever is late then is called."""
    return zitting.begint_op <= context.nu or stand_van(context, zitting.id).begonnen_op is not None


def _nieuws(
    context: Context, zitting: Zitting, eerder: Uitnodiging | None, genodigde: Genodigde | None
) -> Nieuws | None:
    if genodigde is None:
        return bijgesteld(eerder, (), eerder.plek, context.nu) if eerder is not None else None
    plek = merk(context, zitting, genodigde.contact.email)
    if eerder is not None:
        return bijgesteld(eerder, genodigde.tijden, plek, context.nu)
    contact = genodigde.contact
    return eerste(zitting.id, contact.id, contact.organisatie, genodigde.tijden, plek, context.nu)


def _verstuur(context: Context, zitting: Zitting, nieuws: list[Nieuws]) -> None:
    if not nieuws:
        return
    berichten: list[Bericht] = []
    for een in nieuws:
        opslag.zet(context.uow, een.uitnodiging)
        wie = een.uitnodiging.contact_id
        if contacten.lees(context.uow, wie).actief:
            berichten += [_bericht(een.uitnodiging, nummer) for nummer in een.nummers]
    outbox.plan_alle(context.uow, berichten)
    context.log(Handeling.ZITTING_UITGENODIGD, onderwerp_id=zitting.id)


def _bericht(een: Uitnodiging, nummer: int) -> Bericht:
    onderwerp_id = f"{een.zitting_id}:{een.organisatie}:{een.contact_id}:{nummer}"
    # What was mailed cannot be edited: each is a mail of its own, about the same item in his calendar.
    return Bericht(Berichtsoort.MAIL_UITNODIGING, onderwerp_id, contact_id=een.contact_id, los=True)


def _is_geplaatst(context: Context, zitting: Zitting) -> bool:
    aanloop = context.regio.termijnen.agenda
    if aanloop is None or zitting.status is not ZittingStatus.GEPLAND:
        return False
    return agendamoment(zitting.begint_op, aanloop, context.regio.kalender) + RUST <= context.nu


def _wek(context: Context, zitting: Zitting, wanneer: datetime, waarom: Kijkt) -> None:
    if wanneer < zitting.begint_op:
        wekkers.zet(context.uow, Wekkersoort.ZITTING_UITNODIGING, zitting.id, wanneer, waarom)
