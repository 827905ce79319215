"""What we send, as the JSON Teams wants. Written by hand: the SDK's classes lose fields they do not know."""

import json
from collections.abc import Sequence

from bot.teams.failures import Call, narrowed
from dialogs.kern.answers import Answer, ShowCard, ShowText
from dialogs.kern.ports import Card, Mention, OutgoingMessage
from dialogs.kern.turn import JsonValue

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
TEXT_TYPE = "application/vnd.microsoft.activity.message"
ERROR_TYPE = "application/vnd.microsoft.error"

LARGEST_MESSAGE = 100 * 1024
"""Bytes of the whole message as UTF-16. Source: Microsoft, "Format your bot messages" (MessageSizeTooBig)."""

TOO_LARGE = 413


def message(outgoing: OutgoingMessage) -> dict[str, JsonValue]:
    """Return a message activity; the summary always stands in it, because toasts show the card's text without it."""
    activity: dict[str, JsonValue] = {"type": "message", "summary": outgoing.summary}
    if outgoing.card is not None:
        activity["attachments"] = [{"contentType": CARD_TYPE, "content": _card(outgoing.card, outgoing.mentions)}]
        return activity
    activity["text"] = outgoing.text or ""
    if outgoing.mentions:
        activity["entities"] = _entities(outgoing.mentions)
    else:
        # Otherwise Teams reads Markdown in it: an underscore in a code or a name would vanish.
        activity["textFormat"] = "plain"
    return activity


def answer_message(answer: Answer, neutral_summary: str) -> dict[str, JsonValue] | None:
    """Return the message that answers a typed command, or None when there is nothing to say."""
    match answer:
        case ShowCard(card, summary):
            return message(OutgoingMessage(summary=summary, card=card))
        case ShowText(text, mentions):
            return message(OutgoingMessage(summary=neutral_summary, text=text, mentions=mentions))
        case _:
            return None


def answer_invoke(answer: Answer) -> dict[str, JsonValue]:
    """Return the body that answers a pressed button; Teams shows "unable to reach app" for anything less.

    Source: the Universal Action Model ("Response format"): HTTP 200 always, the status inside.
    """
    match answer:
        case ShowCard(card, _):
            return {"statusCode": 200, "type": CARD_TYPE, "value": dict(card)}
        case ShowText(text, _):
            return {"statusCode": 200, "type": TEXT_TYPE, "value": text}
        case _:
            return {"statusCode": 200, "type": TEXT_TYPE, "value": ""}


def unknown_invoke() -> dict[str, JsonValue]:
    """Return the body for an invoke we have no use for; English, because no person reads it."""
    return {
        "statusCode": 501,
        "type": ERROR_TYPE,
        "value": {"code": "NotSupported", "message": "This bot does not support this invoke."},
    }


def encoded(activity: dict[str, JsonValue], call: Call) -> bytes:
    """Return the bytes of a request body.

    Raises:
        SendFailed: REFUSED with 413, when Teams would refuse it for its size.
    """
    body = json.dumps(activity, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Counting exactly costs a pass over the text; most messages are far below the limit.
    if len(body) * 4 > LARGEST_MESSAGE and len(body.encode("utf-16-le")) > LARGEST_MESSAGE:
        raise narrowed(call, TOO_LARGE)
    return body.encode()


def _card(card: Card, mentions: Sequence[Mention]) -> JsonValue:
    if not mentions:
        return dict(card)
    teams = card.get("msteams")
    settings = dict(teams) if isinstance(teams, dict) else {}
    present = settings.get("entities")
    settings["entities"] = [*(present if isinstance(present, list) else []), *_entities(mentions)]
    return {**card, "msteams": settings}


def _entities(mentions: Sequence[Mention]) -> list[JsonValue]:
    return [
        {
            "type": "mention",
            "text": f"<at>{mention.name}</at>",
            "mentioned": {"id": mention.teams_id, "name": mention.name},
        }
        for mention in mentions
    ]
