"""The data of the buttons and forms with which a casus is kept moving."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.volhouden import Volhoudstap

EXTRA = "extra"
"""What the choice of a zitting sends when one is called together for this; no zitting has it for an id."""


class VolhoudenLijst(Payload):
    """Open the list of what stands still, from place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_LIJST
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class VolhoudenStap(Payload):
    """Open the form of one of the four steps."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_STAP
    casus: Id
    stap: Volhoudstap


class VolhoudenNotitie(Payload):
    """Keep what went wrong."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_NOTITIE
    casus: Id
    sleutel: Sleutel
    tekst: Invoer = ""


class VolhoudenAansporen(Payload):
    """Ask these organisaties (codes, with commas) how it goes."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_AANSPOREN
    casus: Id
    sleutel: Sleutel
    organisaties: Invoer = ""


class VolhoudenScenario(Payload):
    """Keep what is done when it goes otherwise, and by whom."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_SCENARIO
    casus: Id
    sleutel: Sleutel
    als: Invoer = ""
    tekst: Invoer = ""
    wie: Invoer = ""


class VolhoudenGebruikt(Payload):
    """Say that a scenario was used."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_GEBRUIKT
    casus: Id
    scenario: Id
    sleutel: Sleutel


class VolhoudenDoorpakken(Payload):
    """Put the casus on an agenda, or call a zitting together for it; `organisaties` (codes, with commas) must come."""

    verb: ClassVar[Verb] = Verb.VOLHOUDEN_DOORPAKKEN
    casus: Id
    sleutel: Sleutel
    zitting: Invoer = ""
    datum: Invoer = ""
    tijd: Invoer = ""
    tekst: Invoer = ""
    organisaties: Invoer = ""


class KaderOpen(Payload):
    """Open which legal frame ends."""

    verb: ClassVar[Verb] = Verb.KADER_OPEN
    casus: Id
    kader: Id


class KaderGeregeld(Payload):
    """Say that a frame that ends is dealt with."""

    verb: ClassVar[Verb] = Verb.KADER_GEREGELD
    casus: Id
    kader: Id
    sleutel: Sleutel
