"""A new post whose reason has gone at its address is not made; a post that stands is kept true all the same."""

from dialogs.kern.desk import Context
from dialogs.kern.registry import MessageSpec, OnUncertain, Skip
from storage.outbox import OutboxStatus
from tests.bot.outbox.kamer import Kamer

SOORT = "hier_niet_meer"


async def test_it_is_asked_with_the_address_and_for_new_posts_only(kamer: Kamer) -> None:
    weg: set[str] = set()

    def lapsed(_: Context, __: str, adres: str) -> Skip | None:
        return Skip("verhuisd") if adres in weg else None

    def render(context: Context, onderwerp: str) -> object:
        return kamer.registry.messages["proef"].render(context, onderwerp)

    kamer.registry.message(MessageSpec(SOORT, render, OnUncertain.RESEND, lambda _c, _o: None, lapsed=lapsed))  # type: ignore[arg-type]
    oud, nieuw = kamer.gesprek("oud"), kamer.gesprek("nieuw")
    kamer.plan("een", oud, soort=SOORT)
    await kamer.sender.drain()
    weg.add(f"g:{oud.id}")
    kamer.plan("een", oud, soort=SOORT)
    kamer.plan("een", nieuw, soort=SOORT)
    ander = kamer.plan("twee", oud, soort=SOORT)
    await kamer.sender.drain()
    gezien = [(post.waar == oud.conversation_id, post.is_edit) for post in kamer.postbode.posts]
    assert sorted(gezien) == [(False, False), (True, False), (True, True)]
    assert (kamer.lees(ander).status, kamer.lees(ander).reden) == (OutboxStatus.VERVALLEN, "verhuisd")
