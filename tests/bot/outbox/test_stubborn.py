"""A Teams, a row or a person that keeps others waiting."""

from datetime import timedelta

from bot.outbox.delivery import MOST_ATTEMPTS, Next, Pauses, judge
from dialogs.kern.ports import SendFailed, SendOutcome
from dialogs.kern.registry import OnUncertain
from domain.errors import Unavailable
from storage import outbox
from storage.outbox import OutboxStatus
from tests.bot.outbox.kamer import ZEKER, Kamer


def test_a_teams_that_says_in_a_second_for_hours_uses_up_no_message() -> None:
    failed = SendFailed(SendOutcome.LATER, status=429, retry_after=1.0)
    verdicts = [judge(failed, attempt, OnUncertain.RESEND, Pauses(lambda: 0.5)) for attempt in range(1, MOST_ATTEMPTS)]
    assert {each.next for each in verdicts} == {Next.WAIT}
    assert {each.after for each in verdicts[:10]} == {timedelta(seconds=1.25)}
    assert sum((each.after for each in verdicts), timedelta()) > timedelta(hours=12)


async def test_one_message_that_cannot_be_read_does_not_keep_the_others(kamer: Kamer) -> None:
    kamer.stand["kapot"] = Unavailable("opslag.onleesbaar")
    kapot = kamer.plan("kapot", kamer.gesprek("een"))
    kamer.plan("heel", kamer.gesprek("ander"))
    await kamer.sender.drain()
    assert kamer.postbode.teksten() == ["heel"]
    assert kamer.lees(kapot).status is OutboxStatus.WACHT


async def test_what_may_stand_there_already_is_not_posted_by_a_later_change(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.UNCERTAIN)]
    eerste = kamer.plan("agenda", kanaal, soort=ZEKER)
    await kamer.tot_rust()
    kamer.stand["agenda"] = "vier casussen"
    kamer.plan("agenda", kanaal, soort=ZEKER)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == []
    # Its owner looked: it is not there.
    assert kamer.store.run_now(kamer.scope, outbox.opnieuw, eerste)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["vier casussen"]
