"""The post for one zitting: made once, a while before it, and kept true by editing it."""

from cards.agenda import geplaatst
from dialogs.agenda.beelden import beeld, komende
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.agenda import Zitting, ZittingStatus, agendamoment
from domain.errors import NotFound
from domain.persoon import Rol
from storage import agenda, outbox, personen
from storage.gesprekken import Gesprek
from storage.plekken import plekken


def render(context: Context, zitting_id: str) -> OutgoingMessage | Skip:
    """Make the post as it should be now. Before its moment there is none; others may plan it whenever they like."""
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    tafel = context.regio.tafels.get(zitting.tafel)
    if tafel is None:
        return Skip("tafel_onbekend")
    if not staat_er(context, zitting_id):
        reden = waarom_niet(context, zitting)
        if reden is not None:
            return Skip(reden)
    volgende = _na(context, zitting) if zitting.status is ZittingStatus.VERVALLEN else None
    kaart = geplaatst(
        tafel.naam,
        beeld(context, zitting, None),
        volgende.begint_op if volgende else None,
        context.teksten,
        context.regio.kalender,
    )
    return OutgoingMessage(summary=context.teksten("algemeen.samenvatting"), card=kaart)


def eigenaar(context: Context, _: str) -> str | None:
    """Return who hears about it when the post could not be made: the first procesregisseur of the region, by name."""
    regisseurs = personen.met_rol(context.uow, Rol.PROCESREGISSEUR)
    return regisseurs[0].id if regisseurs else None


def waarom_niet(context: Context, zitting: Zitting) -> str | None:
    """Return why there should be no (new) post for this zitting now; None when there should be one."""
    if zitting.status is ZittingStatus.VERVALLEN:
        return "zitting_vervallen"
    if zitting.begint_op <= context.nu:
        return "zitting_begonnen"
    aanloop = context.regio.termijnen.agenda
    if aanloop is None:
        return "geen_aanloop"
    moment = agendamoment(zitting.begint_op, aanloop, context.regio.kalender)
    return "nog_niet" if context.nu < moment else None


def staat_er(context: Context, zitting_id: str) -> bool:
    """Tell whether the post was made, anywhere."""
    return any(een.geplaatst for een in plekken(context.uow, Berichtsoort.AGENDA, zitting_id))


def plan(context: Context, zitting_id: str, gesprek: Gesprek) -> None:
    """See to it that the post in this conversation is as it should be."""
    outbox.plan(context.uow, soort=Berichtsoort.AGENDA, onderwerp_id=zitting_id, gesprek_id=gesprek.id)


def _na(context: Context, zitting: Zitting) -> Zitting | None:
    later = (een for een in komende(context, zitting.tafel, 2) if een.begint_op > zitting.begint_op)
    return next(later, None)
