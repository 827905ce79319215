"""Starting an uitvraag, as the regisseur sees it, alone: whom to ask, for which zitting, until when, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from microsoft_teams.cards import ActionSet, CardElement, TimeInput, ToggleInput

from cards import datum
from cards.bouwstenen import (
    Card,
    datumvak,
    feiten,
    fout,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
)
from cards.payloads import VELD, OpdrachtOpen
from cards.uitvraag.payloads import UitvraagStart, VoorstelOpen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

Keuzes: TypeAlias = Sequence[tuple[str, str]]
"""Choices as (value, title)."""

NIEMAND = "niemand"
"""The choice not to ask any body of a kind."""

ANDER_MOMENT = "ander"
"""The choice of a zitting that is not planned yet; no id of a zitting is this word."""

KEUZE = "keuze."
"""Prefix, behind `VELD`, of the inputs for kinds of which the body must be chosen."""


@dataclass(frozen=True, slots=True)
class Open:
    """A kind of which the regisseur chooses the body: why, and among which. Without choices there is none to ask."""

    sleutel: str
    vraag: str
    keuzes: Keuzes


@dataclass(frozen=True, slots=True)
class Spoedvorm:
    """The switch for urgent: whether it is on, and the region's own term in hours (None: it has said none)."""

    aan: bool = False
    uren: int | None = None


@dataclass(frozen=True, slots=True)
class Voorstelvorm:
    """What the form to start an uitvraag offers, and what was filled in already.

    Attributes:
        zittingen: id and moment, each with the deadline that goes with it; none: the regisseur names day and time.
        zitting: the one that is proposed.
        zelf_plannen: the tafel sits when it is called together, so that another moment may always be named.
        termijn_bekend: False when the region has no term, so that the regisseur must set the deadline himself.
        opmerkingen: things to know before starting.
        weten_ervan: who of the betrokkenen knows that he is discussed, counted in words.
        waarden: input id -> what was filled in; None: the form is opened for the first time.
    """

    code: str
    zittingen: Keuzes
    zitting: str
    zelf_plannen: bool
    termijn_bekend: bool
    vast: Keuzes
    mogelijk: Keuzes
    gasten: Keuzes
    open: Sequence[Open]
    doelen: Keuzes
    grondslagen: Keuzes
    grondslag: str
    spoed: Spoedvorm = Spoedvorm()
    opmerkingen: Sequence[str] = ()
    weten_ervan: str = ""
    waarden: Mapping[str, str] | None = None
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Extravorm:
    """What the form to ask more organisaties offers. `gevraagd` are the names of who was asked already."""

    code: str
    zitting: datetime
    deadline: datetime
    gevraagd: Sequence[str]
    vast: Keuzes
    mogelijk: Keuzes
    gasten: Keuzes
    open: Sequence[Open]
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


def kies_casus(casussen: Keuzes, t: Teksten, *, spoed: bool = False) -> Card:
    """Ask for which casus, by its code. Neutral: it may stand in the personal chat."""
    titel = t("uitvraag.start.titel_zonder")
    if not casussen:
        return kaart(titel, tekst(t("uitvraag.start.geen_casus")))
    kies = keuzevak(
        "casus",
        t("algemeen.verplicht", label=t("uitvraag.start.casus")),
        casussen,
        verplicht=t("uitvraag.start.kies_casus"),
        open_=False,
    )
    return kaart(
        titel, kies, knoppen=[knop(t("uitvraag.knop.voorstel"), VoorstelOpen(spoed=True) if spoed else VoorstelOpen())]
    )


def deur(casus: str, code: str, t: Teksten, *, spoed: bool = False) -> Card:
    """A neutral card in front of the proposal, which names the purpose and the ground."""
    open_ = VoorstelOpen(casus=casus, spoed=True) if spoed else VoorstelOpen(casus=casus)
    return kaart(
        t("uitvraag.titel", code=code),
        tekst(t("uitvraag.start.deur")),
        knoppen=[knop(t("uitvraag.knop.voorstel"), open_)],
    )


