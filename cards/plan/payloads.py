"""What the buttons of the plan van aanpak carry, and what their forms bring back."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.plan import Plandeel

NIEUW = "nieuw"
"""In place of the id of a goal or a frame: one that is to be added."""

Nummer: TypeAlias = Annotated[int, Field(ge=0, le=100_000)]
"""Number of a version."""


class PlanOpen(Payload):
    """Open the plan of a casus. `namen`: also while the reader's organisatie has yet to answer or to refuse."""

    verb: ClassVar[Verb] = Verb.PLAN_OPEN
    casus: Id
    namen: bool = False


class PlanVorm(Payload):
    """Open the form of one part. `welk` is of which person, goal or frame; when it must be chosen, it comes back."""

    verb: ClassVar[Verb] = Verb.PLAN_VORM
    casus: Id
    deel: Plandeel
    welk: Invoer = ""


class PlanBewaar(FormPayload):
    """Save one part. `nr` is the version over which its form was drawn."""

    verb: ClassVar[Verb] = Verb.PLAN_BEWAAR
    casus: Id
    deel: Plandeel
    welk: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{0,100}$")]
    nr: Nummer
    sleutel: Sleutel


class PlanWeg(Payload):
    """Take a goal or a frame out of the plan; the versions in which it stands stay."""

    verb: ClassVar[Verb] = Verb.PLAN_WEG
    casus: Id
    deel: Plandeel
    welk: Id
    nr: Nummer
    sleutel: Sleutel


class PlanVersies(Payload):
    """Compare two versions; without any, the newest with the one before it."""

    verb: ClassVar[Verb] = Verb.PLAN_VERSIES
    casus: Id
    van: Invoer = ""
    naar: Invoer = ""


class PlanTerug(Payload):
    """Make an older version the newest again. `was` is the version that counted when this was offered."""

    verb: ClassVar[Verb] = Verb.PLAN_TERUG
    casus: Id
    nr: Nummer
    was: Nummer
    sleutel: Sleutel
