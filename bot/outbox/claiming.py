"""Step one of sending: claim, reserve the send slot, render and mark, all in one transaction."""

from dataclasses import replace

from bot.outbox.attention import knock
from bot.outbox.parts import Claimed, Room, log
from bot.outbox.places import route_to
from dialogs.kern.desk import Context
from dialogs.kern.gespreksstilte import zwijgt_in
from dialogs.kern.ports import OutgoingMail, OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Skip
from domain.errors import TafelbotError, Unavailable
from storage import contacten, outbox
from storage.outbox import OutboxStatus, Verzending
from storage.store import UnitOfWork

DATABASE_AWAY = "opslag.onbereikbaar"
"""How storage says that a database does not answer: everything waits then. Any other fault is of one message alone."""

MOST_UNCERTAIN = 1000
"""Open questions about messages that are looked through; there are as many as people have not answered."""


def claim(uow: UnitOfWork, room: Room) -> Claimed | Skip | None:
    """Claim the next message; a `Skip` when it turned out not to be sent now, None when nothing may be sent."""
    parts, context = room.parts, room.context(uow)
    work = outbox.neem(uow, werker=parts.worker, limieten=parts.limits, verhuur=parts.lease)
    if work is None:
        return None
    spec = parts.registry.messages.get(work.soort)
    try:
        rendered = Skip("soort_onbekend") if spec is None else _rendered(context, work, spec)
        not_now = None if spec is None or isinstance(rendered, Skip) else knock(context, work, spec)
    except Exception as error:  # the boundary of a job: the other messages go on
        if isinstance(error, Unavailable) and error.key == DATABASE_AWAY:
            raise
        return _not_rendered(room, context, work, error)
    if spec is None or isinstance(rendered, Skip):
        reason = rendered.reden if isinstance(rendered, Skip) else "soort_onbekend"
        outbox.vervallen(uow, work, reason)
        room.note(work, f"skipped:{reason}")
        return Skip(reason)
    if not_now is not None and spec.true_meanwhile:
        edit = outbox.bewerk_eerst(uow, work, not_now.until)
        if edit is not None:
            return Claimed(edit, spec, rendered, route_to(context, edit))
    if not_now is not None:
        outbox.stel_uit(uow, work, not_now.until, not_now.reason)
        room.note(work, "postponed")
        return Skip(not_now.reason)
    return Claimed(work, spec, rendered, None if work.contact_id is not None else route_to(context, work))


def _rendered(context: Context, work: Verzending, spec: MessageSpec) -> OutgoingMessage | OutgoingMail | Skip:
    """Render; but post nothing a second time while a person has yet to look whether it stands there already.

    When he says that it does not, the first act is sent, and says what is so by then.
    """
    if work.gesprek is not None and zwijgt_in(context.uow, work.gesprek):
        # Whatever planned it: in the chat of a talk nothing is ever posted, or changed.
        return Skip("zwijgt")
    if work.contact_id is not None and work.activity_id is not None:
        # What was mailed cannot be changed, and a second mail is never meant by an edit.
        return Skip("al_gemaild")
    if spec.on_uncertain is OnUncertain.ASK and work.activity_id is None:
        uncertain = outbox.van_status(context.uow, OutboxStatus.ONZEKER, MOST_UNCERTAIN)
        if any(each.bericht_id == work.bericht_id for each in uncertain):
            return Skip("wacht_op_keuze")
    lapsed = spec.lapsed(context, work.onderwerp_id, work.adres) if work.activity_id is None else None
    if lapsed is not None:
        return lapsed
    rendered = spec.render(context, work.onderwerp_id)
    if isinstance(rendered, Skip):
        return rendered
    if isinstance(rendered, OutgoingMail) != (work.contact_id is not None):
        raise WrongKind(work.soort)
    return _addressed(context, work.contact_id, rendered)


def _addressed(
    context: Context, contact_id: str | None, rendered: OutgoingMessage | OutgoingMail
) -> OutgoingMessage | OutgoingMail | Skip:
    if contact_id is None or not isinstance(rendered, OutgoingMail):
        return rendered
    contact = contacten.lees(context.uow, contact_id)
    return replace(rendered, to=contact.email) if contact.actief and contact.email else Skip("contact_gestopt")


class WrongKind(Exception):
    """A mail was planned to a conversation, or a card to an address: a mistake in our code."""


def _not_rendered(room: Room, context: Context, work: Verzending, error: Exception) -> Skip:
    """Put a message that cannot be made aside for a while: a fault in one must not keep the others."""
    name = error.key if isinstance(error, TafelbotError) else type(error).__name__
    room.note(work, "not_rendered")
    log.error("not_rendered", regio=room.regio, kind=work.soort, outbox_id=work.id, exc_info=error)
    pauses = room.parts.pauses
    if work.pogingen >= pauses.most_attempts:
        outbox.dood(context.uow, work, None, f"render:{name}"[:100])
    else:
        outbox.later(context.uow, work, pauses.after(work.pogingen), f"render:{name}"[:100])
    return Skip("render")
