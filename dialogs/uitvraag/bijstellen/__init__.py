"""The commands and buttons with which a regisseur changes an uitvraag that runs, or undoes it."""

from cards.uitvraag import wijzigdata
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AlarmSpec, AnswerMay, Argument, CommandSpec, Registry, VerbSpec
from dialogs.uitvraag.bijstellen import afvallen, intrekken, sluiten, verzetten, wijzigen


def register(registry: Registry) -> None:
    """Declare them. All are opened only: none has an answer that anybody else needs to read."""
    for woorden, handler in (
        ("intrek", intrekken.opdracht),
        ("verzet", verzetten.opdracht),
        ("sluit", sluiten.sluit_opdracht),
        ("heropen", sluiten.heropen_opdracht),
    ):
        registry.command(
            CommandSpec(
                words=f"uitvraag {woorden}",
                permission=Permission.PROCESREGISSEUR,
                group="wijzigen.groep",
                help=f"uitvraag.opdracht.{woorden}",
                example=f"/uitvraag {woorden} 26-0142-K",
                answer_may=AnswerMay.BE_OPENED_ONLY,
                handle=handler,
                arguments=(Argument.CASUSCODE,),
                in_manifest=False,
            )
        )
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.UITVRAAG_WIJZIGEN, wijzigdata.Wijzigen, regisseur, wijzigen.openen))
    registry.verb(VerbSpec(Verb.UITVRAAG_INTREK_FORMULIER, wijzigdata.IntrekFormulier, regisseur, intrekken.formulier))
    registry.verb(VerbSpec(Verb.UITVRAAG_INTREK, wijzigdata.Intrekken, regisseur, intrekken.trek_in))
    registry.verb(VerbSpec(Verb.UITVRAAG_INTREK_TERUG, wijzigdata.IntrekTerug, regisseur, intrekken.terug))
    registry.verb(VerbSpec(Verb.UITVRAAG_INZAGE, wijzigdata.InzageOpen, regisseur, intrekken.inzage))
    registry.verb(VerbSpec(Verb.UITVRAAG_VERZET_FORMULIER, wijzigdata.VerzetFormulier, regisseur, verzetten.formulier))
    registry.verb(VerbSpec(Verb.UITVRAAG_VERZET, wijzigdata.Verzetten, regisseur, verzetten.verzet))
    registry.verb(VerbSpec(Verb.UITVRAAG_SLUIT, wijzigdata.Sluiten, regisseur, sluiten.sluit))
    registry.verb(VerbSpec(Verb.UITVRAAG_HEROPEN, wijzigdata.Heropenen, regisseur, sluiten.heropen))
    registry.alarm(AlarmSpec(Wekkersoort.BETROKKENE_WEG, afvallen.werk_bij))
