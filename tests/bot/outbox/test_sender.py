"""What is planned is sent: in order, within the limits, never lost, and twice only where that does no harm."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.outbox.claiming import claim
from bot.outbox.delivery import Pauses, judge
from dialogs.kern.ports import SendFailed, SendOutcome
from dialogs.kern.registry import OnUncertain
from domain.errors import NotFound, Unavailable
from storage import gesprekken, outbox
from storage.gesprekken import Bestemming
from storage.outbox import OutboxStatus
from tests.bot.outbox.kamer import EENMALIG, LOS, ZEKER, Kamer


async def test_a_planned_message_is_posted_and_a_later_change_edits_that_post(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.stand["agenda"] = "drie casussen"
    kamer.plan("agenda", kanaal)
    await kamer.sender.drain()
    kamer.stand["agenda"] = "vier casussen"
    kamer.plan("agenda", kanaal)
    await kamer.sender.drain()
    assert [(post.tekst, post.id, post.is_edit) for post in kamer.postbode.posts] == [
        ("drie casussen", "post-0", False),
        ("vier casussen", "post-0", True),
    ]


async def test_a_message_says_what_holds_when_it_is_sent_not_when_it_was_planned(kamer: Kamer) -> None:
    kamer.stand["uitvraag"] = "open"
    kamer.plan("uitvraag", kamer.gesprek())
    kamer.stand["uitvraag"] = "afgehandeld"
    await kamer.sender.drain()
    assert kamer.postbode.teksten() == ["afgehandeld"]


async def test_a_message_whose_reason_has_gone_is_not_sent(kamer: Kamer) -> None:
    kamer.stand["herinnering"] = ""
    planned = kamer.plan("herinnering", kamer.gesprek())
    await kamer.sender.drain()
    assert kamer.postbode.posts == []
    assert kamer.lees(planned).status is OutboxStatus.VERVALLEN
    assert kamer.geteld(LOS, "skipped:leeg") == 1


async def test_messages_in_one_conversation_arrive_in_the_order_in_which_they_were_planned(kamer: Kamer) -> None:
    kanalen = [kamer.gesprek(f"kanaal{nr}") for nr in range(4)]
    for nr in range(12):
        for kanaal in kanalen:
            kamer.plan(f"{nr:02}", kanaal)
    await kamer.tot_rust()
    for kanaal in kanalen:
        assert kamer.postbode.teksten(kanaal) == [f"{nr:02}" for nr in range(12)]


async def test_what_arrives_while_the_store_says_nothing_is_free_frees_the_next(
    kamer: Kamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, run = kamer.sender, kamer.store.run

    async def answers_late(scope: Any, work: Any, *args: Any) -> Any:  # noqa: ANN401 - what the store itself takes
        found = await run(scope, work, *args)
        if work is claim and found is None and sender._under_way:  # noqa: SLF001 - the moment that matters
            await asyncio.wait(sender._under_way)  # noqa: SLF001
        return found

    monkeypatch.setattr(kamer.store, "run", answers_late)
    kanaal = kamer.gesprek()
    for nr in range(2):
        kamer.plan(f"{nr}", kanaal)
    await sender.drain()
    assert kamer.postbode.teksten(kanaal) == ["0", "1"]


async def test_no_more_are_on_their_way_at_once_than_was_set(kamer: Kamer) -> None:
    for nr in range(10):
        kamer.plan("groet", kamer.gesprek(f"kanaal{nr}"))
    kamer.postbode.wacht = asyncio.Event()
    sending = asyncio.create_task(kamer.nieuwe_sender(parallel=3).drain())
    await kamer.postbode.tot_onderweg(3)
    kamer.postbode.wacht.set()
    await sending
    assert len(kamer.postbode.posts) == 10
    assert kamer.postbode.meest_onderweg == 3


async def test_two_senders_on_one_outbox_send_everything_once_and_in_order(kamer: Kamer) -> None:
    kanalen = [kamer.gesprek(f"kanaal{nr}") for nr in range(3)]
    for nr in range(10):
        for kanaal in kanalen:
            kamer.plan(f"{nr:02}", kanaal)
    await kamer.tot_rust(kamer.sender, kamer.nieuwe_sender())
    for kanaal in kanalen:
        assert kamer.postbode.teksten(kanaal) == [f"{nr:02}" for nr in range(10)]


async def test_the_limits_of_teams_are_never_passed_however_much_waits(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    for nr in range(70):
        kamer.plan(f"{nr:03}", kanaal)
    await kamer.tot_rust(kamer.sender, kamer.nieuwe_sender())
    momenten = [post.op for post in kamer.postbode.posts]
    assert len(momenten) == 70
    for aantal, seconden in ((7, 1), (8, 2), (60, 30)):
        for eerste, later in zip(momenten, momenten[aantal:], strict=False):
            assert later - eerste > timedelta(seconds=seconden)
    # One window of 60 and what is left, and no needless waiting.
    assert momenten[-1] - momenten[0] < timedelta(seconds=35)


async def test_too_many_at_once_makes_that_conversation_wait_as_long_as_teams_says_and_no_other(kamer: Kamer) -> None:
    druk, rustig = kamer.gesprek("druk"), kamer.gesprek("rustig")
    kamer.postbode.gaat_mis[druk.conversation_id] = [SendFailed(SendOutcome.LATER, status=429, retry_after=60)]
    kamer.plan("eerste", druk)
    kamer.plan("tweede", druk)
    kamer.plan("ander", rustig)
    await kamer.sender.drain()
    assert kamer.postbode.teksten() == ["ander"]
    kamer.klok.over(seconds=59)
    await kamer.sender.drain()
    assert kamer.postbode.teksten(druk) == []
    kamer.klok.over(seconds=2)
    await kamer.tot_rust()
    assert kamer.postbode.teksten(druk) == ["eerste", "tweede"]
    assert kamer.gemeld == []


async def test_a_busy_teams_is_tried_again_with_longer_and_longer_pauses(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.LATER, status=503) for _ in range(3)]
    kamer.plan("groet", kanaal)
    begin = kamer.klok.now()
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["groet"]
    # 2, 4 and 8 seconds.
    assert kamer.klok.now() - begin == timedelta(seconds=14)


async def test_after_many_attempts_a_message_stays_behind_and_its_owner_is_told(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.LATER, status=503) for _ in range(5)]
    planned = kamer.plan("groet", kanaal)
    await kamer.tot_rust()
    assert kamer.lees(planned).status is OutboxStatus.DOOD
    assert kamer.gemeld == [("groet", OutboxStatus.DOOD)]


async def test_a_token_that_teams_does_not_like_any_more_is_replaced_once(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.TOKEN, status=401)]
    kamer.plan("groet", kanaal)
    await kamer.sender.drain()
    assert kamer.postbode.teksten() == ["groet"]


async def test_when_teams_does_not_know_the_bot_messages_wait_until_somebody_mends_it(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.TOKEN, status=401) for _ in range(2)]
    planned = kamer.plan("groet", kanaal)
    await kamer.sender.drain()
    assert kamer.lees(planned).status is OutboxStatus.WACHT
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["groet"]


async def test_a_conversation_that_takes_nothing_any_more_keeps_its_messages_until_it_is_heard_of_again(
    kamer: Kamer,
) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.UNREACHABLE, status=403)]
    kamer.plan("eerste", kanaal)
    kamer.plan("tweede", kanaal)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == []
    assert kamer.gemeld == [("eerste", OutboxStatus.WACHT)]
    assert not kamer.store.read_now(kamer.scope, gesprekken.lees, kanaal.id).bereikbaar
    kamer.gesprek()
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["eerste", "tweede"]


async def test_a_removed_post_comes_back_as_a_new_one_when_it_changes(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("agenda", kanaal)
    await kamer.sender.drain()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.MESSAGE_GONE, status=404)]
    kamer.plan("agenda", kanaal)
    await kamer.tot_rust()
    kamer.plan("agenda", kanaal)
    await kamer.tot_rust()
    assert [(post.id, post.is_edit) for post in kamer.postbode.posts] == [
        ("post-0", False),
        ("post-1", False),
        ("post-1", True),
    ]
    assert kamer.gemeld == []


async def test_a_removed_post_of_some_kinds_stays_away(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("herinnering", kanaal, soort=EENMALIG)
    await kamer.sender.drain()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.MESSAGE_GONE, status=404)]
    again = kamer.plan("herinnering", kanaal, soort=EENMALIG)
    await kamer.tot_rust()
    assert len(kamer.postbode.posts) == 1
    assert kamer.lees(again).status is OutboxStatus.VERVALLEN


async def test_what_teams_refuses_is_told_to_its_owner_and_sent_again_only_when_somebody_says_so(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.REFUSED, status=400)]
    planned = kamer.plan("groet", kanaal)
    await kamer.tot_rust()
    assert kamer.lees(planned).status is OutboxStatus.DOOD
    assert kamer.gemeld == [("groet", OutboxStatus.DOOD)]
    assert kamer.store.run_now(kamer.scope, outbox.opnieuw, planned)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["groet"]


async def test_a_harmless_message_is_sent_again_when_nobody_knows_whether_it_arrived(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.UNCERTAIN)]
    kamer.plan("groet", kanaal)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["groet"]
    assert kamer.gemeld == []


async def test_of_a_message_that_would_mislead_when_doubled_the_owner_decides(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.UNCERTAIN)]
    planned = kamer.plan("oproep", kanaal, soort=ZEKER)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == []
    assert kamer.lees(planned).status is OutboxStatus.ONZEKER
    assert kamer.gemeld == [("oproep", OutboxStatus.ONZEKER)]


@pytest.mark.parametrize(
    ("soort", "status", "posts"), [(LOS, OutboxStatus.VERZONDEN, 1), (ZEKER, OutboxStatus.ONZEKER, 0)]
)
async def test_after_a_crash_between_marking_and_sending_nothing_is_lost(
    kamer: Kamer, soort: str, status: OutboxStatus, posts: int
) -> None:
    planned = kamer.plan("groet", kamer.gesprek(), soort=soort)
    kamer.neem_en_sterf()
    await kamer.sender.drain()
    assert kamer.postbode.posts == []
    kamer.klok.over(minutes=2)
    await kamer.tot_rust()
    assert len(kamer.postbode.posts) == posts
    assert kamer.lees(planned).status is status
    assert bool(kamer.gemeld) == (status is OutboxStatus.ONZEKER)


@pytest.mark.parametrize(("soort", "posts"), [(LOS, 2), (ZEKER, 1)])
async def test_after_a_crash_between_sending_and_recording_a_double_is_possible_only_where_it_does_no_harm(
    kamer: Kamer, soort: str, posts: int
) -> None:
    kamer.plan("groet", kamer.gesprek(), soort=soort)
    kamer.postbode.verliest = True
    await kamer.sender.drain()
    assert len(kamer.postbode.posts) == 1
    kamer.postbode.verliest = False
    kamer.klok.over(minutes=2)
    await kamer.tot_rust()
    assert len(kamer.postbode.posts) == posts
    assert kamer.gemeld == ([("groet", OutboxStatus.ONZEKER)] if soort == ZEKER else [])


async def test_an_edit_that_was_cut_off_by_a_crash_is_made_again(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("agenda", kanaal, soort=ZEKER)
    await kamer.sender.drain()
    kamer.plan("agenda", kanaal, soort=ZEKER)
    kamer.neem_en_sterf()
    kamer.klok.over(minutes=2)
    await kamer.tot_rust()
    assert [post.is_edit for post in kamer.postbode.posts] == [False, True]
    assert kamer.gemeld == []


async def test_a_worker_that_wakes_up_after_its_lease_ran_out_changes_nothing(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    planned = kamer.plan("groet", kanaal)
    kamer.postbode.wacht = asyncio.Event()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.REFUSED, status=400)]
    slaper = asyncio.create_task(kamer.sender.drain())
    await kamer.postbode.tot_onderweg(1)
    ander = kamer.nieuwe_sender()
    kamer.klok.over(minutes=3)
    await ander.drain()
    kamer.klok.over(seconds=3)
    kamer.postbode.tegelijk.clear()
    wakker = asyncio.create_task(ander.drain())
    await kamer.postbode.tot_onderweg(2)
    kamer.postbode.wacht.set()
    await asyncio.gather(slaper, wakker)
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["groet"]
    assert kamer.gemeld == []
    assert kamer.lees(planned).status is OutboxStatus.VERZONDEN


async def test_a_message_that_cannot_be_made_keeps_nobody_waiting(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.stand["kapot"] = NotFound("casus.onbekend")
    broken = kamer.plan("kapot", kanaal)
    kamer.plan("heel", kanaal)
    await kamer.sender.drain()
    assert kamer.postbode.teksten() == ["heel"]
    assert kamer.lees(broken).reden == "render:casus.onbekend"
    kamer.stand["kapot"] = "gemaakt"
    await kamer.tot_rust()
    assert kamer.postbode.teksten() == ["heel", "gemaakt"]


async def test_a_message_that_can_never_be_made_is_put_aside_in_the_end(kamer: Kamer) -> None:
    kamer.stand["kapot"] = ValueError("een naam die niemand mag zien")
    broken = kamer.plan("kapot", kamer.gesprek())
    await kamer.tot_rust()
    assert kamer.lees(broken).status is OutboxStatus.DOOD
    assert kamer.lees(broken).reden == "render:ValueError"


async def test_while_the_keys_are_away_a_message_is_not_used_up(kamer: Kamer) -> None:
    kamer.stand["groet"] = Unavailable("opslag.onbereikbaar")
    planned = kamer.plan("groet", kamer.gesprek())
    with pytest.raises(Unavailable):
        await kamer.sender.drain()
    assert (kamer.lees(planned).status, kamer.lees(planned).pogingen) == (OutboxStatus.WACHT, 0)


async def test_a_person_without_a_conversation_gets_one_by_way_of_his_organisatie(kamer: Kamer) -> None:
    anna = kamer.persoon("anna")
    kanaal = kamer.gesprek("politie")
    code = next(iter(kamer.streek.regio.tafels))
    kamer.store.run_now(kamer.scope, gesprekken.wijs_toe, kanaal.id, Bestemming.TAFEL, code, anna.id)
    kamer.plan("groet", aan=anna)
    await kamer.tot_rust()
    kamer.plan("nog een groet", aan=anna)
    await kamer.tot_rust()
    assert [(post.waar, post.tekst) for post in kamer.postbode.posts] == [
        ("a:29:anna", "groet"),
        ("a:29:anna", "nog een groet"),
    ]
    assert [een.teams_id for een in kamer.postbode.geopend] == ["29:anna"]


async def test_a_person_whom_nothing_connects_with_the_bot_is_told_about_and_his_message_waits(kamer: Kamer) -> None:
    anna = kamer.persoon("anna")
    planned = kamer.plan("groet", aan=anna)
    await kamer.tot_rust()
    assert kamer.gemeld == [("groet", OutboxStatus.WACHT)]
    kamer.gesprek("a-anna", persoon=anna)
    await kamer.tot_rust()
    assert kamer.lees(planned).status is OutboxStatus.VERZONDEN


async def test_who_speaks_to_the_bot_just_while_it_fails_to_reach_him_gets_his_message(kamer: Kamer) -> None:
    anna = kamer.persoon("anna")
    kanaal = kamer.gesprek("tafel")
    code = next(iter(kamer.streek.regio.tafels))
    kamer.store.run_now(kamer.scope, gesprekken.wijs_toe, kanaal.id, Bestemming.TAFEL, code, anna.id)
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.UNREACHABLE, status=403)]
    kamer.postbode.wacht = asyncio.Event()
    kamer.plan("groet", aan=anna)
    sending = asyncio.create_task(kamer.sender.drain())
    await kamer.postbode.tot_onderweg(1)
    chat = kamer.gesprek("a-anna", persoon=anna)
    kamer.postbode.wacht.set()
    await sending
    await kamer.tot_rust()
    assert kamer.postbode.teksten(chat) == ["groet"]
    assert kamer.gemeld == []


async def test_started_it_sends_as_soon_as_it_is_woken_and_stopping_waits_for_what_is_under_way(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    await kamer.sender.start()
    planned = kamer.plan("groet", kanaal)
    kamer.postbode.wacht = asyncio.Event()
    kamer.sender.wake()
    await kamer.postbode.tot_onderweg(1)
    stopping = asyncio.create_task(kamer.sender.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    kamer.postbode.wacht.set()
    await stopping
    assert kamer.lees(planned).status is OutboxStatus.VERZONDEN


async def test_stopping_waits_for_the_slowest_of_all_that_is_under_way(kamer: Kamer) -> None:
    snel, traag = kamer.gesprek("snel"), kamer.gesprek("traag")
    deuren = {een.conversation_id: asyncio.Event() for een in (snel, traag)}
    kamer.postbode.wacht_in = deuren
    first, last = kamer.plan("groet", snel), kamer.plan("groet", traag)
    await kamer.sender.start()
    await kamer.postbode.tot_onderweg(2)
    stopping = asyncio.create_task(kamer.sender.stop())
    deuren[snel.conversation_id].set()
    while kamer.lees(first).status is not OutboxStatus.VERZONDEN:  # noqa: ASYNC110 - a row has no event
        await asyncio.sleep(0)
    assert not stopping.done()
    deuren[traag.conversation_id].set()
    await stopping
    assert kamer.lees(last).status is OutboxStatus.VERZONDEN


async def test_when_the_database_is_away_just_after_sending_the_outcome_is_recorded_later(
    kamer: Kamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = kamer.plan("groet", kamer.gesprek())
    echt, weg = outbox.gelukt, [Unavailable("opslag.onbereikbaar") for _ in range(3)]

    def gelukt(*args: object, **kwargs: object) -> bool:
        if weg:
            raise weg.pop()
        return echt(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "gelukt", gelukt)
    await kamer.sender.drain()
    assert kamer.lees(planned).status is OutboxStatus.VERZONDEN
    assert kamer.postbode.teksten() == ["groet"]


def test_pauses_double_up_to_half_an_hour_and_never_come_all_at_the_same_moment() -> None:
    vroeg, laat = Pauses(jitter=lambda: 0.0), Pauses(jitter=lambda: 0.999)
    assert [vroeg.after(nr).total_seconds() for nr in (1, 2, 3)] == [1.6, 3.2, 6.4]
    assert timedelta(minutes=24) <= vroeg.after(1000) < laat.after(1000) <= timedelta(minutes=36)


@pytest.mark.parametrize("outcome", list(SendOutcome))
@pytest.mark.parametrize("on_uncertain", list(OnUncertain))
def test_every_failure_of_teams_has_a_way_on(outcome: SendOutcome, on_uncertain: OnUncertain) -> None:
    verdict = judge(SendFailed(outcome), 1, on_uncertain, Pauses(jitter=lambda: 0.5))
    assert verdict.reason == outcome.value
