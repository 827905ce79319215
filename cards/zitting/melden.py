"""What whoever leads a zitting is told in his own chat, where a command landed, and for which zitting it was meant."""

from collections.abc import Sequence
from datetime import datetime

from cards import datum
from cards.bouwstenen import Card, kaart, keuzevak, knop, tekst
from cards.payloads import OpdrachtOpen
from cards.zitting.payloads_paneel import ZittingKies, ZittingPaneel
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


def paneelpost(zitting_id: str, begint_op: datetime, woorden: str, t: Teksten, kalender: Kalender) -> Card:
    """The post to who leads a zitting: why he should look, and the button that opens the panel."""
    return kaart(
        t("zitting.titel", tijd=datum.tijd(begint_op, kalender)),
        tekst(woorden),
        knoppen=[knop(t("zitting.knop.paneel"), ZittingPaneel(zitting=zitting_id))],
    )


def stap(zitting_id: str, begint_op: datetime, regels: Sequence[str], t: Teksten, kalender: Kalender) -> Card:
    """What came of a command typed in somebody's own chat."""
    return kaart(
        t("zitting.titel", tijd=datum.tijd(begint_op, kalender)),
        *(tekst(een) for een in regels),
        knoppen=[knop(t("zitting.knop.paneel"), ZittingPaneel(zitting=zitting_id))],
    )


def uitleg(woorden: str, t: Teksten) -> Card:
    """Why a command does nothing here."""
    return kaart(t("zitting.titel_los"), tekst(woorden))


def kies(keuzes: Sequence[tuple[str, str]], payload: ZittingKies, t: Teksten) -> Card:
    """For which zitting?"""
    vak = keuzevak(
        "zitting",
        t("algemeen.verplicht", label=t("zitting.kies.welke")),
        keuzes,
        verplicht=t("zitting.kies.kies"),
        open_=True,
    )
    return kaart(t("zitting.titel_los"), vak, knoppen=[knop(t("zitting.knop.verder_keuze"), payload, stijl="positive")])


def kies_zelf(opdracht: OpdrachtOpen, t: Teksten) -> Card:
    """In a conversation: there is more than one zitting; whoever typed chooses, alone."""
    return kaart(
        t("zitting.titel_los"),
        tekst(t("zitting.kies.meer_dan_een")),
        knoppen=[knop(t("zitting.knop.kies"), opdracht)],
    )
