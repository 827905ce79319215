"""Step three: write down what came of a call, and let follow what follows. One transaction.

What is written is put beside how the meeting stands by then: while Graph was busy the talk may have been moved or
called off. Whoever lost his lease writes nothing.
"""

from dataclasses import replace
from datetime import datetime

from bot.vergaderen.installing import was_installed, was_not_installed
from bot.vergaderen.kinds import Kind, M
from bot.vergaderen.parts import LOST_AFTER, READ_AGAIN, TELL_AFTER, Call, Parts, Task, log, pause
from dialogs.kern.desk import Context
from dialogs.kern.ports import MeetingFailed, MeetingOutcome, OnlineMeeting
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.vergadering import WEG, Opties, Vergaderfout, Vergaderstatus, Vergaderwens
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


def settle(uow: UnitOfWork, parts: Parts, task: Task[M], outcome: str | OnlineMeeting | MeetingFailed | None) -> bool:
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
        meeting = task.kind.read(uow, task.work.vergadering.id)
    except NotFound:  # destroyed with its casus
        return not isinstance(outcome, str)
    if not task.kind.release(uow, task.work):
        parts.note(meeting, task.call, "lease_lost")
        return not isinstance(outcome, str)
    context = parts.context(uow)
    if task.call is Call.INSTALL:
        _installing_ended(context, parts, task, meeting, outcome)
    elif isinstance(outcome, MeetingFailed):
        _failed(context, parts, task, meeting, outcome)
    elif isinstance(outcome, OnlineMeeting):
        _was_read(context, parts, task.kind, meeting, outcome, current=_is_current(task, meeting))
    elif isinstance(outcome, str):
        _was_made(context, parts, task, meeting, outcome)
    elif task.call is Call.CHANGE:
        _was_changed(context, parts, task, meeting)
    else:
        _is_gone(context, parts, task.kind, meeting)
    return True


