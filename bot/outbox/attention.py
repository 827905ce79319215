"""The gate in front of posts that nobody asked for: at most one a day for an organisatie, in working hours.

An urgent post passes at all times and costs nothing, and so does an edit: it wakes nobody.
"""

from dataclasses import dataclass
from datetime import datetime

from dialogs.kern.desk import Context
from dialogs.kern.registry import MessageSpec
from domain.werkdagen import binnen_werkuren
from storage import aandacht
from storage.outbox import Verzending


@dataclass(frozen=True, slots=True)
class NotNow:
    """It waits until this moment (UTC); `reason` is a code, for the row in the outbox."""

    until: datetime
    reason: str


def knock(context: Context, work: Verzending, spec: MessageSpec) -> NotNow | None:
    """Take the attention that a message costs; None when it may go now.

    Call it in the transaction that claims the message, once it is certain that there is something to send. The same
    act, and one that takes its place, may go again on the day it took (an attempt failed); when it slips past midnight
    it needs the new day.
    """
    if work.activity_id is not None:
        return None
    asked = spec.attention(context, work.onderwerp_id)
    if asked is None or asked.urgent:
        return None
    kalender, werkuren = context.regio.kalender, context.regio.werkuren
    opens = binnen_werkuren(context.nu, werkuren, kalender)
    if opens > context.nu:
        return NotNow(opens, "werkuren")
    dag = kalender.lokaal(context.nu).date()
    # By channel, not by address: somebody's chat is one place, whether it is addressed as his or as a conversation.
    taken = aandacht.neem(
        context.uow,
        organisatie=asked.organisatie,
        adres=work.kanaal,
        dag=dag,
        verzending_id=work.id,
        bericht_id=work.bericht_id,
    )
    if taken:
        return None
    return NotNow(kalender.moment(kalender.plus_werkdagen(dag, 1), werkuren.van), "aandacht")
