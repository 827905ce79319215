"""Every card and page of a working week, kept as a picture wide and at 390 pixels, for people to look at.

The pictures stand in `build/screens/`, by topic. What is checked here is only that each card is reached and says what
it is about; how it looks is judged by eye.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import SCREENS, CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NEXT_MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FIRST, COLLEAGUES = "26-0001-R", "26-0002-T"
TO_WITHDRAW_FROM = "Verkeerde organisatie? Vink aan welke u intrekt."
CHANNEL = "Regietafel"

pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DemoHouse]:
    with demo_house(tmp_path, MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page.shows("U bent nu Noor van Eerd (Procesregisseur)")


def opened(page: PlaygroundPage, command: str) -> CardOnPage:
    """Type a command and press through the door in front of its answer, if there is one."""
    card = page.types_in_personal_chat(command).latest_card()
    return card.presses("Openen") if "Alleen voor u" in card.text else card


def plays(page: PlaygroundPage, role: str) -> PlaygroundPage:
    return page.types_in_personal_chat(f"/speel {role}")


def worklist(page: PlaygroundPage, *texts: str) -> CardOnPage:
    return page.opens_group_chat().card_with("Aan- of afmelden", *texts)


def test_the_worklist_from_open_to_done(page: PlaygroundPage) -> None:
    plays(page, "ggd")
    card = worklist(page, "GGD Merwestreek").kept_as("worklist-open").presses("Openen")
    card.shows("Uw organisatie deelt alleen met toestemming").kept_as("worklist-policy")

    plays(page, "gemeente-oosterwaard")
    card = worklist(page, "Gemeente Oosterwaard").shows("Herinnering:").kept_as("worklist-late").presses("Openen")
    card.kept_as("worklist-front-page").presses("Beantwoorden").kept_as("worklist-who-is-known")
    known = [line for line in card.text.splitlines() if line.startswith(("Mila Verhoog", "Noa Terpstra"))]
    card.chooses("Wie is bij u bekend?", *known).presses("Opslaan").shows("Invullen op de").kept_as(
        "worklist-pages-of-two"
    )
    card.presses("Verder naar de personen").kept_as("worklist-ticks-again")

    plays(page, "veilig-thuis")
    card = worklist(page, "Veilig Thuis Merwestreek").presses("Openen").presses("Ik kan of mag dit niet delen")
    card.shows("Niet delen is een volledig antwoord.").kept_as("worklist-share-nothing")

    plays(page, "politie")
    card = worklist(page, "Politie Merwestreek", "Voor maandag 23 november").presses("Bekijken of aanpassen")
    card.shows("Dit heeft uw organisatie laten weten.").kept_as("worklist-corrections")


def test_the_attendance_and_the_other_cards_of_a_partner(page: PlaygroundPage) -> None:
    plays(page, "politie")
    opened(page, "/help").kept_as("help-partner")
    opened(page, "/aanwezig").shows("Komende zittingen").kept_as("attendance-list")
    card = worklist(page, "Politie Merwestreek").presses("Aan- of afmelden").kept_as("attendance-form")
    card.chooses("Geheimhouding (nodig als u komt)", "").presses("Ik kom").kept_as("attendance-coming")
    opened(page, "/bereikbaar").shows("Hoe bereiken wij u").kept_as("reached-how")
    opened(page, "/melden").shows("Iemand melden").kept_as("melding-form")
    plays(page, "veilig-thuis")
    opened(page, "/meldingen").shows("Uw melding").kept_as("melding-of-the-melder")


def test_what_a_regisseur_has_before_him(page: PlaygroundPage) -> None:
    opened(page, "/help").kept_as("help-regisseur")
    opened(page, "/casus lijst").shows("Uw casussen").kept_as("casus-list")
    opened(page, "/casus zoek").kept_as("casus-search")
    found = page.latest_card().fills("Naam, of een deel ervan (verplicht)", "verhoog").presses("Zoek")
    found.shows("uitkomst").kept_as("casus-found")
    opened(page, f"/casus toon {FIRST}").shows("Mila Verhoog").kept_as("casus-open")
    opened(page, "/afwezig").kept_as("absence")
    opened(page, "/overdragen").kept_as("handing-over")
    opened(page, "/agenda").presses("Openen", which=0).kept_as("agenda")
    card = opened(page, "/meldingen").kept_as("melding-list").presses("Openen").kept_as("melding-open")
    card.presses("Oppakken").kept_as("melding-taken-up").presses("Vraag stellen").kept_as("melding-question")


def test_the_preparation_of_a_zitting(page: PlaygroundPage) -> None:
    opened(page, "/voorbereiding").shows("Voorbereiding Regietafel").kept_as("preparation")
    opened(page, "/voorbereiding").presses("Volgorde en minuten").kept_as("preparation-order")
    opened(page, "/voorbereiding").presses("Openen", which=0).kept_as("preparation-item")
    opened(page, "/voorbereiding").presses("Antwoord vastleggen", which=0).kept_as("by-phone-which")
    opened(page, f"/uitvraag namens {FIRST} gemeente-oosterwaard").shows("Telefonisch antwoord").kept_as("by-phone")
    card = opened(page, "/voorbereiding").presses("Afdrukken").kept_as("preparation-paper")
    for name, more in (("preparation-page", None), ("preparation-page-shared", "Met gedeelde antwoorden")):
        if more:
            card = opened(page, "/voorbereiding").presses("Afdrukken").presses(more).kept_as(f"{name}-card")
        sheet = card.leads_to("Open de pagina")
        OwnPage(sheet).comes_in()
        sheet.get_by_role("heading", name="Regietafel").wait_for()
        for width, screen in ((1100, "wide"), (390, "phone")):
            sheet.set_viewport_size({"width": width, "height": 900})
            sheet.screenshot(path=SCREENS / f"{name}-{screen}.png", full_page=True)
        sheet.pdf(path=SCREENS / f"{name}.pdf", prefer_css_page_size=True)
        sheet.close()


def test_who_leads_and_who_looks_after_the_house(page: PlaygroundPage) -> None:
    plays(page, "manager")
    opened(page, "/werkverdeling").shows("Werkverdeling").kept_as("division-of-work")
    opened(page, "/help").kept_as("help-manager")
    plays(page, "beheerder")
    opened(page, "/help").kept_as("help-beheerder")
    card = opened(page, "/contacten").kept_as("contacts-choose")
    card.chooses("Organisatie (verplicht)", "Gemeente Oosterwaard").presses("Toon").kept_as("contacts-list")
    card.presses("Wijzigen").kept_as("contacts-form")
    card = page.posts_in_channel(CHANNEL, "/registreer").card_with("Alleen voor u", "/registreer").presses("Openen")
    card.kept_as("registration").presses("Mensen").shows("Tot en met").kept_as("registration-people")
    plays(page, "privacyfunctionaris")
    opened(page, "/help").kept_as("help-privacy")


def test_what_undoes_a_mistake_and_what_comes_the_next_morning(page: PlaygroundPage, house: DemoHouse) -> None:
    status = opened(page, f"/uitvraag status {COLLEAGUES}").kept_as("status")
    status.presses("Wijzigen").kept_as("status-change")
    opened(page, f"/uitvraag verzet {COLLEAGUES}").kept_as("deadline-moved")
    opened(page, f"/uitvraag erbij {COLLEAGUES}").kept_as("one-more-asked")
    card = opened(page, f"/uitvraag intrek {COLLEAGUES}").kept_as("withdraw")
    card.chooses(TO_WITHDRAW_FROM, "Politie Merwestreek").presses("Aangevinkte intrekken")
    card.shows("heeft dit geopend").kept_as("withdrawn-who-opened")
    card.presses("Melden als mogelijk datalek").kept_as("data-breach-form")
    card.fills("Wat is er gebeurd? (verplicht)", "De verkeerde organisatie is gevraagd.").presses("Melden")
    card.kept_as("data-breach-reported")
    opened(page, f"/uitvraag sluit {COLLEAGUES}").presses("Sluiten").kept_as("closed")

    card = opened(page, f"/uitvraag start {FIRST}")
    card = card.presses("Voorstel openen") if "Voorstel openen" in card.buttons else card
    card = card.presses("Andere zitting") if "Andere zitting" in card.buttons else card
    card.shows("Voor welke zitting?").kept_as("proposal").presses("Uren of spoedzitting kiezen")
    card.kept_as("proposal-urgent").presses("Start").shows("De uitvraag is gestart").kept_as("started-urgently")
    page.opens_group_chat().card_with("Spoed: antwoord").kept_as("urgent-post")
    house.time_passes(NEXT_MORNING)
    page.opens_group_chat().card_with("Herinnering: er staa").kept_as("reminder")
    page.opens_channel(CHANNEL).card_with("Agenda Regietafel").kept_as("agenda-post")
    plays(page, "privacyfunctionaris")
    opened(page, "/datalekken").kept_as("data-breach-list")
