"""What the buttons carry with which a regisseur changes an uitvraag that runs, or undoes it."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import StringConstraints, model_validator

from cards.payloads import Id, Payload, Sleutel
from cards.verbs import Verb

Invoer: TypeAlias = Annotated[str, StringConstraints(max_length=20_000)]
"""What was chosen or filled in."""


class _MetInvoer(Payload):
    """A payload with inputs: one that was left empty may be absent, empty or null."""

    @model_validator(mode="before")
    @classmethod
    def _zonder_niets(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        return {key: waarde for key, waarde in data.items() if waarde not in (None, "")}


class Wijzigen(_MetInvoer):
    """Open everything that can be changed in one uitvraag; which one may come from a choice list."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_WIJZIGEN
    uitvraag: Id | None = None


class IntrekFormulier(_MetInvoer):
    """Open the form to withdraw an uitvraag, or a part of it; which one may come from a choice list."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_INTREK_FORMULIER
    uitvraag: Id | None = None


class Intrekken(_MetInvoer):
    """Withdraw the whole uitvraag (`alles`), or only the organisaties that were chosen."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_INTREK
    uitvraag: Id
    sleutel: Sleutel
    alles: bool = False
    organisaties: Invoer = ""
    agenda: Invoer = ""


class IntrekTerug(_MetInvoer):
    """Ask again what was withdrawn: these organisaties."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_INTREK_TERUG
    uitvraag: Id
    sleutel: Sleutel
    organisaties: Invoer = ""


class InzageOpen(Payload):
    """Open who had opened what was withdrawn."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_INZAGE
    uitvraag: Id


class VerzetFormulier(_MetInvoer):
    """Open the form for another deadline; which uitvraag may come from a choice list."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_VERZET_FORMULIER
    uitvraag: Id | None = None


class Verzetten(_MetInvoer):
    """Set another deadline."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_VERZET
    uitvraag: Id
    sleutel: Sleutel
    deadline_datum: Invoer = ""
    deadline_tijd: Invoer = ""


class Sluiten(Payload):
    """Take no more answers."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_SLUIT
    uitvraag: Id
    sleutel: Sleutel


class Heropenen(Payload):
    """Take answers again, before the zitting."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_HEROPEN
    uitvraag: Id
    sleutel: Sleutel
