"""What he can choose, in words."""

from domain.gesprekskeuze import Keuze, Keuzeregel
from teksten.catalogus import Teksten


def gekozen(t: Teksten, regel: Keuzeregel | None) -> str:
    """Return what he chose, as said to him."""
    if regel is None:
        return t("gast.stand.niets")
    return t(f"gast.stand.{regel.keuze}")


def kies(t: Teksten, keuze: Keuze) -> str:
    """Return the words with which he chooses it."""
    return t(f"gast.kiezen.{keuze}")


def dan(t: Teksten, keuze: Keuze) -> str:
    """Return what follows from it, said before he chooses."""
    return t(f"gast.kiezen.{keuze}_dan")
