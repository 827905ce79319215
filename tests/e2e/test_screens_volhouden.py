"""The cards of volhouden, kept as pictures wide and at 390 pixels, for people to look at."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.playground_page import PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CODE = "26-0001-R"

pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DemoHouse]:
    with demo_house(tmp_path, MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page.shows("U bent nu Noor van Eerd (Procesregisseur)")


def test_from_a_disappointment_to_the_agenda(page: PlaygroundPage) -> None:
    card = page.types_in_personal_chat(f"/volhouden {CODE}").latest_card().presses("Openen")
    card.shows("Wat is er al geprobeerd?").presses("Tegenslag noteren")
    card.shows("Wat viel tegen?").kept_as("volhouden-note-form")
    card.fills("Wat viel tegen? (verplicht)", "De afspraak bij de opvang is twee keer afgezegd.").presses("Opslaan")
    card.shows("Genoteerd.").presses("Aansporen").shows("Er is nu niemand").kept_as("volhouden-nudge-nobody")
    card.presses("Annuleren").presses("Scenario maken")
    card.fills("Als dit gebeurt (verplicht)", "de opvang nog eens afzegt")
    card.fills("Dan doen wij dit (verplicht)", "vragen wij het de gemeente rechtstreeks")
    card.fills("Wie doet dat? (verplicht)", "Wijkteam Centrum").kept_as("volhouden-scenario-form").presses("Opslaan")
    card.shows("Het scenario ligt klaar.").presses("Doorpakken")
    card.shows("Op welke zitting?").kept_as("volhouden-agenda-form").presses("Doorpakken")
    card.shows("De casus staat op de agenda").kept_as("volhouden-casus")
    card.presses("Naar de lijst").shows("Wat staat stil?").kept_as("volhouden-list")
