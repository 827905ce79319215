"""The signpost's cards: hello, a door to something private, "did you mean", and "your text stands in Teams"."""

from collections.abc import Iterable

from cards.bouwstenen import Card, feiten, kaart, knop, let_op, tekst
from cards.payloads import OpdrachtOpen


def welkom(titel: str, uitleg: str) -> Card:
    """The first thing people see of the bot."""
    return kaart(titel, tekst(uitleg))


def deur(titel: str, uitleg: str, open_: str, opdracht: OpdrachtOpen) -> Card:
    """A neutral card in front of something that only the presser may see."""
    return kaart(titel, tekst(uitleg, zacht=True), knoppen=[knop(open_, opdracht)])


def vergist(titel: str, uitleg: str, regels: Iterable[tuple[str, str]]) -> Card:
    """No such command: what was probably meant. What was typed is not repeated."""
    voorstellen = tuple(regels)
    return kaart(titel, tekst(uitleg), *([feiten(voorstellen)] if voorstellen else []))


def inhoud_getypt(titel: str, uitleg: str, open_: str, opdracht: OpdrachtOpen | None) -> Card:
    """Content was typed where only commands belong."""
    return kaart(titel, let_op(uitleg), knoppen=[knop(open_, opdracht)] if opdracht else [])
