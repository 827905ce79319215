"""A regisseur runs one item of a zitting in the real playground: how much work it is, counted in interactions.

From the panel at the moment it opens: a besluit, two afspraken with an owner each, and on to the next item. No command
is typed for it, and the day of each afspraak is filled in already.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import demo_house, visiting
from tests.e2e.on_its_way import takes_in

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CODE = "26-0001-R"
MOST_INTERACTIONS = 8
BESLUIT = "De politie en de GGD gaan samen langs."
AGREEMENTS = (("Langsgaan bij het gezin.", "Politie Merwestreek"), ("Bellen met de school.", "RvdK Merwestreek"))


@pytest.mark.timeout(240)
def test_one_item_with_a_besluit_and_two_afspraken_takes_at_most_eight(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        page.shows("U bent nu Noor van Eerd (Procesregisseur)")
        takes_in(page, CODE)
        page.types_in_personal_chat("/zittingsdag").shows("De dag van de zitting")
        house.delivers()
        card = page.types_in_personal_chat("/start").latest_card()

        panel = card.presses("Paneel openen").fills("Besluit", BESLUIT)
        interactions = 2
        for number, (what, who) in enumerate(AGREEMENTS, start=1):
            panel.fills(f"Afspraak {number}: wat", what).chooses(f"Afspraak {number}: wie", who)
            interactions += 2
        panel.presses("Opslaan en volgende").shows(f"Vastgelegd bij {CODE}: 1 besluit, 2 afspraken.")
        interactions += 1
        assert interactions <= MOST_INTERACTIONS
        panel.shows("Punt 2 van 2")
