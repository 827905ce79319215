"""That the chat of a zitting hears of it when the order of its agenda changes while it goes on."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from domain.agenda import Zitting
from domain.zittingsoproep import is_anders
from domain.zittingsverloop import Zittingsfase, Zittingsstand
from storage import outbox, wekkers
from storage import zittingsverloop as opslag

TUSSENPOOS: Final = timedelta(minutes=1)
"""How long after one change was told the next one is: whoever moves items one by one makes one post."""
_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})


def houd_volgorde_waar(context: Context, zitting: Zitting, nu: Zittingsstand, volgorde: Sequence[str]) -> None:
    """Tell it in the chat of the meeting when what is still to come is not in the order that was told there.

    The first order is told by the running agenda itself.
    """
    verteld = opslag.volgorde_van(context.uow, zitting.id)
    if verteld is None or nu.fase not in _GAAT:
        if verteld is not None and verteld.casussen is not None:
            # It is over: which casussen were on it needs to be known no longer.
            opslag.zet_volgorde(context.uow, zitting.id, None, verteld.nr, verteld.op)
        return
    if verteld.casussen is None:
        opslag.zet_volgorde(context.uow, zitting.id, volgorde, verteld.nr, verteld.op)
        return
    if not is_anders(verteld.casussen, nu, volgorde):
        return
    if verteld.op is not None and context.nu < verteld.op + TUSSENPOOS:
        wekkers.zet(context.uow, Wekkersoort.ZITTING_OPROEP, zitting.id, verteld.op + TUSSENPOOS)
        return
    nr = verteld.nr + 1
    opslag.zet_volgorde(context.uow, zitting.id, volgorde, nr, context.nu)
    outbox.plan(
        context.uow,
        soort=Berichtsoort.ZITTING_VOLGORDE,
        onderwerp_id=f"{zitting.id}:{nr}",
        gesprek_id=verteld.gesprek_id,
        voorrang=5,
    )
