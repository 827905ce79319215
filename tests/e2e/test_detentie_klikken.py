"""The casemanager of an inrichting and one person, in the real playground: nine fields, counted in interactions.

The form asks about money and health, so where there are pages all of it is filled in on one. Signing in there is
done once a day, not once a person: it is shown apart.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import demo_house, visiting
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
INRICHTING = "PI Merwede"
NAME, BORN = "Gijs Zilverreiger", "1991-05-17"
MOST_INTERACTIONS = 14
SIGNING_IN = 1
CHOICES = {
    "ID-bewijs": "Verlopen",
    "Huisvesting": "Geen",
    "Werk/dagbesteding": "Dagbesteding",
    "Schulden": "Ja, zonder regeling",
    "Inkomen/uitkering": "Uitkering aangevraagd",
    "Zorg/verslaving/psychische problemen": "Lopende zorg",
    "Vermoeden van lvb/zelfredzaamheid": "Geen vermoeden",
    "Sociaal netwerk": "Steunend",
}


@pytest.mark.timeout(240)
def test_one_person_and_nine_fields_take_at_most_fourteen_interactions(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        code = asks_about_somebody(page)
        house.delivers()
        page.types_in_personal_chat("/speel pi-merwede").shows(f"({INRICHTING})")
        worklist = page.opens_group_chat().card_with(INRICHTING, code)
        worklist.shows("Er staat 1 vraag open.")

        before = page.clicks
        worklist.presses("Openen").presses("Beantwoorden").shows(NAME)
        form = OwnPage(worklist.leads_to("Invullen op de beveiligde pagina")).comes_in()
        form.fills("Hulpvragen", "Wil graag terug naar de eigen woning.")
        written = 1
        for question, answer in CHOICES.items():
            form.chooses(f"{question} (verplicht)", answer)
        form.kept_as("nine-fields")
        assert not form.problems()
        form.presses("Opslaan").shows("Opgeslagen")
        total = page.clicks - before + written + form.clicks
        assert total <= MOST_INTERACTIONS + SIGNING_IN, total
        form.page.close()
        house.delivers()
        page.does_not_show(NAME)
        page.reloads().opens_group_chat().card_with(INRICHTING).shows("Alles is afgehandeld.")


def asks_about_somebody(page: PlaygroundPage) -> str:
    """Let the regisseur make a casus at the tafel of nazorg, and ask; say in which inrichting he is."""
    kind = page.types_in_personal_chat("/casus nieuw nazorg").latest_card()
    form = kind.chooses("Hoe kwam de melding binnen? (verplicht)", "Detentiemelding")
    form.fills("Aanleiding (verplicht)", "Komt over zes weken terug.")
    form.chooses("Doel (verplicht)", "Een goede terugkeer uit detentie voorbereiden")
    form.chooses("Is de betrokkene geïnformeerd? (verplicht)", "Ja")
    form.fills("Voor- en achternaam (verplicht)", NAME).fills("Geboortedatum (verplicht)", BORN)
    form.chooses("Gemeente (verplicht)", "Merwestad").presses("Opslaan").shows("is opgeslagen")
    code = form.text.split()[1]
    form.presses("Start uitvraag")
    form.chooses("Penitentiaire Inrichting: welke organisatie? (verplicht)", INRICHTING).presses("Start")
    form.shows("De uitvraag is gestart")
    return code
