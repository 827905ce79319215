"""A zitting, played in the real playground by everybody at it: from the clock that runs on to a verslag that is read.

What lines 23 to 29 of the README say one types, presses and sees stands here. Change them together.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.on_its_way import opened, plays, takes_in
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FIRST, SECOND = "26-0001-R", "26-0002-T"
NAME, POLICE, OFFICER = "Mila Verhoog", "Politie Merwestreek", "Bas Hoekstra"
BESLUIT, AGREED = "De politie en de gemeente gaan samen langs.", "Langsgaan bij het gezin."


@pytest.mark.timeout(400)
def test_a_zitting_is_led_written_down_and_read(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        takes_in(page, FIRST)
        page.types_in_personal_chat("/zittingsdag").shows("Om 13.00 uur begint Regietafel Huiselijk Geweld.")
        started = page.types_in_personal_chat("/start").latest_card().shows(f"{FIRST} is aan de beurt.")
        stands_in_the_channel(page, house)

        page.opens_personal_chat()
        started = page.card_with("De zitting is begonnen.")
        panel = started.presses("Paneel openen").shows("Punt 1 van 2").kept_as("zitting-panel")
        panel.fills("Besluit", BESLUIT)
        panel.fills("Afspraak 1: wat", AGREED).chooses("Afspraak 1: wie", POLICE)
        panel.presses("Opslaan en volgende").shows(f"Vastgelegd bij {FIRST}: 1 besluit, 1 afspraak.")
        panel.shows("Punt 2 van 2").kept_as("zitting-panel-next")
        room = panel.presses("Wie is er").kept_as("zitting-room").chooses(POLICE, OFFICER)
        room.presses("Opslaan").shows("van 5 ontbreekt iemand")

        house.delivers()
        plays(page, "politie").shows(f"({POLICE})")
        page.opens_group_chat().does_not_show(NAME)
        mine = page.card_with("aan de beurt", SECOND).presses("Openen").shows("en u hoort erbij")
        mine.shows("Noa Terpstra").kept_as("zitting-mine")

        plays(page, "regisseur")
        panel = opened(page, "/zitting").presses("Rond af").kept_as("zitting-end").presses("Ja, rond af")
        panel.shows("De zitting is afgerond.").kept_as("zitting-ended")
        house.delivers()
        approves(page)
        house.delivers()
        reads(page)
        takes_along(page)


def stands_in_the_channel(page: PlaygroundPage, house: DemoHouse) -> None:
    """The running agenda: codes, clock times and organisaties, and nobody's name."""
    house.delivers()
    running = page.opens_channel("Regietafel").latest_card().shows(f"Nu: {FIRST}").shows(SECOND).shows(POLICE)
    assert NAME not in running.kept_as("zitting-running").text


def approves(page: PlaygroundPage) -> None:
    """On the page, in one press, what was kept of both casussen."""
    card = opened(page, "/verslag").presses("maandag 23 november: 2 casussen").kept_as("zitting-verslag")
    found = OwnPage(card.leads_to("Nakijken op de pagina")).comes_in().shows(BESLUIT).shows(AGREED)
    assert found.kept_as("verslag").problems() == []
    found.presses("Alles goedkeuren").shows("Goedgekeurd")
    found.page.close()


def reads(page: PlaygroundPage) -> None:
    """The police reads what it was there for, and what it agreed to do."""
    plays(page, "politie").shows(f"({POLICE})")
    page.opens_group_chat().does_not_show(AGREED)
    told = page.card_with("Verslag", FIRST, POLICE).kept_as("zitting-verslag-post").presses("Openen")
    read_by(told).shows(BESLUIT).shows(AGREED).kept_as("zitting-verslag-read")


def read_by(card: CardOnPage) -> CardOnPage:
    """Open the part of the first casus, where there is a choice."""
    return card.presses(next(each for each in card.buttons if FIRST in each)) if BESLUIT not in card.text else card


def takes_along(page: PlaygroundPage) -> None:
    """The regisseur gets what came of it as a file, from a page: it never goes through Teams."""
    plays(page, "regisseur")
    found = OwnPage(opened(page, f"/uitkomst {FIRST}").leads_to("Pagina openen")).comes_in().shows("besluiten 1")
    assert found.kept_as("uitkomst").problems() == []
    with found.page.expect_download() as saved:
        found.page.get_by_role("link", name="Opslaan als bestand").click()
    kept = json.loads(saved.value.path().read_text("utf-8"))
    (overleg,) = kept["resultaten"]
    assert overleg["betreft"]["heeftBesluit"][0]["omschrijving"] == BESLUIT
    assert NAME not in json.dumps(kept)
