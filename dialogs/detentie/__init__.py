"""Detentions: taking somebody in by form, how it stands, and what changes (transfer, early release, leave)."""

from cards.detentie.payloads import DetentieBewaar, DetentieOpen, DetentieTerug, DetentieVorm, DetentieWijzig
from cards.verbs import Verb
from dialogs.detentie import bericht, nieuw, tonen, wijzigen
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
    """Declare the commands, the buttons and the post of this topic."""
    _commands(registry)
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.DETENTIE_OPEN, DetentieOpen, Permission.GEREGISTREERD, tonen.openen))
    registry.verb(VerbSpec(Verb.DETENTIE_BEWAAR, DetentieBewaar, regisseur, nieuw.bewaar))
    registry.verb(VerbSpec(Verb.DETENTIE_VORM, DetentieVorm, regisseur, wijzigen.vorm))
    registry.verb(VerbSpec(Verb.DETENTIE_WIJZIG, DetentieWijzig, regisseur, wijzigen.bewaar))
    registry.verb(VerbSpec(Verb.DETENTIE_TERUG, DetentieTerug, regisseur, wijzigen.terug))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.DETENTIE_GEWIJZIGD,
            render=bericht.teken,
            # A second one does no harm; of a missing one nobody would hear.
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.eigenaar,
            attention=bericht.aandacht,
            lapsed=bericht.vervallen,
        )
    )


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="detentie nieuw",
            permission=Permission.PROCESREGISSEUR,
            group="detentie.groep",
            help="detentie.opdracht.nieuw",
            example="/detentie nieuw",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=nieuw.nieuw,
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="detentie einddatum",
            permission=Permission.PROCESREGISSEUR,
            group="detentie.groep",
            help="detentie.opdracht.einddatum",
            example="/detentie einddatum 26-0142-K vrijdag",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=wijzigen.einddatum,
            arguments=(Argument.CASUSCODE, Argument.DATUM),
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="detentie toon",
            permission=Permission.GEREGISTREERD,
            group="detentie.groep",
            help="detentie.opdracht.toon",
            example="/detentie toon 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=tonen.toon,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
