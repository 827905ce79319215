"""Uitvraag: asking every organisatie what it knows; answering or lawfully refusing; keeping everybody informed."""

from cards.payloads import UitvraagOpen
from cards.uitvraag import payloads
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
from dialogs.uitvraag import (
    aanvullen,
    beantwoorden,
    berichten,
    herinneren,
    starten,
    status,
    terugdraaien,
    voorstel,
    weigeren,
)


def register(registry: Registry) -> None:
    """Declare the commands, buttons, messages and alarms of this topic."""
    _commands(registry)
    _verbs(registry)
    _messages(registry)
    registry.alarm(AlarmSpec(Wekkersoort.HERINNERING, herinneren.herinner))
    registry.alarm(AlarmSpec(Wekkersoort.BEZORGING, herinneren.bezorg))
    registry.alarm(AlarmSpec(Wekkersoort.SLUITING, herinneren.sluit))
    registry.alarm(AlarmSpec(Wekkersoort.BETROKKENE_ERBIJ, aanvullen.vul_aan))
    terugdraaien.register(registry)


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="uitvraag start",
            permission=Permission.PROCESREGISSEUR,
            group="uitvraag.groep",
            help="uitvraag.opdracht.start",
            example="/uitvraag start 26-0142-K",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=voorstel.start,
            arguments=(Argument.CASUSCODE,),
        )
    )
    registry.command(
        CommandSpec(
            words="uitvraag status",
            permission=Permission.PROCESREGISSEUR,
            group="uitvraag.groep",
            help="uitvraag.opdracht.status",
            example="/uitvraag status 26-0142-K",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=status.status,
            arguments=(Argument.CASUSCODE,),
        )
    )


def _verbs(registry: Registry) -> None:
    regisseur, partner = Permission.PROCESREGISSEUR, Permission.PARTNER
    registry.verb(VerbSpec(Verb.UITVRAAG_VOORSTEL, payloads.VoorstelOpen, regisseur, voorstel.openen))
    registry.verb(VerbSpec(Verb.UITVRAAG_START, payloads.UitvraagStart, regisseur, starten.start))
    registry.verb(VerbSpec(Verb.UITVRAAG_STATUS, payloads.StatusOpen, regisseur, status.openen))
    registry.verb(VerbSpec(Verb.UITVRAAG_ANTWOORDEN, payloads.AntwoordenOpen, regisseur, status.antwoorden))
    registry.verb(VerbSpec(Verb.UITVRAAG_OPEN, UitvraagOpen, partner, beantwoorden.openen))
    registry.verb(VerbSpec(Verb.UITVRAAG_PERSONEN, payloads.PersonenOpen, partner, beantwoorden.personen))
    registry.verb(VerbSpec(Verb.UITVRAAG_PERSOON, payloads.PersoonOpen, partner, beantwoorden.persoon))
    registry.verb(VerbSpec(Verb.UITVRAAG_NIET_BEKEND, payloads.NietBekend, partner, beantwoorden.niet_bekend))
    registry.verb(VerbSpec(Verb.UITVRAAG_ANTWOORD, payloads.AntwoordBewaren, partner, beantwoorden.bewaar))
    registry.verb(VerbSpec(Verb.UITVRAAG_WEIGER_FORMULIER, payloads.WeigerFormulier, partner, weigeren.formulier))
    registry.verb(VerbSpec(Verb.UITVRAAG_WEIGER, payloads.Weigeren, partner, weigeren.weiger))


def _messages(registry: Registry) -> None:
    """Declare the posts, each with what to do when it is unknown whether one arrived.

    The card for an organisatie is sent again: a second one is harmless, because both lead to the same bevraging,
    and a missing one costs its answer. A reminder is not: twice the same nagging annoys, and the next one comes by
    itself, so a person looks first. What tells the regisseur something is sent again.
    """
    for soort, render, bij_twijfel, eigenaar in (
        (Berichtsoort.UITVRAAG, berichten.uitvraag, OnUncertain.RESEND, berichten.eigenaar),
        (Berichtsoort.HERINNERING, berichten.herinnering, OnUncertain.ASK, berichten.eigenaar),
        (Berichtsoort.LAATSTE_HERINNERING, berichten.laatste_herinnering, OnUncertain.RESEND, berichten.niemand),
        (Berichtsoort.ALLES_BINNEN, berichten.alles_binnen, OnUncertain.RESEND, berichten.niemand),
    ):
        registry.message(MessageSpec(kind=soort, render=render, on_uncertain=bij_twijfel, owner=eigenaar))
