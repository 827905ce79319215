"""Afspraken: made and changed by the regisseur, done by the one organisatie that owns each, and kept moving."""

from cards.afspraken import payloads
from cards.verbs import Verb
from dialogs.afspraken import doen, lijst, nieuw, posten, tonen, wijzigen
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare the commands and buttons of this topic."""
    _commands(registry)
    posten.register(registry)
    regisseur, ieder = Permission.PROCESREGISSEUR, Permission.GEREGISTREERD
    registry.verb(VerbSpec(Verb.AFSPRAAK_FORMULIER, payloads.AfspraakFormulier, regisseur, nieuw.formulier))
    registry.verb(VerbSpec(Verb.AFSPRAAK_BEWAAR, payloads.AfspraakBewaar, regisseur, nieuw.bewaar))
    registry.verb(
        VerbSpec(Verb.AFSPRAAK_WIJZIG_FORMULIER, payloads.AfspraakWijzigFormulier, regisseur, wijzigen.formulier)
    )
    registry.verb(VerbSpec(Verb.AFSPRAAK_WIJZIG, payloads.AfspraakWijzig, regisseur, wijzigen.bewaar))
    registry.verb(VerbSpec(Verb.AFSPRAAK_OPEN, payloads.AfspraakOpen, ieder, tonen.openen))
    registry.verb(VerbSpec(Verb.AFSPRAAK_LIJST, payloads.AfspraakLijst, ieder, lijst.openen))
    registry.verb(VerbSpec(Verb.AFSPRAAK_DOE_FORMULIER, payloads.AfspraakDoeFormulier, ieder, doen.formulier))
    registry.verb(VerbSpec(Verb.AFSPRAAK_DOE, payloads.AfspraakDoe, ieder, doen.doe))


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="afspraak nieuw",
            permission=Permission.PROCESREGISSEUR,
            group="afspraken.groep",
            help="afspraken.opdracht.nieuw",
            example="/afspraak nieuw 26-0142-K politie vrijdag",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=nieuw.nieuw,
            arguments=(Argument.CASUSCODE, Argument.ORGANISATIE, Argument.DATUM),
            in_manifest=False,
        )
    )
    for woord, handle in (
        ("lijst", lijst.lijst),
        ("klaar", lijst.klaar),
        ("verzet", lijst.verzet),
        ("draag-over", lijst.draag_over),
    ):
        registry.command(
            CommandSpec(
                words=f"afspraak {woord}",
                permission=Permission.GEREGISTREERD,
                group="afspraken.groep",
                help=f"afspraken.opdracht.{woord.replace('-', '_')}",
                example=f"/afspraak {woord} 26-0142-K",
                answer_may=AnswerMay.BE_OPENED_ONLY,
                handle=handle,
                arguments=(Argument.CASUSCODE,),
                in_manifest=False,
            )
        )
