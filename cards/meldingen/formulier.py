"""The forms of a melding: bringing somebody in, and the short ones with which it is talked about and answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import (
    Card,
    datumvak,
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
from cards.meldingen.payloads import (
    PERSOON,
    MeldingAanvul,
    MeldingAntwoord,
    MeldingDoe,
    MeldingIntrek,
    MeldingNogEen,
    MeldingVraag,
)
from cards.payloads import MeldingOpen, OpdrachtOpen
from domain.casus import LANGSTE_AANLEIDING, LANGSTE_TOELICHTING, Geinformeerd
from domain.melding import MEESTE_PERSONEN, Afwijzing
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

CODE_LENGTE = 20
VERZOEK_LENGTE = 500
BERICHT_LENGTE = 1_000

ONBEKEND = "onbekend"
"""The choice for what the melder does not know: a municipality, a role, a tafel. No code of a region may be this."""

Keuzes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Meldvorm:
    """What the form offers, and what was filled in already.

    Attributes:
        organisaties: on whose behalf; with one there is nothing to choose.
        eerdere: whether one of the routes asks for an earlier casuscode.
        aantal: for how many people there is room.
        waarden: input id -> what was filled in.
        fouten: what must be mended, in words.
        melding: something to know before handing in (again).
    """

    organisaties: Keuzes
    routes: Keuzes
    gemeenten: Keuzes
    rollen: Keuzes
    tafels: Keuzes
    eerdere: bool
    aantal: int
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Tekstvorm:
    """A short form of one text, with what stands above it and what was filled in already.

    Attributes:
        over: which melding, in neutral words.
        vraag: what the regisseur asked, as typed; empty when nothing.
    """

    over: str
    vraag: str = ""
    tekst: str = ""
    reden: str = ""
    fouten: tuple[str, ...] = ()


def nieuwe_melding(vorm: Meldvorm, doe: MeldingDoe, nog_een: MeldingNogEen, t: Teksten) -> Card:
    """The whole form, with what was filled in already.

    Nothing is required for the client: it would not let go of a half-filled form when room for one more is asked.
    """
    w = vorm.waarden
    erbij: list[Action] = []
    if vorm.aantal < MEESTE_PERSONEN:
        erbij.append(knop(t("meldingen.knop.nog_een"), nog_een))
    return kaart(
        t("meldingen.nieuw.titel"),
        tekst(t("meldingen.nieuw.uitleg")),
        tekst(t("meldingen.nieuw.radicalisering"), zacht=True),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        *_namens(vorm, t),
        *_route(vorm, t),
        keuzevak("spoed", _moet(t, "spoed"), _spoed(t), waarde=w.get("spoed", "")),
        *(deel for nr in range(1, vorm.aantal + 1) for deel in _persoon(nr, vorm, t)),
        tussenkop(t("meldingen.deel.inhoud")),
        _lang("aanleiding", LANGSTE_AANLEIDING, w, _moet(t, "aanleiding")),
        _lang("verzoek", VERZOEK_LENGTE, w, _moet(t, "verzoek")),
        _lang("betrokken", LANGSTE_TOELICHTING, w, t("meldingen.veld.betrokken")),
        keuzevak("tafel", t("meldingen.veld.tafel"), vorm.tafels, waarde=w.get("tafel") or ONBEKEND, open_=False),
        tussenkop(t("meldingen.deel.informering")),
        keuzevak("informering", _moet(t, "informering"), _standen(t), waarde=w.get("informering", "")),
        _lang("informering_reden", LANGSTE_TOELICHTING, w, t("meldingen.veld.informering_reden")),
        *([fout(t("meldingen.nieuw.zie_boven"))] if vorm.fouten or vorm.melding else []),
        knoppen=[knop(t("meldingen.knop.melden"), doe, stijl="positive"), *erbij],
    )


def gedaan(over: str, melding: str, t: Teksten) -> Card:
    """It is in: who has it now, and what happens next."""
    return kaart(
        t("meldingen.gedaan.titel"),
        goed_nieuws(over),
        tekst(t("meldingen.gedaan.uitleg")),
        knoppen=[
            knop(t("meldingen.knop.bekijken"), MeldingOpen(melding=melding)),
            knop(t("meldingen.knop.mijn"), OpdrachtOpen(opdracht="meldingen")),
        ],
    )


def niet_mogelijk(t: Teksten) -> Card:
    """There is no way in the region by which this person's organisatie brings somebody in."""
    return kaart(t("meldingen.nieuw.titel"), tekst(t("meldingen.nieuw.niet_mogelijk")))


def vraag_stellen(vorm: Tekstvorm, payload: MeldingVraag, t: Teksten) -> Card:
    """Ask the melder something."""
    return kaart(
        t("meldingen.vraag.titel"),
        tekst(vorm.over),
        *foutenlijst(vorm.fouten),
        _lang("tekst", BERICHT_LENGTE, {"tekst": vorm.tekst}, _moet(t, "vraag")),
        knoppen=_sturen(payload, payload.melding, t),
    )


