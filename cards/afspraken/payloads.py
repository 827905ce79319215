"""What the buttons about afspraken carry, and what their forms bring back."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, TypeAlias

from pydantic import Field

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class Doen(StrEnum):
    """What somebody does with an afspraak, as it stands in a button: never renamed."""

    AANNEMEN = "aannemen"
    WEIGEREN = "weigeren"
    KLAAR = "klaar"
    TEKEN = "teken"
    """It goes on."""
    VERZETTEN = "verzetten"
    OVERDRAGEN = "overdragen"
    """To a colleague, or a request to the regisseur to place it elsewhere."""
    HERPLAATSEN = "herplaatsen"
    VERVALLEN = "vervallen"
    HEROPENEN = "heropenen"


ELDERS: Final = "elders"
"""The choice for another organisatie, in the list of colleagues; no id of a person is this word."""


class AfspraakFormulier(Payload):
    """Open the form of a new afspraak; without a casus, ask which. The casus may come from a choice."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_FORMULIER
    casus: Invoer = ""


class AfspraakInvoer(Payload):
    """What the form asks."""

    wat: Invoer = ""
    organisatie: Invoer = ""
    persoon: Invoer = ""
    persoon_naam: Invoer = ""
    wanneer: Invoer = ""
    akkoord: Invoer = ""
    doel: Invoer = ""
    betrokkenen: Invoer = ""
    wijze: Invoer = ""
    ritme: Invoer = ""
    conditie: Invoer = ""
    informering: Invoer = ""
    informering_toelichting: Invoer = ""


class AfspraakBewaar(AfspraakInvoer):
    """Keep a new afspraak. `zeker` is the far day about which somebody was asked whether he is sure."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_BEWAAR
    casus: Id
    sleutel: Sleutel
    zeker: Id | None = None


class AfspraakWijzigFormulier(Payload):
    """Open the form to put right what was agreed."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_WIJZIG_FORMULIER
    afspraak: Id


class AfspraakWijzig(AfspraakInvoer):
    """Put it right."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_WIJZIG
    afspraak: Id
    sleutel: Sleutel
    zeker: Id | None = None


class AfspraakOpen(Payload):
    """Open one afspraak, with its history."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_OPEN
    afspraak: Id


class AfspraakLijst(Payload):
    """Open a list: of one casus, or (without) of all somebody runs; from place `vanaf` on.

    `doen` is the act that was asked for by name: each line has it as a button.
    """

    verb: ClassVar[Verb] = Verb.AFSPRAAK_LIJST
    casus: Id | None = None
    doen: Doen | None = None
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class AfspraakDoeFormulier(Payload):
    """Open the form of one act."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_DOE_FORMULIER
    afspraak: Id
    doen: Doen


class AfspraakDoe(Payload):
    """Do it."""

    verb: ClassVar[Verb] = Verb.AFSPRAAK_DOE
    afspraak: Id
    doen: Doen
    sleutel: Sleutel
    tekst: Invoer = ""
    dag: Invoer = ""
    aan: Invoer = ""
    naam: Invoer = ""
    naar: Invoer = ""


MEESTE_EIGEN: Final = 8
"""Afspraken on one page of an owner: what a phone shows without losing the button."""

Eigen: TypeAlias = Annotated[tuple[Id, ...], Field(max_length=MEESTE_EIGEN)]


class AfsprakenBewaar(FormPayload):
    """Save what an owner says of several afspraken at once.

    Of each `veld.<afspraak>.keuze` is what is done with it (`Doen`) and `.regel` one line. Of those in `verzetten` the
    new day is asked (`.dag`), of those in `overdragen` to whom (`.wie`); that they are was chosen before.
    """

    verb: ClassVar[Verb] = Verb.AFSPRAKEN_BEWAAR
    organisatie: Id
    afspraken: Eigen = ()
    verzetten: Eigen = ()
    overdragen: Eigen = ()
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0
    sleutel: Sleutel
