"""The data of the buttons about a return. Their names are neutral: they stand in Teams for years."""

from typing import Annotated, ClassVar, Final

from pydantic import Field, StringConstraints

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb

STAND, WIE, NOTITIE = "-stand", "-wie", "-notitie"
"""Behind the code of a basisvoorwaarde: which of its three inputs."""

NIEMAND: Final = "-"
"""The choice that nobody works on it."""

ANDERS: Final = "+"
"""The choice of an organisatie that does not take part yet."""

Gezien = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}:[a-z_]{0,20}$")]
"""The version of a row and how it stood, when the form was shown."""


class VoorwaardenLijst(Payload):
    """Open the list, from so many on."""

    verb: ClassVar[Verb] = Verb.VOORWAARDEN_LIJST
    vanaf: int | None = None


class VoorwaardenOpen(Payload):
    """Open one person."""

    verb: ClassVar[Verb] = Verb.VOORWAARDEN_OPEN
    casus: Id


class VoorwaardenVorm(Payload):
    """Open the form for all basisvoorwaarden of one person."""

    verb: ClassVar[Verb] = Verb.VOORWAARDEN_VORM
    casus: Id


class VoorwaardenBewaar(FormPayload):
    """Save the form; `velden` holds per code its three inputs."""

    verb: ClassVar[Verb] = Verb.VOORWAARDEN_BEWAAR
    casus: Id
    gezien: dict[Id, Gezien] = Field(default_factory=dict)
    sleutel: Sleutel


class VoorwaardenWerk(Payload):
    """Open what an organisatie works on. Left out: that of the presser."""

    verb: ClassVar[Verb] = Verb.VOORWAARDEN_WERK
    organisatie: Id | None = None


class VoorwaardenMeld(FormPayload):
    """Say of what an organisatie works on that it is arranged, or not yet; `velden` per `<casus>.<code>`."""

    verb: ClassVar[Verb] = Verb.VOORWAARDEN_MELD
    organisatie: Id
    regels: tuple[Id, ...] = ()
    sleutel: Sleutel


class NacheckOpen(Payload):
    """Open the check after release."""

    verb: ClassVar[Verb] = Verb.NACHECK_OPEN
    casus: Id


class NacheckBewaar(FormPayload):
    """Save what was found; with `klaar` nazorg is to end, else it goes on until the next look.

    `velden` holds of what is still open how it stands now.
    """

    verb: ClassVar[Verb] = Verb.NACHECK_BEWAAR
    casus: Id
    klaar: bool = False
    sleutel: Sleutel
    thuis: Invoer = ""
    contact: Invoer = ""
    tekst: Invoer = ""
    volgende: Invoer = ""


class NacheckDag(Payload):
    """He is not out after all: another day of release, or none that is known."""

    verb: ClassVar[Verb] = Verb.NACHECK_DAG
    casus: Id
    versie: int
    sleutel: Sleutel
    einde: Invoer = ""


class NacheckKlaar(Payload):
    """End the nazorg of somebody for whom there never was a plan."""

    verb: ClassVar[Verb] = Verb.NACHECK_KLAAR
    casus: Id
    sleutel: Sleutel
    reden: Invoer = ""
