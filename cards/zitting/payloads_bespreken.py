"""What the buttons of an item at the table carry, and the inputs of its form."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from cards.payloads import Id, Payload, Sleutel
from cards.verbs import Verb
from cards.zitting.payloads_paneel import MetInvoer

MEESTE_AFSPRAKEN: Final = 5
"""Afspraken that can be made in one press."""

BESLUIT: Final = "besluit"
HOOFDDOEL: Final = "hoofddoel"
REGIE: Final = "casusregie"
TERUG: Final = "terug"
TERUG_DAG: Final = "terug_dag"
WEET: Final = "weet"
WEET_TOELICHTING: Final = "weet_toelichting"
BIJ: Final = "bij_casus"
"""Of which casus the form is: no button beside it may show what was typed there in the form of another."""
GEEN: Final = "-"
"""The choice of no zitting: an empty choice cannot be made."""
JA: Final = "ja"


def wat(nr: int) -> str:
    """Return the input of what is agreed, of the afspraak with that number from 1."""
    return f"wat{nr}"


def wie(nr: int) -> str:
    """Return the input of who does it."""
    return f"wie{nr}"


def wanneer(nr: int) -> str:
    """Return the input of when."""
    return f"wanneer{nr}"


def anders(besluit_id: str) -> str:
    """Return the input in which a besluit is put in other words."""
    return f"anders.{besluit_id}"


def weg(besluit_id: str) -> str:
    """Return the input with which a besluit is taken away."""
    return f"weg.{besluit_id}"


class BespreekOpen(Payload):
    """Open the form of an item within the panel: also of one that has no turn now, and after the zitting."""

    verb: ClassVar[Verb] = Verb.BESPREKING_OPEN
    zitting: Id
    casus: Id


class BespreekBewaar(MetInvoer):
    """Keep what came of an item.

    Attributes:
        versie: the version of what was kept when the form was drawn.
        was_plan: number of the version of the plan that the goal was drawn from; 0 when there was none.
        was_regie: id of the period of the casusregie that was drawn; None when nobody held it.
        zeker: the far days about which somebody was asked whether he is sure, with points between.
        verder: whether the next item has its turn after it.
    """

    verb: ClassVar[Verb] = Verb.BESPREKING_BEWAAR
    zitting: Id
    casus: Id
    versie: Annotated[int, Field(ge=0, le=100_000)] = 0
    was_plan: Annotated[int, Field(ge=0, le=100_000)] = 0
    was_regie: Id | None = None
    zeker: Id | None = None
    verder: bool = False
    sleutel: Sleutel
