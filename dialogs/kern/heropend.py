"""A casus that was opened again: what was asked before it was closed belongs to another time."""

from collections.abc import Iterable
from datetime import datetime

from dialogs.kern.desk import Context
from domain.agenda import Agendasoort
from domain.casus import Casus
from domain.opschaalladder import heropend_op
from domain.uitvraag import Uitvraag, agendasoort
from storage import opschaalladder


def soort_op_agenda(context: Context, casus: Casus, uitvragen: Iterable[Uitvraag], zitting_id: str) -> Agendasoort:
    """Return why a casus comes on the agenda of a zitting: after it came back it is a her-melding the first time."""
    sinds = heropend_op(opschaalladder.van_casus(context.uow, casus.id))
    deze_keer = [een for een in uitvragen if sinds is None or een.gestart_op >= sinds]
    return agendasoort(casus, deze_keer, zitting_id)


def heropend_na(context: Context, casus_id: str, moment: datetime | None) -> bool:
    """Tell whether a casus was opened again after a moment: what was still to be done then is of another time."""
    sinds = heropend_op(opschaalladder.van_casus(context.uow, casus_id))
    return sinds is not None and moment is not None and sinds > moment
