"""What the regisseur is told because of a plan: a legal frame is about to end, or it is to be looked at again."""

from dataclasses import dataclass

from cards.bouwstenen import Card, goed_nieuws, kaart, knop, let_op, tekst, vrije_tekst
from cards.payloads import OpdrachtOpen
from cards.volhouden.payloads import KaderGeregeld, KaderOpen, VolhoudenStap
from domain.volhouden import Volhoudstap
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Kaderbeeld:
    """A legal frame, opened by the regisseur: of whom and why stand there as typed.

    Attributes:
        soort: in the region's words.
        wanneer: when it ends, or ended, in words.
    """

    casus_id: str
    kader_id: str
    code: str
    soort: str
    wanneer: str
    wie: str = ""
    toelichting: str = ""


def kaderbericht(casus_id: str, kader_id: str, code: str, wanneer: str, t: Teksten) -> Card:
    """The neutral post: that one ends, and when. Which one is told behind the button."""
    return kaart(
        t("volhouden.kader.titel", code=code),
        tekst(wanneer),
        tekst(t("volhouden.kader.uitleg"), zacht=True),
        knoppen=[
            knop(t("volhouden.knop.plan"), OpdrachtOpen(opdracht="plan", casuscode=code), stijl="positive"),
            knop(t("volhouden.knop.geregeld"), KaderOpen(casus=casus_id, kader=kader_id)),
            knop(t("volhouden.knop.op_agenda"), VolhoudenStap(casus=casus_id, stap=Volhoudstap.DOORPAKKEN)),
        ],
    )


def kader(beeld: Kaderbeeld, geregeld: KaderGeregeld, t: Teksten) -> Card:
    """Which one ends, and saying that it is dealt with."""
    return kaart(
        t("volhouden.kader.titel", code=beeld.code),
        let_op(beeld.wanneer),
        tekst(beeld.soort),
        *([vrije_tekst(beeld.wie, vooraf=t("volhouden.kader.van"))] if beeld.wie else []),
        *([vrije_tekst(beeld.toelichting)] if beeld.toelichting else []),
        tekst(t("volhouden.kader.bevestig"), zacht=True),
        knoppen=[
            knop(t("volhouden.knop.ja_geregeld"), geregeld, stijl="positive"),
            knop(t("volhouden.knop.plan"), OpdrachtOpen(opdracht="plan", casuscode=beeld.code)),
            knop(t("volhouden.knop.op_agenda"), VolhoudenStap(casus=beeld.casus_id, stap=Volhoudstap.DOORPAKKEN)),
        ],
    )


def kader_klaar(code: str, t: Teksten) -> Card:
    """Nobody needs to do anything about it (any more)."""
    return kaart(
        t("volhouden.kader.titel", code=code),
        goed_nieuws(t("volhouden.kader.klaar")),
        knoppen=[knop(t("volhouden.knop.plan"), OpdrachtOpen(opdracht="plan", casuscode=code))],
    )


def evaluatiebericht(casus_id: str, code: str, wanneer: str, t: Teksten) -> Card:
    """The neutral post: the plan is to be looked at again."""
    return kaart(
        t("volhouden.evaluatie.titel", code=code),
        tekst(wanneer),
        knoppen=[
            knop(t("volhouden.knop.plan"), OpdrachtOpen(opdracht="plan", casuscode=code), stijl="positive"),
            knop(t("volhouden.knop.op_agenda"), VolhoudenStap(casus=casus_id, stap=Volhoudstap.DOORPAKKEN)),
        ],
    )


def evaluatie_klaar(code: str, t: Teksten) -> Card:
    """It was looked at, or is to be on a later day."""
    return kaart(t("volhouden.evaluatie.titel", code=code), tekst(t("volhouden.evaluatie.klaar")))


def weg(t: Teksten) -> Card:
    """What it was about is not there any more."""
    return kaart(t("volhouden.titel"), tekst(t("volhouden.bericht.niet_meer")))
