"""Reading in what exists already: organisaties, contacten and casussen from a table of rows; and what comes in weekly.

The rows come from a file, by way of the command line or (detentiemeldingen) a page. Each record is judged first and
carried out in a transaction of its own, so that one bad line never stops the others, and reading the same file again
changes nothing.
"""

from dialogs.inlezen import openen, pagina
from dialogs.kern.paginas import PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, CommandSpec, Registry


def register(registry: Registry) -> None:
    """Declare /detentie inlezen and its page."""
    wie = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="detentie inlezen",
            permission=wie,
            group="inlezen.groep",
            help="inlezen.opdracht",
            example="/detentie inlezen",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            in_manifest=False,
        )
    )
    registry.page(PageSpec(Paginasoort.DETENTIES, wie, pagina.teken, handle=pagina.handel, bestanden=True))
