"""What happens by itself with an afspraak: its owner is asked, it is followed, and of silence the regisseur hears."""

from dataclasses import replace

from dialogs.kern.afsprakenagenda import zet_op_agenda
from dialogs.kern.afsprakenpost import houd_afspraken_waar, meld_stil, wek, zet_wekkers
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, Monitoringwijze
from domain.afspraaktermijn import Wekkernummer, monitoringmoment, na_vraag, nog_reden, volgt_anders
from domain.agenda import Agendasoort
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.uitvraagtermijn import regio_moment
from storage import afspraken, openstaand, wekkers
from storage import casus as casussen
from storage.wekkers import Wekker


def gaat_af(context: Context, wekker: Wekker) -> None:
    """Ask the owner of an afspraak, or tell the regisseur that nothing is heard; nothing once its reason has gone.

    Nobody is disturbed outside working hours: an alarm that rings late waits for the next ones.
    """
    try:
        afspraak = afspraken.lees(context.uow, wekker.onderwerp_id)
        casus = casussen.lees(context.uow, afspraak.casus_id)
    except NotFound:
        return
    gehoord = afspraak.teken_op >= wekker.wanneer
    if (
        casus.fase is Fase.AFGESLOTEN
        or gehoord
        or not nog_reden(context.regio, afspraak, wekker.volgnummer, context.nu)
    ):
        return
    wanneer = regio_moment(context.regio, context.nu)
    if wanneer > context.nu:
        wekkers.zet(context.uow, Wekkersoort.AFSPRAAK, afspraak.id, wanneer, wekker.volgnummer)
    elif wekker.volgnummer == Wekkernummer.GEEN_GEHOOR:
        _meld(context, casus, afspraak)
    else:
        _vraag(context, casus, afspraak, wekker.volgnummer)


def _vraag(context: Context, casus: Casus, afspraak: Afspraak, nummer: int) -> None:
    anders = volgt_anders(afspraak, nummer)
    if anders is Monitoringwijze.TAFEL:
        zet_op_agenda(context, casus, Agendasoort.LOPEND)
    if anders is None or nummer != Wekkernummer.MONITORING:
        gevraagd = _herinner(context, casus, afspraak)
    else:
        gevraagd = _volg(context, afspraak)
    if anders is Monitoringwijze.TELEFOON or (anders is None and not gevraagd):
        meld_stil(context, afspraak.id, casus.regisseur_id)


def _herinner(context: Context, casus: Casus, afspraak: Afspraak) -> bool:
    """Remind the owner; tell whether anything leaves for him. Only then it counts."""
    over = [een for een in openstaand.bij(context.uow, afspraak.organisatie) if een.id == afspraak.id]
    if not wek(context, afspraak.organisatie, over):
        _volg(context, afspraak)
        return False
    verder = na_vraag(context.regio, afspraak, context.nu)
    gevraagd = afspraken.wijzig(context.uow, replace(verder, gevraagd=afspraak.gevraagd + 1))
    _schrijf(context, casus, gevraagd, Afspraakhandeling.HERINNERD, Handeling.AFSPRAAK_HERINNERD)
    zet_wekkers(context, gevraagd)
    houd_afspraken_waar(context, afspraak.organisatie)
    return True


def _volg(context: Context, afspraak: Afspraak) -> bool:
    """Let its rhythm go on, without having asked the owner himself; return that he was not."""
    verder = na_vraag(context.regio, afspraak, context.nu)
    if verder != afspraak:
        afspraken.wijzig(context.uow, verder)
        volgende = monitoringmoment(context.regio, verder, context.nu)
        if volgende is not None:
            wekkers.zet(context.uow, Wekkersoort.AFSPRAAK, afspraak.id, volgende, Wekkernummer.MONITORING)
    return False


def _meld(context: Context, casus: Casus, afspraak: Afspraak) -> None:
    """Nothing was heard: the regisseur hears it, and the next agenda of the tafel begins with it."""
    gemeld = afspraken.wijzig(context.uow, replace(afspraak, gemeld_op=context.nu))
    _schrijf(context, casus, gemeld, Afspraakhandeling.GEMELD, Handeling.AFSPRAAK_GEMELD)
    zet_op_agenda(context, casus, Agendasoort.AFSPRAAK)
    zet_wekkers(context, gemeld)
    meld_stil(context, gemeld.id, casus.regisseur_id)
    houd_afspraken_waar(context, gemeld.organisatie)


def _schrijf(
    context: Context, casus: Casus, afspraak: Afspraak, handeling: Afspraakhandeling, in_logboek: Handeling
) -> None:
    afspraken.schrijf(
        context.uow,
        Afspraakregel(
            id=context.uow.new_id(),
            afspraak_id=afspraak.id,
            casus_id=casus.id,
            handeling=handeling,
            op=context.nu,
            door_id=None,
        ),
    )
    context.log(in_logboek, casus_id=casus.id, onderwerp_id=afspraak.id, doel=casus.grondslag or None)
