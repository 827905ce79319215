"""The forms with which a talk is planned, moved, called off, and with which is said who sits at it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from microsoft_teams.cards import CardElement, TimeInput

from cards.bouwstenen import MEESTE_OPEN, Card, foutenlijst, kaart, keuzevak, knop, let_op, tekst, tekstvak, vrije_tekst
from cards.payloads import Payload
from cards.terugkeergesprek.payloads_plannen import Af, Deelnemers, GesprekBewaar, MomentAnders, Verzet
from domain.terugkeergesprek import MEESTE_MOMENTEN, Afzegreden
from teksten.catalogus import Teksten

Keuzes = Sequence[tuple[str, str]]

DUREN = (30, 45, 60, 90)
"""Minutes that a talk may take; longer nobody keeps his attention on a screen."""
VRAAG, VAST = "vraag", "vast"
"""Whether the inrichting is asked for a moment, or agreed to the first one already."""
NIEMAND = "niemand"
"""Nobody may let him in but the regisseur: a choice of its own, because a list cannot be made empty again."""
REDENEN = (Afzegreden.REGISSEUR, Afzegreden.INRICHTING, Afzegreden.VEILIGHEID)
"""Why somebody calls it off by hand; that he chose so, or is outside, is known by another way."""


@dataclass(frozen=True, slots=True)
class Gesprekvorm:
    """A form.

    Attributes:
        wie: who it is about, as typed; empty when that is still to be chosen.
        waarden: what is filled in, by input; what may be several with commas.
        melding: what must be known before, other than a mistake.
    """

    code: str
    terug: Payload
    wie: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Plankeuzes:
    """What can be chosen when a talk is planned, each as (id or code, name); nothing where nothing is asked."""

    mensen: Keuzes = ()
    inrichtingen: Keuzes = ()
    organisaties: Keuzes = ()
    regisseurs: Keuzes = ()
    erbij: Keuzes = ()


def plannen(vorm: Gesprekvorm, keuzes: Plankeuzes, bewaar: GesprekBewaar, t: Teksten) -> Card:
    """Ask who, when, how long, who sits at it and who may let people in."""
    return kaart(
        t("terugkeergesprek.plan.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("terugkeergesprek.plan.uitleg"), zacht=True),
        *_plankeuzes(vorm, keuzes, t),
        *_momenten(vorm.waarden, t),
        *_vast(vorm.waarden, t),
        knoppen=[
            knop(t("terugkeergesprek.knop.plannen"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), vorm.terug, invoer=False),
        ],
    )


def verzetten(vorm: Gesprekvorm, bewaar: Verzet, t: Teksten) -> Card:
    """Ask for other moments."""
    return kaart(
        t("terugkeergesprek.verzet.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("terugkeergesprek.verzet.uitleg"), zacht=True),
        *_momenten(vorm.waarden, t),
        *_vast(vorm.waarden, t),
        knoppen=[
            knop(t("terugkeergesprek.knop.vragen"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), vorm.terug, invoer=False),
        ],
    )


def anders(vorm: Gesprekvorm, bewaar: MomentAnders, t: Teksten) -> Card:
    """Ask the inrichting when it can be."""
    return kaart(
        t("terugkeergesprek.anders.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("terugkeergesprek.anders.uitleg"), zacht=True),
        *_momenten(vorm.waarden, t),
        knoppen=[
            knop(t("terugkeergesprek.knop.voorstellen"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), vorm.terug, invoer=False),
        ],
    )


def afzeggen(vorm: Gesprekvorm, bewaar: Af, t: Teksten) -> Card:
    """Ask why it does not go on: for the regisseur and the inrichting alone."""
    return kaart(
        t("terugkeergesprek.af.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("terugkeergesprek.af.uitleg")),
        keuzevak(
            "reden",
            t("algemeen.verplicht", label=t("terugkeergesprek.veld.reden")),
            [(een.value, t(f"terugkeergesprek.reden.{een.value}")) for een in REDENEN],
            verplicht=t("terugkeergesprek.leeg.reden"),
            waarde=vorm.waarden.get("reden", ""),
        ),
        knoppen=[
            knop(t("terugkeergesprek.knop.afzeggen"), bewaar, stijl="destructive"),
            knop(t("algemeen.annuleren"), vorm.terug, invoer=False),
        ],
    )


def deelnemers(vorm: Gesprekvorm, organisaties: Keuzes, regisseurs: Keuzes, bewaar: Deelnemers, t: Teksten) -> Card:
    """Ask who sits at it, and who may let him in."""
    niemand = (NIEMAND, t("terugkeergesprek.niemand_anders"))
    return kaart(
        t("terugkeergesprek.wie.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("terugkeergesprek.wie.uitleg"), zacht=True),
        *_organisaties(vorm.waarden, organisaties, t),
        *_plaatsvervanger(vorm.waarden, [niemand, *regisseurs] if regisseurs else (), t),
        knoppen=[
            knop(t("terugkeergesprek.knop.opslaan"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), vorm.terug, invoer=False),
        ],
    )


def _boven(vorm: Gesprekvorm) -> list[CardElement]:
    wie = [vrije_tekst(vorm.wie, vet=True)] if vorm.wie else []
    melding = [let_op(vorm.melding)] if vorm.melding else []
    return [*foutenlijst(vorm.fouten), *melding, *wie]


def _plankeuzes(vorm: Gesprekvorm, keuzes: Plankeuzes, t: Teksten) -> Iterator[CardElement]:
    w = vorm.waarden
    if keuzes.mensen:
        yield _keuze("wie", keuzes.mensen, w, t)
    if keuzes.inrichtingen:
        yield _keuze("inrichting", keuzes.inrichtingen, w, t)
    yield from _organisaties(w, keuzes.organisaties, t)
    yield from _plaatsvervanger(w, keuzes.regisseurs, t)
    if keuzes.erbij:
        yield keuzevak("erbij", t("terugkeergesprek.veld.erbij"), keuzes.erbij, waarde=w.get("erbij", ""), meer=True)
    duren = [(str(een), t.aantal("agenda.minuten", een)) for een in sorted({*DUREN, int(w.get("duur") or DUREN[1])})]
    yield keuzevak("duur", t("terugkeergesprek.veld.duur"), duren, waarde=w.get("duur", ""), open_=False)


def _plaatsvervanger(waarden: Mapping[str, str], regisseurs: Keuzes, t: Teksten) -> Iterator[CardElement]:
    if regisseurs:
        yield keuzevak(
            "plaatsvervanger",
            t("terugkeergesprek.veld.plaatsvervanger"),
            regisseurs,
            waarde=waarden.get("plaatsvervanger", ""),
            open_=False,
        )


def _organisaties(waarden: Mapping[str, str], organisaties: Keuzes, t: Teksten) -> Iterator[CardElement]:
    if not organisaties:
        yield tekst(t("terugkeergesprek.geen_organisaties"))
        return
    yield keuzevak(
        "organisaties",
        t("terugkeergesprek.veld.organisaties"),
        organisaties,
        waarde=waarden.get("organisaties", ""),
        meer=True,
    )


def _keuze(veld: str, keuzes: Keuzes, waarden: Mapping[str, str], t: Teksten) -> CardElement:
    return keuzevak(
        veld,
        t("algemeen.verplicht", label=t(f"terugkeergesprek.veld.{veld}")),
        keuzes,
        verplicht=t(f"terugkeergesprek.leeg.{veld}"),
        waarde=waarden.get(veld, ""),
        open_=len(keuzes) <= MEESTE_OPEN,
    )


def _momenten(waarden: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    for nummer in range(1, MEESTE_MOMENTEN + 1):
        yield tekstvak(
            f"dag{nummer}",
            t("terugkeergesprek.veld.dag", nummer=nummer),
            waarde=waarden.get(f"dag{nummer}", ""),
            hoogstens=60,
            voorbeeld=t("terugkeergesprek.voorbeeld.dag"),
        )
        yield TimeInput(
            id=f"tijd{nummer}",
            label=t("terugkeergesprek.veld.tijd", nummer=nummer),
            value=waarden.get(f"tijd{nummer}") or None,
        )


def _vast(waarden: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    yield keuzevak(
        "vast",
        t("terugkeergesprek.veld.vast"),
        [(een, t(f"terugkeergesprek.vast.{een}")) for een in (VRAAG, VAST)],
        waarde=waarden.get("vast", VRAAG),
    )
