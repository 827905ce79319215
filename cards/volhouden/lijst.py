"""The list of what stands still, and the neutral post that tells of it: codes, why, and since when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from microsoft_teams.cards import ActionSet, CardElement

from cards.bouwstenen import Card, goed_nieuws, kaart, knop, tekst, tussenkop
from cards.payloads import OpdrachtOpen
from cards.volhouden.payloads import VolhoudenLijst
from teksten.catalogus import Teksten

PER_KEER: Final = 10
"""Casussen on a page: each has its reasons and a button."""

MEESTE_IN_BERICHT: Final = 15
"""Casussen that are named in the post; the list itself has them all."""


@dataclass(frozen=True, slots=True)
class Stilregel:
    """A casus that stands still; all in words of our own, codes and days.

    Attributes:
        waarom: a sentence per signal.
        verder: what was last done, on which agenda it stands, for whom the reader stands in.
    """

    code: str
    waarom: tuple[str, ...]
    verder: tuple[str, ...] = ()


def lijst(regels: Sequence[Stilregel], t: Teksten, *, vanaf: int = 0, totaal: int = 0) -> Card:
    """What stands still, the longest first, each one press away; `totaal` counts those on other pages too."""
    if not regels:
        return kaart(t("volhouden.titel"), goed_nieuws(t("volhouden.lijst.niets")), tekst(t("volhouden.lijst.hoe")))
    rest = totaal - vanaf - len(regels)
    knoppen = []
    if rest > 0:
        knoppen.append(knop(t("volhouden.knop.volgende"), VolhoudenLijst(vanaf=vanaf + len(regels))))
    if vanaf:
        knoppen.append(knop(t("volhouden.knop.begin"), VolhoudenLijst()))
    return kaart(
        t("volhouden.titel"),
        tekst(t.aantal("volhouden.lijst.uitleg", max(totaal, len(regels)))),
        *(deel for een in regels for deel in _regel(een, t)),
        *([tekst(t.aantal("volhouden.lijst.meer", rest), zacht=True)] if rest > 0 else []),
        knoppen=knoppen,
    )


def bericht(naam: str, regels: Sequence[Stilregel], t: Teksten) -> Card:
    """The weekly post. `naam`: whose casussen, as far as typed text may stand in a sentence."""
    if not regels:
        return kaart(t("volhouden.titel"), tekst(t("volhouden.bericht.niets")))
    meer = len(regels) - MEESTE_IN_BERICHT
    return kaart(
        t("volhouden.titel"),
        tekst(t.aantal("volhouden.bericht.week", len(regels), naam=naam)),
        *(tekst(f"**{een.code}** {' '.join(een.waarom)}") for een in regels[:MEESTE_IN_BERICHT]),
        *([tekst(t.aantal("volhouden.lijst.meer", meer), zacht=True)] if meer > 0 else []),
        knoppen=[knop(t("volhouden.knop.openen"), OpdrachtOpen(opdracht="volhouden"), stijl="positive")],
    )


def _regel(een: Stilregel, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(een.code)
    yield tekst("\n".join(f"- {waarom}" for waarom in een.waarom) if len(een.waarom) > 1 else een.waarom[0])
    if een.verder:
        yield tekst(" ".join(een.verder), zacht=True)
    openen = OpdrachtOpen(opdracht="volhouden", casuscode=een.code)
    yield ActionSet(actions=[knop(t("volhouden.knop.openen"), openen)])
