"""A mail waits in the same outbox, and is handed to a mail server instead of to Teams."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.mail.smtp import SmtpMailer, SmtpServer
from bot.outbox.sender import Sender
from dialogs.kern.ports import OutgoingMail, SendFailed, SendOutcome
from storage import contacten
from storage.outbox import OutboxStatus
from tests.bot.mail.postkantoor import HOST, Postkantoor, geopend
from tests.bot.outbox.kamer import LOS, MAIL, ONGEVRAAGD, Kamer


@dataclass
class Brievenbus:
    """A mail server that remembers, and that can be told what goes wrong with the next ones."""

    brieven: list[tuple[str, str, str]] = field(default_factory=list)
    gaat_mis: list[BaseException] = field(default_factory=list)

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        await asyncio.sleep(0)
        if self.gaat_mis:
            raise self.gaat_mis.pop(0)
        self.brieven.append((mail.to, mail.text, message_id))

    @property
    def teksten(self) -> list[str]:
        return [tekst for _, tekst, _ in self.brieven]


@pytest.fixture
def bus() -> Brievenbus:
    return Brievenbus()


@pytest.fixture
def sender(kamer: Kamer, bus: Brievenbus) -> Sender:
    return kamer.nieuwe_sender(mailer=bus)


async def test_a_mail_goes_to_the_address_that_the_contact_has_when_it_leaves(
    kamer: Kamer, bus: Brievenbus, sender: Sender
) -> None:
    nel = kamer.contact("nel")
    planned = kamer.plan("politie:vandaag", mail=nel, soort=MAIL)
    kamer.store.run_now(kamer.scope, contacten.wijzig, replace(nel, email="nel@nieuw.example"))
    await sender.drain()
    assert bus.brieven == [("nel@nieuw.example", "politie:vandaag", planned)]
    assert kamer.lees(planned).status is OutboxStatus.VERZONDEN
    assert kamer.postbode.posts == []
    assert kamer.geteld(MAIL, "sent") == 1


async def test_who_was_stopped_meanwhile_gets_nothing(kamer: Kamer, bus: Brievenbus, sender: Sender) -> None:
    nel = kamer.contact("nel")
    planned = kamer.plan("politie:vandaag", mail=nel, soort=MAIL)
    kamer.store.run_now(kamer.scope, contacten.wijzig, replace(nel, actief=False))
    await sender.drain()
    assert bus.brieven == []
    assert kamer.lees(planned).status is OutboxStatus.VERVALLEN


async def test_a_busy_mail_server_is_tried_again_as_the_same_mail(
    kamer: Kamer, bus: Brievenbus, sender: Sender
) -> None:
    bus.gaat_mis = [SendFailed(SendOutcome.LATER, status=451), SendFailed(SendOutcome.UNCERTAIN)]
    planned = kamer.plan("politie:vandaag", mail=kamer.contact("nel"), soort=MAIL)
    await kamer.tot_rust(sender)
    assert bus.brieven == [("nel@zorg.example", "politie:vandaag", planned)]
    assert kamer.gemeld == []


async def test_an_address_that_is_refused_is_told_to_the_owner(kamer: Kamer, bus: Brievenbus, sender: Sender) -> None:
    bus.gaat_mis = [SendFailed(SendOutcome.REFUSED, status=550)]
    planned = kamer.plan("politie:vandaag", mail=kamer.contact("nel"), soort=MAIL)
    await kamer.tot_rust(sender)
    assert kamer.lees(planned).status is OutboxStatus.DOOD
    assert kamer.gemeld == [("politie:vandaag", OutboxStatus.DOOD)]


async def test_without_a_mail_server_nothing_waits_in_silence(kamer: Kamer) -> None:
    planned = kamer.plan("politie:vandaag", mail=kamer.contact("nel"), soort=MAIL)
    await kamer.sender.drain()
    assert kamer.lees(planned).status is OutboxStatus.DOOD
    assert kamer.gemeld == [("politie:vandaag", OutboxStatus.DOOD)]
    assert kamer.geteld(MAIL, "refused") == 1


async def test_what_was_mailed_is_not_mailed_again_because_something_changed(
    kamer: Kamer, bus: Brievenbus, sender: Sender
) -> None:
    nel = kamer.contact("nel")
    kamer.plan("politie:vandaag", mail=nel, soort=MAIL)
    await sender.drain()
    kamer.stand["politie:vandaag"] = "anders"
    again = kamer.plan("politie:vandaag", mail=nel, soort=MAIL)
    await sender.drain()
    assert len(bus.brieven) == 1
    assert kamer.lees(again).status is OutboxStatus.VERVALLEN


async def test_a_contact_gets_one_mail_a_day_and_a_colleague_his_own(
    kamer: Kamer, bus: Brievenbus, sender: Sender
) -> None:
    nel, ria = kamer.contact("nel"), kamer.contact("ria")
    for onderwerp in ("politie:een", "politie:twee"):
        for wie in (nel, ria):
            kamer.plan(onderwerp, mail=wie, soort=MAIL)
    kamer.plan("politie:post", kamer.gesprek(), soort=ONGEVRAAGD)
    await sender.drain()
    assert sorted((aan, tekst) for aan, tekst, _ in bus.brieven) == [
        ("nel@zorg.example", "politie:een"),
        ("ria@zorg.example", "politie:een"),
    ]
    assert kamer.postbode.teksten() == ["politie:post"]
    await kamer.tot_rust(sender, hoogstens=timedelta(days=2))
    assert len(bus.brieven) == 4


async def test_a_card_for_an_address_is_a_mistake_that_stops_nothing_else(
    kamer: Kamer, bus: Brievenbus, sender: Sender
) -> None:
    nel = kamer.contact("nel")
    wrong = kamer.plan("verkeerd", mail=nel, soort=LOS)
    kamer.plan("politie:goed", mail=nel, soort=MAIL)
    await sender.drain()
    assert bus.teksten == ["politie:goed"]
    assert kamer.lees(wrong).status is OutboxStatus.WACHT
    assert kamer.geteld(LOS, "not_rendered") == 1


async def test_after_a_crash_a_mail_is_sent_after_all(kamer: Kamer, bus: Brievenbus, sender: Sender) -> None:
    planned = kamer.plan("politie:vandaag", mail=kamer.contact("nel"), soort=MAIL)
    kamer.neem_en_sterf()
    kamer.klok.over(minutes=3)
    await kamer.tot_rust(sender)
    assert [nummer for _, _, nummer in bus.brieven] == [planned]


@pytest.fixture
async def echt(kamer: Kamer) -> AsyncIterator[tuple[Postkantoor, Sender]]:
    kantoor = Postkantoor()
    async with geopend(kantoor) as port:
        server = SmtpServer(HOST, port, "none", ssl.create_default_context(), "tafelbot@merwestad.example")
        yield kantoor, kamer.nieuwe_sender(mailer=SmtpMailer(server, kamer.klok))


async def test_greylisted_by_a_real_server_and_delivered_once_all_the_same(
    kamer: Kamer, echt: tuple[Postkantoor, Sender]
) -> None:
    kantoor, sender = echt
    kantoor.op_adres = "451 4.7.1 Greylisted"
    planned = kamer.plan("politie:vandaag", mail=kamer.contact("nel"), soort=MAIL)
    await sender.drain()
    assert kamer.lees(planned).status is OutboxStatus.WACHT
    kantoor.op_adres = ""
    await kamer.tot_rust(sender)
    (brief,) = kantoor.brieven
    assert (brief["To"], brief["Message-ID"]) == ("nel@zorg.example", f"<tafelbot.{planned}@merwestad.example>")
