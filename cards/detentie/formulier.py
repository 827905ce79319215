"""The forms: somebody who comes in, and what changes. What was typed comes back as it was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from microsoft_teams.cards import CardElement

from cards.bouwstenen import (
    Card,
    datumvak,
    fout,
    foutenlijst,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.detentie.payloads import DetentieBewaar, DetentieOpen, DetentieWijzig, Vormsoort
from domain.casus import LANGSTE_NUMMER
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

ELDERS: Final = "elders"
"""The choice for an inrichting that is none of the region's, or for none at all. No body may have this code."""
BUITEN: Final = "buiten"
"""The choice for having lived outside the region. No gemeente may have this code."""
ZELFDE: Final = "zelfde"
"""The choice for going to live where he lived. No gemeente may have this code."""

Keuzes = Sequence[tuple[str, str]]

VELDEN: Final[Mapping[Vormsoort, tuple[str, ...]]] = {
    Vormsoort.ALLES: ("inrichting", "begin", "einde", "zeker", "verlof_van", "verlof_tot", "vestiging", "hic"),
    Vormsoort.EINDDATUM: ("einde", "zeker"),
    Vormsoort.EERDER: ("einde",),
    Vormsoort.OVERPLAATSEN: ("inrichting",),
    Vormsoort.VERLOF: ("verlof_van", "verlof_tot"),
}
"""Which fields each form has, in the order in which they stand there."""


@dataclass(frozen=True, slots=True)
class Nieuwvorm:
    """The form of somebody who comes in.

    Attributes:
        bekend: somebody who is there already: his code, and a line for each thing that would change; None when nobody
            is. Without lines nothing would change.
        casus_id: of who is there already.
    """

    inrichtingen: Keuzes
    gemeenten: Keuzes
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    bekend: str | None = None
    zou: Sequence[str] = ()
    casus_id: str = ""
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Wijzigvorm:
    """The form of a change; `wie` is typed text, `melding` something to know before saving."""

    code: str
    wie: str
    inrichtingen: Keuzes
    gemeenten: Keuzes
    waarden: Mapping[str, str]
    fouten: Sequence[str] = ()
    melding: str = ""


def nieuw(vorm: Nieuwvorm, bewaar: DetentieBewaar, t: Teksten) -> Card:
    """Ask who came in, where he is and until when; never why."""
    knoppen = [knop(t("detentie.knop.bijwerken" if vorm.bekend else "detentie.knop.opslaan"), bewaar, stijl="positive")]
    if vorm.bekend:
        knoppen.append(knop(t("detentie.knop.bekijken"), DetentieOpen(casus=vorm.casus_id), invoer=False))
    return kaart(
        t("detentie.nieuw.titel"),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        *_bekend(vorm, t),
        tekst(t("detentie.nieuw.uitleg"), zacht=True),
        tussenkop(t("detentie.deel.wie")),
        _tekst("naam", LANGSTE_NAAM, vorm.waarden, t, verplicht=True),
        _dag("geboortedatum", vorm.waarden, t, verplicht=True),
        _keuze("herkomst", [*vorm.gemeenten, (BUITEN, t("detentie.keuze.buiten"))], vorm.waarden, t, verplicht=True),
        _veld("vestiging", vorm.inrichtingen, vorm.gemeenten, vorm.waarden, t),
        tussenkop(t("detentie.deel.waar")),
        _veld("inrichting", vorm.inrichtingen, vorm.gemeenten, vorm.waarden, t),
        _dag("begin", vorm.waarden, t),
        tussenkop(t("detentie.deel.buiten")),
        _keuze("terugkeer", [(een, t(f"detentie.keuze.{een}")) for een in ("definitief", "verlof")], vorm.waarden, t),
        datumvak("einde", t("detentie.veld.buiten"), waarde=vorm.waarden.get("einde", "")),
        _veld("zeker", (), (), vorm.waarden, t),
        _dag("verlof_tot", vorm.waarden, t),
        tussenkop(t("detentie.deel.verder")),
        _veld("hic", (), (), vorm.waarden, t),
        _tekst("kenmerk", LANGSTE_NUMMER, vorm.waarden, t),
        *([fout(t("detentie.vorm.zie_boven"))] if vorm.fouten else []),
        knoppen=knoppen,
    )


