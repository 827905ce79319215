"""Somebody was taken out of a casus while its uitvraag runs: who waited for nobody else has dealt with it."""

from dataclasses import replace

from dialogs.kern import uitvraagpost as post
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_agenda_waar
from domain.errors import NotFound
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, neemt_antwoord_aan, status_na
from storage import agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.wekkers import Wekker

_AF = frozenset({BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD})


def werk_bij(context: Context, wekker: Wekker) -> None:
    """Bring every running uitvraag of the casus up to date with who is in it now."""
    try:
        casus = casussen.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    betrokkenen = tuple(een.id for een in casus.betrokkenen)
    for uitvraag in uitvragen.van_casus(context.uow, casus.id):
        zitting = agenda.lees(context.uow, uitvraag.zitting_id)
        if not neemt_antwoord_aan(uitvraag, zitting.begint_op, context.nu):
            continue
        # Whoever is answering at this moment comes first: then what he said of the others counts here.
        uitvragen.vergrendel(context.uow, uitvraag.id)
        vers = uitvragen.lees(context.uow, uitvraag.id)
        af = [een for een in vers.bevragingen if _werk_bij(context, vers, een, betrokkenen)]
        houd_agenda_waar(context, zitting.id, zitting.tafel)
        if af:
            post.meld_compleet(context, uitvragen.lees(context.uow, uitvraag.id), casus.regisseur_id)


def _werk_bij(context: Context, uitvraag: Uitvraag, een: Bevraging, betrokkenen: tuple[str, ...]) -> bool:
    """Return whether this organisatie has dealt with it now, and had not before."""
    if een.status is BevragingStatus.INGETROKKEN:
        return False
    laatste = uitvragen.laatste_antwoorden(context.uow, uitvraag.casus_id, een.id)
    status = status_na(betrokkenen, [antwoord for antwoord in laatste if antwoord.betrokkene_id in betrokkenen])
    if een.status in _AF:
        # What was dealt with stays dealt with; that nothing is shared about anybody may only show now.
        if status in _AF and status is not een.status:
            uitvragen.wijzig_bevraging(context.uow, replace(een, status=status))
        post.werk_kaart_bij(context, een)
        return False
    is_af = status in _AF
    nieuw = replace(een, status=status, afgehandeld_op=context.nu) if is_af else een
    # Also when nothing changes: an answer that was begun before this reads the casus again.
    nieuw = uitvragen.wijzig_bevraging(context.uow, nieuw)
    if is_af:
        post.werk_bij(context, nieuw)
    else:
        post.werk_kaart_bij(context, nieuw)
    return is_af
