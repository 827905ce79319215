"""Every card of nazorg, kept as a picture wide and at 390 pixels, for people to look at.

What is checked here is only that each card is reached and says what it is about; how it looks is judged by eye.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.on_its_way import opened, plays
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ON_HIS_WAY = "26-0004-W"
FIRST_OUT = "Gerda Kalkman"
POLICE, PRISON = "Politie Merwestreek", "PI Merwede"
NOTHING_KNOWN = "Over de voorwaarden is nog niets bekend."
REASON = "Reden (verplicht, behalve bij bespreken)"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DemoHouse]:
    with demo_house(tmp_path, MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page.shows("U bent nu Noor van Eerd (Procesregisseur)")


def asks_the_week_out(page: PlaygroundPage, house: DemoHouse) -> CardOnPage:
    card = page.types_in_personal_chat("/quickscan").latest_card().presses("Vraag de week uit (3)")
    card.shows("De week is uitgevraagd")
    house.delivers()
    return card


def test_somebody_is_taken_in_and_things_change(page: PlaygroundPage) -> None:
    form = opened(page, "/detentie nieuw").shows("Wat u nog niet weet").kept_as("nazorg-new-form")
    form.fills("Naam (verplicht)", "Omar Tester").fills("Geboortedatum (verplicht)", "1990-02-03")
    form.chooses("Gemeente van herkomst (verplicht)", "Merwestad").chooses("Inrichting (verplicht)", PRISON)
    form.fills("Begindatum", "2026-12-20").fills("Eerste dag buiten", "2026-12-18").presses("Opslaan")
    form.shows("De einddatum ligt vóór de begindatum.").kept_as("nazorg-new-mistakes")
    form.fills("Begindatum", "2026-11-20").presses("Opslaan").shows("Opgenomen als").kept_as("nazorg-new-saved")
    form = opened(page, "/detentie nieuw").fills("Naam (verplicht)", "Dirk Zandstra")
    form.fills("Geboortedatum (verplicht)", "1989-03-14").chooses("Gemeente van herkomst (verplicht)", "Merwestad")
    form.chooses("Inrichting (verplicht)", "PI Oostdijk").presses("Opslaan")
    form.shows(f"Deze persoon is er al, als {ON_HIS_WAY}").kept_as("nazorg-new-double")
    card = opened(page, f"/detentie toon {ON_HIS_WAY}").shows("Komt vrij over").kept_as("nazorg-detention")
    forms = {"Overplaatsen": "moved", "Eerder vrij": "earlier", "Verlof": "leave", "Wijzigen": "change"}
    for button, name in forms.items():
        card.presses(button).shows("Annuleren").kept_as(f"nazorg-form-{name}").presses("Annuleren")
        card.shows("Komt vrij over")
    form = opened(page, f"/detentie einddatum {ON_HIS_WAY}").shows("Het aftellen begint opnieuw")
    form.kept_as("nazorg-form-day").fills("Einddatum", "2026-12-28").presses("Opslaan")
    form.shows("Vastgelegd.").unfolds("Wat er eerder gebeurde").shows("einddatum gewijzigd").kept_as("nazorg-history")
    form.presses("Terugdraaien").shows("Teruggedraaid").kept_as("nazorg-undone")
    opened(page, f"/casus toon {ON_HIS_WAY}").shows("Terugkeer").kept_as("nazorg-casus")
    opened(page, "/detentie inlezen").shows("Pagina openen").kept_as("nazorg-read-in")


def test_the_week_is_asked_out_and_decided_about(page: PlaygroundPage, house: DemoHouse) -> None:
    page.types_in_personal_chat("/quickscan").latest_card().shows("nog niemand gevraagd").kept_as("nazorg-week")
    asks_the_week_out(page, house).kept_as("nazorg-asked")
    card = opened(page, "/quickscan").presses("Openen").shows(FIRST_OUT).kept_as("nazorg-quickscan")
    card.presses("Alles lezen", which=0).shows("Wat de inrichting zegt").kept_as("nazorg-one").presses("Naar de lijst")
    card.shows("Meer tegelijk").presses("Meer tegelijk").shows("Wie bespreekt u?").kept_as("nazorg-several")
    card.presses("Naar de lijst").shows("Als pagina").presses("Als pagina").shows("Pagina openen")
    card.kept_as("nazorg-to-the-page").presses("Naar de lijst").shows(FIRST_OUT)
    decisions = {"Bespreken": "discuss", "Alleen RIO": "rio", "Geen inzet": "nothing"}
    for number, (decision, name) in enumerate(decisions.items()):
        form = opened(page, "/quickscan").presses("Openen").shows(FIRST_OUT).presses("Besluit", which=number)
        form.shows("Wat gebeurt er?").chooses("Wat gebeurt er? (verplicht)", decision)
        if decision != "Bespreken":
            form.presses("Besluit vastleggen").shows("Schrijf de reden op").kept_as(f"nazorg-decide-{name}-mistake")
            form.fills(REASON, "Dit volgt uit het gesprek met de persoon.")
        form.kept_as(f"nazorg-decide-{name}").presses("Besluit vastleggen").shows("Het besluit is vastgelegd.")
        form.kept_as(f"nazorg-decided-{name}")


def test_what_must_be_in_order_before_somebody_returns(page: PlaygroundPage, house: DemoHouse) -> None:
    opened(page, "/terugkeer").shows(NOTHING_KNOWN).kept_as("nazorg-returns")
    card = opened(page, f"/terugkeer {ON_HIS_WAY}").shows("3 van 6 op orde.").kept_as("nazorg-return")
    card.presses("Wijzigen").shows("ID-bewijs: hoe staat het?").kept_as("nazorg-return-form")
    card.chooses("ID-bewijs: hoe staat het?", "mee bezig").chooses("ID-bewijs: wie werkt eraan?", POLICE)
    card.fills("ID-bewijs: notitie", "Afspraak bij de balie gemaakt.").presses("Opslaan").shows("Opgeslagen.")
    card.kept_as("nazorg-return-changed")
    house.jumps(datetime(2026, 12, 4, 10, 0, tzinfo=UTC))
    page.opens_personal_chat().card_with(ON_HIS_WAY, "over 30 dagen").kept_as("nazorg-post-countdown")
    house.jumps(datetime(2027, 1, 4, 10, 0, tzinfo=UTC))
    post = page.opens_personal_chat().card_with(ON_HIS_WAY, "hoe gaat het").kept_as("nazorg-post-check")
    post.presses("Openen").shows("Is de persoon op de plek die was afgesproken?").kept_as("nazorg-check-form")


def test_what_who_is_asked_sees(page: PlaygroundPage, house: DemoHouse) -> None:
    asks_the_week_out(page, house)
    plays(page, "pi-merwede").shows(f"({PRISON})")
    card = page.opens_group_chat().card_with("Voor woensdag 25", PRISON).kept_as("nazorg-post-prison")
    card.presses("Openen").shows("Gaat u verder").kept_as("nazorg-prison-open").presses("Beantwoorden")
    card.shows("Invullen op de beveiligde pagina").kept_as("nazorg-prison-people")
    plays(page, "politie").shows(f"({POLICE})")
    card = page.opens_group_chat().card_with("Voor woensdag 25", POLICE).kept_as("nazorg-post-police")
    card.presses("Openen").shows("Gaat u verder").presses("Beantwoorden").shows("Wie is bij u bekend?")
    card.kept_as("nazorg-police-names").presses("Alle overige: niet bekend").shows("niet bekend zijn.")
    card.kept_as("nazorg-police-sure").presses("Ja, vastleggen").shows("Alles").kept_as("nazorg-police-done")
    plays(page, "gemeente-merwestad").shows("(Gemeente Merwestad)")
    card = page.opens_group_chat().card_with("Gemeente Merwestad", "26-0006-Y").kept_as("nazorg-post-gemeente")


def test_what_the_rio_the_manager_and_a_colleague_see(page: PlaygroundPage) -> None:
    plays(page, "rio").shows("(RIO Merwestad)")
    page.types_in_personal_chat("/rio").latest_card().shows("Nog nooit gesproken").kept_as("nazorg-rio")
    card = page.latest_card().presses("Openen").shows("Uw mensen").kept_as("nazorg-rio-people")
    card.presses("Openen", which=0).shows("Wat wil de deelnemer zelf het eerst?").kept_as("nazorg-rio-person")
    forms = {"Wensen bijwerken": "wishes", "Contact noteren": "contact", "Afspraak plannen": "appointment"}
    for button, name in forms.items():
        card.presses(button).shows("Opslaan").kept_as(f"nazorg-rio-{name}").presses("Annuleren")
        card.shows("Wat wil de deelnemer zelf het eerst?")
    opened(page, "/rio erbij").shows("hoort. Vul nooit in").kept_as("nazorg-rio-new")
    plays(page, "manager").shows("(Manager)")
    opened(page, "/routering").shows("Bevestigd door Carla Veldman").kept_as("nazorg-routing")
    plays(page, "collega").shows("U bent nu Wouter Linde")
    opened(page, "/terugkeer").shows("Wie terugkeert").kept_as("nazorg-returns-colleague")


def test_a_file_is_read_in(page: PlaygroundPage) -> None:
    lines = (
        "naam;geboortedatum;herkomst;inrichting;einde",
        "Sanne Proef;1988-05-05;Merwestad;PI Merwede;2027-01-15",
        "Zonder Dag;45-13-1988;Merwestad;PI Merwede;2027-01-15",
    )
    sheet = OwnPage(opened(page, "/detentie inlezen").leads_to("Pagina openen")).comes_in()
    sheet.kept_as("nazorg-file").brings("Bestand (verplicht)", "\n".join(lines)).presses("Controleren")
    sheet.shows("Dit gaat er gebeuren").kept_as("nazorg-file-looked-at")
    sheet.presses("Inlezen").shows("Dit is er met elke regel gebeurd.").kept_as("nazorg-file-read-in")
