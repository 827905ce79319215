"""Declares the posts of an uitvraag: what each says, what it costs, and what to do when in doubt whether it came."""

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry
from dialogs.uitvraag.berichten import aan_regisseur, berichten


def register(registry: Registry) -> None:
    """Declare every kind of post."""
    _aan_organisaties(registry)
    _aan_regisseurs(registry)


def _aan_organisaties(registry: Registry) -> None:
    """Declare what an organisatie gets.

    The worklist is sent again when nobody knows whether it came: a second one is harmless, because both lead to the
    same questions, and a missing one costs their answers. Removed by somebody, it comes back as soon as something in
    it changes while something is owed. Something urgent is sent again too: it loses hours otherwise. A reminder is
    not: twice the same nagging annoys, and the next one comes by itself, so a person looks first. Who removes a
    reminder or an urgent post has seen it: the worklist stands, so neither comes back.
    """
    registry.message(
        MessageSpec(
            kind=Berichtsoort.WERKLIJST,
            render=berichten.lijst,
            on_uncertain=OnUncertain.RESEND,
            owner=berichten.eigenaar_lijst,
            attention=berichten.lijst_aandacht,
            lapsed=berichten.lijst_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.HERINNERING,
            render=berichten.herinnering,
            on_uncertain=OnUncertain.ASK,
            owner=berichten.eigenaar_herinnering,
            post_anew=False,
            attention=berichten.herinnering_aandacht,
            lapsed=berichten.herinnering_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.SPOED,
            render=berichten.spoed,
            on_uncertain=OnUncertain.RESEND,
            owner=berichten.eigenaar_bevraging,
            post_anew=False,
            lapsed=berichten.spoed_vervallen,
        )
    )


def _aan_regisseurs(registry: Registry) -> None:
    """Declare what the regisseur gets. It is sent again when in doubt: hearing it twice costs him a glance.

    Of what does not reach himself he cannot be told either. Whom to call is told once: who removes that has read it.
    """
    registry.message(
        MessageSpec(
            kind=Berichtsoort.BELLEN,
            render=aan_regisseur.bellen,
            on_uncertain=OnUncertain.RESEND,
            owner=berichten.niemand,
            post_anew=False,
            lapsed=aan_regisseur.bellen_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.LAATSTE_HERINNERING,
            render=aan_regisseur.laatste_herinnering,
            on_uncertain=OnUncertain.RESEND,
            owner=berichten.niemand,
            lapsed=aan_regisseur.laatste_herinnering_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ALLES_BINNEN,
            render=aan_regisseur.alles_binnen,
            on_uncertain=OnUncertain.RESEND,
            owner=berichten.niemand,
        )
    )
