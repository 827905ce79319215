"""The logboek to read: for the regisseur of a casus, and for the privacyfunctionaris without names of betrokkenen."""

from cards import logboek as kaarten
from cards.verbs import Verb
from dialogs.kern.paginas import PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec
from dialogs.logboek import openen, pagina, uitvoer, verankeren


def register(registry: Registry) -> None:
    """Declare /logboek, its buttons, its page, and the daily anchor."""
    wie = Permission.LOGBOEK
    registry.command(
        CommandSpec(
            words="logboek",
            permission=wie,
            group="datalek.groep",
            help="logboek.opdracht",
            example="/logboek",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.LOGBOEK_OPEN, kaarten.LogboekOpen, wie, openen.openen))
    registry.verb(VerbSpec(Verb.LOGBOEK_KIES, kaarten.LogboekKies, wie, openen.kies))
    registry.verb(VerbSpec(Verb.LOGBOEK_PAGINA, kaarten.LogboekPagina, wie, pagina.link))
    registry.page(
        PageSpec(
            Paginasoort.LOGBOEK,
            wie,
            pagina.teken,
            downloads={"csv": uitvoer.csv, "json": uitvoer.json},
            handle=pagina.filter_,
        )
    )
    registry.rounds.append(verankeren.Verankering())
