"""Our own pages in a real browser: everybody can use them, wide and on a small phone, without mouse, without script.

Whoever adds a page adds how one comes to it to `PAGES`; axe-core judges it at 1280 and 320 pixels.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.demo_house import DemoHouse, demo_house, visiting
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MUNICIPALITY = "Gemeente Oosterwaard"
CASUS = "26-0001-R"
KNOWN = ("Mila Verhoog", "Noa Terpstra")
ONE_OPENS = "Wat u opent, ziet alleen u."
"""Stands on a worklist on which something is open, and on no other post."""
WHO_IS_KNOWN = "Wie is bij u bekend?"
FILL_IN = "Invullen op de beveiligde pagina"
CONCERNS = "Over wie heeft u zorgen? (verplicht)"
CODE = re.compile(r"\d\d-\d{4}-[A-Z]")
NOTE = "Toelichting bij: Over wie heeft u zorgen?"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoHouse]:
    with demo_house(tmp_path_factory.mktemp("demo"), MONDAY) as house:
        yield house


@pytest.fixture
def page(browser: Browser, house: DemoHouse) -> Iterator[PlaygroundPage]:
    with visiting(browser, house) as page:
        yield page


def known_card(page: PlaygroundPage) -> CardOnPage:
    """The card with the links to the pages about two people who are known."""
    page.types_in_personal_chat("/speel gemeente-oosterwaard").shows(f"({MUNICIPALITY})")
    card = page.opens_group_chat().card_with(ONE_OPENS, MUNICIPALITY).presses("Openen")
    if "Beantwoorden" in card.buttons:
        card.presses("Beantwoorden").shows(WHO_IS_KNOWN)
    # Whoever was here before goes on where he was: the names, or what comes after them.
    if WHO_IS_KNOWN in card.text:
        # With nobody ticked all of them would be unknown.
        known = [line for line in card.text.splitlines() if line.startswith(KNOWN)]
        card.chooses(WHO_IS_KNOWN, *known).presses("Opslaan")
    return card.shows(FILL_IN)


def door(page: PlaygroundPage) -> OwnPage:
    return OwnPage(known_card(page).leads_to(FILL_IN))


def sign_in(page: PlaygroundPage) -> OwnPage:
    found = door(page).presses("Openen")
    expect(found.page.get_by_role("heading", name="Aanmelden (demo)")).to_be_visible()
    return found


def wrong_person(page: PlaygroundPage) -> OwnPage:
    found = sign_in(page)
    found.page.get_by_text("Iemand anders zijn").click()
    found.page.get_by_role("button", name="Aanmelden als Noor van Eerd (Procesregisseur)").click()
    return found.shows("Deze link is van iemand anders")


def cancelled(page: PlaygroundPage) -> OwnPage:
    found = sign_in(page)
    found.page.get_by_text("Iemand anders zijn").click()
    return found.presses("Toch niet aanmelden").shows("U bent niet aangemeld")


def expired(page: PlaygroundPage) -> OwnPage:
    found = answer_form(page)
    return OwnPage(_goes(found, "/pagina/DEMO.weg")).shows("Deze link werkt niet meer")


def answer_form(page: PlaygroundPage) -> OwnPage:
    return door(page).comes_in().shows("U antwoordt namens")


def answer_form_with_mistakes(page: PlaygroundPage) -> OwnPage:
    form = answer_form(page).fills("Wat loopt er nu?", "Iets")
    form.chooses("Is uw organisatie nu betrokken? (verplicht)", "Ja")
    return form.presses("Opslaan").shows("Er is nog niets opgeslagen. Kijk nog naar:")


def answer_form_filled_in(page: PlaygroundPage) -> OwnPage:
    form = fills_in(answer_form(page)).fills(NOTE, "Langewoordenzonderspatie" * 12)
    return form.chooses(f"Feit of oordeel? (bij: {CONCERNS.removesuffix(' (verplicht)')})", "Een oordeel")


def refusal(page: PlaygroundPage) -> OwnPage:
    return answer_form(page).presses("Niet delen").shows("Dat is een volledig antwoord.")


def refusal_with_a_mistake(page: PlaygroundPage) -> OwnPage:
    return refusal(page).presses("Vastleggen").shows("Kies waarom u dit niet deelt.")


def done(page: PlaygroundPage) -> OwnPage:
    """An organisatie of which nobody else here looks at the worklist."""
    page.types_in_personal_chat("/speel rvdk").shows("(RvdK Merwestreek)")
    card = page.opens_group_chat().card_with(ONE_OPENS, "RvdK Merwestreek").presses("Openen").presses("Beantwoorden")
    card.shows(WHO_IS_KNOWN)
    known = [line for line in card.text.splitlines() if line.startswith(KNOWN)]
    card.chooses(WHO_IS_KNOWN, *known).presses("Opslaan").shows(FILL_IN)
    form = OwnPage(card.leads_to(FILL_IN)).comes_in()
    return fills_in(form).presses("Opslaan").shows("Nog 1 persoon te gaan")


def answer_by_phone(page: PlaygroundPage) -> OwnPage:
    page.types_in_personal_chat("/speel regisseur")
    card = opened(page, f"/uitvraag namens {CASUS} veilig-thuis").shows("Telefonisch antwoord")
    card.fills("Naam van wie het zegt (verplicht)", "Tess van Voorbeeld").fills("Functie (verplicht)", "Medewerker")
    known = [line for line in card.text.splitlines() if "geboren op" in line]
    card.chooses("Wie is daar bekend?", *known).presses("Vastleggen en verder").kept_as("by-phone-to-the-page")
    return OwnPage(card.leads_to(FILL_IN)).comes_in().shows("aan de telefoon")


def logboek(page: PlaygroundPage) -> OwnPage:
    page.types_in_personal_chat("/speel privacyfunctionaris")
    card = opened(page, "/logboek").presses("Als pagina")
    return OwnPage(card.leads_to("Pagina openen")).comes_in().shows("Idris Amrani")


def opened(page: PlaygroundPage, command: str) -> CardOnPage:
    card = page.types_in_personal_chat(command).latest_card()
    return card.presses("Openen") if "Alleen voor u" in card.text else card


def signing_out(page: PlaygroundPage) -> OwnPage:
    form = answer_form(page)
    form.page.get_by_role("link", name="Afmelden").click()
    return form.shows("Wie na u deze browser gebruikt")


def signed_out(page: PlaygroundPage) -> OwnPage:
    return signing_out(page).presses("Afmelden").shows("U bent afgemeld")


def preparation(page: PlaygroundPage) -> OwnPage:
    page.types_in_personal_chat("/speel regisseur")
    card = opened(page, "/voorbereiding")
    card.presses("Afdrukken").presses("Met gedeelde antwoorden")
    return OwnPage(card.leads_to("Open de pagina")).comes_in()


def audit(page: PlaygroundPage) -> OwnPage:
    page.types_in_personal_chat("/speel privacyfunctionaris")
    card = page.types_in_personal_chat("/audit").latest_card()
    card = card.presses("Openen") if "Alleen voor u" in card.text else card
    return OwnPage(card.presses("Maken").leads_to("Pagina openen")).comes_in().shows("Steekproef van besluiten")


def reading_in(page: PlaygroundPage) -> OwnPage:
    page.types_in_personal_chat("/speel regisseur")
    card = opened(page, "/detentie inlezen")
    return OwnPage(card.leads_to("Pagina openen")).comes_in().shows("Controleren")


def reading_in_without_a_file(page: PlaygroundPage) -> OwnPage:
    return reading_in(page).presses("Controleren").shows("Kies eerst een bestand.")


def looked_at(page: PlaygroundPage, somebody: str = "Olivier Verzonnen") -> OwnPage:
    """One line that would be read in, and one that is refused with why."""
    lines = (
        "naam;geboortedatum;herkomst;inrichting;einde",
        f"{somebody};17-05-1991;Merwestad;PI Merwede;22-12-2026",
        "Fenna Verzonnen;17-05-1991;Merwestad;PI Merwede;22-12-26",
    )
    return reading_in(page).brings("Bestand (verplicht)", "\n".join(lines)).presses("Controleren").shows("Inlezen")


def read_in(page: PlaygroundPage) -> OwnPage:
    # Somebody else: of whom was read in there is nothing left to look at, and the order of the pages is any.
    found = looked_at(page, "Hanna Verzonnen")
    return found.presses("Inlezen").shows("Dit is er met elke regel gebeurd.")


def texts_to_go_through(page: PlaygroundPage) -> OwnPage:
    """The first page of somebody's data: for the contact point, who decides what of it he may read."""
    page.types_in_personal_chat("/speel regisseur")
    mine = page.types_in_personal_chat("/casus lijst").latest_card()
    code = CODE.findall((mine.presses("Openen") if "Alleen voor u" in mine.text else mine).text)[0]
    page.types_in_personal_chat("/speel contactpunt")
    form = page.types_in_personal_chat(f"/inzage {code}").latest_card().presses("Openen")
    form.chooses("Wie doet het verzoek? (verplicht)", f"{KNOWN[0]} (Slachtoffer)")
    form.chooses("Hoe is vastgesteld wie het is? (verplicht)", "Geldig identiteitsbewijs gezien")
    form.presses("Vastleggen").shows("Het verzoek is vastgelegd.").presses("Teksten nakijken")
    return OwnPage(form.leads_to("Pagina openen")).comes_in().shows("Teksten nakijken")


