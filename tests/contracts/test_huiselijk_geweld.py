"""Safety where people in one casus are a danger to each other (L12): what is not asked cannot be found by the other."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from cards.payloads import Payload
from dialogs.alles import maak_registry
from domain.casus import Betrokkene, Casus, Persoonsgegevens
from domain.melding import Melding
from regio.laden import laad_regio

HOUSE = Path(__file__).parents[2]
REACHED = re.compile(r"adres|telefoon|nummer_van|mail|woon|verblijf|postcode", re.IGNORECASE)
PROFESSIONALS = ("contact.", "bereikbaar.", "vergadering.", "zittingsvergadering.")
"""The buttons by which is said how professionals are reached, and where a meeting is joined."""


def test_of_a_betrokkene_only_is_kept_who_he_is_and_of_which_gemeente() -> None:
    assert {each.name for each in fields(Persoonsgegevens)} == {"naam", "geboortedatum", "gemeente"}
    assert {each.name for each in fields(Betrokkene)} == {"id", "rol", "gegevens"}
    kept = {each.name for kind in (Casus, Melding) for each in fields(kind)}
    assert [each for each in kept if REACHED.search(each)] == []


def test_no_card_has_room_for_where_a_betrokkene_lives_or_how_he_is_reached() -> None:
    asked: dict[str, list[str]] = {}
    for spec in maak_registry().verbs.values():
        assert issubclass(spec.payload, Payload)
        found = [each for each in spec.payload.model_fields if REACHED.search(each)]
        if found and not spec.verb.startswith(PROFESSIONALS):
            asked[spec.verb] = found
    assert asked == {}


@pytest.mark.parametrize("region", ["zhz", "demo"])
def test_no_conversation_serves_this_tafel_and_another_one_outside_a_demo(region: str) -> None:
    loaded = laad_regio(HOUSE / "regio" / f"{region}.yaml")
    assert loaded.demo or not loaded.gesprekken_gedeeld


@pytest.mark.parametrize("template", sorted((HOUSE / "pages" / "sjablonen").glob("*.html")), ids=lambda each: each.stem)
def test_the_title_of_a_page_which_a_browser_remembers_holds_no_name(template: Path) -> None:
    title = "".join(re.findall(r"{% block titel %}(.*?){% endblock %}", template.read_text("utf-8")))
    assert re.findall(r"naam|persoon|betrokkene|wie\b", title) == []
