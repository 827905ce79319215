"""The running agenda: the one post in the chat of the meeting by which everybody follows a zitting.

Everybody who is ever in that meeting reads it: codes, clock times and names of organisaties, nothing else. Each
reader's client asks by itself for what concerns him alone, and shows that in its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from microsoft_teams.cards import CardElement, TextBlock

from cards import datum
from cards.bouwstenen import Card, goed_nieuws, kaart, knop, let_op, tekst, tussenkop
from cards.zitting.payloads_paneel import ZittingPaneel
from cards.zitting.payloads_zaal import ZittingMijn
from domain.werkdagen import Kalender
from domain.zittingsverloop import Meldwijze, Zittingsfase
from teksten.catalogus import Teksten

MEESTE_PUNTEN = 60
"""What is shown of one agenda, as on the agenda itself."""


class Puntstand(StrEnum):
    """How it stands with one item."""

    NU = "nu"
    BESPROKEN = "besproken"
    UITGESTELD = "uitgesteld"
    STRAKS = "straks"


@dataclass(frozen=True, slots=True)
class Looppunt:
    """One item.

    Attributes:
        nummer: its place on the agenda; 0 of one that is not on it any more.
        verwacht_op: when its turn is expected, of one that is to come.
    """

    nummer: int
    code: str
    stand: Puntstand
    verwacht_op: datetime | None = None
    deel: int = 1


@dataclass(frozen=True, slots=True)
class Loopbeeld:
    """A zitting as everybody in its meeting may see it.

    Attributes:
        in_delen: whether the tafel sits in two parts.
        nu_horen, straks_horen: names of the organisaties that belong in the room for the item that has its turn, and
            for the next one.
        nu_meer, straks_meer: whether others belong there too, who are not named.
        besproken, doorgeschoven: how many items, once it is over.
    """

    zitting_id: str
    begint_op: datetime
    fase: Zittingsfase
    wijze: Meldwijze
    punten: tuple[Looppunt, ...] = ()
    in_delen: bool = False
    nu_horen: tuple[str, ...] = ()
    nu_meer: bool = False
    straks_horen: tuple[str, ...] = ()
    straks_meer: bool = False
    besproken: int = 0
    doorgeschoven: int = 0

    @property
    def huidig(self) -> Looppunt | None:
        """The item that has its turn."""
        return next((een for een in self.punten if een.stand is Puntstand.NU), None)

    @property
    def volgend(self) -> Looppunt | None:
        """The item whose turn is next."""
        return next((een for een in self.punten if een.stand is Puntstand.STRAKS), None)


def loop(beeld: Loopbeeld, t: Teksten, kalender: Kalender) -> Card:
    """The running agenda."""
    titel = t("zitting.titel", tijd=datum.tijd(beeld.begint_op, kalender))
    inhoud = [*_stand(beeld, t, kalender)]
    if beeld.fase is not Zittingsfase.KLAAR:
        inhoud += [tussenkop(t("zitting.loop.agenda")), *_lijst(beeld, t, kalender)]
        inhoud.append(tekst(t("zitting.loop.uitleg"), ruimte=True))
        inhoud.append(tekst(t(f"zitting.loop.wijze.{beeld.wijze.value}"), zacht=True))
    knoppen = [knop(t("zitting.knop.mijn"), ZittingMijn(zitting=beeld.zitting_id))]
    knoppen.append(knop(t("zitting.knop.leiden"), ZittingPaneel(zitting=beeld.zitting_id)))
    return kaart(titel, *inhoud, knoppen=knoppen, ververs=ZittingMijn(zitting=beeld.zitting_id))


def elders(begint_op: datetime, t: Teksten, kalender: Kalender) -> Card:
    """What stands where a zitting ran before, once it runs in another conversation."""
    return kaart(t("zitting.titel", tijd=datum.tijd(begint_op, kalender)), tekst(t("zitting.loop.elders")))


def _stand(beeld: Loopbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    match beeld.fase:
        case Zittingsfase.KLAAR:
            yield goed_nieuws(t("zitting.loop.klaar"))
            yield from _afloop(beeld, t)
            return
        case Zittingsfase.STRAKS:
            yield tekst(t("zitting.loop.straks", tijd=datum.tijd(beeld.begint_op, kalender)))
        case Zittingsfase.OPEN:
            yield tekst(t("zitting.loop.open"))
        case Zittingsfase.PAUZE:
            yield let_op(t("zitting.loop.pauze"))
        case Zittingsfase.BEZIG:
            pass
    yield from _beurten(beeld, t, kalender) if beeld.punten else [tekst(t("zitting.loop.leeg"))]


def _beurten(beeld: Loopbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    huidig, volgend = beeld.huidig, beeld.volgend
    if huidig is not None:
        yield TextBlock(text=t("zitting.loop.nu", code=huidig.code), wrap=True, weight="Bolder", size="Medium")
        yield tekst(_horen("zitting.loop.horen", beeld.nu_horen, t, meer=beeld.nu_meer))
    elif beeld.fase is Zittingsfase.BEZIG:
        yield tekst(t("zitting.loop.tussen") if volgend else t("zitting.loop.alles_geweest"))
    if volgend is not None:
        yield tekst(_straks(volgend, t, kalender))
        yield tekst(_horen("zitting.loop.horen_straks", beeld.straks_horen, t, meer=beeld.straks_meer), zacht=True)
    elif huidig is not None:
        yield tekst(t("zitting.loop.laatste"), zacht=True)


def _afloop(beeld: Loopbeeld, t: Teksten) -> Iterator[CardElement]:
    yield tekst(t.aantal("zitting.loop.besproken", beeld.besproken))
    if beeld.doorgeschoven:
        yield tekst(t.aantal("zitting.loop.doorgeschoven", beeld.doorgeschoven))


def _straks(volgend: Looppunt, t: Teksten, kalender: Kalender) -> str:
    if volgend.verwacht_op is None:
        return t("zitting.loop.daarna", code=volgend.code)
    return t("zitting.loop.daarna_om", code=volgend.code, tijd=datum.tijd(volgend.verwacht_op, kalender))


def _horen(sleutel: str, namen: Sequence[str], t: Teksten, *, meer: bool) -> str:
    genoemd = [*namen, *([t("zitting.loop.en_wie_leest")] if meer else [])]
    return t(sleutel, wie=", ".join(genoemd)) if genoemd else t("zitting.loop.horen_niemand")


def _lijst(beeld: Loopbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    # Where all stands in the first part there is nothing to tell apart.
    in_delen = beeld.in_delen and len({een.deel for een in beeld.punten}) > 1
    deel = 0
    for een in beeld.punten[:MEESTE_PUNTEN]:
        if in_delen and een.deel != deel and een.nummer:
            deel = een.deel
            yield TextBlock(text=t("zitting.loop.deel", deel=deel), wrap=True, weight="Bolder")
        yield TextBlock(text=_regel(een, t, kalender), wrap=True, spacing="Small")
    if len(beeld.punten) > MEESTE_PUNTEN:
        yield tekst(t.aantal("zitting.loop.nog_meer", len(beeld.punten) - MEESTE_PUNTEN))


def _regel(een: Looppunt, t: Teksten, kalender: Kalender) -> str:
    if een.stand is Puntstand.STRAKS and een.verwacht_op is not None:
        return t(
            "zitting.loop.punt.straks_om", nummer=een.nummer, code=een.code, tijd=datum.tijd(een.verwacht_op, kalender)
        )
    if not een.nummer:
        return t("zitting.loop.punt.weg", code=een.code)
    return t(f"zitting.loop.punt.{een.stand.value}", nummer=een.nummer, code=een.code)
