"""What every card keeps to: inputs with a label, a size Teams takes with room to spare, buttons without a person."""

import json
from collections.abc import Iterator
from typing import Any

from cards.bouwstenen import Card

HOOGSTENS = 25_000
"""Bytes of JSON; Teams takes four times as much, counted in two bytes a character."""


def delen(card: object) -> Iterator[dict[str, Any]]:
    """Walk all parts of a card, in reading order."""
    if isinstance(card, dict):
        yield card
        for waarde in card.values():
            yield from delen(waarde)
    elif isinstance(card, list):
        for een in card:
            yield from delen(een)


def soort(card: Card, begin: str) -> list[dict[str, Any]]:
    """Return the parts whose type begins so."""
    return [deel for deel in delen(card) if str(deel.get("type", "")).startswith(begin)]


def knoppen(card: Card) -> list[str]:
    """Return the titles of the buttons."""
    return [deel["title"] for deel in soort(card, "Action.")]


def klopt(card: Card) -> None:
    """Check what holds for every card."""
    assert len(json.dumps(card, ensure_ascii=False).encode()) < HOOGSTENS
    assert soort(card, "TextBlock")[0]["style"] == "heading"
    for veld in soort(card, "Input."):
        assert veld["label"]
        assert not veld.get("isRequired") or (veld["errorMessage"] and "verplicht" in veld["label"])
    for tekst in soort(card, "TextBlock"):
        assert tekst["wrap"] is True
    namen = [veld["id"] for veld in soort(card, "Input.")]
    assert len(namen) == len(set(namen))
    ids = {deel["id"] for deel in delen(card) if "id" in deel}
    for knop in soort(card, "Action.ToggleVisibility"):
        assert set(knop["targetElements"]) <= ids
    for knop in soort(card, "Action."):
        assert knop["type"] in {"Action.Execute", "Action.ToggleVisibility"}
        assert len(knop["title"]) <= 30
    for knop in soort(card, "Action.Execute"):
        assert not set(knop["data"]) & set(namen)
    hoofd = [knop for knop in soort(card, "Action.") if knop.get("style") == "positive"]
    assert len(hoofd) <= 1
