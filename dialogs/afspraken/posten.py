"""Declares the posts and the mail about afspraken, their alarms, and the buttons of an owner."""

from cards.afspraken.payloads import AfsprakenBewaar
from cards.payloads import AfsprakenOpen
from cards.verbs import Verb
from dialogs.afspraken import aan_regisseur, bericht, eigen, herinneren
from dialogs.kern.afsprakenpost import haal_in, volg_afspraken
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AlarmSpec, MessageSpec, OnUncertain, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare what is sent by itself.

    The post of all is sent again when nobody knows whether it came: a second one is harmless, a missing one costs what
    was agreed. A reminder is not: twice the same nagging annoys, and it is on the post of all as well. The regisseur
    hears things twice rather than not at all.
    """
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AFSPRAKEN,
            render=bericht.post,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            attention=bericht.post_aandacht,
            lapsed=bericht.post_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AFSPRAAK_HERINNERING,
            render=bericht.herinnering,
            on_uncertain=OnUncertain.ASK,
            owner=bericht.eigenaar,
            post_anew=False,
            attention=bericht.herinnering_aandacht,
            lapsed=bericht.herinnering_vervallen,
            posted=haal_in,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_AFSPRAKEN,
            render=bericht.mail,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            attention=bericht.mail_aandacht,
            lapsed=bericht.mail_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AFSPRAAK_MELDING,
            render=aan_regisseur.melding,
            on_uncertain=OnUncertain.RESEND,
            owner=aan_regisseur.niemand,
            lapsed=aan_regisseur.melding_vervallen,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.AFSPRAAK, herinneren.gaat_af))
    registry.rounds.append(volg_afspraken)
    registry.verb(VerbSpec(Verb.AFSPRAKEN_OPEN, AfsprakenOpen, Permission.PARTNER, eigen.openen))
    registry.verb(VerbSpec(Verb.AFSPRAKEN_BEWAAR, AfsprakenBewaar, Permission.PARTNER, eigen.bewaar))
