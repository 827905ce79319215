"""The alarms of a return: set by who changes a detention, taken back when the casus is closed."""

from datetime import timedelta

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_waar
from domain.detentie import Detentie, aftelmomenten
from domain.planmomenten import ochtend
from storage import wekkers


def zet_aftelwekkers(context: Context, detentie: Detentie) -> None:
    """Set the alarms as a detention says now, in place of what it said before; what was told is kept true."""
    trek_aftelwekkers_in(context, detentie.casus_id)
    regels = context.regio.nazorg
    if regels is None:
        return
    vandaag = context.regio.kalender.lokaal(context.nu).date()
    for dagen, dag in aftelmomenten(detentie, regels.aftelpunten, vandaag):
        wekkers.zet(context.uow, Wekkersoort.AFTELLEN, detentie.casus_id, ochtend(context.regio, dag), dagen)
    if detentie.einde is not None:
        na = ochtend(context.regio, detentie.einde + timedelta(days=regels.nacheck_dagen))
        wekkers.zet(context.uow, Wekkersoort.NACHECK, detentie.casus_id, na)


def trek_aftelwekkers_in(context: Context, casus_id: str) -> None:
    """Take back every alarm of a return, and keep true what was told of it."""
    wekkers.trek_in(context.uow, Wekkersoort.AFTELLEN, casus_id)
    wekkers.trek_in(context.uow, Wekkersoort.NACHECK, casus_id)
    houd_waar(context, Berichtsoort.AFTELLEN, casus_id)
    houd_waar(context, Berichtsoort.NACHECK, casus_id)
