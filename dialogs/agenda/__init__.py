"""The agenda: zittingen planned from the region's rhythm, one post before each, and /agenda at any time."""

from cards.agenda import AgendaOpen
from cards.verbs import Verb
from dialogs.agenda import bericht, ochtend, plannen, tonen
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
    """Declare the command, the button, the post, its alarm and the planning of zittingen."""
    registry.command(
        CommandSpec(
            words="agenda",
            permission=Permission.GEREGISTREERD,
            group="agenda.groep",
            help="agenda.opdracht",
            example="/agenda",
            answer_may=AnswerMay.STAND_IN_CHANNEL,
            handle=tonen.toon,
            arguments=(Argument.TAFEL,),
        )
    )
    registry.verb(VerbSpec(Verb.AGENDA_OPEN, AgendaOpen, Permission.GEREGISTREERD, tonen.open_))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AGENDA,
            render=bericht.render,
            # Two agendas for one zitting would mislead: only one of them is kept true.
            on_uncertain=OnUncertain.ASK,
            owner=bericht.eigenaar,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AGENDA_SPOED,
            render=bericht.render_spoed,
            # Said twice it does no harm, and unsaid it costs an urgent casus its seats at the table.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            # Who removed it has seen it.
            post_anew=False,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AGENDA_VANDAAG,
            render=ochtend.render,
            # Said twice it does no harm.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            post_anew=False,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.AGENDA, plannen.gaat_af))
    registry.alarm(AlarmSpec(Wekkersoort.AGENDA_VANDAAG, ochtend.gaat_af))
    registry.rounds.append(plannen.ronde)
