"""The posts of an uitvraag: a code, a count, a date and buttons; calm, and as narrow as a phone."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.uitvraag import bericht
from cards.uitvraag.bericht import Belbeeld, Bereikt, Eindbeeld, Wachtbeeld
from cards.uitvraag.werklijst_bericht import (
    MEESTE_ELDERS,
    MEESTE_REGELS,
    Elders,
    Herinnerbeeld,
    Lijstbeeld,
    Lijststand,
    Moment,
    Regel,
    Regelstand,
    Spoedbeeld,
    herinnering,
    spoed,
    werklijstkaart,
)
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
NU = datetime(2026, 11, 25, 9, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 26, 16, tzinfo=UTC)
ZITTING = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
CODE = "26-0142-K"
NAMEN = ("Piet Politie", "Puk Politie")
MOMENT = Moment(NU, Kalender())
GENOEMD = Moment(NU, Kalender(), NAMEN)
REGELS = (
    Regel(CODE, 3, 3, DEADLINE, Regelstand.OPEN, spoed=True),
    Regel("26-0143-L", 3, 2, DEADLINE, Regelstand.BEZIG),
    Regel("26-0144-M", 0, 1, DEADLINE, Regelstand.OPEN),
    Regel("26-0145-N", 2, 0, DEADLINE, Regelstand.AFGEHANDELD, spoed=True),
    Regel("26-0146-P", 1, 0, DEADLINE, Regelstand.GESLOTEN),
)
ELDERS = (
    Elders("z2", datetime(2026, 12, 3, 12, 30, tzinfo=UTC), 2, DEADLINE),
    Elders("z3", datetime(2026, 9, 30, 8, 0, tzinfo=UTC), 1, DEADLINE),
)
LIJST = Lijstbeeld("z1", "politie", "Politie Merwestreek", ZITTING, Lijststand.OPEN, REGELS, ELDERS, DEADLINE, 2)


def gelezen(card: object) -> str:
    return json.dumps(card, ensure_ascii=False)


class TestWerklijst:
    @pytest.mark.parametrize("stand", Lijststand)
    def test_the_card(self, stand: Lijststand, snapshot: SnapshotAssertion) -> None:
        card = werklijstkaart(replace(LIJST, stand=stand), T, GENOEMD)
        klopt(card)
        assert card == snapshot

    def test_what_is_most_wanted_comes_first(self) -> None:
        card = werklijstkaart(LIJST, T, MOMENT)
        assert knoppen(card) == [
            "Openen",
            "Aan- of afmelden",
            "Openen: do 3 dec, 13.30 uur",
            "Openen: wo 30 sep, 10.00 uur",
        ]

    def test_what_is_urgent_says_so_until_it_is_dealt_with(self) -> None:
        tekst = gelezen(werklijstkaart(LIJST, T, MOMENT))
        assert f"{CODE}: spoed, open" in tekst
        assert "26-0145-N: afgehandeld" in tekst

    def test_a_reminder_tells_until_when_and_after_that_that_it_was_due(self) -> None:
        assert "Herinnering: antwoord vóór donderdag 26 november, 17.00 uur." in gelezen(
            werklijstkaart(LIJST, T, MOMENT)
        )
        laat = Moment(DEADLINE + timedelta(hours=1), Kalender())
        assert "werd verwacht vóór donderdag 26 november, 17.00 uur" in gelezen(werklijstkaart(LIJST, T, laat))

    def test_a_list_of_any_length_fits(self) -> None:
        regels = tuple(replace(REGELS[0], code=f"26-{nr:04}-X") for nr in range(80))
        elders = tuple(replace(ELDERS[0], zitting=f"z{nr}") for nr in range(20))
        card = werklijstkaart(replace(LIJST, regels=regels, elders=elders), T, GENOEMD)
        klopt(card)
        tekst = gelezen(card)
        assert f"En nog {80 - MEESTE_REGELS} andere." in tekst
        assert f"En nog {2 * (20 - MEESTE_ELDERS)} vragen voor latere zittingen." in tekst

    @pytest.mark.parametrize("stand", [Lijststand.BEGONNEN, Lijststand.NIETS])
    def test_once_nothing_is_asked_any_more_no_code_and_no_button_is_left(self, stand: Lijststand) -> None:
        card = werklijstkaart(replace(LIJST, stand=stand), T, GENOEMD)
        assert knoppen(card) == []
        assert CODE not in gelezen(card)


class TestHerinnering:
    def test_over_several_zittingen(self, snapshot: SnapshotAssertion) -> None:
        card = herinnering(Herinnerbeeld("politie", "Politie Merwestreek", ELDERS), T, GENOEMD)
        klopt(card)
        assert card == snapshot

    def test_over_one_zitting(self) -> None:
        card = herinnering(Herinnerbeeld("politie", "Politie Merwestreek", ELDERS[1:]), T, GENOEMD)
        klopt(card)
        assert knoppen(card) == ["Openen"]
        assert "Herinnering: er staat nog 1 vraag open" in gelezen(card)

    def test_when_all_is_dealt_with(self, snapshot: SnapshotAssertion) -> None:
        card = herinnering(Herinnerbeeld("politie", "Politie Merwestreek", ()), T, MOMENT)
        klopt(card)
        assert knoppen(card) == []
        assert card == snapshot


class TestSpoed:
    beeld = Spoedbeeld("z1", "politie", "Politie Merwestreek", CODE, 1, DEADLINE)

    @pytest.mark.parametrize("open_", [True, False])
    def test_the_card(self, *, open_: bool, snapshot: SnapshotAssertion) -> None:
        card = spoed(replace(self.beeld, open=open_), T, GENOEMD)
        klopt(card)
        assert card == snapshot

    @pytest.mark.parametrize(
        ("wanneer", "woorden"),
        [
            (NU + timedelta(hours=5), "vandaag 15.00 uur"),
            (NU + timedelta(days=1), "morgen 10.00 uur"),
            (NU + timedelta(days=2), "vrijdag 27 november, 10.00 uur"),
            (NU - timedelta(days=1), "dinsdag 24 november, 10.00 uur"),
        ],
    )
    def test_the_heading_says_it_as_one_would_aloud(self, wanneer: datetime, woorden: str) -> None:
        card = spoed(replace(self.beeld, deadline=wanneer), T, MOMENT)
        assert soort(card, "TextBlock")[0]["text"] == f"Spoed: antwoord vóór {woorden}"


class TestAanDeRegisseur:
    @pytest.mark.parametrize("bereikt", Bereikt)
    def test_of_the_last_reminder(self, bereikt: Bereikt, snapshot: SnapshotAssertion) -> None:
        nummers = (("Toon *Bel* \u202eleB", "0100 000 001"),)
        card = bericht.laatste_herinnering(
            Wachtbeeld("u1", CODE, "politie", "Politie", DEADLINE, bereikt, nummers), T, Kalender()
        )
        klopt(card)
        assert "\u202e" not in gelezen(card)
        assert card == snapshot

    def test_that_calling_after_the_last_reminder_is_not_needed_any_more(self, snapshot: SnapshotAssertion) -> None:
        nummers = (("Toon Verzonnen", "0100 000 001"),)
        beeld = Wachtbeeld("u1", CODE, "politie", "Politie", DEADLINE, Bereikt.WEL, nummers, gedaan=True)
        card = bericht.laatste_herinnering(beeld, T, Kalender())
        klopt(card)
        assert "0100 000 001" not in gelezen(card)
        assert "nog geen antwoord" not in gelezen(card)
        assert card == snapshot

    @pytest.mark.parametrize("gedaan", [True, False])
    def test_whom_to_call(self, *, gedaan: bool, snapshot: SnapshotAssertion) -> None:
        nummers = (("Toon Verzonnen", "0100 000 001"), ("Nel Verzonnen", "0100 000 002"))
        card = bericht.bellen(Belbeeld("u1", CODE, "politie", "Politie", DEADLINE, nummers, gedaan), T, Kalender())
        klopt(card)
        assert ("0100 000 001" in gelezen(card)) != gedaan
        assert card == snapshot

    def test_that_it_is_complete(self, snapshot: SnapshotAssertion) -> None:
        card = bericht.alles_binnen(Eindbeeld("u1", CODE, 6), T)
        klopt(card)
        assert card == snapshot
