"""What the buttons of an uitvraag carry: ids and one-time keys; the inputs come back beside them."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from cards.payloads import FormPayload, Id, Payload, Sleutel
from cards.verbs import Verb

Invoer: TypeAlias = Annotated[str, StringConstraints(max_length=20_000)]
"""What was typed or chosen. Far longer than any input takes, so that a text that is too long is told, not lost."""


class _MetInvoer(Payload):
    """A payload with inputs: one that was left empty may be absent, or null."""

    @model_validator(mode="before")
    @classmethod
    def _zonder_niets(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        return {key: waarde for key, waarde in data.items() if waarde is not None}


class VoorstelOpen(_MetInvoer):
    """Open the proposal for a casus; `nieuw` asks for another zitting although an uitvraag runs, `spoed` is urgent."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_VOORSTEL
    casus: Id | None = None
    nieuw: bool = False
    spoed: bool = False


class ErbijOpen(_MetInvoer):
    """Open the form to ask more organisaties in an uitvraag that runs, with this one ticked."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_ERBIJ
    uitvraag: Id | None = None
    organisatie: Id | None = None


class SpoedMaken(_MetInvoer):
    """Make an uitvraag that runs urgent, with a deadline in hours."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_SPOED
    uitvraag: Id
    sleutel: Sleutel
    spoed_uren: Invoer = ""


class UitvraagStart(_MetInvoer, FormPayload):
    """Start an uitvraag, or (with `uitvraag`) ask more organisaties in one that runs.

    Which body is meant where the region's data left a choice comes in `velden`, as `keuze.<kind>.<gemeente>`.
    """

    verb: ClassVar[Verb] = Verb.UITVRAAG_START
    casus: Id
    uitvraag: Id | None = None
    sleutel: Sleutel
    zitting: Invoer = ""
    zitting_datum: Invoer = ""
    zitting_tijd: Invoer = ""
    vast: Invoer = ""
    mogelijk: Invoer = ""
    gasten: Invoer = ""
    deadline_datum: Invoer = ""
    deadline_tijd: Invoer = ""
    doel: Invoer = ""
    grondslag: Invoer = ""
    is_spoed: Invoer = ""
    spoed_uren: Invoer = ""
    spoed_datum: Invoer = ""
    spoed_tijd: Invoer = ""


class StatusOpen(Payload):
    """Open how an uitvraag stands."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_STATUS
    uitvraag: Id


class AntwoordenOpen(Payload):
    """Open what was answered about one person (the first when none is given), one page at a time."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_ANTWOORDEN
    uitvraag: Id
    betrokkene: Id | None = None
    bladzij: Annotated[int, Field(ge=0, le=1_000)] = 0
