"""What came of putting the bot into the chat of a meeting. Without it the meeting goes on: somebody adds it by hand."""

from dataclasses import replace

from bot.vergaderen.kinds import Kind, M
from bot.vergaderen.parts import LOST_AFTER, PATIENCE, Call, Parts, log, pause
from dialogs.kern.desk import Context
from dialogs.kern.ports import MeetingFailed, MeetingOutcome

_HOPELESS = frozenset({MeetingOutcome.NOT_ALLOWED, MeetingOutcome.REFUSED})


def was_installed(context: Context, parts: Parts, kind: Kind[M], meeting: M) -> None:
    """It is in; Teams tells the bot so itself, and only then is known where it can speak."""
    parts.note(meeting, Call.INSTALL, "done")
    kind.bot_is_in(context, replace(meeting, werk_vanaf=None))


def was_not_installed(context: Context, parts: Parts, kind: Kind[M], meeting: M, failed: MeetingFailed) -> None:
    """Try again while that may help, and else let it be: the meeting itself is good, and stays so."""
    parts.note(meeting, Call.INSTALL, failed.outcome.value)
    since = meeting.mislukt_sinds or context.nu
    patience = LOST_AFTER if failed.outcome is MeetingOutcome.GONE else PATIENCE
    if failed.outcome in _HOPELESS or context.nu - since >= patience:
        log.warning(
            "bot_not_installed",
            regio=parts.regio,
            status=failed.status,
            code=failed.code,
            mend="grant TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All to the bot's own registration",
        )
        kind.bot_stays_out(context, replace(meeting, pogingen=0, mislukt_sinds=None, werk_vanaf=None))
        return
    attempts = meeting.pogingen + 1
    wait = pause(failed, Call.INSTALL, attempts, since, context.nu, parts.jitter())
    kind.keep(context.uow, replace(meeting, pogingen=attempts, mislukt_sinds=since, werk_vanaf=context.nu + wait))
