"""Signals about a return: the list, the form, one opened, the decision, and the melding somebody makes after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from microsoft_teams.cards import Action, CardElement
from pydantic import Field

from cards.bouwstenen import (
    Card,
    datumvak,
    feiten,
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
from cards.payloads import Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.bij import LANGSTE_BESLUIT, LANGSTE_NOTITIE, Signaalstatus, Verantwoording
from domain.casus import LANGSTE_AANLEIDING, LANGSTE_TOELICHTING
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

Keuzes = tuple[tuple[str, str], ...]
BESLUITEN = (Signaalstatus.GEEN_MAATREGELEN, Signaalstatus.MAATREGELEN)


class BijLijst(Payload):
    """Open the list, from place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.BIJ_LIJST
    vanaf: Annotated[int, Field(ge=0, le=10_000)] = 0


class BijFormulier(Payload):
    """Open the form for a new signal."""

    verb: ClassVar[Verb] = Verb.BIJ_FORMULIER


class BijBewaar(Payload):
    """Keep a new signal."""

    verb: ClassVar[Verb] = Verb.BIJ_BEWAAR
    sleutel: Sleutel
    naam: Invoer = ""
    geboortedatum: Invoer = ""
    gemeente: Invoer = ""
    verstrekt: Invoer = ""
    terugkeer: Invoer = ""
    notitie: Invoer = ""


class BijOpen(Payload):
    """Open a signal. `waarvoor` is asked of one that is only kept to account for measures."""

    verb: ClassVar[Verb] = Verb.BIJ_OPEN
    signaal: Id
    waarvoor: Invoer = ""


class BijKies(Payload):
    """Open the signal that was chosen in the list."""

    verb: ClassVar[Verb] = Verb.BIJ_KIES
    signaal: Invoer = ""


class BijBesluitFormulier(Payload):
    """Open the form for the decision."""

    verb: ClassVar[Verb] = Verb.BIJ_BESLUIT_FORMULIER
    signaal: Id


class BijBesluit(Payload):
    """Decide whether measures are taken."""

    verb: ClassVar[Verb] = Verb.BIJ_BESLUIT
    signaal: Id
    sleutel: Sleutel
    besluit: Invoer = ""
    waarom: Invoer = ""


class BijOpschaalFormulier(Payload):
    """Open the form for a melding after a signal; it is empty."""

    verb: ClassVar[Verb] = Verb.BIJ_OPSCHAAL_FORMULIER
    signaal: Id


class BijOpschaal(Payload):
    """Make a melding after a signal."""

    verb: ClassVar[Verb] = Verb.BIJ_OPSCHAAL
    signaal: Id
    sleutel: Sleutel
    reden: Invoer = ""
    naam: Invoer = ""
    geboortedatum: Invoer = ""
    aanleiding: Invoer = ""
    verzoek: Invoer = ""
    spoed: Invoer = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """A signal in the list. `wie` holds typed text; it is empty when the signal may not be read just so."""

    signaal: str
    wie: str
    stand: str


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form: what can be chosen, and what was filled in already."""

    keuzes: Keuzes
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Signaalbeeld:
    """A signal opened: `wie`, `notitie` and `besluit` hold typed text.

    Attributes:
        in_gebruik: whether something can be done with it.
        nieuws: what was just done, in words.
        let_op: something to know.
    """

    signaal: str
    wie: str
    feiten: tuple[tuple[str, str], ...]
    notitie: str = ""
    besluit: str = ""
    in_gebruik: bool = True
    op_te_schalen: bool = True
    nieuws: str = ""
    let_op: str = ""


def lijst(regels: Sequence[Regel], t: Teksten, *, volgende: int | None) -> Card:
    """The signals for one's gemeenten."""
    delen: list[CardElement] = []
    for nr, een in enumerate(regels, 1):
        delen.append(vrije_tekst(een.wie, vooraf=f"{nr}.", vet=True) if een.wie else tekst(f"{nr}."))
        delen.append(tekst(een.stand, zacht=True))
    if regels:
        openen = tuple((een.signaal, str(nr)) for nr, een in enumerate(regels, 1))
        enige = regels[0].signaal if len(regels) == 1 else ""
        delen.append(keuzevak("signaal", t("bij.veld.signaal"), openen, waarde=enige, open_=False))
    else:
        delen.append(tekst(t("bij.lijst.leeg")))
    knoppen: list[Action] = [knop(t("bij.knop.open"), BijKies())] if regels else []
    knoppen.append(knop(t("bij.knop.nieuw"), BijFormulier(), invoer=False))
    if volgende is not None:
        knoppen.append(knop(t("bij.knop.meer"), BijLijst(vanaf=volgende), invoer=False))
    return kaart(t("bij.lijst.titel"), *delen, knoppen=knoppen)


