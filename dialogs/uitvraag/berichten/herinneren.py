"""What happens by itself: reminders, closing when the zitting begins, and sending what could not be sent at first."""

from dataclasses import replace

from dialogs.kern import uitvraagpost as post
from dialogs.kern.bereik import vraag_werklijst
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.uitvraag.zaak import Zaak, laad
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.uitvraag import BevragingStatus, UitvraagStatus
from domain.uitvraagtermijn import is_laatste_herinnering, regio_moment
from storage import agenda, wekkers, werklijst
from storage import uitvraag as uitvragen
from storage.wekkers import Wekker


def herinner(context: Context, wekker: Wekker) -> None:
    """Remind an organisatie that still owes an answer; of the last reminder the regisseur hears as well.

    Nobody is disturbed outside working hours: an alarm that rings late waits for the next ones.
    """
    zaak = _wacht_nog(context, wekker.onderwerp_id)
    if zaak is None:
        return
    wanneer = regio_moment(context.regio, context.nu)
    if wanneer > context.nu:
        if wanneer < zaak.zitting.begint_op:
            wekkers.zet(context.uow, Wekkersoort.HERINNERING, zaak.bevraging.id, wanneer, wekker.volgnummer)
        return
    if post.wek(context, zaak.bevraging):
        context.log(Handeling.UITVRAAG_HERINNERD, casus_id=zaak.casus.id, onderwerp_id=zaak.bevraging.id)
    if is_laatste_herinnering(context.regio, wekker.volgnummer):
        regisseur_id, bevraging_id = zaak.casus.regisseur_id, zaak.bevraging.id
        meld_regisseur(context, regisseur_id, Berichtsoort.LAATSTE_HERINNERING, bevraging_id)


def bezorg(context: Context, wekker: Wekker) -> None:
    """Look again whether an organisatie can be reached, and ask it what waits; else the alarm is set once more."""
    zitting_id, _, organisatie = wekker.onderwerp_id.partition(":")
    lijst = werklijst.voor_zitting(context.uow, organisatie, zitting_id)
    if lijst is not None and lijst.te_doen:
        vraag_werklijst(context, organisatie, zitting_id)


def sluit(context: Context, wekker: Wekker) -> None:
    """The zitting begins: its uitvragen take no more answers, and their cards say so."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if context.nu < zitting.begint_op:
        wekkers.zet(context.uow, Wekkersoort.SLUITING, zitting.id, zitting.begint_op)
        return
    for uitvraag in uitvragen.van_zitting(context.uow, zitting.id):
        if uitvraag.status is not UitvraagStatus.OPEN:
            continue
        uitvragen.wijzig(context.uow, replace(uitvraag, status=UitvraagStatus.GESLOTEN))
        context.log(Handeling.UITVRAAG_GESLOTEN, casus_id=uitvraag.casus_id, onderwerp_id=uitvraag.id)
        for bevraging in uitvraag.bevragingen:
            post.werk_bij(context, bevraging)


def _wacht_nog(context: Context, bevraging_id: str) -> Zaak | None:
    try:
        zaak = laad(context, bevraging_id)
    except NotFound:
        return None
    open_ = zaak.loopt(context.nu) and zaak.bevraging.status is BevragingStatus.OPEN
    return zaak if open_ else None
