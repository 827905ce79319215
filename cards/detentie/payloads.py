"""The data of the buttons of a detention: ids, which form, and one-time keys."""

from enum import StrEnum
from typing import ClassVar

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class Vormsoort(StrEnum):
    """Which part of a detention is to be changed. On the wire: add, never rename."""

    ALLES = "alles"
    EINDDATUM = "einddatum"
    EERDER = "eerder"
    OVERPLAATSEN = "overplaatsen"
    VERLOF = "verlof"


ALLEEN_DE_DAG = frozenset({Vormsoort.EINDDATUM, Vormsoort.EERDER})
"""What can still be put right once a casus is closed: how long it is kept follows from it."""


class DetentieOpen(Payload):
    """Open one detention; `namen`: also before his organisatie chose between answering and refusing."""

    verb: ClassVar[Verb] = Verb.DETENTIE_OPEN
    casus: Id
    namen: bool = False


class DetentieBewaar(Payload):
    """Take somebody in. `bekend`: the casus of who is there already, when the reader saw what would change."""

    verb: ClassVar[Verb] = Verb.DETENTIE_BEWAAR
    sleutel: Sleutel
    bekend: Id | None = None
    naam: Invoer = ""
    geboortedatum: Invoer = ""
    herkomst: Invoer = ""
    vestiging: Invoer = ""
    inrichting: Invoer = ""
    begin: Invoer = ""
    einde: Invoer = ""
    zeker: Invoer = ""
    terugkeer: Invoer = ""
    verlof_tot: Invoer = ""
    hic: Invoer = ""
    kenmerk: Invoer = ""


class DetentieVorm(Payload):
    """Open the form to change something."""

    verb: ClassVar[Verb] = Verb.DETENTIE_VORM
    casus: Id
    soort: Vormsoort


class DetentieWijzig(Payload):
    """Change what the form was about; `versie`: which version the reader looked at."""

    verb: ClassVar[Verb] = Verb.DETENTIE_WIJZIG
    casus: Id
    soort: Vormsoort
    versie: int
    sleutel: Sleutel
    inrichting: Invoer = ""
    begin: Invoer = ""
    einde: Invoer = ""
    zeker: Invoer = ""
    verlof_van: Invoer = ""
    verlof_tot: Invoer = ""
    vestiging: Invoer = ""
    hic: Invoer = ""


class DetentieTerug(Payload):
    """Undo the change that was made last, while nobody changed anything since."""

    verb: ClassVar[Verb] = Verb.DETENTIE_TERUG
    casus: Id
    versie: int
    sleutel: Sleutel
