"""His page gone through as he does: by keyboard, without script, large and small; from the door to the meeting."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.on_its_way import plays
from tests.e2e.own_page import AXE, RULES, SCREENS
from tests.e2e.playground_page import CardOnPage
from tests.e2e.talk_on_its_way import DOOR_OPENS, HIS_PAGE, MONDAY, fixes, goes, post_of_the_prison

PHONE: ViewportSize = {"width": 390, "height": 844}
SCREENS_OF_HIS: Final = ("", "/kiezen", "/zeggen", "/veld?wat=doel", "/liever-niet", "/meedoen", "/brief", "/toestel")
ON_PAPER: Final = "/uitnodiging"
AT_MOST: Final = 150_000
"""Bytes of one screen with all that it fetches: what a slow line in a prison carries in a few seconds."""
TABS: Final = 60
MEETING: Final = re.compile(r"/demo/vergadering/\d+$")
"""The demo's own meeting, in place of Teams."""

# What stands in the cache counts: he has an empty one the first time.
_WEIGHS: Final = """() => ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
  .reduce((sum, each) => sum + each.decodedBodySize, 0)"""

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoHouse]:
    """A house in which the talk is about to begin."""
    with demo_house(tmp_path_factory.mktemp("demo"), MONDAY) as house:
        yield house


@pytest.fixture(scope="module")
def casemanager(browser: Browser, house: DemoHouse) -> Iterator[CardOnPage]:
    """His talk, as his casemanager has it open."""
    with visiting(browser, house) as page:
        fixes(page, house)
        plays(page, "pi-merwede")
        house.jumps(DOOR_OPENS)
        yield post_of_the_prison(page).presses("Openen").shows("Casemanager")


@pytest.fixture
def address(casemanager: CardOnPage, house: DemoHouse) -> str:
    """A new link, as she makes one for each device."""
    house.delivers()
    if "Openen" in casemanager.buttons:
        # What he did on his page changed the post.
        casemanager.presses("Openen").shows("Casemanager")
    link = "Nieuwe link" if "Nieuwe link" in casemanager.buttons else HIS_PAGE
    found = casemanager.presses(link).shows("alleen voor u").address_of(HIS_PAGE)
    casemanager.presses("Terug").shows("Casemanager")
    return found


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    yield context
    context.close()


def comes_in(device: BrowserContext, address: str) -> Page:
    tab = device.new_page()
    tab.goto(address)
    tab.get_by_role("button", name="Openen").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Praat mee over je terugkeer")
    return tab


def focused(tab: Page) -> str:
    return str(tab.evaluate("() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"))


def tabs_to(tab: Page, text: str) -> None:
    """Press Tab until what is focused begins with a text; fail when it never is, or when one does not see it."""
    for _ in range(TABS):
        tab.keyboard.press("Tab")
        if focused(tab).startswith(text):
            assert tab.evaluate(
                "() => { const e = document.activeElement;"
                " return [e, e.closest('.keus')].some(x => x && getComputedStyle(x).outlineStyle !== 'none'); }"
            ), f"{text}: nobody sees that it is focused"
            return
    pytest.fail(f"{text}: not reached with Tab")


def presses(tab: Page, text: str, key: str = "Enter") -> None:
    tabs_to(tab, text)
    with tab.expect_navigation():
        tab.keyboard.press(key)


def test_the_whole_way_is_gone_with_the_keyboard_alone(device: BrowserContext, address: str) -> None:
    tab = device.new_page()
    tab.goto(address)
    presses(tab, "Openen")
    presses(tab, "Doe je mee?")
    tabs_to(tab, "Ja, ik doe mee")
    tab.keyboard.press("Space")
    presses(tab, "Dit is mijn keuze")
    expect(tab.get_by_role("status")).to_contain_text("Je keuze is bewaard.")
    presses(tab, "Terug naar het begin")
    presses(tab, "Wat wil je zeggen?")
    presses(tab, "Schrijf iets")
    tabs_to(tab, "Wat wil jij bereiken?")
    tab.keyboard.type("Ik wil werk.")
    presses(tab, "Bewaar en stop", "Space")
    expect(tab.get_by_role("main")).to_contain_text("Ik wil werk.")
    presses(tab, "Terug naar het begin")
    presses(tab, "Naar het gesprek")
    expect(tab.get_by_role("main")).to_contain_text("Je kunt nu meedoen.")
    presses(tab, "Ga naar het gesprek")
    expect(tab).to_have_url(MEETING)


def test_the_whole_way_is_gone_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    tab = comes_in(context, address)
    expect(tab.get_by_role("button", name="Lees voor")).to_have_count(0)
    tab.get_by_role("link", name="Doe je mee?").click()
    tab.get_by_label("Ja, ik doe mee").check()
    tab.get_by_role("button", name="Dit is mijn keuze").click()
    goes(tab, "/zeggen").get_by_role("link", name="Wonen").click()
    tab.get_by_role("textbox").fill("Een eigen kamer.")
    tab.get_by_role("button", name="Bewaar en stop").click()
    expect(tab.get_by_role("main")).to_contain_text("Een eigen kamer.")
    goes(tab, "/meedoen").get_by_role("button", name="Ga naar het gesprek").click()
    expect(tab).to_have_url(MEETING)
    context.close()


def test_no_screen_is_heavy_or_comes_from_elsewhere(device: BrowserContext, address: str) -> None:
    tab = comes_in(device, address)
    root = tab.url.partition("/gast")[0]
    for where in (*SCREENS_OF_HIS, ON_PAPER):
        asked: list[str] = []

        def remembers(request: Request, asked: list[str] = asked) -> None:
            asked.append(request.url)

        tab.on("request", remembers)
        goes(tab, where).wait_for_load_state("networkidle")
        tab.remove_listener("request", remembers)
        assert all(each.startswith(f"{root}/gast") for each in asked), where
        weight = int(tab.evaluate(_WEIGHS))
        assert 0 < weight < AT_MOST, f"{where or 'begin'}: {weight} bytes"


def test_everybody_can_use_each_screen_as_it_is_served(device: BrowserContext, address: str) -> None:
    """At 1280 and 320 pixels, and at 640 enlarged twice, which leaves 320 as well; kept to be looked at."""
    tab = comes_in(device, address)
    SCREENS.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    for where in (*SCREENS_OF_HIS, ON_PAPER):
        goes(tab, where)
        name = where.strip("/").partition("?")[0] or "begin"
        for width in (1280, 390, 320):
            tab.set_viewport_size({"width": width, "height": 800})
            tab.screenshot(path=SCREENS / f"gast-{name}-{width}.png", full_page=True)
            found += problems(tab, f"{name} at {width}")
        tab.set_viewport_size({"width": 640, "height": 800})
        tab.evaluate("document.documentElement.style.fontSize = '250%'")
        found += problems(tab, f"{name} twice as large")
    assert found == []


def problems(tab: Page, which: str) -> list[str]:
    tab.evaluate(AXE)
    result: Any = tab.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    found = [f"{which}: {each['id']} {node['target']}" for each in result["violations"] for node in each["nodes"]]
    if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"{which}: scrolls sideways")
    return found
