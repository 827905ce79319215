"""What goes into a calendar arrives as a calendar reads it (RFC 5545, 5546, 6047), and says nothing about what."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.mail.verdeeld import SharedMailer
from dialogs.kern.kalenderbestand import Methode, Organisator, methode_van, uitnodiging
from dialogs.kern.ports import CalendarEvent, OutgoingMail, SendFailed, SendOutcome
from tests._databases import NU
from tests.bot.mail.postkantoor import Postkantoor, geopend
from tests.bot.mail.test_smtp import MAIL, mailer

BEGINT = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
ITEM = CalendarEvent(
    uid="9ff36209-abc6-5f86-ae70-4d3bd7bb8766",
    sequence=3,
    stamp=NU,
    begins=BEGINT,
    ends=BEGINT + timedelta(minutes=20),
    summary="Overleg Veiligheidshuis",
    place="Microsoft Teams",
)
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d,;b"
VAN = Organisator("tafelbot@merwestad.example", 'Veiligheidshuis; Mérwestad, "overleg"')
NEL = "nel.de+o'vries@zorg.example"


def lees(inhoud: bytes) -> tuple[Any, Any]:
    """Return a calendar with one item, as a calendar program reads it."""
    kalender: Any = Calendar.from_ical(inhoud)
    (item,) = kalender.walk("VEVENT")
    return kalender, item


async def gemaild(kantoor: Postkantoor, item: CalendarEvent) -> tuple[EmailMessage, Sequence[EmailMessage]]:
    async with geopend(kantoor) as port:
        await mailer(port).send(replace(MAIL, event=item), "rij-1")
    (brief,) = kantoor.brieven
    return brief, list(brief.iter_parts())  # type: ignore[arg-type]


@pytest.mark.parametrize(("weg", "methode"), [(False, "REQUEST"), (True, "CANCEL")])
async def test_a_mail_says_in_words_and_to_a_calendar_the_same_thing(*, weg: bool, methode: str) -> None:
    brief, (tekst, kalender) = await gemaild(Postkantoor(), replace(ITEM, cancelled=weg))
    assert brief.get_content_type() == "multipart/alternative"
    assert tekst.get_content_type() == "text/plain"
    assert tekst.get_content().replace("\r\n", "\n") == MAIL.text
    # RFC 6047, section 2.4: the method in front is that in the calendar, and the character set is said.
    assert kalender.get_content_type() == "text/calendar"
    assert kalender.get_param("method") == methode
    assert str(kalender.get_content_charset()).upper() == "UTF-8"
    inhoud = kalender.get_payload(decode=True)
    assert isinstance(inhoud, bytes)
    assert str(lees(inhoud)[0]["METHOD"]) == methode


async def test_a_mail_without_an_item_is_what_it_was() -> None:
    kantoor = Postkantoor()
    async with geopend(kantoor) as port:
        await mailer(port).send(MAIL, "rij-1")
    assert kantoor.brieven[0].get_content_type() == "text/plain"


def test_a_request_holds_what_it_must_and_only_him() -> None:
    """Source: RFC 5546, section 3.2.2; RFC 5545, sections 3.6.1 and 3.8."""
    kalender, item = lees(uitnodiging(ITEM, VAN, NEL))
    assert str(kalender["VERSION"]) == "2.0"
    assert str(kalender["PRODID"])
    assert str(item["UID"]) == ITEM.uid
    assert item["SEQUENCE"] == 3
    assert item["DTSTAMP"].dt == NU
    assert (item["DTSTART"].dt, item["DTEND"].dt) == (ITEM.begins, ITEM.ends)
    assert str(item["SUMMARY"]) == "Overleg Veiligheidshuis"
    assert str(item["ORGANIZER"]) == "mailto:tafelbot@merwestad.example"
    assert str(item["ATTENDEE"]) == "mailto:nel.de+o'vries@zorg.example"
    assert item["ATTENDEE"].params["RSVP"] == "FALSE"
    assert str(item["CLASS"]) == "PRIVATE"
    assert str(item["STATUS"]) == "CONFIRMED"
    assert str(item["LOCATION"]) == "Microsoft Teams"
    assert {"URL", "DESCRIPTION", "COMMENT", "CATEGORIES", "CONTACT", "ATTACH"}.isdisjoint(item)
    (wekker,) = item.walk("VALARM")
    assert wekker["TRIGGER"].dt == timedelta(minutes=-5)


def test_a_cancellation_names_the_same_item_and_rings_no_more() -> None:
    """Source: RFC 5546, section 3.2.5."""
    _, item = lees(uitnodiging(replace(ITEM, cancelled=True, sequence=4, url=LINK), VAN, NEL))
    assert (str(item["UID"]), item["SEQUENCE"], str(item["STATUS"])) == (ITEM.uid, 4, "CANCELLED")
    assert str(item["ORGANIZER"]) == "mailto:tafelbot@merwestad.example"
    assert str(item["ATTENDEE"]) == "mailto:nel.de+o'vries@zorg.example"
    assert not item.walk("VALARM")
    assert {"LOCATION", "URL"}.isdisjoint(item)


def test_the_link_of_the_meeting_comes_through_whole() -> None:
    _, item = lees(uitnodiging(replace(ITEM, url=LINK), VAN, NEL))
    assert (str(item["LOCATION"]), str(item["URL"])) == (LINK, LINK)


def test_every_line_is_short_enough_and_ends_as_it_should() -> None:
    """Source: RFC 5545, section 3.1: at most 75 octets, CRLF, the rest folded with one space."""
    inhoud = uitnodiging(replace(ITEM, url=LINK + "x" * 400, summary="Overleg één 🙂 " * 20), VAN, NEL)
    assert b"\n" not in inhoud.replace(b"\r\n", b"")
    regels = inhoud.split(b"\r\n")
    assert all(len(een) <= 75 for een in regels)
    assert all(re.match(rb"[A-Z-]+[:;]| |$", een) for een in regels)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_no_text_breaks_out_of_its_own_line(tekst: str) -> None:
    _, item = lees(uitnodiging(replace(ITEM, summary=tekst, place=tekst), replace(VAN, naam=tekst), NEL))
    assert str(item["SUMMARY"]) == tekst
    assert str(item["LOCATION"]) == tekst
    assert str(item["ORGANIZER"]) == "mailto:tafelbot@merwestad.example"


def test_an_address_with_signs_of_the_web_is_still_his() -> None:
    _, item = lees(uitnodiging(ITEM, VAN, "a?b#c%d&e@zorg.example"))
    assert str(item["ATTENDEE"]) == "mailto:a%3Fb%23c%25d%26e@zorg.example"


def test_what_a_mail_asks_follows_from_the_item() -> None:
    assert methode_van(ITEM) is Methode.REQUEST
    assert methode_van(replace(ITEM, cancelled=True)) is Methode.CANCEL


class Notitie:
    """A way to send, that keeps what it got."""

    def __init__(self) -> None:
        self.gekregen: list[OutgoingMail] = []

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        self.gekregen.append(mail)


async def test_with_a_calendar_only_what_is_for_one_goes_there() -> None:
    kalender, post = Notitie(), Notitie()
    samen = SharedMailer(kalender, post)
    for mail in (MAIL, replace(MAIL, event=ITEM)):
        await samen.send(mail, "rij-1")
    assert [een.event for een in kalender.gekregen] == [ITEM]
    assert [een.event for een in post.gekregen] == [None]


async def test_a_calendar_alone_delivers_no_letters() -> None:
    with pytest.raises(SendFailed) as failed:
        await SharedMailer(Notitie(), None).send(MAIL, "rij-1")
    assert failed.value.outcome is SendOutcome.REFUSED


async def test_an_address_that_is_none_is_refused_also_with_an_item() -> None:
    with pytest.raises(SendFailed) as failed:
        await mailer(1).send(replace(MAIL, to="nel\r\nBcc: x@y.nl", event=ITEM), "rij-1")
    assert failed.value.outcome is SendOutcome.REFUSED
