import json
from datetime import UTC, date, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.antwoorden import Antwoordblok
from cards.uitvraag import status
from cards.uitvraag.payloads import UitvraagStart, VoorstelOpen
from cards.uitvraag.status import Antwoordenbeeld, Regelstand
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
NL = Kalender()
DEADLINE = datetime(2026, 11, 26, 16, tzinfo=UTC)
ZITTING = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
CODE = "26-0142-K"
SLEUTEL = "0123456789abcdef.1764000000." + "z" * 43


class TestStatus:
    def test_how_an_uitvraag_stands(self, snapshot: SnapshotAssertion) -> None:
        regels = tuple(
            status.Statusregel(
                f"Organisatie {een.value}",
                een,
                DEADLINE if een in {Regelstand.BEANTWOORD, Regelstand.DEELT_NIET} else None,
                herinneringen=2 if een is Regelstand.TE_LAAT else 0,
                hoe="bellen: Pia 0612345678" if een is Regelstand.TE_LAAT else "",
            )
            for een in Regelstand
        )
        beeld = status.Statusbeeld("u1", CODE, DEADLINE, ZITTING, 2, len(regels) - 1, regels, loopt=True)
        card = status.statuskaart(beeld, T, NL)
        klopt(card)
        assert card == snapshot

    def test_before_anybody_answered_there_is_nothing_to_open(self) -> None:
        regels = (status.Statusregel("Politie", Regelstand.OPEN),)
        gesloten = T("uitvraag.status.gesloten")
        beeld = status.Statusbeeld("u1", CODE, DEADLINE, ZITTING, 0, 1, regels, loopt=False, waarom_niet=gesloten)
        card = status.statuskaart(beeld, T, NL)
        assert knoppen(card) == ["Wijzigen"]
        assert "De uitvraag is gesloten." in json.dumps(card)

    @pytest.mark.parametrize("aantal", [0, 1, 25, 80])
    def test_the_list_of_running_uitvragen(self, aantal: int) -> None:
        regels = [status.Overzichtsregel(f"u{nr}", CODE, DEADLINE, 2, 6, nr % 3) for nr in range(aantal)]
        card = status.overzicht(regels, T, NL)
        klopt(card)
        assert len(knoppen(card)) == min(aantal, status.MEESTE_UITVRAGEN)
        assert ("Er lopen nog 55 andere." in json.dumps(card)) == (aantal == 80)

    def beeld(self, *blokken: Antwoordblok, bladzij: int = 0) -> Antwoordenbeeld:
        return Antwoordenbeeld("u1", CODE, ("p1", "p2"), 0, "Anna", date(1990, 5, 3), blokken, ("GGD",), bladzij)

    def test_the_answers(self, snapshot: SnapshotAssertion) -> None:
        blokken = (
            Antwoordblok("Politie", "Piet, dinsdag", (("Bekend?", "Ja"), ("Zorgen", "**veel**\nen lang"))),
            Antwoordblok("OM", "Olga, woensdag", (("Deelt niet", "beroepsgeheim"),)),
        )
        card = status.antwoordenkaart(self.beeld(*blokken), T)
        klopt(card)
        assert knoppen(card) == ["Volgende persoon", "Stand"]
        assert card == snapshot

    def test_a_text_of_any_length_is_shown_whole_over_pages(self) -> None:
        lang = "".join(chr(0x1F300 + nr % 500) for nr in range(10_000))
        blok = Antwoordblok("Politie", "Piet, dinsdag", (("Zorgen", lang), ("Bespreken?", "Ja")))
        gelezen, bladzij = "", 0
        while True:
            card = status.antwoordenkaart(self.beeld(blok, blok, bladzij=bladzij), T)
            klopt(card)
            stukken = soort(card, "RichTextBlock")[1:]
            gelezen += "".join(run["text"] for een in stukken for run in een["inlines"] if not run.get("weight"))
            if "Vervolg" not in knoppen(card):
                break
            bladzij += 1
        assert gelezen == (lang + "Ja") * 2
        assert "Nog geen antwoord van" in json.dumps(card)

    def test_a_page_beyond_the_last_is_the_last(self) -> None:
        blok = Antwoordblok("Politie", "Piet, dinsdag", (("Bekend?", "Ja"),))
        assert "Politie" in json.dumps(status.antwoordenkaart(self.beeld(blok, bladzij=99), T))


class TestWatTerugkomt:
    def test_inputs_that_were_left_empty_may_be_absent_or_null(self) -> None:
        start = UitvraagStart.model_validate({"v": 1, "casus": "c1", "sleutel": SLEUTEL, "vast": None})
        assert (start.vast, start.gasten, start.velden) == ("", "", {})
        assert VoorstelOpen.model_validate({"v": 1, "casus": None}).casus is None

    def test_the_fields_of_a_form_are_gathered(self) -> None:
        data = {"v": 1, "casus": "c1", "sleutel": SLEUTEL, "veld.keuze.gemeente.x": "ja", "veld.x": None}
        assert UitvraagStart.model_validate(data).velden == {"keuze.gemeente.x": "ja"}

    def test_buttons_carry_no_empty_values(self) -> None:
        assert UitvraagStart(casus="c1", sleutel="s").data() == {"v": 1, "casus": "c1", "sleutel": "s"}
