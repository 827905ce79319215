"""Weighing a casus: which casus, the form of the region, what the answers come down to, and which decision follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import MEESTE_OPEN, Card, foutenlijst, kaart, keuzevak, knop, let_op, tekst, tussenkop
from cards.formulier import Tekenwijze, foutblok, teken
from cards.payloads import OpdrachtOpen
from cards.triage.payloads import TriageGeschiedenis, TriageKies, TriageOpen, TriageWeeg
from domain.formulier import DELEN_ID, Formulier, Veldfout
from domain.triage import Triagebesluit, Voorstel
from teksten.catalogus import Teksten

_WIJZE = Tekenwijze(zonder=frozenset({DELEN_ID}), meer="triage-meer")
"""The regisseur weighs for himself: with whom it is shared is not asked."""


@dataclass(frozen=True, slots=True)
class Weegvorm:
    """The form of the region for one casus.

    Attributes:
        fouten: what is wrong in the form; `melding` what else is to be said.
        eerder: whether something was decided before.
    """

    casus_id: str
    code: str
    formulier: Formulier
    waarden: Mapping[str, str]
    waarneming: str = ""
    fouten: tuple[Veldfout, ...] = ()
    melding: str = ""
    eerder: bool = False


@dataclass(frozen=True, slots=True)
class Voorstelbeeld:
    """What was weighed, and what can be decided.

    Attributes:
        voorstel: None where the region has no form.
        bevestigd: whether the region confirmed how the criteria come together.
        o3: what of O3 was said to hold, in words.
        mogelijk: the decisions that are possible now, in order.
    """

    casus_id: str
    code: str
    mogelijk: tuple[Triagebesluit, ...]
    voorstel: Voorstel | None = None
    bevestigd: bool = True
    o3: tuple[str, ...] = ()
    waarneming: str = ""
    fouten: tuple[str, ...] = ()
    eerder: bool = False


def kies_casus(casussen: Sequence[tuple[str, str]], t: Teksten) -> Card:
    """Ask which casus, by its code."""
    if not casussen:
        return kaart(t("triage.titel"), tekst(t("triage.geen_casus")))
    label = t("algemeen.verplicht", label=t("triage.veld.casus"))
    return kaart(
        t("triage.titel"),
        tekst(t("triage.uitleg")),
        keuzevak("casus", label, casussen, verplicht=t("triage.leeg.casus"), open_=False),
        knoppen=[knop(t("triage.knop.verder"), TriageOpen())],
    )


def weegformulier(vorm: Weegvorm, weeg: TriageWeeg, t: Teksten) -> Card:
    """The form of the region, with what was answered before; notes wait until somebody asks for them."""
    return kaart(
        t("triage.titel_van", code=vorm.code),
        *_waarneming(vorm.waarneming),
        *foutblok(vorm.formulier, t, vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tekst(t("triage.weeg.uitleg")),
        *teken(vorm.formulier, t, vorm.waarden, vorm.fouten, _WIJZE),
        *foutblok(vorm.formulier, t, vorm.fouten),
        knoppen=[knop(t("triage.knop.weeg"), weeg, stijl="positive"), *_eerder(vorm.casus_id, t, er=vorm.eerder)],
    )


def voorstel(beeld: Voorstelbeeld, t: Teksten) -> Card:
    """What the criteria of the region say, counted; and the question what the regisseur decides."""
    keuzes = [(een.value, t(f"triage.besluit.{een.value}")) for een in beeld.mogelijk]
    label = t("algemeen.verplicht", label=t("triage.veld.besluit"))
    aanpassen = TriageOpen(casus=beeld.casus_id, opnieuw=True)
    knoppen: list[Action] = [knop(t("triage.knop.verder"), TriageKies(casus=beeld.casus_id), stijl="positive")]
    if beeld.voorstel is not None:
        knoppen.append(knop(t("triage.knop.aanpassen"), aanpassen, invoer=False))
    return kaart(
        t("triage.titel_van", code=beeld.code),
        *_waarneming(beeld.waarneming),
        *foutenlijst(beeld.fouten),
        *_geteld(beeld, t),
        tussenkop(t("triage.deel.besluit")),
        keuzevak("keuze", label, keuzes, verplicht=t("triage.leeg.besluit"), open_=len(keuzes) <= MEESTE_OPEN),
        knoppen=[*knoppen, *_eerder(beeld.casus_id, t, er=beeld.eerder)],
    )


def gesloten(code: str, casus_id: str, t: Teksten, *, eerder: bool) -> Card:
    """The casus is closed: nothing is weighed any more."""
    toon = knop(t("triage.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=code))
    return kaart(
        t("triage.titel_van", code=code),
        tekst(t("triage.gesloten")),
        knoppen=[*_eerder(casus_id, t, er=eerder), toon],
    )


def _geteld(beeld: Voorstelbeeld, t: Teksten) -> list[CardElement]:
    if beeld.voorstel is None:
        return [tekst(t("triage.voorstel.geen_formulier"))]
    regels = [
        t(f"triage.criterium.{een.stand.value}", nummer=nummer, criterium=een.criterium.tekst)
        for nummer, een in enumerate(beeld.voorstel.wegingen, start=1)
    ]
    delen: list[CardElement] = [tussenkop(t("triage.deel.criteria"))] if regels else []
    delen += [tekst(een) for een in regels]
    delen.append(tekst(_in_een_zin(beeld.voorstel, t), ruimte=True))
    if not beeld.bevestigd and beeld.voorstel.genoeg is not None:
        delen.append(tekst(t("triage.voorstel.onbevestigd"), zacht=True))
    if beeld.o3:
        delen.append(let_op(t("triage.voorstel.o3", wat=", ".join(beeld.o3))))
    return delen


def _in_een_zin(van: Voorstel, t: Teksten) -> str:
    """Say what was counted, and who decides."""
    kort = ", ".join(
        t(f"triage.kort.{een.stand.value}", nummer=nummer) for nummer, een in enumerate(van.wegingen, start=1)
    )
    genoeg = "onbepaald" if van.genoeg is None else van.genoeg.value
    uitkomst = t(f"triage.voorstel.{genoeg}")
    return t("triage.voorstel.zin", kort=kort, uitkomst=uitkomst) if kort else uitkomst


def _waarneming(regel: str) -> list[CardElement]:
    return [tekst(regel)] if regel else []


def _eerder(casus_id: str, t: Teksten, *, er: bool) -> list[Action]:
    return [knop(t("triage.knop.eerder"), TriageGeschiedenis(casus=casus_id), invoer=False)] if er else []
