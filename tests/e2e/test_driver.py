"""The playground and its driver, with a bot of one form: when the tour fails, this says which side to look at."""

import json
from collections.abc import Iterator
from socket import socket

import pytest
from playwright.sync_api import Browser

from bot.demo import playground, world
from tests.e2e.form_bot import form_bot_in_playground
from tests.e2e.playground_page import PlaygroundPage, at_the_playground


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with form_bot_in_playground(playground.DEFAULT_FOLDER) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[PlaygroundPage]:
    with at_the_playground(browser, address) as page:
        yield page


def test_the_playground_listens_to_this_machine_only(address: str) -> None:
    with socket() as elsewhere:
        # Taken too when somebody listens on every interface.
        elsewhere.bind(("127.0.0.2", int(address.rpartition(":")[2])))
        assert elsewhere.getsockname()[0] == "127.0.0.2"


def test_a_filled_in_form_arrives_as_it_was_filled_in(page: PlaygroundPage) -> None:
    form = page.types_in_personal_chat("/casus nieuw").latest_card().shows("Gezegd: /casus nieuw")
    form.fills("Doel", "Rust in huis").fills("Toelichting", "Eerste regel\ntweede regel").chooses(
        "Route", "Her-melding"
    )
    form.chooses("Partners", "GGD").unticks("Partners", "Politie").chooses("Bekend?", "Nee").chooses("Is er haast?", "")
    form.fills("Datum", "2026-12-01").presses("Bewaren")
    assert json.loads(form.text) == {
        "bekend": "nee",
        "datum": "2026-12-01",
        "doel": "Rust in huis",
        "partners": "ggd",
        "route": "her",
        "spoed": "true",
        "toelichting": "Eerste regel\ntweede regel",
    }
    assert page.screenshot("driver").stat().st_size > 10_000


def test_clicks_are_those_of_a_person(page: PlaygroundPage) -> None:
    form = page.types_in_personal_chat("/casus nieuw").latest_card()
    before = page.clicks
    # A choice, a tick, a list that opens and something in it, a button.
    form.chooses("Bekend?", "Nee").chooses("Partners", "GGD").chooses("Route", "ZSM").presses("Melden")
    assert page.clicks - before == 5


def test_an_empty_required_field_is_the_cards_own_objection(page: PlaygroundPage) -> None:
    form = page.types_in_personal_chat("/casus nieuw").latest_card()
    form.tries_to_press("Bewaren").shows("Vul een doel in")


def test_a_notice_and_a_refusal_stand_under_the_card(page: PlaygroundPage) -> None:
    form = page.types_in_personal_chat("/help").latest_card()
    assert form.presses("Melden").notice == "Gemeld"
    assert form.presses("Weigeren").notice == "Dat mag u niet"
    assert form.buttons == ("Bewaren", "Melden", "Weigeren")


def test_each_conversation_keeps_its_own_cards_and_the_newest_thread_comes_first(page: PlaygroundPage) -> None:
    general, second = world.GENERAL_CHANNEL_NAME, world.SECOND_CHANNEL_NAME
    agenda = page.posts_in_channel(general, "/agenda").latest_card().shows("Gezegd: /agenda")
    page.posts_in_channel(general, "/status").shows("Gezegd: /status").latest_card().shows("Gezegd: /status")
    assert agenda.presses("Melden").notice == "Gemeld"
    page.card_with("Gezegd: /agenda").shows("Gezegd: /agenda")
    page.types_in_group_chat("/help").latest_card().shows("Gezegd: /help")
    page.opens_channel(second).does_not_show("Gezegd:")
    page.opens_channel(general).shows("Gezegd: /agenda")
