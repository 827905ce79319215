"""What the bot can do is declared once; every other place where it is named must agree with that."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.cli.pakket import menu
from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import ROLLEN, Permission
from domain.persoon import Rol
from manifest.build import ManifestSettings, bouw
from teksten.catalogus import laad_teksten

HOUSE = Path(__file__).parents[2]


def verbs_named_in(room: str) -> Iterator[tuple[str, Verb]]:
    """Return every verb that the code of a room names, with where it does."""
    for file in sorted((HOUSE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Verb":
                yield f"{file.relative_to(HOUSE)}:{node.lineno}", Verb[node.attr]


def test_the_menu_in_teams_offers_the_commands_of_the_registry_in_the_order_of_help() -> None:
    teksten, registry = laad_teksten(), maak_registry()
    settings = ManifestSettings(
        app_id="11111111-1111-4111-8111-111111111111",
        bot_id="22222222-2222-4222-8222-222222222222",
        version="1.0.0",
        developer="Merwestad",
        website_url="https://merwestad.example",
        privacy_url="https://merwestad.example/privacy",
        terms_url="https://merwestad.example/voorwaarden",
    )
    package = bouw(settings, tuple(menu(registry, teksten)), teksten)
    (bot,) = package["bots"]
    wanted = [spec.words for spec in registry.commands_in_order() if spec.in_manifest]
    assert wanted
    for part in bot["commandLists"]:
        assert [command["title"] for command in part["commands"]] == wanted


def test_every_verb_on_any_card_has_a_handler() -> None:
    on_cards = dict(verbs_named_in("cards"))
    assert on_cards
    # The router itself runs a command behind a button.
    handled = {*maak_registry().verbs, Verb.OPDRACHT_OPEN}
    assert {place: verb for place, verb in on_cards.items() if verb not in handled} == {}


def test_every_verb_there_is_stands_on_some_card() -> None:
    assert set(Verb) - {verb for _, verb in verbs_named_in("cards")} == set()


def test_every_handler_of_a_button_answers_to_a_verb_there_is() -> None:
    assert set(maak_registry().verbs) <= {verb.value for verb in Verb}


def test_every_permission_is_asked_for_somewhere_and_opened_by_some_role() -> None:
    registry = maak_registry()
    asked = {spec.permission for spec in registry.commands.values()}
    asked |= {spec.permission for spec in registry.verbs.values()}
    assert asked == set(Permission)
    assert all(ROLLEN[permission] for permission in Permission)
    assert set().union(*ROLLEN.values()) == set(Rol)


def test_every_kind_of_message_and_of_alarm_is_declared_and_no_other() -> None:
    registry = maak_registry()
    assert set(registry.messages) == {kind.value for kind in Berichtsoort}
    assert set(registry.alarms) == {kind.value for kind in Wekkersoort}
