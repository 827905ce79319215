"""Invitations by Microsoft Graph: events in the calendar of the organiser, each with one attendee (`Mailer`).

Exchange itself then mails whoever is invited, also when an event is changed or deleted. Source: Microsoft Graph v1.0,
"Create event", "Update event", "Delete event", "event resource type" (transactionId, hideAttendees) and
"singleValueLegacyExtendedProperty". The application needs Calendars.ReadWrite, and a policy that limits it to this one
mailbox. As documented; never tried against a tenant.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote
from uuid import NAMESPACE_OID, uuid5

import structlog

from bot.graph.client import GraphClient
from bot.graph.opties import Json
from dialogs.kern.ports import (
    CalendarEvent,
    MeetingFailed,
    MeetingOutcome,
    OutgoingMail,
    SendFailed,
    SendOutcome,
)
from dialogs.kern.turn import JsonValue
from domain.contact import is_mailadres

OURS: Final = "String {5b1c2f0e-7a64-4a0b-9c1d-2f9e0c4f6a11} Name TafelbotItem"
"""The property by which an item is found again: Exchange gives an event a name of its own."""

REMINDER_MINUTES: Final = 5

_OUTCOMES: Final = {
    MeetingOutcome.LATER: SendOutcome.LATER,
    # An operator must act, and then it goes: as with a mail server that does not let us in.
    MeetingOutcome.NOT_ALLOWED: SendOutcome.LATER,
    # Deleted by hand while it was changed: the next time it is made anew.
    MeetingOutcome.GONE: SendOutcome.LATER,
    MeetingOutcome.REFUSED: SendOutcome.REFUSED,
}

log = structlog.get_logger("calendar")


@dataclass(frozen=True, slots=True)
class GraphCalendar:
    """The calendar of one organiser.

    Attributes:
        graph: as an application that may; closed with it.
        organiser: his Entra object id.
    """

    graph: GraphClient
    organiser: str

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Make, change or delete the event of a mail; done twice it is done once.

        Raises:
            SendFailed: LATER when Graph is away or does not let us in (the log says so); REFUSED when it refuses this
                event for good, or when the mail is none for a calendar.
        """
        event = mail.event
        if event is None or not is_mailadres(mail.to):
            raise SendFailed(SendOutcome.REFUSED)
        try:
            await self._carry_out(mail, event, message_id)
        except MeetingFailed as failed:
            if failed.outcome is MeetingOutcome.NOT_ALLOWED:
                log.warning("calendar_not_allowed", status=failed.status, code=failed.code)
            raise SendFailed(
                _OUTCOMES[failed.outcome], status=failed.status, retry_after=failed.retry_after
            ) from failed

    async def close(self) -> None:
        """Let go of the connections."""
        await self.graph.close()

    async def _carry_out(self, mail: OutgoingMail, event: CalendarEvent, message_id: str) -> None:
        there = await self._find(event.uid)
        if event.cancelled:
            for each in there:
                await self._delete(each)
        elif there:
            await self.graph.call("PATCH", self._path(there[0]), _body(mail, event))
        else:
            # Of one act there is one event, also when the answer to the first attempt was lost.
            once = str(uuid5(NAMESPACE_OID, f"{event.uid}|{message_id}"))
            known: Json = {"singleValueExtendedProperties": [{"id": OURS, "value": event.uid}]}
            await self.graph.call("POST", self._path(), {**_body(mail, event), **known, "transactionId": once})

    async def _find(self, uid: str) -> tuple[str, ...]:
        wanted = f"singleValueExtendedProperties/Any(ep: ep/id eq '{OURS}' and ep/value eq '{uid}')"
        found = await self.graph.call("GET", f"{self._path()}?$select=id&$filter={quote(wanted, safe='')}")
        events = found.get("value")
        ids = (each.get("id") for each in events if isinstance(each, dict)) if isinstance(events, list) else ()
        return tuple(each for each in ids if isinstance(each, str) and each)

    async def _delete(self, event_id: str) -> None:
        try:
            await self.graph.call("DELETE", self._path(event_id))
        except MeetingFailed as failed:
            if failed.outcome is not MeetingOutcome.GONE:
                raise

    def _path(self, event_id: str = "") -> str:
        events = f"users/{quote(self.organiser, safe='')}/events"
        return f"{events}/{quote(event_id, safe='')}" if event_id else events


def _body(mail: OutgoingMail, event: CalendarEvent) -> Json:
    """Return what is asked of an event: neutral, private, and with one attendee who is asked nothing."""
    text = f"{mail.text}\n{event.url}\n" if event.url else mail.text
    return {
        "subject": event.summary,
        "body": {"contentType": "text", "content": text},
        "start": _moment(event.begins),
        "end": _moment(event.ends),
        "location": {"displayName": event.url or event.place},
        "attendees": [{"emailAddress": {"address": mail.to}, "type": "required"}],
        "sensitivity": "private",
        "showAs": "busy",
        "hideAttendees": True,
        "responseRequested": False,
        "allowNewTimeProposals": False,
        "isReminderOn": True,
        "reminderMinutesBeforeStart": REMINDER_MINUTES,
    }


def _moment(when: datetime) -> dict[str, JsonValue]:
    return {"dateTime": when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}
