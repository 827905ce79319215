"""Every card of the talk of a detained person, kept wide and at 390 pixels, and its paper on A4, for people to look at.

What is checked here is only that each card is reached and says what it is about; how it looks is judged by eye.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.on_its_way import opened, plays
from tests.e2e.own_page import SCREENS, OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage
from tests.e2e.talk_on_its_way import CODE, DOOR_OPENS, HIS_PAGE, MONDAY, fixes, goes, his_door, post_of_the_prison

OF_THE_POLICE = "Bas Hoekstra"
DAY = "maandag 30 november, 10.00 uur"
A4_AT_96_DPI: ViewportSize = {"width": 794, "height": 1123}

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DemoHouse]:
    with demo_house(tmp_path, MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page.shows("U bent nu Noor van Eerd (Procesregisseur)")


def goes_on(page: PlaygroundPage) -> CardOnPage:
    """Open the talk as its regisseur."""
    return opened(plays(page, "regisseur"), f"/gesprek toon {CODE}").shows("Wie zitten erbij")


def on_paper(tab: Page, name: str) -> None:
    """Keep what a page is on paper, drawn on the width of A4."""
    tab.set_viewport_size(A4_AT_96_DPI)
    tab.emulate_media(media="print")
    tab.screenshot(path=SCREENS / f"{name}-a4.png", full_page=True)
    tab.emulate_media(media="screen")


def test_a_talk_is_planned_moved_and_called_off(page: PlaygroundPage, house: DemoHouse) -> None:
    opened(page, "/gesprek").shows("Er is nu geen gesprek gepland.").kept_as("gesprek-none")
    form = opened(page, f"/gesprek plan {CODE}").kept_as("gesprek-plan")
    form.fills("Moment 1: welke dag?", "morgenmiddag of zo").presses("Gesprek plannen")
    form.shows("deze dag is niet duidelijk").kept_as("gesprek-plan-mistake")
    form.fills("Moment 1: welke dag?", "30 november").presses("Gesprek plannen")
    form.shows("De inrichting is gevraagd").kept_as("gesprek-asked")
    for button, name in {"Verzetten": "move", "Wie erbij zitten": "who", "Afzeggen": "off"}.items():
        form.presses(button).shows("Annuleren").kept_as(f"gesprek-form-{name}").presses("Annuleren")
    form.presses("Keuze en inbreng").shows("Zijn keuze").kept_as("gesprek-choice")
    opened(page, "/gesprek").shows("Het wachten is op de inrichting").kept_as("gesprek-list")
    card = opened(page, f"/gesprek toon {CODE}").presses("Afzeggen").shows("Waarom gaat het niet door?")
    card.chooses("Waarom gaat het niet door? (verplicht)", "de veiligheid").presses("Afzeggen")
    card.shows("Het gesprek is afgezegd.").kept_as("gesprek-called-off")


def test_the_prison_chooses_a_moment_or_others(page: PlaygroundPage, house: DemoHouse) -> None:
    opened(page, f"/gesprek plan {CODE}").presses("Gesprek plannen").shows("De inrichting is gevraagd")
    house.delivers()
    card = post_of_the_prison(page, "kies een moment").kept_as("gesprek-post-prison")
    card.presses("Openen").shows("Welk moment past?").kept_as("gesprek-prison")
    card.presses("Geen van deze").shows("Geef aan wanneer het wel kan.").kept_as("gesprek-prison-others")
    card.presses("Annuleren").presses("Uitnodiging op papier").shows("Druk de uitnodiging af")
    card.kept_as("gesprek-prison-paper").presses("Terug").presses(HIS_PAGE).shows("alleen voor u")
    card.kept_as("gesprek-prison-link").presses("Terug").presses("Keuze en inbreng").shows("Wat zei hij?")
    card.kept_as("gesprek-prison-choice").presses("Wie liever niet erbij?").kept_as("gesprek-prison-rather-not")
    card.presses("Terug").presses("Terug").chooses("Welk moment past? (verplicht)", DAY).presses("Kiezen")
    house.delivers()
    card = post_of_the_prison(page).kept_as("gesprek-post-prison-planned").presses("Openen")
    card.shows(f"Het gesprek is op {DAY}").kept_as("gesprek-prison-planned")


def test_a_partner_hears_when_it_is(page: PlaygroundPage, house: DemoHouse) -> None:
    fixes(page, house).kept_as("gesprek-planned")
    plays(page, "politie")
    card = page.opens_group_chat().card_with(OF_THE_POLICE, f"{CODE}: er is een gesprek").kept_as("gesprek-post")
    card.presses("Openen").shows("Laat weten of u komt.").kept_as("gesprek-partner")


def test_the_talk_itself_and_the_letter_after_it(page: PlaygroundPage, house: DemoHouse) -> None:
    fixes(page, house)
    house.jumps(DOOR_OPENS)
    page_of_his(page)
    goes_on(page).kept_as("gesprek-door").presses("Verloop").shows("Voordat u de gast toelaat").kept_as(
        "gesprek-during"
    )
    card = page.latest_card().presses("Begonnen").kept_as("gesprek-begun").presses("Pauze").kept_as("gesprek-break")
    card.presses("Verder").presses("Geëindigd").shows("Ja, het is klaar").kept_as("gesprek-sure")
    card.presses("Ja, het is klaar").shows("Afspraak vastleggen").kept_as("gesprek-over")
    card.presses("Brief maken").shows("Brief openen").kept_as("gesprek-letter-card")
    sheet = OwnPage(card.leads_to("Brief openen")).comes_in().kept_as("gesprek-letter-empty")
    sheet.page.get_by_label("Wat doet hij zelf").first.fill("Je belt de gemeente in de eerste week.")
    sheet.presses("Opslaan").shows("Zo leest hij de brief").kept_as("gesprek-letter-written")
    sheet.presses("Goedkeuren: hij mag hem lezen").shows("is goedgekeurd door").kept_as("gesprek-letter-approved")
    sheet.presses("Afdrukken").kept_as("gesprek-letter-sheet")
    on_paper(sheet.page, "gesprek-letter")


def page_of_his(page: PlaygroundPage) -> None:
    """Open his page as the casemanager does, and choose to talk; each kind page on the way is kept."""
    tab = his_door(page)
    address = tab.url
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.screenshot(path=SCREENS / "gast-door-390.png", full_page=True)
    tab.goto(f"{address[:-3]}xyz")
    tab.screenshot(path=SCREENS / "gast-door-wrong-390.png", full_page=True)
    tab.goto(address)
    tab.get_by_role("button", name="Openen").click()
    goes(tab, "/kiezen").get_by_label("Ja, ik doe mee").check()
    tab.get_by_role("button", name="Dit is mijn keuze").click()
    expect(tab.get_by_role("status")).to_contain_text("Je keuze is bewaard.")
    tab.screenshot(path=SCREENS / "gast-chosen-390.png", full_page=True)
