"""Posts that nobody asked for: at most one a working day for an organisatie at one address, and never at night."""

import asyncio
from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.kern.ports import SendFailed, SendOutcome
from domain.werkdagen import Kalender
from storage import outbox
from storage.outbox import OutboxStatus
from tests.bot.outbox.kamer import DRINGEND, LOS, ONGEVRAAGD, WAAR, Kamer

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDAG = date(2026, 3, 2)
"""The day on which the tests begin, at ten in the morning."""
VRIJDAG = date(2026, 3, 6)


def om(dag: date, uur: int, minuut: int = 0) -> datetime:
    """The moment at which the clocks of the region show this."""
    return datetime(dag.year, dag.month, dag.day, uur, minuut, tzinfo=AMSTERDAM)


def gepost(kamer: Kamer) -> list[tuple[str, datetime]]:
    return [(post.tekst, post.op.astimezone(AMSTERDAM)) for post in kamer.postbode.posts if not post.is_edit]


async def tot(kamer: Kamer, moment: datetime) -> None:
    """Send whatever may be sent, as far as that moment."""
    while True:
        await kamer.sender.drain()
        volgende = await kamer.store.read(kamer.scope, outbox.eerstvolgende)
        if volgende is None or volgende > moment:
            break
        kamer.klok.moment = max(volgende, kamer.klok.moment)
    kamer.klok.moment = max(moment, kamer.klok.moment)


