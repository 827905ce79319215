"""The typed data of the buttons about requests of persons."""

from typing import ClassVar

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel
from cards.verbs import Verb


class VerzoekFormulier(Payload):
    """Open the form to note a request in a casus; without one, ask which. `soort` is of a button that knows it."""

    verb: ClassVar[Verb] = Verb.VERZOEK_FORMULIER
    casus: Id | None = None
    soort: Id | None = None
    code: Invoer = ""


class VerzoekBewaar(Payload):
    """Keep a request."""

    verb: ClassVar[Verb] = Verb.VERZOEK_BEWAAR
    casus: Id
    soort: Id | None = None
    sleutel: Sleutel
    betrokkene: Invoer = ""
    wat: Invoer = ""
    ontvangen: Invoer = ""
    vaststelling: Invoer = ""
    vraag: Invoer = ""
    organisaties: Invoer = ""


class VerzoekOpen(Payload):
    """Open a request: what one sees depends on who one is."""

    verb: ClassVar[Verb] = Verb.VERZOEK_OPEN
    verzoek: Id


class AfrondFormulier(Payload):
    """Open the form to close a request."""

    verb: ClassVar[Verb] = Verb.VERZOEK_AFROND_FORMULIER
    verzoek: Id


class Afrond(Payload):
    """Close a request."""

    verb: ClassVar[Verb] = Verb.VERZOEK_AFROND
    verzoek: Id
    sleutel: Sleutel
    stand: Invoer = ""
    uitkomst: Invoer = ""
    verteld: Invoer = ""


class VerlengFormulier(Payload):
    """Open the form to take two months more."""

    verb: ClassVar[Verb] = Verb.VERZOEK_VERLENG_FORMULIER
    verzoek: Id


class Verleng(Payload):
    """Take two months more."""

    verb: ClassVar[Verb] = Verb.VERZOEK_VERLENG
    verzoek: Id
    sleutel: Sleutel
    reden: Invoer = ""
    verteld: Invoer = ""


class InzagePagina(Payload):
    """Make a link to the page with what is kept about the person of a request."""

    verb: ClassVar[Verb] = Verb.INZAGE_PAGINA
    verzoek: Id


class BronOpen(Payload):
    """Open a request for an organisatie to which it was passed on."""

    verb: ClassVar[Verb] = Verb.VERZOEK_BRON_OPEN
    verzoek: Id
    organisatie: Id


class BronAntwoord(Payload):
    """Say what the organisatie did about it, or why not."""

    verb: ClassVar[Verb] = Verb.VERZOEK_BRON_ANTWOORD
    verzoek: Id
    organisatie: Id
    sleutel: Sleutel
    stand: Invoer = ""
    toelichting: Invoer = ""


class CorrigeerFormulier(Payload):
    """Open one's own answer to correct it, for a request."""

    verb: ClassVar[Verb] = Verb.VERZOEK_CORRIGEER_FORMULIER
    verzoek: Id
    organisatie: Id
    bevraging: Id


class Corrigeer(FormPayload):
    """Keep the corrected answer, as a new version."""

    verb: ClassVar[Verb] = Verb.VERZOEK_CORRIGEER
    verzoek: Id
    organisatie: Id
    bevraging: Id
    sleutel: Sleutel
