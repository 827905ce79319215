"""Step two of sending: hand a claimed message to Teams, or to the mail server. No database here."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.outbox.parts import Claimed, Parts, Sent
from bot.outbox.places import Route
from dialogs.kern.ports import Mailer, Messenger, OutgoingMail, OutgoingMessage, SendFailed, SendOutcome
from storage.outbox import Verzending

_T = TypeVar("_T")


async def hand_over(claimed: Claimed, parts: Parts) -> Sent:
    """Send it.

    Raises:
        SendFailed: it was not taken, or nobody knows.
    """
    if isinstance(claimed.message, OutgoingMail):
        return await _to_mail(claimed.work, claimed.message, parts.mailer)
    return await _to_teams(claimed.work, claimed.message, claimed.via, parts.messenger)


async def _to_mail(work: Verzending, mail: OutgoingMail, mailer: Mailer | None) -> Sent:
    if mailer is None:
        # Nobody is reached this way here. Its owner hears so: it would wait for a server that is not coming.
        raise SendFailed(SendOutcome.REFUSED)
    # Of the act, not of the message: a repeat of the same act is the same mail, and what is mailed anew is another.
    await mailer.send(mail, work.id)
    return Sent(work.id)


async def _to_teams(work: Verzending, message: OutgoingMessage, via: Route | None, messenger: Messenger) -> Sent:
    if via is None:
        raise SendFailed(SendOutcome.UNREACHABLE)
    place, opened = via.place, None
    if via.member is not None:
        member = via.member
        place = opened = await _with_fresh_token(lambda: messenger.open_personal(place, member))
    activity_id = work.activity_id
    if activity_id is None:
        posted = await _with_fresh_token(lambda: messenger.send(place, message))
        return Sent(posted, opened)
    await _with_fresh_token(lambda: messenger.update(place, activity_id, message))
    return Sent(activity_id, opened)


async def _with_fresh_token(call: Callable[[], Awaitable[_T]]) -> _T:
    """Make a call, and once more when Teams did not like the token: the messenger has forgotten it by then."""
    try:
        return await call()
    except SendFailed as failed:
        if failed.outcome is not SendOutcome.TOKEN:
            raise
    return await call()