def aanvullen(vorm: Tekstvorm, payload: MeldingAanvul, t: Teksten) -> Card:
    """Answer what was asked, or add something unasked."""
    gevraagd: list[CardElement] = []
    if vorm.vraag:
        gevraagd = [tekst(t("meldingen.aanvul.gevraagd")), vrije_tekst(vorm.vraag)]
    return kaart(
        t("meldingen.aanvul.titel"),
        tekst(vorm.over),
        *gevraagd,
        *foutenlijst(vorm.fouten),
        _lang("tekst", BERICHT_LENGTE, {"tekst": vorm.tekst}, _moet(t, "antwoord" if vorm.vraag else "aanvulling")),
        knoppen=_sturen(payload, payload.melding, t),
    )


def beantwoorden(vorm: Tekstvorm, payload: MeldingAntwoord, t: Teksten) -> Card:
    """Say why it becomes no casus, and what the melder can do. What this does cannot be undone, so it says so."""
    redenen = tuple((een.value, t(f"meldingen.reden.{een.value}")) for een in Afwijzing)
    return kaart(
        t("meldingen.antwoord.titel"),
        tekst(vorm.over),
        let_op(t("meldingen.antwoord.uitleg")),
        *foutenlijst(vorm.fouten),
        keuzevak("reden", _moet(t, "reden"), redenen, waarde=vorm.reden),
        _lang("tekst", BERICHT_LENGTE, {"tekst": vorm.tekst}, _moet(t, "antwoord_melder")),
        knoppen=_sturen(payload, payload.melding, t),
    )


def intrekken(over: str, payload: MeldingIntrek, t: Teksten) -> Card:
    """Ask whether the melder is sure."""
    return kaart(
        t("meldingen.intrek.titel"),
        tekst(over),
        tekst(t("meldingen.intrek.uitleg")),
        knoppen=[
            knop(t("meldingen.knop.intrekken"), payload, stijl="destructive"),
            knop(t("algemeen.annuleren"), MeldingOpen(melding=payload.melding), invoer=False),
        ],
    )


def _sturen(payload: MeldingVraag | MeldingAanvul | MeldingAntwoord, melding: str, t: Teksten) -> list[Action]:
    return [
        knop(t("meldingen.knop.versturen"), payload, stijl="positive"),
        knop(t("algemeen.annuleren"), MeldingOpen(melding=melding), invoer=False),
    ]


def _namens(vorm: Meldvorm, t: Teksten) -> list[CardElement]:
    if len(vorm.organisaties) == 1:
        return [tekst(t("meldingen.namens", organisatie=vorm.organisaties[0][1]))]
    waarde = vorm.waarden.get("organisatie", "")
    return [keuzevak("organisatie", _moet(t, "organisatie"), vorm.organisaties, waarde=waarde)]


def _route(vorm: Meldvorm, t: Teksten) -> list[CardElement]:
    """A choice where there is one; and, where a casus may come back, the code it had."""
    delen: list[CardElement] = []
    if len(vorm.routes) > 1:
        delen.append(keuzevak("route", _moet(t, "route"), vorm.routes, waarde=vorm.waarden.get("route", "")))
    if vorm.eerdere:
        waarde = vorm.waarden.get("eerdere_code", "")
        label = t("meldingen.veld.eerdere_code")
        delen.append(tekstvak("eerdere_code", label, waarde=waarde, hoogstens=max(CODE_LENGTE, len(waarde))))
    return delen


def _persoon(nr: int, vorm: Meldvorm, t: Teksten) -> list[CardElement]:
    def veld(naam: str) -> str:
        return f"{PERSOON}{nr}.{naam}"

    w = vorm.waarden
    naam = w.get(veld("naam"), "")
    label = _moet(t, "naam") if nr == 1 else t("meldingen.veld.naam")
    kop = t("meldingen.deel.persoon") if vorm.aantal == 1 else t("meldingen.deel.persoon_nr", nr=nr)
    return [
        tussenkop(kop),
        *([tekst(t("meldingen.deel.persoon_leeg"), zacht=True)] if nr > 1 else []),
        tekstvak(veld("naam"), label, waarde=naam, hoogstens=max(LANGSTE_NAAM, len(naam))),
        datumvak(veld("geboortedatum"), t("meldingen.veld.geboortedatum"), waarde=w.get(veld("geboortedatum"), "")),
        _ingeklapt(veld("gemeente"), t("meldingen.veld.gemeente"), vorm.gemeenten, w),
        _ingeklapt(veld("rol"), t("meldingen.veld.rol"), vorm.rollen, w),
    ]


def _ingeklapt(veld: str, label: str, keuzes: Keuzes, w: Mapping[str, str]) -> CardElement:
    return keuzevak(veld, label, keuzes, waarde=w.get(veld) or ONBEKEND, open_=False)


def _lang(veld: str, hoogstens: int, w: Mapping[str, str], label: str) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    return tekstvak(veld, label, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _spoed(t: Teksten) -> Keuzes:
    return (("nee", t("meldingen.spoed.nee")), ("ja", t("meldingen.spoed.ja")))


def _standen(t: Teksten) -> Keuzes:
    return tuple((een.value, t(f"meldingen.informering.{een.value}")) for een in Geinformeerd)


def _moet(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"meldingen.veld.{veld}"))
