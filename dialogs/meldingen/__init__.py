"""Meldingen: a partner brings somebody in, a regisseur finds it ontvankelijk or answers it.

Nobody else is asked anything before that, and of a melding that becomes no casus nothing about people stays.
"""

from cards.meldingen import payloads
from cards.payloads import MeldingOpen
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AlarmSpec, AnswerMay, CommandSpec, MessageSpec, OnUncertain, Registry, VerbSpec
from dialogs.meldingen import behandelen, berichten, doen, tonen, verder


def register(registry: Registry) -> None:
    """Declare the commands, buttons, messages and alarm of this topic."""
    _commands(registry)
    partner, regisseur = Permission.PARTNER, Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.MELDING_OPEN, MeldingOpen, Permission.GEREGISTREERD, tonen.open_))
    registry.verb(VerbSpec(Verb.MELDING_DOE, payloads.MeldingDoe, partner, doen.doe))
    registry.verb(VerbSpec(Verb.MELDING_NOG_EEN, payloads.MeldingNogEen, partner, doen.nog_een))
    registry.verb(
        VerbSpec(Verb.MELDING_AANVUL_FORMULIER, payloads.MeldingAanvulFormulier, partner, verder.aanvulformulier)
    )
    registry.verb(VerbSpec(Verb.MELDING_AANVUL, payloads.MeldingAanvul, partner, verder.vul_aan))
    registry.verb(
        VerbSpec(Verb.MELDING_INTREK_FORMULIER, payloads.MeldingIntrekFormulier, partner, verder.intrekformulier)
    )
    registry.verb(VerbSpec(Verb.MELDING_INTREK, payloads.MeldingIntrek, partner, verder.trek_in))
    registry.verb(VerbSpec(Verb.MELDING_OPPAKKEN, payloads.MeldingOppakken, regisseur, behandelen.pak_op))
    registry.verb(VerbSpec(Verb.MELDING_LOSLATEN, payloads.MeldingLoslaten, regisseur, behandelen.laat_los))
    registry.verb(
        VerbSpec(Verb.MELDING_VRAAG_FORMULIER, payloads.MeldingVraagFormulier, regisseur, behandelen.vraagformulier)
    )
    registry.verb(VerbSpec(Verb.MELDING_VRAAG, payloads.MeldingVraag, regisseur, behandelen.vraag))
    registry.verb(
        VerbSpec(
            Verb.MELDING_ANTWOORD_FORMULIER, payloads.MeldingAntwoordFormulier, regisseur, behandelen.antwoordformulier
        )
    )
    registry.verb(VerbSpec(Verb.MELDING_ANTWOORD, payloads.MeldingAntwoord, regisseur, behandelen.beantwoord))
    # A double post says the same twice and does no harm.
    registry.message(MessageSpec(Berichtsoort.MELDING, berichten.aan_regisseurs, OnUncertain.RESEND, berichten.niemand))
    registry.message(
        MessageSpec(Berichtsoort.MELDING_BERICHT, berichten.aan_melder, OnUncertain.RESEND, berichten.behandelaar)
    )
    registry.alarm(AlarmSpec(Wekkersoort.MELDING_WACHT, berichten.herinner))


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="melden",
            permission=Permission.PARTNER,
            group="meldingen.groep",
            help="meldingen.opdracht.melden",
            example="/melden",
            # An empty form names nobody; it stays out of channels, and so does what is filled in.
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=doen.melden,
        )
    )
    registry.command(
        CommandSpec(
            words="meldingen",
            permission=Permission.GEREGISTREERD,
            group="meldingen.groep",
            help="meldingen.opdracht.lijst",
            example="/meldingen",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=tonen.lijst,
            in_manifest=False,
        )
    )