def voorstel(vorm: Voorstelvorm, start: UitvraagStart, t: Teksten) -> Card:
    """The form to start: everything is proposed, and everything can be changed."""
    w = vorm.waarden or {}
    return kaart(
        t("uitvraag.start.titel", code=vorm.code),
        *([fout(" ".join(vorm.fouten))] if vorm.fouten else []),
        *([let_op(" ".join(vorm.opmerkingen))] if vorm.opmerkingen else []),
        *_spoed(vorm, start.casus, w, t),
        *_zitting(vorm, w, t),
        *(_spoedzitting(w, t) if vorm.spoed.aan and vorm.zittingen and not vorm.zelf_plannen else ()),
        *_weten_ervan(vorm, t),
        tussenkop(t("uitvraag.start.wie")),
        *_wie(vorm, w, t, eerste_keer=vorm.waarden is None),
        tussenkop(t("uitvraag.start.waarom")),
        keuzevak(
            "doel",
            t("algemeen.verplicht", label=t("uitvraag.voorblad.doel")),
            vorm.doelen,
            verplicht=t("uitvraag.start.kies_doel"),
            waarde=w.get("doel") or vorm.doelen[0][0],
        ),
        keuzevak(
            "grondslag",
            t("algemeen.verplicht", label=t("uitvraag.voorblad.grondslag")),
            vorm.grondslagen,
            verplicht=t("uitvraag.start.kies_grondslag"),
            waarde=w.get("grondslag") or vorm.grondslag,
        ),
        *_deadline(vorm, w, t),
        knoppen=[knop(t("uitvraag.knop.start"), start, stijl="positive")],
    )


def meer_vragen(vorm: Extravorm, start: UitvraagStart, t: Teksten, kalender: Kalender) -> Card:
    """An uitvraag runs for this zitting already: the form to ask more organisaties."""
    opnieuw = knop(t("uitvraag.knop.andere_zitting"), VoorstelOpen(casus=start.casus, nieuw=True), invoer=False)
    te_vragen = bool(vorm.vast or vorm.mogelijk or vorm.gasten)
    vraag = [knop(t("uitvraag.knop.extra"), start, stijl="positive")] if te_vragen else []
    return kaart(
        t("uitvraag.titel", code=vorm.code),
        *([fout(" ".join(vorm.fouten))] if vorm.fouten else []),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tekst(t("uitvraag.extra.uitleg", wanneer=datum.dag_en_tijd(vorm.zitting, kalender))),
        feiten(
            [
                (t("uitvraag.extra.gevraagd"), ", ".join(vorm.gevraagd)),
                (t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(vorm.deadline, kalender)),
            ]
        ),
        *(_wie(vorm, vorm.waarden, t, eerste_keer=False) if te_vragen else ()),
        knoppen=[*vraag, opnieuw],
    )


