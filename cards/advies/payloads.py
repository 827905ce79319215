"""What the buttons of a question for advice carry, and what their forms bring back."""

from typing import ClassVar

from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class AdviesFormulier(Payload):
    """Open the form for a new question; `thema` is chosen already when somebody asks on."""

    verb: ClassVar[Verb] = Verb.ADVIES_FORMULIER
    thema: Id | None = None


class AdviesVraag(Payload):
    """Put a question."""

    verb: ClassVar[Verb] = Verb.ADVIES_VRAAG
    sleutel: Sleutel
    organisatie: Invoer = ""
    thema: Invoer = ""
    tekst: Invoer = ""


class AdviesOpen(Payload):
    """Open a question: for who asked it, and for the regisseurs."""

    verb: ClassVar[Verb] = Verb.ADVIES_OPEN
    vraag: Id


class AdviesOppakken(Payload):
    """Take a question up. It stands on a post that several people read, so it carries no key: the first one has it."""

    verb: ClassVar[Verb] = Verb.ADVIES_OPPAKKEN
    vraag: Id


class AdviesLoslaten(Payload):
    """Let go of a question that one took up."""

    verb: ClassVar[Verb] = Verb.ADVIES_LOSLATEN
    vraag: Id
    sleutel: Sleutel


class AdviesAntwoordFormulier(Payload):
    """Open the form in which a question is answered."""

    verb: ClassVar[Verb] = Verb.ADVIES_ANTWOORD_FORMULIER
    vraag: Id


class AdviesAntwoord(Payload):
    """Answer a question."""

    verb: ClassVar[Verb] = Verb.ADVIES_ANTWOORD
    vraag: Id
    sleutel: Sleutel
    tekst: Invoer = ""


class AdviesCasusFormulier(Payload):
    """Ask whether it is really about somebody: its text goes."""

    verb: ClassVar[Verb] = Verb.ADVIES_CASUS_FORMULIER
    vraag: Id


class AdviesCasus(Payload):
    """It is about somebody: the asker is asked to bring him in."""

    verb: ClassVar[Verb] = Verb.ADVIES_CASUS
    vraag: Id
    sleutel: Sleutel


class AdviesIntrekFormulier(Payload):
    """Ask whether the asker is sure."""

    verb: ClassVar[Verb] = Verb.ADVIES_INTREK_FORMULIER
    vraag: Id


class AdviesIntrek(Payload):
    """Take a question back."""

    verb: ClassVar[Verb] = Verb.ADVIES_INTREK
    vraag: Id
    sleutel: Sleutel


class AdviesWisFormulier(Payload):
    """Ask whether somebody is sure that the text may go."""

    verb: ClassVar[Verb] = Verb.ADVIES_WIS_FORMULIER
    vraag: Id


class AdviesWis(Payload):
    """Wipe what was asked and answered."""

    verb: ClassVar[Verb] = Verb.ADVIES_WIS
    vraag: Id
    sleutel: Sleutel
