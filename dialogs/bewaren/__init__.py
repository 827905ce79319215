"""How long things are kept: clocks, who decides, and destroying what has passed its term once that was confirmed."""

from cards.bewaren import (
    BewarenDoe,
    BewarenOpen,
    BewarenTochNiet,
    BewarenVernietig,
    BewarenVernietigVorm,
    BewarenVorm,
)
from cards.verbs import Verb
from dialogs.bewaren import bericht, bevestigen, klokken, langer, lijst, overzicht, vernietigen
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
    """Declare /bewaren, its buttons, the weekly list, and the destruction that follows on a confirmation."""
    registry.command(
        CommandSpec(
            words="bewaren",
            permission=Permission.BEWAREN,
            group="bewaren.groep",
            help="bewaren.opdracht",
            example="/bewaren",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=lijst.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="bewaren overzicht",
            permission=Permission.TELLEN,
            group="bewaren.groep",
            help="bewaren.overzicht.opdracht",
            example="/bewaren overzicht",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=overzicht.opdracht,
            in_manifest=False,
        )
    )
    mag = Permission.BEWAREN
    registry.verb(VerbSpec(Verb.BEWAREN_OPEN, BewarenOpen, mag, lijst.openen))
    registry.verb(VerbSpec(Verb.BEWAREN_VORM, BewarenVorm, mag, langer.vorm))
    registry.verb(VerbSpec(Verb.BEWAREN_DOE, BewarenDoe, mag, langer.doe))
    registry.verb(VerbSpec(Verb.BEWAREN_VERNIETIG_VORM, BewarenVernietigVorm, mag, bevestigen.vorm))
    registry.verb(VerbSpec(Verb.BEWAREN_VERNIETIG, BewarenVernietig, mag, bevestigen.bevestig))
    registry.verb(VerbSpec(Verb.BEWAREN_TOCH_NIET, BewarenTochNiet, mag, bevestigen.toch_niet))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.BEWAREN,
            render=bericht.render,
            # Reading it twice costs a glance.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.niemand,
            # Who removes it has read it; next week it is told again.
            post_anew=False,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.VERNIETIGD,
            render=bericht.leeg,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.niemand,
            post_anew=False,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.BEWAREN, klokken.luidt))
    registry.alarm(AlarmSpec(Wekkersoort.VERNIETIG, vernietigen.luidt))
    registry.rounds.append(klokken.ronde)
