"""Onboarding: a conversation becomes that of a tafel or an organisatie, and people get their roles."""

from cards import registratie as kaarten
from cards.verbs import Verb
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, CommandSpec, Registry, VerbSpec
from dialogs.registratie import contacten, gesprek, rollen


def register(registry: Registry) -> None:
    """Declare the command and buttons of this topic. All of it is the beheerder's."""
    beheerder = Permission.BEHEERDER
    registry.command(
        CommandSpec(
            words="registreer",
            permission=beheerder,
            group="registratie.groep",
            help="registratie.opdracht",
            example="/registreer",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=gesprek.toon,
            roster=True,
            in_manifest=False,
        )
    )
    registry.verb(
        VerbSpec(Verb.REGISTRATIE_GESPREK, kaarten.RegistratieGesprek, beheerder, gesprek.koppel, roster=True)
    )
    registry.verb(VerbSpec(Verb.REGISTRATIE_LOS, kaarten.RegistratieLos, beheerder, gesprek.maak_los))
    registry.verb(
        VerbSpec(Verb.REGISTRATIE_CONTACTEN, kaarten.RegistratieContacten, beheerder, contacten.toon, roster=True)
    )
    registry.verb(
        VerbSpec(Verb.REGISTRATIE_CONTACT, kaarten.RegistratieContact, beheerder, contacten.meld_aan, roster=True)
    )
    registry.verb(VerbSpec(Verb.REGISTRATIE_ROLLEN, kaarten.RegistratieRollen, beheerder, rollen.toon, roster=True))
    registry.verb(VerbSpec(Verb.REGISTRATIE_EINDIG, kaarten.RegistratieEindig, beheerder, rollen.beeindig, roster=True))
