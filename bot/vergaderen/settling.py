"""Step three: write down what came of a call, and let follow what follows. One transaction.

What is written is put beside how the meeting stands by then: while Graph was busy the talk may have been moved or
called off. Whoever lost his lease writes nothing.
"""

from dataclasses import replace
from datetime import datetime

from bot.vergaderen.parts import LOST_AFTER, READ_AGAIN, TELL_AFTER, Call, Parts, Task, log, pause
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import houd_gesprek_waar
from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting
from dialogs.kern.terugkeergesprekken import vergadering_is_goed, vergadering_lukt_niet
from dialogs.kern.vergaderingen import wens_voor
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import WEG, Vergaderfout, Vergadering, Vergaderopties, Vergaderstatus, Vergaderwens
from storage import terugkeergesprek
from storage import vergadering as opslag
from storage.store import UnitOfWork

PATCH_AT = len(READ_AGAIN) + 1
"""The look after which every option is asked for once more."""
REJECT_AT = 2 * PATCH_AT
"""The look after which nothing is expected any more."""

_CURRENT = {
    Call.CREATE: Vergaderstatus.TE_MAKEN,
    Call.READ: Vergaderstatus.TE_LEZEN,
    Call.CHANGE: Vergaderstatus.TE_VERZETTEN,
}


def settle(uow: UnitOfWork, parts: Parts, task: Task, outcome: str | OnlineMeeting | MeetingFailed | None) -> bool:
    """Write down what came of a call.

    Args:
        uow: the transaction.
        parts: of the worker.
        task: what was asked.
        outcome: the id of what was made, what was read, why it failed, or None when it was simply done.

    Returns:
        False when the meeting that was just made is known to nobody: the worker deletes it.
    """
    try:
        meeting = opslag.lees(uow, task.work.vergadering.id)
    except NotFound:  # destroyed with its casus
        return not isinstance(outcome, str)
    if not opslag.geef_terug(uow, task.work):
        parts.note(meeting, task.call, "lease_lost")
        return not isinstance(outcome, str)
    context = parts.context(uow)
    gesprek = terugkeergesprek.lees(uow, meeting.gesprek_id)
    if isinstance(outcome, MeetingFailed):
        _failed(context, parts, task, meeting, gesprek, outcome)
    elif isinstance(outcome, OnlineMeeting):
        _was_read(context, parts, meeting, gesprek, outcome, current=_is_current(task, meeting))
    elif isinstance(outcome, str):
        _was_made(context, parts, task, meeting, outcome)
    elif task.call is Call.CHANGE:
        _was_changed(context, parts, task, meeting)
    else:
        _is_gone(context, parts, meeting)
    return True


def reject(
    context: Context,
    parts: Parts,
    meeting: Vergadering,
    gesprek: Terugkeergesprek,
    fout: Vergaderfout,
    opties: Vergaderopties | None = None,
) -> None:
    """Reject a meeting: nobody gets its link, it is deleted when it was made, and the regisseur hears it."""
    context.log(Handeling.VERGADERING_AFGEKEURD, casus_id=meeting.casus_id, onderwerp_id=meeting.gesprek_id)
    parts.note(meeting, "check", f"rejected_{fout}")
    opslag.wijzig(
        context.uow,
        replace(
            _quiet(meeting),
            status=Vergaderstatus.AFGEKEURD,
            fout=fout,
            opties=opties,
            gegevens=None,
            werk_vanaf=context.nu if meeting.extern_id else None,
        ),
    )
    vergadering_lukt_niet(context, gesprek)


def _was_made(context: Context, parts: Parts, task: Task, meeting: Vergadering, extern_id: str) -> None:
    parts.note(meeting, Call.CREATE, "done")
    made = replace(_quiet(meeting), extern_id=extern_id, wens=task.wish, tekort=0, werk_vanaf=context.nu)
    if meeting.status is Vergaderstatus.TE_MAKEN:
        made = replace(made, status=Vergaderstatus.TE_LEZEN)
    # Called off meanwhile: then its id is what is needed to delete it.
    opslag.wijzig(context.uow, made)


def _was_changed(context: Context, parts: Parts, task: Task, meeting: Vergadering) -> None:
    parts.note(meeting, Call.CHANGE, "done")
    if not _is_current(task, meeting):
        return
    changed = replace(_quiet(meeting), status=Vergaderstatus.TE_LEZEN, wens=task.wish, werk_vanaf=context.nu)
    opslag.wijzig(context.uow, changed)


def _was_read(
    context: Context,
    parts: Parts,
    meeting: Vergadering,
    gesprek: Terugkeergesprek,
    found: OnlineMeeting,
    *,
    current: bool,
) -> None:
    if not current:
        return
    wish = wens_voor(context, gesprek) if gesprek.begint_op is not None else None
    opties = _seen(found, wish)
    # Its chat is known from the first look on: the bot is silent there, whatever becomes of it.
    meeting = replace(_quiet(meeting), draad=found.thread_id, opties=opties)
    if wish is not None and meeting.wens != wish:
        opslag.wijzig(
            context.uow, replace(meeting, status=Vergaderstatus.TE_VERZETTEN, tekort=0, werk_vanaf=context.nu)
        )
        return
    if opties.ontbreekt():
        _falls_short(context, parts, meeting, gesprek, opties)
        return
    parts.note(meeting, Call.READ, "good")
    goed = replace(meeting, status=Vergaderstatus.GOED, gegevens=found.access, tekort=0, werk_vanaf=None)
    opslag.wijzig(context.uow, goed)
    context.log(Handeling.VERGADERING_GEMAAKT, casus_id=meeting.casus_id, onderwerp_id=meeting.gesprek_id)
    vergadering_is_goed(context, gesprek)
    houd_gesprek_waar(context, gesprek)


