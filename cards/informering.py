"""Whether people know that they are discussed: the list of what is missing, one casus by person, the form, the post."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Final, TypeAlias

from microsoft_teams.cards import ActionSet, CardElement
from pydantic import StringConstraints

from cards.bouwstenen import (
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
from cards.payloads import Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.casus import LANGSTE_TOELICHTING, Geinformeerd, Nietreden
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

MEESTE_REGELS: Final = 10
"""Casussen of which the form is one press away; the rest comes when these are done."""

CASUS: Final = "casus"
"""What a form is about when it is about the casus as a whole; else `<kind>.<id>`."""

Over: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(casus|(betrokkene|uitvraag)\.[A-Za-z0-9_:-]{1,100})$")]
Verder: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(uitvraag start|spoed)?$")]
"""The command that was asked for and waits for this; empty when none."""


class InformeringVorm(Payload):
    """Open the form for a casus, or for one person or uitvraag in it."""

    verb: ClassVar[Verb] = Verb.INFORMERING_VORM
    casus: Id
    over: Over = CASUS
    verder: Verder = ""


class InformeringBewaar(Payload):
    """Keep what was filled in."""

    verb: ClassVar[Verb] = Verb.INFORMERING_BEWAAR
    casus: Id
    over: Over = CASUS
    verder: Verder = ""
    sleutel: Sleutel
    stand: Invoer = ""
    op: Invoer = ""
    door: Invoer = ""
    reden: Invoer = ""
    toelichting: Invoer = ""
    herzien_op: Invoer = ""


class InformeringZelfde(Payload):
    """Let what holds for the casus hold for this person or uitvraag too."""

    verb: ClassVar[Verb] = Verb.INFORMERING_ZELFDE
    casus: Id
    over: Over
    sleutel: Sleutel


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """A casus that asks for attention: its code, and why and since when, in words."""

    casus_id: str
    code: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Geldend:
    """What holds for the casus, a person or an uitvraag.

    Attributes:
        wie: typed text, or our own words for a casus or an uitvraag.
        stand: how it is, in words of our own.
        typed: what was typed with it, behind a label.
        eigen: it was said for him; else it is that of the casus.
        aandacht: it is missing, or to be looked at again.
        zelfde: the key to let that of the casus hold; empty when it does.
    """

    over: str
    wie: str
    stand: str
    getypt: tuple[tuple[str, str], ...] = ()
    eigen: bool = True
    aandacht: bool = False
    zelfde: str = ""


@dataclass(frozen=True, slots=True)
class Casusinformering:
    """One casus: as a whole, per person, per uitvraag that runs.

    Attributes:
        verder: the command that waited for this.
        waarneming: for whom the reader stands in, in words.
    """

    casus_id: str
    code: str
    geheel: Geldend
    personen: tuple[Geldend, ...] = ()
    uitvragen: tuple[Geldend, ...] = ()
    loopt: bool = True
    bewaard: bool = False
    verder: str = ""
    waarneming: str = ""


@dataclass(frozen=True, slots=True)
class Vorm:
    """The form. `wie` is typed text; `eerst`: something waits for this, said in words."""

    code: str
    wie: str
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    eerst: str = ""
    melding: str = ""


def lijst(regels: Sequence[Lijstregel], t: Teksten, *, meer: int = 0) -> Card:
    """What asks for attention, the oldest first, each with its form one press away."""
    if not regels:
        return kaart(
            t("informering.titel"), goed_nieuws(t("informering.lijst.niets")), tekst(t("informering.lijst.hoe"))
        )
    return kaart(
        t("informering.titel"),
        tekst(t.aantal("informering.lijst.uitleg", len(regels) + meer)),
        *(deel for een in regels for deel in _regel(een, t)),
        *([tekst(t.aantal("informering.lijst.meer", meer), zacht=True)] if meer else []),
    )


def casuskaart(beeld: Casusinformering, t: Teksten) -> Card:
    """One casus, whole, for its regisseur alone."""
    verder = []
    if beeld.verder:
        naar = OpdrachtOpen(opdracht=beeld.verder, casuscode=beeld.code)
        verder.append(knop(t("informering.knop.uitvraag"), naar, stijl="positive"))
    return kaart(
        t("informering.casus.titel", code=beeld.code),
        *([goed_nieuws(t("informering.bewaard"))] if beeld.bewaard else []),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *_geldend(beeld, beeld.geheel, t),
        *(deel for een in beeld.personen for deel in _geldend(beeld, een, t)),
        *(deel for een in beeld.uitvragen for deel in _geldend(beeld, een, t)),
        knoppen=[*verder, knop(t("informering.knop.lijst"), OpdrachtOpen(opdracht="informering"))],
    )


def formulier(vorm: Vorm, bewaar: InformeringBewaar, t: Teksten) -> Card:
    """Ask whether the person knows: when and by whom; or not, why, and when it is looked at again."""
    w = vorm.waarden
    terug = OpdrachtOpen(opdracht="informering", casuscode=vorm.code)
    return kaart(
        t("informering.casus.titel", code=vorm.code),
        *([let_op(vorm.eerst)] if vorm.eerst else []),
        *([let_op(vorm.melding)] if vorm.melding else []),
        vrije_tekst(vorm.wie, vet=True),
        tekst(t("informering.vorm.uitleg"), zacht=True),
        *foutenlijst(vorm.fouten),
        keuzevak(
            "stand",
            t("algemeen.verplicht", label=t("informering.veld.stand")),
            [(een.value, t(f"informering.stand.{een.value}")) for een in Geinformeerd],
            verplicht=t("informering.leeg.stand"),
            waarde=w.get("stand", ""),
        ),
        tussenkop(t("informering.vorm.ja")),
        datumvak("op", t("informering.veld.op"), waarde=w.get("op", "")),
        _tekst("door", LANGSTE_NAAM, w, t),
        tussenkop(t("informering.vorm.niet")),
        datumvak("herzien_op", t("informering.veld.herzien_op"), waarde=w.get("herzien_op", "")),
        keuzevak(
            "reden",
            t("informering.veld.reden"),
            [(een.value, _als_zin(t(f"informering.reden.{een.value}"))) for een in Nietreden],
            waarde=w.get("reden", ""),
        ),
        _tekst("toelichting", LANGSTE_TOELICHTING, w, t, lang=True),
        *([fout(t("informering.vorm.zie_boven"))] if vorm.fouten else []),
        knoppen=[
            knop(t("informering.knop.opslaan"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), terug, invoer=False),
        ],
    )


def bericht(naam: str, codes: Sequence[str], t: Teksten, *, dag: bool) -> Card:
    """The neutral post: of which casussen it is to be said or looked at again. `dag`: today, not the weekly list."""
    if not codes:
        return kaart(t("informering.titel"), tekst(t("informering.bericht.niets")))
    getoond = ", ".join(codes[:MEESTE_REGELS])
    if len(codes) > MEESTE_REGELS:
        getoond = t.aantal("informering.bericht.meer", len(codes) - MEESTE_REGELS, codes=getoond)
    return kaart(
        t("informering.titel"),
        tekst(t.aantal("informering.bericht.dag" if dag else "informering.bericht.week", len(codes), naam=naam)),
        tekst(getoond),
        knoppen=[knop(t("informering.knop.bekijken"), OpdrachtOpen(opdracht="informering"), stijl="positive")],
    )


def _regel(een: Lijstregel, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(een.code)
    yield tekst(een.waarom)
    yield ActionSet(
        actions=[
            knop(t("informering.knop.invullen"), InformeringVorm(casus=een.casus_id)),
            knop(t("informering.knop.per_persoon"), OpdrachtOpen(opdracht="informering", casuscode=een.code)),
        ]
    )


def _geldend(beeld: Casusinformering, een: Geldend, t: Teksten) -> Iterator[CardElement]:
    yield vrije_tekst(een.wie, vet=True)
    yield let_op(een.stand) if een.aandacht else tekst(een.stand)
    if not een.eigen:
        yield tekst(t("informering.zelfde_als_casus"), zacht=True)
    for kop, woorden in een.getypt:
        yield vrije_tekst(woorden, vooraf=kop)
    if not beeld.loopt:
        return
    acties = [knop(t("informering.knop.wijzigen"), InformeringVorm(casus=beeld.casus_id, over=een.over))]
    if een.zelfde:
        zelfde = InformeringZelfde(casus=beeld.casus_id, over=een.over, sleutel=een.zelfde)
        acties.append(knop(t("informering.knop.zelfde"), zelfde))
    yield ActionSet(actions=list(acties))


def _tekst(veld: str, hoogstens: int, w: Mapping[str, str], t: Teksten, *, lang: bool = False) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    label = t(f"informering.veld.{veld}")
    return tekstvak(veld, label, waarde=waarde, lang=lang, hoogstens=max(hoogstens, len(waarde)))


def _als_zin(woorden: str) -> str:
    """Return words that else stand within a sentence, as a choice by itself."""
    return woorden[:1].upper() + woorden[1:]