def _spoed(vorm: Voorstelvorm, casus: str, w: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    """The switch; when it is on the hours stand beside it, when it is off they are one press away."""
    yield ToggleInput(
        id="is_spoed",
        label=t("uitvraag.start.spoed"),
        title=t("uitvraag.start.spoed.schakelaar"),
        value=w.get("is_spoed") or ("true" if vorm.spoed.aan else "false"),
        value_on="true",
        value_off="false",
        wrap=True,
    )
    if not vorm.spoed.aan:
        meer = knop(t("uitvraag.knop.spoed"), VoorstelOpen(casus=casus, nieuw=True, spoed=True), invoer=False)
        yield ActionSet(actions=[meer])
        return
    uren = "" if vorm.spoed.uren is None else str(vorm.spoed.uren)
    label = t("uitvraag.start.spoed.uren")
    yield tekstvak(
        "spoed_uren",
        t("algemeen.verplicht", label=label) if vorm.spoed.uren is None else label,
        waarde=w.get("spoed_uren", uren),
        hoogstens=3,
    )


def _weten_ervan(vorm: Voorstelvorm, t: Teksten) -> Iterator[CardElement]:
    if not vorm.weten_ervan:
        return
    yield tekst(vorm.weten_ervan, ruimte=True)
    wijzigen = OpdrachtOpen(opdracht="informering", casuscode=vorm.code)
    yield ActionSet(actions=[knop(t("informering.knop.informeren"), wijzigen, invoer=False)])


def _spoedzitting(w: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    yield tekst(t("uitvraag.start.spoed.zitting"), zacht=True)
    yield datumvak("spoed_datum", t("uitvraag.start.spoed.zitting_datum"), waarde=w.get("spoed_datum", ""))
    yield _tijdvak("spoed_tijd", t("uitvraag.start.spoed.zitting_tijd"), waarde=w.get("spoed_tijd", ""))


def _zitting(vorm: Voorstelvorm, w: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    if vorm.zittingen:
        ander = [(ANDER_MOMENT, t("uitvraag.start.ander_moment"))] if vorm.zelf_plannen else []
        yield keuzevak(
            "zitting",
            t("algemeen.verplicht", label=t("uitvraag.start.zitting")),
            [*vorm.zittingen, *ander],
            verplicht=t("uitvraag.start.kies_zitting"),
            waarde=w.get("zitting") or vorm.zitting,
        )
        if vorm.zelf_plannen:
            yield from _moment("zitting", w, t)
        return
    yield tekst(t("uitvraag.start.geen_zitting"))
    yield from _moment("zitting", w, t, verplicht=t("uitvraag.start.fout.zitting"))


def _wie(
    vorm: Voorstelvorm | Extravorm, w: Mapping[str, str], t: Teksten, *, eerste_keer: bool
) -> Iterator[CardElement]:
    if vorm.vast:
        # Ticked beforehand: leaving one out is a decision of the regisseur ("maatwerk").
        aan = ",".join(code for code, _ in vorm.vast) if eerste_keer else w.get("vast", "")
        yield keuzevak("vast", t("uitvraag.start.vast"), vorm.vast, waarde=aan, meer=True)
    for een in vorm.open:
        if not een.keuzes:
            yield tekst(een.vraag, ruimte=True)
            continue
        veld = VELD + KEUZE + een.sleutel
        keuzes = [*een.keuzes, (NIEMAND, t("uitvraag.start.niemand"))]
        yield keuzevak(
            veld, t("algemeen.verplicht", label=een.vraag), keuzes,
            verplicht=t("uitvraag.start.kies_organisatie"), waarde=w.get(veld, ""),
        )  # fmt: skip
    if vorm.mogelijk:
        yield keuzevak("mogelijk", t("uitvraag.start.mogelijk"), vorm.mogelijk, waarde=w.get("mogelijk", ""), meer=True)
    if vorm.gasten:
        yield keuzevak(
            "gasten", t("uitvraag.start.gasten"), vorm.gasten, waarde=w.get("gasten", ""), meer=True, open_=False
        )


def _deadline(vorm: Voorstelvorm, w: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(t("uitvraag.start.tot_wanneer"))
    if vorm.termijn_bekend:
        yield tekst(t("uitvraag.start.andere_termijn"), zacht=True)
        yield from _moment("deadline", w, t)
        return
    yield tekst(t("uitvraag.start.geen_termijn"))
    yield from _moment("deadline", w, t, verplicht=t("uitvraag.start.fout.deadline"))


def _moment(wat: str, w: Mapping[str, str], t: Teksten, *, verplicht: str | None = None) -> Iterator[CardElement]:
    """Ask a day and a time. `verplicht` is the message for when they stay empty; None makes them optional."""
    for deel, vak in (("datum", datumvak), ("tijd", _tijdvak)):
        veld = f"{wat}_{deel}"
        label = t(f"uitvraag.start.{veld}")
        titel = t("algemeen.verplicht", label=label) if verplicht else label
        yield vak(veld, titel, waarde=w.get(veld, ""), verplicht=verplicht)


def _tijdvak(veld: str, label: str, *, waarde: str, verplicht: str | None = None) -> TimeInput:
    return TimeInput(
        id=veld,
        label=label,
        value=waarde or None,
        is_required=True if verplicht else None,
        error_message=verplicht,
    )
