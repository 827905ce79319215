"""The form of an afspraak: new, or to be put right; and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from microsoft_teams.cards import CardElement

from cards.afspraken.payloads import AfspraakBewaar, AfspraakFormulier, AfspraakInvoer, AfspraakOpen, AfspraakWijzig
from cards.bouwstenen import (
    MEESTE_OPEN,
    Card,
    datumvak,
    fout,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import OpdrachtOpen
from domain.afspraak import LANGSTE_REGEL, LANGSTE_WAT, Monitoringwijze
from domain.casus import LANGSTE_TOELICHTING
from domain.informering import ANTWOORDEN
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

Keuzes: TypeAlias = tuple[tuple[str, str], ...]

RITMES: Final = (0, 7, 14, 28)
"""After how many days an afspraak is asked about again; 0 is only on its own day."""

ZELFDE: Final = "zelfde"
"""What was said about informing for the casus holds for the afspraak."""


@dataclass(frozen=True, slots=True)
class Vorm:
    """What the form offers, and what was filled in.

    Attributes:
        organisaties: code and name; empty when the owner is not to be chosen.
        eigenaar: who owns it already, in words.
        personen: id and name, with the organisatie, of who may do it there; the name made fit for a choice.
        akkoord: the choices of whether the owner was there and agrees; empty when that is not asked.
        doelen: goals of the plan.
        betrokkenen: whom it can be about; empty when there is no choice.
        zelfde: how it stands with informing in the casus, in words; empty when that was never said.
        waarden: input id -> what was filled in.
        begrepen: how a typed day was understood, in words.
    """

    code: str
    organisaties: Keuzes
    personen: Keuzes
    akkoord: Keuzes = ()
    doelen: Keuzes = ()
    betrokkenen: Keuzes = ()
    zelfde: str = ""
    eigenaar: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    begrepen: str = ""
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What came of it. `wat` is typed, `wie` may hold a typed name; `regels` are words of our own."""

    code: str
    casus_id: str
    afspraak_id: str
    wat: str
    wie: str
    regels: tuple[str, ...]
    let_op: str = ""


def kies_casus(casussen: Keuzes, t: Teksten) -> Card:
    """Ask for which casus, by its code."""
    if not casussen:
        return kaart(t("afspraken.nieuw.titel"), tekst(t("afspraken.kies.geen")))
    return kaart(
        t("afspraken.nieuw.titel"),
        tekst(t("afspraken.kies.uitleg")),
        keuzevak(
            "casus",
            _moet(t, "casus"),
            casussen,
            verplicht=t("afspraken.leeg.casus"),
            open_=len(casussen) <= MEESTE_OPEN,
        ),
        knoppen=[knop(t("afspraken.knop.verder"), AfspraakFormulier(), stijl="positive")],
    )


def formulier(vorm: Vorm, doe: AfspraakBewaar | AfspraakWijzig, t: Teksten) -> Card:
    """The whole form: what, who and when first; the rest may stay as it is."""
    nieuw = isinstance(doe, AfspraakBewaar)
    titel = "afspraken.nieuw.titel_van" if nieuw else "afspraken.wijzig.titel_van"
    return kaart(
        t(titel, code=vorm.code),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        *([tekst(vorm.begrepen)] if vorm.begrepen else []),
        *_kern(vorm, t),
        tussenkop(t("afspraken.deel.verder")),
        *_verder(vorm, t),
        tussenkop(t("afspraken.deel.informering")),
        *_informering(vorm, t),
        *([fout(t("afspraken.zie_boven"))] if vorm.fouten or vorm.melding else []),
        knoppen=[
            knop(t("afspraken.knop.vastleggen"), doe, stijl="positive"),
            knop(t("algemeen.annuleren"), _terug(vorm, doe), invoer=False),
        ],
    )


def gemaakt(beeld: Gemaakt, t: Teksten) -> Card:
    """It was agreed: who does it by when, and whether he still has to say that he will."""
    return kaart(
        t("afspraken.gemaakt.titel", code=beeld.code),
        goed_nieuws(t("afspraken.gemaakt")),
        vrije_tekst(beeld.wat, vet=True),
        vrije_tekst(beeld.wie),
        *(tekst(een) for een in beeld.regels),
        *([let_op(beeld.let_op)] if beeld.let_op else []),
        knoppen=[
            knop(t("afspraken.knop.nog_een"), AfspraakFormulier(casus=beeld.casus_id), stijl="positive"),
            knop(t("afspraken.knop.lijst"), OpdrachtOpen(opdracht="afspraak lijst", casuscode=beeld.code)),
            knop(t("afspraken.knop.bekijken"), AfspraakOpen(afspraak=beeld.afspraak_id)),
        ],
    )


