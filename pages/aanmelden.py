"""Signing in and out: pages that lead on by themselves, and what is said when it does not work. They name nobody."""

from collections.abc import Sequence

from pages.vorm import AFMELDEN, teken
from teksten.catalogus import Teksten

OPNIEUW = "/aanmelden/opnieuw"


def weg(adres: str, t: Teksten) -> str:
    """The page that leads to where one signs in. A form may not lead away from here itself, a page may."""
    return teken("door.html", t, naar=adres, titel=t("pagina.aanmelden.titel"), knop=t("pagina.aanmelden.door"))


def verder(pad: str, t: Teksten) -> str:
    """The page that leads from signing in to what was opened."""
    return teken("door.html", t, naar=pad, titel=t("pagina.aanmelden.gelukt"), knop=t("pagina.aanmelden.verder"))


def afgebroken(t: Teksten) -> str:
    """Who was asked to sign in did not."""
    return _nog_eens("afgebroken", t)


def ander(t: Teksten) -> str:
    """Somebody signed in for whom the link is not."""
    return _nog_eens("ander", t)


def onbereikbaar(t: Teksten) -> str:
    """Signing in does not answer now."""
    return _nog_eens("onbereikbaar", t)


def mislukt(t: Teksten) -> str:
    """What came back cannot be trusted."""
    return _nog_eens("mislukt", t)


def verlopen(t: Teksten) -> str:
    """It took too long, was done already, or began in another browser."""
    titel, uitleg = t("pagina.aanmelden.verlopen.titel"), t("pagina.aanmelden.verlopen.uitleg")
    return teken("melding.html", t, titel=titel, uitleg=uitleg)


def afmelden(t: Teksten) -> str:
    """The question whether to sign out."""
    titel, uitleg = t("pagina.afmelden.titel"), t("pagina.afmelden.uitleg")
    return teken("knop.html", t, titel=titel, uitleg=uitleg, knop=t("pagina.afmelden.knop"), actie=AFMELDEN)


def afgemeld(t: Teksten) -> str:
    """Nobody is signed in here any more."""
    return teken("melding.html", t, titel=t("pagina.afmelden.klaar"), uitleg=t("pagina.afmelden.klaar_uitleg"))


def demo(terug: str, state: str, speelt: tuple[str, str], anderen: Sequence[tuple[str, str]], t: Teksten) -> str:
    """The page on which the demo signs somebody in: who is being played, and everybody else to see him refused."""
    return teken("demo.html", t, terug=terug, state=state, speelt=speelt, anderen=anderen)


def _nog_eens(wat: str, t: Teksten) -> str:
    titel, uitleg = t(f"pagina.aanmelden.{wat}.titel"), t(f"pagina.aanmelden.{wat}.uitleg")
    knop = t("pagina.aanmelden.ander_account" if wat == "ander" else "pagina.aanmelden.opnieuw")
    return teken("knop.html", t, titel=titel, uitleg=uitleg, knop=knop, actie=OPNIEUW)
