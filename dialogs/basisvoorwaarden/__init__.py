"""Basisvoorwaarden: what must be in order before somebody returns, counted back to that day, and the check after it."""

from cards.basisvoorwaarden.payloads import (
    NacheckBewaar,
    NacheckDag,
    NacheckKlaar,
    NacheckOpen,
    VoorwaardenBewaar,
    VoorwaardenLijst,
    VoorwaardenMeld,
    VoorwaardenOpen,
    VoorwaardenVorm,
    VoorwaardenWerk,
)
from cards.verbs import Verb
from dialogs.basisvoorwaarden import aftellen, nacheck, nacheckpost, tonen, werk, werkpost, wijzigen
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
    """Declare /terugkeer, its buttons, what rings by itself, and what is posted of it."""
    ieder, regisseur = Permission.GEREGISTREERD, Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="terugkeer",
            permission=ieder,
            group="casus.groep",
            help="voorwaarden.opdracht",
            example="/terugkeer 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=tonen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.VOORWAARDEN_LIJST, VoorwaardenLijst, ieder, tonen.lijst))
    registry.verb(VerbSpec(Verb.VOORWAARDEN_OPEN, VoorwaardenOpen, ieder, tonen.open_))
    registry.verb(VerbSpec(Verb.VOORWAARDEN_VORM, VoorwaardenVorm, ieder, wijzigen.vorm))
    registry.verb(VerbSpec(Verb.VOORWAARDEN_BEWAAR, VoorwaardenBewaar, ieder, wijzigen.bewaar))
    registry.verb(VerbSpec(Verb.VOORWAARDEN_WERK, VoorwaardenWerk, ieder, werk.openen))
    registry.verb(VerbSpec(Verb.VOORWAARDEN_MELD, VoorwaardenMeld, ieder, werk.meld))
    registry.verb(VerbSpec(Verb.NACHECK_OPEN, NacheckOpen, ieder, nacheck.open_))
    registry.verb(VerbSpec(Verb.NACHECK_BEWAAR, NacheckBewaar, ieder, nacheck.bewaar))
    registry.verb(VerbSpec(Verb.NACHECK_DAG, NacheckDag, regisseur, nacheck.dag))
    registry.verb(VerbSpec(Verb.NACHECK_KLAAR, NacheckKlaar, regisseur, nacheck.klaar))
    _berichten(registry)
    registry.alarm(AlarmSpec(Wekkersoort.AFTELLEN, aftellen.luidt))
    registry.alarm(AlarmSpec(Wekkersoort.NACHECK, nacheckpost.luidt))


def _berichten(registry: Registry) -> None:
    """Declare what is sent: when in doubt again, for hearing it twice costs a glance, and missing it a return."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AFTELLEN,
            render=aftellen.render,
            on_uncertain=OnUncertain.RESEND,
            owner=aftellen.niemand,
            post_anew=False,
            attention=aftellen.aandacht,
            lapsed=aftellen.vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.AFTELLEN_WERK,
            render=werkpost.render,
            on_uncertain=OnUncertain.RESEND,
            owner=werkpost.eigenaar,
            post_anew=False,
            attention=werkpost.aandacht,
            lapsed=werkpost.vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_AFTELLEN,
            render=werkpost.mail,
            on_uncertain=OnUncertain.RESEND,
            owner=werkpost.eigenaar,
            attention=werkpost.aandacht,
            lapsed=werkpost.mail_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.NACHECK,
            render=nacheckpost.render,
            on_uncertain=OnUncertain.RESEND,
            owner=aftellen.niemand,
            post_anew=False,
            attention=nacheckpost.aandacht,
            lapsed=nacheckpost.vervallen,
        )
    )
