"""The part of the tour of the README that is about nazorg, played in the real playground. Change the two together."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import demo_house, visiting
from tests.e2e.on_its_way import opened, plays
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[2] / "docs" / "how-to" / "detentiemeldingen.csv"
FIRST_OUT = "Gerda Kalkman"
"""Of whoever came into nazorg in the demo, who is outside first."""


@pytest.mark.timeout(240)
def test_a_week_of_nazorg_as_the_readme_tells_it(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        page.shows("U bent nu Noor van Eerd (Procesregisseur)")
        week = page.types_in_personal_chat("/quickscan").latest_card().presses("Vraag de week uit (3)")
        week.shows("De week is uitgevraagd").shows("PI Oostdijk").shows("PI Merwede")
        house.delivers()
        page.does_not_show(FIRST_OUT)

        plays(page, "politie").shows("U bent nu Bas Hoekstra (Politie Merwestreek)")
        knows_nobody(page)

        plays(page, "regisseur")
        scan = page.types_in_personal_chat("/quickscan").latest_card().presses("Openen")
        scan.shows(FIRST_OUT).shows("1 van 6 binnen")
        form = scan.presses("Besluit", which=0).chooses("Wat gebeurt er? (verplicht)", "Bespreken")
        form.presses("Besluit vastleggen").shows("Het besluit is vastgelegd.")

        return_ = opened(page, "/terugkeer").presses("Openen", which=0)
        return_.shows("ID-bewijs: nog niet bekend")
        is_out_earlier(page, return_.text.split()[1])

        plays(page, "rio")
        his_people = page.types_in_personal_chat("/rio").latest_card().presses("Openen")
        his_people.presses("Openen", which=0).shows("Wat wil de deelnemer zelf het eerst?")
        plays(page, "manager")
        page.types_in_personal_chat("/routering").latest_card().shows("Bevestigd door Carla Veldman")

        plays(page, "regisseur")
        link = page.types_in_personal_chat("/detentie inlezen").latest_card().presses("Openen")
        reads_in(OwnPage(link.leads_to("Pagina openen")))


def knows_nobody(page: PlaygroundPage) -> None:
    """Say of everybody of the week in one go, after being asked once more, that he is not known."""
    worklist = page.opens_group_chat().card_with("Voor woensdag 25 november", "Politie Merwestreek")
    worklist.presses("Openen").presses("Beantwoorden").shows(FIRST_OUT)
    worklist.presses("Alle overige: niet bekend").shows("U legt vast dat 3 personen bij u niet bekend zijn.")
    worklist.presses("Ja, vastleggen")


def is_out_earlier(page: PlaygroundPage, code: str) -> None:
    """Bring the day of release nearer, and take that back."""
    card: CardOnPage = opened(page, f"/detentie toon {code}").shows("Komt vrij over 12 dagen")
    form = card.presses("Eerder vrij").fills("Einddatum", str((MONDAY + timedelta(days=5)).date()))
    form.presses("Opslaan").shows("Komt vrij over 5 dagen")
    card.presses("Terugdraaien").shows("Teruggedraaid: het staat weer zoals het was.").shows("Komt vrij over 12 dagen")


def reads_in(page: OwnPage) -> None:
    """Read in the example of the docs: first what would become of each line, then for good."""
    page.comes_in().brings("Bestand (verplicht)", EXAMPLE.read_text("utf-8")).presses("Controleren")
    page.shows("Er is nog niets bewaard.")
    page.presses("Inlezen").shows("Dit is er met elke regel gebeurd.")
