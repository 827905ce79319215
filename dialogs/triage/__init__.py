"""Triage: a casus is weighed with the form of the region, and its regisseur decides how it goes on, with a reason.

What is counted is a proposal and never a verdict; whoever brought somebody in hears the outcome, never the reason.
"""

from cards.triage import payloads
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, MessageSpec, OnUncertain, Registry, VerbSpec
from dialogs.triage import besluiten, openen, terugkijken, uitslag, wegen


def register(registry: Registry) -> None:
    """Declare /triage, its buttons, and what the melder hears."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="triage",
            permission=regisseur,
            group="casus.groep",
            help="triage.opdracht",
            example="/triage 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.TRIAGE_OPEN, payloads.TriageOpen, regisseur, openen.open_))
    registry.verb(VerbSpec(Verb.TRIAGE_WEEG, payloads.TriageWeeg, regisseur, wegen.weeg))
    registry.verb(VerbSpec(Verb.TRIAGE_KIES, payloads.TriageKies, regisseur, besluiten.kies))
    registry.verb(VerbSpec(Verb.TRIAGE_BESLUIT, payloads.TriageBesluit, regisseur, besluiten.besluit))
    registry.verb(VerbSpec(Verb.TRIAGE_GESCHIEDENIS, payloads.TriageGeschiedenis, regisseur, terugkijken.toon))
    registry.verb(VerbSpec(Verb.TRIAGE_UITSLAG, payloads.TriageUitslag, Permission.PARTNER, uitslag.open_))
    # A double post says the same twice and does no harm.
    registry.message(
        MessageSpec(Berichtsoort.TRIAGE_UITSLAG, uitslag.aan_melder, OnUncertain.RESEND, uitslag.behandelaar)
    )
