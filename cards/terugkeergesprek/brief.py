"""The letter after the talk on cards: the way to the page where it is written, and to the letter itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import Action, CardElement, OpenUrlAction

from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, knop, tekst, tussenkop
from cards.payloads import Id, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.gespreksinbreng import Bewaarkeuze
from teksten.catalogus import Teksten


class BriefOpen(Payload):
    """Make a link to the page on which the letter is written."""

    verb: ClassVar[Verb] = Verb.GESPREKSBRIEF_OPEN
    gesprek: Id


class BriefLees(Payload):
    """Open the letter that was approved, to read it with him and to print it: for the inrichting."""

    verb: ClassVar[Verb] = Verb.GESPREKSBRIEF_LEES
    gesprek: Id


class BriefBewaar(Payload):
    """Write down where he wants his letter kept."""

    verb: ClassVar[Verb] = Verb.GESPREKSBRIEF_BEWAAR
    gesprek: Id
    waar: Bewaarkeuze
    sleutel: Sleutel


@dataclass(frozen=True, slots=True)
class Briefbeeld:
    """The letter as the inrichting finds it.

    Attributes:
        klaar: when it was approved, in words; empty while it was not.
        adres: of the whole letter, for who pressed alone; empty where there are no pages.
        adres_kort: of the version without debts or care; empty when both read the same.
        bewaren: where he wants it kept; None while he was not asked.
        bewaarsleutel: the one-time key with which that is written down.
    """

    gesprek_id: str
    code: str
    klaar: str = ""
    adres: str = ""
    adres_kort: str = ""
    minuten: int = 0
    bewaren: Bewaarkeuze | None = None
    bewaarsleutel: str = ""


def schrijfkaart(code: str, adres: str, minuten: int, stand: str, bewaren: Bewaarkeuze | None, t: Teksten) -> Card:
    """The link to the page on which it is written, made for the regisseur who pressed."""
    erbij = OpdrachtOpen(opdracht="afspraak nieuw", casuscode=code)
    return kaart(
        t("gespreksbrief.kaart.titel", code=code),
        tekst(stand),
        tekst(t("gespreksbrief.kaart.uitleg")),
        feiten([(t("gespreksbrief.bewaren.kop"), _bewaren(bewaren, t))]),
        tekst(t("gespreksbrief.kaart.geldig", minuten=minuten), zacht=True),
        knoppen=[
            OpenUrlAction(title=t("gespreksbrief.knop.openen"), url=adres),
            knop(t("gespreksbrief.knop.afspraak"), erbij, invoer=False),
        ],
    )


def leeskaart(beeld: Briefbeeld, t: Teksten, *, bewaard: bool = False) -> Card:
    """The letter for the inrichting: both versions to print, and where he wants it kept."""
    return kaart(
        t("gespreksbrief.kaart.titel", code=beeld.code), *_lees(beeld, t, bewaard=bewaard), knoppen=_knoppen(beeld, t)
    )


def _lees(beeld: Briefbeeld, t: Teksten, *, bewaard: bool) -> Iterator[CardElement]:
    if bewaard:
        yield goed_nieuws(t("gespreksbrief.kaart.bewaard"))
    if not beeld.klaar:
        yield tekst(t("gespreksbrief.kaart.nog_niet"))
    else:
        yield tekst(t("gespreksbrief.kaart.klaar", wanneer=beeld.klaar))
        yield tekst(t("gespreksbrief.kaart.navertellen"))
        if beeld.adres_kort:
            yield tekst(t("gespreksbrief.kaart.twee"))
        if beeld.adres:
            yield tekst(t("gespreksbrief.kaart.geldig", minuten=beeld.minuten), zacht=True)
        else:
            yield tekst(t("pagina.geen_adres"))
    yield tussenkop(t("gespreksbrief.bewaren.kop"))
    yield tekst(_bewaren(beeld.bewaren, t))
    yield tekst(t("gespreksbrief.bewaren.vraag"), zacht=True)


def _knoppen(beeld: Briefbeeld, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if beeld.adres:
        knoppen.append(OpenUrlAction(title=t("gespreksbrief.knop.heel"), url=beeld.adres))
    if beeld.adres_kort:
        knoppen.append(OpenUrlAction(title=t("gespreksbrief.knop.kort"), url=beeld.adres_kort))
    return knoppen + [
        knop(
            t(f"gespreksbrief.knop.{een.value}"),
            BriefBewaar(gesprek=beeld.gesprek_id, waar=een, sleutel=beeld.bewaarsleutel),
            invoer=False,
        )
        for een in Bewaarkeuze
        if een is not beeld.bewaren
    ]


def _bewaren(waar: Bewaarkeuze | None, t: Teksten) -> str:
    return t(f"gespreksbrief.bewaren.{waar.value}") if waar else t("gespreksbrief.bewaren.onbekend")
