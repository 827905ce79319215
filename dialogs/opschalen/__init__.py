"""Opschalen: from nazorg an explicit, reasoned crossing to the Wgs; from there up the pyramid, and back down.

From the Wgs to nazorg there is no way.
"""

from cards import ladder as ladderkaarten
from cards import opschalen as kaarten
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, MessageSpec, OnUncertain, Registry, VerbSpec
from dialogs.opschalen import kiezen, kwestie, ladder, ladderbericht, opschalen


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
    registry.verb(VerbSpec(Verb.LADDER_OPEN, ladderkaarten.LadderOpen, regisseur, ladder.open_))
    registry.verb(VerbSpec(Verb.LADDER_FORMULIER, ladderkaarten.LadderFormulier, regisseur, ladder.formulier))
    registry.verb(VerbSpec(Verb.LADDER_DOE, ladderkaarten.LadderDoe, regisseur, ladder.doe))
    registry.verb(VerbSpec(Verb.KWESTIE_MAAK, ladderkaarten.KwestieMaak, regisseur, kwestie.maak))
    registry.message(
        MessageSpec(Berichtsoort.OPGESCHAALD, ladderbericht.opgeschaald, OnUncertain.RESEND, ladderbericht.niemand)
    )
    registry.message(
        MessageSpec(Berichtsoort.KWESTIE, ladderbericht.kwestie, OnUncertain.RESEND, ladderbericht.kwestie_van)
    )
