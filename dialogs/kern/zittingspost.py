"""What stands in Teams of a zitting that goes on: the running agenda in the chat of its meeting."""

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from domain.agenda import Zitting
from storage import outbox
from storage import zittingsverloop as opslag


def houd_loop_waar(context: Context, zitting: Zitting) -> None:
    """See to it that the running agenda stands, and is true, in the conversation where the zitting runs."""
    gesprek_id = opslag.gesprek_van(context.uow, zitting.id)
    if gesprek_id is not None:
        outbox.plan(
            context.uow, soort=Berichtsoort.ZITTING_LOOP, onderwerp_id=zitting.id, gesprek_id=gesprek_id, voorrang=5
        )