def nieuw(vorm: Vorm, bewaar: BijBewaar, t: Teksten) -> Card:
    """The form for a new signal."""
    w = vorm.waarden
    enige = vorm.keuzes[0][0] if len(vorm.keuzes) == 1 else ""
    return kaart(
        t("bij.nieuw.titel"),
        tekst(t("bij.nieuw.uitleg")),
        *_boven(vorm),
        tekstvak("naam", _moet(t, "naam"), verplicht=t("bij.leeg.naam"), waarde=_w(w, "naam"), hoogstens=_h(w, "naam")),
        _dag("geboortedatum", w, t),
        keuzevak(
            "gemeente",
            _moet(t, "gemeente"),
            vorm.keuzes,
            verplicht=t("bij.leeg.gemeente"),
            waarde=_w(w, "gemeente") or enige,
        ),
        _dag("verstrekt", w, t),
        _dag("terugkeer", w, t),
        _lang("notitie", LANGSTE_NOTITIE, w, t("bij.veld.notitie")),
        *_onder(vorm, t),
        knoppen=[
            knop(t("bij.knop.bewaar"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), BijLijst(), invoer=False),
        ],
    )


def niet_mogelijk(waarom: str, t: Teksten) -> Card:
    """No signal can be taken in, and why."""
    return kaart(t("bij.nieuw.titel"), tekst(waarom))


def geopend(beeld: Signaalbeeld, t: Teksten) -> Card:
    """One signal, for who deals with it, alone."""
    knoppen: list[Action] = []
    if beeld.in_gebruik:
        knoppen.append(knop(t("bij.knop.besluit"), BijBesluitFormulier(signaal=beeld.signaal), stijl="positive"))
        if beeld.op_te_schalen:
            knoppen.append(knop(t("bij.knop.opschaal"), BijOpschaalFormulier(signaal=beeld.signaal)))
    knoppen.append(knop(t("bij.knop.lijst"), BijLijst()))
    teksten = (("notitie", beeld.notitie), ("waarom", beeld.besluit))
    return kaart(
        t("bij.open.titel"),
        *([goed_nieuws(beeld.nieuws)] if beeld.nieuws else []),
        *([let_op(beeld.let_op)] if beeld.let_op else []),
        vrije_tekst(beeld.wie, vet=True),
        feiten(beeld.feiten),
        *(deel for kop, wat in teksten if wat for deel in (tussenkop(t(f"bij.veld.{kop}")), vrije_tekst(wat))),
        tekst(t("bij.open.alleen_hier"), zacht=True),
        knoppen=knoppen,
    )


def waarvoor(stand: str, payload: BijOpen, fouten: tuple[str, ...], t: Teksten) -> Card:
    """Ask for what a signal is opened that is only kept to account for measures."""
    keuzes = tuple((een.value, t(f"bij.waarvoor.{een.value}")) for een in Verantwoording)
    return kaart(
        t("bij.open.titel"),
        tekst(stand),
        tekst(t("bij.waarvoor.uitleg")),
        *foutenlijst(fouten),
        keuzevak("waarvoor", _moet(t, "waarvoor"), keuzes, verplicht=t("bij.leeg.waarvoor")),
        knoppen=[knop(t("bij.knop.open"), payload), knop(t("bij.knop.lijst"), BijLijst(), invoer=False)],
    )


def voorbij(stand: str, t: Teksten) -> Card:
    """It may not be read any more: it waits to be destroyed."""
    return kaart(
        t("bij.open.titel"),
        tekst(stand),
        tekst(t("bij.voorbij")),
        knoppen=[knop(t("bij.knop.bewaren"), OpdrachtOpen(opdracht="bewaren")), knop(t("bij.knop.lijst"), BijLijst())],
    )


