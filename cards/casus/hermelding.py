"""A closed casus that comes back: why, what changed, and what must be asked anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import (
    Card,
    fout,
    foutenlijst,
    goed_nieuws,
    kaart,
    knop,
    let_op,
    tekst,
    tekstvak,
)
from cards.informering import InformeringVorm
from cards.payloads import HermeldingFormulier, Id, Invoer, MeldingOpen, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.opschaalladder import LANGSTE_REDEN
from teksten.catalogus import Teksten


class Hermelding(Payload):
    """Open a closed casus again. `melding` is the one by which somebody said that it comes back."""

    verb: ClassVar[Verb] = Verb.HERMELDING
    casus: Id
    melding: Id | None = None
    sleutel: Sleutel
    reden: Invoer = ""
    veranderd: Invoer = ""


@dataclass(frozen=True, slots=True)
class Hermeldvorm:
    """The form.

    Attributes:
        afgesloten: since when it is closed, in words.
        waarneming: for whom the reader stands in, or that it becomes his.
    """

    code: str
    afgesloten: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""
    waarneming: str = ""


@dataclass(frozen=True, slots=True)
class Heropend:
    """What came of it. `regels`: what is to be done anew; `informering`: whether somebody is to be told."""

    casus: str
    code: str
    regels: tuple[str, ...]
    informering: bool


def kies(fouten: Sequence[str], getypt: str, t: Teksten) -> Card:
    """Ask which casus comes back, by its code: closed ones are not listed, because nobody goes through them."""
    return kaart(
        t("hermelding.titel_leeg"),
        tekst(t("hermelding.welke")),
        *foutenlijst(fouten),
        tekstvak(
            "casuscode",
            t("algemeen.verplicht", label=t("hermelding.veld.casuscode")),
            verplicht=t("hermelding.leeg.casuscode"),
            waarde=getypt,
            hoogstens=max(20, len(getypt)),
        ),
        knoppen=[knop(t("hermelding.knop.verder"), HermeldingFormulier(), stijl="positive")],
    )


def formulier(vorm: Hermeldvorm, doe: Hermelding, t: Teksten) -> Card:
    """Ask why it comes back and what changed."""
    terug: list[Action] = []
    if doe.melding is not None:
        terug.append(knop(t("algemeen.annuleren"), MeldingOpen(melding=doe.melding), invoer=False))
    return kaart(
        t("hermelding.titel", code=vorm.code),
        *([tekst(vorm.afgesloten)] if vorm.afgesloten else []),
        *([tekst(vorm.waarneming)] if vorm.waarneming else []),
        tekst(t("hermelding.uitleg")),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        _lang("reden", vorm, t),
        _lang("veranderd", vorm, t),
        *([fout(t("hermelding.zie_boven"))] if vorm.fouten else []),
        knoppen=[knop(t("hermelding.knop.heropen"), doe, stijl="positive"), *terug],
    )


def heropend(beeld: Heropend, t: Teksten) -> Card:
    """It runs again; what must be done anew stands first."""
    open_ = OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code)
    knoppen: list[Action] = [
        knop(t("hermelding.knop.casus"), open_),
        knop(t("hermelding.knop.uitvraag"), OpdrachtOpen(opdracht="uitvraag start", casuscode=beeld.code)),
    ]
    if beeld.informering:
        knoppen.insert(0, knop(t("hermelding.knop.informering"), InformeringVorm(casus=beeld.casus), stijl="positive"))
    return kaart(
        t("hermelding.gedaan.titel", code=beeld.code),
        goed_nieuws(t("hermelding.gedaan.uitleg", code=beeld.code)),
        *(tekst(een) for een in beeld.regels),
        knoppen=knoppen,
    )


def _lang(veld: str, vorm: Hermeldvorm, t: Teksten) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = vorm.waarden.get(veld, "")
    return tekstvak(
        veld,
        t("algemeen.verplicht", label=t(f"hermelding.veld.{veld}")),
        verplicht=t(f"hermelding.leeg.{veld}"),
        waarde=waarde,
        lang=True,
        hoogstens=max(LANGSTE_REDEN, len(waarde)),
    )
