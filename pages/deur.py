"""The door in front of a page, and what is said when it does not open. Nothing here says what stands behind it."""

from pages.vorm import teken
from teksten.catalogus import Teksten


def deur(t: Teksten) -> str:
    """The page with the one button that opens a link: what scans mail and chat fetches, but never presses."""
    return teken("deur.html", t)


def dicht(t: Teksten) -> str:
    """The link was opened already, has expired, was taken back, or never was: one answer for all."""
    return teken("melding.html", t, titel=t("pagina.dicht.titel"), uitleg=t("pagina.dicht.uitleg"))


def mag_niet(t: Teksten) -> str:
    """Who holds the link may not see the page (any more)."""
    return teken("melding.html", t, titel=t("pagina.mag_niet.titel"), uitleg=t("pagina.mag_niet.uitleg"))


def even_niet(t: Teksten) -> str:
    """Too many wrong links were tried a moment ago, or something does not answer."""
    return teken("melding.html", t, titel=t("pagina.even_niet.titel"), uitleg=t("pagina.even_niet.uitleg"))
