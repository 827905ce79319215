"""Every card and page about privacy, kept as a picture wide and on a phone, for people to look at.

The pictures stand in `build/screens/`. What is checked here is only that each is reached and says what it is about; how
it looks is judged by eye.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SIX_YEARS_ON = datetime(2032, 11, 29, 9, 0, tzinfo=UTC)
"""A Monday on which what was closed in the story is past its term."""

FIRST = "26-0001-R"
DIRK = ("Dirk Zandstra", "1989-03-14")
KNOWN_ALREADY = "Is dit een aparte casus, of is het een dubbele?"
ROUTE = "Veldaanmelding (ketenpartner)"

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


def required(label: str) -> str:
    return f"{label} (verplicht)"


def casus_form(page: PlaygroundPage, name: str, born: str) -> CardOnPage:
    form = page.types_in_personal_chat("/casus nieuw nazorg").card_with("Nieuwe casus")
    form.chooses(required("Hoe kwam de melding binnen?"), "Detentiemelding")
    form.fills(required("Aanleiding"), "Komt over zes weken vrij.")
    form.chooses(required("Doel"), "Een goede terugkeer uit detentie voorbereiden")
    form.chooses(required("Grondslag"), "Artikel 18a Penitentiaire beginselenwet, voorbereiding van de terugkeer")
    form.fills(required("Voor- en achternaam"), name).fills(required("Geboortedatum"), born)
    return form.chooses(required("Gemeente"), "Merwestad").chooses(required("Rol"), "Gedetineerde")


def makes_casus(page: PlaygroundPage) -> str:
    """Make a casus about somebody who does not know yet; return its code."""
    form = casus_form(page, "Wim Wilg", "1990-05-01")
    form.chooses(required("Is de betrokkene geïnformeerd?"), "Nog niet").presses("Opslaan").shows("is opgeslagen")
    return form.text.split()[1]


def test_whether_people_know(page: PlaygroundPage) -> None:
    form = casus_form(page, "Wim Wilg", "1990-05-01").chooses(required("Is de betrokkene geïnformeerd?"), "Nog niet")
    form.fills(required("Aanleiding"), "Bel zijn moeder op 06 12345678 of mail wilg@voorbeeld.nl.").presses("Opslaan")
    form.shows("een telefoonnummer").kept_as("free-text-warning").presses("Toch opslaan").shows("is opgeslagen")
    code = form.text.split()[1]
    form.presses("Start uitvraag").shows("Voordat u de uitvraag start").kept_as("informing-before-an-uitvraag")
    form.presses("Vastleggen").shows("Verder met de uitvraag").kept_as("informing-said-now-on")
    opened(page, "/informering").shows("Weten betrokkenen ervan?").kept_as("informing-list")
    card = opened(page, f"/informering {code}").shows("Wim Wilg").kept_as("informing-casus")
    card.presses("Wijzigen", which=0).shows("Weet de betrokkene").kept_as("informing-form")
    card.chooses(required("Weet de betrokkene dat hij besproken wordt?"), "Ja")
    card.fills("Wanneer is dat verteld?", "2026-11-20").fills("Door wie?", "Noor van Eerd").presses("Vastleggen")
    card.shows("Vastgelegd.").kept_as("informing-kept")
    opened(page, f"/casus toon {code}").kept_as("informing-on-a-casus")


def test_who_saw_what(page: PlaygroundPage) -> None:
    opened(page, f"/uitvraag status {FIRST}").presses("Antwoorden openen")
    opened(page, "/logboek").shows("Van welke casus?").kept_as("logboek-choose")
    card = opened(page, f"/logboek {FIRST}").shows("Logboek van").kept_as("logboek-of-a-casus")
    card.chooses("Wie zag deze persoon?", "Mila Verhoog").presses("Tonen").kept_as("logboek-of-a-person")
    leads_to_page(card.presses("Als pagina").kept_as("logboek-link"), "Pagina openen", "logboek")
    plays(page, "privacyfunctionaris")
    card = opened(page, "/logboek").kept_as("logboek-of-the-region")
    leads_to_page(card.presses("Als pagina"), "Pagina openen", "logboek-region")
    card = opened(page, "/audit").shows("Tellingen voor een onderzoek").kept_as("audit-form")
    card.presses("Maken").kept_as("audit-link")
    opened(page, f"/casus toon {FIRST}").kept_as("refused-privacy")
    plays(page, "politie")
    opened(page, f"/logboek {FIRST}").kept_as("refused-logboek")
    opened(page, "/inzage 26-0001-R").kept_as("refused-rights")


def test_what_everybody_may_type(page: PlaygroundPage) -> None:
    for role in ("regisseur", "manager", "privacyfunctionaris", "contactpunt", "bij", "beheerder", "politie"):
        plays(page, role)
        opened(page, "/help").kept_as(f"help-of-{role}")


def test_between_the_lanes(page: PlaygroundPage) -> None:
    code = makes_casus(page)
    opened(page, "/opschalen").shows("Nazorgcasus").kept_as("escalate-casus")
    card = opened(page, f"/opschalen {code}").kept_as("escalate-table")
    card.chooses(required("Naar welke tafel?"), "Regietafel Volwassenen").presses("Verder").kept_as("escalate-form")
    card.chooses(required("Reden"), "De gewone nazorg is vastgelopen")
    card.fills(required("Waarom is dit nodig, in uw eigen woorden?"), "Er is geen woning en er zijn schulden.")
    card.chooses(required("Doel"), "Een gezamenlijke aanpak maken voor zorg en veiligheid")
    card.chooses(required("Hoe komt de casus binnen?"), ROUTE)
    card.presses("Opschalen").shows("Kies wie er meegaat.").kept_as("escalate-mistakes")
    card.chooses("Wim Wilg, 1 mei 1990", "Betrokkene").presses("Opschalen").shows("Opgeschaald:").kept_as("escalated")
    opened(page, f"/opschalen {code}").kept_as("escalated-before")
    opened(page, f"/casus toon {code}").unfolds("Meer over deze casus").shows("Opgeschaald").kept_as("escalated-from")
    opened(page, f"/opschalen {FIRST}").kept_as("refused-other-lane")
    plays(page, "politie")
    form = opened(page, "/melden").shows("radicalisering").kept_as("melding-radicalisering")
    form.chooses(required("Wat voor melding is het?"), ROUTE).chooses(required("Is er spoed?"), "Nee")
    form.fills(required("Voor- en achternaam"), "Gijs Egel").fills(required("Wat vraagt u van de tafel?"), "Meedenken.")
    form.fills(required("Aanleiding"), "Zijn broer denkt aan radicalisering.")
    form.chooses(required("Is de persoon geïnformeerd over deze melding?"), "Ja")
    form.presses("Melden").shows("Er is niets opgeslagen.").kept_as("melding-belongs-elsewhere")


def test_signals(page: PlaygroundPage) -> None:
    plays(page, "bij")
    card = opened(page, "/bij").shows("Er zijn geen signalen.").kept_as("bij-empty")
    card.presses("Nieuw signaal").shows("Nieuw BIJ-signaal").kept_as("bij-new")
    card.fills(required("Voor- en achternaam"), "Gijs Egel").fills(required("Geboortedatum"), "1979-02-03")
    card.fills(required("Verstrekt op"), "2026-11-20").fills(required("Verwachte terugkeer"), "2027-01-15")
    card.fills("Notitie (kort)", "Keert terug naar het ouderlijk huis.").presses("Opslaan")
    card.shows("Het signaal is bewaard.").kept_as("bij-open")
    card.presses("Besluiten").shows("Besluit over").kept_as("bij-decide")
    card.presses("Annuleren")
    card.presses("Opschalen").shows("Opschalen naar een regietafel").kept_as("bij-escalate")
    card.presses("Annuleren").presses("Signalen").kept_as("bij-list")


def test_what_somebody_asks_about_himself(page: PlaygroundPage, house: DemoHouse) -> None:
    plays(page, "contactpunt")
    opened(page, "/verzoeken").kept_as("requests-empty").presses("Nieuw verzoek").kept_as("requests-which-casus")
    form = asks(opened(page, f"/inzage {FIRST}").shows("Verzoek vastleggen").kept_as("access-form"))
    card = form.presses("Vastleggen").shows("Inzage:").kept_as("access-noted")
    sheet = OwnPage(card.presses("Teksten nakijken").kept_as("access-link").leads_to("Pagina openen")).comes_in()
    sheet.kept_as("access-look-through").presses("Opslaan en verder").shows("Uw gegevens").kept_as("access")
    sheet.page.close()
    form = asks(opened(page, f"/verzoeken {FIRST}").kept_as("requests-form"))
    form.chooses(required("Wat vraagt deze persoon?"), "Bezwaar maken tegen het gebruik")
    form.fills("In eigen woorden van de betrokkene", "Ik wil niet dat de politie dit gebruikt.")
    form.presses("Vastleggen").shows("Doorgegeven aan").kept_as("objection-noted")
    opened(page, "/verzoeken").shows("Lopende verzoeken").kept_as("requests-list")
    house.delivers()
    plays(page, "politie")
    card = page.opens_group_chat().card_with("Een betrokkene heeft een verzoek").kept_as("request-post-of-the-source")
    # The one chat holds the posts of all six, and each opens for its own organisatie alone.
    while "Dit is voor een andere organisatie" in card.presses("Openen").text:
        card = page.card_with("Een betrokkene heeft een verzoek")
    card.shows("Uw besluit").kept_as("request-at-the-source")


def test_until_it_is_destroyed(page: PlaygroundPage, house: DemoHouse) -> None:
    opened(page, "/bewaren").shows("Er is nu niets").kept_as("keeping-empty")
    form = casus_form(page, *DIRK).chooses(required("Is de betrokkene geïnformeerd?"), "Ja").presses("Opslaan")
    code = form.shows(KNOWN_ALREADY).kept_as("casus-known-already").text.split()[0]
    form.presses("Dubbel: sluit deze casus").shows("is gesloten").kept_as("casus-closed-as-double")
    makes_casus(page)
    opened(page, f"/bewaren {code}").kept_as("keeping-not-yet")
    house.jumps(SIX_YEARS_ON)
    page.opens_personal_chat().card_with("Bewaartermijnen").kept_as("keeping-post")
    page.card_with("Weten betrokkenen ervan?").kept_as("informing-post")
    opened(page, "/informering").kept_as("informing-list")
    card = opened(page, "/bewaren").shows(code).kept_as("keeping-list")
    plays(page, "privacyfunctionaris")
    opened(page, "/bewaren overzicht").kept_as("keeping-overview")
    card = opened(page, f"/bewaren {code}").kept_as("keeping-one")
    card.presses("Vasthouden").kept_as("keeping-hold").fills(required("Reden"), "Er loopt een klacht.")
    card.presses("Vasthouden").shows("Het wordt vastgehouden.").kept_as("keeping-held")
    card.presses("Loslaten").fills(required("Reden"), "De klacht is afgehandeld.").presses("Loslaten")
    plays(page, "regisseur")
    card = opened(page, "/bewaren").chooses("Dossiers", *lines(card_text(page, code)))
    card.presses("Langer bewaren").kept_as("keeping-longer").presses("Annuleren")
    card.chooses("Dossiers", *lines(card_text(page, code))).presses("Vernietigen").kept_as("keeping-confirm")
    card.presses("Definitief vernietigen").kept_as("keeping-confirmed")
    opened(page, f"/bewaren {code}").kept_as("keeping-can-be-taken-back")
    house.time_passes(SIX_YEARS_ON + timedelta(hours=1))
    opened(page, f"/casus toon {code}").shows("is vernietigd").kept_as("destroyed")
    page.card_with("Bewaartermijnen").kept_as("keeping-post-done")


def asks(form: CardOnPage) -> CardOnPage:
    """Fill in who asks, and how that was established."""
    form.chooses(required("Wie doet het verzoek?"), "Mila Verhoog (Slachtoffer)")
    return form.chooses(required("Hoe is vastgesteld wie het is?"), "Geldig identiteitsbewijs gezien")


def card_text(page: PlaygroundPage, code: str) -> str:
    return page.card_with("Bewaren en vernietigen", code).text


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if "voorbij sinds" in line]


def leads_to_page(card: CardOnPage, link: str, name: str) -> OwnPage:
    found = OwnPage(card.leads_to(link)).comes_in().kept_as(name)
    found.page.close()
    return found
