"""A possible data breach: the form for the regisseur, the note for the privacy officer, and the neutral post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from microsoft_teams.cards import ActionSet, CardElement, Container, TextBlock

from cards import datum
from cards.bouwstenen import (
    Card,
    datumvak,
    feiten,
    fout,
    goed_nieuws,
    kaart,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
    zonder_opmaak,
)
from cards.inzage import Inzageregel, inzagelijst
from cards.payloads import Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

LANGSTE_TEKST = 2_000
"""Characters of what happened, and of what was done."""

MEESTE_MELDINGEN = 20
"""Notes in the list of the officer."""


class DatalekBewaar(Payload):
    """Save a note, about what was withdrawn or (with `betrokkene`) about one person."""

    verb: ClassVar[Verb] = Verb.DATALEK_BEWAAR
    uitvraag: Id
    betrokkene: Id | None = None
    sleutel: Sleutel
    wat: Invoer = ""
    sinds: Invoer = ""
    gedaan: Invoer = ""


class DatalekOpen(Payload):
    """Open a note."""

    verb: ClassVar[Verb] = Verb.DATALEK_OPEN
    datalek: Id


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the note says by itself. `personen` 0: a group or an area."""

    code: str
    organisaties: tuple[str, ...]
    personen: int
    inzagen: tuple[Inzageregel, ...]


@dataclass(frozen=True, slots=True)
class Datalekvorm:
    """The form, with what was filled in and what is wrong with it."""

    feiten: Feiten
    knop: DatalekBewaar
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Datalekbeeld:
    """A note as the officer reads it."""

    feiten: Feiten
    door: str
    op: datetime
    melden_voor: datetime
    sinds: date
    wat: str
    gedaan: str


@dataclass(frozen=True, slots=True)
class Gemeld:
    """What the regisseur sees once it is saved: who hears of it, or whom to call himself."""

    code: str
    functionarissen: tuple[str, ...]
    contactpunt: tuple[str, ...]
    melden_voor: datetime


@dataclass(frozen=True, slots=True)
class Meldingregel:
    """A note in the list."""

    datalek: str
    code: str
    door: str
    op: datetime
    melden_voor: datetime


def datalekformulier(vorm: Datalekvorm, t: Teksten, kalender: Kalender) -> Card:
    """The form: what the note says by itself stands above it."""
    w = vorm.waarden
    velden: list[CardElement] = [
        tekstvak(
            "wat",
            t("algemeen.verplicht", label=t("datalek.veld.wat")),
            verplicht=t("datalek.leeg.wat"),
            waarde=w.get("wat", ""),
            lang=True,
            hoogstens=LANGSTE_TEKST,
        ),
        datumvak(
            "sinds",
            t("algemeen.verplicht", label=t("datalek.veld.sinds")),
            verplicht=t("datalek.leeg.sinds"),
            waarde=w.get("sinds", ""),
        ),
        tekstvak(
            "gedaan",
            t("algemeen.verplicht", label=t("datalek.veld.gedaan")),
            verplicht=t("datalek.leeg.gedaan"),
            waarde=w.get("gedaan", ""),
            lang=True,
            hoogstens=LANGSTE_TEKST,
        ),
    ]
    return kaart(
        t("datalek.titel", code=vorm.feiten.code),
        *(fout(een) for een in vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tekst(t("datalek.uitleg")),
        *velden,
        *_feiten(vorm.feiten, t, kalender),
        knoppen=[knop(t("datalek.knop.melden"), vorm.knop, stijl="positive")],
    )


def gemeld(beeld: Gemeld, t: Teksten, kalender: Kalender) -> Card:
    """Say who hears of it; when nobody does, whom the regisseur reaches himself."""
    inhoud: list[CardElement] = [goed_nieuws(t("datalek.gemeld"))]
    if beeld.functionarissen:
        namen = ", ".join(zonder_opmaak(een) for een in beeld.functionarissen)
        inhoud.append(tekst(t("datalek.wie_hoort", namen=namen)))
    else:
        inhoud.append(let_op(t("datalek.niemand_hoort")))
        inhoud += [tekst(een) for een in beeld.contactpunt]
    inhoud.append(tekst(t("datalek.termijn", wanneer=datum.dag_en_tijd(beeld.melden_voor, kalender))))
    return kaart(t("datalek.titel", code=beeld.code), *inhoud)


def bericht(code: str, door: str, datalek_id: str, t: Teksten) -> Card:
    """The neutral post to an officer."""
    return kaart(
        t("datalek.bericht.titel", code=code),
        tekst(t("datalek.bericht.uitleg", door=zonder_opmaak(door))),
        knoppen=[knop(t("datalek.knop.openen"), DatalekOpen(datalek=datalek_id))],
    )


def notitie(beeld: Datalekbeeld, t: Teksten, kalender: Kalender) -> Card:
    """The note itself, for an officer alone."""
    wanneer = datum.dag_en_tijd(beeld.op, kalender)
    return kaart(
        t("datalek.titel", code=beeld.feiten.code),
        let_op(t("datalek.termijn", wanneer=datum.dag_en_tijd(beeld.melden_voor, kalender))),
        feiten(
            [
                (t("datalek.feit.door"), t("datalek.door", naam=zonder_opmaak(beeld.door), wanneer=wanneer)),
                (t("datalek.feit.sinds"), datum.dag_met_jaar(beeld.sinds, kalender)),
            ]
        ),
        tussenkop(t("datalek.veld.wat")),
        vrije_tekst(beeld.wat),
        tussenkop(t("datalek.veld.gedaan")),
        vrije_tekst(beeld.gedaan),
        *_feiten(beeld.feiten, t, kalender),
        tekst(t("datalek.alleen_u"), zacht=True),
        knoppen=[knop(t("datalek.knop.alle"), OpdrachtOpen(opdracht="datalekken"))],
    )


def lijst(regels: Sequence[Meldingregel], t: Teksten, kalender: Kalender) -> Card:
    """The latest notes, in codes."""
    if not regels:
        return kaart(t("datalek.lijst.titel"), tekst(t("datalek.lijst.leeg")))
    return kaart(t("datalek.lijst.titel"), *(_regel(een, t, kalender) for een in regels))


def _regel(een: Meldingregel, t: Teksten, kalender: Kalender) -> Container:
    openen = knop(t("datalek.knop.openen"), DatalekOpen(datalek=een.datalek))
    openen.tooltip = een.code  # all these buttons have the same title
    door = t("datalek.door", naam=zonder_opmaak(een.door), wanneer=datum.kort(een.op, kalender))
    tot = t("datalek.lijst.tot", wanneer=datum.kort(een.melden_voor, kalender))
    return Container(
        separator=True,
        items=[
            TextBlock(text=een.code, wrap=True, weight="Bolder"),
            TextBlock(text=door, wrap=True, spacing="None"),
            TextBlock(text=tot, wrap=True, spacing="None", is_subtle=True),
            ActionSet(actions=[openen]),
        ],
    )


def _feiten(beeld: Feiten, t: Teksten, kalender: Kalender) -> list[CardElement]:
    over = t.aantal("datalek.personen", beeld.personen) if beeld.personen else t("datalek.geen_personen")
    return [
        tussenkop(t("datalek.feiten")),
        feiten(
            [
                (t("datalek.feit.casus"), beeld.code),
                (t("datalek.feit.organisaties"), ", ".join(beeld.organisaties) or t("datalek.geen_organisaties")),
                (t("datalek.feit.over"), over),
            ]
        ),
        *inzagelijst(beeld.inzagen, t, kalender),
    ]
