"""Whether people know that they are discussed: said per casus, person and uitvraag, listed where it is missing (L8)."""

from cards.informering import InformeringBewaar, InformeringVorm, InformeringZelfde
from cards.verbs import Verb
from dialogs.informering import bericht, tonen, vastleggen
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import (
    AlarmSpec,
    AnswerMay,
    Argument,
    CommandSpec,
    MessageSpec,
    OnUncertain,
    Registry,
    VerbSpec,
)


def register(registry: Registry) -> None:
    """Declare /informering, its buttons, the alarm of a review date and the weekly list."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="informering",
            permission=regisseur,
            group="informering.groep",
            help="informering.opdracht",
            example="/informering 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=tonen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.INFORMERING_VORM, InformeringVorm, regisseur, vastleggen.vorm))
    registry.verb(VerbSpec(Verb.INFORMERING_BEWAAR, InformeringBewaar, regisseur, vastleggen.bewaar))
    registry.verb(VerbSpec(Verb.INFORMERING_ZELFDE, InformeringZelfde, regisseur, vastleggen.zelfde))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.INFORMERING,
            render=bericht.render,
            # Reading it twice costs a glance.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.niemand,
            # Who removes it has read it; next week it is told again.
            post_anew=False,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.INFORMERING, bericht.luidt))
    registry.rounds.append(bericht.ronde)
