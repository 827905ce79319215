"""Contacten: who is reached for which organisatie and how, the mails they get, and one's own preferences."""

from cards import contacten as kaarten
from cards.verbs import Verb
from dialogs.contacten import bereikbaar, bewaren, lijst, mail
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


def register(registry: Registry) -> None:
    """Declare the commands, the buttons and the two kinds of mail."""
    _commands(registry)
    beheerder, partner = Permission.BEHEERDER, Permission.PARTNER
    registry.verb(VerbSpec(Verb.CONTACTEN_OPEN, kaarten.ContactenOpen, Permission.CONTACTEN, lijst.open_))
    registry.verb(VerbSpec(Verb.CONTACT_FORMULIER, kaarten.ContactFormulier, beheerder, bewaren.formulier))
    registry.verb(VerbSpec(Verb.CONTACT_BEWAAR, kaarten.ContactBewaar, beheerder, bewaren.bewaar))
    registry.verb(VerbSpec(Verb.CONTACT_STOP, kaarten.ContactStop, beheerder, bewaren.stop))
    registry.verb(VerbSpec(Verb.CONTACT_TERUG, kaarten.ContactTerug, beheerder, bewaren.zet_terug))
    registry.verb(VerbSpec(Verb.BEREIKBAAR_OPEN, kaarten.BereikbaarOpen, partner, bereikbaar.open_))
    registry.verb(VerbSpec(Verb.BEREIKBAAR_BEWAAR, kaarten.BereikbaarBewaar, partner, bereikbaar.bewaar))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_KLAAR,
            render=mail.klaar,
            on_uncertain=OnUncertain.RESEND,
            owner=mail.eigenaar_klaar,
            attention=mail.aandacht_klaar,
            lapsed=mail.klaar_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_SPOED,
            render=mail.spoed,
            on_uncertain=OnUncertain.RESEND,
            owner=mail.eigenaar_spoed,
            attention=mail.aandacht_spoed,
            lapsed=mail.spoed_vervallen,
        )
    )


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="contacten",
            permission=Permission.CONTACTEN,
            group="registratie.groep",
            help="contacten.opdracht",
            example="/contacten politie",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=lijst.toon,
            arguments=(Argument.ORGANISATIE,),
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="bereikbaar",
            permission=Permission.PARTNER,
            group="agenda.groep",
            help="contacten.eigen.opdracht",
            example="/bereikbaar",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=bereikbaar.toon,
            arguments=(Argument.ORGANISATIE,),
            in_manifest=False,
        )
    )
