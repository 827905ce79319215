"""Changing an uitvraag that runs: everything that can be done on one card, and the forms and results behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock, TimeInput

from cards import datum
from cards.bouwstenen import Card, datumvak, feiten, fout, goed_nieuws, kaart, keuzevak, knop, let_op, tekst
from cards.payloads import Payload
from cards.uitvraag.payloads import StatusOpen
from cards.uitvraag.wijzigdata import Verzetten
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Weg:
    """One thing that can be done: what it means (text key), and the button (text key and data)."""

    uitleg: str
    knop: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Wijzigbeeld:
    """An uitvraag and what can be changed in it, what is wanted most first. `stand` is a text key, or empty."""

    uitvraag: str
    code: str
    deadline: datetime
    zitting: datetime
    wegen: tuple[Weg, ...]
    stand: str = ""
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Verzetvorm:
    """The form for another deadline. `waarden` is what was filled in, by input id."""

    code: str
    deadline: datetime
    zitting: datetime
    knop: Verzetten
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What came of it, in words, with what can be done next (titles and data). `let_op` needs attention."""

    uitvraag: str
    code: str
    uitleg: Sequence[str]
    verder: Sequence[tuple[str, Payload]] = ()
    let_op: str = ""


def kies(titel: str, keuzes: Sequence[tuple[str, str]], payload: Payload, t: Teksten) -> Card:
    """Ask which uitvraag is meant."""
    if not keuzes:
        return kaart(titel, tekst(t("uitvraag.kies.geen")))
    label = t("algemeen.verplicht", label=t("uitvraag.kies.welke"))
    veld = keuzevak("uitvraag", label, keuzes, verplicht=t("uitvraag.kies.leeg"), open_=False, waarde=keuzes[0][0])
    return kaart(titel, veld, knoppen=[knop(t("uitvraag.knop.verder_gaan"), payload)])


def wijzigkaart(beeld: Wijzigbeeld, t: Teksten, kalender: Kalender) -> Card:
    """Everything that can be done with an uitvraag, each with its own button and what it means."""
    return kaart(
        t("uitvraag.wijzig.titel", code=beeld.code),
        *([goed_nieuws(beeld.melding)] if beeld.melding else []),
        *([let_op(t(beeld.stand))] if beeld.stand else []),
        feiten(_wanneer(beeld.deadline, beeld.zitting, t, kalender)),
        *(_weg(een, t) for een in beeld.wegen),
        knoppen=[knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=beeld.uitvraag))],
    )


def verzetformulier(vorm: Verzetvorm, t: Teksten, kalender: Kalender) -> Card:
    """The form for another deadline, with the present one filled in."""
    lokaal = kalender.lokaal(vorm.deadline)
    dag = vorm.waarden.get("deadline_datum", lokaal.date().isoformat())
    tijd = vorm.waarden.get("deadline_tijd", f"{lokaal:%H:%M}")
    tot = datum.dag_en_tijd(vorm.zitting, kalender)
    velden: list[CardElement] = [
        datumvak(
            "deadline_datum", _verplicht(t, "uitvraag.verzet.dag"), verplicht=t("uitvraag.verzet.leeg"), waarde=dag
        ),
        TimeInput(
            id="deadline_tijd",
            label=_verplicht(t, "uitvraag.verzet.tijd"),
            is_required=True,
            error_message=t("uitvraag.verzet.leeg"),
            value=tijd or None,
        ),
    ]
    return kaart(
        t("uitvraag.verzet.titel", code=vorm.code),
        *(fout(een) for een in vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tekst(t("uitvraag.verzet.uitleg", zitting=tot)),
        *velden,
        tekst(t("uitvraag.verzet.wie_hoort"), zacht=True),
        knoppen=[knop(t("uitvraag.knop.verzetten"), vorm.knop, stijl="positive")],
    )


def gedaan(beeld: Gedaan, t: Teksten) -> Card:
    """Say what was done, and offer what comes next; a mistake can be undone from here."""
    eerste, *rest = beeld.uitleg
    knoppen: list[Action] = [knop(titel, payload) for titel, payload in beeld.verder]
    knoppen.append(knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=beeld.uitvraag)))
    return kaart(
        t("uitvraag.titel", code=beeld.code),
        goed_nieuws(eerste),
        *(tekst(een) for een in rest),
        *([let_op(beeld.let_op)] if beeld.let_op else []),
        knoppen=knoppen,
    )


def _weg(een: Weg, t: Teksten) -> Container:
    return Container(
        separator=True,
        items=[
            TextBlock(text=t(een.uitleg), wrap=True),
            ActionSet(actions=[knop(t(een.knop), een.payload)]),
        ],
    )


def _wanneer(deadline: datetime, zitting: datetime, t: Teksten, kalender: Kalender) -> list[tuple[str, str]]:
    return [
        (t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(deadline, kalender)),
        (t("uitvraag.gestart.zitting"), datum.dag_en_tijd(zitting, kalender)),
    ]


def _verplicht(t: Teksten, key: str) -> str:
    return t("algemeen.verplicht", label=t(key))
