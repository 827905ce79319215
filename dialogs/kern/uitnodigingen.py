"""That it is looked at whether everybody who is expected at a zitting was told when: for whoever changes that.

Nothing is told here. An alarm says *look*; what is told follows from how it is by then (`dialogs/uitnodiging/`).
"""

from datetime import timedelta
from enum import IntEnum
from typing import Final

from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from storage import agenda, wekkers

RUST: Final = timedelta(minutes=10)
"""How long after a change it is looked: what is changed right after it goes along."""


class Kijkt(IntEnum):
    """Why it is looked at: each reason has an alarm of its own, so that none moves that of another."""

    AGENDA = 0
    """Its agenda was posted."""
    WIJZIGING = 1
    DAGELIJKS = 2
    """What nobody says aloud: a contact that is new, somebody who does not come."""


def kijk_straks(context: Context, zitting_id: str) -> None:
    """Something about a zitting changed: see to it that it is looked who must be told."""
    if context.regio.zitting.uitnodigen:
        wanneer = context.nu + RUST
        wekkers.zet(context.uow, Wekkersoort.ZITTING_UITNODIGING, zitting_id, wanneer, Kijkt.WIJZIGING)


def kijk_straks_bij(context: Context, casus_id: str) -> None:
    """Who takes part in a casus changed: the same, for every zitting to come that has it on its agenda."""
    if context.regio.zitting.uitnodigen:
        for zitting in agenda.zittingen_met_casus(context.uow, [casus_id], context.nu).get(casus_id, ()):
            kijk_straks(context, zitting.id)
