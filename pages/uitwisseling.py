"""What came of a casus, to take along as a file: of each zitting what is in it, and the link to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.vorm import teken
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Overleg:
    """One zitting: its day in words, and how much was decided and agreed there."""

    dag: str
    besluiten: int
    acties: int


@dataclass(frozen=True, slots=True)
class Uitkomstpagina:
    """What stands on the page."""

    code: str
    overleggen: Sequence[Overleg]


def pagina(beeld: Uitkomstpagina, t: Teksten) -> str:
    """Return the page."""
    return teken("uitkomst.html", t, beeld=beeld, titel=t("uitwisseling.titel", code=beeld.code))
