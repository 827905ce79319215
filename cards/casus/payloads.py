"""What the buttons of a casus carry, and what their forms bring back."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.casus import Onderwerp
from domain.melding import MEESTE_PERSONEN


class CasusFormulier(Payload):
    """Open the form for the chosen kind of casus: a tafel, and behind a colon what the casus is about.

    `melding` is the one with which the form is filled in.
    """

    verb: ClassVar[Verb] = Verb.CASUS_FORMULIER
    melding: Id | None = None
    soort: Invoer = ""


class BetrokkeneInvoer(Payload):
    """What a form asks about one betrokkene, or about the group or area."""

    naam: Invoer = ""
    geboortedatum: Invoer = ""
    gemeente: Invoer = ""
    rol: Invoer = ""


class CasusBewaar(BetrokkeneInvoer):
    """Save a new casus. `melding` is the one from which it is made."""

    verb: ClassVar[Verb] = Verb.CASUS_BEWAAR
    melding: Id | None = None
    tafel: Id
    onderwerp: Onderwerp
    sleutel: Sleutel
    route: Invoer = ""
    spoed: Invoer = ""
    aanleiding: Invoer = ""
    doel: Invoer = ""
    doel_eigen: Invoer = ""
    grondslag: Invoer = ""
    informering: Invoer = ""
    informering_reden: Invoer = ""
    informering_op: Invoer = ""
    extern_nummer: Invoer = ""


class CasusBetrokkene(Payload):
    """Open the form for another betrokkene.

    `persoon` is his place in the melding from which the casus was made, to fill the form in with.
    """

    verb: ClassVar[Verb] = Verb.CASUS_BETROKKENE
    casus: Id
    persoon: Annotated[int, Field(ge=0, lt=MEESTE_PERSONEN)] | None = None


class CasusBetrokkeneBewaar(BetrokkeneInvoer):
    """Save another betrokkene."""

    verb: ClassVar[Verb] = Verb.CASUS_BETROKKENE_BEWAAR
    casus: Id
    sleutel: Sleutel


class CasusTochNieuw(Payload):
    """It is a casus of its own, although somebody in it is known already."""

    verb: ClassVar[Verb] = Verb.CASUS_TOCH_NIEUW
    casus: Id
    betrokkene: Id


class CasusDubbel(Payload):
    """It is a double of an earlier casus: close this one."""

    verb: ClassVar[Verb] = Verb.CASUS_DUBBEL
    casus: Id
    betrokkene: Id
    sleutel: Sleutel


class CasusRedenFormulier(Payload):
    """Ask the reasons that are still missing for ages outside the table's range."""

    verb: ClassVar[Verb] = Verb.CASUS_REDEN_FORMULIER
    casus: Id


class CasusReden(Payload):
    """Save why somebody outside the table's ages is discussed there."""

    verb: ClassVar[Verb] = Verb.CASUS_REDEN
    casus: Id
    betrokkene: Id
    sleutel: Sleutel
    reden: Invoer = ""


class CasusLater(Payload):
    """Leave a question for later and go on."""

    verb: ClassVar[Verb] = Verb.CASUS_LATER
    casus: Id


class CasusOpen(Payload):
    """Open one casus, chosen from a list.

    `namen` says that the presser wants to see the names before his organisatie has answered.
    """

    verb: ClassVar[Verb] = Verb.CASUS_OPEN
    casus: Invoer = ""
    namen: bool = False


class CasusLijst(Payload):
    """Open one page of the list of casussen. What is filtered on (codes) is chosen on the card, or in the button."""

    verb: ClassVar[Verb] = Verb.CASUS_LIJST
    kies_tafel: Invoer = ""
    kies_fase: Invoer = ""
    kies_speelt: Invoer = ""
    tafel: Invoer = ""
    fase: Invoer = ""
    speelt: Invoer = ""
    bladzij: Annotated[int, Field(ge=0, le=1_000)] = 0


class CasusZoek(Payload):
    """Look for somebody; what was typed comes with the press and stands nowhere else."""

    verb: ClassVar[Verb] = Verb.CASUS_ZOEK
    naam: Invoer = ""
    geboren: Invoer = ""
    spoor: Invoer = ""
