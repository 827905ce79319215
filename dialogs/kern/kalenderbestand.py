"""An item for somebody's calendar as iCalendar text.

Source: RFC 5545 (the format; the library folds and escapes), RFC 5546, sections 3.2.2 and 3.2.5 (what a request and a
cancellation must and must not hold; every component of a request is of one UID).
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from dialogs.kern.ports import CalendarEvent

PRODUCT: Final = "-//Tafelbot//Tafelbot//NL"
VOORAF: Final = timedelta(minutes=5)
"""How long before it begins a calendar says so."""

_GEWOON: Final = "@!$'*+-._~"


class Methode(StrEnum):
    """What somebody's calendar is asked to do. On the wire: words of RFC 5546."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Organisator:
    """On whose behalf it is sent: a mail address, and a name that may be empty."""

    adres: str
    naam: str = ""


def methode_van(event: CalendarEvent) -> Methode:
    """Return what a mail with this item asks."""
    return Methode.CANCEL if event.cancelled else Methode.REQUEST


def uitnodiging(event: CalendarEvent, organisator: Organisator, genodigde: str) -> bytes:
    """Return what is mailed to one person: he alone stands in it.

    Args:
        event: the item.
        organisator: who answers would go to; none is asked for.
        genodigde: his mail address.
    """
    methode = methode_van(event)
    item = _item(event, organisator)
    hij = _adres(genodigde)
    hij.params["ROLE"] = vText("REQ-PARTICIPANT")
    hij.params["PARTSTAT"] = vText("NEEDS-ACTION")
    hij.params["RSVP"] = vText("FALSE")
    item.add("attendee", hij)
    # Another time is proposed to the regisseur, in words: nobody reads what a calendar sends back.
    item.add("x-microsoft-disallow-counter", "TRUE")
    return _kalender(methode, item)


def _kalender(methode: Methode, item: Event) -> bytes:
    kalender = Calendar()
    kalender.add("prodid", PRODUCT)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", methode.value)
    kalender.add_component(item)
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _item(event: CalendarEvent, organisator: Organisator) -> Event:
    item = Event()
    item.add("uid", event.uid)
    item.add("dtstamp", event.stamp)
    item.add("sequence", event.sequence)
    item.add("dtstart", event.begins)
    item.add("dtend", event.ends)
    item.add("summary", event.summary)
    van = _adres(organisator.adres)
    if organisator.naam:
        # In a parameter nothing is escaped with it (RFC 5545, section 3.2), and programs trip over one before a quote.
        van.params["CN"] = vText(organisator.naam.replace("\\", "/"))
    item.add("organizer", van)
    item.add("class", "PRIVATE")
    item.add("transp", "OPAQUE")
    if event.cancelled:
        item.add("status", "CANCELLED")
        return item
    item.add("status", "CONFIRMED")
    item.add("location", event.url or event.place)
    if event.url:
        item.add("url", event.url)
    item.add_component(_wekker(event))
    return item


def _adres(mailadres: str) -> vCalAddress:
    # What means something in an address of the web means nothing here (RFC 6068, section 2).
    return vCalAddress(f"mailto:{quote(mailadres, safe=_GEWOON)}")


def _wekker(event: CalendarEvent) -> Alarm:
    wekker = Alarm()
    wekker.add("action", "DISPLAY")
    wekker.add("description", event.summary)
    wekker.add("trigger", -VOORAF)
    return wekker