async def test_the_second_post_of_a_day_waits_until_the_next_working_day_begins(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    wacht = kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    assert [tekst for tekst, _ in gepost(kamer)] == ["politie:een"]
    assert (kamer.lees(wacht).status, kamer.lees(wacht).reden) == (OutboxStatus.WACHT, "aandacht")
    assert kamer.geteld(ONGEVRAAGD, "postponed") == 1
    await tot(kamer, om(MAANDAG + timedelta(days=2), 0))
    assert gepost(kamer)[1] == ("politie:twee", om(MAANDAG + timedelta(days=1), 8, 30))


async def test_waiting_is_no_failed_attempt(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    planned = [kamer.plan(f"politie:{nr}", kanaal, soort=ONGEVRAAGD) for nr in range(8)]
    await tot(kamer, om(VRIJDAG, 18))
    # Eight that wait, claimed again every morning, and a sender that gives up after five attempts.
    assert kamer.lees(planned[-1]).pogingen == 0
    await tot(kamer, om(VRIJDAG + timedelta(days=7), 18))
    assert len(gepost(kamer)) == 9
    assert kamer.gemeld == []


async def test_after_friday_comes_monday(kamer: Kamer) -> None:
    kamer.klok.moment = om(VRIJDAG, 16, 59)
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    await tot(kamer, om(VRIJDAG + timedelta(days=5), 0))
    assert [op for _, op in gepost(kamer)][1] == om(VRIJDAG + timedelta(days=3), 8, 30)


@pytest.mark.parametrize(
    ("gepland", "komt"),
    [
        (om(MAANDAG, 22), om(MAANDAG + timedelta(days=1), 8, 30)),
        (om(MAANDAG + timedelta(days=1), 6), om(MAANDAG + timedelta(days=1), 8, 30)),
        (om(VRIJDAG + timedelta(days=1), 12), om(VRIJDAG + timedelta(days=3), 8, 30)),
        # Easter: Good Friday until Monday.
        (om(date(2026, 4, 2), 17), om(date(2026, 4, 7), 8, 30)),
    ],
)
async def test_nobody_is_disturbed_outside_working_hours(kamer: Kamer, gepland: datetime, komt: datetime) -> None:
    kamer.klok.moment = gepland
    kamer.plan("politie:een", kamer.gesprek(), soort=ONGEVRAAGD)
    await tot(kamer, gepland + timedelta(days=7))
    assert gepost(kamer) == [("politie:een", komt)]


async def test_an_urgent_post_goes_at_once_at_night_too_and_costs_nothing(kamer: Kamer) -> None:
    kamer.klok.moment = om(MAANDAG + timedelta(days=1), 3)
    kanaal = kamer.gesprek()
    kamer.plan("politie:nu", kanaal, soort=DRINGEND)
    await kamer.sender.drain()
    assert [tekst for tekst, _ in gepost(kamer)] == ["politie:nu"]
    kamer.klok.moment = om(MAANDAG + timedelta(days=1), 10)
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:ook", kanaal, soort=DRINGEND)
    await kamer.sender.drain()
    assert sorted(tekst for tekst, _ in gepost(kamer)) == ["politie:een", "politie:nu", "politie:ook"]


async def test_an_edit_is_free_at_any_hour(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    kamer.klok.moment = om(MAANDAG, 23)
    kamer.stand["politie:een"] = "anders"
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    assert kamer.postbode.posts[-1].is_edit
    assert kamer.postbode.posts[-1].tekst == "anders"


async def test_what_somebody_asked_for_is_never_held_back(kamer: Kamer) -> None:
    kamer.klok.moment = om(MAANDAG, 23)
    kanaal = kamer.gesprek()
    for nr in range(3):
        kamer.plan(f"antwoord {nr}", kanaal, soort=LOS)
    await kamer.sender.drain()
    assert len(gepost(kamer)) == 3


async def test_one_organisatie_does_not_use_up_the_day_of_another_nor_one_conversation_that_of_another(
    kamer: Kamer,
) -> None:
    kanaal, chat = kamer.gesprek(), kamer.gesprek("ander")
    for wie, waar in (("politie", kanaal), ("reclassering", kanaal), ("politie", chat)):
        kamer.plan(f"{wie}:{waar.id}", waar, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    assert len(gepost(kamer)) == 3


async def test_a_chat_is_one_place_whichever_way_it_is_addressed(kamer: Kamer) -> None:
    noor = kamer.persoon("Noor")
    chat = kamer.gesprek("chat", persoon=noor)
    kamer.plan("politie:een", aan=noor, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", chat, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    assert [tekst for tekst, _ in gepost(kamer)] == ["politie:een"]


async def test_a_post_that_failed_may_be_tried_again_on_its_own_day(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.LATER, status=503)]
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    await tot(kamer, om(MAANDAG, 12))
    assert [tekst for tekst, _ in gepost(kamer)] == ["politie:een"]


async def test_a_post_that_slips_past_midnight_needs_the_new_day(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.klok.moment = om(MAANDAG, 16, 59)
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.LATER, status=429, retry_after=600)]
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    await tot(kamer, om(VRIJDAG, 12))
    dagen = [(tekst, op.date()) for tekst, op in gepost(kamer)]
    assert dagen == [
        ("politie:een", MAANDAG + timedelta(days=1)),
        ("politie:twee", MAANDAG + timedelta(days=2)),
    ]


async def test_after_a_crash_the_day_still_belongs_to_the_message_that_took_it(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    kamer.postbode.verliest = True
    await kamer.sender.drain()
    kamer.postbode.verliest = False
    kamer.klok.over(minutes=3)
    await tot(kamer, om(MAANDAG, 17))
    assert {tekst for tekst, _ in gepost(kamer)} == {"politie:een"}


async def test_a_post_that_failed_and_was_planned_anew_meanwhile_goes_on_its_own_day(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.postbode.verliest = True
    await kamer.sender.drain()
    kamer.postbode.verliest = False
    opvolger = kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    ander = kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    kamer.klok.over(minutes=3)
    await tot(kamer, om(MAANDAG, 17))
    assert kamer.lees(opvolger).status is OutboxStatus.VERZONDEN
    assert kamer.lees(ander).status is OutboxStatus.WACHT


async def test_what_turns_out_to_be_needless_uses_up_no_day(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.stand["politie:een"] = ""
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    assert [tekst for tekst, _ in gepost(kamer)] == ["politie:twee"]


async def test_what_waits_says_what_holds_when_it_goes_and_is_no_second_post_when_it_is_planned_again(
    kamer: Kamer,
) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    for stand in ("nieuw", "nieuwer"):
        kamer.stand["politie:twee"] = stand
        kamer.plan("politie:twee", kanaal, soort=ONGEVRAAGD)
        await kamer.sender.drain()
    assert len(gepost(kamer)) == 1
    await tot(kamer, om(VRIJDAG, 12))
    assert [tekst for tekst, _ in gepost(kamer)][1:] == ["nieuwer"]


async def test_the_same_message_posted_once_more_costs_another_day(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    for _ in range(2):
        kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD, los=True)
        await kamer.sender.drain()
    assert len(gepost(kamer)) == 1
    await tot(kamer, om(VRIJDAG, 12))
    assert [op.date() for _, op in gepost(kamer)] == [MAANDAG, MAANDAG + timedelta(days=1)]


MINUTEN_IN_EEN_WEEK = 7 * 24 * 60
planningen = st.lists(
    st.tuples(
        st.integers(0, MINUTEN_IN_EEN_WEEK),
        st.sampled_from(["politie", "reclassering"]),
        st.integers(0, 1),
        st.sampled_from([ONGEVRAAGD, ONGEVRAAGD, ONGEVRAAGD, DRINGEND]),
        st.integers(0, 5),
        st.booleans(),
        st.sampled_from([None, None, SendOutcome.LATER]),
    ),
    max_size=25,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(week=planningen)
def test_in_any_week_nobody_gets_two_posts_a_day_that_he_did_not_ask_for_and_nothing_is_lost(
    kamer: Kamer, week: list[tuple[int, str, int, str, int, bool, SendOutcome | None]]
) -> None:
    kalender: Kalender = kamer.streek.regio.kalender
    # A week after the last example ended, in conversations of its own.
    begin = kamer.klok.now() + timedelta(days=1)
    kamer.postbode.posts.clear()
    plekken = [kamer.gesprek(f"{begin.timestamp()}-{nr}") for nr in range(2)]
    verwacht = set()

    async def speel() -> None:
        for minuut, wie, plek, soort, nummer, los, mislukt in sorted(week, key=lambda een: een[0]):
            await tot(kamer, begin + timedelta(minutes=minuut))
            tekst = f"{wie}:{soort}:{nummer}:{plek}"
            verwacht.add(tekst)
            if mislukt is not None:
                kamer.postbode.gaat_mis[plekken[plek].conversation_id].append(SendFailed(mislukt, status=503))
            kamer.plan(tekst, plekken[plek], soort=soort, los=los)
        await tot(kamer, begin + timedelta(days=60))

    asyncio.run(speel())
    per_dag = Counter(
        (post.waar, post.tekst.partition(":")[0], kalender.lokaal(post.op).date())
        for post in kamer.postbode.posts
        if not post.is_edit and DRINGEND not in post.tekst
    )
    assert not [waar for waar, aantal in per_dag.items() if aantal > 1]
    assert {post.tekst for post in kamer.postbode.posts} == verwacht
    assert all(kalender.werkdag(dag) for _, _, dag in per_dag)
    assert kamer.gemeld == []


async def test_what_stands_is_true_at_once_while_the_new_post_waits_for_the_morning(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=WAAR)
    await kamer.sender.drain()
    kamer.stand["politie:een"] = "gaat niet door"
    kamer.plan("politie:een", kanaal, soort=WAAR, los=True)
    await kamer.sender.drain()
    assert [(post.tekst, post.is_edit) for post in kamer.postbode.posts] == [
        ("politie:een", False),
        ("gaat niet door", True),
    ]
    await tot(kamer, om(MAANDAG + timedelta(days=2), 0))
    assert gepost(kamer)[1] == ("gaat niet door", om(MAANDAG + timedelta(days=1), 8, 30))
    assert len(kamer.postbode.posts) == 3


async def test_a_reminder_that_stands_is_left_as_it_was_while_the_next_one_waits(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD)
    await kamer.sender.drain()
    kamer.plan("politie:een", kanaal, soort=ONGEVRAAGD, los=True)
    await kamer.sender.drain()
    assert not [post for post in kamer.postbode.posts if post.is_edit]
