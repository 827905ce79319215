"""A person at the page of Microsoft's Agents Playground, in the words of what he does and sees there."""

import contextlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, WebSocket, expect

from bot.demo import world

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
_LOOPBACK = ("localhost", "127.0.0.1")
_CARDS = ".ac-preview-panel"
_TRIES, _DRAWN = 3, 2_000
"""How often a lost click is made again, and milliseconds in which a card shows what was clicked."""
_BAD_ANSWERS_START_AT = 300
_SCREEN: ViewportSize = {"width": 1280, "height": 960}
_TALL_SCREEN: ViewportSize = {"width": 1280, "height": 4000}
_PHONE = "358px"
"""What a card gets on a screen of 390 pixels, beside the margins of the chat."""

_COUNTS_CLICKS = """
  window.clicks = 0;
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { window.clicks += 1; }, true);
"""

# The page has no event for "everything is drawn": it is when nothing has changed for a moment.
_SETTLED = """() => new Promise(resolve => {
  let timer = setTimeout(done, 120);
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 120); });
  function done() { observer.disconnect(); resolve(); }
  observer.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
})"""


@contextmanager
def at_the_playground(browser: Browser, address: str) -> Iterator["PlaygroundPage"]:
    """Open the page in a fresh profile, with Personal Chat in front, as somebody who just came in."""
    context = browser.new_context(viewport=_SCREEN, locale="nl-NL")
    try:
        context.route("**/*", _only_this_machine)
        yield PlaygroundPage(context.new_page(), address)
    finally:
        context.close()


def _only_this_machine(route: Route) -> None:
    host = route.request.url.split("/")[2].rsplit(":", 1)[0]
    if host in _LOOPBACK:
        route.continue_()
    else:
        route.abort()


def _ticks(box: Locator) -> None:
    """Tick a box, once more when the card was being drawn anew and the first click was lost."""
    for _ in range(_TRIES):
        if box.is_checked():
            return
        box.click()
        with contextlib.suppress(AssertionError):
            expect(box).to_be_checked(timeout=_DRAWN)
    expect(box).to_be_checked()


class CardOnPage:
    """An Adaptive Card as it stands on the page; it stays the same card when an answer replaces its content."""

    def __init__(self, page: Page, root: Locator) -> None:
        self._page = page
        self._root = root

    @property
    def text(self) -> str:
        """What a person reads in the card now, labels and buttons included."""
        return self._content.inner_text()

    @property
    def notice(self) -> str:
        """The line under the card: a passing message, a refusal, or nothing."""
        dismiss = self._root.locator("..").get_by_role("button", name="Dismiss Invoke Message")
        return dismiss.locator("..").inner_text().strip() if dismiss.count() else ""

    @property
    def buttons(self) -> tuple[str, ...]:
        """The titles of the buttons, in order."""
        return tuple(self._content.locator("button[aria-label]").all_inner_texts())

    def shows(self, text: str) -> Self:
        """Wait until the card shows a text."""
        expect(self._content).to_contain_text(text, ignore_case=False)
        return self

    def fills(self, label: str, value: str, *, which: int = 0) -> Self:
        """Write in the text or date field with this label (the `which`-th, when there are several)."""
        field = self._field(label, which)
        field.fill(value)
        # Right after a page load the first text is sometimes lost.
        if field.input_value() != value:
            field.fill(value)
        expect(field).to_have_value(value)
        return self

    def chooses(self, label: str, *options: str, which: int = 0) -> Self:
        """Choose in the list, the radio group or the tick boxes with this label; a tick box is ticked."""
        field = self._field(label, which)
        for option in options:
            if field.get_attribute("role") == "combobox":
                field.click()
                self._page.get_by_role("option", name=option, exact=True).click()
            elif field.get_attribute("type") == "checkbox":
                _ticks(field)
            else:
                _ticks(self._option(field, option))
        return self

    def unticks(self, label: str, *options: str, which: int = 0) -> Self:
        """Take the tick out of these boxes."""
        field = self._field(label, which)
        for option in options:
            self._option(field, option).uncheck()
        return self

    def presses(self, button: str, *, which: int | None = None) -> Self:
        """Press a button (the `which`-th, when there are several) and wait until the bot's answer is drawn."""
        found = self._content.get_by_role("button", name=button, exact=True)
        with self._page.expect_response("**/_conversation/v1/invoke") as answer:
            (found if which is None else found.nth(which)).click()
        assert answer.value.ok, f"{button}: the bot answered with {answer.value.status}"
        self._page.evaluate(_SETTLED)
        return self

    def tries_to_press(self, button: str) -> Self:
        """Press a button while the card itself is expected to object (a required field is empty)."""
        self._content.get_by_role("button", name=button, exact=True).click()
        self._page.evaluate(_SETTLED)
        return self

    def unfolds(self, button: str) -> Self:
        """Press a button that shows more of the card itself."""
        return self.tries_to_press(button)

    def kept_as(self, name: str) -> Self:
        """Keep what the card looks like, wide and on a phone."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        self._page.set_viewport_size(_TALL_SCREEN)
        self._page.evaluate(_SETTLED)
        self._root.screenshot(path=SCREENS / f"{name}-wide.png")
        self.on_a_phone(f"{name}-phone")
        return self

    def leads_to(self, link: str) -> Page:
        """Press a button that opens a page of the bot in the browser; return that page."""
        button = self._content.get_by_role("link", name=link).or_(self._content.get_by_role("button", name=link))
        with self._page.context.expect_page() as opened:
            button.first.click()
        opened.value.wait_for_load_state()
        return opened.value

    def address_of(self, link: str) -> str:
        """Return where a button leads that opens a page of the bot, without going there."""
        opened = self.leads_to(link)
        address = opened.url
        opened.close()
        return address

    def on_a_phone(self, name: str) -> Path:
        """Keep what the card looks like on a narrow screen as `build/screens/<name>.png`."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        # The page scrolls within itself; only what is in view can be kept.
        self._page.set_viewport_size(_TALL_SCREEN)
        self._root.evaluate("(card, width) => { card.style.width = card.style.maxWidth = width; }", _PHONE)
        self._page.evaluate(_SETTLED)
        path = SCREENS / f"{name}.png"
        self._root.screenshot(path=path)
        self._root.evaluate("(card) => { card.style.width = card.style.maxWidth = ''; }")
        self._page.set_viewport_size(_SCREEN)
        return path

    @property
    def _content(self) -> Locator:
        return self._root.locator(".ac-adaptiveCard").first

    def _field(self, label: str, which: int) -> Locator:
        """Find a field by its label; the page links every label to its field by id."""
        written = self._content.locator("label.ac-richTextBlock").filter(
            has=self._page.locator(f"xpath=./span[not(@aria-hidden)][normalize-space()={_quoted(label)}]")
        )
        field_id = written.nth(which).get_attribute("for")
        return self._content.locator(f'[id="{field_id}"]')

    @staticmethod
    def _option(field: Locator, option: str) -> Locator:
        label_id = field.locator("label").get_by_text(option, exact=True).get_attribute("for")
        return field.locator(f'[id="{label_id}"]')


