"""Step three of sending: write down what came of it, and settle what a crash left behind."""

from datetime import timedelta

from bot.outbox.delivery import Next, judge
from bot.outbox.parts import Claimed, Room, Sent
from bot.outbox.places import remember
from dialogs.kern.desk import Context
from dialogs.kern.ports import SendFailed, SendOutcome
from dialogs.kern.registry import MessageSpec
from domain.errors import Unavailable
from storage import gesprekken, outbox
from storage.outbox import OutboxStatus, Verzending
from storage.store import UnitOfWork

RECORDING_PAUSES = (0.2, 1.0, 3.0, 10.0)
"""Seconds between attempts to record, when the database is away just after a message was sent."""


async def record_patiently(room: Room, claimed: Claimed, outcome: Sent | SendFailed) -> None:
    """Write down what came of it; when the database is away, a few times.

    Raises:
        Unavailable: it stayed away.
    """
    for pause in (*RECORDING_PAUSES, None):
        try:
            return await room.parts.store.run(room.scope(), _record, room, claimed, outcome)
        except Unavailable:
            if pause is None:
                raise
            await room.parts.sleep(pause)
    return None


def settle_expired(uow: UnitOfWork, room: Room) -> None:
    """Decide about every message whose sender was not heard of again."""
    for work in outbox.verlopen_leases(uow):
        spec = room.parts.registry.messages.get(work.soort)
        if spec is None:
            outbox.vervallen(uow, work, "soort_onbekend")
        elif work.activity_id is not None:
            # An edit that is made twice is made once.
            outbox.later(uow, work, timedelta(0), "lease")
        else:
            _settle(room, room.context(uow), work, spec, SendFailed(SendOutcome.UNCERTAIN))


def _record(uow: UnitOfWork, room: Room, claimed: Claimed, outcome: Sent | SendFailed) -> None:
    work = claimed.work
    if isinstance(outcome, SendFailed):
        _settle(room, room.context(uow), work, claimed.spec, outcome)
        return
    conversation_id = None
    if outcome.opened is not None:
        conversation_id = remember(uow, outcome.opened, work.persoon_id).id
    kept = outbox.gelukt(uow, work, outcome.activity_id or None, conversation_id, ouder=claimed.spec.older)
    if kept and work.activity_id is None:
        claimed.spec.posted(room.context(uow), work.onderwerp_id)
    room.note(work, "sent" if kept else "sent_late")


def _settle(room: Room, context: Context, work: Verzending, spec: MessageSpec, failed: SendFailed) -> None:
    """Write down that it was not delivered, and tell the owner where only he can do something about it."""
    uow, verdict = context.uow, judge(failed, work.pogingen, spec.on_uncertain, room.parts.pauses)
    current = outbox.lees(uow, work.id)
    if (current.claim, current.status) != (work.claim, OutboxStatus.VERZENDEN):
        return  # our lease ran out, and somebody else has settled it
    if verdict.next is Next.UNREACHABLE and _became_known(uow, work):
        outbox.later(uow, work, timedelta(0), "gesprek_bekend")
        return
    match verdict.next:
        case Next.WAIT:
            outbox.later(uow, work, verdict.after, verdict.reason, blokkeer_gesprek=verdict.block)
        case Next.UNREACHABLE:
            outbox.onbereikbaar(uow, work, verdict.reason)
        case Next.GONE:
            outbox.bericht_weg(uow, work, opnieuw_plaatsen=spec.post_anew)
        case Next.DEAD:
            outbox.dood(uow, work, verdict.status, verdict.reason)
        case Next.ASK:
            outbox.onzeker(uow, work, verdict.reason)
    if verdict.next in {Next.UNREACHABLE, Next.DEAD, Next.ASK}:
        # Read again: what the owner is told hangs on what became of it.
        room.parts.undeliverable(context, outbox.lees(uow, work.id))
    room.note(work, failed.outcome.value, verdict)


def _became_known(uow: UnitOfWork, work: Verzending) -> bool:
    """Tell whether somebody whom nothing connected with us has spoken to us since the message was claimed."""
    if work.gesprek is not None or work.persoon_id is None:
        return False
    return gesprekken.persoonlijk(uow, work.persoon_id) is not None
