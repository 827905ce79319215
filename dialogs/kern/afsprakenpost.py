"""What an organisatie agreed to do, as it stands in Teams, and the alarms of each afspraak."""

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_waar
from domain.afspraak import Afspraak
from storage import wekkers


def houd_afspraken_waar(context: Context, organisatie: str) -> None:
    """Keep true what stands in Teams about the afspraken of an organisatie."""
    houd_waar(context, Berichtsoort.AFSPRAKEN, organisatie)


def zet_wekkers(context: Context, afspraak: Afspraak) -> None:
    """Set the alarms of an afspraak anew; who has nothing to do about it is reminded of nothing."""
    wekkers.trek_in(context.uow, Wekkersoort.AFSPRAAK, afspraak.id)
