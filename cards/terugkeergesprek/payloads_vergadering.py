"""The data of the buttons about the meeting of a talk."""

from typing import ClassVar

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class EigenLinkOpen(Payload):
    """Open how it stands with the meeting, and the form for a link of one's own."""

    verb: ClassVar[Verb] = Verb.VERGADERING_OPEN
    gesprek: Id


class EigenLinkBewaar(Payload):
    """Keep the link of a meeting that the regisseur made; `opties` are those he ticked, comma-separated."""

    verb: ClassVar[Verb] = Verb.VERGADERING_EIGEN
    gesprek: Id
    sleutel: Sleutel
    opties: Invoer = ""
    adres: Invoer = ""
    nummer: Invoer = ""
    toegangscode: Invoer = ""


class VergaderingOpnieuw(Payload):
    """Have the meeting made once more."""

    verb: ClassVar[Verb] = Verb.VERGADERING_OPNIEUW
    gesprek: Id
    sleutel: Sleutel
