"""Uitvraag: asking every organisatie what it knows; answering or lawfully refusing; keeping everybody informed."""

from cards.payloads import UitvraagOpen, WerklijstOpen
from cards.uitvraag import payloads
from cards.uitvraag import werklijst_payloads as wp
from cards.verbs import Verb
from dialogs.kern.bereik import volg_gesprekken
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import (
    AlarmSpec,
    AnswerMay,
    Argument,
    CommandSpec,
    Registry,
    VerbSpec,
)
from dialogs.uitvraag import bijstellen, status
from dialogs.uitvraag.antwoorden import beantwoorden, overige, pagina, weigeren, werklijst
from dialogs.uitvraag.berichten import herinneren, posten
from dialogs.uitvraag.bijstellen import aanvullen
from dialogs.uitvraag.namens import namens
from dialogs.uitvraag.namens import pagina as namens_pagina
from dialogs.uitvraag.starten import erbij, spoed, starten, voorstel


def register(registry: Registry) -> None:
    """Declare the commands, buttons, messages and alarms of this topic."""
    _commands(registry)
    _verbs(registry)
    pagina.register(registry)
    posten.register(registry)
    registry.alarm(AlarmSpec(Wekkersoort.HERINNERING, herinneren.herinner))
    registry.alarm(AlarmSpec(Wekkersoort.BEZORGING, herinneren.bezorg))
    registry.alarm(AlarmSpec(Wekkersoort.SLUITING, herinneren.sluit))
    registry.rounds.append(volg_gesprekken)
    registry.alarm(AlarmSpec(Wekkersoort.BETROKKENE_ERBIJ, aanvullen.vul_aan))
    bijstellen.register(registry)
    namens.register(registry)
    namens_pagina.register(registry)
    erbij.register(registry)


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
            words="spoed",
            permission=Permission.PROCESREGISSEUR,
            group="uitvraag.groep",
            help="uitvraag.opdracht.spoed",
            example="/spoed 26-0142-K",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=voorstel.spoed,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
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
    registry.verb(VerbSpec(Verb.UITVRAAG_SPOED, payloads.SpoedMaken, regisseur, spoed.maak))
    registry.verb(VerbSpec(Verb.UITVRAAG_STATUS, payloads.StatusOpen, regisseur, status.openen))
    registry.verb(VerbSpec(Verb.UITVRAAG_ANTWOORDEN, payloads.AntwoordenOpen, regisseur, status.antwoorden))
    registry.verb(VerbSpec(Verb.UITVRAAG_OPEN, UitvraagOpen, partner, werklijst.openen_een))
    registry.verb(VerbSpec(Verb.WERKLIJST_OPEN, WerklijstOpen, partner, werklijst.openen))
    registry.verb(VerbSpec(Verb.WERKLIJST_PERSONEN, wp.WerklijstPersonen, partner, werklijst.personen))
    registry.verb(VerbSpec(Verb.WERKLIJST_LIJST, wp.WerklijstLijst, partner, werklijst.bladzij))
    registry.verb(VerbSpec(Verb.WERKLIJST_PERSOON, wp.WerklijstPersoon, partner, werklijst.persoon))
    registry.verb(VerbSpec(Verb.WERKLIJST_BEKEND, wp.WerklijstBekend, partner, beantwoorden.bekend))
    registry.verb(VerbSpec(Verb.WERKLIJST_OVERIGE, wp.WerklijstOverige, partner, overige.zeker))
    registry.verb(VerbSpec(Verb.WERKLIJST_ANTWOORD, wp.WerklijstAntwoord, partner, beantwoorden.antwoord))
    registry.verb(VerbSpec(Verb.WERKLIJST_NIET_BEKEND, wp.WerklijstNietBekend, partner, beantwoorden.niet_bekend))
    geen_toestemming = beantwoorden.geen_toestemming
    registry.verb(VerbSpec(Verb.WERKLIJST_GEEN_TOESTEMMING, wp.WerklijstGeenToestemming, partner, geen_toestemming))
    weigerformulier = weigeren.formulier
    registry.verb(VerbSpec(Verb.WERKLIJST_WEIGER_FORMULIER, wp.WerklijstWeigerFormulier, partner, weigerformulier))
    registry.verb(VerbSpec(Verb.WERKLIJST_WEIGER, wp.WerklijstWeiger, partner, weigeren.weiger))
