"""Somebody at a keyboard: types, and presses buttons on the cards that come back, as a person in Teams does.

What the demo shows at the start was made this way: through the same dialogs, with the same one-time keys.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from bot.demo.personas import Persona
from bot.teams.conduct import TurnHandler
from dialogs.kern.answers import ShowCard
from dialogs.kern.ports import Card
from dialogs.kern.turn import Happening, JsonValue, Place, Pressed, Turn, Typed


class StoryBroken(Exception):
    """A card did not hold the button that the story presses: the story and the dialogs have grown apart."""


@dataclass(frozen=True)
class Player:
    """One persona in his personal chat, at one moment."""

    persona: Persona
    handler: TurnHandler
    regio: str
    place: Place
    now: datetime
    _numbers: "count[int]" = field(default_factory=count)

    async def types(self, text: str) -> Card:
        """Type a line; return the card that answers it."""
        return await self._does(Typed(text))

    async def presses(self, card: Card, verb: str, inputs: Mapping[str, str] | None = None, **data: str) -> Card:
        """Press the button with this verb (and these values in its data), after filling in the form by input id."""
        action = next((each for each in _actions(card) if each["verb"] == verb and _has(each, data)), None)
        if action is None:
            raise StoryBroken(f"no {verb} on {card.get('fallbackText')!r}")
        filled = {} if action.get("associatedInputs") == "none" else {**_shown(card), **(inputs or {})}
        return await self.sends(verb, {**action.get("data", {}), **filled})

    def offers(self, card: Card, verb: str) -> bool:
        """Tell whether there is a button with this verb."""
        return any(each["verb"] == verb for each in _actions(card))

    def inputs(self, card: Card) -> tuple[str, ...]:
        """Return the ids of everything that can be filled in."""
        return tuple(each["id"] for each in _parts(card) if str(each.get("type", "")).startswith("Input."))

    def links(self, card: Card) -> tuple[str, ...]:
        """Return the addresses of the pages that the card leads to, in order."""
        return tuple(each["url"] for each in _parts(card) if each.get("type") == "Action.OpenUrl")

    def choices(self, card: Card, name: str) -> tuple[str, ...]:
        """Return what can be chosen in an input."""
        return tuple(choice["value"] for each in _parts(card) if each.get("id") == name for choice in each["choices"])

    async def sends(self, verb: str, data: Mapping[str, JsonValue]) -> Card:
        """Send a press, as from a card that stands somewhere in a conversation."""
        return await self._does(Pressed(verb, data, message_id=None))

    async def _does(self, happening: Happening) -> Card:
        activity_id = f"verhaal-{self.persona.code}-{next(self._numbers)}-{self.now.timestamp()}"
        turn = Turn(self.regio, self.persona.sender, self.place, happening, activity_id, self.now)
        answer = await self.handler(turn)
        return answer.card if isinstance(answer, ShowCard) else {}


def _actions(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (each for each in _parts(part) if each.get("type") == "Action.Execute")


def _shown(card: Card) -> dict[str, str]:
    """What a client sends of a form that nobody touched: the values it shows."""
    inputs = (each for each in _parts(card) if str(each.get("type", "")).startswith("Input."))
    return {each["id"]: str(each["value"]) for each in inputs if each.get("value")}


def _has(action: Mapping[str, Any], data: Mapping[str, str]) -> bool:
    return all(action.get("data", {}).get(name) == value for name, value in data.items())


def _parts(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield part
    for name in ("body", "items", "columns", "actions"):
        for inner in part.get(name) or ():
            yield from _parts(inner)
