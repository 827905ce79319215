"""What help looks like: a heading for each group, and for each command a whole example and one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from microsoft_teams.cards import Container, TextBlock

from cards.bouwstenen import Card, kaart, tekst, tussenkop


@dataclass(frozen=True, slots=True)
class Uitleg:
    """One command: a whole line that works when typed like this, and what it does."""

    voorbeeld: str
    regel: str


@dataclass(frozen=True, slots=True)
class Groep:
    """Commands that belong together, under one heading."""

    kop: str
    opdrachten: tuple[Uitleg, ...]


def hulpkaart(titel: str, inleiding: str, groepen: Iterable[Groep]) -> Card:
    """Show the commands of somebody who may use them."""
    delen = [deel for groep in groepen for deel in (tussenkop(groep.kop), *map(_opdracht, groep.opdrachten))]
    return kaart(titel, tekst(inleiding, zacht=True), *delen)


def _opdracht(een: Uitleg) -> Container:
    return Container(
        items=[
            TextBlock(text=een.voorbeeld, wrap=True, weight="Bolder"),
            TextBlock(text=een.regel, wrap=True, spacing="None"),
        ]
    )
