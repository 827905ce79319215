"""The data of the buttons about the meeting of a zitting."""

from typing import ClassVar

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class Deelnemen(Payload):
    """Ask for the way into the meeting of a zitting; for whoever may go there. Stands on any card about a zitting."""

    verb: ClassVar[Verb] = Verb.ZITTINGSVERGADERING_NAAR
    zitting: Id


class VergaderingOpen(Payload):
    """Open how it stands with the meeting of a zitting, for a regisseur; with `anders` the form for another link."""

    verb: ClassVar[Verb] = Verb.ZITTINGSVERGADERING_OPEN
    zitting: Id
    anders: bool = False


class ZittingslinkBewaar(Payload):
    """Keep the link of a meeting that the regisseur made."""

    verb: ClassVar[Verb] = Verb.ZITTINGSVERGADERING_EIGEN
    zitting: Id
    sleutel: Sleutel
    adres: Invoer = ""


class VergaderingMaak(Payload):
    """Have the bot make the meeting, or make it once more."""

    verb: ClassVar[Verb] = Verb.ZITTINGSVERGADERING_MAAK
    zitting: Id
    sleutel: Sleutel