def _seen(found: OnlineMeeting, wish: Vergaderwens | None) -> Vergaderopties:
    """Return which options hold. A co-organiser who is not there cannot let him in, whatever the option says."""
    if found.co_organisers is None or wish is None:
        return found.options
    everybody = {each.lower() for each in wish.mede_organisatoren} <= found.co_organisers
    return found.options if everybody else replace(found.options, toelaten=False)


def _falls_short(
    context: Context, parts: Parts, meeting: Vergadering, gesprek: Terugkeergesprek, opties: Vergaderopties
) -> None:
    """Look again a few times, ask for every option once more, look again, and then reject it."""
    looks = meeting.tekort + 1
    parts.note(meeting, Call.READ, "falls_short")
    log.warning("meeting_falls_short", regio=parts.regio, vergadering_id=meeting.id, options=opties.ontbreekt())
    if looks >= REJECT_AT:
        reject(context, parts, meeting, gesprek, Vergaderfout.OPTIES, opties)
        return
    status, when = Vergaderstatus.TE_LEZEN, context.nu
    if looks == PATCH_AT:
        status = Vergaderstatus.TE_VERZETTEN
    else:
        when += READ_AGAIN[looks % PATCH_AT - 1]
    opslag.wijzig(context.uow, replace(meeting, status=status, tekort=looks, werk_vanaf=when))


def _is_gone(context: Context, parts: Parts, meeting: Vergadering) -> None:
    """It was deleted at Graph; what was rejected stays so, because the regisseur still has to do something."""
    parts.note(meeting, Call.DELETE, "done")
    context.log(Handeling.VERGADERING_VERWIJDERD, casus_id=meeting.casus_id, onderwerp_id=meeting.gesprek_id)
    status = Vergaderstatus.AFGEKEURD if meeting.status is Vergaderstatus.AFGEKEURD else Vergaderstatus.VERWIJDERD
    gone = replace(_quiet(meeting), status=status, fout=meeting.fout, extern_id="", gegevens=None, werk_vanaf=None)
    opslag.wijzig(context.uow, gone)


def _failed(
    context: Context,
    parts: Parts,
    task: Task,
    meeting: Vergadering,
    gesprek: Terugkeergesprek,
    failed: MeetingFailed,
) -> None:
    parts.note(meeting, task.call, failed.outcome.value)
    if task.call is not Call.DELETE and not _is_current(task, meeting):
        return  # what is to be done now is another thing, and waits already
    since = meeting.mislukt_sinds or context.nu
    if task.call is not Call.DELETE:
        if failed.outcome is MeetingOutcome.REFUSED:
            reject(context, parts, meeting, gesprek, Vergaderfout.GEWEIGERD)
            return
        if failed.outcome is MeetingOutcome.GONE and task.call is not Call.CREATE and context.nu - since >= LOST_AFTER:
            _make_anew(context, parts, meeting)
            return
    attempts = meeting.pogingen + 1
    wait = pause(failed, task.call, attempts, since, context.nu, parts.jitter())
    not_allowed = failed.outcome is MeetingOutcome.NOT_ALLOWED
    if not_allowed:
        log.error(
            "meetings_not_allowed",
            regio=parts.regio,
            status=failed.status,
            code=failed.code,
            mend="grant OnlineMeetings.ReadWrite.All and an application access policy for the organiser",
        )
    tell = task.call is not Call.DELETE and not meeting.gemeld and _must_tell(since, context.nu, now_=not_allowed)
    fout = meeting.fout
    if task.call is not Call.DELETE:
        fout = Vergaderfout.TOESTEMMING if not_allowed else Vergaderfout.ANTWOORDT_NIET
    opslag.wijzig(
        context.uow,
        replace(
            meeting,
            pogingen=attempts,
            mislukt_sinds=since,
            fout=fout,
            gemeld=meeting.gemeld or tell,
            werk_vanaf=context.nu + wait,
        ),
    )
    if tell:
        vergadering_lukt_niet(context, gesprek)


def _must_tell(since: datetime, now: datetime, *, now_: bool) -> bool:
    return now_ or now - since >= TELL_AFTER


def _make_anew(context: Context, parts: Parts, meeting: Vergadering) -> None:
    """Make another one: Graph knows nothing of this one any more, and nobody is shown its link."""
    parts.note(meeting, Call.READ, "lost")
    anew = replace(_quiet(meeting), status=Vergaderstatus.TE_MAKEN, extern_id="", wens=None, tekort=0, gegevens=None)
    opslag.wijzig(context.uow, replace(anew, werk_vanaf=context.nu))


def _is_current(task: Task, meeting: Vergadering) -> bool:
    """Tell whether what was asked is still what is to be done with it."""
    same = meeting.extern_id == task.meeting_id and meeting.status not in WEG
    return same and meeting.status is _CURRENT.get(task.call)


def _quiet(meeting: Vergadering) -> Vergadering:
    """Return it as after a call that succeeded."""
    return replace(meeting, pogingen=0, mislukt_sinds=None, gemeld=False, fout=Vergaderfout.GEEN)
