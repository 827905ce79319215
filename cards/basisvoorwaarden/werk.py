"""What an organisatie works on, and saying how it goes: so that nobody has to chase it."""

from collections.abc import Mapping
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.basisvoorwaarden.payloads import NOTITIE, STAND, VoorwaardenMeld
from cards.bouwstenen import (
    Card,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import VELD
from domain.basisvoorwaarden import LANGSTE_NOTITIE, Stand
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One thing an organisatie works on; `id` is `<casus>.<code>`, `kop` holds code and days, `naam` was typed."""

    id: str
    kop: str
    naam: str
    notitie: str


@dataclass(frozen=True, slots=True)
class Werkbeeld:
    """All of it, as far as it fits; `meer` are left for the next time, `dicht` are not open to the reader."""

    naam: str
    regels: tuple[Werkregel, ...]
    meer: int = 0
    dicht: int = 0
    gedaan: str = ""
    fouten: tuple[str, ...] = ()


def werk(beeld: Werkbeeld, meld: VoorwaardenMeld | None, waarden: Mapping[str, str], t: Teksten) -> Card:
    """A choice for each: arranged, or still busy."""
    keuzes = [(een.value, t(f"voorwaarden.werk.{een.value}")) for een in (Stand.OP_ORDE, Stand.MEE_BEZIG)]
    inhoud: list[CardElement] = [
        *([goed_nieuws(beeld.gedaan)] if beeld.gedaan else []),
        *foutenlijst(beeld.fouten),
        tekst(t.aantal("voorwaarden.werk.uitleg", len(beeld.regels)) if beeld.regels else t("voorwaarden.werk.niets")),
    ]
    for een in beeld.regels:
        notitie = waarden.get(f"{een.id}{NOTITIE}", een.notitie)
        inhoud += [
            tussenkop(een.kop),
            vrije_tekst(een.naam),
            keuzevak(
                f"{VELD}{een.id}{STAND}",
                t("voorwaarden.werk.veld", kop=een.kop),
                keuzes,
                waarde=waarden.get(f"{een.id}{STAND}", ""),
            ),
            tekstvak(
                f"{VELD}{een.id}{NOTITIE}",
                t("voorwaarden.werk.notitie"),
                waarde=notitie,
                hoogstens=max(LANGSTE_NOTITIE, len(notitie)),
            ),
        ]
    if beeld.meer:
        inhoud.append(tekst(t.aantal("voorwaarden.werk.meer", beeld.meer), zacht=True))
    if beeld.dicht:
        inhoud.append(tekst(t.aantal("voorwaarden.werk.dicht", beeld.dicht), zacht=True))
    return kaart(
        t("voorwaarden.werk.titel", naam=beeld.naam),
        *inhoud,
        knoppen=[] if meld is None else [knop(t("voorwaarden.knop.opslaan"), meld, stijl="positive")],
    )
