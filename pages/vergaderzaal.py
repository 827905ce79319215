"""What stands for a Teams meeting in the demo."""

from pages.vorm import teken
from teksten.catalogus import Teksten


def zaal(t: Teksten) -> str:
    """The page at the other end of the link to a meeting."""
    titel, uitleg = t("demo.vergadering.titel"), t("demo.vergadering.uitleg")
    return teken("melding.html", t, titel=titel, uitleg=uitleg)