def besluiten(stand: str, vorm: Vorm, payload: BijBesluit, t: Teksten) -> Card:
    """Ask what was decided, and why."""
    keuzes = tuple((een.value, t(f"bij.status.{een.value}")) for een in BESLUITEN)
    waarde = _w(vorm.waarden, "besluit")
    return kaart(
        t("bij.besluit.titel"),
        tekst(stand),
        tekst(t("bij.besluit.uitleg")),
        *_boven(vorm),
        keuzevak("besluit", _moet(t, "besluit"), keuzes, verplicht=t("bij.leeg.besluit"), waarde=waarde),
        _lang("waarom", LANGSTE_BESLUIT, vorm.waarden, _moet(t, "waarom"), leeg=t("bij.leeg.waarom")),
        knoppen=[
            knop(t("bij.knop.bewaar"), payload, stijl="positive"),
            knop(t("algemeen.annuleren"), BijOpen(signaal=payload.signaal), invoer=False),
        ],
    )


def opschalen(vorm: Vorm, payload: BijOpschaal, t: Teksten) -> Card:
    """The form of a melding after a signal: nothing of the signal stands in it."""
    w = vorm.waarden
    return kaart(
        t("bij.opschaal.titel"),
        tekst(t("bij.opschaal.uitleg")),
        *_boven(vorm),
        keuzevak("reden", _moet(t, "reden"), vorm.keuzes, verplicht=t("bij.leeg.reden"), waarde=_w(w, "reden")),
        tekstvak("naam", _moet(t, "naam"), verplicht=t("bij.leeg.naam"), waarde=_w(w, "naam"), hoogstens=_h(w, "naam")),
        datumvak("geboortedatum", t("bij.veld.geboortedatum"), waarde=_w(w, "geboortedatum")),
        _lang("aanleiding", LANGSTE_AANLEIDING, w, _moet(t, "aanleiding"), leeg=t("bij.leeg.aanleiding")),
        _lang("verzoek", LANGSTE_TOELICHTING, w, _moet(t, "verzoek"), leeg=t("bij.leeg.verzoek")),
        keuzevak("spoed", t("bij.veld.spoed"), _spoed(t), waarde=_w(w, "spoed") or "nee"),
        *_onder(vorm, t),
        knoppen=[
            knop(t("bij.knop.melden"), payload, stijl="positive"),
            knop(t("algemeen.annuleren"), BijOpen(signaal=payload.signaal), invoer=False),
        ],
    )


def opgeschaald(t: Teksten) -> Card:
    """The regisseurs have it."""
    return kaart(
        t("bij.opschaal.gedaan_titel"),
        goed_nieuws(t("bij.opschaal.gedaan")),
        knoppen=[knop(t("bij.knop.lijst"), BijLijst())],
    )


def bericht(t: Teksten) -> Card:
    """The post: that a signal waits, and nothing else."""
    return kaart(t("bij.bericht"), knoppen=[knop(t("bij.knop.lijst"), OpdrachtOpen(opdracht="bij"))])


def _boven(vorm: Vorm) -> list[CardElement]:
    return [*foutenlijst(vorm.fouten), *([let_op(vorm.melding)] if vorm.melding else [])]


def _onder(vorm: Vorm, t: Teksten) -> list[CardElement]:
    return [fout(t("bij.zie_boven"))] if vorm.fouten or vorm.melding else []


def _dag(veld: str, w: Mapping[str, str], t: Teksten) -> CardElement:
    return datumvak(veld, _moet(t, veld), verplicht=t(f"bij.leeg.{veld}"), waarde=_w(w, veld))


def _lang(veld: str, hoogstens: int, w: Mapping[str, str], label: str, *, leeg: str | None = None) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = _w(w, veld)
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _w(w: Mapping[str, str], veld: str) -> str:
    return w.get(veld, "")


def _h(w: Mapping[str, str], veld: str) -> int:
    return max(LANGSTE_NAAM, len(_w(w, veld)))


def _spoed(t: Teksten) -> Keuzes:
    return (("nee", t("bij.spoed.nee")), ("ja", t("bij.spoed.ja")))


def _moet(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"bij.veld.{veld}"))
