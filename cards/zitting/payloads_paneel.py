"""What the buttons of the panel carry: ids and one-time keys. What was typed in its form comes back beside them."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field, model_validator

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class Stap(StrEnum):
    """A step of a zitting."""

    BEGIN = "begin"
    VOLGENDE = "volgende"
    TERUG = "terug"
    UITSTEL = "uitstel"
    PAUZE = "pauze"
    VERDER = "verder"
    EINDE = "einde"
    HERVAT = "hervat"


class MetInvoer(Payload):
    """A button beside the form of an item: what stands in that form comes along, so that it is shown again."""

    invoer: dict[str, str] = Field(default={}, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: object) -> object:
        """Collect every input that is none of this button's own."""
        if not isinstance(data, dict):
            return data
        eigen = set(cls.model_fields) | {"v"}
        invoer = {
            sleutel: waarde.encode(errors="ignore").decode().replace("\x00", "")
            for sleutel, waarde in data.items()
            if isinstance(sleutel, str) and sleutel not in eigen and isinstance(waarde, str)
        }
        return {**{een: data[een] for een in data if een in eigen and een != "invoer"}, "invoer": invoer}


class ZittingPaneel(MetInvoer):
    """Open the panel of a zitting, or draw it anew. `punt` is the item whose form stands beside the button."""

    verb: ClassVar[Verb] = Verb.ZITTING_PANEEL
    zitting: Id
    punt: Id | None = None


class ZittingStap(MetInvoer):
    """Take a step. `punt` is the item that had its turn when the panel was drawn; None when none had."""

    verb: ClassVar[Verb] = Verb.ZITTING_STAP
    zitting: Id
    stap: Stap
    punt: Id | None = None
    sleutel: Sleutel


class ZittingNaarVorm(MetInvoer):
    """Ask which item gets its turn, out of order."""

    verb: ClassVar[Verb] = Verb.ZITTING_NAAR_VORM
    zitting: Id
    punt: Id | None = None


class ZittingNaar(MetInvoer):
    """Give an item (`naar`) its turn, out of order. `punt` is the item that had it when this was asked."""

    verb: ClassVar[Verb] = Verb.ZITTING_NAAR
    zitting: Id
    punt: Id | None = None
    sleutel: Sleutel
    naar: Invoer = ""


class ZittingEindeVorm(MetInvoer):
    """Ask whether a zitting is really over."""

    verb: ClassVar[Verb] = Verb.ZITTING_EINDE_VORM
    zitting: Id
    punt: Id | None = None


class ZittingKies(Payload):
    """Say for which zitting (`zitting`) a command was meant."""

    verb: ClassVar[Verb] = Verb.ZITTING_KIES
    opdracht: Id
    sleutel: Sleutel
    zitting: Invoer = ""
