"""What the buttons of the preparation carry: ids and one-time keys; the inputs come back beside them."""

from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL

PLAATS = "plaats."
"""Before the id of a casus: the input in which its place on the agenda is filled in."""

MINUTEN = "minuten."
"""Before the id of a casus: the input in which its minutes are filled in."""

DEEL = "deel."
"""Before the id of a casus: the choice in which part of the zitting it stands."""

Deel: TypeAlias = Annotated[int, Field(ge=EERSTE_DEEL, le=TWEEDE_DEEL)]
"""A part of a zitting."""


class VoorbereidingOpen(Payload):
    """Open the preparation of a zitting, from the item at place `vanaf` on; `naar` is one chosen instead."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_OPEN
    zitting: Id | None = None
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0
    naar: Invoer = ""


class BellenOpen(Payload):
    """Open everybody to phone before a zitting, from place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_BELLEN
    zitting: Id
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class PuntOpen(Payload):
    """Open one item."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_PUNT
    zitting: Id
    casus: Id


class GedeeldOpen(Payload):
    """Open what was answered about one person (the first when none is given), one page at a time."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_GEDEELD
    zitting: Id
    casus: Id
    betrokkene: Id | None = None
    bladzij: Annotated[int, Field(ge=0, le=1_000)] = 0


class VolgordeFormulier(Payload):
    """Open the form with the place and the minutes of every item."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_VOLGORDE_FORMULIER
    zitting: Id


class VolgordeBewaren(FormPayload):
    """Save places and minutes (in `velden`). `gezien` says what the agenda looked like when the form was made."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_VOLGORDE
    zitting: Id
    gezien: Id
    sleutel: Sleutel


class Kant(StrEnum):
    """In which direction an item moves."""

    EERDER = "eerder"
    LATER = "later"


class Schuif(Payload):
    """Move one item one place."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_SCHUIF
    zitting: Id
    casus: Id
    kant: Kant
    sleutel: Sleutel


class ZetDeel(Payload):
    """Have one item in the other part of the zitting."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_DEEL
    zitting: Id
    casus: Id
    deel: Deel
    sleutel: Sleutel


class VerplaatsFormulier(Payload):
    """Open the form to move an item to another zitting."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_VERPLAATS_FORMULIER
    zitting: Id
    casus: Id


class Verplaats(Payload):
    """Move an item to another zitting (`naar`); `termijn` says what becomes of the deadline."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_VERPLAATS
    zitting: Id
    casus: Id
    sleutel: Sleutel
    naar: Invoer = ""
    termijn: Invoer = ""


class AfFormulier(Payload):
    """Ask whether an item is really to be taken off the agenda."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_AF_FORMULIER
    zitting: Id
    casus: Id


class HaalAf(Payload):
    """Take an item off the agenda."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_AF
    zitting: Id
    casus: Id
    sleutel: Sleutel


class Terugzetten(Payload):
    """Put an item back on the agenda from which it was taken, in the part in which it stood."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_TERUGZETTEN
    zitting: Id
    casus: Id
    sleutel: Sleutel
    deel: Deel = EERSTE_DEEL


class PaginaOpen(Payload):
    """Make a link to the preparation as a page; with the answers on it only when that was asked for."""

    verb: ClassVar[Verb] = Verb.VOORBEREIDING_PAGINA
    zitting: Id
    antwoorden: bool = False