class PlaygroundPage:
    """The page. Every act waits until the bot has answered and the answer is drawn."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._log: WebSocket | None = None
        self._marks = count()
        self._delivers: Callable[[], object] = lambda: None
        page.on("websocket", self._remember_log)
        page.add_init_script(_COUNTS_CLICKS)
        page.goto(address)
        self._comes_in()

    @property
    def clicks(self) -> int:
        """How often a mouse button or a key went down since the page was loaded."""
        return int(self._page.evaluate("window.clicks"))

    def waits_for(self, delivers: Callable[[], object]) -> Self:
        """Let everything that is due be sent before somebody types or reads the group chat.

        An edit takes a card from its reader, and a post that comes between would be taken for the answer.
        """
        self._delivers = delivers
        return self

    def reloads(self) -> Self:
        """Load the page anew, as somebody who comes in now: it shows what is posted from then on."""
        self._page.reload()
        self._comes_in()
        return self

    def opens_personal_chat(self) -> Self:
        """Go to the chat with the bot."""
        return self._opens("Personal Chat")

    def opens_group_chat(self) -> Self:
        """Go to the group chat."""
        self._delivers()
        return self._opens(world.GROUP_CHAT_NAME)

    def opens_channel(self, channel: str) -> Self:
        """Go to a channel of the team."""
        return self._opens(f"{world.TEAM_NAME} - {channel}")

    def types_in_personal_chat(self, text: str) -> Self:
        """Send a message in the chat with the bot."""
        self._delivers()
        self.opens_personal_chat()
        box = self._page.get_by_role("textbox").last
        box.click()
        box.press_sequentially(text)
        self._sends(self._page.get_by_role("button", name="Send Message").last.click)
        return self

    def types_in_group_chat(self, text: str) -> Self:
        """Send a message that mentions the bot, in the group chat."""
        self.opens_group_chat()
        self._mentions_bot_and_types(self._page.get_by_role("textbox").last, text)
        self._sends(self._page.get_by_role("button", name="Send Message").last.click)
        return self

    def posts_in_channel(self, channel: str, text: str) -> Self:
        """Start a thread that mentions the bot, in a channel; wait until its card stands there."""
        self.opens_channel(channel)
        # By what stood there, not by how many: a card that is being drawn may stand there twice for a moment.
        self._page.locator(_CARDS).evaluate_all("cards => cards.forEach(card => card.setAttribute('data-stood', ''))")
        self._mentions_bot_and_types(self._page.get_by_role("textbox").first, text)
        self._sends(self._page.get_by_role("button", name="Post", exact=True).click)
        # The answer to the message may arrive before the card that was posted is drawn.
        # Visible: meanwhile something may be posted in another conversation, which is drawn and hidden.
        self._page.locator(f"{_CARDS}:not([data-stood]):visible").first.wait_for()
        return self

    def latest_card(self) -> CardOnPage:
        """The last card of the open conversation; in a channel the last of the newest thread, which stands on top."""
        threads = self._page.get_by_role("group").filter(has=self._page.locator(_CARDS))
        self._page.locator(_CARDS).first.wait_for()
        return self._card((threads.first if threads.count() else self._page).locator(_CARDS).last)

    def card_with(self, *texts: str) -> CardOnPage:
        """The last card in the open conversation in which all these texts stand; waits until there is one."""
        return self._card(self._cards_with(texts).last)

    def has_card_with(self, *texts: str) -> bool:
        """Tell whether there is such a card now."""
        return self._cards_with(texts).count() > 0

    def shows(self, text: str) -> Self:
        """Wait until a text stands in the open conversation."""
        expect(self._said(text).last).to_be_visible()
        return self

    def does_not_show(self, text: str) -> Self:
        """Check that a text stands nowhere in the open conversation now."""
        expect(self._said(text)).to_have_count(0)
        return self

    def screenshot(self, name: str) -> Path:
        """Keep what the page looks like now as `build/screens/<name>.png`."""
        self._page.evaluate(_SETTLED)
        SCREENS.mkdir(parents=True, exist_ok=True)
        path = SCREENS / f"{name}.png"
        self._page.screenshot(path=path)
        return path

    def _cards_with(self, texts: tuple[str, ...]) -> Locator:
        found = self._page.locator(_CARDS)
        for text in texts:
            found = found.filter(has_text=text)
        return found

    def _comes_in(self) -> None:
        self._page.get_by_role("treeitem", name="Personal Chat").wait_for(timeout=60_000)
        self._page.get_by_role("button", name="Hide log panel").click()
        self._page.evaluate(_SETTLED)

    def _card(self, root: Locator) -> CardOnPage:
        # Marked, because its place on the page changes when something is posted after it.
        root.wait_for()
        mark = root.get_attribute("data-seen")
        if mark is None:
            mark = str(next(self._marks))
            root.evaluate("(card, mark) => { card.dataset.seen = mark; }", mark)
        return CardOnPage(self._page, self._page.locator(f'[data-seen="{mark}"]'))

    def _said(self, text: str) -> Locator:
        # The list of conversations repeats the last message.
        return self._page.get_by_text(text).and_(self._page.locator(":not([role=treeitem] *)"))

    def _opens(self, name: str) -> Self:
        self._page.get_by_role("treeitem", name=name, exact=True).click()
        self._page.evaluate(_SETTLED)
        return self

    def _mentions_bot_and_types(self, box: Locator, text: str) -> None:
        box.click()
        box.press_sequentially("@")
        self._page.get_by_role("menuitem", name=world.BOT_NAME).click()
        self._page.keyboard.type(f" {text}")

    def _sends(self, send: Callable[[], None]) -> None:
        """Do something that sends the bot a message; wait until it has answered."""
        assert self._log is not None, "the page has not opened its log"
        with self._log.expect_event("framereceived", lambda frame: _status(frame) is not None) as taken:
            send()
        status = _status(taken.value)
        assert status is not None
        assert status < _BAD_ANSWERS_START_AT, f"the bot answered a message with {status}"
        self._page.evaluate(_SETTLED)

    def _remember_log(self, socket: WebSocket) -> None:
        if "/log/" in socket.url:
            self._log = socket


def _status(frame: str | bytes) -> int | None:
    """Read from the page's log how the bot answered a message; None when the line is about something else."""
    line = json.loads(frame).get("log", {})
    if line.get("activityName") != "message" or line.get("to") != "User Application":
        return None
    status = line.get("response", {}).get("statusCode")
    # No status: the bot could not be reached at all.
    return status if isinstance(status, int) else 599


def _quoted(text: str) -> str:
    """Write a text as an XPath string; XPath knows no escapes."""
    return f'"{text}"' if '"' not in text else f"'{text}'"
