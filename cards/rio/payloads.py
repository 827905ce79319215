"""What the buttons of the RIO carry, and what their forms bring back."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.rio import Agendastatus


class RioLijst(Payload):
    """Open the people the RIO works with, from place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.RIO_LIJST
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class RioOpen(Payload):
    """Open one of them."""

    verb: ClassVar[Verb] = Verb.RIO_OPEN
    casus: Id


class RioEerder(Payload):
    """Open all contacts and appointments with somebody, from place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.RIO_EERDER
    casus: Id
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class RioWensenFormulier(Payload):
    """Open the form of what somebody wants and can."""

    verb: ClassVar[Verb] = Verb.RIO_WENSEN_FORMULIER
    casus: Id


class RioWensen(Payload):
    """Keep what somebody wants and can. `versie` is what it was when the form was opened."""

    verb: ClassVar[Verb] = Verb.RIO_WENSEN
    casus: Id
    versie: Annotated[int, Field(ge=0, le=1_000_000)]
    sleutel: Sleutel
    eerst: Invoer = ""
    krachten: Invoer = ""
    voor_wat: Invoer = ""
    hoort_wat: Invoer = ""


class RioContactFormulier(Payload):
    """Open the form of a contact; with `contact` to put right one that was noted."""

    verb: ClassVar[Verb] = Verb.RIO_CONTACT_FORMULIER
    casus: Id
    contact: Id | None = None


class RioContact(Payload):
    """Keep a contact."""

    verb: ClassVar[Verb] = Verb.RIO_CONTACT
    casus: Id
    contact: Id | None = None
    sleutel: Sleutel
    soort: Invoer = ""
    dag: Invoer = ""
    notitie: Invoer = ""


class RioContactWeg(Payload):
    """Take out a contact that was noted by mistake."""

    verb: ClassVar[Verb] = Verb.RIO_CONTACT_WEG
    casus: Id
    contact: Id
    sleutel: Sleutel


class RioPlanFormulier(Payload):
    """Open the form of an appointment with somebody; with `afspraak` to move one."""

    verb: ClassVar[Verb] = Verb.RIO_PLAN_FORMULIER
    casus: Id
    afspraak: Id | None = None


class RioPlan(Payload):
    """Plan it, or move it."""

    verb: ClassVar[Verb] = Verb.RIO_PLAN
    casus: Id
    afspraak: Id | None = None
    sleutel: Sleutel
    dag: Invoer = ""
    tijd: Invoer = ""
    waarover: Invoer = ""


class RioAfspraakOpen(Payload):
    """Open one appointment."""

    verb: ClassVar[Verb] = Verb.RIO_AFSPRAAK_OPEN
    casus: Id
    afspraak: Id


class RioUitkomst(Payload):
    """Say what came of an appointment; that it is planned again undoes it."""

    verb: ClassVar[Verb] = Verb.RIO_UITKOMST
    casus: Id
    afspraak: Id
    status: Agendastatus
    sleutel: Sleutel


class RioPartnerFormulier(Payload):
    """Open the form of an afspraak with an organisatie that takes part."""

    verb: ClassVar[Verb] = Verb.RIO_PARTNER_FORMULIER
    casus: Id


class RioPartner(Payload):
    """Keep it."""

    verb: ClassVar[Verb] = Verb.RIO_PARTNER
    casus: Id
    sleutel: Sleutel
    wat: Invoer = ""
    organisatie: Invoer = ""
    wanneer: Invoer = ""


class RioErbij(Payload):
    """Take in somebody without a detentiemelding."""

    verb: ClassVar[Verb] = Verb.RIO_ERBIJ
    sleutel: Sleutel
    naam: Invoer = ""
    geboortedatum: Invoer = ""
    gemeente: Invoer = ""
    als: Invoer = ""
    inrichting: Invoer = ""
    regisseur: Invoer = ""


class RioToegang(Payload):
    """Let the RIO work with somebody (`erbij`), or end that."""

    verb: ClassVar[Verb] = Verb.RIO_TOEGANG
    casus: Id
    organisatie: Id
    erbij: bool
    sleutel: Sleutel
