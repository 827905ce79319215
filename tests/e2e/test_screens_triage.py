"""The cards of triage, kept as pictures wide and at 390 pixels, for people to look at."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.playground_page import PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CODE = "26-0001-R"
CRITERIA = {
    "Criterium 1: problemen op meer dan een leefgebied, die leiden tot crimineel of overlastgevend gedrag": "Ja",
    "Criterium 2: samenwerking tussen meer ketens is nodig, minimaal dwang en drang": "Ja",
    "Criterium 3: invloed van en op het gezin of de directe omgeving": "Nee",
    "Criterium 4: ernstige lokale of gebiedsgebonden veiligheidsproblematiek": "Onbekend",
}

pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DemoHouse]:
    with demo_house(tmp_path, MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page.shows("U bent nu Noor van Eerd (Procesregisseur)")


def test_from_the_form_to_the_decision(page: PlaygroundPage) -> None:
    card = page.types_in_personal_chat(f"/triage {CODE}").latest_card().presses("Openen")
    card.shows("U besluit.").kept_as("triage-form")
    card.chooses("Hoe complex is de casus? (verplicht)", "Hoog")
    for label, answer in CRITERIA.items():
        card.chooses(f"{label} (verplicht)", answer)
    card.chooses("Risico (verplicht)", "Voor anderen")
    card.presses("Bekijk het voorstel").shows("Geteld: 1 ja").kept_as("triage-proposal")
    card.chooses("Wat besluit u? (verplicht)", "Terug naar het lokale veld").presses("Verder")
    card.shows("De casus wordt afgesloten").kept_as("triage-not-taken-in")
    card.presses("Ander besluit").chooses("Wat besluit u? (verplicht)", "Spoedoverleg").presses("Verder")
    card.kept_as("triage-urgent").presses("Ander besluit")
    card.chooses("Wat besluit u? (verplicht)", "In behandeling aan een tafel").presses("Verder")
    card.kept_as("triage-at-a-tafel")
    card.fills("Waarom besluit u dit? (verplicht)", "De keten loopt vast.").presses("In behandeling nemen")
    card.shows("Uw besluit staat vast").kept_as("triage-decided")
    card.presses("Eerdere besluiten").shows("De keten loopt vast.").kept_as("triage-earlier")
