"""The main job as one story in the real playground: asked are six, four answer, one refuses, one is reminded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.demo import world
from tests.e2e.demo_house import demo_house, visiting
from tests.e2e.own_page import OwnPage
from tests.e2e.playground_page import CardOnPage, PlaygroundPage

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AFTER_THE_REMINDER = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
AFTER_THE_AGENDA = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)

FIRST, SECOND = "Fenna Fluitenkruid", "Dirk Dovenetel"
ZITTING = "maandag 30 november, 13.00 uur (antwoord vóór donderdag 26 november, 17.00 uur)"
POLICE, PROSECUTION, PROBATION = "Politie Merwestreek", "OM Merwestreek", "Reclassering Merwestreek"
SAFE_HOME, CHILD_PROTECTION, MUNICIPALITY = "Veilig Thuis Merwestreek", "RvdK Merwestreek", "Gemeente Oosterwaard"


@pytest.mark.timeout(300)
def test_from_melding_to_agenda(browser: Browser, tmp_path: Path) -> None:
    with demo_house(tmp_path, MONDAY) as house, visiting(browser, house) as page:
        page.shows("U bent nu Noor van Eerd (Procesregisseur)")
        code = regisseur_asks_six(page)
        house.delivers()

        police_know_one_of_two(page, code)
        for role, organisatie in (("om", PROSECUTION), ("reclassering", PROBATION), ("veilig-thuis", SAFE_HOME)):
            knows_neither(plays(page, role), code, organisatie)
        child_protection_refuses(plays(page, "rvdk"), code)
        assert worklist(page.reloads(), code, MUNICIPALITY).buttons[:2] == ("Openen", "Aan- of afmelden")

        house.time_passes(AFTER_THE_REMINDER)
        page.card_with("Herinnering: er staat nog", MUNICIPALITY)
        page.screenshot("story-reminder")
        for organisatie in (POLICE, PROSECUTION, PROBATION, SAFE_HOME, CHILD_PROTECTION):
            assert not page.has_card_with("Herinnering: er staat nog", organisatie)

        status = plays(page, "regisseur").types_in_personal_chat(f"/uitvraag status {code}").latest_card()
        status.shows("5 van 6 afgehandeld").shows("deelt niet").shows("keer herinnerd")
        status.presses("Antwoorden openen").shows(FIRST).shows("Er wordt veel geroepen.").shows(MUNICIPALITY)

        house.time_passes(AFTER_THE_AGENDA)
        agenda_post(page, code).shows("Maandag 30 november, 13.00 uur").shows("5 van 6 binnen")
        page.screenshot("story-agenda")
        knows_neither(plays(page, "gemeente-oosterwaard"), code, MUNICIPALITY)
        agenda_post(page, code).shows("alle 6 binnen")
        page.does_not_show(FIRST).does_not_show(SECOND)

        mine = agenda_post(plays(page, "politie"), code).presses("Mijn zaken")
        mine.shows(code).shows("Dirk Dovenetel (1988)")
        page.screenshot("story-my-cases")
        plays(page, "gemeente-merwestad")
        theirs = page.types_in_personal_chat("/zaken").latest_card().presses("Openen").shows("Mijn zaken")
        assert code not in theirs.text


def plays(page: PlaygroundPage, role: str) -> PlaygroundPage:
    """Be somebody else from now on."""
    return page.types_in_personal_chat(f"/speel {role}")


def agenda_post(page: PlaygroundPage, code: str) -> CardOnPage:
    """Find the one post about the zitting, in the channel of its tafel."""
    page.opens_channel(world.SECOND_CHANNEL_NAME)
    return page.card_with("Agenda Regietafel Huiselijk Geweld", code)


def regisseur_asks_six(page: PlaygroundPage) -> str:
    form = page.types_in_personal_chat("/casus nieuw huiselijk geweld").card_with("Nieuwe casus")
    form.chooses("Hoe kwam de melding binnen? (verplicht)", "ZSM (Openbaar Ministerie) (vaak spoed)")
    form.fills("Aanleiding (verplicht)", "Meldingen over lawaai en zorgen.")
    form.chooses("Doel (verplicht)", "Een gezamenlijke aanpak maken voor zorg en veiligheid")
    names(form, FIRST, "1990-05-01", "Slachtoffer")
    form.chooses("Is de betrokkene geïnformeerd? (verplicht)", "Ja")
    form.presses("Opslaan").shows("is opgeslagen")
    code = form.text.split()[1]
    names(form.presses("Nog een betrokkene"), SECOND, "1988-02-29", "Dader").presses("Opslaan").shows(SECOND)
    form.presses("Start uitvraag").chooses("Voor welke zitting? (verplicht)", ZITTING).presses("Start")
    form.shows("De uitvraag is gestart voor 6 organisaties.")
    return code


def names(form: CardOnPage, name: str, born: str, role: str) -> CardOnPage:
    form.fills("Voor- en achternaam (verplicht)", name).fills("Geboortedatum (verplicht)", born)
    return form.chooses("Gemeente (verplicht)", "Oosterwaard").chooses("Rol (verplicht)", role)


def worklist(page: PlaygroundPage, code: str, organisatie: str) -> CardOnPage:
    """Find the worklist of this organisatie on which this casus stands."""
    return page.opens_group_chat().card_with("Voor maandag 30 november", code, organisatie)


def opens(page: PlaygroundPage, code: str, organisatie: str) -> CardOnPage:
    """Open the worklist; its first page names nobody."""
    card = worklist(page, code, organisatie).presses("Openen")
    assert FIRST not in card.shows("Kan of mag u niets delen?").text
    return card


def police_know_one_of_two(page: PlaygroundPage, code: str) -> None:
    card = opens(plays(page, "politie"), code, POLICE).presses("Beantwoorden").shows(FIRST).shows(SECOND)
    card.chooses("Wie is bij u bekend?", f"{FIRST}, geboren op 1 mei 1990, Slachtoffer").presses("Opslaan")
    form = OwnPage(card.leads_to("Invullen op de beveiligde pagina")).comes_in().shows(FIRST)
    form.chooses("Is uw organisatie nu betrokken? (verplicht)", "Ja")
    form.chooses("Over wie heeft u zorgen? (verplicht)", "Kinderen", "De omgeving")
    form.fills("Toelichting bij: Over wie heeft u zorgen?", "Er wordt veel geroepen.")
    form.chooses("Feit of oordeel? (bij: Over wie heeft u zorgen?)", "Een feit")
    form.chooses("In welk kader werkt u?", "Vrijwillig")
    form.chooses("Wilt u de persoon bespreken? (verplicht)", "Ja")
    form.chooses("Met wie mag dit gedeeld worden? (verplicht)", "Met de hele tafel")
    form.presses("Opslaan").shows("Opgeslagen")
    form.page.close()
    page.does_not_show(FIRST)


def knows_neither(page: PlaygroundPage, code: str, organisatie: str) -> None:
    opens(page, code, organisatie).presses("Beantwoorden").shows(FIRST).shows(SECOND).presses("Opslaan")
    page.does_not_show(FIRST)


def child_protection_refuses(page: PlaygroundPage, code: str) -> None:
    card = opens(page, code, CHILD_PROTECTION).presses("Ik kan of mag dit niet delen")
    card.chooses("Waarom niet? (verplicht)", "Beroepsgeheim").presses("Vastleggen")
    page.does_not_show(FIRST)
