"""The quickscan: everybody who came in is looked at once a week, and a regisseur decides per person what happens."""

from cards.quickscan.payloads import (
    QuickscanBesluit,
    QuickscanMeer,
    QuickscanMeerVorm,
    QuickscanOpen,
    QuickscanPagina,
    QuickscanPersoon,
    QuickscanVorm,
    QuickscanVraagUit,
)
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.paginas import PageSpec, Paginasoort
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
from dialogs.quickscan import bericht, besluiten, pagina, tonen, vragen


def register(registry: Registry) -> None:
    """Declare /quickscan, the decisions, the page, and what is told before a zitting."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="quickscan",
            permission=regisseur,
            group="quickscan.groep",
            help="quickscan.opdracht",
            example="/quickscan vrijdag",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=tonen.opdracht,
            arguments=(Argument.DATUM,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.QUICKSCAN_OPEN, QuickscanOpen, regisseur, tonen.openen))
    registry.verb(VerbSpec(Verb.QUICKSCAN_PERSOON, QuickscanPersoon, regisseur, tonen.persoon))
    registry.verb(VerbSpec(Verb.QUICKSCAN_VRAAG_UIT, QuickscanVraagUit, regisseur, vragen.vraag_uit))
    registry.verb(VerbSpec(Verb.QUICKSCAN_VORM, QuickscanVorm, regisseur, besluiten.vorm))
    registry.verb(VerbSpec(Verb.QUICKSCAN_BESLUIT, QuickscanBesluit, regisseur, besluiten.besluit))
    registry.verb(VerbSpec(Verb.QUICKSCAN_MEER_VORM, QuickscanMeerVorm, regisseur, besluiten.meer_vorm))
    registry.verb(VerbSpec(Verb.QUICKSCAN_MEER, QuickscanMeer, regisseur, besluiten.meer))
    registry.verb(VerbSpec(Verb.QUICKSCAN_PAGINA, QuickscanPagina, regisseur, pagina.link))
    registry.page(PageSpec(Paginasoort.QUICKSCAN, regisseur, pagina.teken))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.QUICKSCAN,
            render=bericht.render,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.niemand,
            post_anew=False,
            lapsed=bericht.vervallen,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.QUICKSCAN, bericht.luidt))
