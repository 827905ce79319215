"""The verslag of a casus on a card: read by who takes part in it, each alone, a leaf at a time when it is long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from microsoft_teams.cards import Action, CardElement, OpenUrlAction

from cards.bouwstenen import LANGSTE_VRIJE_TEKST, Card, kaart, knop, tekst, tussenkop, vrije_tekst
from cards.payloads import Payload
from cards.verslag.payloads import VerslagLees
from domain.verslagbeeld import Leesblad, Leesdeel, Leesregel
from teksten.catalogus import Teksten

OP_EEN_BLAD: Final = 8_000
"""Characters that stand on one card: more than that Teams may refuse."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """A verslag that can be read: its words, and what opens it."""

    titel: str
    openen: Payload


def leeskaart(
    blad: Leesblad, openen: VerslagLees, t: Teksten, *, adres: str = "", minuten: int = 0, terug: Payload | None = None
) -> Card:
    """What is read of one casus.

    Args:
        blad: what it says.
        openen: what opened it; says from which leaf.
        t: the words.
        adres: where it stands on a page; empty when there is none.
        minuten: how long that link is good.
        terug: what leads to the others; None when there are none.
    """
    bladen = _bladen(blad.delen, t)
    nummer = min(openen.blad, len(bladen) - 1)
    boven = [tekst(blad.stand, zacht=True)]
    if len(bladen) > 1:
        boven.append(tekst(t("verslag.blad", nummer=nummer + 1, totaal=len(bladen)), zacht=True))
    knoppen: list[Action] = []
    if nummer + 1 < len(bladen):
        verder = VerslagLees(zitting=openen.zitting, casus=openen.casus, blad=nummer + 1)
        knoppen.append(knop(t("verslag.knop.verder"), verder, stijl="positive"))
    if nummer:
        vorige = VerslagLees(zitting=openen.zitting, casus=openen.casus, blad=nummer - 1)
        knoppen.append(knop(t("verslag.knop.vorige"), vorige))
    if adres:
        knoppen.append(OpenUrlAction(title=t("verslag.knop.pagina"), url=adres))
    if terug is not None:
        knoppen.append(knop(t("verslag.knop.terug"), terug))
    onder = [tekst(t("verslag.geldig", minuten=minuten), zacht=True)] if adres else []
    titel = t("verslag.titel", code=blad.code, wanneer=blad.wanneer)
    return kaart(titel, *boven, *bladen[nummer], *onder, knoppen=knoppen)


def keuzekaart(keuzes: Sequence[Keuze], t: Teksten, *, uitleg: str) -> Card:
    """Which verslag to open; or that there is none (yet)."""
    knoppen = [knop(een.titel, een.openen) for een in keuzes]
    return kaart(t("verslag.kies.titel"), tekst(uitleg), knoppen=knoppen)


def delen_van(delen: Sequence[Leesdeel], t: Teksten) -> list[CardElement]:
    """Return parts one below the other."""
    elementen: list[CardElement] = []
    for deel in delen:
        elementen.append(tussenkop(deel.kop))
        for regel in deel.regels:
            elementen += _regel(regel, t)
    return elementen


def _bladen(delen: Sequence[Leesdeel], t: Teksten) -> list[list[CardElement]]:
    """Return the leaves: a heading comes again on top of what goes on."""
    bladen: list[list[CardElement]] = [[]]
    vol = 0
    for deel in delen:
        bladen[-1].append(tussenkop(deel.kop))
        for regel in _in_stukken(deel.regels):
            lengte = len(regel.tekst) + len(regel.bij)
            if vol and vol + lengte > OP_EEN_BLAD:
                bladen.append([tussenkop(deel.kop)])
                vol = 0
            bladen[-1] += _regel(regel, t)
            vol += lengte
    return bladen


def _in_stukken(regels: Sequence[Leesregel]) -> list[Leesregel]:
    """Return lines of which none is longer than a card shows of one text; nothing is left out."""
    stukken: list[Leesregel] = []
    for een in regels:
        rest = een.tekst
        while len(rest) > LANGSTE_VRIJE_TEKST:
            spatie = max(rest.rfind("\n", 0, LANGSTE_VRIJE_TEKST), rest.rfind(" ", 0, LANGSTE_VRIJE_TEKST))
            knip = spatie if spatie > 0 else LANGSTE_VRIJE_TEKST
            stukken.append(Leesregel(rest[:knip]))
            rest = rest[knip:].lstrip(" ")
        stukken.append(Leesregel(rest, een.bij, een.eigen))
    return stukken


def _regel(een: Leesregel, t: Teksten) -> list[CardElement]:
    regels: list[CardElement] = []
    if een.tekst:
        regels.append(vrije_tekst(een.tekst, vooraf=t("verslag.eigen") if een.eigen else ""))
    if een.bij:
        regels.append(tekst(een.bij, zacht=bool(een.tekst)))
    return regels
