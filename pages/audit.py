"""What is given to who examines the Veiligheidshuis, on a page that prints well: tables of counts, and a sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.vorm import teken
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table. `rijen`: the heading of each row, and its cells in words."""

    titel: str
    kolommen: Sequence[str]
    rijen: Sequence[tuple[str, Sequence[str]]]
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Casusvel:
    """A casus of the sample.

    Attributes:
        feiten: what it is, as label and words.
        acten: when, what, in which role, for which organisatie.
    """

    code: str
    feiten: Sequence[tuple[str, str]]
    acten: Sequence[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Auditpagina:
    """What stands on the page.

    Attributes:
        loopt: the year has not ended: said on top, because its counts are rough.
        feiten: what is told exactly, as label and words.
        jaren: which years can be chosen; `jaar` is the one shown, `zaad` what stands in the form.
        verborgen: what a form must carry.
        fouten: what was wrong in the form.
    """

    jaar: str
    loopt: bool
    gemaakt: str
    tabellen: Sequence[Tabel]
    feiten: Sequence[tuple[str, str]]
    getrokken: str
    casussen: Sequence[Casusvel]
    jaren: Sequence[str]
    zaad: str
    verborgen: Mapping[str, str]
    fouten: Sequence[str] = ()


def pagina(beeld: Auditpagina, t: Teksten) -> str:
    """Return the page."""
    return teken("audit.html", t, beeld=beeld, titel=t("audit.pagina.titel", jaar=beeld.jaar))
