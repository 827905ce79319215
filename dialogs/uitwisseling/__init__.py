"""/uitkomst: what came of a casus as a file for another system (JZV Afsprakenstelsel)."""

from cards.uitwisseling import UitkomstOpen
from cards.verbs import Verb
from dialogs.kern.paginas import PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec
from dialogs.uitwisseling import openen, pagina


def register(registry: Registry) -> None:
    """Declare /uitkomst, its button, its page and its file."""
    wie = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="uitkomst",
            permission=wie,
            group="agenda.groep",
            help="uitwisseling.opdracht",
            example="/uitkomst 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.UITKOMST_OPEN, UitkomstOpen, wie, openen.openen))
    registry.page(PageSpec(Paginasoort.UITKOMST, wie, pagina.teken, downloads={"json": pagina.json}))
