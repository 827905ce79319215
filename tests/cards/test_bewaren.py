"""Terms and destroying, as they are drawn: the heaviest list fits, and what cannot be undone says so in words."""

from datetime import UTC, datetime

import pytest

from cards import bewaren
from cards.bewaren import (
    MEESTE_KEUZES,
    MEESTE_VAST,
    Besluitregel,
    Bevestigd,
    BewarenDoe,
    BewarenVernietig,
    Itembeeld,
    Lijstbeeld,
    Redenvorm,
    Telregel,
    Termijnregel,
    Wens,
)
from cards.bouwstenen import Card
from domain.bewaren import Besluitsoort, Bewaarcategorie
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T, KALENDER = laad_teksten(), Kalender()
OP = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
LASTIG = "**vet** [link](http://x) \u202eomgekeerd 🙂 " + "a" * 1_000
TERMIJNEN = tuple(Termijnregel(een, 60, "een bron " * 20) for een in Bewaarcategorie)
VELE = tuple((f"casus:{nr:032d}", f"Casus 26-{nr:04d}-X: voorbij sinds woensdag 24 september 2031") for nr in range(99))
VOL = Lijstbeeld(
    aan_de_beurt=VELE[:MEESTE_KEUZES],
    meer=12,
    vastgehouden=VELE[:MEESTE_VAST],
    bevestigd=VELE[:MEESTE_VAST],
    zonder_termijn=3,
    termijnen=TERMIJNEN,
    tellen=True,
)
BESLUIT = Besluitregel(Besluitsoort.VERLENGD, "Rosa *Regisseur*", OP, LASTIG, OP)
ITEM = Itembeeld(
    naam="casus:c1",
    wat="Casus 26-0001-R",
    termijn=TERMIJNEN[0],
    begonnen_op=OP,
    verloopt_op=OP,
    verlopen=True,
    vastgehouden=True,
    vernietigd_om=OP,
    besluiten=(BESLUIT,) * 8,
    mag_weg=True,
    mag_verlengen=True,
    mag_vast=True,
    mag_los=True,
)
DOE = BewarenDoe(wens=Wens.VERLENG, namen="casus:c1", sleutel="a.1.b")
ALLE_NAMEN = ",".join(naam for naam, _ in VELE[:MEESTE_KEUZES])
WAT = tuple(wat for _, wat in VELE[:MEESTE_KEUZES])
KAARTEN = {
    "lijst": bewaren.lijst(VOL, T),
    "leeg": bewaren.lijst(Lijstbeeld(()), T),
    "item": bewaren.item(ITEM, T, KALENDER),
    "reden": bewaren.redenformulier(
        Redenvorm(Wens.VERLENG, WAT, OP, {"reden": LASTIG}, ("Kies een dag.",)), DOE, T, KALENDER
    ),
    "bevestig": bewaren.bevestig(WAT, 2, 15, BewarenVernietig(namen=ALLE_NAMEN, sleutel="a.1.b"), T),
    "bevestigd": bewaren.bevestigd(Bevestigd(ALLE_NAMEN, WAT, 1, OP), T, KALENDER),
    "bericht": bewaren.bericht("Rosa", 40, ", ".join(["26-0001-R"] * 40), 2, T),
    "klaar": bewaren.bericht("", 0, "", 0, T),
    "overzicht": bewaren.overzicht([Telregel(een, 9, 1, 2, 3, 4) for een in Bewaarcategorie], TERMIJNEN, T),
    "leeggemaakt": bewaren.geen_inhoud(T),
}


@pytest.mark.parametrize("card", KAARTEN.values(), ids=KAARTEN.keys())
def test_every_card_fits_and_can_be_read_by_everybody(card: Card) -> None:
    klopt(card)


def test_what_cannot_be_undone_is_never_the_button_that_most_press() -> None:
    for card in KAARTEN.values():
        for knop in soort(card, "Action.Execute"):
            if knop["title"] in {"Vernietigen", "Definitief vernietigen"}:
                assert knop["style"] == "destructive"


def test_cancelling_stands_beside_whatever_asks_for_something() -> None:
    assert "Annuleren" in knoppen(KAARTEN["reden"])
    assert "Annuleren" in knoppen(KAARTEN["bevestig"])


def test_a_reason_is_shown_exactly_as_it_was_typed() -> None:
    (eerste, *_) = soort(KAARTEN["item"], "TextRun")
    assert eerste["text"].startswith("**vet** [link](http://x)")
    assert "\u202e" not in eerste["text"]


def test_an_emptied_post_holds_a_sentence_and_no_button() -> None:
    assert knoppen(KAARTEN["leeggemaakt"]) == []


def test_a_term_that_nobody_gave_and_one_that_is_not_confirmed_are_said_so() -> None:
    assert "geen termijn genoemd" in bewaren.termijn_in_woorden(Termijnregel(Bewaarcategorie.CASUS, None), T)
    assert "Nog te bevestigen" in bewaren.termijn_in_woorden(Termijnregel(Bewaarcategorie.CASUS, 60, "x"), T)
    zeker = Termijnregel(Bewaarcategorie.CASUS, 60, "x", bevestigd=True)
    assert bewaren.termijn_in_woorden(zeker, T) == "60 maanden na het afsluiten (bron: x)"
