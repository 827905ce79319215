"""Who opened what: a list that every topic in which something is undone shows in the same way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, Container, TextBlock

from cards import datum
from cards.bouwstenen import goed_nieuws, tekst, tussenkop, zonder_opmaak
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_REGELS = 20
"""People who are named; of the others it says how many there are. A note of a data breach keeps them all."""


@dataclass(frozen=True, slots=True)
class Inzageregel:
    """One professional who opened it, on behalf of which organisatie (both names), and what he saw."""

    naam: str
    organisatie: str
    eerste: datetime
    laatste: datetime
    met_namen: bool
    telefonisch: bool = False


def inzagelijst(regels: Sequence[Inzageregel], t: Teksten, kalender: Kalender) -> list[CardElement]:
    """Return the heading and a line for everybody who opened it, or the good news that nobody did."""
    if not regels:
        return [goed_nieuws(t("inzage.niemand"))]
    meer = len(regels) - MEESTE_REGELS
    return [
        tussenkop(t.aantal("inzage.kop", len(regels))),
        *(_regel(een, t, kalender) for een in regels[:MEESTE_REGELS]),
        *([tekst(t.aantal("inzage.meer", meer), zacht=True)] if meer > 0 else []),
    ]


def _regel(een: Inzageregel, t: Teksten, kalender: Kalender) -> Container:
    naam, organisatie = zonder_opmaak(een.naam), een.organisatie
    wie = "inzage.telefonisch" if een.telefonisch else "inzage.wie"
    eerste, laatste = datum.kort(een.eerste, kalender), datum.kort(een.laatste, kalender)
    wanneer = t("inzage.een_keer" if eerste == laatste else "inzage.van_tot", eerste=eerste, laatste=laatste)
    wat = t("inzage.met_namen" if een.met_namen else "inzage.zonder_namen")
    return Container(
        items=[
            TextBlock(text=t(wie, naam=naam, organisatie=organisatie), wrap=True, weight="Bolder"),
            TextBlock(text=t("inzage.regel", wanneer=wanneer, wat=wat), wrap=True, spacing="None"),
        ]
    )
