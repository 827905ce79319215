"""Deciding: what this decision needs and brings about, said before it is done; and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from microsoft_teams.cards import Action, ActionSet, CardElement, TimeInput

from cards import datum
from cards.bouwstenen import (
    Card,
    datumvak,
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
from cards.triage.payloads import TriageBesluit, TriageGeschiedenis, TriageOpen
from domain.triage import EINDIGT, IN_BEHANDELING, LANGSTE_BERICHT, LANGSTE_REDEN, LANGSTE_WAARHEEN, Triagebesluit
from teksten.catalogus import Teksten

EERSTE: Final = "eerste"
"""The choice for the first zitting of the tafel that comes."""

EXTRA: Final = "extra"
"""The choice for a zitting that is called together for this."""


@dataclass(frozen=True, slots=True)
class Besluitvorm:
    """The form of one decision.

    Attributes:
        tafels: code and name (with its first zitting) of the tafels that may take it in.
        gevolgen: what it brings about, in sentences.
        met_melder: whether somebody brought it in, who hears of it.
        waarden: input id -> what was filled in.
        sluit_eerst: whether what is wrong is mended by closing an uitvraag: then there is a button for it.
    """

    casus_id: str
    code: str
    besluit: Triagebesluit
    tafels: tuple[tuple[str, str], ...]
    gevolgen: tuple[str, ...]
    waarden: Mapping[str, str]
    met_melder: bool = False
    fouten: tuple[str, ...] = ()
    sluit_eerst: bool = False


@dataclass(frozen=True, slots=True)
class Besloten:
    """What was decided.

    Attributes:
        gevolgen: what came of it, in sentences; `aandacht` what is still to be looked at.
        verder: command and title of what most do next.
    """

    casus_id: str
    code: str
    besluit: Triagebesluit
    gevolgen: tuple[str, ...]
    aandacht: tuple[str, ...] = ()
    verder: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Eerder:
    """One weighing of before.

    Attributes:
        antwoorden: question and answer in words; typed text may stand in it.
    """

    op: date
    wie: str
    besluit: Triagebesluit
    tafel: str = ""
    reden: str = ""
    waarheen: str = ""
    bericht: str = ""
    antwoorden: tuple[tuple[str, str], ...] = ()


def besluitformulier(vorm: Besluitvorm, besluit: TriageBesluit, t: Teksten) -> Card:
    """The form of one decision: only what this one needs. What it brings about stands above the button."""
    w = vorm.waarden
    eindigt = vorm.besluit in EINDIGT
    return kaart(
        t("triage.titel_van", code=vorm.code),
        *foutenlijst(vorm.fouten),
        *(_sluit_eerst(vorm, t) if vorm.sluit_eerst else []),
        tussenkop(t(f"triage.besluit.{vorm.besluit.value}")),
        tekst(t(f"triage.besluit_uitleg.{vorm.besluit.value}")),
        *(_waar(vorm, t) if vorm.besluit in IN_BEHANDELING else []),
        *([_waarheen(vorm, t)] if eindigt else []),
        _lang("reden", t("algemeen.verplicht", label=t("triage.veld.reden")), LANGSTE_REDEN, w, t("triage.leeg.reden")),
        *([tekst(t("triage.reden_uitleg"), zacht=True), *_bericht(vorm, t)] if vorm.met_melder else []),
        *(_gevolgen(vorm.gevolgen, t, eindigt=eindigt)),
        *([tekst(t("triage.gevolg.herstel"), zacht=True)] if eindigt else []),
        knoppen=[
            knop(t(_knop(vorm.besluit)), besluit, stijl="destructive" if eindigt else "positive"),
            knop(t("triage.knop.terug"), TriageOpen(casus=vorm.casus_id), invoer=False),
        ],
    )


def besloten(beeld: Besloten, t: Teksten) -> Card:
    """It was decided: what came of it, and what most do next."""
    knoppen: list[Action] = [
        knop(titel, OpdrachtOpen(opdracht=opdracht, casuscode=beeld.code)) for opdracht, titel in beeld.verder
    ]
    return kaart(
        t("triage.besloten.titel", code=beeld.code),
        goed_nieuws(t("triage.besloten.uitleg", besluit=t(f"triage.besluit.{beeld.besluit.value}"))),
        *(tekst(een) for een in beeld.gevolgen),
        *(let_op(een) for een in beeld.aandacht),
        knoppen=[*knoppen, knop(t("triage.knop.eerder"), TriageGeschiedenis(casus=beeld.casus_id))],
    )


def geschiedenis(
    code: str, regels: tuple[Eerder, ...], opnieuw: TriageOpen | None, meer: TriageGeschiedenis | None, t: Teksten
) -> Card:
    """What was weighed and decided, the newest first. `opnieuw` when it can be weighed again, `meer` when there is."""
    delen = [deel for een in regels for deel in _eerder(een, t)]
    knoppen: list[Action] = [] if opnieuw is None else [knop(t("triage.knop.opnieuw"), opnieuw)]
    if meer is not None:
        knoppen.append(knop(t("triage.knop.nog_eerder"), meer))
    return kaart(t("triage.eerder.titel", code=code), *(delen or [tekst(t("triage.eerder.geen"))]), knoppen=knoppen)


def _eerder(een: Eerder, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = [
        tussenkop(t(f"triage.besluit.{een.besluit.value}")),
        tekst(t("triage.eerder.wie", dag=datum.datum(een.op), wie=een.wie), zacht=True),
    ]
    if een.tafel:
        delen.append(tekst(een.tafel))
    for veld in ("waarheen", "reden", "bericht"):
        woorden: str = getattr(een, veld)
        if woorden:
            delen.append(vrije_tekst(woorden, vooraf=t(f"triage.eerder.{veld}")))
    delen += [vrije_tekst(antwoord, vooraf=_als_kop(vraag)) for vraag, antwoord in een.antwoorden]
    return delen


def _als_kop(vraag: str) -> str:
    return vraag if vraag.endswith("?") else f"{vraag}:"


def _knop(besluit: Triagebesluit) -> str:
    if besluit in IN_BEHANDELING:
        return "triage.knop.neem_aan"
    return "triage.knop.sluit" if besluit in EINDIGT else "triage.knop.bewaar"


def _waar(vorm: Besluitvorm, t: Teksten) -> list[CardElement]:
    w = vorm.waarden
    label = t("algemeen.verplicht", label=t("triage.veld.tafel"))
    delen: list[CardElement] = [
        keuzevak("tafel", label, vorm.tafels, verplicht=t("triage.leeg.tafel"), waarde=w.get("tafel", ""))
    ]
    if vorm.besluit is not Triagebesluit.SPOEDOVERLEG:
        return delen
    keuzes = ((EERSTE, t("triage.wanneer.eerste")), (EXTRA, t("triage.wanneer.extra")))
    delen.append(keuzevak("wanneer", t("triage.veld.wanneer"), keuzes, waarde=w.get("wanneer") or EERSTE))
    delen.append(tekst(t("triage.wanneer.uitleg"), zacht=True))
    delen.append(datumvak("datum", t("triage.veld.datum"), waarde=w.get("datum", "")))
    delen.append(TimeInput(id="tijd", label=t("triage.veld.tijd"), value=w.get("tijd") or None))
    return delen


def _waarheen(vorm: Besluitvorm, t: Teksten) -> CardElement:
    label, waarde = t(f"triage.waarheen.{vorm.besluit.value}"), vorm.waarden.get("waarheen", "")
    moet = vorm.besluit is Triagebesluit.ANDERE_REGIO
    return tekstvak(
        "waarheen",
        t("algemeen.verplicht", label=label) if moet else label,
        verplicht=t("triage.leeg.waarheen") if moet else None,
        waarde=waarde,
        hoogstens=max(LANGSTE_WAARHEEN, len(waarde)),
    )


def _bericht(vorm: Besluitvorm, t: Teksten) -> list[CardElement]:
    moet = vorm.besluit in EINDIGT
    label = t("triage.veld.bericht")
    leeg = t("triage.leeg.bericht") if moet else None
    titel = t("algemeen.verplicht", label=label) if moet else label
    return [
        _lang("bericht", titel, LANGSTE_BERICHT, vorm.waarden, leeg),
        tekst(t("triage.bericht_uitleg"), zacht=True),
    ]


def _gevolgen(gevolgen: tuple[str, ...], t: Teksten, *, eindigt: bool) -> list[CardElement]:
    if not gevolgen:
        return []
    regels = "\n".join((t("triage.gevolg.kop"), "", *(f"- {een}" for een in gevolgen)))
    return [let_op(regels) if eindigt else tekst(regels)]


def _sluit_eerst(vorm: Besluitvorm, t: Teksten) -> list[CardElement]:
    sluit = OpdrachtOpen(opdracht="uitvraag sluit", casuscode=vorm.code)
    return [ActionSet(actions=[knop(t("triage.knop.uitvraag_sluiten"), sluit, invoer=False)])]


def _lang(veld: str, label: str, hoogstens: int, w: Mapping[str, str], leeg: str | None) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))
