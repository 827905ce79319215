"""The posts of an uitvraag. Everybody in the conversation reads them: a code, a count, a date and a button.

No tafel, no zitting, no ground and no purpose: each of these may tell that somebody is detained. Answered and refused
look exactly alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from microsoft_teams.cards import CardElement

from cards import datum
from cards.bouwstenen import Card, feiten, kaart, knop, tekst
from cards.payloads import UitvraagOpen
from cards.uitvraag.payloads import AntwoordenOpen, StatusOpen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


class Vraagstand(Enum):
    """How far the question to one organisatie is, as anybody there may see it."""

    OPEN = "open"
    AFGEHANDELD = "afgehandeld"
    GESLOTEN = "gesloten"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True)
class Vraagbeeld:
    """The question to one organisatie, without anything about the persons. `personen` None: a group or an area."""

    bevraging: str
    code: str
    organisatie: str
    personen: int | None
    deadline: datetime
    stand: Vraagstand


@dataclass(frozen=True, slots=True)
class Eindbeeld:
    """An uitvraag of which everybody has dealt with it."""

    uitvraag: str
    code: str
    totaal: int


def uitvraagkaart(beeld: Vraagbeeld, t: Teksten, kalender: Kalender) -> Card:
    """The card for one organisatie, posted once and edited as it is dealt with."""
    titel = t("uitvraag.titel", code=beeld.code)
    voor = (t("uitvraag.kaart.voor"), beeld.organisatie)
    if beeld.stand is Vraagstand.OPEN:
        return kaart(
            titel,
            feiten([voor, *_hoeveel_en_wanneer(beeld, t, kalender)]),
            tekst(t("uitvraag.kaart.uitleg"), zacht=True),
            knoppen=[knop(t("uitvraag.knop.beantwoorden"), UitvraagOpen(bevraging=beeld.bevraging))],
        )
    uitleg = tekst(t(f"uitvraag.kaart.{beeld.stand.value}"))
    if beeld.stand is not Vraagstand.AFGEHANDELD:
        return kaart(titel, feiten([voor]), uitleg)
    aanpassen = knop(t("uitvraag.knop.aanpassen"), UitvraagOpen(bevraging=beeld.bevraging))
    return kaart(titel, feiten([voor]), uitleg, knoppen=[aanpassen])


def herinnering(beeld: Vraagbeeld, namen: Sequence[str], t: Teksten, kalender: Kalender) -> Card:
    """A reminder; `namen` are the partners who are mentioned (as `<at>name</at>`). Dealt with: it says so instead."""
    titel = t("uitvraag.herinnering.titel", code=beeld.code)
    voor = (t("uitvraag.kaart.voor"), beeld.organisatie)
    if beeld.stand is not Vraagstand.OPEN:
        return kaart(titel, feiten([voor]), tekst(t(f"uitvraag.herinnering.{beeld.stand.value}")))
    inhoud: list[CardElement] = []
    if namen:
        inhoud.append(tekst(", ".join(f"<at>{naam}</at>" for naam in namen)))
    inhoud += [
        tekst(t("uitvraag.herinnering.uitleg")),
        feiten([voor, *_hoeveel_en_wanneer(beeld, t, kalender)]),
        tekst(t("uitvraag.herinnering.niet_delen"), zacht=True),
    ]
    openen = knop(t("uitvraag.knop.beantwoorden"), UitvraagOpen(bevraging=beeld.bevraging))
    return kaart(titel, *inhoud, knoppen=[openen])


def laatste_herinnering(beeld: Vraagbeeld, uitvraag: str, t: Teksten, kalender: Kalender, *, bereikt: bool) -> Card:
    """To the regisseur: this organisatie still owes an answer after the last reminder, or was never reached."""
    uitleg = "uitvraag.laatste.uitleg" if bereikt else "uitvraag.laatste.niet_bereikt"
    return kaart(
        t("uitvraag.laatste.titel", code=beeld.code),
        tekst(t(uitleg, organisatie=beeld.organisatie)),
        feiten([(t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender))]),
        knoppen=[knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=uitvraag))],
    )


def alles_binnen(beeld: Eindbeeld, t: Teksten) -> Card:
    """To the regisseur: everybody who was asked has dealt with it."""
    return kaart(
        t("uitvraag.compleet.titel", code=beeld.code),
        tekst(t.aantal("uitvraag.compleet.uitleg", beeld.totaal)),
        knoppen=[
            knop(t("uitvraag.knop.antwoorden"), AntwoordenOpen(uitvraag=beeld.uitvraag)),
            knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=beeld.uitvraag)),
        ],
    )


def _hoeveel_en_wanneer(beeld: Vraagbeeld, t: Teksten, kalender: Kalender) -> list[tuple[str, str]]:
    hoeveel = t("uitvraag.kaart.geen_personen") if beeld.personen is None else aantal_personen(beeld.personen, t)
    return [
        (t("uitvraag.kaart.over"), hoeveel),
        (t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender)),
    ]


def aantal_personen(aantal: int, t: Teksten) -> str:
    """Return the number of persons in words."""
    return t.aantal("uitvraag.kaart.personen", aantal)
