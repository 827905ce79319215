"""From bytes to an activity with the shape we rely on. Nothing here trusts the sender, or knows who he is."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Never, TypeAlias

from bot.teams.refusals import Reason, Refused
from dialogs.kern.turn import JsonValue

Json: TypeAlias = Mapping[str, JsonValue]

_SUSPECT_ESCAPE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")

DEEPEST = 40
"""Levels of nesting. Teams' own activities have about six; a form adds two."""

LENGTHS = {"type": 64, "channelId": 64, "serviceUrl": 2048, "id": 1024}
"""The longest value accepted for a field that every activity has."""

LONGEST_ADDRESS = 1024
"""Longest id of a person, bot, conversation or tenant. Teams' own stay below 300."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """An activity as it came over the wire, of which these fields exist and are sane.

    `raw` is the whole activity; whatever is read from it later is checked where it is read.
    """

    type: str
    id: str
    channel_id: str
    service_url: str
    sender_id: str
    conversation_id: str
    recipient_id: str
    raw: Json

    @property
    def is_invoke(self) -> bool:
        """Whether the sender waits for an answer in the HTTP response."""
        return self.type == "invoke"


def read_activity(body: bytes) -> Inbound:
    """Return the activity in the body of a request.

    Raises:
        Refused: with status 400, when it is not one.
    """
    return _shaped(_parsed(body))


def child(parent: Json, name: str) -> Json:
    """Return the object under `name`, or an empty one."""
    value = parent.get(name)
    return value if isinstance(value, dict) else {}


def text(parent: Json, name: str, longest: int = LONGEST_ADDRESS) -> str | None:
    """Return the text under `name` when it is one, printable and no longer than `longest`; else None."""
    value = parent.get(name)
    return value if isinstance(value, str) and _sane(value, longest) else None


def _parsed(body: bytes) -> Json:
    if not body.strip():
        raise Refused(400, Reason.NO_BODY)
    try:
        activity: JsonValue = json.loads(
            body.decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_without_doubles,
        )
    except UnicodeDecodeError:
        raise Refused(400, Reason.NOT_UTF8) from None
    except RecursionError:
        raise Refused(400, Reason.TOO_DEEP) from None
    except ValueError:
        raise Refused(400, Reason.NOT_JSON) from None
    if not isinstance(activity, dict):
        raise Refused(400, Reason.WRONG_SHAPE)
    _check_depth(activity)
    if _SUSPECT_ESCAPE.search(body):
        _check_texts(activity)
    return activity


def _finite(digits: str) -> float:
    """1e999 is JSON, but no number that could be written down again."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _refuse_constant(name: str) -> Never:
    """NaN and the infinities are Python's, not JSON's."""
    raise ValueError(name)


def _without_doubles(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """Two readers may pick different ones of two equal keys: one that checks, and one that acts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("the same key twice")
    return found


def _check_depth(activity: JsonValue) -> None:
    level = [activity]
    for _ in range(DEEPEST):
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise Refused(400, Reason.TOO_DEEP)


def _check_texts(value: JsonValue) -> None:
    """Refuse what JSON can say but no database column can hold: half a surrogate pair, and NUL."""
    written = json.dumps(value, ensure_ascii=False)
    if any("\ud800" <= character <= "\udfff" for character in written) or re.search(r"(?<!\\)(\\\\)*\\u0000", written):
        raise Refused(400, Reason.NOT_UTF8)


def _shaped(activity: Json) -> Inbound:
    fields = {name: _required(activity, name, longest) for name, longest in LENGTHS.items()}
    return Inbound(
        type=fields["type"],
        id=fields["id"],
        channel_id=fields["channelId"],
        service_url=fields["serviceUrl"],
        sender_id=_required(child(activity, "from"), "id"),
        conversation_id=_required(child(activity, "conversation"), "id"),
        recipient_id=_required(child(activity, "recipient"), "id"),
        raw=activity,
    )


def _required(parent: Json, name: str, longest: int = LONGEST_ADDRESS) -> str:
    value = text(parent, name, longest)
    # "." and ".." would walk up the connector's address when an answer is sent to it.
    if value is None or not value.strip() or value in {".", ".."}:
        raise Refused(400, Reason.WRONG_SHAPE)
    return value


def _sane(value: str, longest: int) -> bool:
    # isprintable also refuses lone surrogates, which JSON can carry and no log, database or header can.
    return len(value) <= longest and value.isprintable()
