"""What the buttons of a melding carry, and what their forms bring back."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.melding import MEESTE_PERSONEN

PERSOON = "persoon."
"""Prefix of the input ids about one person; behind it stand his number, from 1, and the field."""


class Meldinginvoer(Payload):
    """What the form of a melding asks. `aantal` is for how many people it has room."""

    aantal: Annotated[int, Field(ge=1, le=MEESTE_PERSONEN)] = 1
    organisatie: Invoer = ""
    route: Invoer = ""
    eerdere_code: Invoer = ""
    spoed: Invoer = ""
    tafel: Invoer = ""
    aanleiding: Invoer = ""
    verzoek: Invoer = ""
    betrokken: Invoer = ""
    informering: Invoer = ""
    informering_reden: Invoer = ""
    personen: dict[str, Invoer] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather_people(cls, data: object) -> object:
        """Collect the inputs about people; Teams leaves out what was not filled in."""
        if not isinstance(data, dict):
            return data
        personen = {key: waarde for key, waarde in data.items() if isinstance(key, str) and key.startswith(PERSOON)}
        # Only what was filled in: a button carries no empty list of people.
        return {**data, "personen": personen} if personen else data


class MeldingDoe(Meldinginvoer):
    """Hand in a melding."""

    verb: ClassVar[Verb] = Verb.MELDING_DOE
    sleutel: Sleutel


class MeldingNogEen(Meldinginvoer):
    """Make room for one more person in the form; nothing is handed in yet."""

    verb: ClassVar[Verb] = Verb.MELDING_NOG_EEN


class MeldingOppakken(Payload):
    """Take a melding up. It stands on a post that several people read, so it carries no key: the first one has it."""

    verb: ClassVar[Verb] = Verb.MELDING_OPPAKKEN
    melding: Id


class MeldingLoslaten(Payload):
    """Let go of a melding that one took up."""

    verb: ClassVar[Verb] = Verb.MELDING_LOSLATEN
    melding: Id
    sleutel: Sleutel


class MeldingVraagFormulier(Payload):
    """Open the form for a question to the melder."""

    verb: ClassVar[Verb] = Verb.MELDING_VRAAG_FORMULIER
    melding: Id


class MeldingVraag(Payload):
    """Ask the melder something."""

    verb: ClassVar[Verb] = Verb.MELDING_VRAAG
    melding: Id
    sleutel: Sleutel
    tekst: Invoer = ""


class MeldingAanvulFormulier(Payload):
    """Open the form in which the melder answers, or adds something."""

    verb: ClassVar[Verb] = Verb.MELDING_AANVUL_FORMULIER
    melding: Id


class MeldingAanvul(Payload):
    """Answer the regisseur, or add something."""

    verb: ClassVar[Verb] = Verb.MELDING_AANVUL
    melding: Id
    sleutel: Sleutel
    tekst: Invoer = ""


class MeldingAntwoordFormulier(Payload):
    """Open the form with which a melding is answered without becoming a casus."""

    verb: ClassVar[Verb] = Verb.MELDING_ANTWOORD_FORMULIER
    melding: Id


class MeldingAntwoord(Payload):
    """Answer a melding: it becomes no casus, for this reason."""

    verb: ClassVar[Verb] = Verb.MELDING_ANTWOORD
    melding: Id
    sleutel: Sleutel
    reden: Invoer = ""
    tekst: Invoer = ""


class MeldingIntrekFormulier(Payload):
    """Ask whether the melder is sure."""

    verb: ClassVar[Verb] = Verb.MELDING_INTREK_FORMULIER
    melding: Id


class MeldingIntrek(Payload):
    """Take a melding back."""

    verb: ClassVar[Verb] = Verb.MELDING_INTREK
    melding: Id
    sleutel: Sleutel
