"""The cards of a talk while it goes on: calm, within what Teams takes, and what is posted tells nothing of him."""

import json

import pytest

from cards.bouwstenen import Card
from cards.terugkeergesprek import tijdens as kaarten
from cards.terugkeergesprek.payloads_plannen import DeelnameOpen
from cards.terugkeergesprek.payloads_tijdens import TijdensVraag, TijdensZet, VoorafOpen
from cards.terugkeergesprek.tijdens import Tijdensbeeld
from domain.gespreksverloop import NIET_TERUG, Verloopdaad
from teksten.catalogus import Teksten, laad_teksten
from tests.cards._nagaan import klopt, knoppen

T: Teksten = laad_teksten()
ID, CODE = "e0387f2eb4cf4442ad545b58bf69dda5", "26-0142-K"
LANG = "**x** \u202e [a](b) 😀 " * 600


def zet(wat: Verloopdaad) -> TijdensZet:
    return TijdensZet(gesprek=ID, wat=wat, sleutel="s" * 90)


VOL = Tijdensbeeld(
    ID,
    ID,
    CODE,
    LANG,
    "Het gesprek is bezig.",
    (("Wanneer", "vandaag"),) * 8,
    ("10.03 uur: gast erbij",) * 40,
    controle=True,
    let_op="Let op.",
    pauze=True,
    knoppen=tuple(
        (T(f"gesprektijdens.knop.{een.value}"), TijdensVraag(gesprek=ID, wat=een) if een in NIET_TERUG else zet(een))
        for een in Verloopdaad
    ),
    zelf_verwijderen=True,
    waarneming="U neemt waar.",
    gedaan="Gedaan.",
)
DEELNAME = DeelnameOpen(casus=ID, organisatie="gemeente-merwestad")
OPENEN = VoorafOpen(casus=ID, organisatie="gemeente-merwestad")


@pytest.mark.parametrize(
    "kaart",
    [
        kaarten.verloop(VOL, T),
        kaarten.verloop(Tijdensbeeld(ID, ID, CODE, "Naam", "Stand.", daarna=True), T),
        *(kaarten.zeker(CODE, zet(een), T) for een in sorted(NIET_TERUG)),
        kaarten.vooraf_post(OPENEN, CODE, "dinsdag 3 maart, 10.00 uur", "<at>Pim</at>", T),
        kaarten.vooraf_post(None, CODE, "", "", T),
        kaarten.vooraf(DEELNAME, CODE, "dinsdag 3 maart, 10.00 uur", "Politie, Gemeente", T),
        kaarten.stil(T),
    ],
)
def test_every_card_is_one_that_teams_takes(kaart: Card) -> None:
    klopt(kaart)


@pytest.mark.parametrize(
    "kaart",
    [
        kaarten.vooraf_post(OPENEN, CODE, "dinsdag 3 maart, 10.00 uur", "", T),
        kaarten.vooraf_post(None, CODE, "", "", T),
        kaarten.stil(T),
    ],
)
def test_what_is_posted_gives_no_detention_away(kaart: Card) -> None:
    staat = json.dumps(kaart, ensure_ascii=False).lower()
    for woord in ("detentie", "gevang", "inrichting", "nazorg", "terugkeer", " pi ", "casemanager", "delict", "cel"):
        assert woord not in staat


def test_what_most_want_comes_first() -> None:
    assert knoppen(kaarten.vooraf_post(OPENEN, CODE, "morgen", "", T)) == ["Openen"]
    assert knoppen(kaarten.verloop(Tijdensbeeld(ID, ID, CODE, "N", "S", daarna=True), T))[0] == "Afspraak vastleggen"
