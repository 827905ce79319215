"""The safe options as Graph calls them: asked for in one body, and read back one by one.

Source: Microsoft Graph v1.0, `onlineMeeting`, `onlineMeetingBase`, `lobbyBypassSettings`, `joinMeetingIdSettings` and
`meetingParticipantInfo`.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, TypeAlias

from dialogs.kern.turn import JsonValue
from domain.vergadering import Toegangsgegevens, Vergaderaard, Vergaderopties, Vergaderwens, is_webadres

Json: TypeAlias = Mapping[str, JsonValue]

CO_ORGANISER: Final = "coorganizer"

_OPTIONS: Final[Json] = {
    "lobbyBypassSettings": {"scope": "organizer", "isDialInBypassEnabled": False},
    "allowedLobbyAdmitters": "organizerAndCoOrganizers",
    "allowedPresenters": "organizer",
    "allowRecording": False,
    "allowTranscription": False,
    "recordAutomatically": False,
    "shareMeetingChatHistoryDefault": "none",
    "allowTeamworkReactions": False,
    "allowParticipantsToChangeName": False,
    "allowWhiteboard": False,
    "allowLiveShare": "disabled",
    "isEntryExitAnnounced": True,
}
_CHAT: Final[Mapping[Vergaderaard, Json]] = {
    Vergaderaard.GESPREK: {"allowMeetingChat": "disabled"},
    # The bot speaks there; what was written before somebody came in he does not read.
    Vergaderaard.ZITTING: {"allowMeetingChat": "enabled"},
}
_PASSCODE: Final[Json] = {"joinMeetingIdSettings": {"isPasscodeRequired": True}}
"""Only when it is made: Graph refuses to change it afterwards."""


def to_create(wish: Vergaderwens) -> Json:
    """Return the body that makes a meeting."""
    return {**to_change(wish), **_PASSCODE}


def to_change(wish: Vergaderwens) -> Json:
    """Return the body that changes a meeting: the whole list of who takes part, for that is what Graph keeps."""
    return {
        "subject": wish.onderwerp,
        "startDateTime": _moment(wish.begint_op),
        "endDateTime": _moment(wish.eindigt_op),
        "participants": {
            "attendees": [
                {"identity": {"user": {"id": each}}, "role": CO_ORGANISER} for each in wish.mede_organisatoren
            ]
        },
        **_OPTIONS,
        **_CHAT[wish.aard],
    }


def options_of(meeting: Json) -> Vergaderopties:
    """Return which options hold. What is not told, or told in a word that is not known, does not."""
    lobby, by_number = _object(meeting, "lobbyBypassSettings"), _object(meeting, "joinMeetingIdSettings")
    return Vergaderopties(
        wachtruimte=lobby.get("scope") == "organizer" and lobby.get("isDialInBypassEnabled") is False,
        toelaten=meeting.get("allowedLobbyAdmitters") == "organizerAndCoOrganizers",
        presenteren=meeting.get("allowedPresenters") == "organizer",
        geen_opname=meeting.get("allowRecording") is False and meeting.get("recordAutomatically") is False,
        geen_transcriptie=meeting.get("allowTranscription") is False,
        geen_chat=meeting.get("allowMeetingChat") == "disabled" and _shares_no_history(meeting),
        toegangscode=by_number.get("isPasscodeRequired") is True and bool(text_of(by_number, "passcode")),
    )


def chat_of(meeting: Json) -> bool:
    """Tell whether there is a chat for everybody in it, of which the history is not shared."""
    return meeting.get("allowMeetingChat") == "enabled" and _shares_no_history(meeting)


def access_of(meeting: Json) -> Toegangsgegevens:
    """Return what opens a meeting; its address is never taken apart, and empty when it is no address."""
    by_number = _object(meeting, "joinMeetingIdSettings")
    address = text_of(meeting, "joinWebUrl")
    return Toegangsgegevens(
        adres=address if is_webadres(address) else "",
        nummer=text_of(by_number, "joinMeetingId"),
        toegangscode=text_of(by_number, "passcode"),
    )


def thread_of(meeting: Json) -> str:
    """Return the id of its chat; empty when it was not told."""
    return text_of(_object(meeting, "chatInfo"), "threadId")


def co_organisers_of(meeting: Json) -> frozenset[str]:
    """Return the Entra object ids of who can let somebody in, in small letters."""
    attendees = _object(meeting, "participants").get("attendees")
    found = (each for each in attendees if isinstance(each, dict)) if isinstance(attendees, list) else ()
    return frozenset(
        text_of(_object(_object(each, "identity"), "user"), "id").lower()
        for each in found
        if str(each.get("role")).lower() == CO_ORGANISER
    )


def text_of(found: Json, name: str) -> str:
    """Return a text; empty when it is none."""
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _shares_no_history(meeting: Json) -> bool:
    return meeting.get("shareMeetingChatHistoryDefault", "none") == "none"


def _object(found: Json, name: str) -> Json:
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
