"""The short post in the chat of a meeting when the order of the agenda changed: codes and clock times only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement

from cards import datum
from cards.bouwstenen import Card, kaart, knop, tekst
from cards.zitting.payloads_zaal import ZittingMijn
from domain.agenda import TWEEDE_DEEL
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_PUNTEN = 30
"""What is listed; more items no zitting has left."""


@dataclass(frozen=True, slots=True)
class Straks:
    """An item that is to come: its code, when its turn is expected, and in which part of the zitting."""

    code: str
    verwacht_op: datetime
    deel: int = 1


@dataclass(frozen=True, slots=True)
class Volgordebeeld:
    """How the agenda goes on.

    Attributes:
        nu: the code of the item that has its turn; empty when none has.
        pauze: whether there is a break.
        in_delen: whether the tafel sits in two parts.
    """

    zitting_id: str
    nu: str
    pauze: bool
    straks: Sequence[Straks]
    in_delen: bool = False


def volgorde(beeld: Volgordebeeld, t: Teksten, kalender: Kalender) -> Card:
    """The post."""
    inhoud: list[CardElement] = []
    if beeld.pauze:
        inhoud.append(tekst(t("zittingsvolgorde.pauze")))
    if beeld.nu:
        inhoud.append(tekst(t("zittingsvolgorde.nu", code=beeld.nu)))
    if beeld.straks:
        inhoud += [tekst(t("zittingsvolgorde.straks")), tekst(_lijst(beeld, t, kalender))]
    else:
        inhoud.append(tekst(t("zittingsvolgorde.niets")))
    if len(beeld.straks) > MEESTE_PUNTEN:
        inhoud.append(tekst(t.aantal("agenda.nog_meer", len(beeld.straks) - MEESTE_PUNTEN)))
    mijn = knop(t("zittingsvolgorde.knop.mijn"), ZittingMijn(zitting=beeld.zitting_id))
    return kaart(t("zittingsvolgorde.titel"), *inhoud, knoppen=[mijn])


def _lijst(beeld: Volgordebeeld, t: Teksten, kalender: Kalender) -> str:
    regels: list[str] = []
    vorig = 0
    for een in beeld.straks[:MEESTE_PUNTEN]:
        if beeld.in_delen and een.deel == TWEEDE_DEEL != vorig:
            regels.append(f"- {t('agenda.deel_2')}")
        vorig = een.deel
        tijd = datum.tijd(een.verwacht_op, kalender)
        regels.append(f"- {t('zittingsvolgorde.regel', code=een.code, tijd=tijd)}")
    return "\n".join(regels)
