"""What organisaties answered about one person, drawn in pages: the same wherever a regisseur reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from microsoft_teams.cards import CardElement, TextBlock

from cards import datum
from cards.bouwstenen import tekst, tussenkop, vrije_tekst, zonder_opmaak
from cards.formulier import delen_in_woorden, lees_voor
from domain.formulier import Formulier
from domain.uitvraag import Antwoord, Antwoordsoort
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

LANGSTE_BLADZIJ = 14_000
"""Bytes of answers on one page: with everything around them a card stays well within what Teams takes."""

LANGSTE_STUK = 1_500
"""Characters of one text in one piece; a longer one goes on in the next, so that nothing is cut off."""

_OMHULSEL = 200
"""Bytes of a card around one question and answer, or around a heading."""


@dataclass(frozen=True, slots=True)
class Antwoordblok:
    """What one organisatie said about one person.

    Attributes:
        kop: the organisatie.
        wanneer: in words, and by whom.
        regels: question and answer, as typed.
    """

    kop: str
    wanneer: str
    regels: tuple[tuple[str, str], ...]


def wie_en_wanneer(een: Antwoord, door: str, t: Teksten, kalender: Kalender) -> str:
    """Return who gave an answer and when; of one on the phone who said it and who typed it (`door`)."""
    wanneer = datum.dag_en_tijd(een.op, kalender)
    if een.gezegd_door:
        return t("uitvraag.antwoorden.telefonisch", gezegd_door=een.gezegd_door, naam=door, wanneer=wanneer)
    key = "uitvraag.antwoorden.wanneer" if een.versie == 1 else "uitvraag.antwoorden.versie"
    return t(key, naam=door, wanneer=wanneer, versie=een.versie)


def in_regels(een: Antwoord, formulier: Formulier, t: Teksten) -> Iterator[tuple[str, str]]:
    """Yield an answer as question and answer, with whom it may be shared first; of a refusal the ground."""
    if een.weigering is not None:
        yield t("uitvraag.antwoorden.deelt_niet"), t(f"uitvraag.grond.{een.weigering.grond.value}")
        if een.weigering.toelichting:
            yield t("uitvraag.antwoorden.toelichting"), een.weigering.toelichting
        return
    if een.soort is Antwoordsoort.NIET_BEKEND:
        yield t("uitvraag.antwoorden.bekend"), t("uitvraag.formulier.nee")
        return
    waarden = dict(een.waarden)
    delen = delen_in_woorden(waarden, t)
    if delen:
        yield t("uitvraag.antwoorden.delen"), delen
    yield from lees_voor(formulier, waarden, t)


def over_wie(naam: str, geboortedatum: date | None, t: Teksten, *, plek: int, totaal: int) -> Iterator[CardElement]:
    """Draw above the answers whom they are about. `plek` counts from 0, among all `totaal` of the casus."""
    yield tekst(t("uitvraag.antwoorden.alleen_u"), zacht=True)
    if totaal > 1:
        yield tekst(t("uitvraag.persoon.voortgang", nummer=plek + 1, totaal=totaal), zacht=True)
    yield vrije_tekst(naam, vet=True)
    if geboortedatum:
        geboren = t("uitvraag.persoon.geboren", datum=datum.datum(geboortedatum))
        yield TextBlock(text=geboren, wrap=True, spacing="None")


def toon(blok: Antwoordblok) -> Iterator[CardElement]:
    """Draw what one organisatie said."""
    yield tussenkop(blok.kop)
    yield TextBlock(text=zonder_opmaak(blok.wanneer), wrap=True, spacing="None", is_subtle=True)
    for vraag, antwoord in blok.regels:
        yield vrije_tekst(antwoord, vooraf=vraag)


def bladzijden_van(blokken: Sequence[Antwoordblok]) -> list[list[Antwoordblok]]:
    """Spread the answers over pages; a long answer is broken between its questions, a long text within."""
    bladzijden: list[list[Antwoordblok]] = [[]]
    ruimte = LANGSTE_BLADZIJ
    for blok in blokken:
        regels: list[tuple[str, str]] = []
        ruimte -= _grootte(blok.kop, blok.wanneer)
        for vraag, stuk in _stukken(blok):
            if _grootte(vraag, stuk) > ruimte and (regels or bladzijden[-1]):
                # A heading alone at the foot of a page says nothing: it goes along.
                bladzijden[-1] += [replace(blok, regels=tuple(regels))] if regels else []
                bladzijden.append([])
                regels = []
                ruimte = LANGSTE_BLADZIJ - _grootte(blok.kop, blok.wanneer)
            ruimte -= _grootte(vraag, stuk)
            regels.append((vraag, stuk))
        bladzijden[-1].append(replace(blok, regels=tuple(regels)))
    return bladzijden


def _grootte(*teksten: str) -> int:
    return sum(len(een.encode()) for een in teksten) + _OMHULSEL


def _stukken(blok: Antwoordblok) -> Iterator[tuple[str, str]]:
    for vraag, antwoord in blok.regels:
        for begin in range(0, max(len(antwoord), 1), LANGSTE_STUK):
            yield vraag if begin == 0 else "", antwoord[begin : begin + LANGSTE_STUK]
