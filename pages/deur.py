"""The door in front of a page, and what is said when it does not open. Nothing here says what stands behind it."""

from collections.abc import Sequence

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


def van_elders(t: Teksten) -> str:
    """Something was pressed that does not stand on a page of ours."""
    return teken("melding.html", t, titel=t("pagina.van_elders.titel"), uitleg=t("pagina.van_elders.uitleg"))


def te_groot(t: Teksten) -> str:
    """What was sent is too large to be what our form asks."""
    return teken("melding.html", t, titel=t("pagina.te_groot.titel"), uitleg=t("pagina.te_groot.uitleg"))


def verlopen(getypt: Sequence[str], t: Teksten) -> str:
    """Nothing was saved, because nobody is signed in any more; with what was typed, to be copied."""
    return teken("verlopen.html", t, getypt=getypt)


def vergissing(titel: str, uitleg: str, t: Teksten) -> str:
    """Something cannot be done, and what there is to do about it."""
    return teken("melding.html", t, titel=titel, uitleg=uitleg)
