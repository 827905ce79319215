"""What is told of the people of the RIO: codes, times and buttons; nothing that tells what they are there for."""

from collections.abc import Sequence

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.payloads import OpdrachtOpen
from cards.rio.payloads import RioLijst, RioOpen
from teksten.catalogus import Teksten


def nieuw(casus_id: str, code: str, vermeld: str, t: Teksten, *, voorbij: bool) -> Card:
    """To the RIO: somebody joined."""
    titel = t("rio.nieuw.titel")
    if voorbij:
        return kaart(titel, tekst(t("rio.nieuw.voorbij", code=code)))
    boven = [tekst(vermeld)] if vermeld else []
    openen = knop(t("rio.knop.openen"), RioOpen(casus=casus_id), stijl="positive")
    return kaart(titel, *boven, tekst(t("rio.nieuw.tekst", code=code)), knoppen=[openen])


def agenda(dag: str, regels: Sequence[tuple[str, str]], t: Teksten) -> Card:
    """To the RIO: the appointments of a day, each as (time, code)."""
    titel = t("rio.agenda.titel", dag=dag)
    if not regels:
        return kaart(titel, tekst(t("rio.agenda.geen")))
    lijst = "\n".join(f"- {t('rio.agenda.regel', tijd=tijd, code=code)}" for tijd, code in regels)
    openen = knop(t("rio.knop.mensen"), RioLijst(), stijl="positive")
    return kaart(titel, tekst(t.aantal("rio.agenda.aantal", len(regels))), tekst(lijst), knoppen=[openen])


def toegelaten(code: str, t: Teksten, *, voorbij: bool) -> Card:
    """To the regisseur: a casus was made that he holds."""
    titel = t("rio.toegelaten.titel")
    if voorbij:
        return kaart(titel, tekst(t("rio.toegelaten.voorbij", code=code)))
    openen = knop(t("rio.knop.bekijken"), OpdrachtOpen(opdracht="casus toon", casuscode=code), stijl="positive")
    return kaart(titel, tekst(t("rio.toegelaten.tekst", code=code)), knoppen=[openen])


def gevraagd(casus_id: str, code: str, t: Teksten, *, voorbij: bool) -> Card:
    """To the regisseur: a partner would work with somebody in his casus."""
    titel = t("rio.gevraagd.titel")
    if voorbij:
        return kaart(titel, tekst(t("rio.gevraagd.voorbij", code=code)))
    openen = knop(t("rio.knop.bekijken"), RioOpen(casus=casus_id), stijl="positive")
    return kaart(titel, tekst(t("rio.gevraagd.tekst", code=code)), knoppen=[openen])
