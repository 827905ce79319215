"""A regisseur's casussen, to look through and to filter: codes, where each stands, and how far its uitvraag is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards.bouwstenen import Card, kaart, keuzevak, knop, tekst, tussenkop
from cards.casus.payloads import CasusLijst, CasusOpen
from cards.payloads import OpdrachtOpen
from teksten.catalogus import Teksten

Keuzes: TypeAlias = Sequence[tuple[str, str]]
"""Choices as (value, title)."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A casus in the list: nothing in it says whom it is about. `standen` are lines of our own words."""

    casus_id: str
    code: str
    standen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lijstbeeld:
    """One page of the list.

    Attributes:
        totaal: how many there are on all pages.
        eerste: the place of the first one on this page, from 1.
        filters: input id, label, choices and what is chosen, for each thing that can be filtered on.
        gefilterd: whether anything was chosen.
        vorige, volgende: to the other pages, when there are.
    """

    regels: tuple[Regel, ...]
    totaal: int
    eerste: int
    filters: tuple[tuple[str, str, Keuzes, str], ...]
    gefilterd: bool = False
    vorige: CasusLijst | None = None
    volgende: CasusLijst | None = None


def lijst(beeld: Lijstbeeld, t: Teksten) -> Card:
    """The list, a button at each casus; below it what can be filtered on."""
    if not beeld.totaal and not beeld.gefilterd:
        nieuw = knop(t("casus.knop.nieuw"), OpdrachtOpen(opdracht="casus nieuw"), invoer=False)
        return kaart(t("casus.lijst.titel"), tekst(t("casus.lijst.leeg")), knoppen=[nieuw])
    inhoud: list[CardElement] = [tekst(_hoeveel(beeld, t), zacht=True), *(_regel(een, t) for een in beeld.regels)]
    bladeren: list[Action] = [
        knop(titel, naar, invoer=False)
        for titel, naar in (
            (t("casus.knop.vorige"), beeld.vorige),
            (t("casus.knop.volgende"), beeld.volgende),
        )
        if naar is not None
    ]
    if bladeren:
        inhoud.append(ActionSet(actions=bladeren))
    inhoud.append(tussenkop(t("casus.lijst.filter")))
    inhoud += [
        keuzevak(veld, label, keuzes, waarde=gekozen, open_=False) for veld, label, keuzes, gekozen in beeld.filters
    ]
    return kaart(
        t("casus.lijst.titel"),
        *inhoud,
        knoppen=[
            knop(t("casus.knop.toon"), CasusLijst()),
            knop(t("casus.knop.zoek"), OpdrachtOpen(opdracht="casus zoek"), invoer=False),
            knop(t("casus.knop.nieuw"), OpdrachtOpen(opdracht="casus nieuw"), invoer=False),
        ],
    )


def _hoeveel(beeld: Lijstbeeld, t: Teksten) -> str:
    if not beeld.totaal:
        return t("casus.lijst.niets_gevonden")
    aantal = t.aantal("casus.lijst.gekozen" if beeld.gefilterd else "casus.lijst.aantal", beeld.totaal)
    if len(beeld.regels) == beeld.totaal:
        return aantal
    laatste = beeld.eerste + len(beeld.regels) - 1
    return t("casus.lijst.bladzij", aantal=aantal, eerste=beeld.eerste, laatste=laatste)


def _regel(een: Regel, t: Teksten) -> Container:
    openen = knop(t("casus.knop.openen"), CasusOpen(casus=een.casus_id), invoer=False)
    openen.tooltip = een.code  # all these buttons have the same title
    return Container(
        separator=True,
        items=[
            TextBlock(text=een.code, wrap=True, weight="Bolder"),
            *(TextBlock(text=stand, wrap=True, spacing="None") for stand in een.standen),
            ActionSet(actions=[openen]),
        ],
    )
