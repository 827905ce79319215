"""Opschalen: an explicit, reasoned crossing from nazorg into a casus under the Wgs. The other way there is none."""

from cards import opschalen as kaarten
from cards.verbs import Verb
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec
from dialogs.opschalen import kiezen, opschalen


def register(registry: Registry) -> None:
    """Declare /opschalen and its buttons."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="opschalen",
            permission=regisseur,
            group="casus.groep",
            help="opschalen.opdracht",
            example="/opschalen 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=kiezen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.OPSCHALEN_FORMULIER, kaarten.OpschalenFormulier, regisseur, kiezen.formulier))
    registry.verb(VerbSpec(Verb.OPSCHALEN, kaarten.Opschalen, regisseur, opschalen.doe))
