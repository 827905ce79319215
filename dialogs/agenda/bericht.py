"""The post for one zitting: made once, a while before it, and kept true by editing it."""

from collections import Counter

from cards.agenda import geplaatst, spoedpunt
from dialogs.agenda.beelden import beeld, komende
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.agenda import Agendapunt, Zitting, ZittingStatus, agendamoment, op_volgorde
from domain.errors import NotFound
from domain.persoon import Rol
from storage import agenda, casus, outbox, personen
from storage.plekken import staat_er


def render(context: Context, zitting_id: str) -> OutgoingMessage | Skip:
    """Make the post as it should be now. Before its moment there is none; others may plan it whenever they like."""
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    tafel = context.regio.tafels.get(zitting.tafel)
    if tafel is None:
        return Skip("tafel_onbekend")
    if not staat_er(context.uow, Berichtsoort.AGENDA, zitting_id):
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
    return als_bericht(kaart, context.teksten)


def render_spoed(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Make the short post for an urgent item, where the agenda stands already; once the item is off, it says so."""
    zitting_id, _, casus_id = onderwerp_id.partition(":")
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    er_al = staat_er(context.uow, Berichtsoort.AGENDA_SPOED, onderwerp_id)
    staat_erop = any(een.casus_id == casus_id for een in agenda.punten(context.uow, zitting_id))
    if not er_al:
        reden = waarom_niet(context, zitting)
        if reden is None and not staat_er(context.uow, Berichtsoort.AGENDA, zitting_id):
            # The agenda itself is still to be posted, with the item on it: that is news enough.
            reden = "agenda_volgt"
        if reden is not None or not staat_erop:
            return Skip(reden or "niet_op_agenda")
    code = casus.codes(context.uow, [casus_id]).get(casus_id) if staat_erop else None
    kaart = spoedpunt(zitting.begint_op, code, context.teksten, context.regio.kalender)
    return als_bericht(kaart, context.teksten)


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears about it when the post could not be made: a regisseur of the most items on the agenda.

    Whoever stands in for him hears it in his place. When nobody holds an item, it is the first of the region's
    procesregisseurs, by name.
    """
    zitting_id, _, _ = onderwerp_id.partition(":")
    houders = agenda.houders(context.uow, zitting_id)
    op_aantal = Counter(houders[een.casus_id] for een in _op_agenda(context, zitting_id) if een.casus_id in houders)
    anderen = (een.id for een in personen.met_rol(context.uow, Rol.PROCESREGISSEUR))
    gevonden = (aan_regisseur(context, een) for een in (*(wie for wie, _ in op_aantal.most_common()), *anderen))
    return next((een for een in gevonden if een is not None), None)


def _op_agenda(context: Context, zitting_id: str) -> tuple[Agendapunt, ...]:
    return op_volgorde(agenda.punten(context.uow, zitting_id))


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


def plan(context: Context, zitting_id: str, gesprek_id: str) -> None:
    """See to it that the post in this conversation is as it should be."""
    outbox.plan(context.uow, soort=Berichtsoort.AGENDA, onderwerp_id=zitting_id, gesprek_id=gesprek_id)


def _na(context: Context, zitting: Zitting) -> Zitting | None:
    later = (een for een in komende(context, zitting.tafel, 2) if een.begint_op > zitting.begint_op)
    return next(later, None)
