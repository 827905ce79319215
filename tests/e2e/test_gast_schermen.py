"""The screens of somebody detained in a real browser: axe-core, 320 pixels, twice as large, and on A4."""

import re

import pytest
from playwright.sync_api import Browser

from pages.gastvorm import STIJL, stijl
from tests.e2e.own_page import AXE, RULES
from tests.pages.test_gast import ALLE, TALEN, schermen


def whole(language: str, name: str) -> str:
    """A screen with its style in it, so that it needs no door."""
    link = f'<link rel="stylesheet" href="{STIJL}">'
    return schermen(language)[name].replace(link, f"<style>{stijl()}</style>")


@pytest.mark.parametrize(("language", "name"), ALLE)
@pytest.mark.parametrize(("width", "scale"), [(1280, 1), (320, 1), (640, 2)])
def test_everybody_can_use_a_screen(browser: Browser, language: str, name: str, width: int, scale: int) -> None:
    page = browser.new_page(viewport={"width": width // scale, "height": 800}, device_scale_factor=scale)
    page.set_content(whole(language, name))
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.close()
    assert [een["id"] for een in found["violations"]] == []
    assert not sideways


@pytest.mark.parametrize("language", TALEN)
def test_the_invitation_fits_on_few_sheets(browser: Browser, language: str) -> None:
    """Twelve organisaties sit at this one, each with a warning; the usual talk takes two sheets."""
    page = browser.new_page()
    page.set_content(whole(language, "papier"))
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))
    page.close()
    assert sheets <= 4
