"""What a regisseur is told on the working day before a zitting: about how many nothing was decided yet."""

from cards.quickscan import lijst as kaarten
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.quickscanbesluit import bericht_id
from dialogs.kern.registry import Skip
from dialogs.kern.weekvraag import komende_zittingen
from dialogs.quickscan.laden import van_zitting
from domain.agenda import Zitting, ZittingStatus
from domain.errors import NotFound
from domain.uitvraagtermijn import regio_moment
from storage import agenda, outbox
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.plekken import staat_er
from storage.wekkers import Wekker


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell everybody who has still to decide about somebody; who stands in for him gets it."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if zitting.status is not ZittingStatus.GEPLAND or zitting.begint_op <= context.nu:
        return
    ids = {een.casus_id for een in uitvragen.van_zitting(context.uow, zitting.id)}
    for regisseur_id in sorted({een.regisseur_id for een in casussen.lees_alle(context.uow, ids).values()}):
        naar = aan_regisseur(context, regisseur_id)
        if naar is not None and _onbeslist(context, regisseur_id, zitting):
            outbox.plan(
                context.uow,
                soort=Berichtsoort.QUICKSCAN,
                onderwerp_id=bericht_id(context, regisseur_id, zitting),
                persoon_id=naar,
                niet_voor=regio_moment(context.regio, context.nu),
            )


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say about how many nothing was decided yet, and when the zitting is: a count and a moment."""
    regisseur_id, zitting = _van(context, onderwerp_id)
    aantal = _onbeslist(context, regisseur_id, zitting) if zitting else 0
    if not aantal and not staat_er(context.uow, Berichtsoort.QUICKSCAN, onderwerp_id):
        return Skip("niets_te_besluiten")
    begint_op = zitting.begint_op if zitting else None
    return als_bericht(kaarten.bericht(aantal, begint_op, context.teksten, context.regio.kalender), context.teksten)


def vervallen(context: Context, onderwerp_id: str, _: str) -> Skip | None:
    """Once the zitting has begun, or nothing is left to decide, it is not posted any more."""
    regisseur_id, zitting = _van(context, onderwerp_id)
    if zitting is None or not _onbeslist(context, regisseur_id, zitting):
        return Skip("niets_te_besluiten")
    return None


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: the quickscan itself tells the same."""
    return None


def _van(context: Context, onderwerp_id: str) -> tuple[str, Zitting | None]:
    """Return whose it is, and the zitting that comes after its day; None once that has begun."""
    regisseur_id = onderwerp_id.partition(":")[0]
    komend = (een for een in komende_zittingen(context) if een.begint_op > context.nu)
    op_dag = (een for een in komend if bericht_id(context, regisseur_id, een) == onderwerp_id)
    return regisseur_id, next(op_dag, None)


def _onbeslist(context: Context, regisseur_id: str, zitting: Zitting) -> int:
    return sum(een.onbeslist for een in van_zitting(context, zitting, [regisseur_id]))
