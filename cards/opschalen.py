"""Bringing people from nazorg into a casus under the Wgs: which tafel, who comes along and why; and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import CardElement

from cards.bouwstenen import (
    Card,
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
from cards.payloads import VELD, FormPayload, Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.casus import LANGSTE_AANLEIDING, LANGSTE_TOELICHTING
from teksten.catalogus import Teksten

NIET_MEE = "niet"
"""The choice for somebody who does not come along. No role of a region may have this code."""

Keuzes = tuple[tuple[str, str], ...]


class OpschalenFormulier(Payload):
    """Open the form. The casus (in nazorg, or `wgs`) and the tafel may come from a choice."""

    verb: ClassVar[Verb] = Verb.OPSCHALEN_FORMULIER
    van: Id | None = None
    casus: Invoer = ""
    wgs: Invoer = ""
    tafel: Invoer = ""


class Opschalen(FormPayload):
    """Do it. `velden` says per betrokkene in which role he comes along."""

    verb: ClassVar[Verb] = Verb.OPSCHALEN
    van: Id
    naar: Id
    sleutel: Sleutel
    reden: Invoer = ""
    toelichting: Invoer = ""
    route: Invoer = ""
    spoed: Invoer = ""
    doel: Invoer = ""
    doel_eigen: Invoer = ""
    grondslag: Invoer = ""


@dataclass(frozen=True, slots=True)
class Opschaalvorm:
    """What the form offers, and what was filled in already.

    Attributes:
        code: of the casus in nazorg.
        tafel: name of the tafel people go to.
        personen: id and who it is, as typed, of who can come along.
        al_mee: who came along before, in sentences; they hold typed text.
        waarden: input id -> what was filled in.
    """

    code: str
    tafel: str
    personen: Keuzes
    al_mee: tuple[str, ...]
    rollen: Keuzes
    redenen: Keuzes
    routes: Keuzes
    doelen: Keuzes
    grondslagen: Keuzes
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Opgeschaald:
    """What came of it. `bekend` are codes of other casussen in the new lane that hold one of these people."""

    van: str
    code: str
    tafel: str
    personen: tuple[str, ...]
    bekend: tuple[str, ...] = ()


def kies_casus(nazorg: Keuzes, wgs: Keuzes, t: Teksten) -> Card:
    """Ask which casus, by its code: from nazorg people go to another casus, under the Wgs the casus itself goes up."""
    if not nazorg and not wgs:
        return kaart(t("opschalen.titel"), tekst(t("opschalen.geen_casus")))
    # One choice, or the other: neither is required by itself.
    delen: list[CardElement] = []
    if wgs:
        delen += [tekst(t("ladder.kies")), keuzevak("wgs", t("ladder.veld.casus"), wgs, open_=False)]
    if nazorg:
        delen += [
            tekst(t("opschalen.uitleg"), ruimte=True),
            keuzevak("casus", t("opschalen.veld.casus"), nazorg, open_=False),
        ]
    return kaart(t("opschalen.titel"), *delen, knoppen=[knop(t("opschalen.knop.verder"), OpschalenFormulier())])


def kies_tafel(code: str, tafels: Keuzes, payload: OpschalenFormulier, fouten: tuple[str, ...], t: Teksten) -> Card:
    """Ask to which tafel."""
    return kaart(
        t("opschalen.titel_van", code=code),
        tekst(t("opschalen.uitleg")),
        *foutenlijst(fouten),
        keuzevak("tafel", _moet(t, "tafel"), tafels, verplicht=t("opschalen.leeg.tafel")),
        knoppen=[knop(t("opschalen.knop.verder"), payload)],
    )


def niet_mogelijk(code: str, waarom: str, t: Teksten) -> Card:
    """It cannot be done from this casus, and why."""
    return kaart(t("opschalen.titel_van", code=code), tekst(waarom))


def formulier(vorm: Opschaalvorm, doe: Opschalen, t: Teksten) -> Card:
    """The whole form, with what was filled in already. Nobody stands chosen beforehand."""
    w = vorm.waarden
    return kaart(
        t("opschalen.titel_van", code=vorm.code),
        tekst(t("opschalen.naar", tafel=vorm.tafel)),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tussenkop(t("opschalen.deel.wie")),
        tekst(t("opschalen.wie_uitleg"), zacht=True),
        *(_persoon(wie, naam, vorm.rollen, w, t) for wie, naam in vorm.personen),
        *(vrije_tekst(een) for een in vorm.al_mee),
        tussenkop(t("opschalen.deel.waarom")),
        _keuze("reden", vorm.redenen, w, t),
        _lang("toelichting", LANGSTE_AANLEIDING, w, _moet(t, "toelichting"), leeg=t("opschalen.leeg.toelichting")),
        tussenkop(t("opschalen.deel.nieuw")),
        *([_keuze("doel", vorm.doelen, w, t)] if vorm.doelen else []),
        _lang("doel_eigen", LANGSTE_TOELICHTING, w, t("opschalen.veld.doel_eigen")),
        _keuze("grondslag", vorm.grondslagen, w, t),
        _keuze("route", vorm.routes, w, t, ingeklapt=True),
        keuzevak("spoed", t("opschalen.veld.spoed"), _spoed(t), waarde=w.get("spoed") or "nee"),
        *([fout(t("opschalen.zie_boven"))] if vorm.fouten or vorm.melding else []),
        knoppen=[knop(t("opschalen.knop.doe"), doe, stijl="positive")],
    )


def opgeschaald(beeld: Opgeschaald, t: Teksten) -> Card:
    """It was done: the new casus, and what did not come along."""
    bekend: list[CardElement] = []
    if beeld.bekend:
        bekend = [let_op(t("opschalen.bekend", codes=", ".join(beeld.bekend)))]
    return kaart(
        t("opschalen.gedaan.titel", code=beeld.code),
        goed_nieuws(t("opschalen.gedaan.uitleg", van=beeld.van, code=beeld.code, tafel=beeld.tafel)),
        *bekend,
        *(vrije_tekst(een, vet=True) for een in beeld.personen),
        tekst(t("opschalen.gedaan.niet_mee")),
        knoppen=[
            knop(t("opschalen.knop.openen"), OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code)),
            knop(t("opschalen.knop.uitvraag"), OpdrachtOpen(opdracht="uitvraag start", casuscode=beeld.code)),
        ],
    )


def _persoon(wie: str, naam: str, rollen: Keuzes, w: Mapping[str, str], t: Teksten) -> CardElement:
    keuzes = ((NIET_MEE, t("opschalen.niet_mee")), *rollen)
    return keuzevak(f"{VELD}{wie}", naam, keuzes, waarde=w.get(f"{VELD}{wie}") or NIET_MEE, open_=False)


def _keuze(veld: str, keuzes: Keuzes, w: Mapping[str, str], t: Teksten, *, ingeklapt: bool = False) -> CardElement:
    enige = keuzes[0][0] if len(keuzes) == 1 else ""
    return keuzevak(
        veld,
        _moet(t, veld),
        keuzes,
        verplicht=t(f"opschalen.leeg.{veld}"),
        waarde=w.get(veld) or enige,
        open_=not ingeklapt,
    )


def _lang(veld: str, hoogstens: int, w: Mapping[str, str], label: str, *, leeg: str | None = None) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _spoed(t: Teksten) -> Keuzes:
    return (("nee", t("opschalen.spoed.nee")), ("ja", t("opschalen.spoed.ja")))


def _moet(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"opschalen.veld.{veld}"))
