"""Casusregie: which partner carries the content of a casus, placed with exactly one of them at a time."""

from cards.regie import RegieBeleg, RegieKies, RegieOpen, RegieVorm
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import (
    AnswerMay,
    Argument,
    CommandSpec,
    MessageSpec,
    OnUncertain,
    Registry,
    VerbSpec,
)
from dialogs.regie import beleggen, bericht, tonen


def register(registry: Registry) -> None:
    """Declare the command, the buttons and the post of this topic."""
    registry.command(
        CommandSpec(
            words="regie",
            permission=Permission.GEREGISTREERD,
            group="casus.groep",
            help="regie.opdracht",
            example="/regie 26-0142-K politie",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=tonen.opdracht,
            arguments=(Argument.CASUSCODE, Argument.ORGANISATIE),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.REGIE_OPEN, RegieOpen, Permission.GEREGISTREERD, tonen.openen))
    registry.verb(VerbSpec(Verb.REGIE_KIES, RegieKies, Permission.PROCESREGISSEUR, beleggen.kies))
    registry.verb(VerbSpec(Verb.REGIE_VORM, RegieVorm, Permission.PROCESREGISSEUR, beleggen.vorm))
    registry.verb(VerbSpec(Verb.REGIE_BELEG, RegieBeleg, Permission.PROCESREGISSEUR, beleggen.beleg))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.REGIE,
            render=bericht.teken,
            # A second one does no harm; of a missing one nobody would hear.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            attention=bericht.aandacht,
            lapsed=bericht.vervallen,
        )
    )
