"""What the buttons of triage carry, and what their forms bring back."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.triage import Triagebesluit


class TriageOpen(Payload):
    """Open the triage of a casus, which may come from a choice; with `opnieuw` the form of the region first."""

    verb: ClassVar[Verb] = Verb.TRIAGE_OPEN
    casus: Invoer = ""
    opnieuw: bool = False


class TriageWeeg(FormPayload):
    """Keep what was answered in the form of the region, and see what it comes down to."""

    verb: ClassVar[Verb] = Verb.TRIAGE_WEEG
    casus: Id
    sleutel: Sleutel


class TriageKies(Payload):
    """Choose what is decided; the form of that decision follows."""

    verb: ClassVar[Verb] = Verb.TRIAGE_KIES
    casus: Id
    keuze: Invoer = ""


class TriageBesluit(Payload):
    """Decide. `stand` is a keyed mark of what was weighed when this form was made, to see what changed since."""

    verb: ClassVar[Verb] = Verb.TRIAGE_BESLUIT
    casus: Id
    besluit: Triagebesluit
    stand: Id
    sleutel: Sleutel
    tafel: Invoer = ""
    wanneer: Invoer = ""
    datum: Invoer = ""
    tijd: Invoer = ""
    waarheen: Invoer = ""
    reden: Invoer = ""
    bericht: Invoer = ""


class TriageGeschiedenis(Payload):
    """Open what was weighed and decided before, from the one at place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.TRIAGE_GESCHIEDENIS
    casus: Id
    vanaf: Annotated[int, Field(ge=0, le=10_000)] | None = None


class TriageUitslag(Payload):
    """Open, as the melder, what came of it."""

    verb: ClassVar[Verb] = Verb.TRIAGE_UITSLAG
    triage: Id
