"""An owner and what his organisatie agreed to do, in the real playground: how much work it is, counted in clicks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import demo_house, visiting
from tests.e2e.on_its_way import AGREED, PUT_TO_THEM, agrees, plays, takes_in

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CODE = "26-0001-R"
OWNER = "Gemeente Merwestad"
RESULT = "Gesproken; zij laten het weten als het weer begint."
AGREEMENTS = (
    ("Elke week langsgaan bij het gezin.", "2026-11-23", PUT_TO_THEM, "Doen we"),
    ("Een gesprek met de buren voeren.", "2026-11-24", AGREED, "Klaar"),
    ("De schulden op een rij zetten.", "2026-11-25", AGREED, "Loopt nog"),
    ("Een plek op de wachtlijst regelen.", "2026-11-26", AGREED, "Loopt nog"),
    ("De school bellen over het verzuim.", "2026-11-27", AGREED, "Loopt nog"),
)
MOST_CLICKS = 8
"""One to open, one choice for each of five, one to come to the line for what came of it, one to save."""


@pytest.mark.timeout(240)
def test_five_afspraken_of_an_owner_take_eight_clicks(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        page.shows("U bent nu Noor van Eerd (Procesregisseur)")
        takes_in(page, CODE)
        for what, day, how, _ in AGREEMENTS:
            agrees(page, CODE, OWNER, what, day, how)
        house.delivers()
        plays(page, "gemeente-merwestad").shows(f"({OWNER})")
        post = page.opens_group_chat().card_with("Uw afspraken", OWNER).shows("Er staan 5 afspraken open.")

        before = page.clicks
        post.presses("Afspraken openen").shows("5 afspraken van uw organisatie")
        for number, (what, _, _, choice) in enumerate(AGREEMENTS, start=1):
            assert what in post.text
            post.chooses(f"{number}. Hoe staat het?", choice)
        post.fills("2. Resultaat of reden", RESULT)
        post.presses("Opslaan").shows("5 afspraken zijn bijgewerkt.")
        by_hand = 1  # A person clicks in the line before he types; the browser is told where to write.
        assert page.clicks - before + by_hand <= MOST_CLICKS

        house.delivers()
        for what, *_ in AGREEMENTS:
            page.does_not_show(what)
        plays(page, "regisseur")
        told = page.types_in_personal_chat(f"/afspraak lijst {CODE}").latest_card().presses("Openen")
        told.shows("4 afspraken staan open.").shows("één die klaar of vervallen is").shows(RESULT)
