"""Absence: from when until when somebody is away, and who stands in for him meanwhile."""

from cards.afwezig import AfwezigIntrek, AfwezigMeld, AfwezigVoor
from cards.verbs import Verb
from dialogs.afwezig import bericht, melden
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, CommandSpec, MessageSpec, OnUncertain, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare /afwezig, its buttons, and what the stand-in hears."""
    registry.command(
        CommandSpec(
            words="afwezig",
            permission=Permission.GEREGISTREERD,
            group="afwezig.groep",
            help="afwezig.opdracht",
            example="/afwezig",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=melden.toon,
            in_manifest=False,
        )
    )
    iedereen = Permission.GEREGISTREERD
    registry.verb(VerbSpec(Verb.AFWEZIG_VOOR, AfwezigVoor, iedereen, melden.voor_collega))
    registry.verb(VerbSpec(Verb.AFWEZIG_MELD, AfwezigMeld, iedereen, melden.meld))
    registry.verb(VerbSpec(Verb.AFWEZIG_INTREK, AfwezigIntrek, iedereen, melden.trek_in))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.WAARNEMING,
            render=bericht.render,
            # Hearing twice that one stands in does no harm; never hearing it does.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            post_anew=False,
        )
    )
