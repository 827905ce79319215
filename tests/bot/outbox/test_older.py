"""What stood there before a new post goes on as an older one: edited at once, whatever happens in between."""

from datetime import timedelta

from dialogs.kern.ports import SendFailed, SendOutcome
from storage import outbox
from storage.gesprekken import Gesprek
from tests.bot.outbox.kamer import OUDER, VERNIEUWD, Kamer

VERWIJST = "er is een nieuwer bericht"


def plan(kamer: Kamer, kanaal: Gesprek, tekst: str) -> None:
    """Post it anew, with these words, which hold from now on."""
    kamer.stand["gesprek"] = tekst
    for post in [post for post in kamer.postbode.posts if not post.is_edit]:
        kamer.stand[f"gesprek:{post.id}"] = VERWIJST
    kamer.plan("gesprek", kanaal, soort=VERNIEUWD, los=True)


def staat(kamer: Kamer) -> list[str]:
    """What each post says now, the oldest first."""
    return list({post.id: post.tekst for post in kamer.postbode.posts}.values())


async def test_the_newest_wakes_first_and_then_every_older_post_refers_to_it(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    for nummer, tekst in enumerate(("maandag", "dinsdag", "gaat niet door")):
        plan(kamer, kanaal, tekst)
        await kamer.sender.drain()
        await kamer.tot_rust()
        assert staat(kamer) == [VERWIJST] * nummer + [tekst]
    assert [post.is_edit for post in kamer.postbode.posts] == [False, False, True, False, True]


async def test_a_message_that_was_never_delivered_leaves_nothing_to_edit(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.REFUSED, status=403)]
    plan(kamer, kanaal, "maandag")
    await kamer.sender.drain()
    plan(kamer, kanaal, "gaat niet door")
    await kamer.tot_rust()
    assert staat(kamer) == ["gaat niet door"]


async def test_killed_before_the_new_post_was_recorded_the_older_one_is_edited_after_all(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    plan(kamer, kanaal, "maandag")
    await kamer.sender.drain()
    plan(kamer, kanaal, "gaat niet door")
    kamer.postbode.verliest = True
    await kamer.sender.drain()
    kamer.postbode.verliest = False
    assert staat(kamer) == ["maandag", "gaat niet door"]
    kamer.klok.over(minutes=3)
    await kamer.tot_rust(kamer.nieuwe_sender())
    assert staat(kamer) == [VERWIJST, "gaat niet door", "gaat niet door"]


async def test_killed_while_the_older_post_was_edited_it_is_edited_again(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    plan(kamer, kanaal, "maandag")
    await kamer.sender.drain()
    plan(kamer, kanaal, "gaat niet door")
    nieuw = kamer.neem_en_sterf()
    kamer.store.run_now(kamer.scope, outbox.gelukt, nieuw, "post-nieuw", ouder=OUDER)
    assert kamer.neem_en_sterf().soort == OUDER
    kamer.klok.over(minutes=3)
    await kamer.tot_rust(kamer.nieuwe_sender())
    assert staat(kamer) == [VERWIJST]


async def test_an_older_post_that_somebody_removed_does_not_come_back(kamer: Kamer) -> None:
    kanaal = kamer.gesprek()
    plan(kamer, kanaal, "maandag")
    await kamer.sender.drain()
    plan(kamer, kanaal, "gaat niet door")
    nieuw = kamer.neem_en_sterf()
    kamer.store.run_now(kamer.scope, outbox.gelukt, nieuw, "post-nieuw", ouder=OUDER)
    kamer.postbode.gaat_mis[kanaal.conversation_id] = [SendFailed(SendOutcome.MESSAGE_GONE, status=404)]
    await kamer.tot_rust(hoogstens=timedelta(hours=1))
    assert staat(kamer) == ["maandag"]
