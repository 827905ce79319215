"""A person at a page of ours in the browser, by keyboard or mouse; and whether everybody could use it (axe-core)."""

from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import FilePayload, Page, expect

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class OwnPage:
    """A page behind a link, from the door on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def comes_in(self) -> Self:
        """Open the link, and sign in where that is asked."""
        self.presses("Openen")
        sign_in = self.page.locator("form[action='/aanmelden/terug'] button").first
        expect(sign_in.or_(self.page.get_by_role("link", name="Afmelden"))).to_be_visible()
        if sign_in.is_visible():
            sign_in.click()
            self.clicks += 1
        expect(self.page.get_by_role("link", name="Afmelden")).to_be_visible()
        return self

    def presses(self, button: str) -> Self:
        """Press a button, and wait for what comes."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()
        self.clicks += 1
        return self

    def chooses(self, question: str, *options: str) -> Self:
        """Choose in a group."""
        group = self.page.get_by_role("group", name=question, exact=True)
        for option in options:
            group.get_by_label(option, exact=True).check()
            self.clicks += 1
        return self

    def fills(self, label: str, text: str) -> Self:
        """Write in a field."""
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def brings(self, label: str, content: str) -> Self:
        """Choose a file."""
        chosen = FilePayload(name="week.csv", mimeType="text/csv", buffer=content.encode())
        self.page.get_by_label(label, exact=True).set_input_files(chosen)
        self.clicks += 1
        return self

    def shows(self, text: str) -> Self:
        """Wait until a text stands there."""
        expect(self.page.locator("main")).to_contain_text(text)
        return self

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.page.locator("body").inner_text()

    def kept_as(self, name: str) -> Self:
        """Keep what it looks like wide, on a small phone, and on paper."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        for width, kind in ((1280, "wide"), (320, "phone")):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=SCREENS / f"page-{name}-{kind}.png", full_page=True)
        self.page.emulate_media(media="print")
        self.page.screenshot(path=SCREENS / f"page-{name}-print.png", full_page=True)
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        return self

    def problems(self) -> list[str]:
        """Return what axe-core has against the page, wide and at 320 pixels, and whether one must scroll sideways."""
        found = []
        for width in (1280, 320):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.evaluate(AXE)
            result: Any = self.page.evaluate(
                "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
            )
            found += [
                f"{width}: {each['id']} {each['help']} {node['target']}"
                for each in result["violations"]
                for node in each["nodes"]
            ]
            if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{width}: scrolls sideways")
        return found

    def focus_order(self) -> list[str]:
        """Press Tab through the page; return the name (or value) of what is focused, in order."""
        self.page.evaluate("document.activeElement && document.activeElement.blur()")
        seen: list[str] = []
        for _ in range(60):
            self.page.keyboard.press("Tab")
            where = str(
                self.page.evaluate(
                    "() => { const e = document.activeElement; return e === document.body ? '' :"
                    " (e.name || e.innerText || e.tagName) + (e.type === 'radio' || e.type === 'checkbox'"
                    " ? ':' + e.value : ''); }"
                )
            )
            if not where:
                break
            seen.append(where)
        return seen