def wijzigen(vorm: Wijzigvorm, knop_: DetentieWijzig, t: Teksten) -> Card:
    """Ask what changed: only what this form is about."""
    return kaart(
        t(f"detentie.vorm.{knop_.soort.value}", code=vorm.code),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        vrije_tekst(vorm.wie, vet=True),
        tekst(t(f"detentie.uitleg.{knop_.soort.value}"), zacht=True),
        *(_veld(een, vorm.inrichtingen, vorm.gemeenten, vorm.waarden, t) for een in VELDEN[knop_.soort]),
        knoppen=[
            knop(t("detentie.knop.opslaan"), knop_, stijl="positive"),
            knop(t("algemeen.annuleren"), DetentieOpen(casus=knop_.casus), invoer=False),
        ],
    )


def _bekend(vorm: Nieuwvorm, t: Teksten) -> list[CardElement]:
    if vorm.bekend is None:
        return []
    if not vorm.zou:
        return [let_op(t("detentie.nieuw.zelfde", code=vorm.bekend))]
    return [let_op(t("detentie.nieuw.bekend", code=vorm.bekend)), *(tekst(een) for een in vorm.zou)]


def _veld(veld: str, inrichtingen: Keuzes, gemeenten: Keuzes, w: Mapping[str, str], t: Teksten) -> CardElement:
    match veld:
        case "inrichting":
            keuzes = [*inrichtingen, (ELDERS, t("detentie.keuze.elders"))]
            return _keuze(veld, keuzes, w, t, verplicht=True)
        case "vestiging":
            return _keuze(veld, [(ZELFDE, t("detentie.keuze.zelfde")), *gemeenten], w, t)
        case "zeker":
            return _keuze(veld, [(een, t(f"detentie.keuze.zeker_{een}")) for een in ("nee", "ja")], w, t)
        case "hic":
            return _keuze(veld, [(een, t(f"detentie.hic.{een}")) for een in ("nee", "ja")], w, t)
        case _:
            return _dag(veld, w, t)


def _keuze(veld: str, keuzes: Keuzes, w: Mapping[str, str], t: Teksten, *, verplicht: bool = False) -> CardElement:
    label = t(f"detentie.veld.{veld}")
    return keuzevak(
        veld,
        t("algemeen.verplicht", label=label) if verplicht else label,
        keuzes,
        verplicht=t(f"detentie.leeg.{veld}") if verplicht else None,
        waarde=w.get(veld, ""),
        open_=len(keuzes) <= 3,  # noqa: PLR2004 - a few fit beside the rest on a phone
    )


def _dag(veld: str, w: Mapping[str, str], t: Teksten, *, verplicht: bool = False) -> CardElement:
    label = t(f"detentie.veld.{veld}")
    return datumvak(
        veld,
        t("algemeen.verplicht", label=label) if verplicht else label,
        verplicht=t(f"detentie.leeg.{veld}") if verplicht else None,
        waarde=w.get(veld, ""),
    )


def _tekst(veld: str, hoogstens: int, w: Mapping[str, str], t: Teksten, *, verplicht: bool = False) -> CardElement:
    label, waarde = t(f"detentie.veld.{veld}"), w.get(veld, "")
    return tekstvak(
        veld,
        t("algemeen.verplicht", label=label) if verplicht else label,
        verplicht=t(f"detentie.leeg.{veld}") if verplicht else None,
        waarde=waarde,
        # A client cuts off a value that is longer than the input allows; what was typed must stay.
        hoogstens=max(hoogstens, len(waarde)),
    )
