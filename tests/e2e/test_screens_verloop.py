"""Every card of the course of a casus, kept as a picture wide and at 390 pixels, for people to look at.

What is checked here is only that each card is reached and says what it is about; how it looks is judged by eye.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.on_its_way import AGREED, PUT_TO_THEM, agrees, decides, opened, plays, takes_in, weighs
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import SCREENS, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FIRST, ON_ITS_WAY = "26-0001-R", "26-0003-V"
POLICE = "Politie Merwestreek"
OWNERS = (POLICE, "GGD Merwestreek", "Gemeente Oosterwaard")
PARTS = {
    "Wijzigen: Ruben": "own-aim",
    "Hoofddoel wijzigen": "main-aim",
    "Doel toevoegen": "aim",
    "Inzet wijzigen": "means",
    "Kader toevoegen": "frame",
    "Criteria wijzigen": "criteria",
    "Evaluatiedag wijzigen": "evaluation",
}
GOES_ON = "Loopt door in het lokale veld, bij de partner met de regie"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DemoHouse]:
    with demo_house(tmp_path, MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page.shows("U bent nu Noor van Eerd (Procesregisseur)")


def test_from_triage_to_a_first_plan(page: PlaygroundPage) -> None:
    opened(page, f"/casus toon {FIRST}").kept_as("casus-1-asked")
    opened(page, f"/triage {FIRST}").shows("U besluit.").kept_as("triage-form")
    card = weighs(page, FIRST).kept_as("triage-proposal")
    decisions = {
        "Spoedoverleg": "urgent",
        "Eerst meer informatie": "more-information",
        "Advies, niet in behandeling": "advice",
        "Terug naar het lokale veld": "not-taken-in",
        "Persoonsgerichte aanpak van de gemeente": "gemeente",
        "Naar een andere regio": "another-region",
        "In behandeling aan een tafel": "at-a-tafel",
    }
    for title, name in decisions.items():
        decides(card, title).shows("Waarom besluit u dit?").kept_as(f"triage-{name}").presses("Ander besluit")
    opened(page, f"/casus toon {FIRST}").shows("Triage").kept_as("casus-2-weighed")
    takes_in(page, FIRST).kept_as("triage-decided").presses("Eerdere besluiten").kept_as("triage-earlier")
    opened(page, f"/casus toon {FIRST}").shows("Maak het plan").kept_as("casus-3-taken-in")
    card = opened(page, f"/plan {FIRST}").shows("Er is nog geen plan.").kept_as("plan-empty")
    keeps_page(card.leads_to("Plan maken"), "plan-page-empty")
    opened(page, f"/afspraak nieuw {FIRST} politie vrijdag").shows("Begrepen:").kept_as("agreement-new")
    agrees(page, FIRST, POLICE, "Elke week langsgaan.", "2026-11-27").kept_as("agreement-made")


def test_a_casus_with_a_plan(page: PlaygroundPage) -> None:
    card = opened(page, f"/casus toon {ON_ITS_WAY}").shows("Volhouden").kept_as("casus-4-on-its-way")
    card.unfolds("Meer over deze casus").kept_as("casus-4-on-its-way-more")
    card = opened(page, f"/plan {ON_ITS_WAY}").shows("Rust in huis").kept_as("plan-filled")
    keeps_page(card.leads_to("Lezen en wijzigen"), "plan-page")
    for part, name in PARTS.items():
        sheet = opened(page, f"/plan {ON_ITS_WAY}").leads_to("Lezen en wijzigen")
        keeps_page(sheet, f"plan-page-{name}", part)
    opened(page, f"/plan {ON_ITS_WAY}").presses("Versies vergelijken").kept_as("plan-versions")
    card = opened(page, f"/regie {ON_ITS_WAY}").kept_as("regie").presses("Casusregie verplaatsen")
    card.chooses("Bij welke organisatie? (verplicht)", POLICE).kept_as("regie-choose").presses("Verder")
    card.shows("U belegt de casusregie bij").kept_as("regie-place")
    opened(page, "/afspraak lijst").kept_as("agreements-all")
    card = opened(page, f"/afspraak lijst {ON_ITS_WAY}").kept_as("agreements-of-a-casus").presses("Bekijken", which=0)
    card.shows("nog niet laten weten").kept_as("agreement-late")
    acts = ("Kan niet", "Overdragen", "Elders plaatsen", "Laten vervallen", "Wijzigen")
    for act in acts:
        card.presses(act).kept_as(f"agreement-{in_a_name(act)}").presses("Annuleren")
    card = opened(page, f"/afspraak lijst {ON_ITS_WAY}").presses("Bekijken", which=1).kept_as("agreement-goes-on")
    for act in ("Loopt nog", "Verzetten", "Klaar"):
        card.presses(act).kept_as(f"agreement-{in_a_name(act)}").presses("Annuleren")
    card.presses("Klaar").fills("Wat is het resultaat, in één regel? (verplicht)", "Hij staat op de lijst, plek 4.")
    card.presses("Klaar melden").shows("Dank u wel").kept_as("agreement-done")
    opened(page, f"/afspraak lijst {ON_ITS_WAY}").shows("Resultaat:").kept_as("agreements-one-done")
    for role, name in (("gemeente-oosterwaard", "holder"), ("politie", "partner")):
        plays(page, role)
        opened(page, f"/casus toon {ON_ITS_WAY}").shows("Betrokkenen").kept_as(f"casus-as-{name}")
        opened(page, f"/plan {ON_ITS_WAY}").kept_as(f"plan-as-{name}")
        opened(page, f"/afspraak lijst {ON_ITS_WAY}").kept_as(f"agreements-as-{name}")


def test_keeping_going_and_the_way_up(page: PlaygroundPage, house: DemoHouse) -> None:
    opened(page, "/volhouden").shows("Wat staat stil?").kept_as("volhouden-list")
    card = opened(page, f"/volhouden {ON_ITS_WAY}").shows("Wat is er al geprobeerd?").kept_as("volhouden-still")
    steps = {"Tegenslag noteren": "note", "Aansporen": "nudge", "Scenario maken": "scenario", "Doorpakken": "agenda"}
    for step, name in steps.items():
        card.presses(step).kept_as(f"volhouden-{name}-form").presses("Annuleren")
    card.presses("Aansporen").presses("Aansporen").shows("Het bericht gaat naar").kept_as("volhouden-nudged")
    up = opened(page, f"/opschalen {ON_ITS_WAY}").kept_as("ladder")
    up.chooses("Waarheen? (verplicht)", "Omhoog: Bestuurlijke opschaling").presses("Verder").kept_as("ladder-up")
    up.presses("Annuleren").chooses("Waarheen? (verplicht)", "Nieuwe kwestie: O3-tafel").presses("Verder")
    up.shows("Kwestie vanuit").kept_as("ladder-o3")

    house.jumps(datetime(2026, 11, 30, 10, 0, tzinfo=UTC))
    page.opens_personal_chat().card_with("Wat staat stil?", "Casussen van").kept_as("post-still")
    page.opens_group_chat().card_with("hoe het staat met uw afspraak").kept_as("post-nudge")
    house.jumps(datetime(2026, 12, 4, 10, 0, tzinfo=UTC))
    card = page.opens_personal_chat().card_with("Een kader eindigt").kept_as("post-frame")
    card.presses("Is geregeld").kept_as("frame-opened")
    house.jumps(datetime(2027, 1, 18, 10, 0, tzinfo=UTC))
    page.opens_personal_chat().card_with("Plan opnieuw bekijken").kept_as("post-evaluation")


def test_what_an_owner_gets(page: PlaygroundPage, house: DemoHouse) -> None:
    takes_in(page, FIRST)
    days = {"2026-11-23": PUT_TO_THEM, "2026-11-24": AGREED, "2026-11-25": AGREED, "2026-11-26": AGREED}
    for day, how in days.items():
        agrees(page, FIRST, POLICE, f"Langsgaan en laten weten hoe het gaat ({day}).", day, how)
    house.delivers()
    plays(page, "politie")
    card = page.opens_group_chat().card_with("Uw afspraken", POLICE).kept_as("owner-post").presses("Afspraken openen")
    card.shows("5 afspraken van uw organisatie").kept_as("owner-form")
    for number, choice in enumerate(("Doen we", "Kan niet", "Klaar", "Verzetten", "Overdragen"), start=1):
        card.chooses(f"{number}. Hoe staat het?", choice)
    card.presses("Opslaan").shows("Nog even dit").kept_as("owner-mistakes")
    card.fills("1. Resultaat of reden", "Het gezin wil dit niet.").fills("2. Resultaat of reden", "Zij waren thuis.")
    card.fills("3. Waarom? (verplicht)", "Zij zijn op reis.")
    card.chooses("4. Wie doet het voortaan? (verplicht)", "Een andere organisatie (de procesregisseur kijkt welke)")
    card.fills("4. Waarom?", "Dit hoort bij de gemeente.").presses("Opslaan").shows("Opgeslagen").kept_as("owner-saved")
    house.delivers()
    page.opens_personal_chat().card_with("een afspraak kan niet").kept_as("regisseur-told-no")
    page.card_with("een afspraak hoort ergens anders").kept_as("regisseur-told-elsewhere")
    house.time_passes(datetime(2026, 11, 26, 10, 0, tzinfo=UTC))
    page.opens_group_chat().card_with("Hoe staat het met").kept_as("owner-reminder")
    house.jumps(datetime(2026, 12, 7, 10, 0, tzinfo=UTC))
    page.opens_personal_chat().card_with("niets gehoord over een afspraak", "keer herinnerd").kept_as(
        "regisseur-told-silent"
    )


def test_down_again_and_back(page: PlaygroundPage, house: DemoHouse) -> None:
    card = opened(page, f"/afschalen {ON_ITS_WAY}").shows("Check 1:").kept_as("down-empty")
    card.fills("Naar wie in het lokale veld?", "Wijkteam Centrum")
    card.fills("Wat is daarover afgesproken?", "Het wijkteam houdt elke week contact.").presses("Bewaren")
    card.shows("Bewaard.").kept_as("down-half")
    card.fills(
        "Welke risico\N{RIGHT SINGLE QUOTATION MARK}s zijn er nog, en wat is daarvoor geregeld?",
        "Overlast; de wijkagent blijft langsgaan.",
    )
    card.fills("Hoe werken de partijen nu samen?", "Goed; ieder weet van elkaar wat hij doet.")
    card.fills("Wie is daar de casusregisseur? (naam en functie)", "Anouk Prins, teamleider")
    card.fills("Wanneer schalen partners eerder weer op?", "Bij een nieuwe aangifte.")
    card.chooses("Is de betrokkene geïnformeerd?", "Ja").presses("Nakijken en afschalen")
    card.shows("Er staan nog 3 afspraken open.").kept_as("down-refused")
    for label in [line for line in card.text.splitlines() if line.startswith(OWNERS) and line.endswith(" 2026")]:
        card.chooses(label, GOES_ON)
    card.presses("Nakijken en afschalen").shows("Klopt dit?").kept_as("down-last-look")
    card.presses("Ja, afschalen").shows("is afgeschaald en afgesloten").kept_as("down-done")
    opened(page, f"/casus toon {ON_ITS_WAY}").shows("Afgesloten").kept_as("casus-5-closed")
    house.jumps(datetime(2027, 2, 23, 10, 0, tzinfo=UTC))
    card = page.opens_personal_chat().card_with("Consult over").kept_as("post-consult")
    card.presses("Consult openen").kept_as("consult")
    card = opened(page, f"/casus her-melding {ON_ITS_WAY}").kept_as("again-form")
    card.fills("Waarom komt de casus terug? (verplicht)", "Een nieuwe aangifte.")
    card.fills("Wat is er veranderd sinds het afschalen? (verplicht)", "De ruzies zijn terug.").presses("Heropenen")
    card.shows("loopt weer").kept_as("again-done")
    opened(page, f"/casus toon {ON_ITS_WAY}").kept_as("casus-6-again")


def test_advice(page: PlaygroundPage, house: DemoHouse) -> None:
    plays(page, "politie")
    card = opened(page, "/advies").shows("Advies vragen").kept_as("advice-ask")
    card.chooses("Waar gaat uw vraag over? (verplicht)", "Samenwerken in een casus")
    card.fills("Uw vraag (verplicht)", "Wie neemt het voortouw als twee gemeenten meedoen?").presses("Versturen")
    card.shows("Uw vraag is verstuurd").kept_as("advice-asked")
    house.delivers()
    plays(page, "regisseur")
    page.opens_personal_chat().card_with("Een vraag om advies").kept_as("advice-post")
    card = opened(page, "/advies").kept_as("advice-list").presses("Openen").kept_as("advice-open")
    card.presses("Antwoorden").kept_as("advice-answer-form")
    card.fills("Uw antwoord (verplicht)", "De gemeente waar de persoon woont.").presses("Versturen")
    card.shows("Uw antwoord is verstuurd").kept_as("advice-answered")
    house.delivers()
    page.opens_personal_chat().card_with("Over uw vraag om advies").kept_as("advice-post-asker")
    opened(page, "/advies cijfers").kept_as("advice-counts")
    plays(page, "politie")
    opened(page, "/advies").shows("Uw eerdere vragen").presses("Openen").kept_as("advice-own")


def keeps_page(sheet: Page, name: str, part: str = "") -> None:
    """Keep the page of a plan, or the form of a part of it, wide and on a phone, and close it."""
    OwnPage(sheet).comes_in()
    sheet.get_by_role("heading", name="Plan van aanpak").first.wait_for()
    if part:
        sheet.get_by_role("button", name=part).first.click()
        sheet.get_by_role("button", name="Opslaan").wait_for()
    for width, screen in ((1100, "wide"), (390, "phone")):
        sheet.set_viewport_size({"width": width, "height": 900})
        sheet.screenshot(path=SCREENS / f"{name}-{screen}.png", full_page=True)
    sheet.close()


def in_a_name(act: str) -> str:
    return act.lower().replace(" ", "-")
