"""Finding a casus by somebody's name: the form, and who was found. The last is shown to the searcher alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from microsoft_teams.cards import ActionSet, CardElement, Container, TextBlock

from cards.bouwstenen import Card, fout, kaart, keuzevak, knop, let_op, tekst, tekstvak, tussenkop, vrije_tekst
from cards.casus.payloads import CasusOpen, CasusZoek
from teksten.catalogus import Teksten

Keuzes: TypeAlias = Sequence[tuple[str, str]]
"""Choices as (value, title)."""

LANGSTE_NAAM = 200


@dataclass(frozen=True, slots=True)
class Zoekvorm:
    """The form, with what was typed and what is wrong with it. `sporen` are the legal lanes to ask colleagues in."""

    sporen: Keuzes
    spoor: str
    naam: str = ""
    geboren: str = ""
    fouten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Treffer:
    """A casus in which somebody fits: who, in lines that hold typed text, and how the casus stands."""

    casus_id: str
    code: str
    wie: tuple[str, ...]
    stand: str


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What was found.

    Attributes:
        treffers: among the casussen that the searcher runs.
        meer: whether there are more that are not shown.
        collegas: names of the regisseurs who hold a casus with the very same person; nothing else is told of it.
    """

    treffers: tuple[Treffer, ...]
    meer: bool
    collegas: tuple[str, ...]


def formulier(vorm: Zoekvorm, t: Teksten) -> Card:
    """The form alone. It holds nothing about anybody."""
    return kaart(
        t("casus.zoek.titel"),
        *([fout(" ".join(vorm.fouten))] if vorm.fouten else []),
        tekst(t("casus.zoek.uitleg"), zacht=True),
        *_velden(vorm, t),
        knoppen=[knop(t("casus.knop.zoek"), CasusZoek())],
    )


def uitkomst(gevonden: Gevonden, vorm: Zoekvorm, t: Teksten) -> Card:
    """Who was found, and below it the form to look further."""
    inhoud: list[CardElement] = []
    if not gevonden.treffers:
        inhoud.append(tekst(t("casus.zoek.niets")))
    inhoud += [_treffer(een, t) for een in gevonden.treffers]
    if gevonden.meer:
        inhoud.append(let_op(t("casus.zoek.verfijn")))
    if gevonden.collegas:
        inhoud.append(tussenkop(t("casus.zoek.elders")))
        inhoud += [tekst(t("casus.zoek.ook_bekend", regisseur=een)) for een in gevonden.collegas]
    return kaart(
        t("casus.zoek.gevonden"),
        tekst(t("casus.zoek.alleen_u"), zacht=True),
        *inhoud,
        tussenkop(t("casus.zoek.opnieuw")),
        *_velden(vorm, t),
        knoppen=[knop(t("casus.knop.zoek"), CasusZoek())],
    )


def elders(t: Teksten) -> Card:
    """In a channel or a group nobody looks for names."""
    return kaart(t("casus.zoek.titel"), tekst(t("casus.zoek.alleen_persoonlijk")))


def _velden(vorm: Zoekvorm, t: Teksten) -> list[CardElement]:
    velden: list[CardElement] = [
        tekstvak(
            "naam",
            t("algemeen.verplicht", label=t("casus.zoek.naam")),
            verplicht=t("casus.zoek.fout.naam"),
            waarde=vorm.naam,
            hoogstens=LANGSTE_NAAM,
        ),
        tekstvak("geboren", t("casus.zoek.geboren"), waarde=vorm.geboren, hoogstens=20),
    ]
    if vorm.sporen:
        velden.append(keuzevak("spoor", t("casus.zoek.spoor"), vorm.sporen, waarde=vorm.spoor, open_=False))
    return velden


def _treffer(een: Treffer, t: Teksten) -> Container:
    openen = knop(t("casus.knop.openen"), CasusOpen(casus=een.casus_id), invoer=False)
    openen.tooltip = een.code
    return Container(
        separator=True,
        items=[
            *(vrije_tekst(wie, vet=True) for wie in een.wie),
            TextBlock(text=t("casus.zoek.in", code=een.code, stand=een.stand), wrap=True, spacing="None"),
            ActionSet(actions=[openen]),
        ],
    )
