"""The cards of a signal: labelled inputs, buttons without a person, typed text as typed."""

import json

import pytest

from cards import bij
from cards.bij import BijBesluit, BijBewaar, BijOpen, BijOpschaal, Regel, Signaalbeeld, Vorm
from cards.bouwstenen import Card
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, soort

T = laad_teksten()
WIE = "Kanarie **Terug** \u202e[x](y), 3 mei 1990"
SLEUTEL = "nonce.1.zegel"
LEEG = Vorm((("merwestad", "Merwestad"), ("oosterwaard", "Oosterwaard")), {})
VOL = Vorm(
    LEEG.keuzes, {"naam": "n" * 400, "notitie": "x" * 5_000, "waarom": "w" * 5_000}, ("Kijk na:", "Naam."), "Al."
)
BEELD = Signaalbeeld("s1", WIE, (("Gemeente", "Merwestad"),), "Notitie 🙂 عمر", "Besluit", nieuws="Bewaard.")


@pytest.mark.parametrize(
    "kaart",
    [
        bij.lijst([Regel(f"s{nr}", WIE, "Merwestad, verstrekt op maandag") for nr in range(10)], T, volgende=10),
        bij.lijst([], T, volgende=None),
        bij.nieuw(LEEG, BijBewaar(sleutel=SLEUTEL), T),
        bij.nieuw(VOL, BijBewaar(sleutel=SLEUTEL), T),
        bij.geopend(BEELD, T),
        bij.waarvoor("Merwestad", BijOpen(signaal="s1"), ("Kies waarvoor.",), T),
        bij.voorbij("Merwestad", T),
        bij.besluiten("Merwestad", VOL, BijBesluit(signaal="s1", sleutel=SLEUTEL), T),
        bij.opschalen(VOL, BijOpschaal(signaal="s1", sleutel=SLEUTEL), T),
        bij.opgeschaald(T),
        bij.bericht(T),
    ],
)
def test_every_card_keeps_to_what_all_cards_keep_to(kaart: Card) -> None:
    klopt(kaart)
    assert "Kanarie" not in json.dumps([knop.get("data") for knop in soort(kaart, "Action.")])


def test_what_was_typed_is_shown_as_typed_without_marks_that_turn_the_line() -> None:
    kaart = Kaart(bij.geopend(BEELD, T))
    assert "Kanarie **Terug** [x](y), 3 mei 1990" in kaart
    assert "Notitie 🙂 عمر" in kaart


def test_the_post_says_one_thing() -> None:
    assert Kaart(bij.bericht(T)).tekst == "Er staat een signaal voor u klaar."
