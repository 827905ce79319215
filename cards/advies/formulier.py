"""The forms of a question for advice: putting it, answering it, and the three acts after which its text is gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ActionSet, CardElement

from cards.advies.beeld import Regel, regels, typed
from cards.advies.payloads import AdviesAntwoord, AdviesOpen, AdviesVraag
from cards.bouwstenen import Card, fout, foutenlijst, kaart, keuzevak, knop, let_op, tekst, tekstvak, tussenkop
from cards.payloads import Payload
from domain.advies import LANGSTE_ANTWOORD, LANGSTE_VRAAG
from teksten.catalogus import Teksten

Keuzes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vraagvorm:
    """What the form offers, and what was filled in already.

    Attributes:
        organisaties: on whose behalf; with one there is nothing to choose.
        themas: the themes of the region; without any, none is asked.
        waarden: input id -> what was filled in.
        fouten: what must be mended, in words.
        melding: something to know before putting it (again).
        eigen: what he asked before.
    """

    organisaties: Keuzes
    themas: Keuzes
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""
    eigen: tuple[Regel, ...] = ()


def stellen(vorm: Vraagvorm, payload: AdviesVraag, t: Teksten) -> Card:
    """Put a question, and see what one asked before."""
    w = vorm.waarden
    delen: list[CardElement] = []
    if len(vorm.organisaties) > 1:
        label = _moet(t, "organisatie")
        delen.append(keuzevak("organisatie", label, vorm.organisaties, waarde=w.get("organisatie", "")))
    if vorm.themas:
        delen.append(keuzevak("thema", _moet(t, "thema"), vorm.themas, waarde=w.get("thema", ""), open_=False))
    return kaart(
        t("advies.stel.titel"),
        tekst(t("advies.stel.uitleg")),
        let_op(t("advies.stel.geen_namen")),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        *delen,
        _lang(LANGSTE_VRAAG, w.get("tekst", ""), _moet(t, "vraag")),
        *([fout(t("advies.zie_boven"))] if vorm.fouten or vorm.melding else []),
        ActionSet(actions=[knop(t("advies.knop.stellen"), payload, stijl="positive")]),
        *([tussenkop(t("advies.lijst.eigen")), *regels(vorm.eigen, t)] if vorm.eigen else []),
    )


def niet_mogelijk(t: Teksten) -> Card:
    """Somebody who neither asks nor answers."""
    return kaart(t("advies.stel.titel"), tekst(t("advies.stel.niet_mogelijk")))


def antwoorden(
    over: str, vraag: str, payload: AdviesAntwoord, t: Teksten, *, ingevuld: str = "", fouten: Sequence[str] = ()
) -> Card:
    """Answer a question; it stands above the form."""
    return kaart(
        t("advies.antwoord.titel"),
        tekst(over),
        *typed(vraag),
        let_op(t("advies.antwoord.geen_namen")),
        *foutenlijst(fouten),
        _lang(LANGSTE_ANTWOORD, ingevuld, _moet(t, "antwoord")),
        *([fout(t("advies.zie_boven"))] if fouten else []),
        knoppen=[
            knop(t("advies.knop.versturen"), payload, stijl="positive"),
            knop(t("algemeen.annuleren"), AdviesOpen(vraag=payload.vraag), invoer=False),
        ],
    )


def bevestig(titel: str, over: str, uitleg: str, doe: tuple[str, Payload], terug: AdviesOpen, t: Teksten) -> Card:
    """Ask whether somebody is sure: what this does cannot be undone, so it says so."""
    woord, payload = doe
    return kaart(
        titel,
        tekst(over),
        let_op(uitleg),
        knoppen=[
            knop(woord, payload, stijl="destructive"),
            knop(t("algemeen.annuleren"), terug, invoer=False),
        ],
    )


def _lang(hoogstens: int, waarde: str, label: str) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    return tekstvak("tekst", label, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _moet(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"advies.veld.{veld}"))
