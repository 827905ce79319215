"""Step one: what is to be done with a meeting that was claimed, as its talk is now. One transaction."""

from dataclasses import replace

from bot.vergaderen.parts import Call, Parts, Task, log
from bot.vergaderen.settling import reject
from dialogs.kern.desk import Context
from dialogs.kern.vergaderingen import wens_voor
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import Vergaderfout, Vergadering, Vergaderstatus
from storage import terugkeergesprek
from storage import vergadering as opslag
from storage.store import UnitOfWork
from storage.vergadering import Werk

_WANTED = frozenset({Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG})
_TO_BE_MADE = frozenset({Vergaderstatus.TE_MAKEN, Vergaderstatus.TE_LEZEN, Vergaderstatus.TE_VERZETTEN})
_TO_GO = frozenset({Vergaderstatus.TE_VERWIJDEREN, Vergaderstatus.AFGEKEURD})


def claim(uow: UnitOfWork, parts: Parts) -> Werk | None:
    """Claim the meeting that waits longest; a transaction of its own, so that a fault in one keeps no other."""
    return opslag.neem(uow, werker=parts.worker, verhuur=parts.lease)


def prepare(uow: UnitOfWork, parts: Parts, work: Werk) -> Task | None:
    """Return the call that is to be made; None when there turned out to be nothing to ask of Graph."""
    context = parts.context(uow)
    meeting = opslag.lees(uow, work.vergadering.id)
    gesprek = terugkeergesprek.lees(uow, meeting.gesprek_id)
    if work.afgebroken and meeting.status is Vergaderstatus.TE_MAKEN:
        # Somebody was making it and was not heard of again: what he made, if anything, is known to nobody.
        parts.note(meeting, Call.CREATE, "perhaps_orphaned")
        log.warning("meeting_perhaps_orphaned", regio=parts.regio, vergadering_id=meeting.id)
    if meeting.status in _TO_BE_MADE and not _is_wanted(context, gesprek):
        meeting = opslag.wijzig(uow, replace(meeting, status=Vergaderstatus.TE_VERWIJDEREN, gegevens=None))
    if meeting.status in _TO_GO and meeting.extern_id:
        return Task(replace(work, vergadering=meeting), Call.DELETE)
    if meeting.status is Vergaderstatus.TE_LEZEN and meeting.extern_id:
        return Task(replace(work, vergadering=meeting), Call.READ)
    if meeting.status in _TO_BE_MADE:
        return _make_or_change(context, parts, work, meeting, gesprek)
    _nothing_left(context, parts, meeting)
    opslag.geef_terug(uow, work)
    return None


def _make_or_change(
    context: Context, parts: Parts, work: Werk, meeting: Vergadering, gesprek: Terugkeergesprek
) -> Task | None:
    wish = wens_voor(context, gesprek)
    if not wish.mede_organisatoren:
        reject(context, parts, meeting, gesprek, Vergaderfout.NIEMAND)
        opslag.geef_terug(context.uow, work)
        return None
    call = Call.CHANGE if meeting.extern_id else Call.CREATE
    return Task(replace(work, vergadering=meeting), call, wish)


def _is_wanted(context: Context, gesprek: Terugkeergesprek) -> bool:
    """Tell whether the talk still needs a meeting: it is planned or goes on, and is not long over."""
    return gesprek.status in _WANTED and gesprek.eindigt_op is not None and context.nu < gesprek.eindigt_op


def _nothing_left(context: Context, parts: Parts, meeting: Vergadering) -> None:
    status = meeting.status
    if status is Vergaderstatus.TE_VERWIJDEREN:
        # It was never made.
        status = Vergaderstatus.VERWIJDERD
        parts.note(meeting, Call.DELETE, "nothing_there")
        context.log(Handeling.VERGADERING_VERWIJDERD, casus_id=meeting.casus_id, onderwerp_id=meeting.gesprek_id)
    opslag.wijzig(context.uow, replace(meeting, status=status, werk_vanaf=None))
