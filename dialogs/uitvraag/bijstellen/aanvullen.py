"""Somebody was added to a casus while its uitvraag runs: those who were asked are asked about him too."""

from dataclasses import replace

from dialogs.kern import uitvraagpost as post
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_agenda_waar
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, neemt_antwoord_aan
from domain.uitvraagtermijn import herinnermomenten
from storage import agenda, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.wekkers import Wekker


def vul_aan(context: Context, wekker: Wekker) -> None:
    """Bring every running uitvraag of the casus up to date with who is in it now."""
    try:
        casus = casussen.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    betrokkenen = {een.id for een in casus.betrokkenen}
    for uitvraag in uitvragen.van_casus(context.uow, casus.id):
        zitting = agenda.lees(context.uow, uitvraag.zitting_id)
        if not neemt_antwoord_aan(uitvraag, zitting.begint_op, context.nu):
            continue
        # Whoever is answering at this moment may not know of him: wait for that answer, and look what it made of it.
        uitvragen.vergrendel(context.uow, uitvraag.id)
        for bevraging in uitvragen.lees(context.uow, uitvraag.id).bevragingen:
            _vul_aan(context, uitvraag, bevraging, betrokkenen)
        houd_agenda_waar(context, zitting.id, zitting.tafel)


def _vul_aan(context: Context, uitvraag: Uitvraag, bevraging: Bevraging, betrokkenen: set[str]) -> None:
    """Ask one organisatie again when it had answered; whoever refused for everybody is left alone."""
    if bevraging.status is BevragingStatus.OPEN:
        # A new row version: an answer that was begun before this reads the casus again.
        uitvragen.wijzig_bevraging(context.uow, bevraging)
        post.werk_kaart_bij(context, bevraging)
        return
    laatste = uitvragen.laatste_antwoorden(context.uow, uitvraag.casus_id, bevraging.id)
    if bevraging.status is BevragingStatus.GEWEIGERD or betrokkenen <= {een.betrokkene_id for een in laatste}:
        return
    uitvragen.wijzig_bevraging(context.uow, replace(bevraging, status=BevragingStatus.OPEN))
    context.log(Handeling.UITVRAAG_AANGEVULD, casus_id=uitvraag.casus_id, onderwerp_id=bevraging.id)
    # An edited card wakes nobody, so it is posted anew; the reminders that were taken back come again.
    post.vraag_opnieuw(context, bevraging)
    for moment in herinnermomenten(context.regio, uitvraag.deadline, context.nu):
        wekkers.zet(context.uow, Wekkersoort.HERINNERING, bevraging.id, moment.wanneer, moment.volgnummer)
