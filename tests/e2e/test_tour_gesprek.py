"""The talk of a detained person, played in the real playground and on his own page: from a moment to his letter.

What lines 19 to 22 of the README say one types, presses and sees stands in the first half. Change them together.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY_BEFORE = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
DOOR_IS_OPEN = datetime(2026, 11, 30, 8, 52, tzinfo=UTC)

CODE, NAME = "26-0004-W", "Dirk Zandstra"
POLICE = "Politie Merwestreek"
TO_CHOOSE, CHOSEN = "kies een moment voor een gesprek", "het gesprek is op"
"""What the post of the prison says; in a conversation of several it does not stand by name beside a code."""
MOMENT = "maandag 30 november, 10.00 uur"


@pytest.mark.timeout(400)
def test_he_sits_at_the_talk_about_his_own_return(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        opened(page, f"/gesprek plan {CODE}").shows(NAME).presses("Gesprek plannen").shows(
            "wachten is op de inrichting"
        )
        house.delivers()
        plays(page, "pi-merwede")
        chosen = post(page, TO_CHOOSE).presses("Openen").chooses("Welk moment past? (verplicht)", MOMENT)
        chosen.presses("Kiezen")
        house.delivers()
        says_yes(his_page(page))

        coming = post(plays(page, "politie"), POLICE).presses("Openen").shows(MOMENT)
        assert NAME not in coming.text
        coming.presses("Wij komen").shows("komt")
        page.does_not_show(NAME)
        opened(plays(page, "regisseur"), f"/gesprek toon {CODE}").shows("Samira Vos").shows("ja")

        house.time_passes(DAY_BEFORE)
        before = post(plays(page, "politie"), POLICE, "bijna gesprek").presses("Openen")
        before.shows("Praat met hem, niet over hem.")
        assert NAME not in before.text
        house.time_passes(DOOR_IS_OPEN)
        goes_in(house, page)
        is_held(page)


def opened(page: PlaygroundPage, command: str) -> CardOnPage:
    """Type a command and press through the door in front of its answer."""
    return page.types_in_personal_chat(command).latest_card().presses("Openen")


def plays(page: PlaygroundPage, role: str) -> PlaygroundPage:
    return page.types_in_personal_chat(f"/speel {role}")


def post(page: PlaygroundPage, *texts: str) -> CardOnPage:
    """Find the post about the talk with these words; it names nobody."""
    card = page.opens_group_chat().card_with(CODE, "gesprek", "Openen", *texts)
    assert NAME not in card.text
    return card


def his_page(page: PlaygroundPage) -> Page:
    """The casemanager opens his page with him: the link is shown to her alone, and gone from the address bar."""
    card = post(page, CHOSEN).presses("Openen")
    # A link that was made before is dead from the moment on which another one is.
    card.presses("Nieuwe link" if "Nieuwe link" in card.buttons else "Zijn pagina openen")
    found = card.leads_to("Zijn pagina openen")
    found.get_by_role("button", name="Openen").click()
    expect(found.get_by_role("heading", name="Praat mee over je terugkeer")).to_be_visible()
    assert found.url.endswith("/gast")
    assert NAME not in found.content()
    return found


def says_yes(his: Page) -> None:
    expect(his.locator("main")).to_contain_text("maandag 30 november, 10 uur")
    his.get_by_role("link", name="Doe je mee?").click()
    his.get_by_label("Ja, ik doe mee").check()
    his.get_by_role("button", name="Dit is mijn keuze").click()
    expect(his.locator("main")).to_contain_text("Je koos: ja, ik doe mee.")
    his.close()


def goes_in(house: DemoHouse, page: PlaygroundPage) -> None:
    """Ten minutes before, the way in stands on his page."""
    house.delivers()
    his = his_page(plays(page, "pi-merwede"))
    his.get_by_role("link", name="Naar het gesprek").click()
    his.get_by_role("button", name="Ga naar het gesprek").click()
    expect(his.get_by_role("heading", name="Hier begint de vergadering")).to_be_visible()
    his.close()


def is_held(page: PlaygroundPage) -> None:
    card = opened(plays(page, "regisseur"), f"/gesprek toon {CODE}").presses("Verloop")
    card.shows("Voordat u de gast toelaat").shows("gast erbij")
    card.presses("Begonnen").presses("Geëindigd").presses("Ja, het is klaar").shows("Het gesprek is geweest.")
    card.shows("Brief")
