"""The data of the buttons with which a talk is planned and attended. Their names are neutral: they stay in Teams."""

from typing import ClassVar

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class GesprekOpen(Payload):
    """Open the talk of a casus: the regisseur."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_OPEN
    casus: Id


class GesprekVorm(Payload):
    """Open the form to plan the talk of a casus."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_VORM
    casus: Id


class Momentvelden(Payload):
    """The inputs of a form with moments: up to four days as people type them, each with a time."""

    dag1: Invoer = ""
    tijd1: Invoer = ""
    dag2: Invoer = ""
    tijd2: Invoer = ""
    dag3: Invoer = ""
    tijd3: Invoer = ""
    dag4: Invoer = ""
    tijd4: Invoer = ""


class GesprekBewaar(Momentvelden):
    """Plan it. `wie`, `erbij` and `organisaties` are ids and codes, with commas where there may be several."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_BEWAAR
    casus: Id
    sleutel: Sleutel
    wie: Invoer = ""
    inrichting: Invoer = ""
    duur: Invoer = ""
    organisaties: Invoer = ""
    plaatsvervanger: Invoer = ""
    erbij: Invoer = ""
    vast: Invoer = ""


class VerzetVorm(Payload):
    """Open the form to move a talk, or to ask for a moment again."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_VERZET_VORM
    gesprek: Id


class Verzet(Momentvelden):
    """Move a talk: ask the inrichting again, or keep the one moment that was agreed with it already."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_VERZET
    gesprek: Id
    sleutel: Sleutel
    vast: Invoer = ""


class KiesVoorstel(Payload):
    """The regisseur chooses one of the moments that the inrichting proposed; `moment` is its place in the list."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_KIES
    gesprek: Id
    moment: Id
    sleutel: Sleutel


class AfVorm(Payload):
    """Open the form to call a talk off."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_AF_VORM
    gesprek: Id


class Af(Payload):
    """Call a talk off."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_AF
    gesprek: Id
    sleutel: Sleutel
    reden: Invoer = ""


class DeelnemersVorm(Payload):
    """Open the form of who sits at a talk."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_WIE_VORM
    gesprek: Id


class Deelnemers(Payload):
    """Keep who sits at a talk, as codes with commas, and which colleague may let him in."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_WIE
    gesprek: Id
    sleutel: Sleutel
    organisaties: Invoer = ""
    plaatsvervanger: Invoer = ""


class DeelnameNamens(Payload):
    """Write down whether an organisatie without Teams comes, as it said by telephone."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_NAMENS
    gesprek: Id
    organisatie: Id
    komt: bool
    sleutel: Sleutel


class Naar(Payload):
    """Show the regisseur the way into the meeting."""

    verb: ClassVar[Verb] = Verb.GESPREKSPLAN_NAAR
    gesprek: Id


class MomentOpen(Payload):
    """Open what is asked of the inrichting about the talk of a casus."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_OPEN
    casus: Id


class MomentKies(Payload):
    """The inrichting chooses a moment: an ISO moment, out of those that were proposed."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_KIES
    gesprek: Id
    sleutel: Sleutel
    moment: Invoer = ""


class MomentAndersVorm(Payload):
    """Open the form with which the inrichting proposes moments of its own."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_ANDERS_VORM
    gesprek: Id


class MomentAnders(Momentvelden):
    """The inrichting says that none fits, and which do."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_ANDERS
    gesprek: Id
    sleutel: Sleutel


class PaginaLink(Payload):
    """Make a link to his page; what was given out before stops working. Each press makes a new one."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_LINK
    gesprek: Id


class Papier(Payload):
    """Make a link to the page on which the invitation is printed."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_PAPIER
    gesprek: Id


class NietGekomen(Payload):
    """Say that he was not there."""

    verb: ClassVar[Verb] = Verb.GESPREKSMOMENT_NIET_GEKOMEN
    gesprek: Id
    sleutel: Sleutel


class DeelnameOpen(Payload):
    """Open the talk of a casus on behalf of an organisatie that sits at it."""

    verb: ClassVar[Verb] = Verb.GESPREKSDEELNAME_OPEN
    casus: Id
    organisatie: Id


class DeelnameKomt(Payload):
    """Say whether an organisatie comes."""

    verb: ClassVar[Verb] = Verb.GESPREKSDEELNAME_KOMT
    gesprek: Id
    organisatie: Id
    komt: bool
    sleutel: Sleutel


class DeelnameNaar(Payload):
    """Show somebody of an organisatie the way into the meeting."""

    verb: ClassVar[Verb] = Verb.GESPREKSDEELNAME_NAAR
    gesprek: Id
    organisatie: Id