def _terug(vorm: Vorm, doe: AfspraakInvoer) -> OpdrachtOpen | AfspraakOpen:
    if isinstance(doe, AfspraakWijzig):
        return AfspraakOpen(afspraak=doe.afspraak)
    return OpdrachtOpen(opdracht="afspraak lijst", casuscode=vorm.code)


def _kern(vorm: Vorm, t: Teksten) -> list[CardElement]:
    w = vorm.waarden
    delen: list[CardElement] = [_lang("wat", LANGSTE_WAT, w, _moet(t, "wat"), leeg=t("afspraken.leeg.wat"))]
    if vorm.organisaties:
        delen.append(
            keuzevak(
                "organisatie",
                _moet(t, "organisatie"),
                vorm.organisaties,
                verplicht=t("afspraken.leeg.organisatie"),
                waarde=w.get("organisatie", ""),
                open_=False,
            )
        )
    else:
        delen.append(tekst(vorm.eigenaar))
    if vorm.personen:
        delen.append(
            keuzevak("persoon", t("afspraken.veld.persoon"), vorm.personen, waarde=w.get("persoon", ""), open_=False)
        )
    delen.append(_regel("persoon_naam", LANGSTE_NAAM, w, t("afspraken.veld.persoon_naam")))
    delen.append(
        datumvak("wanneer", _moet(t, "wanneer"), verplicht=t("afspraken.leeg.wanneer"), waarde=w.get("wanneer", ""))
    )
    if vorm.akkoord:
        delen.append(keuzevak("akkoord", t("afspraken.veld.akkoord"), vorm.akkoord, waarde=w.get("akkoord", "")))
    return delen


def _verder(vorm: Vorm, t: Teksten) -> list[CardElement]:
    w = vorm.waarden
    delen: list[CardElement] = []
    if vorm.doelen:
        delen.append(keuzevak("doel", t("afspraken.veld.doel"), vorm.doelen, waarde=w.get("doel", ""), open_=False))
    if vorm.betrokkenen:
        delen.append(
            keuzevak(
                "betrokkenen", _moet(t, "betrokkenen"), vorm.betrokkenen,
                verplicht=t("afspraken.leeg.betrokkenen"), waarde=w.get("betrokkenen", ""), meer=True,
            )
        )  # fmt: skip
    wijzen = tuple((een.value, t(f"afspraken.wijze.{een.value}")) for een in Monitoringwijze)
    ritmes = tuple((str(dagen), t(f"afspraken.ritme.{dagen}")) for dagen in RITMES)
    return [
        *delen,
        keuzevak("wijze", t("afspraken.veld.wijze"), wijzen, waarde=w.get("wijze") or wijzen[0][0], open_=False),
        keuzevak("ritme", t("afspraken.veld.ritme"), ritmes, waarde=w.get("ritme") or ritmes[0][0], open_=False),
        _regel("conditie", LANGSTE_REGEL, w, t("afspraken.veld.conditie")),
    ]


def _informering(vorm: Vorm, t: Teksten) -> list[CardElement]:
    w = vorm.waarden
    zelfde: Keuzes = ((ZELFDE, t("afspraken.informering.zelfde", hoe=vorm.zelfde)),) if vorm.zelfde else ()
    keuzes = (*zelfde, *((een, t(f"afspraken.informering.{een}")) for een in ANTWOORDEN))
    return [
        keuzevak(
            "informering",
            _moet(t, "informering"),
            keuzes,
            verplicht=t("afspraken.leeg.informering"),
            waarde=w.get("informering") or (ZELFDE if zelfde else ""),
            open_=False,
        ),
        _regel("informering_toelichting", LANGSTE_TOELICHTING, w, t("afspraken.veld.informering_toelichting")),
    ]


def _lang(veld: str, hoogstens: int, w: Mapping[str, str], label: str, *, leeg: str) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _regel(veld: str, hoogstens: int, w: Mapping[str, str], label: str) -> CardElement:
    waarde = w.get(veld, "")
    return tekstvak(veld, label, waarde=waarde, hoogstens=max(hoogstens, len(waarde)))


def _moet(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"afspraken.veld.{veld}"))
