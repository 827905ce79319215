"""/audit: counts over a year and a sample of decisions, for who examines the Veiligheidshuis (L15, L16)."""

from cards.audit import AuditPagina
from cards.verbs import Verb
from dialogs.audit import openen, pagina, uitvoer
from dialogs.kern.paginas import PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, CommandSpec, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare /audit, its button, its page and its files."""
    wie = Permission.PRIVACYFUNCTIONARIS
    registry.command(
        CommandSpec(
            words="audit",
            permission=wie,
            group="datalek.groep",
            help="audit.opdracht",
            example="/audit",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.AUDIT_PAGINA, AuditPagina, wie, openen.link))
    registry.page(
        PageSpec(
            Paginasoort.AUDIT,
            wie,
            pagina.teken,
            downloads={"csv": uitvoer.csv, "json": uitvoer.json},
            handle=pagina.kies,
        )
    )
