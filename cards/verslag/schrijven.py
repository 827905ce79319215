"""The verslag on cards for the regisseur: his casussen of a zitting, and the form of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, CardElement, OpenUrlAction

from cards.bouwstenen import Card, foutenlijst, goed_nieuws, kaart, knop, let_op, tekst, tekstvak, tussenkop
from cards.payloads import VELD
from cards.verslag.lezen import delen_van
from cards.verslag.payloads import VerslagBewaar, VerslagCasus, VerslagGoed, VerslagIntrekken, VerslagOpen
from domain.verslag import LANGSTE_TEKST, Verslagdeel
from domain.verslagbeeld import Leesblad
from teksten.catalogus import Teksten

RUIM = LANGSTE_TEKST * 3
"""What an input takes: who types too much reads so, and loses nothing."""
_ALS_VELD = frozenset({Verslagdeel.TEKST, Verslagdeel.BESLUITEN})


@dataclass(frozen=True, slots=True)
class Regel:
    """One of his casussen: its code, how it stands, and what opens it."""

    code: str
    stand: str
    openen: VerslagCasus


@dataclass(frozen=True, slots=True)
class Overzicht:
    """His casussen of a zitting.

    Attributes:
        wanneer: the day of the zitting, in words.
        regels: his own, in the order in which they were discussed.
        anders: codes of what colleagues hold.
        onder: what became of items that had no turn, in words.
        adres: where the page is; empty when there is none.
    """

    wanneer: str
    regels: tuple[Regel, ...]
    anders: tuple[str, ...] = ()
    onder: tuple[str, ...] = ()
    adres: str = ""
    minuten: int = 0


@dataclass(frozen=True, slots=True)
class Veld:
    """A text input: its name, label and what stands in it."""

    naam: str
    label: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Casusvorm:
    """One casus, to write in and to approve.

    Attributes:
        blad: as it reads now.
        velden: its text and its besluiten; none once it was approved.
        bewaren: what keeps it; None once it was approved.
        goed: what keeps and approves it; None once it was.
        intrekken: what takes the approval back; None while there is none.
        terug: what leads to the others.
    """

    blad: Leesblad
    velden: tuple[Veld, ...]
    bewaren: VerslagBewaar | None
    goed: VerslagGoed | None
    intrekken: VerslagIntrekken | None
    terug: VerslagOpen
    anders: str = ""
    gedaan: str = ""
    fouten: tuple[str, ...] = ()
    versies: tuple[str, ...] = ()


def overzicht(beeld: Overzicht, t: Teksten) -> Card:
    """His casussen, each with how it stands; the page where there is one."""
    lichaam: list[CardElement] = [tekst(t("verslag.uitleg"))]
    lichaam += [tekst(t("verslag.overzicht.regel", code=een.code, stand=een.stand)) for een in beeld.regels]
    if not beeld.regels:
        lichaam.append(tekst(t("verslag.overzicht.geen")))
    if beeld.anders:
        lichaam.append(tekst(t("verslag.overzicht.collega", codes=", ".join(beeld.anders)), zacht=True))
    lichaam += [tekst(een, zacht=True) for een in beeld.onder]
    knoppen: list[Action] = []
    if beeld.adres:
        knoppen.append(OpenUrlAction(title=t("verslag.knop.nakijken"), url=beeld.adres))
        lichaam.append(tekst(t("verslag.geldig", minuten=beeld.minuten), zacht=True))
    knoppen += [knop(een.code, een.openen) for een in beeld.regels]
    return kaart(t("verslag.overzicht.titel", wanneer=beeld.wanneer), *lichaam, knoppen=knoppen)


def casuskaart(vorm: Casusvorm, t: Teksten) -> Card:
    """The verslag of one casus: what was kept, what he writes, and the presses."""
    blad = vorm.blad
    lichaam: list[CardElement] = [*foutenlijst(vorm.fouten)]
    if vorm.gedaan:
        lichaam.append(goed_nieuws(vorm.gedaan))
    lichaam.append(tekst(blad.stand))
    if vorm.anders:
        lichaam.append(let_op(vorm.anders))
    als_veld = _ALS_VELD if vorm.velden else frozenset()
    lichaam += [_invoer(een) for een in vorm.velden]
    lichaam += delen_van([een for een in blad.delen if een.deel not in als_veld], t)
    if vorm.versies:
        lichaam += [tussenkop(t("verslag.kop.versies")), *(tekst(een, zacht=True) for een in vorm.versies)]
    return kaart(t("verslag.titel", code=blad.code, wanneer=blad.wanneer), *lichaam, knoppen=_knoppen(vorm, t))


def _invoer(een: Veld) -> CardElement:
    return tekstvak(f"{VELD}{een.naam}", een.label, waarde=een.waarde, lang=True, hoogstens=RUIM)


def _knoppen(vorm: Casusvorm, t: Teksten) -> Sequence[Action]:
    knoppen: list[Action] = []
    if vorm.goed is not None:
        knoppen.append(knop(t("verslag.knop.goed"), vorm.goed, stijl="positive"))
    if vorm.bewaren is not None:
        knoppen.append(knop(t("verslag.knop.bewaren"), vorm.bewaren))
    if vorm.intrekken is not None:
        knoppen.append(knop(t("verslag.knop.intrekken"), vorm.intrekken, invoer=False))
    knoppen.append(knop(t("verslag.knop.terug"), vorm.terug, invoer=False))
    return knoppen
