import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.bouwstenen import Card
from cards.uitvraag import gestart, starten
from cards.uitvraag.payloads import SpoedMaken, UitvraagStart, VoorstelOpen
from cards.uitvraag.starten import Spoedvorm
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
NL = Kalender()
DEADLINE = datetime(2026, 11, 26, 16, tzinfo=UTC)
ZITTING = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
CODE = "26-0142-K"
SLEUTEL = "0123456789abcdef.1764000000." + "z" * 43
ANDERS = VoorstelOpen(casus="c1", nieuw=True, spoed=True)


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
        beeld = gestart.Bevestiging("u1", CODE, ZITTING, DEADLINE, ("Politie", "OM", "GGD"), niet_bereikt)
        card = gestart.bevestiging(beeld, T, NL)
        klopt(card)
        assert card == snapshot

    def test_choosing_a_casus(self, snapshot: SnapshotAssertion) -> None:
        cards = [starten.kies_casus([("c1", CODE)], T), starten.kies_casus([], T), starten.deur("c1", CODE, T)]
        for card in cards:
            klopt(card)
        assert cards == snapshot

    def test_with_the_switch_on_the_hours_and_a_spoedzitting_stand_beside_it(self, snapshot: SnapshotAssertion) -> None:
        card = starten.voorstel(replace(self.vorm, spoed=Spoedvorm(aan=True, uren=24)), self.knop, T)
        klopt(card)
        velden = self.velden(card)
        assert (velden["is_spoed"], velden["spoed_uren"]) == ("true", "24")
        assert {"spoed_datum", "spoed_tijd"} <= set(velden)
        assert card == snapshot

    def test_with_the_switch_off_they_are_one_press_away_and_nothing_has_to_be_filled_in_for_it(self) -> None:
        card = starten.voorstel(self.vorm, self.knop, T)
        assert self.velden(card)["is_spoed"] == "false"
        assert "spoed_uren" not in self.velden(card)
        (knop,) = [een for een in soort(card, "Action.") if een["title"] == "Uren of spoedzitting kiezen"]
        assert knop["data"] == {"v": 1, "casus": "c1", "nieuw": True, "spoed": True}
        assert knop["associatedInputs"] == "none"

    def test_where_the_region_has_no_term_in_hours_the_regisseur_must_say_it(self) -> None:
        card = starten.voorstel(replace(self.vorm, spoed=Spoedvorm(aan=True)), self.knop, T)
        klopt(card)
        (uren,) = [een for een in soort(card, "Input.") if een["id"] == "spoed_uren"]
        assert uren["label"].endswith("(verplicht)")

    def test_what_was_said_about_urgency_stays_after_a_mistake(self) -> None:
        gevuld = {"is_spoed": "false", "spoed_uren": "3", "spoed_datum": "2026-12-01"}
        velden = self.velden(
            starten.voorstel(replace(self.vorm, spoed=Spoedvorm(aan=True, uren=24), waarden=gevuld), self.knop, T)
        )
        assert (velden["is_spoed"], velden["spoed_uren"], velden["spoed_datum"]) == ("false", "3", "2026-12-01")

    def test_how_and_when_each_is_reached(self, snapshot: SnapshotAssertion) -> None:
        beeld = gestart.Bevestiging(
            "u1",
            CODE,
            ZITTING,
            DEADLINE,
            ("Politie", "OM", "GGD"),
            ("GGD",),
            bereikt=(("Politie", "in Teams, nu"), ("OM", "e-mail aan Olga; bellen: Otto, 0100 123 456")),
            spoed=True,
            extra=True,
            melding="De uitvraag heeft nu spoed.",
        )
        card = gestart.bevestiging(beeld, T, NL)
        klopt(card)
        assert card == snapshot

    def test_a_long_list_of_who_is_reached_fits(self) -> None:
        namen = tuple(f"Organisatie met een lange naam nummer {nr}" for nr in range(30))
        hoe = tuple((naam, "in Teams, morgen om 8.30 uur; e-mail aan iemand; bellen: iemand, 0100") for naam in namen)
        klopt(gestart.bevestiging(gestart.Bevestiging("u1", CODE, ZITTING, DEADLINE, namen, (), bereikt=hoe), T, NL))

    @pytest.mark.parametrize("fouten", [(), ("Vul een heel aantal uren in.",)])
    def test_making_urgent_what_runs(self, fouten: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
        beeld = gestart.Spoedbeeld(CODE, ZITTING, DEADLINE, "24", fouten)
        card = gestart.spoed_maken(beeld, SpoedMaken(uitvraag="u1", sleutel=SLEUTEL), ANDERS, T, NL)
        klopt(card)
        assert knoppen(card) == ["Maak het spoed", "Andere zitting"]
        assert card == snapshot

    def test_the_short_way_in_leads_to_the_proposal_with_the_switch_on(self) -> None:
        for card in (starten.kies_casus([("c1", CODE)], T, spoed=True), starten.deur("c1", CODE, T, spoed=True)):
            klopt(card)
            assert '"spoed": true' in json.dumps(soort(card, "Action."))
