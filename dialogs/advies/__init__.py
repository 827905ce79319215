"""Advies: a partner asks the Veiligheidshuis something about work, a regisseur answers, and it is counted per theme.

A question is about no person. When it is after all, its text goes and the asker is asked to bring him in.
"""

from cards.advies import payloads
from cards.verbs import Verb
from dialogs.advies import behandelen, berichten, cijfers, tonen, vragen
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AlarmSpec, AnswerMay, CommandSpec, MessageSpec, OnUncertain, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare the commands, buttons, messages and alarm of this topic."""
    _commands(registry)
    ieder, partner, regisseur = Permission.GEREGISTREERD, Permission.PARTNER, Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.ADVIES_FORMULIER, payloads.AdviesFormulier, partner, vragen.formulier))
    registry.verb(VerbSpec(Verb.ADVIES_VRAAG, payloads.AdviesVraag, partner, vragen.stel))
    registry.verb(
        VerbSpec(Verb.ADVIES_INTREK_FORMULIER, payloads.AdviesIntrekFormulier, partner, vragen.intrekformulier)
    )
    registry.verb(VerbSpec(Verb.ADVIES_INTREK, payloads.AdviesIntrek, partner, vragen.trek_in))
    registry.verb(VerbSpec(Verb.ADVIES_OPEN, payloads.AdviesOpen, ieder, tonen.open_))
    registry.verb(VerbSpec(Verb.ADVIES_WIS_FORMULIER, payloads.AdviesWisFormulier, ieder, tonen.wisformulier))
    registry.verb(VerbSpec(Verb.ADVIES_WIS, payloads.AdviesWis, ieder, tonen.wis))
    registry.verb(VerbSpec(Verb.ADVIES_OPPAKKEN, payloads.AdviesOppakken, regisseur, behandelen.pak_op))
    registry.verb(VerbSpec(Verb.ADVIES_LOSLATEN, payloads.AdviesLoslaten, regisseur, behandelen.laat_los))
    registry.verb(
        VerbSpec(
            Verb.ADVIES_ANTWOORD_FORMULIER, payloads.AdviesAntwoordFormulier, regisseur, behandelen.antwoordformulier
        )
    )
    registry.verb(VerbSpec(Verb.ADVIES_ANTWOORD, payloads.AdviesAntwoord, regisseur, behandelen.beantwoord))
    registry.verb(
        VerbSpec(Verb.ADVIES_CASUS_FORMULIER, payloads.AdviesCasusFormulier, regisseur, behandelen.casusformulier)
    )
    registry.verb(VerbSpec(Verb.ADVIES_CASUS, payloads.AdviesCasus, regisseur, behandelen.verwijs))
    # A double post says the same twice and does no harm.
    registry.message(
        MessageSpec(Berichtsoort.ADVIES_VRAAG, berichten.aan_regisseurs, OnUncertain.RESEND, berichten.niemand)
    )
    registry.message(
        MessageSpec(Berichtsoort.ADVIES_ANTWOORD, berichten.aan_vrager, OnUncertain.RESEND, berichten.behandelaar)
    )
    registry.alarm(AlarmSpec(Wekkersoort.ADVIES_WACHT, berichten.herinner))


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="advies",
            permission=Permission.GEREGISTREERD,
            group="advies.groep",
            help="advies.opdracht.advies",
            example="/advies",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=vragen.advies,
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="advies cijfers",
            permission=Permission.REGIE,
            group="advies.groep",
            help="advies.opdracht.cijfers",
            example="/advies cijfers",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=cijfers.cijfers,
            in_manifest=False,
        )
    )
