"""Volhouden: what stands still is noticed, told, and brought to move again by the four steps of the field."""

from cards.verbs import Verb
from cards.volhouden.payloads import (
    KaderGeregeld,
    KaderOpen,
    VolhoudenAansporen,
    VolhoudenDoorpakken,
    VolhoudenGebruikt,
    VolhoudenLijst,
    VolhoudenNotitie,
    VolhoudenScenario,
    VolhoudenStap,
)
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
from dialogs.volhouden import aansporen, aansporing, bericht, doorpakken, lijst, noteren, plan, stap


def register(registry: Registry) -> None:
    """Declare /volhouden, the four steps, the weekly list, and what is told because of a plan."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="volhouden",
            permission=regisseur,
            group="volhouden.groep",
            help="volhouden.opdracht",
            example="/volhouden 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=lijst.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.VOLHOUDEN_LIJST, VolhoudenLijst, regisseur, lijst.open_))
    registry.verb(VerbSpec(Verb.VOLHOUDEN_STAP, VolhoudenStap, regisseur, stap.vorm))
    registry.verb(VerbSpec(Verb.VOLHOUDEN_NOTITIE, VolhoudenNotitie, regisseur, noteren.notitie))
    registry.verb(VerbSpec(Verb.VOLHOUDEN_AANSPOREN, VolhoudenAansporen, regisseur, aansporen.doe))
    registry.verb(VerbSpec(Verb.VOLHOUDEN_SCENARIO, VolhoudenScenario, regisseur, noteren.scenario))
    registry.verb(VerbSpec(Verb.VOLHOUDEN_GEBRUIKT, VolhoudenGebruikt, regisseur, noteren.gebruikt))
    registry.verb(VerbSpec(Verb.VOLHOUDEN_DOORPAKKEN, VolhoudenDoorpakken, regisseur, doorpakken.doe))
    registry.verb(VerbSpec(Verb.KADER_OPEN, KaderOpen, regisseur, plan.open_))
    registry.verb(VerbSpec(Verb.KADER_GEREGELD, KaderGeregeld, regisseur, plan.geregeld))
    _berichten(registry)
    registry.alarm(AlarmSpec(Wekkersoort.STILSTAND, bericht.luidt))
    registry.alarm(AlarmSpec(Wekkersoort.KADER, plan.kader_luidt))
    registry.alarm(AlarmSpec(Wekkersoort.EVALUATIE, plan.evaluatie_luidt))
    registry.rounds.append(bericht.ronde)


def _berichten(registry: Registry) -> None:
    """Declare what is sent.

    What the regisseur gets is sent again when in doubt: hearing it twice costs him a glance; who removes it has read
    it. A nudge is not: twice the same nagging annoys, so a person looks first.
    """
    registry.message(
        MessageSpec(
            kind=Berichtsoort.STILSTAND,
            render=bericht.render,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.niemand,
            post_anew=False,
            lapsed=bericht.vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AANSPORING,
            render=aansporing.render,
            on_uncertain=OnUncertain.ASK,
            owner=aansporing.eigenaar,
            post_anew=False,
            attention=aansporing.aandacht,
            lapsed=aansporing.vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_AANSPORING,
            render=aansporing.mail,
            on_uncertain=OnUncertain.ASK,
            owner=aansporing.eigenaar,
            attention=aansporing.aandacht,
            lapsed=aansporing.mail_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.KADER,
            render=plan.kader_render,
            on_uncertain=OnUncertain.RESEND,
            owner=plan.niemand,
            post_anew=False,
            lapsed=plan.kader_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.EVALUATIE,
            render=plan.evaluatie_render,
            on_uncertain=OnUncertain.RESEND,
            owner=plan.niemand,
            post_anew=False,
            lapsed=plan.evaluatie_vervallen,
        )
    )
