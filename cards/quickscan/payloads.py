"""The data of the buttons and forms of the quickscan: ids and a one-time key."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class QuickscanOpen(Payload):
    """Open the people of a zitting, from place `vanaf` on; without a zitting, of the one that comes."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_OPEN
    zitting: Id | None = None
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class QuickscanPersoon(Payload):
    """Open one person, with every answer of the inrichting and what was written."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_PERSOON
    casus: Id


class QuickscanVraagUit(Payload):
    """Ask about everybody who came in, for this zitting."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_VRAAG_UIT
    zitting: Id
    sleutel: Sleutel


class QuickscanVorm(Payload):
    """Open the form to decide about one person."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_VORM
    casus: Id


class QuickscanBesluit(Payload):
    """Decide about one person. `was` is what held when the form was opened."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_BESLUIT
    casus: Id
    sleutel: Sleutel
    was: Id | None = None
    besluit: Invoer = ""
    reden: Invoer = ""


class QuickscanMeerVorm(Payload):
    """Open the form to have several people discussed at once."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_MEER_VORM
    zitting: Id


class QuickscanMeer(Payload):
    """Have these people (casus ids, with commas) discussed."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_MEER
    zitting: Id
    sleutel: Sleutel
    casussen: Invoer = ""


class QuickscanPagina(Payload):
    """Ask for a link to the page of the week."""

    verb: ClassVar[Verb] = Verb.QUICKSCAN_PAGINA
    zitting: Id
