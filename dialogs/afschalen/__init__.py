"""Afschalen: the five checks before a casus goes back to the local field, and the consult that comes after."""

from cards import afschalen as kaarten
from cards.verbs import Verb
from dialogs.afschalen import afronden, bericht, bewaren, consult, openen
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
    """Declare /afschalen, its buttons, and what comes back by itself."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="afschalen",
            permission=regisseur,
            group="casus.groep",
            help="afschalen.opdracht",
            example="/afschalen 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.AFSCHALEN_OPEN, kaarten.AfschalenOpen, regisseur, openen.open_))
    registry.verb(VerbSpec(Verb.AFSCHALEN_BEWAAR, kaarten.AfschalenBewaar, regisseur, bewaren.bewaar))
    registry.verb(VerbSpec(Verb.AFSCHALEN_AFROND, kaarten.AfschalenAfrond, regisseur, afronden.rond_af))
    registry.verb(VerbSpec(Verb.AFSCHALEN_STAAK, kaarten.AfschalenStaak, regisseur, afronden.staak))
    registry.verb(VerbSpec(Verb.CONSULT_OPEN, kaarten.ConsultOpen, regisseur, consult.open_))
    registry.verb(VerbSpec(Verb.CONSULT_GOED, kaarten.ConsultGoed, regisseur, consult.goed))
    registry.verb(VerbSpec(Verb.CONSULT_LATER, kaarten.ConsultLater, regisseur, consult.later))
    registry.alarm(AlarmSpec(Wekkersoort.CONSULT, bericht.luidt))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.CONSULT,
            render=bericht.render,
            # A second one does no harm; of a missing one nobody would look.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            lapsed=bericht.vervallen,
        )
    )
