"""Who takes part in a casus changed: what stands in Teams of the zittingen that have it on their agenda says so.

Whoever takes part no more is called for nothing, and what he was told before holds his code no longer.
"""

from datetime import timedelta
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_agenda_waar, houd_waar
from dialogs.kern.uitnodigingen import kijk_straks_bij
from domain.zittingsverloop import Zittingsfase, stand
from storage import agenda, zittingsverloop

TERUG: Final = timedelta(weeks=13)
"""How far back what was told of a zitting is kept true: as long as its verslag stands among what can be read."""
_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})


def houd_zittingen_waar(context: Context, casus_id: str, organisatie: str) -> None:
    """Keep true what a zitting told its chat and this organisatie, after that came to take part, or does so no more."""
    kijk_straks_bij(context, casus_id)
    van = context.nu - TERUG
    for zitting in agenda.zittingen_met_casus(context.uow, [casus_id], van).get(casus_id, ()):
        regels = zittingsverloop.regels(context.uow, zitting.id)
        if not regels:
            continue
        if stand(regels).fase in _GAAT:
            houd_agenda_waar(context, zitting.id, zitting.tafel)
        oproep = zittingsverloop.oproepen(context.uow, zitting.id).get(casus_id)
        if oproep is not None:
            onderwerp = f"{zitting.id}:{casus_id}:{organisatie}:{oproep.nr}"
            houd_waar(context, Berichtsoort.ZITTING_OPROEP, onderwerp)
        houd_waar(context, Berichtsoort.VERSLAG, f"{zitting.id}:{organisatie}")
