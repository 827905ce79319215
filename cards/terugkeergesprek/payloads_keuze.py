"""The data of the buttons about what somebody chose. Their names are neutral: they stand in Teams for years."""

from typing import ClassVar, Final

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb

ANTWOORD, UITLEG = "-antwoord", "-uitleg"
"""Behind the code of an organisatie: which of its two inputs."""

AANGEVINKT: Final = "ja"
"""The value of a box that is ticked."""


class KeuzeOpen(Payload):
    """Open what he chose and what he brings; for the inrichting, the form to write his choice down."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_OPEN
    gesprek: Id


class KeuzeVorm(Payload):
    """Open the form to write his choice down: for the regisseur whom the casemanager telephones."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_VORM
    gesprek: Id


class KeuzeBewaar(Payload):
    """Write down what he chose."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_BEWAAR
    gesprek: Id
    sleutel: Sleutel
    keuze: Invoer = ""
    dag: Invoer = ""
    zelf: Invoer = ""
    curatele: Invoer = ""
    naam: Invoer = ""
    relatie: Invoer = ""


class WieVorm(Payload):
    """Open the form to write down whom he would rather not have there."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_WIE_VORM
    gesprek: Id


class WieBewaar(Payload):
    """Write down whom he would rather not have there: a list of codes with commas, or nobody."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_WIE
    gesprek: Id
    sleutel: Sleutel
    wie: Invoer = ""


class BeslisVorm(Payload):
    """Open the form to decide about whom he would rather not have there; with `alles` also what was decided."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_BESLIS_VORM
    gesprek: Id
    alles: bool = False


class Beslis(FormPayload):
    """Decide; `velden` holds of each organisatie its answer and the words in which he is told."""

    verb: ClassVar[Verb] = Verb.GESPREKSKEUZE_BESLIS
    gesprek: Id
    alles: bool = False
    sleutel: Sleutel