def reject(
    context: Context,
    parts: Parts,
    kind: Kind[M],
    meeting: M,
    fout: Vergaderfout,
    opties: Opties | None = None,
) -> None:
    """Reject a meeting: nobody gets its link, it is deleted when it was made, and the regisseur hears it."""
    kind.log(context, Handeling.VERGADERING_AFGEKEURD, meeting)
    parts.note(meeting, "check", f"rejected_{fout}")
    rejected = kind.keep(
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
    kind.fails(context, rejected)


def _installing_ended(
    context: Context, parts: Parts, task: Task[M], meeting: M, outcome: str | OnlineMeeting | MeetingFailed | None
) -> None:
    if not task.kind.wants_bot(meeting) or meeting.extern_id != task.meeting_id:
        return  # moved, replaced or called off meanwhile: what is to be done now waits already
    if isinstance(outcome, MeetingFailed):
        was_not_installed(context, parts, task.kind, meeting, outcome)
    else:
        was_installed(context, parts, task.kind, _quiet(meeting))


def _was_made(context: Context, parts: Parts, task: Task[M], meeting: M, extern_id: str) -> None:
    parts.note(meeting, Call.CREATE, "done")
    made = replace(_quiet(meeting), extern_id=extern_id, wens=task.wish, tekort=0, werk_vanaf=context.nu)
    if meeting.status is Vergaderstatus.TE_MAKEN:
        made = replace(made, status=Vergaderstatus.TE_LEZEN)
    # Called off meanwhile: then its id is what is needed to delete it.
    task.kind.keep(context.uow, made)


def _was_changed(context: Context, parts: Parts, task: Task[M], meeting: M) -> None:
    parts.note(meeting, Call.CHANGE, "done")
    if not _is_current(task, meeting):
        return
    changed = replace(_quiet(meeting), status=Vergaderstatus.TE_LEZEN, wens=task.wish, werk_vanaf=context.nu)
    task.kind.keep(context.uow, changed)


def _was_read(
    context: Context,
    parts: Parts,
    kind: Kind[M],
    meeting: M,
    found: OnlineMeeting,
    *,
    current: bool,
) -> None:
    if not current:
        return
    wish = kind.wish(context, meeting)
    opties = _seen(kind, found, wish)
    # Its chat is known from the first look on: in that of a talk the bot is silent, whatever becomes of it.
    meeting = replace(_quiet(meeting), draad=found.thread_id, opties=opties)
    if wish is not None and meeting.wens != wish:
        kind.keep(context.uow, replace(meeting, status=Vergaderstatus.TE_VERZETTEN, tekort=0, werk_vanaf=context.nu))
        return
    if opties.ontbreekt():
        _falls_short(context, parts, kind, meeting, opties)
        return
    parts.note(meeting, Call.READ, "good")
    good = replace(meeting, status=Vergaderstatus.GOED, gegevens=found.access, tekort=0, werk_vanaf=None)
    if parts.apps is not None and kind.wants_bot(good):
        good = replace(good, werk_vanaf=context.nu)
    good = kind.keep(context.uow, good)
    kind.log(context, Handeling.VERGADERING_GEMAAKT, good)
    kind.good(context, good)


def _seen(kind: Kind[M], found: OnlineMeeting, wish: Vergaderwens | None) -> Opties:
    """Return which options hold. A co-organiser who is not there cannot let him in, whatever the option says."""
    options = kind.options(found)
    if found.co_organisers is None or wish is None:
        return options
    everybody = {each.lower() for each in wish.mede_organisatoren} <= found.co_organisers
    return options if everybody else kind.admits_nobody(options)


def _falls_short(context: Context, parts: Parts, kind: Kind[M], meeting: M, opties: Opties) -> None:
    """Look again a few times, ask for every option once more, look again, and then reject it."""
    looks = meeting.tekort + 1
    parts.note(meeting, Call.READ, "falls_short")
    log.warning("meeting_falls_short", regio=parts.regio, vergadering_id=meeting.id, options=opties.ontbreekt())
    if looks >= REJECT_AT:
        reject(context, parts, kind, meeting, Vergaderfout.OPTIES, opties)
        return
    status, when = Vergaderstatus.TE_LEZEN, context.nu
    if looks == PATCH_AT:
        status = Vergaderstatus.TE_VERZETTEN
    else:
        when += READ_AGAIN[looks % PATCH_AT - 1]
    kind.keep(context.uow, replace(meeting, status=status, tekort=looks, werk_vanaf=when))


def _is_gone(context: Context, parts: Parts, kind: Kind[M], meeting: M) -> None:
    """It was deleted at Graph; what was rejected stays so, because the regisseur still has to do something."""
    parts.note(meeting, Call.DELETE, "done")
    kind.log(context, Handeling.VERGADERING_VERWIJDERD, meeting)
    status = Vergaderstatus.AFGEKEURD if meeting.status is Vergaderstatus.AFGEKEURD else Vergaderstatus.VERWIJDERD
    gone = replace(_quiet(meeting), status=status, fout=meeting.fout, extern_id="", gegevens=None, werk_vanaf=None)
    kind.keep(context.uow, gone)


def _failed(context: Context, parts: Parts, task: Task[M], meeting: M, failed: MeetingFailed) -> None:
    parts.note(meeting, task.call, failed.outcome.value)
    if task.call is not Call.DELETE and not _is_current(task, meeting):
        return  # what is to be done now is another thing, and waits already
    since = meeting.mislukt_sinds or context.nu
    if task.call is not Call.DELETE:
        if failed.outcome is MeetingOutcome.REFUSED:
            reject(context, parts, task.kind, meeting, Vergaderfout.GEWEIGERD)
            return
        if failed.outcome is MeetingOutcome.GONE and task.call is not Call.CREATE and context.nu - since >= LOST_AFTER:
            _make_anew(context, parts, task.kind, meeting)
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
    kept = task.kind.keep(
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
        task.kind.fails(context, kept)


def _must_tell(since: datetime, now: datetime, *, now_: bool) -> bool:
    return now_ or now - since >= TELL_AFTER


def _make_anew(context: Context, parts: Parts, kind: Kind[M], meeting: M) -> None:
    """Make another one: Graph knows nothing of this one any more, and nobody is shown its link."""
    parts.note(meeting, Call.READ, "lost")
    anew = replace(_quiet(meeting), status=Vergaderstatus.TE_MAKEN, extern_id="", wens=None, tekort=0, gegevens=None)
    kind.keep(context.uow, replace(anew, werk_vanaf=context.nu))


def _is_current(task: Task[M], meeting: M) -> bool:
    """Tell whether what was asked is still what is to be done with it."""
    same = meeting.extern_id == task.meeting_id and meeting.status not in WEG
    return same and meeting.status is _CURRENT.get(task.call)


def _quiet(meeting: M) -> M:
    """Return it as after a call that succeeded."""
    return replace(meeting, pogingen=0, mislukt_sinds=None, gemeld=False, fout=Vergaderfout.GEEN)
