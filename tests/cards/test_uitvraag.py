import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.antwoorden import Antwoordblok
from cards.bouwstenen import Card
from cards.uitvraag import starten, status
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


class TestStarten:
    vorm = starten.Voorstelvorm(
        code=CODE,
        zittingen=[("z1", "dinsdag 1 december (antwoord vóór 26 november)"), ("z2", "dinsdag 8 december")],
        zitting="z2",
        zelf_plannen=False,
        termijn_bekend=True,
        vast=[("politie", "Politie"), ("om", "OM")],
        mogelijk=[("ggd", "GGD")],
        gasten=[("pi", "PI")],
        open=[starten.Open("zorg.noord", "Zorg: welke organisatie?", [("a", "A"), ("b", "B")])],
        doelen=[("casus", "Van de casus"), ("doel.aanpak", "Aanpak")],
        grondslagen=[("wgs", "De wet")],
        grondslag="wgs",
    )
    knop = UitvraagStart(casus="c1", sleutel=SLEUTEL)

    def velden(self, card: Card) -> Mapping[str, Any]:
        return {een["id"]: een.get("value") for een in soort(card, "Input.")}

    def test_everything_is_proposed(self, snapshot: SnapshotAssertion) -> None:
        card = starten.voorstel(self.vorm, self.knop, T)
        klopt(card)
        assert self.velden(card)["vast"] == "politie,om"
        assert self.velden(card)["zitting"] == "z2"
        assert card == snapshot

    def test_what_was_unticked_stays_unticked(self) -> None:
        vorm = replace(self.vorm, waarden={"zitting": "z1"}, fouten=["Kies iemand."])
        velden = self.velden(starten.voorstel(vorm, self.knop, T))
        assert (velden["vast"], velden["zitting"]) == (None, "z1")

    def test_without_a_zitting_and_without_a_term_the_regisseur_says_both(self, snapshot: SnapshotAssertion) -> None:
        vorm = replace(self.vorm, zittingen=[], zitting="", termijn_bekend=False, opmerkingen=["Let op."])
        card = starten.voorstel(vorm, self.knop, T)
        klopt(card)
        assert card == snapshot

    def test_a_tafel_that_is_called_together_may_always_get_another_moment(self) -> None:
        velden = {een["id"]: een for een in soort(starten.voorstel(self.vorm, self.knop, T), "Input.")}
        assert "zitting_datum" not in velden
        zelf = starten.voorstel(replace(self.vorm, zelf_plannen=True), self.knop, T)
        klopt(zelf)
        velden = {een["id"]: een for een in soort(zelf, "Input.")}
        assert velden["zitting"]["choices"][-1]["value"] == starten.ANDER_MOMENT
        assert not velden["zitting_datum"].get("isRequired")

    def test_a_large_region_fits(self) -> None:
        velen = [(f"organisatie-{nr}", f"Organisatie met een lange naam nummer {nr}") for nr in range(60)]
        card = starten.voorstel(replace(self.vorm, gasten=velen), self.knop, T)
        klopt(card)

    def test_asking_more_organisaties(self, snapshot: SnapshotAssertion) -> None:
        vorm = starten.Extravorm(CODE, ZITTING, DEADLINE, ["Politie", "OM"], [], [("ggd", "GGD")], [("pi", "PI")], ())
        card = starten.meer_vragen(vorm, UitvraagStart(casus="c1", uitvraag="u1", sleutel=SLEUTEL), T, NL)
        klopt(card)
        assert card == snapshot

    def test_when_everybody_was_asked_there_is_nobody_to_ask(self) -> None:
        vorm = starten.Extravorm(CODE, ZITTING, DEADLINE, ["Politie"], [], [], [], ())
        assert knoppen(starten.meer_vragen(vorm, self.knop, T, NL)) == ["Andere zitting"]

    @pytest.mark.parametrize("niet_bereikt", [(), ("OM",), ("OM", "GGD")])
    def test_what_was_started(self, niet_bereikt: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
        beeld = starten.Bevestiging("u1", CODE, ZITTING, DEADLINE, ("Politie", "OM", "GGD"), niet_bereikt)
        card = starten.bevestiging(beeld, T, NL)
        klopt(card)
        assert card == snapshot

    def test_choosing_a_casus(self, snapshot: SnapshotAssertion) -> None:
        cards = [starten.kies_casus([("c1", CODE)], T), starten.kies_casus([], T), starten.deur("c1", CODE, T)]
        for card in cards:
            klopt(card)
        assert cards == snapshot


class TestStatus:
    def test_how_an_uitvraag_stands(self, snapshot: SnapshotAssertion) -> None:
        regels = tuple(
            status.Statusregel(
                f"Organisatie {een.value}",
                een,
                DEADLINE if een in {Regelstand.BEANTWOORD, Regelstand.DEELT_NIET} else None,
                herinneringen=2 if een is Regelstand.TE_LAAT else 0,
            )
            for een in Regelstand
        )
        card = status.statuskaart(status.Statusbeeld("u1", CODE, DEADLINE, ZITTING, 2, regels, loopt=True), T, NL)
        klopt(card)
        assert card == snapshot

    def test_before_anybody_answered_there_is_nothing_to_open(self) -> None:
        regels = (status.Statusregel("Politie", Regelstand.OPEN),)
        card = status.statuskaart(status.Statusbeeld("u1", CODE, DEADLINE, ZITTING, 0, regels, loopt=False), T, NL)
        assert knoppen(card) == []
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
