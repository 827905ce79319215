"""What the owner of a message sees when it could not be delivered, and what he can do about it."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.bouwstenen import Card, goed_nieuws, kaart, knop, let_op, tekst
from cards.payloads import Id, OpdrachtOpen, Payload
from cards.verbs import Verb
from teksten.catalogus import Teksten


class BerichtKeuze(Payload):
    """What both buttons carry: the message, and how often it had been tried when they were shown.

    A press counts only while the message still stands as it did then, so a press that comes in twice, or on an old
    card, does nothing the second time.
    """

    verzending: Id
    poging: Annotated[int, Field(ge=0, le=1_000_000)]


class BerichtOpnieuw(BerichtKeuze):
    """Send it again."""

    verb: ClassVar[Verb] = Verb.BERICHT_OPNIEUW


class BerichtLaat(BerichtKeuze):
    """Leave it."""

    verb: ClassVar[Verb] = Verb.BERICHT_LAAT


def onbestelbaar(titel: str, wat: str, waarom: str, verzending: str, poging: int, teksten: Teksten) -> Card:
    """A message that did not arrive, or of which nobody knows whether it did: the owner chooses."""
    knoppen = [
        knop(teksten("bericht.knop.opnieuw"), BerichtOpnieuw(verzending=verzending, poging=poging)),
        knop(teksten("bericht.knop.laat"), BerichtLaat(verzending=verzending, poging=poging)),
    ]
    return kaart(titel, let_op(wat), tekst(waarom), knoppen=knoppen)


def afgedaan(titel: str, wat: str, uitkomst: str) -> Card:
    """The same card once it has been dealt with: no buttons any more."""
    return kaart(titel, tekst(wat), goed_nieuws(uitkomst))


def uitgesteld(titel: str, uitleg: str, open_: str, opdracht: OpdrachtOpen) -> Card:
    """An answer that Teams did not take, to be opened after all."""
    return kaart(titel, tekst(uitleg), knoppen=[knop(open_, opdracht)])
