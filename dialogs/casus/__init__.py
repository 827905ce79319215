"""Casus: made under a neutral code by the one regisseur who holds it, and opened by whoever may see it."""

from cards.casus import payloads
from cards.casus.hermelding import Hermelding
from cards.casus.verbeteren import PersoonVerbeter
from cards.casus.verwijderen import PersoonWeg
from cards.payloads import CasusUitMelding, HermeldingFormulier, PersoonWegFormulier, VerbeterFormulier
from cards.verbs import Verb
from dialogs.casus import hermelding, lijst, nieuw, tonen, verbeteren, vervolg, verwijderen, zoeken
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare the commands and buttons of this topic."""
    _commands(registry)
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.CASUS_FORMULIER, payloads.CasusFormulier, regisseur, nieuw.formulier))
    registry.verb(VerbSpec(Verb.CASUS_UIT_MELDING, CasusUitMelding, regisseur, nieuw.uit_melding))
    registry.verb(VerbSpec(Verb.CASUS_BEWAAR, payloads.CasusBewaar, regisseur, nieuw.bewaar))
    registry.verb(VerbSpec(Verb.CASUS_BETROKKENE, payloads.CasusBetrokkene, regisseur, nieuw.nog_een))
    registry.verb(
        VerbSpec(Verb.CASUS_BETROKKENE_BEWAAR, payloads.CasusBetrokkeneBewaar, regisseur, nieuw.bewaar_betrokkene)
    )
    registry.verb(VerbSpec(Verb.CASUS_TOCH_NIEUW, payloads.CasusTochNieuw, regisseur, vervolg.toch_nieuw))
    registry.verb(VerbSpec(Verb.CASUS_DUBBEL, payloads.CasusDubbel, regisseur, vervolg.dubbel))
    registry.verb(
        VerbSpec(Verb.CASUS_REDEN_FORMULIER, payloads.CasusRedenFormulier, regisseur, vervolg.reden_formulier)
    )
    registry.verb(VerbSpec(Verb.CASUS_REDEN, payloads.CasusReden, regisseur, vervolg.reden))
    registry.verb(VerbSpec(Verb.CASUS_PERSOON_WEG_FORMULIER, PersoonWegFormulier, regisseur, verwijderen.formulier))
    registry.verb(VerbSpec(Verb.CASUS_PERSOON_WEG, PersoonWeg, regisseur, verwijderen.haal_weg))
    registry.verb(VerbSpec(Verb.CASUS_VERBETER_FORMULIER, VerbeterFormulier, regisseur, verbeteren.formulier))
    registry.verb(VerbSpec(Verb.CASUS_VERBETER, PersoonVerbeter, regisseur, verbeteren.verbeter))
    registry.verb(VerbSpec(Verb.CASUS_LATER, payloads.CasusLater, regisseur, vervolg.later))
    registry.verb(VerbSpec(Verb.CASUS_LIJST, payloads.CasusLijst, regisseur, lijst.openen))
    registry.verb(VerbSpec(Verb.CASUS_ZOEK, payloads.CasusZoek, regisseur, zoeken.zoek_nu))
    registry.verb(VerbSpec(Verb.HERMELDING_FORMULIER, HermeldingFormulier, regisseur, hermelding.formulier))
    registry.verb(VerbSpec(Verb.HERMELDING, Hermelding, regisseur, hermelding.heropen))
    registry.verb(VerbSpec(Verb.CASUS_OPEN, payloads.CasusOpen, Permission.GEREGISTREERD, tonen.open_))


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="casus nieuw",
            permission=Permission.PROCESREGISSEUR,
            group="casus.groep",
            help="casus.opdracht.nieuw",
            example="/casus nieuw",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=nieuw.nieuw,
            arguments=(Argument.TAFEL,),
        )
    )
    registry.command(
        CommandSpec(
            words="casus lijst",
            permission=Permission.PROCESREGISSEUR,
            group="casus.groep",
            help="casus.opdracht.lijst",
            example="/casus lijst",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=lijst.lijst,
        )
    )
    registry.command(
        CommandSpec(
            words="casus zoek",
            permission=Permission.PROCESREGISSEUR,
            group="casus.groep",
            help="casus.opdracht.zoek",
            example="/casus zoek",
            # An empty form, or in a channel that it is not done there; who was found is only shown on a press.
            answer_may=AnswerMay.STAND_IN_CHANNEL,
            handle=zoeken.zoek,
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="casus toon",
            permission=Permission.GEREGISTREERD,
            group="casus.groep",
            help="casus.opdracht.toon",
            example="/casus toon 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=tonen.toon,
            arguments=(Argument.CASUSCODE,),
        )
    )
    registry.command(
        CommandSpec(
            words="casus her-melding",
            permission=Permission.PROCESREGISSEUR,
            group="casus.groep",
            help="hermelding.opdracht",
            example="/casus her-melding 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=hermelding.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
