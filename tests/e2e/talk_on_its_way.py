"""The talk of a detained person at the playground, told as its regisseur and his casemanager press and type it."""

from datetime import UTC, datetime
from typing import Final

from playwright.sync_api import Page

from tests.e2e.demo_house import DemoHouse
from tests.e2e.on_its_way import opened, plays
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY: Final = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DOOR_OPENS: Final = datetime(2026, 11, 23, 8, 52, tzinfo=UTC)
"""Of the talk that `fixes` plans: that morning at ten, as clocks in the Netherlands tell it."""
CODE: Final = "26-0004-W"
HIS_PAGE: Final = "Zijn pagina openen"


def fixes(page: PlaygroundPage, house: DemoHouse) -> CardOnPage:
    """Plan the talk at a moment that was agreed already; its meeting is made and everybody hears when it is."""
    card = opened(page, f"/gesprek plan {CODE}").fills("Moment 1: welke dag?", "vandaag")
    for number in (2, 3, 4):
        card.fills(f"Moment {number}: welke dag?", "")
    card.chooses("Is het moment al afgesproken met de inrichting?", "Ja, het eerste moment staat vast")
    card.presses("Gesprek plannen").shows("Het moment staat vast.")
    house.delivers()
    return card


def post_of_the_prison(page: PlaygroundPage, says: str = "het gesprek is op") -> CardOnPage:
    """Become the casemanager, and find the post of the inrichting."""
    return plays(page, "pi-merwede").opens_group_chat().card_with(f"{CODE}: {says}")


def his_door(page: PlaygroundPage) -> Page:
    """Open the link that the casemanager gives him; return the door."""
    card = post_of_the_prison(page).presses("Openen").presses(HIS_PAGE).shows("alleen voor u")
    return card.leads_to(HIS_PAGE)


def goes(tab: Page, where: str = "") -> Page:
    """Go to one of his screens, as a link to it does."""
    root = tab.url.partition("/gast")[0]
    tab.goto(f"{root}/gast{where}")
    return tab
