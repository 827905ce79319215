"""The page on which a file of detentiemeldingen is read in: choose it, see what would become of every line, do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pages.vorm import teken
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Verslagregel:
    """A line of the report: its number in the file, what became of it, and why; never what stands in a cell."""

    regel: str
    uitslag: str
    code: str
    waarom: str
    geweigerd: bool = False


@dataclass(frozen=True, slots=True)
class Inleespagina:
    """What stands on the page.

    Attributes:
        verborgen: what the form with which a file is chosen carries.
        kolommen: the columns that must be there, and those that may.
        fouten: why the file cannot be used.
        kop: what the report is: of a trial, or of what was done; empty when there is none.
        samen: the counts of the report.
        doorgaan: what the form carries with which it is done; empty when there is nothing to do.
    """

    verborgen: Mapping[str, str]
    kolommen: tuple[str, str]
    fouten: Sequence[str] = ()
    kop: str = ""
    samen: str = ""
    uitleg: str = ""
    verslag: Sequence[Verslagregel] = ()
    doorgaan: Mapping[str, str] = field(default_factory=dict)


def pagina(beeld: Inleespagina, t: Teksten) -> str:
    """Return the page."""
    return teken("inlezen.html", t, beeld=beeld)
