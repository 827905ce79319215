"""A partner and his worklist in the real playground: how much work it is, counted in clicks.

Who is not known is said on the card. Who is known is filled in there too, by choosing, at a tafel that answers by card;
at one that answers by page on a page, after signing in once.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser

from tests.e2e.demo_house import demo_house, visiting
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

People: TypeAlias = Sequence[tuple[str, str, str]]

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MUNICIPALITY = "Gemeente Oosterwaard"
TODAY = "maandag 23 november, 13.00 uur"
THURSDAY = "donderdag 26 november, 13.30 uur"
FAMILY = (
    ("Fenna Fluitenkruid", "1990-05-01", "Slachtoffer"),
    ("Dirk Dovenetel", "1988-02-29", "Dader"),
    ("Lot Dovenetel", "2015-02-28", "Kind"),
)
KNOWN = ("Mila Verhoog", "Fenna Fluitenkruid")
YOUNG = (
    (
        ("Joep Kievit", "2011-04-09", "Betrokkene"),
        ("Anke Kievit", "1985-10-30", "Systeemlid"),
        ("Bas Kievit", "1983-01-17", "Systeemlid"),
        ("Els Kievit", "2008-06-02", "Systeemlid"),
    ),
    (
        ("Storm Wulp", "2010-12-24", "Betrokkene"),
        ("Iris Wulp", "1987-03-08", "Systeemlid"),
        ("Teun Wulp", "2013-09-15", "Systeemlid"),
    ),
)
YOUNG_KNOWN = ("Joep Kievit", "Iris Wulp")
MOST_CLICKS = 12
"""Two to come to the names, a tick for each who is known and saving, three choices for each of them and saving."""
MOST_CLICKS_IN_TEAMS = 6
"""To the page of the first who is known, five others dealt with on the way."""
MOST_CLICKS_ON_PAGES = 11
"""Two presses come in (the link, and who one is), then three answers and saving for each, and one press to the next."""


@pytest.mark.timeout(240)
def test_seven_people_of_whom_five_are_unknown_take_twelve_clicks(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        page.shows("U bent nu Noor van Eerd (Procesregisseur)")
        codes = [asks_about_young_people(page, family) for family in YOUNG]
        house.delivers()
        page.types_in_personal_chat("/speel gemeente-oosterwaard").shows(f"({MUNICIPALITY})")
        worklist = page.opens_group_chat().card_with(f"Voor {THURSDAY}", MUNICIPALITY, *codes)
        worklist.shows("Er staan 2 vragen open.")

        before = page.clicks
        worklist.presses("Openen").presses("Beantwoorden").kept_as("worklist-seven-on-cards")
        assert len(people(worklist)) == sum(map(len, YOUNG))
        worklist.chooses("Wie is bij u bekend?", *(one for one in people(worklist) if one.startswith(YOUNG_KNOWN)))
        worklist.presses("Opslaan")
        for which, name in enumerate(YOUNG_KNOWN):
            chooses_on_the_card(worklist.shows(name), which)
        assert page.clicks - before == MOST_CLICKS - 1
        worklist.kept_as("worklist-two-on-cards")
        for written in ("Toelichting bij", "Wat loopt er nu?"):
            assert written not in worklist.text
        worklist.presses("Opslaan").shows("fgehandeld")
        assert page.clicks - before <= MOST_CLICKS
        house.delivers()

        for name, _, _ in (one for family in YOUNG for one in family):
            page.does_not_show(name)
        page.reloads().opens_group_chat().card_with(f"Voor {THURSDAY}", MUNICIPALITY).shows("Alles is afgehandeld.")


@pytest.mark.timeout(240)
def test_of_seven_people_five_unknown_take_few_clicks_and_two_known_a_page(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        page.shows("U bent nu Noor van Eerd (Procesregisseur)")
        # Two casussen of two people wait already, for the same zitting.
        code = asks_about_three_more(page)
        house.delivers()
        page.types_in_personal_chat("/speel gemeente-oosterwaard").shows(f"({MUNICIPALITY})")
        worklist = page.opens_group_chat().card_with(f"Voor {TODAY}", MUNICIPALITY, code)
        worklist.shows("Er staan 3 vragen open.")
        worklist.kept_as("worklist-seven-people")

        before = page.clicks
        worklist.presses("Openen").presses("Beantwoorden")
        assert len(people(worklist)) == len(FAMILY) + 4
        worklist.chooses("Wie is bij u bekend?", *(one for one in people(worklist) if one.startswith(KNOWN)))
        worklist.presses("Opslaan")
        for name in KNOWN:
            worklist.shows(name)
        form = OwnPage(worklist.leads_to("Invullen op de beveiligde pagina")).comes_in()
        assert page.clicks - before <= MOST_CLICKS_IN_TEAMS
        for which, _ in enumerate(KNOWN):
            if which:
                form.presses("Volgende").shows("U antwoordt namens")
            knows_but_does_nothing(form)
            form.presses("Opslaan").shows("Opgeslagen")
        form.shows("Klaar, u kunt dit venster sluiten.")
        assert form.clicks <= MOST_CLICKS_ON_PAGES
        form.page.close()
        house.delivers()

        for name, _, _ in FAMILY:
            page.does_not_show(name)
        page.reloads().opens_group_chat().card_with(f"Voor {TODAY}", MUNICIPALITY).shows("Alles is afgehandeld.")


def asks_about_three_more(page: PlaygroundPage) -> str:
    form = page.types_in_personal_chat("/casus nieuw huiselijk geweld").card_with("Nieuwe casus")
    form = fills_in_casus(form, FAMILY)
    code = form.text.split()[1]
    form.presses("Start uitvraag").chooses("Voor welke zitting? (verplicht)", f"{TODAY} (antwoord vóór {TODAY})")
    form.presses("Start").shows("De uitvraag is gestart voor 6 organisaties.")
    return code


def asks_about_young_people(page: PlaygroundPage, family: People) -> str:
    kind = page.types_in_personal_chat("/casus nieuw jeugd").latest_card()
    kind.chooses("Tafel (verplicht)", "Regietafel Jeugd: over personen").presses("Verder")
    form = fills_in_casus(kind, family)
    code = form.text.split()[1]
    form.presses("Start uitvraag").presses("Start").shows("De uitvraag is gestart voor 4 organisaties.")
    return code


def fills_in_casus(form: CardOnPage, family: People) -> CardOnPage:
    form.chooses("Hoe kwam de melding binnen? (verplicht)", "Veldaanmelding (ketenpartner)")
    form.fills("Aanleiding (verplicht)", "Meldingen over lawaai en zorgen.")
    form.chooses("Doel (verplicht)", "Een gezamenlijke aanpak maken voor zorg en veiligheid")
    form.chooses("Is de betrokkene geïnformeerd? (verplicht)", "Ja")
    for number, (name, born, role) in enumerate(family):
        if number:
            form.presses("Nog een betrokkene")
        form.fills("Voor- en achternaam (verplicht)", name).fills("Geboortedatum (verplicht)", born)
        form.chooses("Gemeente (verplicht)", "Oosterwaard").chooses("Rol (verplicht)", role).presses("Opslaan")
        form.shows("is opgeslagen")
    return form


def people(card: CardOnPage) -> list[str]:
    """Read who may be ticked."""
    return [line for line in card.text.splitlines() if "geboren op" in line]


def knows_but_does_nothing(form: OwnPage) -> None:
    form.chooses("Is uw organisatie nu betrokken? (verplicht)", "Nee")
    form.chooses("Over wie heeft u zorgen? (verplicht)", "Geen zorgen")
    form.chooses("Wilt u de persoon bespreken? (verplicht)", "Nee")


def chooses_on_the_card(card: CardOnPage, which: int) -> None:
    card.chooses("Is uw organisatie nu betrokken? (verplicht)", "Nee", which=which)
    card.chooses("Over wie heeft u zorgen? (verplicht)", "Geen zorgen", which=which)
    card.chooses("Wilt u de persoon bespreken? (verplicht)", "Nee", which=which)
