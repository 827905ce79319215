"""Step one: what is to be done with a meeting that was claimed, as what it is for is now. One transaction."""

from dataclasses import replace

from bot.vergaderen.kinds import Kind, M
from bot.vergaderen.parts import Call, Parts, Task, log
from bot.vergaderen.settling import reject
from dialogs.kern.desk import Context
from domain.logboek import Handeling
from domain.vergadering import Vergaderfout, Vergaderstatus
from storage.store import UnitOfWork
from storage.vergaderwerk import Werk

_TO_BE_MADE = frozenset({Vergaderstatus.TE_MAKEN, Vergaderstatus.TE_LEZEN, Vergaderstatus.TE_VERZETTEN})
_TO_GO = frozenset({Vergaderstatus.TE_VERWIJDEREN, Vergaderstatus.AFGEKEURD})


def claim(uow: UnitOfWork, parts: Parts, kind: Kind[M]) -> Werk[M] | None:
    """Claim the meeting that waits longest; a transaction of its own, so that a fault in one keeps no other."""
    return kind.claim(uow, parts.worker, parts.lease)


def prepare(uow: UnitOfWork, parts: Parts, kind: Kind[M], work: Werk[M]) -> Task[M] | None:
    """Return the call that is to be made; None when there turned out to be nothing to ask of Graph."""
    context = parts.context(uow)
    meeting = kind.read(uow, work.vergadering.id)
    if work.afgebroken and meeting.status is Vergaderstatus.TE_MAKEN:
        # Somebody was making it and was not heard of again: what he made, if anything, is known to nobody.
        parts.note(meeting, Call.CREATE, "perhaps_orphaned")
        log.warning("meeting_perhaps_orphaned", regio=parts.regio, vergadering_id=meeting.id)
    if meeting.status in _TO_BE_MADE and not kind.is_wanted(context, meeting):
        meeting = kind.keep(uow, replace(meeting, status=Vergaderstatus.TE_VERWIJDEREN, gegevens=None))
    if meeting.status in _TO_GO and meeting.extern_id:
        return Task(kind, replace(work, vergadering=meeting), Call.DELETE)
    if meeting.status is Vergaderstatus.TE_LEZEN and meeting.extern_id:
        return Task(kind, replace(work, vergadering=meeting), Call.READ)
    if meeting.status in _TO_BE_MADE:
        return _make_or_change(context, parts, kind, work, meeting)
    if parts.apps is not None and kind.wants_bot(meeting):
        return Task(kind, replace(work, vergadering=meeting), Call.INSTALL)
    _nothing_left(context, parts, kind, meeting)
    kind.release(uow, work)
    return None


def _make_or_change(context: Context, parts: Parts, kind: Kind[M], work: Werk[M], meeting: M) -> Task[M] | None:
    wish = kind.wish(context, meeting)
    if wish is None:
        raise ValueError("what is wanted has a moment")
    if not wish.mede_organisatoren:
        reject(context, parts, kind, meeting, Vergaderfout.NIEMAND)
        kind.release(context.uow, work)
        return None
    call = Call.CHANGE if meeting.extern_id else Call.CREATE
    return Task(kind, replace(work, vergadering=meeting), call, wish)


def _nothing_left(context: Context, parts: Parts, kind: Kind[M], meeting: M) -> None:
    status = meeting.status
    if status is Vergaderstatus.TE_VERWIJDEREN:
        # It was never made.
        status = Vergaderstatus.VERWIJDERD
        parts.note(meeting, Call.DELETE, "nothing_there")
        kind.log(context, Handeling.VERGADERING_VERWIJDERD, meeting)
    kind.keep(context.uow, replace(meeting, status=status, werk_vanaf=None))
