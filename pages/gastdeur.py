"""The door in front of the page of somebody detained, and a kind page for whoever finds it closed.

Nothing here tells who it is for, or what it is about: whoever comes with a wrong link reads the same.
"""

from collections.abc import Sequence

from domain.gastlink import Gastdeur
from pages.gastvorm import talen, teken_gast
from teksten.catalogus import Teksten


def deur(t: Teksten, taal: str, codes: tuple[str, ...]) -> str:
    """The page with the one button that opens a link: what scans mail and chat fetches, but never presses."""
    andere = tuple(een for een in talen(codes, taal) if not een.gekozen)
    return teken_gast("gast_deur.html", t, taal, talen=andere)


def dicht(waarom: Gastdeur, t: Teksten, taal: str) -> str:
    """Why this link does not open, and what to do: never whose it is."""
    uitleg = {
        Gastdeur.ONBEKEND: t("gastdeur.onbekend"),
        Gastdeur.VERLOPEN: t("gastdeur.verlopen"),
        Gastdeur.INGETROKKEN: t("gastdeur.ingetrokken"),
        Gastdeur.VOL: t("gastdeur.vol"),
    }
    return _melding(t("gastdeur.dicht"), uitleg[waarom], t, taal)


def niemand(t: Teksten, taal: str) -> str:
    """No link is open on this device, or not any more."""
    return _melding(t("gastdeur.dicht"), t("gastdeur.weer_openen"), t, taal)


def gesloten(t: Teksten, taal: str) -> str:
    """Somebody closed it himself."""
    return _melding(t("gastdeur.gesloten"), t("gastdeur.gesloten.uitleg"), t, taal)


def even_niet(t: Teksten, taal: str, getypt: Sequence[str] = ()) -> str:
    """Too often in a short while, or something does not answer; what he typed is given back."""
    uitleg = _met_getypt(t("gastdeur.even_niet.uitleg"), t, getypt)
    return _melding(t("gastdeur.even_niet"), uitleg, t, taal, getypt=getypt)


def van_elders(t: Teksten, taal: str) -> str:
    """Something was pressed that does not stand on this page."""
    return _melding(t("gastdeur.van_elders"), t("gastdeur.van_elders.uitleg"), t, taal)


def bestaat_niet(t: Teksten, taal: str) -> str:
    """There is no such screen, for whoever has the page open."""
    return _melding(t("gastdeur.bestaat_niet"), t("gastdeur.bestaat_niet.uitleg"), t, taal, terug=True)


def mislukt(t: Teksten, taal: str, getypt: Sequence[str] = ()) -> str:
    """What was pressed cannot be done (any more); what he typed is given back."""
    uitleg = _met_getypt(t("gastdeur.mislukt.uitleg"), t, getypt)
    return _melding(t("gastdeur.mislukt"), uitleg, t, taal, terug=True, getypt=getypt)


def te_veel(t: Teksten, taal: str) -> str:
    """More was sent than fits."""
    return _melding(t("gastdeur.te_veel"), t("gastdeur.te_veel.uitleg"), t, taal, terug=True)


def niet_bewaard(getypt: Sequence[str], t: Teksten, taal: str) -> str:
    """The page was closed while somebody typed: what he typed is his, and is given back to be copied."""
    return _melding(t("gastdeur.niet_bewaard"), t("gastdeur.niet_bewaard.uitleg"), t, taal, getypt=getypt)


def door(adres: str, t: Teksten, taal: str) -> str:
    """The page that leads on to the meeting: a form may not lead a browser to another site by itself."""
    return teken_gast("gast_door.html", t, taal, adres=adres)


def _met_getypt(uitleg: str, t: Teksten, getypt: Sequence[str]) -> str:
    return f"{uitleg} {t('gastdeur.getypt')}" if getypt else uitleg


def _melding(titel: str, uitleg: str, t: Teksten, taal: str, *, terug: bool = False, getypt: Sequence[str] = ()) -> str:
    return teken_gast("gast_melding.html", t, taal, titel=titel, uitleg=uitleg, terug=terug, getypt=getypt)