def what_is_kept_about_somebody(page: PlaygroundPage) -> OwnPage:
    found = texts_to_go_through(page)
    for box in found.page.get_by_role("checkbox").all()[1:]:
        box.check()
    return found.presses("Opslaan en verder").shows("Uw gegevens bij het Zorg- en Veiligheidshuis")


def quickscan(page: PlaygroundPage) -> OwnPage:
    page.types_in_personal_chat("/speel regisseur")
    card = page.types_in_personal_chat("/quickscan").latest_card().presses("Openen").shows("Als pagina")
    return OwnPage(card.presses("Als pagina").leads_to("Pagina openen")).comes_in().shows("Quickscan")


PAGES: dict[str, Callable[[PlaygroundPage], OwnPage]] = {
    "door": door,
    "sign-in": sign_in,
    "wrong-person": wrong_person,
    "cancelled": cancelled,
    "expired": expired,
    "answer-form": answer_form,
    "answer-form-with-mistakes": answer_form_with_mistakes,
    "answer-form-filled-in": answer_form_filled_in,
    "refusal": refusal,
    "refusal-with-a-mistake": refusal_with_a_mistake,
    "done": done,
    "answer-by-phone": answer_by_phone,
    "logboek": logboek,
    "signing-out": signing_out,
    "signed-out": signed_out,
    "preparation": preparation,
    "audit": audit,
    "reading-in": reading_in,
    "reading-in-without-a-file": reading_in_without_a_file,
    "reading-in-looked-at": looked_at,
    "read-in": read_in,
    "inzage-texts": texts_to_go_through,
    "inzage": what_is_kept_about_somebody,
    "quickscan": quickscan,
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.timeout(120)
def test_everybody_can_use_it(page: PlaygroundPage, name: str) -> None:
    found = PAGES[name](page).kept_as(name)
    assert found.problems() == []


@pytest.mark.timeout(120)
def test_the_form_is_gone_through_by_keyboard_in_the_order_it_is_read(page: PlaygroundPage) -> None:
    order = answer_form(page).focus_order()
    assert order[:4] == ["Niet bekend", "Niet delen", "nu_betrokken:ja", "zorgen:geen"]
    assert order[-2:] == ["Opslaan", "Afmelden"]
    names = list(dict.fromkeys(each.partition(":")[0] for each in order[2:-2]))
    assert names == [
        "nu_betrokken",
        "zorgen",
        "zorgen__notitie",
        "zorgen__aard",
        "kader",
        "kader_tot",
        "wat_loopt",
        "wat_loopt__aard",
        "bespreken",
        "delen",
    ]


@pytest.mark.timeout(120)
def test_what_is_kept_about_somebody_is_a_letter_on_paper_and_a_file(page: PlaygroundPage) -> None:
    found = what_is_kept_about_somebody(page)
    sheets = re.findall(rb"/MediaBox\s*\[\s*0 0 (\d+)[.\d]* (\d+)", found.page.pdf(prefer_css_page_size=True))
    assert sheets
    assert all(int(wide) < int(high) for wide, high in sheets)
    with found.page.expect_download() as saved:
        found.page.get_by_role("link", name="Opslaan als bestand").click()
    kept = json.loads(saved.value.path().read_text("utf-8"))
    assert kept["persoon"]["naam"] == KNOWN[0]
    assert KNOWN[0] not in saved.value.suggested_filename
    assert "Sander" not in json.dumps(kept)


@pytest.mark.timeout(120)
def test_a_mistake_on_top_leads_to_its_question(page: PlaygroundPage) -> None:
    form = answer_form_with_mistakes(page)
    form.page.get_by_role("alert").get_by_role("link", name="Over wie heeft u zorgen?").press("Enter")
    assert form.page.evaluate("document.activeElement.name") == "zorgen"
    assert form.page.title().startswith("Nog niet opgeslagen:")
    expect(form.page.get_by_label("Wat loopt er nu?", exact=True)).to_have_value("Iets")


@pytest.mark.timeout(180)
def test_two_people_are_filled_in_one_after_the_other_without_script_and_teams_says_it_is_done(
    browser: Browser, tmp_path: Path
) -> None:
    # In a house of its own: nobody else finds anything to fill in afterwards.
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        fills_in_two(browser, house, page.shows("U bent nu"))


def fills_in_two(browser: Browser, house: DemoHouse, page: PlaygroundPage) -> None:
    address = known_card(page).address_of(FILL_IN)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(address)
    form = fills_in(OwnPage(tab).comes_in()).presses("Opslaan").shows("Nog 1 persoon te gaan")
    first = fills_in(form.presses("Volgende").shows("U antwoordt namens"))
    first.presses("Opslaan").shows("Klaar, u kunt dit venster sluiten.")
    context.close()
    house.delivers()
    page.reloads().opens_group_chat().card_with("Voor maandag 23 november", MUNICIPALITY).shows("Alles is afgehandeld.")


def fills_in(form: OwnPage) -> OwnPage:
    form.chooses("Is uw organisatie nu betrokken? (verplicht)", "Nee").chooses(CONCERNS, "Geen zorgen")
    return form.chooses("Wilt u de persoon bespreken? (verplicht)", "Nee")


def _goes(found: OwnPage, path: str) -> Page:
    root = found.page.url.partition("/pagina")[0]
    found.page.goto(f"{root}{path}")
    return found.page
