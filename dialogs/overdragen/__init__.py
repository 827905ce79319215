"""Handing over casussen to another regisseur; and what happens when somebody leaves without having done so."""

from cards.overdragen import Overdragen
from cards.payloads import OverdragenOpen
from cards.verbs import Verb
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
from dialogs.overdragen import berichten, kiezen, overdragen, vertrokken


def register(registry: Registry) -> None:
    """Declare /overdragen, its buttons, what the others hear, and the watch over casussen without a regisseur."""
    registry.command(
        CommandSpec(
            words="overdragen",
            permission=Permission.REGIE,
            group="overdragen.groep",
            help="overdragen.opdracht",
            example="/overdragen",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=kiezen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.OVERDRAGEN_OPEN, OverdragenOpen, Permission.REGIE, kiezen.openen))
    registry.verb(VerbSpec(Verb.OVERDRAGEN, Overdragen, Permission.REGIE, overdragen.doe))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.OVERGEDRAGEN,
            render=berichten.overgedragen,
            # Reading twice that casussen are his now does no harm; never reading it does.
            on_uncertain=OnUncertain.RESEND,
            owner=berichten.eigenaar,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZONDER_REGISSEUR,
            render=berichten.zonder_regisseur,
            on_uncertain=OnUncertain.RESEND,
            # Whoever should hear that nobody hears is the last one; tomorrow it is said again.
            owner=berichten.niemand,
            post_anew=False,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.ZONDER_REGISSEUR, vertrokken.meld))
    registry.rounds.append(vertrokken.ronde)
